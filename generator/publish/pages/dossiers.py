"""Pages of dossiers: settled in time or late, what is open now, where lateness sits, online and digitised; by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.derive.dossiers import DossierField, DossierPeriod, DossierYear, Tally
from generator.derive.facts import Facts
from generator.derive.naming import register_address
from generator.publish import said
from generator.publish.charts.dossiers import backlog_chart, late_fields_chart, on_time_chart
from generator.publish.outputs import Draft, Spot
from generator.publish.pages.dossier_periods import HEADERS, PeriodBlock, blocks_of
from generator.publish.pages.dossier_rates import RateLine, comparable, rate_lines, rate_rows, share_words
from generator.publish.pages.indicators import FEED
from generator.publish.pages.moves import POINTS_OF_PERCENT, Move, move_of
from generator.publish.slugs import slug
from generator.words.periods import Period
from generator.words.vietnamese import NOT_YET, format_count, sort_key

Known = Mapping[Period, Tally]
"""The dossiers of every period of every year, by period."""
_NAMED = 3
"""How many fields are named inside a sentence; more are counted."""
_RECENT = 3
"""How many periods the overview tells in full; the year's page tells all."""
_SEARCH = (
    "hồ sơ thủ tục hành chính một cửa đúng hạn trước hạn quá hạn trễ hẹn chậm trả kết quả tạm dừng chờ bổ sung "
    "nguy cơ trễ trực tuyến toàn trình thanh toán trực tuyến số hóa"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """What is open in one way at the end. `count` None: nobody counted it. `move` None: it cannot be compared."""

    label: str
    meaning: str
    count: int | None
    bad: bool
    move: Move | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDetail:
    """All that the page of a year shows.

    `settled` are (kind for CSS, word, count); `span` are the periods in words; `published` is the newest day of
    publication, `sources` are where the newest period's come from. `left_out` says which fields of the year the newest
    period has no figures of, in words; "" when it has all. `lagging` are fields whose newest period is older than the
    year's, with that period. Charts are None where there is nothing to draw; each has its numbers as rows.
    """

    total: Tally
    settled: tuple[tuple[str, str, int], ...]
    span: str
    published: date
    latest: DossierPeriod
    latest_move: Move
    at_the_end: str
    left_out: str
    sources: tuple[str, ...]
    open: tuple[OpenLine, ...]
    lagging: tuple[tuple[str, str], ...]
    on_time_chart: Markup | None
    on_time_rows: tuple[tuple[str, ...], ...]
    backlog_chart: Markup | None
    backlog_rows: tuple[tuple[str, ...], ...]
    fields: tuple[tuple[str, DossierField], ...]
    fields_chart: Markup | None
    rates: tuple[RateLine, ...]
    rate_headers: tuple[str, ...]
    rate_rows: tuple[tuple[str, ...], ...]
    blocks: tuple[PeriodBlock, ...]
    others: tuple[PeriodBlock, ...]


def field_anchor(field: DossierField) -> str:
    """Where a field (lĩnh vực thủ tục) stands on the page: `linh_vuc_ho-tich`."""
    return f"linh_vuc_{slug(field.key)}"


def dossier_pages(facts: Facts) -> Iterator[Draft]:
    """The plan year's page, and one for each year that has dossiers."""
    known = {each.period: each.tally for year in facts.dossiers for each in year.periods}
    shown = facts.plan.year if facts.plan else None
    years = tuple(sorted((each.year for each in facts.dossiers), reverse=True))
    yield _page(next((each for each in facts.dossiers if each.year == shown), None), known, years, plan_year=shown)
    for each in facts.dossiers:
        yield _page(each, known, years)


def dossier_detail(year: DossierYear, known: Known) -> DossierDetail:
    """All that the year's page shows."""
    latest = year.latest
    before = comparable(latest.tally, known.get(latest.period.previous))
    fields = tuple(sorted(year.fields, key=_by_lateness))
    rates = rate_lines(year, known)
    blocks, others = blocks_of(year)
    return DossierDetail(
        total=year.total,
        settled=_settled(year.total),
        span=_span(year.periods),
        published=max(entry.record.day for entry in year.entries),
        latest=latest,
        latest_move=move_of(
            latest.tally.on_time.value,
            before.on_time.value if before else None,
            since=said.inside(latest.period.previous.label),
            unit=POINTS_OF_PERCENT,
        ),
        at_the_end=said.inside(latest.period.label),
        left_out=_left_out(year),
        sources=tuple(dict.fromkeys(source for _, source in blocks[0].sources if source)),
        open=_open_lines(year, before if all(each.periods[-1][0] == latest.period for each in fields) else None),
        lagging=_lagging(year),
        on_time_chart=on_time_chart(year),
        on_time_rows=tuple(_on_time_row(each) for each in reversed(year.periods)),
        backlog_chart=backlog_chart(year),
        backlog_rows=tuple(_backlog_row(each) for each in reversed(year.periods)),
        fields=tuple((field_anchor(each), each) for each in fields),
        fields_chart=late_fields_chart(fields),
        rates=rates,
        rate_headers=("Kỳ", *(each.label for each in rates)),
        rate_rows=rate_rows(year, rates),
        blocks=blocks,
        others=others,
    )


def _page(year: DossierYear | None, known: Known, years: Sequence[int], plan_year: int | None = None) -> Draft:
    """The page of a year; with `plan_year`, or without a year, the overview."""
    overview = year is None or plan_year is not None
    number = year.year if year else plan_year
    return Draft(
        address="ho-so/" if overview or year is None else register_address("ho-so", year.year),
        title="Hồ sơ thủ tục hành chính" if overview else f"Hồ sơ thủ tục hành chính năm {number}",
        description=_description(year, number),
        section="ho-so",
        template="dossiers.html",
        context={
            "year": number,
            "has_dossiers": year is not None,
            "years": years,
            "overview": overview,
            "headers": HEADERS,
            "recent": _RECENT,
            # Made when the page is rendered, and only then.
            "make_detail": partial(dossier_detail, year, known) if year else None,
        },
        source=_source(year),
        feeds=(FEED,),
        search=_SEARCH if overview else f"{_SEARCH} năm {number}",
        spots=tuple(_spot(each, year.year) for each in year.fields) if overview and year else (),
    )


def _spot(field: DossierField, year: int) -> Spot:
    return Spot(
        anchor=field_anchor(field),
        title=f"Hồ sơ {field.name[:1].lower()}{field.name[1:]}",
        description=(
            f"Năm {year}: {share_words(field.tally.on_time)} hồ sơ giải quyết trước hạn và đúng hạn; "
            f"{format_count(field.tally.overdue)} hồ sơ đang quá hạn."
        ),
    )


def _description(year: DossierYear | None, number: int | None) -> str:
    if year is None:
        return f"Chưa có số liệu hồ sơ{f' năm {number}' if number else ''}."
    total = year.total
    return (
        f"Năm {year.year}: {share_words(total.on_time)} hồ sơ giải quyết trước hạn và đúng hạn; "
        f"{format_count(total.overdue)} hồ sơ đang quá hạn."
    )


def _source(year: DossierYear | None) -> str | None:
    """The data file of the year's newest figures."""
    return max(year.entries, key=lambda entry: entry.record.day).file if year else None


def _settled(total: Tally) -> tuple[tuple[str, str, int], ...]:
    early, late = total.early.numerator, total.settled_late
    return (
        ("truoc_han", "trước hạn", early),
        ("dung_han", "đúng hạn", total.settled - early - late),
        ("hoan_thanh_qua_han", "quá hạn", late),
    )


def _span(periods: Sequence[DossierPeriod]) -> str:
    """`tháng 1/2026 đến tháng 10/2026`."""
    first, last = (said.inside(periods[end].period.label) for end in (0, -1))
    return first if first == last else f"{first} đến {last}"


def _open_lines(year: DossierYear, before: Tally | None) -> tuple[OpenLine, ...]:
    """What is open at the end, compared with the period before; None: its fields or those shown are others."""
    total = year.total
    since = f"cuối {said.inside(year.latest.period.previous.label)}"

    def line(label: str, meaning: str, pick: str, *, bad: bool = True, counted: bool = True, compared: bool = True) -> OpenLine:
        count = getattr(total, pick) if counted else None
        move = None
        if before is not None and bad and counted and compared:
            move = move_of(count, getattr(before, pick), since=since, unit="hồ sơ", more_is_better=False)
        return OpenLine(label=label, meaning=meaning, count=count, bad=bad, move=move)

    risk = {"counted": total.at_risk_known, "compared": before is not None and before.at_risk_known}
    return (
        line("Đang quá hạn", "chưa xong mà ngày hẹn trả đã qua", "overdue"),
        line("Có nguy cơ trễ", "còn trong hạn nhưng dễ trễ, cần đôn đốc", "at_risk", **risk),
        line("Tạm dừng", "đang tạm dừng giải quyết theo quy định", "paused"),
        line("Chờ bổ sung", "chờ người nộp bổ sung giấy tờ", "incomplete"),
        line("Còn trong hạn", "đang giải quyết, kể cả hồ sơ có nguy cơ trễ", "pending", bad=False),
    )


def _left_out(year: DossierYear) -> str:
    """`Đất đai, Hộ tịch`; of more fields than can be read in passing only how many."""
    names = [each.name for each in year.fields if each.key not in year.latest.tally.field_keys]
    return ", ".join(names) if len(names) <= _NAMED else f"{len(names)} lĩnh vực"


def _lagging(year: DossierYear) -> tuple[tuple[str, str], ...]:
    newest = year.latest.period.end
    return tuple((each.name, said.inside(each.periods[-1][0].label)) for each in year.fields if each.periods[-1][0].end < newest)


def _by_lateness(field: DossierField) -> tuple[int, object]:
    return -(field.tally.settled_late + field.tally.overdue), sort_key(field.name)


def _on_time_row(each: DossierPeriod) -> tuple[str, ...]:
    tally = each.tally
    counts = tuple(format_count(count) for _, _, count in _settled(tally))
    return (each.period.label, share_words(tally.on_time), *counts)


def _backlog_row(each: DossierPeriod) -> tuple[str, ...]:
    tally = each.tally
    risk = format_count(tally.at_risk) if tally.at_risk_known else NOT_YET
    return (each.period.label, format_count(tally.overdue), risk, format_count(tally.paused), format_count(tally.incomplete))
