"""The plan's page: totals, rates, and the same by area, unit and month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.contract.vocabulary import BUCKETS
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.plan_facts import PlanFacts
from generator.derive.totals import Totals
from generator.publish.charts import areas_chart, buckets_chart, months_chart, units_chart
from generator.publish.outputs import Draft, FeedLink
from generator.words.vietnamese import NOT_YET, format_count, format_date, format_percent

TASK_FEED = FeedLink(title="Tin về nhiệm vụ", address="rss/nhiem-vu.xml")
_HEADERS = ("Tổng số", *(term.label for term in BUCKETS.values()), "Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn")
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
        "month_rows": [_month_row(each) for each in _months(plan)],
        "areas_chart": areas_chart(areas),
        "area_headers": ("Lĩnh vực", *_HEADERS),
        "area_rows": [[_link("linh-vuc", each.area.id, each.area.name), *_totals_row(each.totals)] for each in areas],
        "units_chart": units_chart(units),
        "unit_headers": ("Đơn vị chủ trì", *_HEADERS),
        "unit_rows": [[_link("don-vi", each.unit.id, each.unit.label), *_totals_row(each.totals)] for each in units],
    }


def ratio_words(ratio: Ratio) -> str:
    """`33/58 (56,9%)`; "chưa có" where there is nothing to divide by."""
    if not ratio.denominator:
        return NOT_YET
    return f"{format_count(ratio.numerator)}/{format_count(ratio.denominator)} ({format_percent(ratio.value)})"


def _link(folder: str, name: str, label: str) -> Markup:
    return Markup('<a href="~/{}/{}/">{}</a>').format(folder, name, label)


def _totals_row(totals: Totals) -> list[str]:
    counts = [format_count(number) for number in totals.buckets.values()]
    return [format_count(totals.total), *counts, ratio_words(totals.completion), ratio_words(totals.on_time)]


def _months(plan: PlanFacts) -> Iterator[tuple[str, int, int, int, int, int]]:
    for each in plan.months:
        late = each.totals.buckets["chua_hoan_thanh_qua_han"]
        name = each.month.label if each.day == each.month.end else f"{each.month.label} (đến {format_date(each.day)})"
        yield name, each.due, each.done, each.planned, each.totals.completion.numerator, late


def _month_row(month: tuple[str, int, int, int, int, int]) -> list[str]:
    name, *counts = month
    return [name, *(format_count(each) for each in counts)]


def _description(office: str, plan: PlanFacts | None) -> str:
    if plan is None:
        return f"{office} chưa công bố kế hoạch cải cách hành chính."
    return f"Tiến độ kế hoạch cải cách hành chính năm {plan.year} của {office}: theo trạng thái, tháng, lĩnh vực và đơn vị."
