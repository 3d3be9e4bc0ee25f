"""Digital rates of dossiers, as the dossiers' page shows them: online, paid online, digitised, reused; rising or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.dossiers import DossierYear, Tally
from generator.derive.figures import Ratio
from generator.publish import said
from generator.publish.charts.columns import share_columns
from generator.publish.pages.moves import POINTS_OF_PERCENT, Move, move_of
from generator.words.periods import Period
from generator.words.vietnamese import NOT_YET, format_count, format_percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate: `key` for ids, its name, what it is a share of, and how it is taken from dossiers added up."""

    key: str
    label: str
    of: str
    pick: Callable[[Tally], Ratio]


RATES: tuple[Rate, ...] = (
    Rate(key="truc_tuyen", label="Nộp trực tuyến", of="hồ sơ tiếp nhận", pick=lambda tally: tally.online),
    Rate(key="toan_trinh", label="Trực tuyến toàn trình", of="hồ sơ tiếp nhận", pick=lambda tally: tally.online_full),
    Rate(key="thanh_toan", label="Thanh toán trực tuyến", of="hồ sơ phải nộp phí", pick=lambda tally: tally.paid_online),
    Rate(key="so_hoa_ho_so", label="Số hóa hồ sơ", of="hồ sơ tiếp nhận", pick=lambda tally: tally.digitised),
    Rate(key="so_hoa_ket_qua", label="Số hóa kết quả", of="hồ sơ đã giải quyết", pick=lambda tally: tally.results_digitised),
    Rate(key="tai_su_dung", label="Dùng lại dữ liệu đã số hóa", of="hồ sơ tiếp nhận", pick=lambda tally: tally.reused),
)
"""In the order in which they are shown; of each, more is better (domain: PH-5, TK-5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """A rate over the year. `latest` is that of the newest period, `year` of all; `chart` is None without any share."""

    rate: Rate
    latest: Ratio
    year: Ratio
    move: Move
    chart: Markup | None

    @property
    def label(self) -> str:
        """What the rate is called."""
        return self.rate.label


def rate_lines(year: DossierYear, known: Mapping[Period, Tally]) -> tuple[RateLine, ...]:
    """Every rate of the year, its newest period compared with the one before; `known` holds the periods of all years."""
    return tuple(_line(rate, year, known) for rate in RATES)


def comparable(now: Tally, before: Tally | None) -> Tally | None:
    """The dossiers before, where they are of the same fields; else what changed would be which fields are counted."""
    return before if before is not None and before.field_keys == now.field_keys else None


def rate_rows(year: DossierYear, lines: tuple[RateLine, ...]) -> tuple[tuple[str, ...], ...]:
    """The rates of each period as the rows of a table, the newest first, and of the whole year below them."""
    periods = tuple(
        (each.period.label, *(share_words(line.rate.pick(each.tally)) for line in lines)) for each in reversed(year.periods)
    )
    return (*periods, ("Cộng các kỳ", *(share_words(line.year) for line in lines)))


def share_words(share: Ratio) -> str:
    """`98,1% (512/522)`; without a denominator "chưa có"."""
    if not share.denominator:
        return NOT_YET
    return f"{format_percent(share.value)} ({format_count(share.numerator)}/{format_count(share.denominator)})"


def _line(rate: Rate, year: DossierYear, known: Mapping[Period, Tally]) -> RateLine:
    latest = rate.pick(year.latest.tally)
    before = comparable(year.latest.tally, known.get(year.latest.period.previous))
    shares = [(each.period, rate.pick(each.tally)) for each in year.periods]
    return RateLine(
        rate=rate,
        latest=latest,
        year=rate.pick(year.total),
        move=move_of(
            latest.value,
            rate.pick(before).value if before else None,
            since=said.inside(year.latest.period.previous.label),
            unit=POINTS_OF_PERCENT,
        ),
        chart=share_columns(f"{rate.label}, phần trăm {rate.of} theo kỳ", shares, rate.key),
    )
