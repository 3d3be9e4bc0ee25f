"""Briefing pages (giao ban): what a leader asks whom on Monday; one for each month, quarter and the current week, and a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import generator.publish.pages.briefing_words as words
from generator.derive.briefings import (
    Ground,
    Span,
    ground_of,
    spans_of,
)
from generator.derive.event_kinds import Event
from generator.derive.facts import Facts
from generator.publish.outputs import Draft
from generator.publish.pages.briefing_list_view import list_view
from generator.publish.pages.briefing_view import briefing_view
from generator.words.vietnamese import format_date

Events = Callable[[], Sequence[Event]]
"""Gives all events of the commune; the first call makes them, the others find them."""
GroundMaker = Callable[[], Ground]
"""Gives the ground of all periods."""
DRAWN_FROM: tuple[str, ...] = (
    "nhiem-vu",
    "chi-so",
    "hai-long",
    "ho-so",
    "bo-chi-so",
    "ton-tai",
    "bao-cao",
    "ghi-nhan",
    "kien-nghi",
    "kiem-tra",
    "giam-sat",
    "van-ban",
)
"""Kinds that any briefing may show, besides those that any page may."""


def ground_when_asked(facts: Facts, events: Events) -> GroundMaker:
    """What all pages by period stand on, made when the first of them is rendered."""
    return cache(lambda: ground_of(facts, events()))


def briefing_pages(facts: Facts, ground: GroundMaker) -> Iterator[Draft]:
    """The list and a page for each period."""
    spans = spans_of(facts)
    yield Draft(
        address="giao-ban/",
        title="Giao ban",
        description=f"Giao ban cải cách hành chính của {facts.office.name}: hỏi ai, hỏi gì, theo tuần, tháng và quý.",
        section="giao-ban",
        template="briefing_list.html",
        context={"facts": facts, "make_view": partial(list_view, ground, spans) if spans else None},
        search="giao ban tuần tháng quý họp lãnh đạo hỏi ai việc chậm",
        drawn_from=DRAWN_FROM,
    )
    for place, span in enumerate(spans):
        name = words.name_of(span)
        yield Draft(
            address=span.address,
            title=f"Giao ban {name}{words.days_of(span)}",
            description=(
                f"Giao ban cải cách hành chính {name} của {facts.office.name}, số liệu đến ngày {format_date(span.day)}: "
                "việc chậm của từng đơn vị, việc đã xong, những gì đến hạn tiếp theo."
            ),
            section="giao-ban",
            template="briefing.html",
            context={
                "facts": facts,
                "span": span,
                "when": words.when(span),
                "others": _others(spans, place),
                "make_view": partial(briefing_view, ground, span),
            },
            search=f"giao ban {name}",
            day=span.day,
            drawn_from=DRAWN_FROM,
        )


def _others(spans: Sequence[Span], place: int) -> list[tuple[str, str]]:
    """Where to read on: the period before and after, and for a week the other week and its month; (address, name)."""
    span = spans[place]
    if span.period.cycle == "tuan":
        weeks = [each for each in spans if each.period.cycle == "tuan" and each is not span]
        around = [each for each in spans if each.period.cycle != "tuan" and each.holds(span.day)]
        return [(each.address, words.name_of(each)) for each in (*weeks, *around)]
    alike = [each for each in spans if each.period.cycle == span.period.cycle]
    here = alike.index(span)
    beside = (*alike[here + 1 : here + 2], *alike[max(0, here - 1) : here])
    within = [
        each for each in spans if each.period.cycle == "quy" != span.period.cycle and each.first <= span.first <= each.period.end
    ]
    return [(each.address, words.name_of(each)) for each in (*beside, *within)]
