"""How wide a text is drawn, on the safe side: the widest of the fonts that phones, Windows and paper use."""

from __future__ import annotations

from functools import lru_cache

from generator.words.vietnamese import without_accents

TEXT = 13
"""Units: the size at which charts write."""
_THOUSANDTHS = {
    **dict.fromkeys("'|", 225),
    **dict.fromkeys("ijlI.,:;!· ", 285),
    **dict.fromkeys('tfr()[]/\\“”"`°', 415),
    **dict.fromkeys("-–", 500),
    **dict.fromkeys("cksvxyzJ", 535),
    **dict.fromkeys("0123456789aeg?+=<>≥≤−×", 590),
    **dict.fromkeys("bdhnopquFTLZ", 625),
    **dict.fromkeys("ABEKPSVXY", 675),
    **dict.fromkeys("CDGHNOQRU&", 785),
    **dict.fromkeys("wMWm%", 945),
}
"""Thousandths of the size; a letter takes what it takes without its accents."""
_OTHER = 1000
_HORN = 60
"""What the horns of ơ and ư add."""
_HORNED = frozenset("ơờớởỡợưừứửữựƠỜỚỞỠỢƯỪỨỬỮỰ")
_STRONG = 1.08
"""How much wider the same is in bold."""


@lru_cache(maxsize=16384)
def text_width(text: str, *, strong: bool = False) -> float:
    """Units that a text at size TEXT takes at most; `strong` in bold."""
    width = sum(_letter(each) for each in text) * TEXT / 1000
    return width * _STRONG if strong else width


@lru_cache(maxsize=1024)
def _letter(letter: str) -> int:
    plain = without_accents(letter)
    width = sum(_THOUSANDTHS.get(each, _OTHER) for each in plain)
    return width + _HORN if letter in _HORNED else width
