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
from generator.publish.outputs import Draft, FileMaker
from generator.publish.pages import all_pages
from generator.publish.search import search_files
from generator.publish.sitemap import redirect_files, sitemap_files
from generator.publish.stamps import stamps_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Everything that is published: pages still to be rendered into the theme's frame, and groups of files to be made.

    `attachments` are the files of content/tep/ to be copied, by their path in it. `stamps` are by page address: while a stamp stays the same, so does the page. Pages without one show too much to say.
    """

    facts: Facts
    pages: tuple[Draft, ...]
    makers: tuple[FileMaker, ...]
    stamps: Mapping[str, str]
    attachments: frozenset[str]


def outputs_of(records: Records, day: date) -> Outputs:
    """What the records mean on the day, as everything that is published. The records must have passed checking."""
    facts = derive_facts(published_records(records, day), day)
    pages = tuple(all_pages(facts))
    return Outputs(
        facts=facts,
        pages=pages,
        attachments=records.attachments,
        stamps=stamps_of(pages, records, day),
        makers=(
            lambda: data_files(facts),
            lambda: feed_files(facts, publication(dated_events(facts), history=())),
            lambda: search_files(pages),
            lambda: sitemap_files(facts, pages),
            lambda: redirect_files(records, pages),
        ),
    )
