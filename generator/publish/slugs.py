"""Vietnamese words as parts of an address: plain small letters, digits and hyphens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.words.vietnamese import sort_key, without_accents

_OTHER = re.compile(r"[^a-z0-9]+")
NAMELESS = "khac"
"""The slug of a text without a letter or digit that an address can hold."""


def slug(text: str) -> str:
    """`Hộ tịch, chứng thực` as `ho-tich-chung-thuc`; never empty."""
    return _OTHER.sub("-", without_accents(text).lower()).strip("-") or NAMELESS


def labels(words: Iterable[str]) -> dict[str, str]:
    """Each slug among the words with the word it is shown as, in the order of the words' alphabet.

    `Hộ tịch` and `hộ tịch` share a slug: the spelling used most often is shown, the first in the alphabet on a tie.
    """
    shown: dict[str, str] = {}
    for word, _ in sorted(Counter(words).items(), key=lambda item: (-item[1], sort_key(item[0]))):
        shown.setdefault(slug(word), word)
    return dict(sorted(shown.items(), key=lambda item: (sort_key(item[1]), item[0])))
