"""What was published and then said otherwise: each silent change is told with before and after, each open one is not."""

from __future__ import annotations

import pytest

from tests.builders import UNITS
from tests.past_builders import published

FIRST, THEN, LATER, LAST = "10/03/2026", "15/03/2026", "20/03/2026", "25/03/2026"
PAPERS = [{"ma": "bc-1", "so_ky_hieu": "7/BC", "tep": "bc.pdf"}, {"ma": "bc-2", "so_ky_hieu": "8/BC"}]


def update(when, state="dang_thuc_hien", **keys):
    return {"ngay": when, "trang_thai": state, **keys}


TASK = {
    "ma": "viec",
    "ten": "Rà soát thủ tục",
    "thoi_han": "30/06/2026",
    "san_pham": "Tờ trình",
    "phoi_hop": ["phong-kinh-te"],
    "gia_han": [{"ngay": "02/03/2026", "den": "15/07/2026", "ly_do": "Chờ ý kiến"}],
    "cap_nhat": [update("05/03/2026", tien_do=40, noi_dung="Đã rà soát", minh_chung=["bc-1"])],
}
INDICATOR = {
    "ma": "ty-le",
    "ten": "Tỷ lệ đúng hạn",
    "chi_tieu": {"so_sanh": ">=", "gia_tri": "95"},
    "gia_tri": [
        {"ky": "2026-01", "gia_tri": "97", "ngay": "05/02/2026"},
        {"ky": "2026-02", "gia_tri": "96", "ngay": "05/03/2026"},
    ],
}
RATIO = {"ma": "ty-so", "gia_tri": [{"ky": "2026-01", "tu_so": 90, "mau_so": 100, "ngay": "05/03/2026"}]}
SURVEY = {
    "ma": "khao-sat", "ten": "Khảo sát", "ky": "2026-Q1", "loai": "noi_bo", "ngay": "05/03/2026", "thu_ve": 50,
    "cau_hoi": [{"ma": "c1", "noi_dung": "Hài lòng không", "tra_loi": {"rat_hai_long": 30, "hai_long": 20}}],
}  # fmt: skip
DOSSIERS = {"ky": "2026-02", "tiep_nhan": 10, "dung_han": 10, "ngay": "05/03/2026"}
SCORES = {
    "ma": "cchc-2026",
    "ten": "Bộ CCHC",
    "ngay": "05/03/2026",
    "tieu_chi": [{"ma": "tc-1", "ten": "Kế hoạch", "diem_toi_da": 10, "tu_cham": 9, "minh_chung": ["bc-1"]}],
}
SHORTCOMING = {"ma": "cham", "diem_tru": "0.5", "noi_dung": "Hồ sơ chậm"}
REPORT = {
    "ma": "bao-cao-thang",
    "ten": "Báo cáo tháng",
    "chu_ky": "thang",
    "cham_nhat": 20,
    "nop": [{"don_vi": "van-phong", "ky": "2026-01", "ngay": "19/02/2026", "van_ban": "bc-1"}],
}
RECOGNITION = {"ma": "nhac-1", "loai": "nhac_nho", "ngay": "05/03/2026", "don_vi": "van-phong"}
FEEDBACK = {"ma": "den-hong", "ngay_nhan": "01/03/2026", "han": "31/03/2026"}
ANSWERED = {**FEEDBACK, "ngay_tra_loi": "08/03/2026", "tra_loi": "Đã thay bóng"}
INSPECTION = {
    "ma": "dot-1",
    "ngay": "05/03/2026",
    "ket_luan": "Còn thiếu sót",
    "phat_hien": [{"ma": "so", "noi_dung": "Sổ ghi thiếu", "han": "31/03/2026"}],
}
ASKED = {"ma": "niem-yet", "ngay": "01/03/2026", "han": "31/03/2026"}
REPLIED = {**ASKED, "tiep_thu": "co", "ngay_tra_loi": "08/03/2026", "tra_loi": "Sẽ niêm yết"}
ARTICLE = {"bai": {"title": "Bài", "date": "05/03/2026"}}
COMMUNE = {
    "van_ban": PAPERS,
    "ke_hoach": {"ten": "Kế hoạch 2026", "den": "31/12/2026"},
    "nhiem_vu": [TASK],
    "chi_so": [INDICATOR, RATIO],
    "hai_long": [SURVEY],
    "ho_so": [DOSSIERS],
    "bo_chi_so": [SCORES],
    "ton_tai": [SHORTCOMING],
    "bao_cao": [REPORT],
    "ghi_nhan": [RECOGNITION],
    "kien_nghi": [ANSWERED],
    "kiem_tra": [INSPECTION],
    "giam_sat": [REPLIED],
    "bai_viet": ARTICLE,
}


def with_record(kind, old, **keys):
    """The commune with other keys in one record; a key given as None is taken out."""
    new = {name: value for name, value in {**old, **keys}.items() if value is not None}
    return {**COMMUNE, kind: [new if each is old else each for each in COMMUNE[kind]]}


def changes(*states, until=None):
    """Kind, record and lines of each change; every one is an event of the Front's feed with the same words."""
    found = published(*states, until=until)
    events = {each.id: each for each in found.events}
    for change in found.changes:
        event = events[change.event]
        assert "giam-sat" in event.topics
        assert event.published == change.time
        assert change.commit
        for line in change.lines:
            assert line.before is None or line.before in event.text
            assert line.after is None or line.after in event.text
    assert len({each.id for each in found.events}) == len(found.events)
    return [(each.term.word, each.subject.record_kind, [(one.label, one.before, one.after) for one in each.lines])
            for each in found.changes]  # fmt: skip


def after(then):
    return changes((FIRST, COMMUNE), (THEN, then))


SILENT = {
    "a deadline": (
        with_record("nhiem_vu", TASK, thoi_han="31/08/2026"),
        "nhiem-vu",
        [("Thời hạn", "30/06/2026", "31/08/2026")],
    ),
    "the new deadline of an extension": (
        with_record("nhiem_vu", TASK, gia_han=[{"ngay": "02/03/2026", "den": "31/08/2026", "ly_do": "Chờ ý kiến"}]),
        "nhiem-vu",
        [("Thời hạn mới, ngày 02/03/2026", "15/07/2026", "31/08/2026")],
    ),
    "an extension taken away": (
        with_record("nhiem_vu", TASK, gia_han=[]),
        "nhiem-vu",
        [("Gia hạn ngày 02/03/2026", "15/07/2026", None)],
    ),
    "what was promised": (
        with_record("nhiem_vu", TASK, san_pham="Báo cáo"),
        "nhiem-vu",
        [("Sản phẩm phải có", "Tờ trình", "Báo cáo")],
    ),
    "who leads": (
        with_record("nhiem_vu", TASK, chu_tri="phong-kinh-te"),
        "nhiem-vu",
        [("Đơn vị chủ trì", "Văn phòng", "Phòng Kinh tế")],
    ),
    "progress and state of an update": (
        with_record("nhiem_vu", TASK, cap_nhat=[update("05/03/2026", "tam_dung", tien_do=30, minh_chung=["bc-1"])]),
        "nhiem-vu",
        [
            ("Trạng thái, ngày 05/03/2026", "Đang thực hiện", "Tạm dừng"),
            ("Tiến độ, ngày 05/03/2026", "40%", "30%"),
        ],
    ),
    "evidence taken away": (
        with_record("nhiem_vu", TASK, cap_nhat=[update("05/03/2026", tien_do=40)]),
        "nhiem-vu",
        [("Văn bản làm minh chứng, ngày 05/03/2026", "7/BC", None)],
    ),
    "evidence exchanged": (
        with_record("nhiem_vu", TASK, cap_nhat=[update("05/03/2026", tien_do=40, minh_chung=["bc-2"])]),
        "nhiem-vu",
        [("Văn bản làm minh chứng, ngày 05/03/2026", "7/BC", None)],
    ),
    "an update taken away": (
        with_record("nhiem_vu", TASK, cap_nhat=[]),
        "nhiem-vu",
        [("Cập nhật ngày 05/03/2026", "Đang thực hiện; tiến độ 40%", None)],
    ),
    "an update dated anew": (
        with_record("nhiem_vu", TASK, cap_nhat=[update("01/03/2026", tien_do=40, minh_chung=["bc-1"])]),
        "nhiem-vu",
        [
            ("Cập nhật ngày 05/03/2026", "Đang thực hiện; tiến độ 40%", None),
            ("Cập nhật ngày 01/03/2026", None, "mới ghi Đang thực hiện; tiến độ 40%"),
        ],
    ),
    "a figure": (
        with_record("chi_so", INDICATOR, gia_tri=[{**INDICATOR["gia_tri"][0], "gia_tri": "94"}, INDICATOR["gia_tri"][1]]),
        "chi-so",
        [("Giá trị, tháng 1/2026, ngày 05/02/2026", "97", "94")],
    ),
    "a figure, dated anew": (
        with_record(
            "chi_so", INDICATOR, gia_tri=[{"ky": "2026-01", "gia_tri": "94", "ngay": "07/02/2026"}, INDICATOR["gia_tri"][1]]
        ),
        "chi-so",
        [
            ("Giá trị, tháng 1/2026, ngày 05/02/2026", "97", "94"),
            ("Ngày công bố, tháng 1/2026, ngày 05/02/2026", "05/02/2026", "07/02/2026"),
        ],
    ),
    "a figure with a correction of another period": (
        with_record(
            "chi_so",
            INDICATOR,
            gia_tri=[{**INDICATOR["gia_tri"][0], "gia_tri": "94"}, INDICATOR["gia_tri"][1]],
            dieu_chinh=[{"ky": "2026-02", "tu": "96", "den": "94", "ngay": "14/03/2026", "ly_do": "Nhầm"}],
        ),
        "chi-so",
        [("Giá trị, tháng 1/2026, ngày 05/02/2026", "97", "94")],
    ),
    "a figure with a correction that names another": (
        with_record(
            "chi_so",
            INDICATOR,
            gia_tri=[{**INDICATOR["gia_tri"][0], "gia_tri": "94"}, INDICATOR["gia_tri"][1]],
            dieu_chinh=[{"ky": "2026-01", "tu": "97", "den": "96", "ngay": "14/03/2026", "ly_do": "Nhầm"}],
        ),
        "chi-so",
        [("Giá trị, tháng 1/2026, ngày 05/02/2026", "97", "94")],
    ),
    "a ratio": (
        with_record("chi_so", RATIO, gia_tri=[{"ky": "2026-01", "tu_so": 95, "mau_so": 100, "ngay": "05/03/2026"}]),
        "chi-so",
        [("Tử số, tháng 1/2026, ngày 05/03/2026", "90", "95")],
    ),
    "a target lowered": (
        with_record("chi_so", INDICATOR, chi_tieu={"so_sanh": ">=", "gia_tri": "90"}),
        "chi-so",
        [("Giá trị phải đạt", "95", "90")],
    ),
    "answers of a survey": (
        with_record(
            "hai_long",
            SURVEY,
            cau_hoi=[{"ma": "c1", "noi_dung": "Hài lòng không", "tra_loi": {"rat_hai_long": 40, "hai_long": 10}}],
        ),
        "hai-long",
        [("Rất hài lòng, «Hài lòng không»", "30", "40"), ("Hài lòng, «Hài lòng không»", "20", "10")],
    ),
    "dossiers": (
        with_record("ho_so", DOSSIERS, dung_han=8, qua_han=2),
        "ho-so",
        [("Đã giải quyết đúng hạn", "10", "8"), ("Đã giải quyết quá hạn", "0", "2")],
    ),
    "a score": (
        with_record("bo_chi_so", SCORES, tieu_chi=[{**SCORES["tieu_chi"][0], "tu_cham": "9.5"}]),
        "bo-chi-so",
        [("Điểm xã tự chấm, «Kế hoạch»", "9", "9,5")],
    ),
    "a criterion under another id, with another score": (
        with_record("bo_chi_so", SCORES, tieu_chi=[{**SCORES["tieu_chi"][0], "ma": "tc-1b", "tu_cham": "9.5"}]),
        "bo-chi-so",
        [
            ("Tiêu chí «Kế hoạch»", "điểm xã tự chấm 9; điểm tối đa 10", None),
            ("Tiêu chí «Kế hoạch»", None, "mới ghi điểm xã tự chấm 9,5; điểm tối đa 10"),
        ],
    ),
    "points deducted": (
        with_record("ton_tai", SHORTCOMING, diem_tru="0.25"),
        "ton-tai",
        [("Số điểm bị trừ", "0,5", "0,25")],
    ),
    "when a report was handed in": (
        with_record("bao_cao", REPORT, nop=[{**REPORT["nop"][0], "ngay": "18/02/2026"}]),
        "bao-cao",
        [
            ("Báo cáo đã nộp tháng 1/2026, Văn phòng, ngày 19/02/2026", "có", None),
            ("Báo cáo đã nộp tháng 1/2026, Văn phòng, ngày 18/02/2026", None, "mới ghi"),
        ],
    ),
    "by when a report is due": (
        with_record("bao_cao", REPORT, cham_nhat=25),
        "bao-cao",
        [("Chậm nhất ngày này của tháng cuối kỳ", "20", "25")],
    ),
    "of what kind a reminder was": (
        with_record("ghi_nhan", RECOGNITION, loai="bieu_duong"),
        "ghi-nhan",
        [("Loại", "Nhắc nhở", "Biểu dương")],
    ),
    "an answer": (
        with_record("kien_nghi", ANSWERED, tra_loi="Không có gì"),
        "kien-nghi",
        [("Nội dung trả lời", "Đã thay bóng", "Không có gì")],
    ),
    "by when an answer is due": (
        with_record("kien_nghi", ANSWERED, han="30/04/2026"),
        "kien-nghi",
        [("Hạn trả lời", "31/03/2026", "30/04/2026")],
    ),
    "by when a finding is to be mended": (
        with_record("kiem_tra", INSPECTION, phat_hien=[{**INSPECTION["phat_hien"][0], "han": "30/04/2026"}]),
        "kiem-tra",
        [("Hạn khắc phục, «Sổ ghi thiếu»", "31/03/2026", "30/04/2026")],
    ),
    "what an inspection concluded": (
        with_record("kiem_tra", INSPECTION, ket_luan="Tốt"),
        "kiem-tra",
        [("Kết luận chung", "Còn thiếu sót", "Tốt")],
    ),
    "whether a recommendation was accepted": (
        with_record("giam_sat", REPLIED, tiep_thu="khong", ly_do="Thiếu tiền"),
        "giam-sat",
        [("Có tiếp thu không", "Tiếp thu", "Không tiếp thu")],
    ),
    "an answer to the Front taken away": (
        {**COMMUNE, "giam_sat": [ASKED]},
        "giam-sat",
        [
            ("Có tiếp thu không", "Tiếp thu", None),
            ("Ngày trả lời", "08/03/2026", None),
            ("Nội dung trả lời", "Sẽ niêm yết", None),
        ],
    ),
    "the number of a document": (
        {**COMMUNE, "van_ban": [{**PAPERS[0], "so_ky_hieu": "9/BC"}, PAPERS[1]]},
        "van-ban",
        [("Số, ký hiệu", "7/BC", "9/BC")],
    ),
    "the file of a document": (
        {**COMMUNE, "van_ban": [{**PAPERS[0], "tep": "khac.pdf"}, PAPERS[1]]},
        "van-ban",
        [("Tệp", "bc.pdf", "khac.pdf")],
    ),
    "what is in the file of a document": (
        {**COMMUNE, "tep": ["bc.pdf"]},
        "van-ban",
        [("Tệp «bc.pdf»", "bản đã công bố", "bản có nội dung khác")],
    ),
    "the plan's end": (
        {**COMMUNE, "ke_hoach": {"ten": "Kế hoạch 2026", "den": "30/11/2026"}},
        "ke-hoach",
        [("Ngày kết thúc", "31/12/2026", "30/11/2026")],
    ),
    "the day of an article": (
        {**COMMUNE, "bai_viet": {"bai": {"title": "Bài", "date": "01/03/2026"}}},
        "bai-viet",
        [("Ngày đăng", "05/03/2026", "01/03/2026")],
    ),
}


@pytest.mark.parametrize(("then", "kind", "lines"), SILENT.values(), ids=SILENT)
def test_a_silent_change_is_told_with_before_and_after(then, kind, lines):
    """§5: a published figure, state, deadline, answer, score or document that changed without saying so."""
    assert after(then) == [("sua-doi", kind, lines)]


def more(kind, old, **added):
    """The commune with items put at the end of lists of a record."""
    return with_record(kind, old, **{name: [*old.get(name, ()), item] for name, item in added.items()})


RENAMED_UNITS = [{**UNITS[0], "ma": "vp-moi", "ma_cu": ["van-phong"]}, {**UNITS[1], "ma": "pkt", "ma_cu": ["phong-kinh-te"]}]
OPEN = {
    "nothing": COMMUNE,
    "an update": more("nhiem_vu", TASK, cap_nhat=update("14/03/2026", "hoan_thanh", minh_chung=["bc-2"])),
    "a second update of the same day": more("nhiem_vu", TASK, cap_nhat=update("05/03/2026", tien_do=50)),
    "an update put above": with_record("nhiem_vu", TASK, cap_nhat=[update("05/03/2026", tien_do=50), *TASK["cap_nhat"]]),
    "an extension": more("nhiem_vu", TASK, gia_han={"ngay": "14/03/2026", "den": "31/08/2026", "ly_do": "Chờ"}),
    "evidence added": with_record("nhiem_vu", TASK, cap_nhat=[{**TASK["cap_nhat"][0], "minh_chung": ["bc-2", "bc-1"]}]),
    "progress said where none was said": more("nhiem_vu", TASK, phoi_hop="van-phong"),
    "how it is worded": with_record(
        "nhiem_vu", TASK, ten="Rà soát các thủ tục", cap_nhat=[{**TASK["cap_nhat"][0], "noi_dung": "Đã rà soát xong phần đầu"}]
    ),
    "why it was extended": with_record("nhiem_vu", TASK, gia_han=[{**TASK["gia_han"][0], "ly_do": "Chờ ý kiến của sở"}]),
    "a value": more("chi_so", INDICATOR, gia_tri={"ky": "2026-03", "gia_tri": "90", "ngay": "14/03/2026"}),
    "a figure corrected openly": with_record(
        "chi_so",
        INDICATOR,
        gia_tri=[{**INDICATOR["gia_tri"][0], "gia_tri": "94"}, INDICATOR["gia_tri"][1]],
        dieu_chinh=[{"ky": "2026-01", "tu": "97", "den": "94", "ngay": "14/03/2026", "ly_do": "Nhầm"}],
    ),
    "a ratio corrected openly": with_record(
        "chi_so",
        RATIO,
        gia_tri=[{"ky": "2026-01", "tu_so": 95, "mau_so": 101, "ngay": "05/03/2026"}],
        dieu_chinh=[{"ky": "2026-01", "tu": "90", "den": "94.1", "ngay": "14/03/2026", "ly_do": "Nhầm"}],
    ),
    "a correction beside the figure as it was": more(
        "chi_so", INDICATOR, dieu_chinh={"ky": "2026-01", "tu": "97", "den": "94", "ngay": "14/03/2026", "ly_do": "Nhầm"}
    ),
    "values in another order": with_record("chi_so", INDICATOR, gia_tri=INDICATOR["gia_tri"][::-1]),
    "a verified score": with_record("bo_chi_so", SCORES, tieu_chi=[{**SCORES["tieu_chi"][0], "tham_dinh": 8}]),
    "a report handed in": more("bao_cao", REPORT, nop={"don_vi": "van-phong", "ky": "2026-02", "ngay": "14/03/2026"}),
    "a finding mended": with_record(
        "kiem_tra", INSPECTION, phat_hien=[{**INSPECTION["phat_hien"][0], "ngay_khac_phuc": "14/03/2026"}]
    ),
    "a shortcoming mended": with_record("ton_tai", SHORTCOMING, ngay_khac_phuc="14/03/2026", bien_phap="Làm lại"),
    "content of feedback asked for": with_record("kien_nghi", ANSWERED, hai_long="co"),
    "how a unit and an area are called": {**COMMUNE, "don_vi": [{**UNITS[0], "ten": "Văn phòng mới"}, UNITS[1]]},
    "the commune's name and address": {**COMMUNE, "co_quan": {"ten": "Phường Thử", "dia_chi_web": "https://moi.example.vn/"}},
    "records in another order": {kind: given[::-1] if isinstance(given, list) else given for kind, given in COMMUNE.items()},
    "an attachment that no document names": {**COMMUNE, "tep": ["anh.png"]},
    "a task of tomorrow's update": more("nhiem_vu", TASK, cap_nhat=update("20/03/2026", "hoan_thanh")),
    "units under new ids": {
        **{
            kind: [
                {
                    **each,
                    **({"chu_tri": "vp-moi"} if kind == "nhiem_vu" else {}),
                    **({"phoi_hop": ["pkt"]} if kind == "nhiem_vu" else {}),
                    **({"don_vi": ["vp-moi"]} if kind in ("bao_cao", "kiem_tra", "giam_sat") else {}),
                    **({"don_vi": "vp-moi"} if kind in ("kien_nghi", "ghi_nhan") else {}),
                    **({"nop": [{**REPORT["nop"][0], "don_vi": "vp-moi"}]} if kind == "bao_cao" else {}),
                }
                for each in given
            ]
            if isinstance(given, list)
            else given
            for kind, given in COMMUNE.items()
        },
        "don_vi": RENAMED_UNITS,
    },
    "a document under a new id": {
        **COMMUNE,
        "van_ban": [{**PAPERS[0], "ma": "bc-mot", "ma_cu": ["bc-1"]}, PAPERS[1]],
        "nhiem_vu": [{**TASK, "cap_nhat": [{**TASK["cap_nhat"][0], "minh_chung": ["bc-mot"]}]}],
        "bo_chi_so": [{**SCORES, "tieu_chi": [{**SCORES["tieu_chi"][0], "minh_chung": ["bc-mot"]}]}],
        "bao_cao": [{**REPORT, "nop": [{**REPORT["nop"][0], "van_ban": "bc-mot"}]}],
    },
    "a task under a new id": with_record("nhiem_vu", TASK, ma="viec-moi", ma_cu=["viec"]),
}


@pytest.mark.parametrize("then", OPEN.values(), ids=OPEN)
def test_what_goes_on_openly_is_no_change(then):
    """Adding, correcting with dieu_chinh, extending, answering, rewording and renaming claim nothing otherwise."""
    assert after(then) == []


def test_an_answer_given_for_the_first_time_is_no_change():
    commune = {**COMMUNE, "kien_nghi": [FEEDBACK], "giam_sat": [ASKED]}
    assert changes((FIRST, commune), (THEN, COMMUNE)) == []


def test_the_first_publication_changes_nothing_and_is_not_back_dated():
    assert changes((LAST, COMMUNE)) == []
    assert changes(("31/12/2026", COMMUNE)) == []


# Order within a day ----------------------------------------------------------------------------------------------------

DONE_THEN = [update("05/03/2026", "dang_thuc_hien", tien_do=50), update("05/03/2026", "hoan_thanh")]
EXTENDED = [{"ngay": "02/03/2026", "den": f"31/0{month}/2026", "ly_do": "Chờ"} for month in (7, 8)]
SAME_DAY = [
    (
        "nhiem_vu",
        {**TASK, "cap_nhat": DONE_THEN},
        {"cap_nhat": DONE_THEN[::-1]},
        [("Trạng thái", "Hoàn thành", "Đang thực hiện"), ("Tiến độ", "100%", "50%")],
    ),
    (
        "nhiem_vu",
        {**TASK, "cap_nhat": DONE_THEN},
        {"cap_nhat": [DONE_THEN[1], {**DONE_THEN[0], "noi_dung": "Viết lại"}]},
        [("Trạng thái", "Hoàn thành", "Đang thực hiện"), ("Tiến độ", "100%", "50%")],
    ),
    ("nhiem_vu", {**TASK, "gia_han": EXTENDED}, {"gia_han": EXTENDED[::-1]}, [("Thời hạn", "31/08/2026", "31/07/2026")]),
    (
        "nhiem_vu",
        {**TASK, "cap_nhat": [update("05/03/2026", noi_dung="Một"), update("05/03/2026", noi_dung="Hai")]},
        {"cap_nhat": [update("05/03/2026", noi_dung="Hai"), update("05/03/2026", noi_dung="Một")]},
        None,
    ),
    (
        "nhiem_vu",
        {**TASK, "cap_nhat": [*DONE_THEN, update("01/03/2026")]},
        {"cap_nhat": [update("01/03/2026"), *DONE_THEN]},
        None,
    ),
    ("nhiem_vu", {**TASK, "cap_nhat": DONE_THEN[1:]}, {"cap_nhat": [DONE_THEN[1], DONE_THEN[0]]}, None),
    (
        "chi_so",
        {**INDICATOR, "gia_tri": [{**INDICATOR["gia_tri"][0], "gia_tri": figure} for figure in ("90", "97")]},
        {"gia_tri": [{**INDICATOR["gia_tri"][0], "gia_tri": figure} for figure in ("97", "90")]},
        [("Giá trị, tháng 1/2026", "97", "90")],
    ),
]


@pytest.mark.parametrize(("kind", "old", "keys", "lines"), SAME_DAY)
def test_swapping_items_of_one_day_is_told_by_what_it_changes(kind, old, keys, lines):
    """§4: within a day the last in the file counts. A new item put below is an addition."""
    before = {**COMMUNE, kind: [old]}
    told = [found for _, _, found in changes((FIRST, before), (THEN, {**COMMUNE, kind: [{**old, **keys}]}))]
    assert told == ([] if lines is None else [lines])


# Corrected openly, or so it says ---------------------------------------------------------------------------------------


def figure(value, *adjustments):
    """The commune with one value of the indicator, and its corrections as (from, to, day)."""
    values = [{"ky": "2026-01", "gia_tri": value, "ngay": "05/02/2026"}]
    named = [{"ky": "2026-01", "tu": a, "den": b, "ngay": when, "ly_do": "Nhầm"} for a, b, when in adjustments]
    return {**COMMUNE, "chi_so": [{**INDICATOR, "gia_tri": values, "dieu_chinh": named}]}


A, B = ("50", "64", "12/03/2026"), ("64", "55", "14/03/2026")


@pytest.mark.parametrize(
    ("before", "then", "told"),
    [
        (figure("40"), figure("64", ("63", "64", "12/03/2026")), [("40", "64")]),
        (figure("55", A, B), figure("64", A, B), [("55", "64")]),
        (figure("50", A), figure("55", A, B), []),
        (figure("50", A), figure("64", A), []),
        (figure("50"), figure("55", A, B), []),
        (figure("64", A), figure("55", A, B), []),
        (figure("50.04"), figure("64", ("50", "64", "12/03/2026")), []),
    ],
    ids=["from another figure", "back again", "the second of two", "mended later", "both at once", "in turn", "rounded"],
)
def test_only_a_correction_from_the_old_figure_to_the_new_declares_it(before, then, told):
    found = changes((FIRST, before), (THEN, then))
    assert [(was, now) for _, _, lines in found for _, was, now in lines] == told


# Taken away and put back ----------------------------------------------------------------------------------------------


def test_a_change_its_revert_and_its_return_are_three_events():
    changed = with_record("nhiem_vu", TASK, thoi_han="31/08/2026")
    past = [(FIRST, COMMUNE), (THEN, changed), (LATER, COMMUNE), (LAST, changed)]
    there, back = ("Thời hạn", "30/06/2026", "31/08/2026"), ("Thời hạn", "31/08/2026", "30/06/2026")
    assert changes(*past) == [("sua-doi", "nhiem-vu", [each]) for each in (there, back, there)]
    ids = [each.event.rpartition("nhiem-vu/")[2] for each in published(*past).changes]
    assert ids == ["viec/sua-doi/1", "viec/sua-doi/2", "viec/sua-doi/3"]


def test_an_update_reverted_and_applied_again():
    gone = with_record("nhiem_vu", TASK, cap_nhat=[])
    said = ("Cập nhật ngày 05/03/2026", "Đang thực hiện; tiến độ 40%", None)
    again = ("Cập nhật ngày 05/03/2026", None, "Đang thực hiện; tiến độ 40%")
    assert changes((FIRST, COMMUNE), (THEN, gone), (LATER, COMMUNE), (LAST, gone)) == [
        ("sua-doi", "nhiem-vu", [said]),
        ("dua-lai", "nhiem-vu", [again]),
        ("sua-doi", "nhiem-vu", [said]),
    ]


def test_a_removed_late_task_says_how_late_it_was():
    """§5: deleting a late task is told, with what it last said."""
    without = {**COMMUNE, "nhiem_vu": []}
    found = published((FIRST, COMMUNE), ("27/07/2026", without))
    (change,) = found.changes
    assert [(line.label, line.before) for line in change.lines[:3]] == [
        ("Trạng thái", "Chậm tiến độ, 12 ngày"),
        ("Lĩnh vực", "Cải cách thể chế"),
        ("Đơn vị chủ trì", "Văn phòng"),
    ]
    assert ("Thời hạn", "30/06/2026") in [(line.label, line.before) for line in change.lines]
    event = next(each for each in found.events if each.id == change.event)
    assert event.id == "tag:thu.example.vn,2026:nhiem-vu/viec/xoa/1"
    assert event.title == "Xóa dữ liệu đã công bố: Rà soát thủ tục (Chậm tiến độ, 12 ngày)"
    assert "Trạng thái: Chậm tiến độ, 12 ngày." in event.text
    assert found.removed["nhiem-vu", "viec"][0].id == "viec"


def test_what_comes_back_is_compared_with_what_went():
    """A deadline is not moved by deleting a task and adding it again."""
    without, moved = {**COMMUNE, "nhiem_vu": []}, with_record("nhiem_vu", TASK, thoi_han="31/08/2026")
    assert changes((FIRST, COMMUNE), (THEN, without), (LATER, moved))[1:] == [
        ("dua-lai", "nhiem-vu", [("Thời hạn", "30/06/2026", "31/08/2026")])
    ]
    found = published((FIRST, COMMUNE), (THEN, without), (LATER, COMMUNE), (LAST, without), ("26/03/2026", COMMUNE))
    assert [each.event.rpartition("viec/")[2] for each in found.changes] == ["xoa/1", "dua-lai/1", "xoa/2", "dua-lai/2"]
    assert found.removed == {}
    assert sum(each.kind == "added" for each in found.events) == 1


def test_a_value_that_comes_back_otherwise_is_told_with_what_it_was():
    one = {**RATIO["gia_tri"][0]}
    gone = with_record("chi_so", RATIO, gia_tri=[])
    for value, lines in (
        ({**one, "tu_so": 95}, [("Tử số, tháng 1/2026, ngày 05/03/2026", "90", "95")]),
        ({"ky": "2026-01", "gia_tri": "95", "ngay": "05/03/2026"},
         [("Tử số, tháng 1/2026, ngày 05/03/2026", "90", None), ("Mẫu số, tháng 1/2026, ngày 05/03/2026", "100", None)]),
    ):  # fmt: skip
        found = changes((FIRST, COMMUNE), (THEN, gone), (LATER, with_record("chi_so", RATIO, gia_tri=[value])))
        assert found[0][2] == [("Giá trị tháng 1/2026, ngày 05/03/2026", "tử số 90; mẫu số 100", None)]
        assert found[1][::2] == ("sua-doi", lines)
        assert [word for word, _, _ in found] == ["sua-doi", "sua-doi", "dua-lai"]


def test_an_answer_that_comes_back_otherwise_is_corrected():
    without, other = {**COMMUNE, "giam_sat": [ASKED]}, with_record("giam_sat", REPLIED, tra_loi="Không có gì")
    assert changes((FIRST, COMMUNE), (THEN, without), (LATER, other))[1:] == [
        ("sua-doi", "giam-sat", [("Nội dung trả lời", "Sẽ niêm yết", "Không có gì")]),
        ("dua-lai", "giam-sat", [("Có tiếp thu không", None, "Tiếp thu"), ("Ngày trả lời", None, "08/03/2026")]),
    ]


def test_a_record_that_was_dated_ahead_is_still_watched():
    """Moving the day it was received into the future hides neither what it says nor that it is removed."""
    ahead = {**FEEDBACK, "ngay_nhan": "01/03/2027", "han": "31/03/2027"}
    commune, moved, later, without = (
        {**COMMUNE, "kien_nghi": found} for found in ([FEEDBACK], [ahead], [{**ahead, "han": "30/04/2027"}], [])
    )
    found = changes(
        (FIRST, commune), (THEN, moved), (LATER, later), (LAST, without), ("26/03/2026", moved), ("27/03/2026", commune)
    )
    assert [word for word, _, _ in found] == ["sua-doi", "sua-doi", "xoa", "dua-lai", "sua-doi"]
    assert found[1][2] == [("Hạn trả lời", "31/03/2027", "30/04/2027")]
    assert found[3][2] == [("Hạn trả lời", "30/04/2027", "31/03/2027")]


@pytest.mark.parametrize("kind", [kind for kind in COMMUNE if kind != "van_ban"])
def test_a_record_of_any_kind_that_is_removed_is_told(kind):
    ((word, told_kind, lines), *others) = after({name: given for name, given in COMMUNE.items() if name != kind})
    assert (word, told_kind) == ("xoa", kind.replace("_", "-"))
    assert [word for word, _, _ in others] == ["xoa"] * (len(COMMUNE[kind]) - 1 if isinstance(COMMUNE[kind], list) else 0)
    assert all(now is None for _, _, now in lines)


def test_what_was_never_published_is_not_removed():
    hidden = {
        **COMMUNE,
        "bai_viet": {"nhap": {"title": "Nháp", "date": "01/03/2026", "draft": True}},
        "hai_long": [SURVEY, {**SURVEY, "ma": "mai", "ngay": "01/04/2026"}],
    }
    without = {**COMMUNE, "bai_viet": {}}
    assert changes((FIRST, hidden), (THEN, without)) == []


def test_an_article_taken_back_as_a_draft_is_removed():
    draft = {**COMMUNE, "bai_viet": {"bai": {**ARTICLE["bai"], "draft": True}}}
    assert [word for word, _, _ in changes((FIRST, COMMUNE), (THEN, draft), (LATER, COMMUNE))] == ["xoa", "dua-lai"]


def test_a_record_dated_after_today_was_moved_there():
    assert after(with_record("hai_long", SURVEY, ngay="01/04/2026")) == [
        ("sua-doi", "hai-long", [("Ngày công bố", "05/03/2026", "01/04/2026")])
    ]


# Long before ------------------------------------------------------------------------------------------------------------

BACKDATED = {
    "an update": (
        more("nhiem_vu", TASK, cap_nhat=update("01/02/2026", "hoan_thanh")),
        "nhiem-vu",
        [("Cập nhật ngày 01/02/2026", None, "mới công bố, sau 47 ngày")],
    ),
    "a value": (
        more("chi_so", INDICATOR, gia_tri={"ky": "2025-12", "gia_tri": "97", "ngay": "05/01/2026"}),
        "chi-so",
        [("Giá trị tháng 12/2025, ngày 05/01/2026", None, "mới công bố, sau 74 ngày")],
    ),
    "a report": (
        more("bao_cao", REPORT, nop={"don_vi": "phong-kinh-te", "ky": "2026-01", "ngay": "12/02/2026"}),
        "bao-cao",
        [("Báo cáo đã nộp tháng 1/2026, Phòng Kinh tế, ngày 12/02/2026", None, "mới công bố, sau 36 ngày")],
    ),
    "a finding mended": (
        with_record("kiem_tra", INSPECTION, phat_hien=[{**INSPECTION["phat_hien"][0], "ngay_khac_phuc": "01/02/2026"}]),
        "kiem-tra",
        [("Ngày khắc phục xong, «Sổ ghi thiếu»", None, "01/02/2026, mới công bố, sau 47 ngày")],
    ),
    "a new record": (
        {**COMMUNE, "ghi_nhan": [RECOGNITION, {**RECOGNITION, "ma": "nhac-2", "ngay": "01/01/2026"}]},
        "ghi-nhan",
        [("Ngày biểu dương, nhắc nhở", None, "01/01/2026, mới công bố, sau 78 ngày")],
    ),
    "an update of a new task": (
        {**COMMUNE, "nhiem_vu": [TASK, {"ma": "viec-2", "thoi_han": "31/12/2026", "cap_nhat": [update("05/01/2026")]}]},
        "nhiem-vu",
        [("Cập nhật ngày 05/01/2026", None, "mới công bố, sau 74 ngày")],
    ),
}


@pytest.mark.parametrize(("then", "kind", "lines"), BACKDATED.values(), ids=BACKDATED)
def test_what_is_dated_long_before_its_publication_is_told(then, kind, lines):
    """More than thirty days."""
    assert changes((FIRST, COMMUNE), (LATER, then)) == [("ghi-muon", kind, lines)]


OVERDUE = "10/04/2026"
OVERTAKEN = {
    "a report": (
        "bao_cao",
        REPORT,
        {"nop": [*REPORT["nop"], {"don_vi": "van-phong", "ky": "2026-03", "ngay": "19/03/2026"}]},
        "Báo cáo đã nộp tháng 3/2026, Văn phòng, ngày 19/03/2026",
        "mới công bố, sau 22 ngày, khi đã quá hạn 20/03/2026",
    ),
    "a task": (
        "nhiem_vu",
        {**TASK, "thoi_han": "31/03/2026", "gia_han": []},
        {"cap_nhat": [*TASK["cap_nhat"], update("30/03/2026", "hoan_thanh")]},
        "Cập nhật ngày 30/03/2026",
        "mới công bố, sau 11 ngày, khi đã quá hạn 31/03/2026",
    ),
    "a task that was done late": (
        "nhiem_vu",
        {**TASK, "thoi_han": "20/03/2026", "gia_han": [], "cap_nhat": [update("22/03/2026", "hoan_thanh")]},
        {"cap_nhat": [update("20/03/2026", "hoan_thanh"), update("22/03/2026", "hoan_thanh")]},
        "Cập nhật ngày 20/03/2026",
        "mới công bố, sau 21 ngày, khi đã quá hạn 20/03/2026",
    ),
    "an extension": (
        "nhiem_vu",
        {**TASK, "thoi_han": "31/03/2026", "gia_han": []},
        {"gia_han": [{"ngay": "30/03/2026", "den": "30/06/2026", "ly_do": "Chờ"}]},
        "Gia hạn ngày 30/03/2026",
        "mới công bố, sau 11 ngày, khi đã quá hạn 31/03/2026",
    ),
    "a period of a recurring task": (
        "nhiem_vu",
        {"ma": "deu", "dinh_ky": {"chu_ky": "thang"}, "cap_nhat": []},
        {"cap_nhat": [update("30/03/2026", "hoan_thanh", ky="2026-03")]},
        "Cập nhật tháng 3/2026, ngày 30/03/2026",
        "mới công bố, sau 11 ngày, khi đã quá hạn 31/03/2026",
    ),
    "an answer": (
        "kien_nghi",
        FEEDBACK,
        {"ngay_tra_loi": "30/03/2026", "tra_loi": "Đã thay bóng"},
        "Ngày trả lời",
        "30/03/2026, mới công bố, sau 11 ngày, khi đã quá hạn 31/03/2026",
    ),
    "a finding mended": (
        "kiem_tra",
        INSPECTION,
        {"phat_hien": [{**INSPECTION["phat_hien"][0], "ngay_khac_phuc": "30/03/2026"}]},
        "Ngày khắc phục xong, «Sổ ghi thiếu»",
        "30/03/2026, mới công bố, sau 11 ngày, khi đã quá hạn 31/03/2026",
    ),
}


@pytest.mark.parametrize(("kind", "old", "keys", "label", "words"), OVERTAKEN.values(), ids=OVERTAKEN)
def test_what_is_entered_after_its_due_day_as_if_in_time_is_told(kind, old, keys, label, words):
    """The lateness had been told: taking it back is no less public, however few the days. Entered in time it is none."""
    before, then = {**COMMUNE, kind: [old]}, {**COMMUNE, kind: [{**old, **keys}]}
    assert changes((FIRST, before), (OVERDUE, then)) == [("ghi-muon", kind.replace("_", "-"), [(label, None, words)])]
    if "31/03/2026" in words:
        assert changes((FIRST, before), ("31/03/2026", then)) == []


def test_what_is_entered_with_its_record_or_says_that_it_came_late_is_not():
    new = {**COMMUNE, "kien_nghi": [{**FEEDBACK, "ngay_nhan": "20/03/2026", "ngay_tra_loi": "30/03/2026", "tra_loi": "Có"}]}
    assert changes((FIRST, {**COMMUNE, "kien_nghi": []}), (OVERDUE, new)) == []
    late = {**COMMUNE, "kien_nghi": [{**FEEDBACK, "ngay_tra_loi": "05/04/2026", "tra_loi": "Đã thay bóng"}]}
    assert changes((FIRST, {**COMMUNE, "kien_nghi": [FEEDBACK]}), (OVERDUE, late)) == []


@pytest.mark.parametrize(("when", "told"), [("13/02/2026", ["ghi-muon"]), ("14/02/2026", [])])
def test_thirty_days_are_not_long(when, told):
    found = changes((FIRST, COMMUNE), ("16/03/2026", more("nhiem_vu", TASK, cap_nhat=update(when, tien_do=10))))
    assert [word for word, _, _ in found] == told


def test_an_old_document_is_no_news():
    papers = [*PAPERS, {"ma": "cu", "ngay": "01/02/2020"}]
    assert after({**COMMUNE, "van_ban": papers}) == []


# Ids -------------------------------------------------------------------------------------------------------------------


def test_ids_and_texts_of_events_survive_what_comes_later():
    """§5: re-ordering, rewording, ma_cu, another address of the site; what was published stays as it was published."""
    first = published((FIRST, COMMUNE), until="31/08/2026")
    for then in (OPEN[name] for name in OPEN if "order" in name or "new id" in name or "called" in name or "address" in name
                 or "worded" in name):  # fmt: skip
        later = published((FIRST, COMMUNE), ("31/08/2026", then))
        assert [each.id for each in later.events] == [each.id for each in first.events]
        assert [(each.title, each.text, each.published) for each in later.events] == [
            (each.title, each.text, each.published) for each in first.events
        ]


def test_a_renamed_task_keeps_the_ids_of_its_events():
    renamed = with_record("nhiem_vu", TASK, ma="viec-moi", ma_cu=["viec"])
    found = published((FIRST, COMMUNE), (THEN, renamed), until="31/07/2026")
    late = next(each for each in found.events if each.kind == "late")
    assert late.id == "tag:thu.example.vn,2026:nhiem-vu/viec/cham-tien-do/2026-07-16"
    assert late.address == "nhiem-vu/viec-moi/"


@pytest.mark.parametrize(
    ("kind", "old", "keys", "address"),
    [("nhiem_vu", TASK, {"thoi_han": "31/08/2026"}, "nhiem-vu/moi/"),
     ("kien_nghi", ANSWERED, {"tra_loi": "Khác"}, "kien-nghi/nam/2026/#moi")],
)  # fmt: skip
def test_a_change_leads_to_where_its_record_is_read_today(kind, old, keys, address):
    """Its page goes on telling of it under the new id; the event keeps the address it was published with."""
    changed = with_record(kind, old, **keys)
    renamed = with_record(kind, old, **keys, ma="moi", ma_cu=[old["ma"]])
    found = published((FIRST, COMMUNE), (THEN, changed), (LATER, renamed))
    (change,) = found.changes
    assert change.subject.address == address
    assert next(each for each in found.events if each.id == change.event).address == address.replace("moi", old["ma"])


def test_the_unit_that_loses_work_is_told_too():
    """The event is in the feeds of both; one that went with it is called by its name."""
    units = [{**each, "ten": name} for each, name in zip(UNITS, ("Văn phòng", "Phòng Kinh tế"), strict=True)]
    task = {**TASK, "phoi_hop": [], "chu_tri": "phong-kinh-te"}
    before = {"don_vi": units, "van_ban": PAPERS, "nhiem_vu": [task]}
    for left in (units, units[:1]):
        then = {**before, "don_vi": left, "nhiem_vu": [{**task, "chu_tri": "van-phong"}]}
        found = published((FIRST, before), (THEN, then))
        (change,) = found.changes
        assert change.lines[0].words == "Đơn vị chủ trì: trước là Phòng Kinh tế, nay là Văn phòng"
        (event,) = (each for each in found.events if each.id == change.event)
        assert event.subject.unit_tags == ("van-phong", "phong-kinh-te")


def test_a_renamed_unit_keeps_its_chain():
    """The archives of its feed go on under the first id it had, whatever becomes of it."""
    renamed = OPEN["units under new ids"]
    found = published((FIRST, COMMUNE), (THEN, renamed), until="31/07/2026")
    late = next(each for each in found.events if each.kind == "late")
    assert late.units == ("vp-moi",)
    assert late.subject.unit_tags == ("van-phong",)


def test_who_speaks_is_said_by_the_first_publication():
    """§3: dinh_danh never changes afterwards."""
    moved = {**COMMUNE, "co_quan": {"dia_chi_web": "https://moi.example.vn/", "dinh_danh": "moi.example.vn,2030"}}
    found = published((FIRST, COMMUNE), (THEN, moved), until="31/07/2026")
    assert {each.id.split(":")[1] for each in found.events} == {"thu.example.vn,2026"}


def test_when_the_plan_ends_earlier_what_goes_on_is_done_earlier():
    """What the plan's end makes true comes on the new day, though no task was touched."""
    ongoing = {**COMMUNE, "nhiem_vu": [{"ma": "viec", "thuong_xuyen": True, "cap_nhat": [update("05/03/2026", "hoan_thanh")]}]}
    shorter = {**ongoing, "ke_hoach": {"ten": "Kế hoạch 2026", "den": "30/06/2026"}}
    found = published((FIRST, ongoing), (THEN, shorter), until="01/08/2026")
    (done,) = (each for each in found.events if each.kind == "done")
    assert done.published.isoformat() == "2026-06-30T00:00:00+07:00"
