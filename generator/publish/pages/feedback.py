"""Feedback of residents and businesses: received, answered in time, late, overdue, and whether people were content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.contract.vocabulary import CHANNELS, AnswerState
from generator.derive.facts import Facts
from generator.derive.feedback import FeedbackFacts, FeedbackTotals, feedback_totals
from generator.derive.figures import Ratio
from generator.derive.naming import title_of
from generator.derive.plan_facts import grouped
from generator.publish.charts.duties import Column, Part, parts_columns_chart, parts_rows_chart
from generator.publish.outputs import Draft
from generator.publish.pages.plan import ratio_words
from generator.publish.pages.registers import (
    FEED,
    Left,
    Sheet,
    column_cells,
    counted,
    months_of,
    parts_of_counts,
    rest_of,
    row_cells,
    rows_of,
    sheets_of,
)
from generator.publish.pages.ways import ways_of
from generator.words.periods import month_of
from generator.words.vietnamese import format_count, format_date

SHOWN = 2
"""Answered opinions of a section that stand open; the rest is folded."""
NO_CHANNEL = "Không ghi kênh"
NO_AREA = "Không ghi lĩnh vực"
_TITLE = "Phản ánh, kiến nghị"
_WORDS = {
    "dung_han": ("hoan_thanh_dung_han", "Trả lời đúng hạn"),
    "tre": ("hoan_thanh_qua_han", "Trả lời trễ"),
    "trong_han": ("chua_hoan_thanh_trong_han", "Chờ, còn trong hạn"),
    "qua_han": ("chua_hoan_thanh_qua_han", "Chờ, đã quá hạn"),
}
"""Each state's pattern and word, in the order of the bars."""
_ATTENTION: dict[AnswerState, int] = {"qua_han": 0, "trong_han": 1, "dung_han": 2, "tre": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLine:
    """One opinion. `title` is its beginning, `rest` the whole text where there is more; `channel` in words."""

    facts: FeedbackFacts
    title: str
    rest: str | None
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Opinions of a section. What waits for an answer is always `shown`; all in the `rest` are answered."""

    shown: tuple[FeedbackLine, ...]
    rest: tuple[FeedbackLine, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.shown) + len(self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """What was asked and answered on one day's dialogue."""

    day: date
    totals: FeedbackTotals
    lines: Fold


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackView:
    """What the page shows. `answered` is of all received. `front`, `dialogues` and `others` hold each opinion once.

    `asked` counts those of all dialogues. `overdue` are those past due without an answer, the longest first. The lists
    stand in the order of attention.
    """

    totals: FeedbackTotals
    answered: Ratio
    parts: tuple[Part, ...]
    overdue: tuple[FeedbackLine, ...]
    months: Markup | None
    month_rows: tuple[list[str], ...]
    channels: Markup | None
    channel_rows: tuple[list[str], ...]
    areas: Markup | None
    area_rows: tuple[list[str], ...]
    headers: list[str]
    front: Fold
    front_totals: FeedbackTotals
    dialogues: tuple[Dialogue, ...]
    asked: int
    others: Fold


def feedback_pages(facts: Facts) -> Iterator[Draft]:
    """The register's pages."""
    ways = ways_of(facts)
    for sheet in sheets_of("kien-nghi", facts.feedback, facts, _left):
        yield Draft(
            address=sheet.address,
            title=_TITLE + sheet.suffix,
            description=_description(sheet),
            section="kien-nghi",
            template="feedback.html",
            context={
                "sheet": sheet,
                "opinions": facts.office.opinions,
                "ways": ways,
                # Made when the page is rendered, and only then.
                "make_view": partial(feedback_view, sheet.records, sheet.year, facts.as_of),
            },
            source=sheet.source,
            feeds=(FEED,),
            search=sheet.search("phản ánh kiến nghị góp ý trả lời đối thoại doanh nghiệp Mặt trận hài lòng quá hạn"),
        )


def _left(each: FeedbackFacts) -> Iterator[Left]:
    if each.reply.state in ("qua_han", "trong_han"):
        late = each.reply.state == "qua_han"
        yield Left(
            title=title_of(each.feedback),
            address=each.address,
            year=each.year,
            units=(each.unit,),
            due=each.feedback.due,
            said=f"quá hạn {format_count(each.reply.days or 0)} ngày" if late else "chưa trả lời, còn trong hạn",
            late=late,
        )


def feedback_view(found: Sequence[FeedbackFacts], year: int | None, as_of: date) -> FeedbackView:
    """The page of some opinions of a year."""
    lines = [_line(each) for each in sorted(found, key=_order)]
    totals = feedback_totals(found)
    by_month = grouped((month_of(each.feedback.day), each.reply.state) for each in found)
    columns = tuple(
        Column(period=month, parts=parts_of_counts(counted(by_month.get(month, ())), _WORDS))
        for month in months_of(year, (each.feedback.day for each in found), as_of)
    )
    channels = rows_of(((_channel(each), each.reply.state) for each in found), _WORDS)
    areas = rows_of(((_area(each), each.reply.state) for each in found), _WORDS)
    return FeedbackView(
        totals=totals,
        answered=Ratio(totals.answered, totals.received),
        parts=parts_of_counts(counted(each.reply.state for each in found), _WORDS),
        overdue=tuple(each for each in lines if each.facts.reply.state == "qua_han"),
        months=parts_columns_chart("Phản ánh, kiến nghị nhận được từng tháng và đã trả lời đến đâu", columns, "theo-thang"),
        month_rows=tuple(column_cells(each) for each in columns),
        channels=parts_rows_chart("Phản ánh, kiến nghị theo kênh tiếp nhận", channels, "theo-kenh"),
        channel_rows=_named_rows(found, _channel),
        areas=parts_rows_chart("Phản ánh, kiến nghị theo lĩnh vực", areas, "theo-linh-vuc"),
        area_rows=_named_rows(found, _area),
        headers=["Nhận được", *(label for _, label in _WORDS.values())],
        front=_fold([each for each in lines if each.facts.feedback.channel == "mat_tran"]),
        front_totals=feedback_totals([each for each in found if each.feedback.channel == "mat_tran"]),
        dialogues=_dialogues(lines),
        asked=sum(each.facts.feedback.channel == "doi_thoai" for each in lines),
        others=_fold([each for each in lines if each.facts.feedback.channel not in ("mat_tran", "doi_thoai")]),
    )


def _named_rows(found: Sequence[FeedbackFacts], name: Callable[[FeedbackFacts], str]) -> tuple[list[str], ...]:
    """For each name the counts, and the shares in time and content."""
    by_name = grouped((name(each), each) for each in found)
    totals = {each: feedback_totals(some) for each, some in by_name.items()}
    return tuple(
        [*row_cells(row), ratio_words(totals[row.name].on_time), ratio_words(totals[row.name].content)]
        for row in rows_of(((name(each), each.reply.state) for each in found), _WORDS)
    )


def _dialogues(lines: Sequence[FeedbackLine]) -> tuple[Dialogue, ...]:
    """Dialogues by day, the newest first; of an older one only what waits for an answer stands open."""
    by_day = grouped((each.facts.feedback.day, each) for each in lines if each.facts.feedback.channel == "doi_thoai")
    return tuple(
        Dialogue(day=day, totals=feedback_totals([each.facts for each in found]), lines=_fold(found, 0 if place else SHOWN))
        for place, (day, found) in enumerate(sorted(by_day.items(), reverse=True))
    )


def _fold(lines: Sequence[FeedbackLine], answered: int = SHOWN) -> Fold:
    """Lines in the order of attention, cut behind those that wait and some of the answered; a single one is not folded."""
    most = sum(each.facts.feedback.answered_on is None for each in lines) + answered
    if len(lines) == most + 1:
        most += 1
    return Fold(shown=tuple(lines[:most]), rest=tuple(lines[most:]))


def _line(each: FeedbackFacts) -> FeedbackLine:
    return FeedbackLine(
        facts=each,
        title=title_of(each.feedback),
        rest=rest_of(each.feedback.text),
        channel=_channel(each),
    )


def _channel(each: FeedbackFacts) -> str:
    return CHANNELS[each.feedback.channel] if each.feedback.channel else NO_CHANNEL


def _area(each: FeedbackFacts) -> str:
    return each.area.name if each.area else NO_AREA


def _order(each: FeedbackFacts) -> tuple[int, int]:
    """Overdue first, the longest before all; then what is open, the nearest due day first; then what is answered."""
    rank = _ATTENTION[each.reply.state]
    return rank, {0: -(each.reply.days or 0), 1: each.feedback.due.toordinal()}.get(rank, 0)


def _description(sheet: Sheet[FeedbackFacts]) -> str:
    if not sheet.records:
        return "Phản ánh, kiến nghị của người dân, doanh nghiệp: đã nhận, đã trả lời, đúng hạn hay trễ, có hài lòng không."
    totals = feedback_totals(sheet.records)
    return (
        f"Nhận {format_count(totals.received)}, đã trả lời {format_count(totals.answered)},"
        f" đúng hạn {ratio_words(totals.on_time)}, quá hạn chưa trả lời {format_count(totals.overdue)};"
        f" tính đến {format_date(sheet.as_of)}."
    )
