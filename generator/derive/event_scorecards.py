"""Events of scorecards: points published, and the remedy of a criterion that is itself late (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from generator.derive.event_kinds import Event, EventTerm, Room, Topic, event, one_line, subject_of
from generator.derive.event_measures import goal_words
from generator.derive.event_phrases import document_words, means_words, sentence, unit_words
from generator.derive.facts import Facts
from generator.derive.naming import shortened
from generator.derive.score_parts import part_scored, partial_words, sums_of, twice_scored
from generator.derive.scorecards import CriterionFacts, ScorecardFacts
from generator.derive.turns import open_from
from generator.words.vietnamese import format_count, format_date, format_number, format_percent

SCORED = EventTerm("scorecard", "cham-diem", "Công bố điểm", ("chi-so",), line="Bộ chỉ số được công bố điểm")
REMEDY_LATE = EventTerm(
    "criterion_remedy_late",
    "tieu-chi-khac-phuc-tre",
    "Khắc phục tiêu chí quá hạn",
    ("giam-sat",),
    line="Biện pháp khắc phục tiêu chí quá hạn",
)

_MOST = 3
"""Criteria that are named when points were lost."""
_NEXT = timedelta(days=1)


def scorecard_events(facts: ScorecardFacts, authority: str, as_of: date) -> Iterator[Event]:
    """The points, on the day they are published; without such a day there is no event of them.

    And each criterion whose remedy is overdue while it still lacks points: on the day after the remedy's deadline, or on
    the day of the points where that is later; when the tasks were all done by then, on the day one is reopened.
    """
    if facts.scorecard.day is not None:
        yield _scored(facts, authority, facts.scorecard.day)
    for each in facts.criteria:
        remedy = each.criterion.remedy
        if remedy is not None and each.loses:
            after = remedy.deadline + _NEXT
            overdue = open_from(each.tasks, max(after, facts.scorecard.day or after), as_of)
            if overdue is not None:
                yield _remedy_late(facts, each, authority, after, overdue)


def _scored(facts: ScorecardFacts, authority: str, day: date) -> Event:
    card = facts.scorecard
    parts = [_points(facts)]
    if facts.is_partial:
        parts.append(part_scored(facts))
    if facts.name:
        parts.append(f"xếp loại {facts.name}")
    if facts.met is not None:
        parts.append(f"{'đạt' if facts.met else 'chưa đạt'} mục tiêu {_goal(facts)}")
    title = one_line(f"{SCORED.label}: {card.name}: {', '.join(parts)}")
    also: tuple[Topic, ...] = ("giam-sat",) if facts.met is False else ()
    units = (each.unit for each in facts.losses)
    about = subject_of(authority, "bo-chi-so", card, (), units, facts.address)
    return event(about, SCORED, day, f"{SCORED.word}/{day}", title, partial(_scored_words, facts, day), also)


def _scored_words(facts: ScorecardFacts, day: date) -> Iterator[str | None]:
    card = facts.scorecard
    yield f"{one_line(card.name)}, chấm cho năm {facts.year}, công bố ngày {format_date(day)}: {_points(facts)}."
    partial_so = partial_words(facts)
    yield sentence(f"{partial_so[0].upper()}{partial_so[1:]}") if partial_so else None
    both = twice_scored(facts)
    if both:
        own, verified = (format_number(each, 2) for each in sums_of(both))
        yield f"Cộng {format_count(len(both))} tiêu chí đã thẩm định: xã tự chấm {own}, thẩm định {verified}."
    yield f"Xếp loại: {sentence(facts.name)}" if facts.name else None
    if card.target is not None:
        verdict = "chưa có kết luận" if facts.met is None else "đạt" if facts.met else "chưa đạt"
        yield f"Mục tiêu {_goal(facts)}: {verdict}."
    yield (
        f"Tiêu chí đã chấm: {format_count(facts.scored)}/{format_count(facts.leaves)}. "
        f"Tiêu chí có tài liệu kiểm chứng: {format_count(facts.evidence.numerator)}/{format_count(facts.evidence.denominator)} "
        f"({format_percent(facts.evidence.value)})."
    )
    if facts.lost:
        yield "\n".join(("Mất nhiều điểm nhất:", *(_lost_line(each) for each in facts.lost[:_MOST])))
    if facts.before is not None and facts.before.score is not None:
        yield f"Năm {facts.before.year}: {_points(facts.before)}."
    yield f"Căn cứ: {document_words(facts.document)}." if facts.document else None


def _lost_line(facts: CriterionFacts) -> str:
    whose = f" ({facts.unit.label})" if facts.unit else ""
    because = facts.criterion.lost_because
    head = f"{one_line(facts.criterion.name)}: mất {format_number(facts.lost_here, 2)} điểm{whose}."
    return f"{head} {sentence(f'Lý do: {one_line(because)}')}" if because else head


def _remedy_late(facts: ScorecardFacts, criterion: CriterionFacts, authority: str, after: date, day: date) -> Event:
    name = shortened(one_line(criterion.criterion.name))
    title = f"{REMEDY_LATE.label}: {name} ({one_line(facts.scorecard.name)})"
    address = f"{facts.address}#{criterion.criterion.id}"
    about = subject_of(authority, "bo-chi-so", facts.scorecard, (), (criterion.unit,), address)
    what = f"{criterion.criterion.id}/{REMEDY_LATE.word}/{after}"
    return event(about, REMEDY_LATE, day, what, title, partial(_remedy_words, facts, criterion, day))


def _remedy_words(facts: ScorecardFacts, criterion: CriterionFacts, day: date) -> Iterator[str | None]:
    each = criterion.criterion
    assert each.remedy is not None
    still = (
        "việc chưa xong; nhóm chứa tiêu chí vẫn mất điểm theo điểm của nhóm"
        if criterion.lost is None
        else f"tiêu chí vẫn mất {format_number(criterion.lost, 2)} trên {format_number(each.maximum, 2)} điểm"
    )
    yield f"Hạn khắc phục {format_date(each.remedy.deadline)} đã qua mà {still} (tính đến ngày {format_date(day)})."
    yield sentence(f"Tiêu chí: {each.name}")
    yield sentence(f"Lý do bị trừ điểm: {each.lost_because}") if each.lost_because else None
    yield means_words(each.remedy)
    yield unit_words("Đơn vị phụ trách", (criterion.unit,))
    yield f"Bộ chỉ số: {one_line(facts.scorecard.name)}."


def _points(facts: ScorecardFacts) -> str:
    """`85,5/100 điểm (85,5%)`."""
    if facts.score is None:
        return "chưa chấm điểm"
    share = f" ({format_percent(facts.percent)})" if facts.percent is not None else ""
    return f"{format_number(facts.score, 2)}/{format_number(facts.maximum, 2)} điểm{share}"


def _goal(facts: ScorecardFacts) -> str:
    target = facts.scorecard.target
    assert target is not None
    return goal_words(target.operator, target.value, "%")


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.scorecards:
        yield from scorecard_events(each, authority, facts.as_of)


ROOM = Room(terms=(SCORED, REMEDY_LATE), events=_events)
