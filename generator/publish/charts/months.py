"""The plan against its calendar: tasks due and tasks done, both summed up from the plan's first day to its last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from generator.derive.plan_facts import PlanFacts
from generator.publish.charts.plot import DOT_GAP, HEAD, KEY_LINE, RIGHT, TICK_GAP, Dot, Key, Line, left_of, short_period
from generator.publish.charts.scale import LINE, TEXT, WIDTH, Label, kept, round_ticks, text_width
from generator.publish.templates import render
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_date

PLOT = 210
TOP = HEAD + KEY_LINE * 2 + 26
"""Units: the height of the highest count; the key and the as-of day stand above."""
LOW_PLOT = 110
"""Units: the same where the drawing stands among other answers."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnUp:
    """Everything burnup.svg draws. `today` is where the as-of day stands, None once the plan is over."""

    prefix: str
    title: str
    description: str
    width: float
    height: float
    top: float
    base: float
    tick_end: float
    keys: tuple[Key, ...]
    grid: tuple[float, ...]
    ticks: tuple[Label, ...]
    area: str
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    today: float | None
    today_label: Label | None
    bounds: tuple[float, ...]
    periods: tuple[Label, ...]
    years: tuple[Label, ...]
    target: float | None = None
    target_tick: Label | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """From days and counts to places."""

    first: date
    last: date
    left: float
    most: float
    plot: int

    @property
    def base(self) -> int:
        """Where nothing has been counted."""
        return TOP + self.plot

    def x(self, day: date) -> float:
        """Where the end of a day stands; the plan begins at the end of the day before it."""
        return round(self.left + (RIGHT - self.left) * ((day - self.first).days + 1) / ((self.last - self.first).days + 1), 1)

    def y(self, count: int) -> float:
        """The height of a count."""
        return round(self.base - count / self.most * self.plot, 1)

    def points(self, course: Sequence[tuple[date, int]]) -> str:
        """A course of (day, count) as an SVG points list."""
        return " ".join(f"{self.x(day)},{self.y(count)}" for day, count in course)


def months_chart(plan: PlanFacts, prefix: str = "thang", plot: int = PLOT) -> Markup | None:
    """Tasks done up to the as-of day, and tasks due to the plan's end; None before the plan has started.

    `prefix` begins every id in the drawing and must be unique on the page. `plot` is the height of the highest count, in units.
    """
    return render("burnup.svg", chart=burnup_geometry(plan, prefix, plot)) if plan.months and plan.totals.total else None


def burnup_geometry(plan: PlanFacts, prefix: str, plot: int = PLOT) -> BurnUp:
    """Where everything of the plan's chart stands. At least one month has begun."""
    begin = (plan.start - _DAY, 0)
    done = [begin, *((each.day, each.totals.completion.numerator) for each in plan.months)]
    passed = [begin, *((each.day, each.planned) for each in plan.months)]
    due = [*passed, *((min(each.month.end, plan.end), each.planned) for each in plan.ahead)]
    ticks = round_ticks(0, max(4, *(count for _, count in (*done, *due))))
    calendar = Calendar(plan.start, plan.end, left_of(ticks, None) + 6, ticks[-1], plot)
    base = calendar.base
    (as_of, finished), (_, expected) = done[-1], passed[-1]
    today = calendar.x(as_of) if plan.ahead else None
    months = [each.month for each in plan.months] + [each.month for each in plan.ahead if each.month != plan.months[-1].month]
    periods, years = _calendar_labels(months, calendar)
    return BurnUp(
        prefix=prefix,
        title="Nhiệm vụ đã xong và nhiệm vụ đến hạn, cộng dồn theo lịch của kế hoạch",
        description=_description(plan),
        width=WIDTH,
        height=round(base + LINE * 2 + 8, 1),
        top=TOP - 6,
        base=base,
        tick_end=base + 4,
        keys=(
            Key(x=0, y=HEAD, kind="done", text=f"Đã xong: {format_count(finished)}"),
            Key(x=0, y=HEAD + KEY_LINE, kind="planned", text=_planned_words(expected, due[-1][1] if plan.ahead else None)),
        ),
        grid=tuple(calendar.y(round(each)) for each in ticks),
        ticks=tuple(
            Label(x=0, y=round(calendar.y(round(each)) - TICK_GAP, 1), text=format_count(round(each)), anchor="start")
            for each in ticks
        ),
        area=f"{calendar.points(done)} {calendar.x(as_of)},{base} {calendar.x(begin[0])},{base}",
        lines=(
            Line(points=calendar.points(due), kind="planned"),
            Line(points=calendar.points(done), kind="done"),
        ),
        dots=(
            Dot(x=calendar.x(as_of), y=calendar.y(expected), met="planned", title=f"Đến hạn: {format_count(expected)}"),
            Dot(x=calendar.x(as_of), y=calendar.y(finished), met="done", title=f"Đã xong: {format_count(finished)}"),
        ),
        labels=_labels(calendar, done, due, expected),
        today=today,
        today_label=None if today is None else _today(today, format_date(as_of)),
        bounds=tuple(calendar.x(each.end) for each in months[:-1]),
        periods=periods,
        years=years,
    )


def _labels(
    calendar: Calendar, done: Sequence[tuple[date, int]], due: Sequence[tuple[date, int]], expected: int
) -> tuple[Label, ...]:
    """The figures beside the lines: what is done within its area, what is due above its line; what has no room is left out."""
    as_of, finished = done[-1]
    x = calendar.x(as_of)
    labels: list[Label] = []
    said = f"Đã xong {format_count(finished)}"
    width = text_width(said, strong=True) + 16
    if calendar.base - _height(calendar, done, x - width) >= LINE + 6 and x - width > calendar.left:
        labels.append(Label(x=round(x - 8, 1), y=calendar.base - 8, text=said, anchor="end"))
    said = f"Đến hạn {format_count(expected)}"
    above = calendar.y(expected) - DOT_GAP
    free = text_width(said, strong=True) + 8 <= x - calendar.left
    if expected > finished and free and above - TEXT > TOP - 10:
        labels.append(Label(x=round(x - 6, 1), y=round(above, 1), text=said, anchor="end"))
    if due[-1][0] > as_of:
        whole = format_count(due[-1][1])
        labels.append(Label(x=kept(calendar.x(due[-1][0]), whole), y=round(calendar.y(due[-1][1]) - DOT_GAP, 1), text=whole))
    return tuple(labels)


def _planned_words(expected: int, whole: int | None) -> str:
    """The key of the planned line; `whole` is what is due by the plan's end, None once it is over."""
    coming = "" if whole is None else f" (cả năm {format_count(whole)})"
    return f"Đến hạn: {format_count(expected)}{coming}"


def _today(x: float, day: str) -> Label:
    """The as-of day beside its line, on the side with more room."""
    left = x > WIDTH / 2
    return Label(x=round(x - 6 if left else x + 6, 1), y=TOP - 12, text=day, anchor="end" if left else "start")


def _height(calendar: Calendar, course: Sequence[tuple[date, int]], x: float) -> float:
    """How high a rising course stands at a place, at least: at its last point before."""
    before = [count for day, count in course if calendar.x(day) <= x]
    return calendar.y(before[-1] if before else 0)


def _calendar_labels(months: Sequence[Period], calendar: Calendar) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """As many months as have room, in equal steps, each in the middle of its month; the year below the first of each."""
    first = calendar.x(calendar.first - _DAY)
    middles = [(max(calendar.x(each.start - _DAY), first) + calendar.x(min(each.end, calendar.last))) / 2 for each in months]
    pitch = (RIGHT - first) / len(months)
    widest = max(text_width(short_period(each)) for each in months) + 4
    step = next(each for each in (1, 2, 3, 4, 6, 12, len(months)) if each * pitch >= widest or each >= len(months))
    periods: list[Label] = []
    years: dict[int, Label] = {}
    for number, (month, middle) in enumerate(zip(months, middles, strict=True)):
        text, year = short_period(month), str(month.year)
        if number % step == 0:
            periods.append(Label(x=kept(middle, text, strong=False), y=calendar.base + LINE, text=text))
            years.setdefault(month.year, Label(x=kept(middle, year, strong=False), y=calendar.base + LINE * 2, text=year))
    return tuple(periods), tuple(years.values())


def _description(plan: PlanFacts) -> str:
    months = "; ".join(
        f"{each.month.label}: xong {format_count(each.totals.completion.numerator)}, đến hạn {format_count(each.planned)}"
        for each in plan.months
    )
    ahead = "; ".join(f"hết {each.month.label.lower()}: đến hạn {format_count(each.planned)}" for each in plan.ahead)
    day = format_date(plan.months[-1].day)
    coming = f" Theo thời hạn hiện tại, {ahead}." if ahead else ""
    return f"Đến {day}: {months}.{coming} Cả năm có {format_count(plan.totals.total)} nhiệm vụ."
