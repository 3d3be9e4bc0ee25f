"""Which way a figure went since the time before: an arrow, whether that is better, and by how much in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.publish.said import Trend
from generator.words.vietnamese import format_number

Amount = Fraction | Decimal | int
LABELS: Mapping[Trend, str] = {
    "better": "tốt lên",
    "worse": "kém đi",
    "up": "tăng",
    "down": "giảm",
    "same": "không đổi",
    "none": "chưa so sánh được",
}
POINTS_OF_PERCENT = "điểm phần trăm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change.

    `arrow` and `amount` (`2,5 điểm`, without a sign) are empty where nothing moved; `words` say by how much and since
    when, as a part of a sentence.
    """

    trend: Trend
    arrow: str
    label: str
    amount: str
    words: str


def move_of(
    now: Amount | None, before: Amount | None, *, since: str, unit: str = "", more_is_better: bool | None = True, places: int = 1
) -> Move:
    """The change from `before` to `now`, in `unit`; `since` names the time before inside a sentence (`tháng 9/2026`).

    `more_is_better` None: neither way is better. Either figure None: it cannot be compared.
    """
    if now is None or before is None:
        return Move(trend="none", arrow="", label=LABELS["none"], amount="", words="chưa có kỳ trước để so sánh")
    change = Fraction(now) - Fraction(before)
    if not change:
        return Move(trend="same", arrow="", label=LABELS["same"], amount="", words=f"không đổi so với {since}")
    trend: Trend = _trend(change, more_is_better=more_is_better)
    way = "tăng" if change > 0 else "giảm"
    amount = _size(abs(change), unit, places)
    words = f"{way} {amount} so với {since}"
    return Move(trend=trend, arrow="▲" if change > 0 else "▼", label=LABELS[trend], amount=amount, words=words)


def _trend(change: Fraction, *, more_is_better: bool | None) -> Trend:
    if more_is_better is None:
        return "up" if change > 0 else "down"
    return "better" if (change > 0) is more_is_better else "worse"


def _size(change: Fraction, unit: str, places: int) -> str:
    """How much, in its unit; a change too small for the decimals shown says so."""
    shown = format_number(change, places)
    least = Fraction(1, 10**places)
    amount = shown if shown != "0" else f"chưa đến {format_number(least, places)}"
    return f"{amount} {unit}".rstrip()
