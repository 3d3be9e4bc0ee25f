"""What supervision lists of measures: criteria without evidence, their remedies overdue, and targets missed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract.plan import Unit
from generator.derive.event_measures import goal_words
from generator.derive.facts import Facts
from generator.derive.plan_facts import IndicatorFacts, SurveyFacts
from generator.derive.scorecards import CriterionFacts, ScorecardFacts, set_of
from generator.derive.supervision_rows import Matter, Row, before, said
from generator.words.vietnamese import format_count, format_number, format_percent

MISSED = Matter(
    key="chua_dat_chi_tieu",
    title="Chỉ tiêu chưa đạt",
    about="Chỉ số, khảo sát hài lòng và bộ chỉ số có kết quả mới nhất chưa đạt chỉ tiêu của năm kế hoạch.",
    none="Không có chỉ tiêu nào đã có kết quả mà chưa đạt.",
    number=None,
    since="Ngày công bố",
    notes=("Kết quả", "Chỉ tiêu", "Kỳ"),
    mixed=True,
)


def missed_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Targets of the plan year that the newest result misses. They are to be known; no answer is owed by a day."""
    for indicator in facts.indicators:
        if indicator.state.met is False and not before(indicator.year, year):
            yield _missed_indicator(indicator)
    for survey in facts.surveys:
        if survey.state.met is False and not before(survey.year, year):
            yield _missed_survey(survey)
    for card in facts.scorecards:
        if card.met is False and not before(card.entry.year, year):
            yield _missed_scorecard(card)


def criteria_rows(facts: Facts) -> Iterator[Row]:
    """Criteria that have points and no evidence: a row for each scorecard and unit, of the newest scorecard of each set."""
    newest = {set_of(each.entry): each for each in facts.scorecards}
    for card in newest.values():
        groups: dict[str, list[CriterionFacts]] = {}
        for each in card.criteria:
            if not each.is_group and each.score and not each.evidence:
                groups.setdefault(each.unit.id if each.unit else "", []).append(each)
        for name, found in groups.items():
            unit = found[0].unit
            yield Row(
                subject=f"bo-chi-so/{card.entry.id}/minh-chung/{name}",
                noun="Tiêu chí đã có điểm",
                title=f"{card.scorecard.name}: {format_count(len(found))} tiêu chí chưa có tài liệu kiểm chứng",
                address=card.address,
                year=card.entry.year,
                pressing=True,
                units=_answering(unit),
                since=card.scorecard.day,
                notes=((), said(*(each.criterion.name for each in found))),
            )


def criterion_remedy_rows(facts: Facts) -> Iterator[Row]:
    """Remedies whose deadline has passed and whose tasks are not all done, while their criterion still loses points.

    A newer scorecard of the set speaks for the criterion once it loses nothing there, or has a remedy of its own.
    """
    spoken: set[tuple[str, str]] = set()
    for card in reversed(facts.scorecards):
        for each in card.criteria:
            key = (set_of(card.entry), each.criterion.id)
            remedy, mending = each.criterion.remedy, each.mending
            if remedy and mending and mending.state == "qua_han" and each.loses and key not in spoken:
                yield Row(
                    subject=f"bo-chi-so/{card.entry.id}#{each.criterion.id}",
                    noun="Tiêu chí bị trừ điểm",
                    title=f"{card.scorecard.name}: {each.criterion.name}",
                    address=f"{card.address}#{each.criterion.id}",
                    year=card.entry.year,
                    pressing=True,
                    units=_answering(each.unit),
                    areas=tuple({one.area.id: one.area for one in each.tasks}.values()),
                    number=mending.days,
                    since=remedy.deadline,
                    notes=((), said(remedy.text), said(remedy.person), said(_lost(each))),
                )
            if remedy or each.lost == 0 or (each.basis and not each.loses):
                spoken.add(key)


def _lost(each: CriterionFacts) -> str | None:
    """None where nobody has said what the criterion lost of its group's loss."""
    return None if each.lost is None else format_number(each.lost, 2)


def _missed_indicator(each: IndicatorFacts) -> Row:
    indicator, latest, target = each.indicator, each.state.latest, each.indicator.target
    assert latest is not None
    assert target is not None
    measure = indicator.measure
    value = format_percent(latest.value) if measure == "%" else f"{format_number(latest.value)} {measure}"
    share = (
        f" ({format_number(latest.numerator)}/{format_number(latest.denominator)})"
        if latest.numerator is not None and latest.denominator is not None
        else ""
    )
    return Row(
        subject=f"chi-so/{indicator.id}",
        noun="Chỉ số",
        title=indicator.name,
        address=f"chi-so/{indicator.id}/",
        year=each.year,
        pressing=False,
        units=_answering(each.lead),
        areas=(each.area,) if each.area else (),
        since=latest.day,
        notes=(said(value + share), said(goal_words(target.operator, target.value, measure)), said(latest.period.label)),
    )


def _missed_survey(each: SurveyFacts) -> Row:
    survey, satisfied, target = each.survey, each.state.satisfied, each.survey.target
    assert target is not None
    result = f"{format_percent(satisfied.value)} ({format_count(satisfied.numerator)}/{format_count(satisfied.denominator)})"
    doubt = "" if each.state.certain else "; kết quả chưa chắc chắn vì khoảng tin cậy có chứa mức chỉ tiêu"
    return Row(
        subject=f"hai-long/{survey.id}",
        noun="Khảo sát hài lòng",
        title=survey.name,
        address=f"hai-long/{survey.id}/",
        year=each.year,
        pressing=False,
        since=survey.day,
        notes=(said(result + doubt), said(goal_words(target.operator, target.value, "%")), said(survey.period.label)),
    )


def _missed_scorecard(each: ScorecardFacts) -> Row:
    card, target = each.scorecard, each.scorecard.target
    assert target is not None
    result = f"{format_percent(each.percent)} ({format_number(each.score, 2)}/{format_number(each.maximum, 2)} điểm)"
    return Row(
        subject=f"bo-chi-so/{each.entry.id}",
        noun="Bộ chỉ số",
        title=card.name,
        address=each.address,
        year=each.entry.year,
        pressing=False,
        since=card.day,
        notes=(
            said(result),
            said(f"{goal_words(target.operator, target.value, '%')} điểm tối đa"),
            said(f"Năm {each.year}"),
        ),
    )


def _answering(unit: Unit | None) -> tuple[Unit, ...]:
    return (unit,) if unit else ()
