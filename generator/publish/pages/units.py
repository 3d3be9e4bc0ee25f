"""Units: the list, and for each what it leads, helps with, is measured by, owes and was told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.contract.vocabulary import UNIT_KINDS
from generator.derive.facts import Facts
from generator.derive.plan_facts import UnitFacts
from generator.publish.charts import units_chart
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.listing import Part, by_attention, choices_of, parts_of
from generator.publish.pages.measures import indicator_line
from generator.publish.pages.plan import UNIT_HEADERS, ratio_words, unit_rows
from generator.publish.pages.unit_duties import duties_of

HELPED_SHOWN = 30
"""Tasks a unit cooperates in that its own page shows; a longer list has pages of its own."""


def unit_pages(facts: Facts) -> Iterator[Draft]:
    """The list of units and each unit's pages."""
    yield Draft(
        address="don-vi/",
        title="Các đơn vị",
        description=f"Các đơn vị của {facts.office.name} và tiến độ nhiệm vụ cải cách hành chính của từng đơn vị.",
        section="don-vi",
        template="unit_list.html",
        context={
            "facts": facts,
            "leading": [each for each in facts.units if each.totals.total or each.totals.dropped],
            "draw_chart": partial(units_chart, facts.units),
            "headers": UNIT_HEADERS,
            "rows": unit_rows([each for each in facts.units if each.totals.total]),
            "others": [each for each in facts.units if not (each.totals.total or each.totals.dropped)],
        },
        search="đơn vị phòng ban trung tâm chủ trì",
    )
    for each in facts.units:
        yield from _unit(facts, each)


def _unit(facts: Facts, each: UnitFacts) -> Iterator[Draft]:
    helped = by_attention(each.cooperates)
    address = f"don-vi/{each.unit.id}/"
    choices = choices_of(each.leads)
    for part in parts_of(address, by_attention(each.leads)):
        yield Draft(
            address=part.address,
            title=each.unit.name + part.suffix,
            description=_description(facts, each),
            section="don-vi",
            template="unit.html",
            context={
                "facts": facts,
                "each": each,
                "kind": UNIT_KINDS.get(each.unit.kind or ""),
                "part": part,
                "choices": choices,
                "late": each.totals.states["cham_tien_do"],
                "helped": helped[:HELPED_SHOWN],
                "helped_total": len(helped),
                "indicators": [indicator_line(one) for one in each.indicators] if part.number == 1 else [],
                "duties": duties_of(facts, each.unit.id) if part.number == 1 else None,
            },
            source=each.entry.file,
            feeds=(FeedLink(title=f"Tin về {each.unit.label}", address=f"rss/don-vi/{each.unit.id}.xml"),),
            search=_search(each) if part.number == 1 else None,
        )
    if len(helped) > HELPED_SHOWN:
        for part in parts_of(f"{address}phoi-hop/", helped):
            yield _helped(each, part)


def _helped(each: UnitFacts, part: Part) -> Draft:
    return Draft(
        address=part.address,
        title=f"Nhiệm vụ {each.unit.label} phối hợp{part.suffix}",
        description=f"Các nhiệm vụ cải cách hành chính mà {each.unit.name} phối hợp thực hiện.",
        section="don-vi",
        template="unit_helped.html",
        context={"each": each, "part": part, "choices": choices_of(each.cooperates)},
        source=each.entry.file,
    )


def _search(each: UnitFacts) -> str:
    return " ".join(filter(None, (each.unit.short_name, each.unit.head, each.unit.duties)))


def _description(facts: Facts, each: UnitFacts) -> str:
    if not each.totals.total:
        return f"{each.unit.name} ({facts.office.name}): nhiệm vụ cải cách hành chính phối hợp thực hiện."
    done = ratio_words(each.totals.completion)
    return f"{each.unit.name} ({facts.office.name}) chủ trì {each.totals.total} nhiệm vụ, đã xong {done}."
