"""The plan's page: totals, rates, and the same by area, unit and month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from generator.contract.vocabulary import BUCKETS
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.plan_facts import AreaFacts, PlanFacts, UnitFacts
from generator.derive.totals import Totals
from generator.publish import said
from generator.publish.charts import areas_chart, buckets_chart, months_chart, units_chart
from generator.publish.charts.bars import PROGRESS, by_lateness, progress_of
from generator.publish.outputs import Draft, FeedLink
from generator.words.vietnamese import NOT_YET, format_count, format_date, format_percent

TASK_FEED = FeedLink(title="Tin về nhiệm vụ", address="rss/nhiem-vu.xml")
_HEADERS = ("Tổng số", *PROGRESS.values(), "Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn")
AREA_HEADERS = ("Lĩnh vực", *_HEADERS)
UNIT_HEADERS = ("Đơn vị chủ trì", *_HEADERS)
_MONTH_HEADERS = (
    "Tháng",
    "Đến hạn trong tháng",
    "Xong trong tháng",
    "Đến hạn, cộng dồn",
    "Đã xong, cộng dồn",
    "Đang chậm cuối tháng",
)


def plan_pages(facts: Facts) -> Iterator[Draft]:
    """The page of the current plan; a page that says so when there is none."""
    plan = facts.plan
    yield Draft(
        address="ke-hoach/",
        title=plan.plan.name if plan and plan.plan else "Tiến độ kế hoạch cải cách hành chính",
        description=_description(facts.office.name, plan),
        section="ke-hoach",
        template="plan.html",
        context=_context(facts, plan) if plan else {"facts": facts, "plan": None},
        source=f"data/{plan.year}/ke-hoach.yml" if plan and plan.plan else None,
        feeds=(TASK_FEED,),
        search=f"kế hoạch tiến độ {plan.plan.goal or ''}" if plan and plan.plan else "kế hoạch tiến độ",
    )


def _context(facts: Facts, plan: PlanFacts) -> Mapping[str, object]:
    areas = [each for each in facts.areas if each.totals.total]
    units = [each for each in facts.units if each.totals.total]
    return {
        "facts": facts,
        "plan": plan,
        "buckets_chart": buckets_chart(plan.totals),
        "bucket_rows": [
            [BUCKETS[key].label, format_count(number), BUCKETS[key].meaning] for key, number in plan.totals.buckets.items()
        ],
        "months_chart": months_chart(plan),
        "month_headers": _MONTH_HEADERS,
        "month_rows": [*_month_rows(plan), *_rows_ahead(plan)],
        "pace": _pace(plan),
        "areas_chart": areas_chart(areas),
        "area_headers": AREA_HEADERS,
        "area_rows": area_rows(areas),
        "units_chart": units_chart(units),
        "unit_headers": UNIT_HEADERS,
        "unit_rows": unit_rows(units),
    }


def area_rows(areas: Sequence[AreaFacts]) -> list[tuple[str | Markup, ...]]:
    """The numbers of the areas' chart, for AREA_HEADERS."""
    return [(_link("linh-vuc", each.area.id, each.area.name), *_totals_row(each.totals)) for each in areas]


def unit_rows(units: Sequence[UnitFacts]) -> list[tuple[str | Markup, ...]]:
    """The numbers of the units' chart in its order, for UNIT_HEADERS."""
    ordered = sorted(units, key=lambda each: by_lateness((each.unit.label, each.totals)))
    return [(_link("don-vi", each.unit.id, each.unit.label), *_totals_row(each.totals)) for each in ordered]


def ratio_words(ratio: Ratio) -> str:
    """`33/58 (56,9%)`; "chưa có" where there is nothing to divide by."""
    if not ratio.denominator:
        return NOT_YET
    return f"{format_count(ratio.numerator)}/{format_count(ratio.denominator)} ({format_percent(ratio.value)})"


def _link(folder: str, name: str, label: str) -> Markup:
    return Markup('<a href="~/{}/{}/">{}</a>').format(folder, name, label)


def _totals_row(totals: Totals) -> list[str]:
    counts = [format_count(number) for number in progress_of(totals).values()]
    return [format_count(totals.total), *counts, ratio_words(totals.completion), ratio_words(totals.on_time)]


def _pace(plan: PlanFacts) -> list[tuple[str, str]]:
    """What stands beside the plan's chart: figures with their words; nothing before the plan has started."""
    if not plan.months:
        return []
    now = plan.months[-1]
    pace = [
        (format_count(now.totals.completion.numerator), "nhiệm vụ đã xong"),
        (format_count(now.planned), f"nhiệm vụ đến hạn tính đến {format_date(now.day)}"),
        (format_count(now.totals.buckets["chua_hoan_thanh_qua_han"]), "nhiệm vụ đang chậm"),
    ]
    if plan.ahead:
        pace.append((format_count(plan.ahead[-1].planned - now.planned), "nhiệm vụ còn đến hạn từ nay đến hết kế hoạch"))
    if plan.due_later:
        pace.append((format_count(plan.due_later), "nhiệm vụ có hạn cuối sau khi kế hoạch hết"))
    return pace


def _month_rows(plan: PlanFacts) -> Iterator[tuple[str, ...]]:
    for each in plan.months:
        late = each.totals.buckets["chua_hoan_thanh_qua_han"]
        name = each.month.label if each.day == each.month.end else f"{each.month.label} (đến {format_date(each.day)})"
        counts = (each.due, each.done, each.planned, each.totals.completion.numerator, late)
        yield (name, *(format_count(number) for number in counts))


def _rows_ahead(plan: PlanFacts) -> Iterator[tuple[str, ...]]:
    """The months that are not over, as their deadlines stand; what has not been done yet is not 0."""
    for each in plan.ahead:
        yield (
            f"Hết {said.inside(each.month.label)}",
            format_count(each.due),
            NOT_YET,
            format_count(each.planned),
            NOT_YET,
            NOT_YET,
        )


def _description(office: str, plan: PlanFacts | None) -> str:
    if plan is None:
        return f"{office} chưa công bố kế hoạch cải cách hành chính."
    return f"Tiến độ kế hoạch cải cách hành chính năm {plan.year} của {office}: theo trạng thái, tháng, lĩnh vực và đơn vị."
