"""Pages by kind. To add a kind of page: write its room here, its template, and its line in PAGE_MAKERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from generator.derive.events import dated_events
from generator.derive.facts import Facts
from generator.derive.publication import Publication
from generator.publish.outputs import Draft
from generator.publish.pages.about import about_pages
from generator.publish.pages.areas import area_pages
from generator.publish.pages.articles import article_pages, prose_pages
from generator.publish.pages.briefings import briefing_pages, ground_when_asked
from generator.publish.pages.changes import change_pages, changes_by_page, changes_in
from generator.publish.pages.documents import document_pages
from generator.publish.pages.dossiers import dossier_pages
from generator.publish.pages.embed import embed_pages
from generator.publish.pages.feedback import feedback_pages
from generator.publish.pages.home import home_pages
from generator.publish.pages.inspections import inspection_pages
from generator.publish.pages.measures import measure_pages
from generator.publish.pages.notices import notice_pages
from generator.publish.pages.plan import plan_pages
from generator.publish.pages.recognitions import recognition_pages
from generator.publish.pages.reports import report_pages
from generator.publish.pages.scorecards import scorecard_pages
from generator.publish.pages.shortcomings import shortcoming_pages
from generator.publish.pages.subscribe import subscribe_pages
from generator.publish.pages.supervision import supervision_pages
from generator.publish.pages.tasks import task_pages
from generator.publish.pages.units import unit_pages

PageMaker = Callable[[Facts], Iterator[Draft]]
Published = Callable[[], Publication]
"""Gives what was published. Without history the first call makes all events, which takes as long as all facts."""

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
    about_pages,
    embed_pages,
)


def all_pages(facts: Facts, published: Published, history: Publication | str) -> Iterator[Draft]:
    """Every page of the site. `history` is what the commits published, or why that cannot be told."""
    changed = changes_by_page(facts, history)
    for draft in (*chain.from_iterable(maker(facts) for maker in PAGE_MAKERS), *supervision_pages(facts, changes_in(history))):
        own = changed.get(draft.address)
        # A page with changes is drawn anew each time: no record's stamp knows of them.
        yield draft if own is None else replace(draft, changes=own, drawn_from=None)
    # A briefing says what was true by the data of today, which a feed's past entries may not know yet.
    ground = ground_when_asked(facts, lambda: published().events if isinstance(history, str) else dated_events(facts))
    yield from briefing_pages(facts, ground)
    yield from notice_pages(facts, ground)
    yield from change_pages(facts, history)
    yield from subscribe_pages(facts, published)
