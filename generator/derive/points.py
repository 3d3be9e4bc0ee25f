"""The arithmetic of a tree of criteria: what is scored, what is lost and where, what is not scored yet (contract §3, §4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Literal

from generator.contract.measures import TOLERANCE
from generator.contract.scorecards import Criterion

Basis = Literal["tu_cham", "tham_dinh"]
"""The commune's own score, or the verified one."""
Pick = Callable[[Criterion], Decimal | None]
"""Which of a criterion's scores is meant."""


def published_score(criterion: Criterion) -> Decimal | None:
    """The score said of it; of a group without one the sum of those below. None when nothing is scored."""
    said = _said(criterion)
    return said if said is not None else added_up(published_score(each) for each in criterion.children)


def lost_by(criterion: Criterion, *, only_verified: bool = False) -> Decimal | None:
    """The points lost. A group's sum is of those of its criteria that are scored: the others have lost nothing yet.

    `only_verified`: a group above is verified, so that own scores do not tell of losses any more.
    """
    said = criterion.verified if only_verified else _said(criterion)
    if said is not None:
        return criterion.maximum - said
    return added_up(lost_by(each, only_verified=only_verified) for each in criterion.children)


def lost_here(criterion: Criterion, lost: Decimal | None, *, only_verified: bool) -> Decimal | None:
    """What no criterion below tells of. A group's score may be the sum rounded, which loses nothing."""
    if lost is None or not criterion.children:
        return lost
    below = only_verified or criterion.verified is not None
    rest = lost - (added_up(lost_by(each, only_verified=below) for each in criterion.children) or Decimal())
    return rest if rest > TOLERANCE else Decimal()


def unscored_by(criterion: Criterion) -> Decimal:
    """The maximum of what has no score yet; a group that says one itself has left nothing open."""
    if _said(criterion) is not None:
        return Decimal()
    if not criterion.children:
        return criterion.maximum
    return sum((unscored_by(each) for each in criterion.children), Decimal())


def _said(criterion: Criterion) -> Decimal | None:
    """The verified score, else the commune's own; a group's own says nothing any more once a criterion below is verified."""
    if criterion.verified is not None or any(each.verified is not None for each in criterion.walk()):
        return criterion.verified
    return criterion.own_score


def basis_of(criterion: Criterion) -> Basis | None:
    """Whose score is said of it."""
    if _said(criterion) is None:
        return None
    return "tu_cham" if criterion.verified is None else "tham_dinh"


def score_of(criterion: Criterion, pick: Pick) -> Decimal | None:
    """A criterion's score; of a group what it says itself, else the sum of those below that have one."""
    typed = pick(criterion)
    if typed is not None or not criterion.children:
        return typed
    return total_of(criterion.children, pick)


def total_of(criteria: Sequence[Criterion], pick: Pick) -> Decimal | None:
    """The scores added up; None when there is none."""
    return added_up(score_of(each, pick) for each in criteria)


def added_up(points: Iterable[Decimal | None]) -> Decimal | None:
    """The points added up, of those there are; None when there is none."""
    known = [each for each in points if each is not None]
    return sum(known, Decimal()) if known else None
