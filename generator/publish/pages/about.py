"""Pages about the site itself: how every figure is computed, where the data is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract.kinds import PUBLISHED
from generator.derive.facts import Facts
from generator.derive.measures import SMALL_SAMPLE
from generator.publish.datapackage import LICENCE
from generator.publish.opendata_csv import Table, tables_of
from generator.publish.outputs import Draft

_PAGES = {"co-quan": ""}
"""Where a kind is shown when it is not the list of its own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKind:
    """A kind of record on the open data page: its name in addresses, its title, the page that shows it, its CSV tables."""

    name: str
    title: str
    page: str
    tables: tuple[Table, ...]


def about_pages(facts: Facts) -> Iterator[Draft]:
    """The two pages."""
    yield Draft(
        address="phuong-phap/",
        title="Cách tính các con số",
        description="Trạng thái, tỷ lệ hoàn thành, tỷ lệ đúng hạn, chỉ số, mức độ hài lòng được tính thế nào.",
        section="phuong-phap",
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
        context={"office": facts.office, "kinds": data_kinds(), "licence": LICENCE, "as_of": facts.as_of},
        search="tải số liệu CSV JSON Excel dữ liệu mở Frictionless",
    )


def data_kinds() -> tuple[DataKind, ...]:
    """What is published as data, in the contract's order."""
    return tuple(
        DataKind(name=kind.name, title=kind.title, page=_PAGES.get(kind.name, f"{kind.name}/"), tables=tables_of(kind))
        for kind in PUBLISHED
    )
