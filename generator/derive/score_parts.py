"""What became of a scorecard's points: gained, lost, or not scored yet; and what was lost without anything being done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.contract.scorecards import Criterion
from generator.derive.scorecards import CriterionFacts, ScorecardFacts, lost_by, published_score


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreParts:
    """Points that add up to a maximum. `unscored` is the maximum of what has no score: neither gained nor lost."""

    gained: Decimal
    lost: Decimal
    unscored: Decimal

    @property
    def maximum(self) -> Decimal:
        """All points there were to gain."""
        return self.gained + self.lost + self.unscored

    @property
    def is_scored(self) -> bool:
        """Whether anything is scored."""
        return self.unscored < self.maximum


def parts_of(criterion: Criterion) -> ScoreParts:
    """A criterion's points, or a group's. A group that is said to be worth less than its criteria has nothing unscored."""
    gained, lost = published_score(criterion) or Decimal(), lost_by(criterion) or Decimal()
    return ScoreParts(gained=gained, lost=lost, unscored=max(criterion.maximum - gained - lost, Decimal()))


def card_parts(card: ScorecardFacts) -> ScoreParts:
    """A whole scorecard's points."""
    return added(parts_of(each) for each in card.scorecard.criteria)


def added(parts: Iterable[ScoreParts]) -> ScoreParts:
    """Points added up."""
    every = list(parts)
    return ScoreParts(
        gained=sum((each.gained for each in every), Decimal()),
        lost=sum((each.lost for each in every), Decimal()),
        unscored=sum((each.unscored for each in every), Decimal()),
    )


def is_unattended(each: CriterionFacts) -> bool:
    """Whether points were lost here and neither a remedy nor a task is given."""
    return bool(each.lost_here) and each.criterion.remedy is None and not each.tasks


def is_neglected(each: CriterionFacts) -> bool:
    """Whether points were lost here and neither a reason, nor a remedy, nor a task is given."""
    return is_unattended(each) and each.criterion.lost_because is None
