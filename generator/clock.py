"""The only clock: today in Vietnam."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam keeps one offset all year, so no time zone data is needed."""


def today() -> date:
    """Today's date in Asia/Ho_Chi_Minh (contract §4)."""
    return datetime.now(VIETNAM).date()
