"""Figures that keep what they were made of: ratios with numerator and denominator, and Wilson's interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Z_95 = 1.959963984540054
"""The standard normal's 97.5% point, for a two-sided 95% interval."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share: whole numbers as counted. `value` is None where there is nothing to divide by: "chưa có"."""

    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        """The share in percent (0-100), exact; None when the denominator is 0."""
        return Fraction(self.numerator * 100, self.denominator) if self.denominator else None


def wilson(successes: int, total: int, z: float = Z_95) -> tuple[float, float] | None:
    """Wilson's score interval of a share, in percent (0-100); None without answers.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    if total == 0:
        return None
    share = successes / total
    spread = z * z / total
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == total else min(1.0, middle + half)
    return low * 100, high * 100


def meets(value: Fraction, operator: str, target: Decimal | Fraction) -> bool:
    """Whether the unrounded value meets the target with the operator as given (contract §4)."""
    goal = Fraction(target)
    match operator:
        case ">=":
            return value >= goal
        case ">":
            return value > goal
        case "<=":
            return value <= goal
        case "<":
            return value < goal
        case _:
            return value == goal
