"""What a scorecard's page shows below its headline: groups, losses, evidence, both scores, last year, every criterion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.contract.plan import Unit
from generator.derive.score_parts import is_neglected, is_unattended, parts_of, sums_of, twice_scored
from generator.derive.scorecards import CriterionFacts, ScorecardFacts, UnitLoss
from generator.publish.charts.scorecards import groups_chart, lost_chart, points_of_maximum
from generator.publish.pages.moves import Move, move_of
from generator.words.vietnamese import format_count, format_number, format_percent

PLACES = 2
"""Decimals of points."""
NOTHING = "–"
"""What stands in a table where there is no figure."""
_OWN = "điểm tự chấm"
DEEPEST = 4
"""Steps of indentation; what lies deeper is indented no further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossOfUnit:
    """A unit's lost points; `bar` are (kind, word, points) against the unit that lost most."""

    loss: UnitLoss
    points: str
    bar: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostLine:
    """A criterion that lost points, or a group that lost them as a whole.

    `group` is the top group it stands in, None for one that stands alone. `reasons` and `mended` are it and the criteria
    below it that do not tell their loss, as far as they say why points were lost, and what is done.
    """

    facts: CriterionFacts
    lost: str
    maximum: str
    group: str | None
    reasons: tuple[CriterionFacts, ...]
    mended: tuple[CriterionFacts, ...]
    unattended: bool
    neglected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Criteria without evidence that one unit answers for; `unit` None: nobody is named."""

    unit: Unit | None
    criteria: tuple[CriterionFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A criterion's two scores as words, and the difference; `facts` None: the sums of several criteria."""

    facts: CriterionFacts | None
    name: str
    first: str
    second: str
    move: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """A criterion in the table of all. `step` (0-4) is how far it is indented."""

    facts: CriterionFacts
    step: int
    maximum: str
    own: str
    verified: str
    lost: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardDetail:
    """All that the page shows below its headline. The charts are None where nothing is scored or lost.

    `verification` compares own and verified
    scores where they differ, `verified` the sums of all criteria that have both (None: none has), `agreeing` counts
    those that agree. `last_year` compares with the year before, the most lost first; `new` counts criteria that
    it did not have. `tree` are the rows of each top group; `columns` which of own, verified and before hold any score.
    """

    chart: Markup | None
    lost_chart: Markup | None
    groups: tuple[tuple[str, ...], ...]
    units: tuple[LossOfUnit, ...]
    lost: tuple[LostLine, ...]
    gaps: tuple[Gap, ...]
    verification: tuple[Compared, ...]
    verified: Compared | None
    agreeing: int
    last_year: tuple[Compared, ...]
    new: int
    tree: tuple[tuple[TreeRow, ...], ...]
    columns: frozenset[str]


def scorecard_detail(card: ScorecardFacts) -> ScorecardDetail:
    """All that the page shows below its headline."""
    both = twice_scored(card)
    return ScorecardDetail(
        chart=groups_chart(card.scorecard.criteria),
        lost_chart=lost_chart(card.lost),
        groups=tuple(_group_row(each, compared=card.before is not None) for each in card.criteria if each.depth == 0),
        units=_by_unit(card.losses),
        lost=tuple(_lost_lines(card)),
        gaps=_gaps(card),
        verification=_verification(both),
        verified=_verified(both),
        agreeing=sum(each.own == each.verified for each in both),
        last_year=_last_year(card),
        new=_new(card),
        tree=tuple(_tree(card)),
        columns=frozenset(_columns(card)),
    )


def leaves_of(card: ScorecardFacts) -> list[CriterionFacts]:
    """The criteria that are scored, groups aside, in the order of the file."""
    return [each for each in card.criteria if not each.is_group]


def points_words(points: Decimal | None) -> str:
    """`16,5`; None is a dash."""
    return NOTHING if points is None else format_number(points, PLACES)


def _group_row(each: CriterionFacts, *, compared: bool) -> tuple[str, ...]:
    parts = parts_of(each.criterion)
    share = Fraction(parts.gained) / Fraction(parts.maximum) * 100 if parts.is_scored else None
    return (
        each.criterion.name,
        points_of_maximum(parts),
        format_percent(share),
        format_number(parts.lost if parts.is_scored else None, PLACES),
        *([points_words(each.before)] if compared else []),
    )


def _by_unit(losses: Sequence[UnitLoss]) -> tuple[LossOfUnit, ...]:
    most = max((each.points for each in losses), default=Decimal())
    return tuple(
        LossOfUnit(
            loss=each,
            points=format_number(each.points, PLACES),
            bar=(
                ("diem_mat", "bị trừ", f"{each.points:f}"),
                ("con_lai", "", f"{most - each.points:f}" if most > each.points else ""),
            ),
        )
        for each in losses
    )


def _lost_lines(card: ScorecardFacts) -> Iterable[LostLine]:
    above = {each.criterion.id: each for each in card.criteria}
    for each in card.lost:
        top = each
        while top.parent is not None:
            top = above[top.parent]
        yield LostLine(
            facts=each,
            lost=points_words(each.lost_here),
            maximum=points_words(each.criterion.maximum),
            group=None if top is each else top.criterion.name,
            reasons=tuple(one for one in (each, *each.silent) if one.criterion.lost_because),
            mended=tuple(one for one in (each, *each.silent) if one.criterion.remedy or one.tasks),
            unattended=is_unattended(each),
            neglected=is_neglected(each),
        )


def _gaps(card: ScorecardFacts) -> tuple[Gap, ...]:
    """By unit, the most gaps first; then in the order of the file."""
    found: dict[str | None, list[CriterionFacts]] = {}
    units = {each.unit.id: each.unit for each in card.criteria if each.unit}
    for each in leaves_of(card):
        if not each.evidence:
            found.setdefault(each.unit.id if each.unit else None, []).append(each)
    gaps = [Gap(unit=units[name] if name else None, criteria=tuple(group)) for name, group in found.items()]
    return tuple(sorted(gaps, key=lambda each: -len(each.criteria)))


def _verification(both: Sequence[CriterionFacts]) -> tuple[Compared, ...]:
    rows = sorted((each for each in both if each.own != each.verified), key=_verified_less_own)
    return tuple(_compared(each, each.criterion.name, (each.own, each.verified), since=_OWN) for each in rows)


def _verified(both: Sequence[CriterionFacts]) -> Compared | None:
    if not both:
        return None
    return _compared(None, f"Cộng {format_count(len(both))} tiêu chí đã thẩm định", sums_of(both), since=_OWN)


def _verified_less_own(each: CriterionFacts) -> Decimal:
    return (each.verified or Decimal()) - (each.own or Decimal())


def _last_year(card: ScorecardFacts) -> tuple[Compared, ...]:
    """What changed since the year before; a criterion worth another maximum then is not comparable and left out."""
    if card.before is None:
        return ()
    then = {each.criterion.id: each.criterion.maximum for each in card.before.criteria}
    changed = [
        each
        for each in leaves_of(card)
        if each.before is not None and each.score not in (None, each.before) and then[each.criterion.id] == each.criterion.maximum
    ]
    rows = sorted(changed, key=lambda each: (each.score or Decimal()) - (each.before or Decimal()))
    since = f"năm {card.before.year}"
    return tuple(_compared(each, each.criterion.name, (each.before, each.score), since=since) for each in rows)


def _new(card: ScorecardFacts) -> int:
    if card.before is None:
        return 0
    then = {each.criterion.id for each in card.before.criteria}
    return sum(each.criterion.id not in then for each in leaves_of(card))


def _compared(facts: CriterionFacts | None, name: str, scores: tuple[Decimal | None, Decimal | None], *, since: str) -> Compared:
    first, second = scores
    return Compared(
        facts=facts,
        name=name,
        first=points_words(first),
        second=points_words(second),
        move=move_of(second, first, since=since, unit="điểm", places=PLACES),
    )


def _tree(card: ScorecardFacts) -> Iterable[tuple[TreeRow, ...]]:
    rows: list[TreeRow] = []
    for each in card.criteria:
        if each.depth == 0 and rows:
            yield tuple(rows)
            rows = []
        rows.append(
            TreeRow(
                facts=each,
                step=min(each.depth, DEEPEST),
                maximum=points_words(each.criterion.maximum),
                own=points_words(each.own),
                verified=points_words(each.verified),
                lost=format_number(each.lost, PLACES),
                before=points_words(each.before),
            )
        )
    if rows:
        yield tuple(rows)


def _columns(card: ScorecardFacts) -> Iterable[str]:
    for name in ("own", "verified", "before"):
        if any(getattr(each, name) is not None for each in card.criteria):
            yield name
