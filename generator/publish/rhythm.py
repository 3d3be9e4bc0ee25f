"""How often something is due and by when, in words; the same for recurring tasks and for report duties (contract §3)."""

from __future__ import annotations

from generator.contract.vocabulary import CYCLES
from generator.words.periods import DueDay

_WEEKDAYS = {2: "thứ hai", 3: "thứ ba", 4: "thứ tư", 5: "thứ năm", 6: "thứ sáu", 7: "thứ bảy", 8: "chủ nhật"}


def rhythm_words(cycle: str, before: DueDay | None, latest: DueDay | None) -> str:
    """`hằng tháng, chậm nhất ngày 25`, `hằng tuần, trước thứ sáu`."""
    named, words = (latest, "chậm nhất") if latest is not None else (before, "trước")
    often = CYCLES[cycle]
    if named is None:
        return f"{often}, chậm nhất ngày cuối kỳ"
    if cycle == "tuan":
        return f"{often}, {words} {_WEEKDAYS[named.day]}"
    if named.month is not None:
        return f"{often}, {words} ngày {named}"
    where = "" if cycle == "thang" else " của tháng cuối kỳ"
    return f"{often}, {words} ngày {named.day}{where}"
