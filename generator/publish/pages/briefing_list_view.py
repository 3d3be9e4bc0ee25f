"""The list of briefings in words: the two weeks, then each year with its months and quarters, each with what it says first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

import generator.publish.pages.briefing_words as words
from generator.derive.briefings import Ground, Headline, Span, headline_of, latest_of
from generator.publish.charts.duties import Column, Part, parts_columns_chart
from generator.publish.pages.briefing_view import LateLine, late_line

WEEK_TELLS = 5
"""Days that the current week must have had before its briefing stands before that of the week before."""
LATEST_SHOWN = 5
"""Late tasks of the newest month that the list of briefings shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLine:
    """A period in the list of briefings."""

    span: Span
    name: str
    headline: Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLines:
    """A plan year's periods, newest first, and a picture of the late tasks at each month's end; None without any."""

    year: int
    months: tuple[SpanLine, ...]
    quarters: tuple[SpanLine, ...]
    chart: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The list of briefings: the newest month's essentials, then every month and quarter of each plan year, newest first.

    `weeks` are the current week and the one before, which stands first while the current one is too young to tell much.
    """

    newest: SpanLine
    weeks: tuple[SpanLine, ...]
    sentence: str
    change: str
    latest: tuple[LateLine, ...]
    years: tuple[YearLines, ...]


def list_view(ground: Callable[[], Ground], spans: Sequence[Span]) -> ListView:
    """The list of briefings; `spans` is not empty."""
    known = ground()
    lines = [SpanLine(span=each, name=words.name_of(each), headline=headline_of(known, each)) for each in spans]
    months = [each for each in lines if each.span.period.cycle == "thang"]
    quarters = [each for each in lines if each.span.period.cycle == "quy"]
    weeks = [each for each in lines if each.span.period.cycle == "tuan"]
    newest = (months or lines)[0]
    years = sorted({each.span.year for each in (*months, *quarters)}, reverse=True)
    return ListView(
        newest=newest,
        weeks=tuple(reversed(weeks) if known.facts.as_of.isoweekday() < WEEK_TELLS else weeks),
        sentence=words.sentence(newest.span, newest.headline),
        change=words.change_note(newest.span, newest.headline),
        latest=tuple(late_line(each) for each in latest_of(known, newest.span, LATEST_SHOWN)),
        years=tuple(
            _year(
                year,
                tuple(each for each in months if each.span.year == year),
                tuple(each for each in quarters if each.span.year == year),
            )
            for year in years
        ),
    )


def _year(year: int, months: tuple[SpanLine, ...], quarters: tuple[SpanLine, ...]) -> YearLines:
    columns = [
        Column(
            period=each.span.period,
            parts=(Part(kind="chua_hoan_thanh_qua_han", label="Việc chậm cuối tháng", count=each.headline.late),),
        )
        for each in reversed(months)
    ]
    chart = parts_columns_chart(f"Việc chậm cuối mỗi tháng năm {year}", columns, f"giao_ban_{year}") if columns else None
    return YearLines(year=year, months=months, quarters=quarters, chart=chart)
