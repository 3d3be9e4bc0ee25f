"""The only clock: today in Vietnam."""

from __future__ import annotations

from datetime import date, datetime

from generator.words.periods import VIETNAM


def today() -> date:
    """Today's date in Asia/Ho_Chi_Minh (contract §4)."""
    return datetime.now(VIETNAM).date()
