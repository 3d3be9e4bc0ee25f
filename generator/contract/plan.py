"""Records of the plan: the commune, its units, areas, documents, the plan of a year and its tasks (contract §3)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.values import (
    Authority,
    Day,
    DayOfPeriod,
    Days,
    Flag,
    Id,
    Many,
    OpinionAddress,
    Percent,
    PeriodOf,
    PublishedOn,
    Record,
    RefTo,
    SiteAddress,
    Text,
    WebAddress,
    Word,
    choice,
    key,
    maybe,
    several,
)
from generator.contract.vocabulary import CYCLES, DOCUMENT_KINDS, OFFICE_KINDS, STATES, UNIT_KINDS

DocumentId = Annotated[Id, RefTo("van-ban")]
UnitId = Annotated[Id, RefTo("don-vi")]
AreaId = Annotated[Id, RefTo("linh-vuc")]
TaskId = Annotated[Id, RefTo("nhiem-vu")]
IndicatorId = Annotated[Id, RefTo("chi-so")]
ShortcomingId = Annotated[Id, RefTo("ton-tai")]
ArticleId = Annotated[Id, RefTo("bai-viet")]


class Contact(Record):
    """How to reach the commune's office."""

    address: Text | None = maybe("dia_chi", "Địa chỉ trụ sở")
    phone: Word | None = maybe("dien_thoai", "Điện thoại công khai")
    mail: Word | None = maybe("thu_dien_tu", "Thư điện tử công vụ")


class Office(Record):
    """The commune that publishes (co-quan.yml)."""

    name: Text = key("ten", "Tên xã, phường, đặc khu")
    kind: Annotated[str, *choice(OFFICE_KINDS)] = key("loai", "Loại: xa, phuong hoặc dac_khu")
    parent: Text = key("cap_tren", "Tỉnh hoặc thành phố trực thuộc")
    site_address: SiteAddress = key("dia_chi_web", "Địa chỉ công bố trang này, đầy đủ, có thể kèm đường dẫn")
    portal: WebAddress | None = maybe("cong_thong_tin", "Cổng thông tin điện tử của xã")
    contact: Contact | None = maybe("lien_he", "Địa chỉ, điện thoại, thư điện tử công vụ")
    opinions: OpinionAddress | None = maybe("tiep_nhan_y_kien", "Nơi người dân gửi phản ánh, kiến nghị")
    other_ways: Many[Text] = several("cach_gui_khac", "Các cách gửi ý kiến không cần mạng, mỗi cách một dòng")
    ways_article: ArticleId | None = maybe("bai_cach_gui", "Mã bài viết nói rõ các cách gửi ý kiến")
    authority: Authority | None = maybe("dinh_danh", "Định danh nguồn tin (tên miền,năm); đặt một lần, không bao giờ đổi")
    soon: Days = key("sap_den_han", "Số ngày trước hạn thì gọi là sắp đến hạn", default=15)
    quiet: Days = key("khong_cap_nhat", "Số ngày không có cập nhật thì gọi là lâu không cập nhật", default=90)
    demonstration: Flag = key("minh_hoa", "true nếu đây là dữ liệu minh họa; mọi trang đều nói rõ", default=False)
    as_of: Day | None = maybe("tinh_den", "Ngày tính của dữ liệu minh họa (chỉ dùng cùng minh_hoa)")
    public_phones: Many[Word] = several("so_cong_khai", "Các số điện thoại được phép công khai")


class Unit(Record):
    """A unit (đơn vị) that leads, cooperates or answers."""

    id: Id = key("ma", "Mã đơn vị")
    name: Text = key("ten", "Tên đầy đủ của đơn vị")
    short_name: Text | None = maybe("ten_gon", "Tên gọn dùng trong bảng và biểu đồ")
    kind: Annotated[str, *choice(UNIT_KINDS)] | None = maybe(
        "loai", "Loại: van_phong, phong, trung_tam, mat_tran, doan_the hoặc khac"
    )
    head: Text | None = maybe("thu_truong", "Thủ trưởng đơn vị (người giữ chức vụ công)")
    duties: Text | None = maybe("nhiem_vu_chinh", "Nhiệm vụ chính của đơn vị")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class Area(Record):
    """An area of reform (lĩnh vực)."""

    id: Id = key("ma", "Mã lĩnh vực")
    name: Text = key("ten", "Tên lĩnh vực")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")


class Document(Record):
    """A document: plan, directive, notice of a conclusion, report, evidence."""

    id: Id = key("ma", "Mã văn bản")
    kind: Annotated[str, *choice(DOCUMENT_KINDS)] = key(
        "loai", "Loại văn bản: ke_hoach, quyet_dinh, thong_bao, ket_luan, cong_van, bao_cao hoặc khac"
    )
    number: Text | None = maybe("so_ky_hieu", "Số, ký hiệu, ví dụ 18/TB-UBND")
    day: PublishedOn | None = maybe("ngay", "Ngày ban hành")
    summary: Text = key("trich_yeu", "Trích yếu nội dung")
    issuer: Text | None = maybe("co_quan_ban_hanh", "Cơ quan ban hành")
    file: Word | None = maybe("tep", "Tệp trong content/tep/ hoặc địa chỉ https")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")


class Plan(Record):
    """The plan of one year (ke-hoach.yml)."""

    name: Text = key("ten", "Tên kế hoạch")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản ban hành kế hoạch")
    start: Day | None = maybe("tu", "Ngày bắt đầu; mặc định 01/01 của năm")
    end: Day | None = maybe("den", "Ngày kết thúc; mặc định 31/12 của năm")
    goal: Text | None = maybe("muc_tieu", "Mục tiêu chung")


class Basis(Record):
    """The document, and the section in it, on which a task is founded."""

    document: DocumentId = key("van_ban", "Mã văn bản làm căn cứ")
    section: Text | None = maybe("muc", "Mục trong văn bản, ví dụ 2.3")


class Recurrence(Record):
    """How often a task or report falls due, and by which day of each period."""

    cycle: Annotated[str, *choice(CYCLES)] = key("chu_ky", "Chu kỳ: tuan, thang, quy, 6_thang, 9_thang hoặc nam")
    before: DayOfPeriod | None = maybe("truoc_ngay", "Trước ngày này của tháng cuối kỳ: 20 nghĩa là chậm nhất ngày 19")
    latest: DayOfPeriod | None = maybe("cham_nhat", "Chậm nhất ngày này của tháng cuối kỳ")


class Extension(Record):
    """A deadline moved, openly and with a reason."""

    day: PublishedOn = key("ngay", "Ngày quyết định gia hạn")
    until: Day = key("den", "Thời hạn mới")
    reason: Text = key("ly_do", "Lý do gia hạn")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản cho gia hạn")


class Causes(Record):
    """Why a task is late: what lay with the unit, and what did not."""

    subjective: Text | None = maybe("chu_quan", "Nguyên nhân chủ quan")
    objective: Text | None = maybe("khach_quan", "Nguyên nhân khách quan")


class Remedy(Record):
    """What will be done about lateness, by when, by whom."""

    text: Text = key("noi_dung", "Việc khắc phục")
    deadline: Day = key("thoi_han", "Hạn khắc phục")
    person: Text = key("nguoi_chiu_trach_nhiem", "Người chịu trách nhiệm")


STATES_TYPED: dict[str, str] = {
    state: STATES[state].label for state in ("chua_thuc_hien", "dang_thuc_hien", "tam_dung", "hoan_thanh", "dung_thuc_hien")
}
"""What a unit may report; whether that is late is computed."""


class Update(Record):
    """One report on a task."""

    day: PublishedOn = key("ngay", "Ngày cập nhật")
    state: Annotated[str, *choice(STATES_TYPED)] = key(
        "trang_thai", "Trạng thái: chua_thuc_hien, dang_thuc_hien, tam_dung, hoan_thanh hoặc dung_thuc_hien"
    )
    progress: Percent | None = maybe("tien_do", "Tiến độ, phần trăm từ 0 đến 100")
    text: Text | None = maybe("noi_dung", "Đã làm được gì, còn gì")
    evidence: Many[DocumentId] = several("minh_chung", "Mã các văn bản làm minh chứng")
    period: PeriodOf | None = maybe("ky", "Kỳ được báo cáo (bắt buộc với nhiệm vụ định kỳ)")
    causes: Causes | None = maybe("nguyen_nhan", "Nguyên nhân chậm: chủ quan, khách quan")
    remedy: Remedy | None = maybe("khac_phuc", "Biện pháp khắc phục: nội dung, thời hạn, người chịu trách nhiệm")


class Task(Record):
    """A task (nhiệm vụ) of the plan."""

    id: Id = key("ma", "Mã nhiệm vụ")
    name: Text = key("ten", "Tên nhiệm vụ")
    area: AreaId = key("linh_vuc", "Mã lĩnh vực")
    lead: UnitId = key("chu_tri", "Mã đơn vị chủ trì")
    cooperating: Many[UnitId] = several("phoi_hop", "Mã các đơn vị phối hợp")
    person: Text | None = maybe("nguoi_chiu_trach_nhiem", "Người chịu trách nhiệm (chức vụ công)")
    bases: Many[Basis] = several("can_cu", "Căn cứ: văn bản và mục")
    deliverable: Text | None = maybe("san_pham", "Sản phẩm phải có")
    deadline: Day | None = maybe("thoi_han", "Thời hạn; ngày này vẫn là đúng hạn")
    recurrence: Recurrence | None = maybe("dinh_ky", "Việc định kỳ: chu kỳ và ngày phải xong trong kỳ")
    continuous: Flag | None = maybe("thuong_xuyen", "true nếu là việc làm thường xuyên cả năm")
    extensions: Many[Extension] = several("gia_han", "Các lần gia hạn")
    remedies_for: Many[ShortcomingId] = several("khac_phuc_cho", "Mã các tồn tại mà nhiệm vụ này khắc phục")
    indicators: Many[IndicatorId] = several("chi_so", "Mã các chỉ số liên quan")
    updates: Many[Update] = several("cap_nhat", "Các lần cập nhật")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")


__all__ = [
    "Area",
    "Basis",
    "Causes",
    "Contact",
    "Document",
    "Extension",
    "Office",
    "Plan",
    "Recurrence",
    "Remedy",
    "Task",
    "Unit",
    "Update",
]
