"""What the synthetic commune is set in: its year, the as-of day, and how its ids are made."""

import unicodedata
from datetime import date
from typing import Final

AS_OF: Final = date(2026, 10, 31)
SEED: Final = 2026

EDITED: Final = "Cập nhật đo lường lần"
"""How the text of an edit begins; the count of earlier edits follows."""

YEAR: Final = AS_OF.year
MONTHS: Final = range(1, AS_OF.month + 1)
PLAN: Final = "ke-hoach-2026"


def slug(text: str) -> str:
    """Return the text as a contract id: lower case, without accents, words joined by single hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    return "-".join(kept.split())
