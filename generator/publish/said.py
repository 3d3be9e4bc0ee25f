"""Measures as people say them: amounts with their unit, targets, how far and which way a value moved, how sure a survey is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.contract.measures import Indicator, SurveyTarget, Target
from generator.contract.vocabulary import OPERATORS
from generator.derive.measures import SMALL_SAMPLE, IndicatorState, SurveyState
from generator.words.vietnamese import NOT_YET, format_count, format_number, format_percent, round_half_up

Trend = Literal["better", "worse", "up", "down", "same", "none"]
NOTHING_OCCURRED = "không phát sinh"
"""What is printed for a share whose denominator is 0: neither 0% nor 100% (contract §3)."""


def amount(value: Fraction | Decimal | None, measure: str) -> str:
    """`95,5%`, `18 hạng`; None is "chưa có"."""
    if value is None:
        return NOT_YET
    return format_percent(value) if measure == "%" else f"{format_number(value)} {measure}"


def target_words(target: Target | SurveyTarget | None, measure: str = "%") -> str:
    """`trên 95%`, `không quá 20 hạng`; without a target "không đặt chỉ tiêu"."""
    if target is None:
        return "không đặt chỉ tiêu"
    return f"{OPERATORS[target.operator]} {amount(target.value, measure)}"


def size(value: Fraction, measure: str) -> str:
    """How large a difference is, without its sign: `1,5 điểm phần trăm`; one too small for a decimal says so."""
    unit = "điểm phần trăm" if measure == "%" else measure
    if value and not round_half_up(value):
        return f"chưa đến 0,1 {unit}"
    return f"{format_number(abs(value))} {unit}"


def distance_words(indicator: Indicator, state: IndicatorState) -> str | None:
    """How far the newest value lies from the target; None where there is nothing to compare."""
    if state.distance is None or indicator.target is None:
        return None
    if state.distance == 0:
        just = "đúng bằng mức chỉ tiêu"
        strict = indicator.target.operator in (">", "<")
        return f"{just}, mà chỉ tiêu là {target_words(indicator.target, indicator.measure)}" if strict else just
    side = "cao hơn" if state.distance > 0 else "thấp hơn"
    return f"{side} mức chỉ tiêu {size(state.distance, indicator.measure)}"


def rounding_note(indicator: Indicator, state: IndicatorState) -> str | None:
    """Why a value that is printed like the target is yet missed (or met): it is judged before rounding."""
    target, latest = indicator.target, state.latest
    if target is None or latest is None or latest.value is None or not state.distance:
        return None
    if round_half_up(latest.value) != round_half_up(target.value):
        return None
    places = next((each for each in range(2, 7) if round_half_up(latest.value, each) != Fraction(target.value)), 6)
    exact = format_number(latest.value, places) + ("%" if indicator.measure == "%" else f" {indicator.measure}")
    return f"Số chưa làm tròn là {exact}; đạt hay chưa được xét trên số chưa làm tròn."


def trend(state: IndicatorState) -> Trend:
    """Which way the newest value went since the period before: better or worse where a direction is known."""
    if state.change is None:
        return "none"
    if state.change == 0:
        return "same"
    if state.better is None:
        return "up" if state.change > 0 else "down"
    return "better" if state.better else "worse"


def change_words(indicator: Indicator, state: IndicatorState) -> str:
    """`tăng 1,5 điểm phần trăm so với tháng 9/2026`."""
    if state.latest is None or state.change is None:
        return "chưa có kỳ trước để so sánh"
    before = inside(state.latest.period.previous.label)
    if state.change == 0:
        return f"không đổi so với {before}"
    way = "tăng" if state.change > 0 else "giảm"
    return f"{way} {size(state.change, indicator.measure)} so với {before}"


def inside(label: str) -> str:
    """A label inside a sentence: `tháng 3/2026`, `quý II/2026`."""
    return label[:1].lower() + label[1:]


def interval_words(state: SurveyState) -> str | None:
    """`92,2% – 97,6%`; None without answers."""
    return between(state.interval)


def between(interval: tuple[float, float] | None) -> str | None:
    """An interval in percent: `92,2% – 97,6%`; None for None."""
    if interval is None:
        return None
    low, high = (format_percent(Fraction(end)) for end in interval)
    return f"{low} – {high}"


def interval_sentence(state: SurveyState) -> str | None:
    """What the interval says, for people who never heard of one; None without answers."""
    if state.interval is None:
        return None
    low, high = (format_percent(Fraction(end)) for end in state.interval)
    return (
        f"Đây là kết quả của {format_count(state.satisfied.denominator)} câu trả lời; nếu hỏi được tất cả mọi người thì "
        f"tỷ lệ hài lòng nhiều khả năng nằm trong khoảng từ {low} đến {high}."
    )


def certainty_sentence(state: SurveyState, target: SurveyTarget | None) -> str | None:
    """Whether the survey is enough to say that the target is met; None where there is nothing to compare."""
    if target is None or state.certain is None or state.met is None:
        return None
    goal = target_words(target)
    if state.certain:
        return f"Tính cả sai số của khảo sát, tỷ lệ vẫn {'đạt' if state.met else 'chưa đạt'} mức {goal}."
    return (
        f"Khoảng này chứa mức {amount(target.value, '%')}, nên kết quả chưa chắc chắn: hỏi thêm người khác thì có thể ra "
        f"{'chưa đạt' if state.met else 'đạt'} chỉ tiêu {goal}."
    )


def small_sentence(state: SurveyState) -> str | None:
    """The warning about a small sample; None for a larger one."""
    if not state.small:
        return None
    return f"Mẫu nhỏ: chỉ có {format_count(state.satisfied.denominator)} câu trả lời (dưới {SMALL_SAMPLE}), nên chỉ để tham khảo."
