"""Scorecards: points, class, where points were lost and whose they are, evidence, and last year beside (contract §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from generator.contract.plan import Document, Unit
from generator.contract.records import Entry, Records
from generator.contract.scorecards import Criterion, Scorecard, ScoreTarget
from generator.derive.deadlines import Reply, done_by_tasks, reply_of
from generator.derive.figures import Ratio, meets
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of
from generator.derive.plan_facts import TaskFacts
from generator.derive.points import (
    Basis,
    added_up,
    basis_of,
    lost_by,
    lost_here,
    published_score,
    score_of,
    total_of,
    unscored_by,
)

_YEAR_AT_END = re.compile(r"-(?:19|20|21)\d{2}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFacts:
    """A criterion or group. `depth` counts from 0 at the top; `parent` is the group's id, None at the top.

    `score` is the verified one where there is one, else the commune's own; of a group what it says itself, else the sum
    of its criteria; None when nothing is scored. `own` and `verified` are each alone. `lost` are the points lost: the
    maximum less the score, of a group that says no score itself the sum of what its criteria lost; None without a score,
    and where a group above is verified and it is not: then nobody has said where the points were lost. `basis` is whose
    score counts for it in the sum, that of the outermost group that says one, else its own; None when nothing counts.
    `lost_here` is what no criterion below it tells of: all of a criterion's, of a group mostly 0. `silent` are those below
    that do not tell what they lost, while the group did lose something: what is done there is done about it. `loses`:
    points are lost here, or by the group above that it is silent below. `unit` answers for it:
    its own, else that of the nearest group; None when none says so. `mending` is how its remedy stands: settled when all of
    its tasks that count are done, else overdue once the deadline has passed; None without a remedy. `before` is the same
    criterion's score a year before, None without.
    """

    criterion: Criterion
    parent: str | None
    depth: int
    score: Decimal | None
    basis: Basis | None
    own: Decimal | None
    verified: Decimal | None
    lost: Decimal | None
    lost_here: Decimal | None
    silent: tuple[CriterionFacts, ...]
    loses: bool
    unit: Unit | None
    evidence: tuple[Document, ...]
    tasks: tuple[TaskFacts, ...]
    mending: Reply | None
    before: Decimal | None

    @property
    def is_group(self) -> bool:
        """Whether it has criteria of its own; only those without are counted."""
        return bool(self.criterion.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoss:
    """The points that a unit's criteria lost (`lost_here`). `unit` None: criteria that nobody answers for."""

    unit: Unit | None
    points: Decimal
    criteria: tuple[CriterionFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardFacts:
    """A scorecard. `year` is the one that is scored, `criteria` are all, groups before what they hold.

    Points are None when nothing is scored. `percent` is of the maximum, exact. `unscored` is the maximum of what has no
    score yet. `name` is the class, None below the first or without points; `met` whether the target is met. Either is None
    as long as what is not scored yet can change it: `name_open` and `met_open`. `evidence` counts criteria with documents.
    `before` is the same set's scorecard of the newest year before this one.
    """

    entry: Entry[Scorecard]
    scorecard: Scorecard
    year: int
    address: str
    document: Document | None
    criteria: tuple[CriterionFacts, ...]
    score: Decimal | None
    own: Decimal | None
    verified: Decimal | None
    maximum: Decimal
    percent: Fraction | None
    unscored: Decimal
    name: str | None
    name_open: bool
    met: bool | None
    met_open: bool
    leaves: int
    scored: int
    evidence: Ratio
    losses: tuple[UnitLoss, ...]
    before: ScorecardFacts | None

    @property
    def is_partial(self) -> bool:
        """Whether something is scored and something is not: the percentage can only rise yet."""
        return self.score is not None and bool(self.unscored)

    @property
    def lost(self) -> tuple[CriterionFacts, ...]:
        """The criteria, and groups scored as a whole, that lost points; the most first."""
        found = [each for each in self.criteria if each.lost_here]
        return tuple(sorted(found, key=lambda each: -(each.lost_here or 0)))


def scorecards_of(records: Records, known: Lookup, tasks: Mapping[str, TaskFacts]) -> tuple[ScorecardFacts, ...]:
    """All scorecards, by the year that is scored, then in file order."""
    found: list[ScorecardFacts] = []
    for entry in sorted(records.of("bo-chi-so"), key=scored_year):
        before = next(
            (each for each in reversed(found) if set_of(each.entry) == set_of(entry) and each.year < scored_year(entry)), None
        )
        found.append(_scorecard(entry, known, tasks, before))
    return tuple(found)


def scored_year(entry: Entry[Scorecard]) -> int:
    """The year that is scored: as typed, else that of the folder."""
    return entry.record.year or entry.year


def set_of(entry: Entry[Scorecard]) -> str:
    """What the scorecards of one set share over the years: the id without the year at its end."""
    return _YEAR_AT_END.sub("", entry.id)


def _scorecard(
    entry: Entry[Scorecard], known: Lookup, tasks: Mapping[str, TaskFacts], before: ScorecardFacts | None
) -> ScorecardFacts:
    card = entry.record
    former = {each.criterion.id: each.score for each in before.criteria} if before else {}
    criteria = tuple(_criteria(card.criteria, known, tasks, former))
    maximum = sum((each.maximum for each in card.criteria), Decimal())
    score = added_up(published_score(each) for each in card.criteria)
    unscored = sum((unscored_by(each) for each in card.criteria), Decimal())
    least, most = (_percent(each, maximum) for each in (score, None if score is None else score + unscored))
    names, verdicts = {_class_of(card, each) for each in (least, most)}, _verdicts(card.target, least, most)
    leaves = [each for each in criteria if not each.is_group]
    return ScorecardFacts(
        entry=entry,
        scorecard=card,
        year=scored_year(entry),
        address=address_of("bo-chi-so", entry),
        document=known.documents.get(card.document or ""),
        criteria=criteria,
        score=score,
        own=total_of(card.criteria, lambda each: each.own_score),
        verified=total_of(card.criteria, lambda each: each.verified),
        maximum=maximum,
        percent=least,
        unscored=unscored,
        name=_class_of(card, least) if len(names) == 1 else None,
        name_open=len(names) > 1,
        met=min(verdicts) if len(verdicts) == 1 else None,
        met_open=len(verdicts) > 1,
        leaves=len(leaves),
        scored=sum(each.score is not None for each in leaves),
        evidence=Ratio(sum(bool(each.evidence) for each in leaves), len(leaves)),
        losses=_losses(criteria, known),
        before=before,
    )


class _Above(NamedTuple):
    """What the groups above hand down.

    `basis`: whose score the outermost says; `is_verified`: any of them is; `loses`: the nearest that says a score lost
    something that no criterion tells of.
    """

    parent: str | None = None
    depth: int = 0
    unit: str | None = None
    basis: Basis | None = None
    is_verified: bool = False
    loses: bool = False


def _criteria(
    criteria: Sequence[Criterion],
    known: Lookup,
    tasks: Mapping[str, TaskFacts],
    former: Mapping[str, Decimal | None],
    above: _Above | None = None,
) -> Iterator[CriterionFacts]:
    above = above or _Above()
    for each in criteria:
        unit, basis = each.unit or above.unit, above.basis or basis_of(each)
        lost = lost_by(each, only_verified=above.is_verified)
        here = lost_here(each, lost, only_verified=above.is_verified)
        doing = tuple(tasks[name] for name in each.tasks if name in tasks)
        below = _Above(
            parent=each.id,
            depth=above.depth + 1,
            unit=unit,
            basis=basis,
            is_verified=above.is_verified or each.verified is not None,
            loses=bool(here) or (above.loses and basis_of(each) is None),
        )
        inside = tuple(_criteria(each.children, known, tasks, former, below))
        yield CriterionFacts(
            criterion=each,
            parent=above.parent,
            depth=above.depth,
            score=published_score(each),
            basis=basis,
            own=score_of(each, lambda one: one.own_score),
            verified=score_of(each, lambda one: one.verified),
            lost=lost,
            lost_here=here,
            silent=tuple(one for one in inside if one.lost is None) if here else (),
            loses=above.loses if lost is None else bool(lost),
            unit=known.units.get(unit or ""),
            evidence=known.documents_named(each.evidence),
            tasks=doing,
            mending=reply_of(each.remedy.deadline, done_by_tasks(doing), known.as_of) if each.remedy else None,
            before=former.get(each.id),
        )
        yield from inside


def _percent(score: Decimal | None, maximum: Decimal) -> Fraction | None:
    return Fraction(score) / Fraction(maximum) * 100 if score is not None and maximum else None


def _verdicts(target: ScoreTarget | None, least: Fraction | None, most: Fraction | None) -> set[bool]:
    """What can come out between the least and the most that the percentage can be; empty when there is nothing to judge."""
    if target is None or least is None or most is None:
        return set()
    found = {meets(each, target.operator, target.value) for each in (least, most)}
    passed = least < Fraction(target.value) < most
    return found | {True} if target.operator == "=" and passed else found


def _class_of(card: Scorecard, percent: Fraction | None) -> str | None:
    """The class with the highest start that the percentage reaches."""
    reached = [each for each in card.classes if percent is not None and percent >= Fraction(each.start)]
    return max(reached, key=lambda each: each.start).name if reached else None


def _losses(criteria: Sequence[CriterionFacts], known: Lookup) -> tuple[UnitLoss, ...]:
    """By unit, the most points first; then in the order of the units."""
    groups: dict[str, list[CriterionFacts]] = {}
    for each in criteria:
        if each.lost_here:
            groups.setdefault(each.unit.id if each.unit else "", []).append(each)
    order = {name: number for number, name in enumerate(known.units)}
    losses = [
        UnitLoss(
            unit=known.units.get(name),
            points=sum((each.lost_here or Decimal() for each in found), Decimal()),
            criteria=tuple(found),
        )
        for name, found in groups.items()
    ]
    return tuple(sorted(losses, key=lambda each: (-each.points, order.get(each.unit.id if each.unit else "", len(order)))))
