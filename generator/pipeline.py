"""The line itself: bytes → records → facts → events → outputs, readable on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.contract.records import Records
from generator.derive.events import dated_events, publication
from generator.derive.facts import Facts, derive_facts
from generator.derive.horizon import published_records
from generator.publish.feeds import feed_files
from generator.publish.opendata import data_files
from generator.publish.outputs import Draft
from generator.publish.pages import all_pages
from generator.publish.search import search_files
from generator.publish.sitemap import redirect_files, sitemap_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Everything that is published: pages still to be rendered into the theme's frame, and finished files by address."""

    facts: Facts
    pages: tuple[Draft, ...]
    files: Mapping[str, bytes]


def outputs_of(records: Records, day: date) -> Outputs:
    """What the records mean on the day, as everything that is published. The records must have passed checking."""
    facts = derive_facts(published_records(records, day), day)
    events = publication(dated_events(facts), history=())
    pages = tuple(all_pages(facts))
    files = {
        **data_files(facts),
        **feed_files(facts, events),
        **search_files(pages),
        **sitemap_files(facts, pages),
        **redirect_files(records, pages),
    }
    return Outputs(facts=facts, pages=pages, files=files)
