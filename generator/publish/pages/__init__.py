"""Pages by kind. To add a kind of page: write its room here, its template, and its line in PAGE_MAKERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.derive.event_kinds import Event
from generator.derive.facts import Facts
from generator.publish.outputs import Draft
from generator.publish.pages.about import about_pages
from generator.publish.pages.areas import area_pages
from generator.publish.pages.articles import article_pages, prose_pages
from generator.publish.pages.briefings import briefing_pages
from generator.publish.pages.documents import document_pages
from generator.publish.pages.dossiers import dossier_pages
from generator.publish.pages.feedback import feedback_pages
from generator.publish.pages.home import home_pages
from generator.publish.pages.inspections import inspection_pages
from generator.publish.pages.measures import measure_pages
from generator.publish.pages.plan import plan_pages
from generator.publish.pages.recognitions import recognition_pages
from generator.publish.pages.reports import report_pages
from generator.publish.pages.scorecards import scorecard_pages
from generator.publish.pages.shortcomings import shortcoming_pages
from generator.publish.pages.supervision import supervision_pages
from generator.publish.pages.tasks import task_pages
from generator.publish.pages.units import unit_pages

PageMaker = Callable[[Facts], Iterator[Draft]]
Events = Callable[[], Sequence[Event]]
"""Gives all events of the commune. The first call makes them, which takes as long as all facts; the others find them."""

PAGE_MAKERS: tuple[PageMaker, ...] = (
    home_pages,
    plan_pages,
    task_pages,
    unit_pages,
    area_pages,
    measure_pages,
    scorecard_pages,
    dossier_pages,
    shortcoming_pages,
    report_pages,
    recognition_pages,
    feedback_pages,
    inspection_pages,
    document_pages,
    article_pages,
    prose_pages,
    supervision_pages,
    about_pages,
)
TELLING_MAKERS: tuple[Callable[[Facts, Events], Iterator[Draft]], ...] = (briefing_pages,)
"""Makers of pages that tell what happened when, from the same events as the feeds."""


def all_pages(facts: Facts, events: Events) -> Iterator[Draft]:
    """Every page of the site."""
    for maker in PAGE_MAKERS:
        yield from maker(facts)
    for telling in TELLING_MAKERS:
        yield from telling(facts, events)
