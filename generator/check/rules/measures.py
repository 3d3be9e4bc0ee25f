"""Rules of what measures: indicators with their values, and satisfaction surveys (contract §3)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.check.rules.fault import Fault, is_empty, repeated_ids, typed
from generator.contract.measures import TOLERANCE, Indicator, Survey
from generator.contract.records import Entry, Records
from generator.contract.walk import Path
from generator.words.vietnamese import format_date, format_number


def value_is_whole(entry: Entry[Indicator], _: Records) -> Iterator[Fault]:
    """§3 chi-so: a value has gia_tri, or tu_so and mau_so together."""
    for index, value in enumerate(entry.record.values):
        path: Path = ("gia_tri", index)
        if (value.numerator is None) != (value.denominator is None):
            given, lacking = ("tu_so", "mau_so") if value.denominator is None else ("mau_so", "tu_so")
            yield Fault(code="MB308", path=(*path, given), facts={"problem": f"có {given} mà thiếu {lacking}"})
        elif value.value is None and value.numerator is None:
            yield Fault(code="MB308", path=path, facts={"problem": "chưa có con số nào"})


def value_agrees_with_its_ratio(entry: Entry[Indicator], _: Records) -> Iterator[Fault]:
    """§3 chi-so: a gia_tri beside tu_so and mau_so must agree to 0.05; beside mau_so 0 there is none."""
    indicator = entry.record
    for index, value in enumerate(indicator.values):
        if value.value is None or value.numerator is None or value.denominator is None:
            continue
        ratio = value.exact(indicator.measure)
        if ratio is None or abs(ratio - Fraction(value.value)) > TOLERANCE:
            yield Fault(
                code="MB309",
                path=("gia_tri", index, "gia_tri"),
                facts={
                    "value": typed(value.value),
                    "numerator": typed(value.numerator),
                    "denominator": typed(value.denominator),
                    "ratio": "không phát sinh" if ratio is None else format_number(ratio, 2),
                },
            )


def survey_answers_fit(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§3 hai-long: answers to a question never exceed thu_ve; thu_ve never exceeds phat_ra."""
    survey = entry.record
    for index, question in enumerate(survey.questions):
        if question.answers.total > survey.returned:
            facts: dict[str, object] = {"value": question.answers.total, "limit": survey.returned}
            yield Fault(code="MB310", path=("cau_hoi", index, "tra_loi"), facts=facts)
    if survey.sent is not None and survey.returned > survey.sent:
        yield Fault(code="MB311", path=("thu_ve",), facts={"value": survey.returned, "limit": survey.sent})


def survey_starts_before_it_ends(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§3 hai-long: tu is not after den."""
    survey = entry.record
    if survey.start and survey.end and survey.start > survey.end:
        yield Fault(code="MB312", path=("tu",), facts={"value": format_date(survey.start), "end": format_date(survey.end)})


def survey_questions_have_own_ids(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§2: a question's id is its own within the survey."""
    yield from repeated_ids(
        (question.id, ("cau_hoi", index, "ma"), f"câu hỏi thứ {index + 1}")
        for index, question in enumerate(entry.record.questions)
    )


def survey_asks_something(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§3 hai-long: cau_hoi is required, so it holds at least one question."""
    if not entry.record.questions:
        yield is_empty(("cau_hoi",))
