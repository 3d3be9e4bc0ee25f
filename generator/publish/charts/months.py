"""The month chart: tasks done against tasks planned, both summed up from the plan's start."""

from __future__ import annotations

from markupsafe import Markup

from generator.derive.plan_facts import PlanFacts
from generator.publish.charts.plot import (
    BOTTOM,
    DOT_GAP,
    RIGHT,
    Dot,
    Key,
    Line,
    LineChart,
    Scale,
    left_of,
    period_labels,
    tick_labels,
    year_labels,
)
from generator.publish.charts.scale import LINE, TEXT, WIDTH, Label, round_ticks
from generator.publish.templates import render
from generator.words.vietnamese import format_count


def months_chart(plan: PlanFacts, prefix: str = "thang") -> Markup | None:
    """Tasks done, and tasks due, from the plan's start to the end of each month; None before the plan has started.

    `prefix` as in `indicator_chart`.
    """
    return render("lines.svg", chart=months_geometry(plan, prefix)) if plan.months and plan.totals.total else None


def months_geometry(plan: PlanFacts, prefix: str) -> LineChart:
    """Where everything of the month chart stands. There is at least one month."""
    done = [each.totals.completion.numerator for each in plan.months]
    planned = [each.planned for each in plan.months]
    slots = [each.month for each in plan.months]
    ticks = round_ticks(0, max(*done, *planned, plan.totals.total))
    scale = Scale(ticks[0], ticks[-1], left_of(ticks, None), len(slots))
    places = {period: scale.x(number) for number, period in enumerate(slots)}
    last = len(slots) - 1
    description = "; ".join(
        f"{each.month.label}: xong {format_count(number)}, đến hạn {format_count(due)}"
        for each, number, due in zip(plan.months, done, planned, strict=True)
    )
    higher = -DOT_GAP if done[last] >= planned[last] else DOT_GAP + TEXT * 0.75
    return LineChart(
        prefix=prefix,
        title="Số nhiệm vụ đã xong và số nhiệm vụ đến hạn, cộng dồn theo tháng",
        description=f"{description}. Cả năm có {format_count(plan.totals.total)} nhiệm vụ.",
        width=WIDTH,
        height=BOTTOM + LINE * 2 + 8,
        left=scale.left,
        right=RIGHT,
        bottom=BOTTOM,
        keys=(Key(x=0, kind="done", text="Đã xong"), Key(x=110, kind="planned", text="Phải xong theo kế hoạch")),
        ticks=tick_labels(ticks, scale, None),
        grid=tuple(scale.y(each) for each in ticks),
        target=None,
        target_tick=None,
        lines=tuple(
            Line(points=" ".join(f"{scale.x(slot)},{scale.y(number)}" for slot, number in enumerate(row)), kind=kind)
            for kind, row in (("planned", planned), ("done", done))
        ),
        dots=tuple(
            Dot(x=scale.x(slot), y=scale.y(number), met="done", title=f"{slots[slot].label}: xong {format_count(number)}")
            for slot, number in enumerate(done)
        ),
        labels=(
            Label(x=scale.x(last), y=round(scale.y(done[last]) + higher, 1), text=format_count(done[last])),
            Label(
                x=scale.x(last),
                y=round(scale.y(planned[last]) + (DOT_GAP + TEXT * 0.75 if higher < 0 else -DOT_GAP), 1),
                text=format_count(planned[last]),
            ),
        ),
        periods=period_labels(slots, places),
        years=year_labels(slots, places),
    )
