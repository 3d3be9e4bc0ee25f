"""The Front's recommendations: a page for each, from what was asked to what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract.vocabulary import ACCEPTANCE
from generator.derive.facts import Facts
from generator.derive.naming import title_of
from generator.derive.recommendations import RecommendationFacts
from generator.derive.supervision_duties import accepted
from generator.publish.outputs import Draft
from generator.publish.pages.registers import FEED, rest_of
from generator.words.vietnamese import format_date


def recommendation_pages(facts: Facts) -> Iterator[Draft]:
    """A page for each recommendation."""
    for each in facts.recommendations:
        record = each.recommendation
        named = (each.document, each.answer_document, *each.evidence, *(one for task in each.tasks for one in task.evidence))
        yield Draft(
            address=each.address,
            title=title_of(record),
            description=f"Kiến nghị giám sát của Mặt trận Tổ quốc ngày {format_date(record.day)}. {_answer_words(each)}",
            section="giam-sat",
            template="recommendation.html",
            context={
                "each": each,
                "record": record,
                "rest": rest_of(record.text),
                "accepted": accepted(each),
                "accepted_words": ACCEPTANCE.get(record.accepted or ""),
                "as_of": facts.as_of,
            },
            source=each.entry.file,
            feeds=(FEED,),
            search=" ".join(filter(None, (record.text, record.answer, *(unit.name for unit in each.units)))),
            drawn_from=(
                f"giam-sat/{each.entry.id}",
                *(f"nhiem-vu/{task.task.id}" for task in each.tasks),
                *(f"van-ban/{one.id}" for one in named if one),
            ),
        )


def _answer_words(each: RecommendationFacts) -> str:
    record = each.recommendation
    if record.answered_on is None:
        return f"Hạn trả lời {format_date(record.due)}; chưa có trả lời."
    told = ACCEPTANCE.get(record.accepted or "")
    return f"Trả lời ngày {format_date(record.answered_on)}{f': {told.lower()}' if told else ''}."
