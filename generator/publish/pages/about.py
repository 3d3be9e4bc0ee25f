"""Pages about the site itself: how every figure is computed, where the data is, how to subscribe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract.kinds import ARTICLE, KINDS
from generator.contract.plan import Unit
from generator.derive.facts import Facts
from generator.derive.measures import SMALL_SAMPLE
from generator.publish.outputs import Draft, FeedLink

EVERYTHING = FeedLink(title="Tất cả tin", address="rss.xml")
TOPICS: tuple[tuple[FeedLink, str], ...] = (
    (FeedLink(title="Nhiệm vụ", address="rss/nhiem-vu.xml"), "Nhiệm vụ mới, xong, chậm, gia hạn, dừng; biện pháp khắc phục."),
    (FeedLink(title="Chỉ số", address="rss/chi-so.xml"), "Số liệu mới, đạt hay chưa đạt chỉ tiêu, số đã công bố được sửa."),
    (FeedLink(title="Khảo sát hài lòng", address="rss/hai-long.xml"), "Kết quả khảo sát mới."),
    (FeedLink(title="Bài viết", address="rss/bai-viet.xml"), "Bài tuyên truyền, hướng dẫn mới."),
    (
        FeedLink(title="Giám sát", address="rss/giam-sat.xml"),
        "Việc chậm, thiếu minh chứng, gia hạn, số liệu đổi mà không nói, kiến nghị của Mặt trận.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKind:
    """A kind of record on the open data page: its name in addresses, its title, and the page that shows it."""

    name: str
    title: str
    page: str


_PAGES = {"co-quan": "", "ke-hoach": "ke-hoach/"}
DATA_KINDS: tuple[DataKind, ...] = tuple(
    DataKind(name=kind.name, title=kind.title, page=_PAGES.get(kind.name, f"{kind.name}/")) for kind in (*KINDS, ARTICLE)
)
"""The kinds that are published as data, in the contract's order."""


def about_pages(facts: Facts) -> Iterator[Draft]:
    """The three pages."""
    yield Draft(
        address="phuong-phap/",
        title="Cách tính các con số",
        description="Trạng thái, tỷ lệ hoàn thành, tỷ lệ đúng hạn, chỉ số, mức độ hài lòng được tính thế nào.",
        section="du-lieu",
        template="method.html",
        context={"office": facts.office, "plan": facts.plan, "as_of": facts.as_of, "small": SMALL_SAMPLE},
        search="phương pháp công thức trạng thái tỷ lệ hoàn thành đúng hạn khoảng tin cậy Wilson làm tròn định kỳ thường xuyên",
    )
    yield Draft(
        address="du-lieu/",
        title="Dữ liệu mở",
        description="Tải toàn bộ số liệu của trang ở dạng CSV (mở bằng Excel) và JSON.",
        section="du-lieu",
        template="open_data.html",
        context={"office": facts.office, "kinds": DATA_KINDS, "as_of": facts.as_of},
        search="tải số liệu CSV JSON Excel dữ liệu mở Frictionless",
    )
    yield Draft(
        address="dang-ky/",
        title="Đăng ký nhận tin",
        description="Nhận tin khi có việc xong, việc chậm, số liệu mới, bằng chương trình đọc tin (RSS) hoặc thư điện tử.",
        section="du-lieu",
        template="subscribe.html",
        context={"office": facts.office, "everything": EVERYTHING, "topics": TOPICS, "units": _unit_feeds(facts)},
        feeds=(EVERYTHING, *(feed for feed, _ in TOPICS)),
        search="RSS Atom nguồn tin theo dõi thông báo thư điện tử Mặt trận giám sát",
    )


def unit_feed(unit: Unit) -> FeedLink:
    """The feed of what a unit leads."""
    return FeedLink(title=unit.name, address=f"rss/don-vi/{unit.id}.xml")


def _unit_feeds(facts: Facts) -> tuple[FeedLink, ...]:
    return tuple(unit_feed(each.unit) for each in facts.units)
