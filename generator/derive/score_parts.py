"""What became of a scorecard's points: gained, lost, or not scored yet; and who lost them without anything being done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.contract.scorecards import Criterion
from generator.derive.scorecards import CriterionFacts, ScorecardFacts, published_score


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
    """A criterion's points; of a group what it says itself, else those of its criteria added up."""
    score = published_score(criterion)
    if score is not None:
        return ScoreParts(gained=score, lost=criterion.maximum - score, unscored=Decimal())
    if criterion.children:
        return added(parts_of(each) for each in criterion.children)
    return ScoreParts(gained=Decimal(), lost=Decimal(), unscored=criterion.maximum)


def added(parts: Iterable[ScoreParts]) -> ScoreParts:
    """Points added up."""
    every = list(parts)
    return ScoreParts(
        gained=sum((each.gained for each in every), Decimal()),
        lost=sum((each.lost for each in every), Decimal()),
        unscored=sum((each.unscored for each in every), Decimal()),
    )


def card_parts(card: ScorecardFacts) -> ScoreParts:
    """A whole scorecard's points."""
    return added(parts_of(each) for each in card.scorecard.criteria)


def unplaced_loss(card: ScorecardFacts) -> Decimal:
    """Points that a group lost by its own score and none of its criteria accounts for; 0 where all are accounted for."""
    placed = sum((each.lost or Decimal() for each in card.lost), Decimal())
    return max(card_parts(card).lost - placed, Decimal())


def is_unattended(each: CriterionFacts) -> bool:
    """Whether points were lost and neither a remedy nor a task is given."""
    return bool(each.lost) and each.criterion.remedy is None and not each.tasks


def is_neglected(each: CriterionFacts) -> bool:
    """Whether points were lost and neither a reason, nor a remedy, nor a task is given."""
    return is_unattended(each) and each.criterion.lost_because is None
