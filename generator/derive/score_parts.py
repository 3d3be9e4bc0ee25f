"""What became of a scorecard's points: gained, lost, not scored yet, compared; and what was lost with nothing being done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.contract.scorecards import Criterion
from generator.derive.points import lost_by, published_score
from generator.derive.scorecards import CriterionFacts, ScorecardFacts
from generator.words.vietnamese import format_count


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


def twice_scored(card: ScorecardFacts) -> tuple[CriterionFacts, ...]:
    """The criteria that say both scores, the commune's own and the verified one; a group only where none below it does."""
    both = [each for each in card.criteria if _says_both(each.criterion)]
    return tuple(each for each in both if not any(_says_both(one) for one in each.criterion.walk() if one is not each.criterion))


def _says_both(criterion: Criterion) -> bool:
    return criterion.own_score is not None and criterion.verified is not None


def sums_of(both: Sequence[CriterionFacts]) -> tuple[Decimal, Decimal]:
    """The own and the verified scores of criteria that say both, added up."""
    own = sum((each.own or Decimal() for each in both), Decimal())
    return own, sum((each.verified or Decimal() for each in both), Decimal())


def partial_words(card: ScorecardFacts) -> str | None:
    """`mới chấm 3/5 tiêu chí nên chưa xếp loại, chưa xét mục tiêu`; None where all is scored, or nothing."""
    if not card.is_partial:
        return None
    waits = [word for word, is_open in (("chưa xếp loại", card.name_open), ("chưa xét mục tiêu", card.met_open)) if is_open]
    return f"{part_scored(card)} nên {', '.join(waits)}" if waits else part_scored(card)


def part_scored(card: ScorecardFacts) -> str:
    """`mới chấm 3/5 tiêu chí`."""
    return f"mới chấm {format_count(card.scored)}/{format_count(card.leaves)} tiêu chí"


def is_unattended(each: CriterionFacts) -> bool:
    """Whether points were lost here and neither a remedy nor a task is given, here or where nothing tells of the loss."""
    return bool(each.lost_here) and not any(one.criterion.remedy or one.tasks for one in (each, *each.silent))


def is_neglected(each: CriterionFacts) -> bool:
    """Whether points were lost here and neither a reason, nor a remedy, nor a task is given."""
    return is_unattended(each) and not any(one.criterion.lost_because for one in (each, *each.silent))
