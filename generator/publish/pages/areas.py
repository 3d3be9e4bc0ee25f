"""Areas of reform: the list, and for each its tasks and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract.kinds import BUILT_IN_AREAS
from generator.derive.facts import Facts
from generator.derive.plan_facts import AreaFacts
from generator.publish.outputs import Draft
from generator.publish.pages.listing import by_attention, choices_of, parts_of
from generator.publish.pages.measures import indicator_line
from generator.publish.pages.plan import AREA_HEADERS, area_rows, ratio_words


def area_pages(facts: Facts) -> Iterator[Draft]:
    """The list of areas and each area's pages."""
    yield Draft(
        address="linh-vuc/",
        title="Các lĩnh vực cải cách hành chính",
        description=f"Tiến độ từng lĩnh vực cải cách hành chính của {facts.office.name}.",
        section="linh-vuc",
        template="area_list.html",
        context={
            "facts": facts,
            "headers": AREA_HEADERS,
            "rows": area_rows([each for each in facts.areas if each.totals.total]),
        },
        search="lĩnh vực " + " ".join(each.area.name for each in facts.areas),
    )
    for each in facts.areas:
        yield from _area(facts, each)


def _area(facts: Facts, each: AreaFacts) -> Iterator[Draft]:
    choices = choices_of(each.tasks)
    for part in parts_of(f"linh-vuc/{each.area.id}/", by_attention(each.tasks)):
        yield Draft(
            address=part.address,
            title=each.area.name + part.suffix,
            description=f"{each.area.name}: {each.totals.total} nhiệm vụ, đã xong {ratio_words(each.totals.completion)}.",
            section="linh-vuc",
            template="area.html",
            context={
                "facts": facts,
                "each": each,
                "part": part,
                "choices": choices,
                "late": each.totals.states["cham_tien_do"],
                "indicators": [indicator_line(one) for one in each.indicators] if part.number == 1 else [],
            },
            source=None if each.area in BUILT_IN_AREAS else each.entry.file,
            search="lĩnh vực" if part.number == 1 else None,
        )
