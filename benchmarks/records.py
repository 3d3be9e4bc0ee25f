"""The shapes of the synthetic records: fields are named by the data contract's keys, so one writer does."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the commune."""

    ma: str
    ten: str
    ten_gon: str
    loai: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A plan, a directive or a piece of evidence."""

    ma: str
    loai: str
    so_ky_hieu: str
    ngay: date
    trich_yeu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a task is late."""

    chu_quan: str
    khach_quan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What is done about a late task, by when and by whom."""

    noi_dung: str
    thoi_han: date
    nguoi_chiu_trach_nhiem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One report about a task; `ky` is set for recurring tasks only."""

    ky: str | None = None
    ngay: date
    trang_thai: str
    tien_do: int | None = None
    noi_dung: str
    minh_chung: tuple[str, ...] = ()
    nguyen_nhan: Cause | None = None
    khac_phuc: Remedy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A deadline moved in the open."""

    ngay: date
    den: date
    ly_do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where in which document a task was given."""

    van_ban: str
    muc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How often a task recurs and on which day of the period's last month it is due at the latest."""

    chu_ky: str
    cham_nhat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task of the plan; exactly one of `thoi_han`, `dinh_ky` and `thuong_xuyen` is set."""

    ma: str
    ten: str
    linh_vuc: str
    chu_tri: str
    phoi_hop: tuple[str, ...]
    nguoi_chiu_trach_nhiem: str
    can_cu: tuple[Basis, ...]
    san_pham: str
    thoi_han: date | None = None
    dinh_ky: Recurrence | None = None
    thuong_xuyen: bool | None = None
    gia_han: tuple[Extension, ...] = ()
    chi_so: tuple[str, ...] = ()
    cap_nhat: tuple[Update, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an indicator is to reach."""

    so_sanh: str
    gia_tri: float
    mo_ta: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """An indicator's value for one period: a figure, or a numerator and a denominator."""

    ky: str
    gia_tri: float | None = None
    tu_so: int | None = None
    mau_so: int | None = None
    ngay: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator with its target and its monthly values."""

    ma: str
    ten: str
    don_vi_tinh: str
    linh_vuc: str
    chu_tri: str
    chi_tieu: Target
    chu_ky: str
    cach_tinh: str
    nguon: str
    gia_tri: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands above an article's text."""

    title: str
    date: date
    categories: tuple[str, ...]
    description: str
    doi_tuong: tuple[str, ...]
    kenh: tuple[str, ...]
    nhiem_vu: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: `ma` names its file, `text` is Markdown."""

    ma: str
    front: FrontMatter
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """All records of the synthetic commune."""

    units: tuple[Unit, ...]
    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    articles: tuple[Article, ...]
