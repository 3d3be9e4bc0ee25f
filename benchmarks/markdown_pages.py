"""Turns the synthetic records into plain Markdown pages, the same text for MkDocs and for Hugo."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import setting
import vocabulary as words
from records import Article, Commune, Indicator, Task, Update, Value

STATES: Final = {
    "chua_thuc_hien": "Chưa thực hiện",
    "dang_thuc_hien": "Đang thực hiện",
    "tam_dung": "Tạm dừng",
    "hoan_thanh": "Hoàn thành",
    "dung_thuc_hien": "Dừng thực hiện",
}

KINDS: Final = {"nhiem-vu": "Nhiệm vụ", "chi-so": "Chỉ số", "bai-viet": "Bài viết"}
"""The kinds of record that have a page each, with the titles of their lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: `kind` and `name` make its address, `body` is Markdown below the title."""

    kind: str
    name: str
    title: str
    day: date
    body: str


def pages(commune: Commune) -> Iterator[Page]:
    """Yield a page per task, indicator and article."""
    units = {unit.ma: unit.ten for unit in commune.units}
    documents = {document.ma: f"{document.so_ky_hieu}, {document.trich_yeu}" for document in commune.documents}
    indicators = {indicator.ma: indicator.ten for indicator in commune.indicators}
    yield from (_task(task, units, documents, indicators) for task in commune.tasks)
    yield from (_indicator(indicator, units) for indicator in commune.indicators)
    yield from (_article(article) for article in commune.articles)


def edited(page: str) -> tuple[str, str]:
    """Return a task page's Markdown with one more update at its end, and the text that is new."""
    text = f"{setting.EDITED} {page.count(setting.EDITED) + 1}"
    update = Update(ngay=setting.AS_OF, trang_thai="dang_thuc_hien", tien_do=96, noi_dung=text)
    return f"{page.rstrip()}\n{_update(update, {})}\n", text


def _task(task: Task, units: dict[str, str], documents: dict[str, str], indicators: dict[str, str]) -> Page:
    """Return the page of a task: a table of facts, then its updates."""
    newest = task.cap_nhat[-1]
    facts = {
        "Mã": task.ma,
        "Lĩnh vực": words.AREAS[task.linh_vuc],
        "Chủ trì": units[task.chu_tri],
        "Phối hợp": "; ".join(units[unit] for unit in task.phoi_hop) or "Không",
        "Người chịu trách nhiệm": task.nguoi_chiu_trach_nhiem,
        "Căn cứ": "; ".join(f"{documents[basis.van_ban]}, mục {basis.muc}" for basis in task.can_cu),
        "Sản phẩm": task.san_pham,
        "Thời hạn": _deadline(task),
        "Gia hạn": "; ".join(f"đến {moved.den:%d/%m/%Y}: {moved.ly_do}" for moved in task.gia_han) or "Không",
        "Trạng thái": STATES[newest.trang_thai],
        "Tiến độ": f"{newest.tien_do}%" if newest.tien_do else "Chưa có",
    }
    updates = "\n".join(_update(update, documents) for update in reversed(task.cap_nhat))
    linked = "".join(f"- [{indicators[ma]}](../chi-so/{ma}.md)\n" for ma in task.chi_so)
    related = f"## Chỉ số liên quan\n\n{linked}\n" if linked else ""
    return Page(
        kind="nhiem-vu",
        name=task.ma,
        title=task.ten,
        day=newest.ngay,
        body=f"{_table(facts)}\n{related}## Cập nhật\n\n{updates}\n",
    )


def _deadline(task: Task) -> str:
    if task.thoi_han:
        return f"{task.thoi_han:%d/%m/%Y}"
    return f"Hằng tháng, chậm nhất ngày {task.dinh_ky.cham_nhat}" if task.dinh_ky else "Thường xuyên"


def _update(update: Update, documents: dict[str, str]) -> str:
    """Return an update as a list item, its evidence, causes and remedy as items below it."""
    progress = f", {update.tien_do}%" if update.tien_do else ""
    lines = [f"- **{update.ngay:%d/%m/%Y}** {STATES[update.trang_thai]}{progress}: {update.noi_dung}"]
    lines += [f"    - Minh chứng: {documents[ma]}" for ma in update.minh_chung]
    if update.nguyen_nhan:
        lines.append(f"    - Nguyên nhân chủ quan: {update.nguyen_nhan.chu_quan}")
        lines.append(f"    - Nguyên nhân khách quan: {update.nguyen_nhan.khach_quan}")
    if remedy := update.khac_phuc:
        lines.append(f"    - Khắc phục: {remedy.noi_dung}; {remedy.thoi_han:%d/%m/%Y}; {remedy.nguoi_chiu_trach_nhiem}")
    return "\n".join(lines)


def _indicator(indicator: Indicator, units: dict[str, str]) -> Page:
    """Return the page of an indicator: a table of facts, then a table of its values."""
    target = indicator.chi_tieu
    facts = {
        "Mã": indicator.ma,
        "Đơn vị tính": indicator.don_vi_tinh,
        "Lĩnh vực": words.AREAS[indicator.linh_vuc],
        "Chủ trì": units[indicator.chu_tri],
        "Chỉ tiêu": f"`{target.so_sanh}` {target.gia_tri} ({target.mo_ta})",
        "Cách tính": indicator.cach_tinh,
        "Nguồn": indicator.nguon,
    }
    rows = "".join(f"| {value.ky} | {_figure(value)} | {value.ngay:%d/%m/%Y} |\n" for value in indicator.gia_tri)
    return Page(
        kind="chi-so",
        name=indicator.ma,
        title=indicator.ten,
        day=indicator.gia_tri[-1].ngay,
        body=f"{_table(facts)}\n## Giá trị\n\n| Kỳ | Giá trị | Ngày công bố |\n|---|---|---|\n{rows}",
    )


def _figure(value: Value) -> str:
    if value.tu_so is None or value.mau_so is None:
        return f"{value.gia_tri}"
    return f"{100 * value.tu_so / value.mau_so:.1f} ({value.tu_so}/{value.mau_so})"


def _article(article: Article) -> Page:
    """Return the page of an article: what stands above it, then its text."""
    front = article.front
    facts = {
        "Ngày": f"{front.date:%d/%m/%Y}",
        "Chuyên mục": ", ".join(front.categories),
        "Đối tượng": ", ".join(front.doi_tuong),
        "Kênh": ", ".join(front.kenh),
        "Nhiệm vụ": ", ".join(f"[{ma}](../nhiem-vu/{ma}.md)" for ma in front.nhiem_vu),
    }
    return Page(
        kind="bai-viet",
        name=article.ma,
        title=front.title,
        day=front.date,
        body=f"{front.description}\n\n{_table(facts)}\n{article.text}",
    )


def _table(facts: dict[str, str]) -> str:
    rows = "".join(f"| {name} | {fact} |\n" for name, fact in facts.items())
    return f"| Mục | Nội dung |\n|---|---|\n{rows}"
