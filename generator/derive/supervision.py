"""Everything that the Fatherland Front supervises, in blocks: what is late, unproven, unexplained, unanswered, moved or missed.

All of the plan year is here. Of earlier years only what is still open is: a task that is late stays late when the year
ends, but what was closed then (done late, extended and done, answered late, dropped) is no longer listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.derive.event_changes import Change
from generator.derive.facts import Facts
from generator.derive.plan_facts import grouped
from generator.derive.recommendations import RecommendationFacts
from generator.derive.supervision_changes import CHANGED, changed_rows
from generator.derive.supervision_duties import (
    DOSSIERS,
    FEEDBACK,
    FINDINGS,
    NEGLECTED,
    RECOMMENDED,
    REPORTS,
    accepted,
    areas_of_recommendation,
    dossier_rows,
    feedback_rows,
    finding_rows,
    neglected_rows,
    noncommittal,
    recommendation_rows,
    report_rows,
)
from generator.derive.supervision_duties import unproven_rows as unproven_duties
from generator.derive.supervision_late import LATE, UNEXPLAINED, late_rows, late_tasks, remedy_rows, unexplained_rows
from generator.derive.supervision_measures import MISSED, criteria_rows, criterion_remedy_rows, missed_rows
from generator.derive.supervision_rows import Block, Matter, Row, block_of
from generator.derive.supervision_tasks import DROPPED, EXTENDED, QUIET, dropped_rows, extended_rows, quiet_rows, unproven_rows

UNPROVEN = Matter(
    key="thieu_minh_chung",
    title="Báo xong mà chưa có minh chứng",
    about="Nhiệm vụ, tồn tại, phát hiện kiểm tra, kiến nghị đã báo xong và tiêu chí đã có điểm mà chưa có tài liệu kiểm chứng.",
    none="Việc nào đã báo xong cũng có tài liệu kiểm chứng.",
    number=None,
    since="Ngày xong",
    notes=("Kỳ", "Chi tiết"),
    mixed=True,
)
REMEDIES = Matter(
    key="khac_phuc_tre",
    title="Biện pháp khắc phục đã quá hạn",
    about="Biện pháp mà đơn vị tự nêu cho việc chậm hoặc tiêu chí bị trừ điểm, nay đã qua hạn của chính nó mà việc chưa xong.",
    none="Không có biện pháp khắc phục nào quá hạn.",
    number="Số ngày quá hạn",
    since="Hạn khắc phục",
    notes=("Kỳ", "Biện pháp", "Người khắc phục", "Điểm bị trừ"),
    mixed=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The Front's recommendations, newest first, and how many were accepted, answered and carried out.

    Each is in one of `accepted`, `in_part`, `refused`, `noncommittal` (answered without saying which) and `unanswered`.
    """

    rows: tuple[RecommendationFacts, ...]
    accepted: int
    in_part: int
    refused: int
    noncommittal: int
    unanswered: int
    in_time: int
    overdue: int
    carried_out: int
    to_carry_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """All blocks on a day, empty ones too. `year` is the plan year, None before the first.

    `pressing` counts the things that need an answer today, `known` those that are only to be known; each thing once, in
    however many blocks it stands.
    """

    as_of: date
    year: int | None
    blocks: tuple[Block, ...]
    register: Register
    pressing: int
    known: int


def supervision_of(facts: Facts, changes: Sequence[Change] | None = None) -> Supervision:
    """Everything to be supervised on the day of the facts. `changes` None: there is no history to tell them by."""
    year = facts.plan.year if facts.plan else None
    late = late_tasks(facts)
    told = () if changes is None else (block_of(CHANGED, changed_rows(facts, changes)),)
    blocks = (
        block_of(LATE, late_rows(late)),
        block_of(UNPROVEN, chain(unproven_rows(facts), unproven_duties(facts), criteria_rows(facts))),
        block_of(UNEXPLAINED, unexplained_rows(late)),
        block_of(REMEDIES, chain(remedy_rows(late, facts.as_of), criterion_remedy_rows(facts))),
        block_of(QUIET, quiet_rows(facts)),
        block_of(EXTENDED, extended_rows(facts, year)),
        block_of(RECOMMENDED, recommendation_rows(facts, year)),
        block_of(REPORTS, report_rows(facts, year)),
        block_of(DOSSIERS, dossier_rows(facts, year)),
        block_of(FEEDBACK, feedback_rows(facts, year)),
        block_of(FINDINGS, finding_rows(facts, year)),
        block_of(NEGLECTED, neglected_rows(facts)),
        block_of(MISSED, missed_rows(facts, year)),
        block_of(DROPPED, dropped_rows(facts, year)),
        *told,
    )
    return _supervision(facts.as_of, year, blocks, facts.recommendations)


def by_unit(whole: Supervision, ids: Iterable[str]) -> Mapping[str, Supervision]:
    """What each unit answers for: as lead, as the one that owes, or as one of several that must answer."""
    return _narrowed(whole, ids, lambda row: [each.id for each in row.units], lambda each: [unit.id for unit in each.units])


def by_area(whole: Supervision, ids: Iterable[str]) -> Mapping[str, Supervision]:
    """What belongs to each area."""
    return _narrowed(
        whole,
        ids,
        lambda row: [each.id for each in row.areas],
        lambda each: [area.id for area in areas_of_recommendation(each)],
    )


def register_of(recommendations: Iterable[RecommendationFacts]) -> Register:
    """The recommendations with their counts."""
    rows = tuple(recommendations)
    words = [each.recommendation.accepted for each in rows]
    return Register(
        rows=rows,
        accepted=words.count("co"),
        in_part=words.count("mot_phan"),
        refused=words.count("khong"),
        noncommittal=sum(noncommittal(each) for each in rows),
        unanswered=sum(each.recommendation.answered_on is None for each in rows),
        in_time=sum(each.reply.state == "trong_han" for each in rows),
        overdue=sum(each.reply.state == "qua_han" for each in rows),
        carried_out=sum(accepted(each) and each.carried == "da_thuc_hien" for each in rows),
        to_carry_out=sum(accepted(each) for each in rows),
    )


def _narrowed(
    whole: Supervision,
    ids: Iterable[str],
    of_row: Callable[[Row], list[str]],
    of_recommendation: Callable[[RecommendationFacts], list[str]],
) -> dict[str, Supervision]:
    """One pass over all rows, however many ids there are."""
    parted = [grouped((name, row) for row in block.rows for name in of_row(row)) for block in whole.blocks]
    nameless = [sum(not of_row(row) for row in block.rows) for block in whole.blocks]
    registers = grouped((name, each) for each in whole.register.rows for name in of_recommendation(each))
    found = {}
    for name in ids:
        blocks = tuple(
            Block(matter=block.matter, rows=tuple(groups.get(name, ())), elsewhere=elsewhere)
            for block, groups, elsewhere in zip(whole.blocks, parted, nameless, strict=True)
        )
        found[name] = _supervision(whole.as_of, whole.year, blocks, registers.get(name, ()))
    return found


def _supervision(
    as_of: date, year: int | None, blocks: tuple[Block, ...], recommendations: Iterable[RecommendationFacts]
) -> Supervision:
    pressing = set(_subjects(blocks, pressing=True))
    return Supervision(
        as_of=as_of,
        year=year,
        blocks=blocks,
        register=register_of(recommendations),
        pressing=len(pressing),
        known=len(set(_subjects(blocks, pressing=False)) - pressing),
    )


def _subjects(blocks: Iterable[Block], *, pressing: bool) -> Iterator[str]:
    return (row.subject for block in blocks for row in block.rows if row.pressing is pressing)
