"""Pages of dossiers and scorecards: they print what was derived, say what is not known, and leave no lost point unnoticed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parsed

from generator.contract.scorecards import Criterion
from generator.derive.figures import Ratio
from generator.derive.score_parts import parts_of
from generator.publish.charts.columns import columns_geometry
from generator.publish.charts.scale import text_width
from generator.publish.charts.scorecards import groups_chart
from generator.publish.pages import PAGE_MAKERS
from generator.publish.pages.dossier_periods import NOT_GIVEN
from generator.publish.pages.dossiers import dossier_pages
from generator.publish.pages.moves import move_of
from generator.publish.pages.scorecards import scorecard_pages
from generator.publish.templates import inside_of
from generator.words.periods import parse_period
from tests.builders import facts, typed

DAY = "30/06/2026"
HOSTILE = "<script>alert(1)</script> & \"'"
MAKERS = {"ho-so": dossier_pages, "bo-chi-so": scorecard_pages}


def drafts(address, on=DAY, **kinds):
    """The pages of the address's kind, by address."""
    return {draft.address: draft for draft in MAKERS[address.partition("/")[0]](facts(on, **kinds))}


def tree(address, on=DAY, **kinds):
    """One page."""
    return parsed.fragment_fromstring(inside_of(drafts(address, on, **kinds)[address]), create_parent="body")


def text_of(element):
    """Its text with single spaces."""
    return " ".join(" ".join(element.itertext()).split())


def page(address, on=DAY, **kinds):
    """The text of one page, without a space before a mark that follows a tag."""
    return re.sub(r" (?=[,.:;])", "", text_of(tree(address, on, **kinds)))


def figures(body):
    """The big figures by their labels."""
    tiles = body.xpath("//div[contains(@class, 'mb-figure ') or @class='mb-figure']")
    return {
        text_of(each.xpath(".//*[@class='mb-figure__label']")[0]): text_of(
            each.xpath(".//*[contains(@class, 'mb-figure__value')]")[0]
        )
        for each in tiles
    }


def row_of(table, name):
    """A row of a table by what its head says."""
    (found,) = [each for each in table.xpath(".//tbody/tr") if text_of(each.xpath("./th")[0]).endswith(name)]
    return {cell.get("data-label"): text_of(cell) for cell in found.xpath("./td")}


# Dossiers -----------------------------------------------------------------------------------------------------------


def count(ky="2026-05", **keys):
    """A record of dossiers in which all are settled on time."""
    base = {"ky": ky, "tiep_nhan": 100, "truoc_han": 60, "dung_han": 40, "ngay": "05/06/2026"}
    return {**base, **keys}


MAY = count(
    ton_truoc=10,
    tiep_nhan=1190,
    truoc_han=700,
    dung_han=408,
    qua_han=12,
    dang_giai_quyet=50,
    nguy_co_tre=7,
    dang_qua_han=9,
    tam_dung=4,
    cho_bo_sung=16,
    tra_lai=1,
    nguon="Hệ thống một cửa",
)
APRIL = count(
    "2026-04", ton_truoc=0, tiep_nhan=500, truoc_han=200, dung_han=280, qua_han=5, dang_giai_quyet=4, nguy_co_tre=2,
    dang_qua_han=6, tam_dung=4, cho_bo_sung=1, ngay="05/05/2026",
)  # fmt: skip


def test_the_on_time_share_stands_first_beside_what_it_is_made_of():
    """KT-6, DA-4: early and on time of all settled, and the parts as words."""
    body = tree("ho-so/", ho_so=[MAY])
    head = text_of(body.xpath("//section[@class='mb-hero']")[0])
    assert head.startswith("98,9% giải quyết trước hạn và đúng hạn: 1.108 trong 1.120 hồ sơ đã giải quyết năm 2026")
    assert "700 trước hạn 408 đúng hạn 12 quá hạn" in head


def test_what_is_open_is_told_each_way():
    """KT-6, TK-4: overdue, at risk, paused, waiting for the applicant."""
    body = tree("ho-so/", ho_so=[MAY])
    assert figures(body) == {
        "Đang quá hạn": "9",
        "Có nguy cơ trễ": "7",
        "Tạm dừng": "4",
        "Chờ bổ sung": "16",
        "Còn trong hạn": "50",
    }


def test_fewer_overdue_is_better_and_more_is_worse():
    """KT-6: against the period before, in words and an arrow beside the colour."""
    body = tree("ho-so/", ho_so=[APRIL, MAY])
    notes = [text_of(each) for each in body.xpath("//p[@class='mb-figure__note']")]
    assert "▲ kém đi : tăng 3 hồ sơ so với cuối tháng 4/2026" in notes
    assert "không đổi so với cuối tháng 4/2026" in notes
    turned = tree("ho-so/", ho_so=[{**MAY, "ky": "2026-04"}, {**APRIL, "ky": "2026-05"}])
    assert "▼ tốt lên : giảm 3 hồ sơ so với cuối tháng 4/2026" in text_of(turned)


def test_a_period_is_compared_with_the_one_before_it_over_the_years_end():
    """January with last December; with a gap between them nothing is compared."""
    december = count("2025-12", truoc_han=50, dung_han=40, qua_han=10, ngay="05/01/2026")
    january = count("2026-01", ngay="05/02/2026")
    assert "tăng 10 điểm phần trăm so với tháng 12/2025" in page("ho-so/", ho_so_2025=[december], ho_so=[january])
    gap = page("ho-so/", ho_so_2025=[december], ho_so=[count("2026-02")])
    assert "so với tháng 12/2025" not in gap
    assert "chưa so sánh được" in gap


def test_at_risk_that_nobody_counted_is_not_0():
    """At risk is not in the balance: left out by all, it is unknown."""
    assert figures(tree("ho-so/", ho_so=[count(tiep_nhan=103, dang_giai_quyet=3)]))["Có nguy cơ trễ"] == "chưa có"
    assert figures(tree("ho-so/", ho_so=[count(tiep_nhan=103, dang_giai_quyet=3, nguy_co_tre=0)]))["Có nguy cơ trễ"] == "0"


def test_without_a_settled_dossier_there_is_no_share():
    """An empty denominator is "chưa có", never 0% or 100%."""
    body = tree("ho-so/", ho_so=[count(truoc_han=0, dung_han=0, dang_giai_quyet=100)])
    assert text_of(body.xpath("//section[@class='mb-hero']")[0]) == "chưa có hồ sơ nào được giải quyết năm 2026"
    assert not body.xpath("//figure//svg")
    assert not re.search(r"\b0%", text_of(body))


def test_rates_stand_beside_what_they_are_made_of_and_which_way_they_go():
    """PH-5, TK-5: online, paid online, digitised and reused, rising or not."""
    april = count("2026-04", truc_tuyen_toan_trinh=30, truc_tuyen_mot_phan=10, phai_thanh_toan=50, thanh_toan_truc_tuyen=30)
    may = count("2026-05", truc_tuyen_toan_trinh=40, truc_tuyen_mot_phan=15, phai_thanh_toan=40, thanh_toan_truc_tuyen=20)
    body = tree("ho-so/", ho_so=[april, may])
    cards = {text_of(each.xpath("./h3")[0]): text_of(each) for each in body.xpath("//section[contains(@class, 'mb-rate')]")}
    assert "55% 55/100 hồ sơ tiếp nhận ▲ tốt lên : tăng 15 điểm phần trăm so với tháng 4/2026" in cards["Nộp trực tuyến"]
    assert "40% 40/100 hồ sơ tiếp nhận" in cards["Trực tuyến toàn trình"]
    assert "50% 20/40 hồ sơ phải nộp phí ▼ kém đi : giảm 10 điểm phần trăm" in cards["Thanh toán trực tuyến"]
    assert cards["Thanh toán trực tuyến"].endswith("Cộng các kỳ năm 2026: 50/90 (55,6%)")
    assert "chưa có số liệu tháng 5/2026 chưa so sánh được" in cards["Số hóa hồ sơ"]
    assert not body.xpath("//section[@aria-labelledby='ten_so_hoa_ho_so']//svg")


def test_fields_are_sorted_by_lateness():
    """Where lateness sits: settled late and open overdue together."""
    land = count(linh_vuc_thu_tuc="Đất đai", tiep_nhan=105, qua_han=2, dang_qua_han=3)
    births = count(linh_vuc_thu_tuc="Hộ tịch", tiep_nhan=101, qua_han=1)
    seals = count(linh_vuc_thu_tuc="Chứng thực")
    body = tree("ho-so/", ho_so=[seals, births, land])
    table = body.xpath("//h2[@id='linh_vuc_tre']/following::table[1]")[0]
    assert [text_of(each) for each in table.xpath(".//tbody/tr/th")] == ["Đất đai", "Hộ tịch", "Chứng thực"]
    chart = body.xpath("//h2[@id='linh_vuc_tre']/following::figure[1]")[0]
    assert "Đất đai: đã giải quyết, nhưng quá hạn 2, đang giải quyết, đã quá hạn 3" in text_of(chart.xpath(".//desc")[0])
    assert "Chứng thực" not in text_of(chart)
    assert "Không lĩnh vực nào có hồ sơ trễ trong năm 2026." in page("ho-so/", ho_so=[seals])


def test_each_period_shows_every_count_its_balance_and_its_source():
    """Contract §3: carried over and received equal what became of them, spelled out."""
    body = tree("ho-so/", ho_so=[MAY, count(linh_vuc_thu_tuc="Chứng thực")])
    (block,) = body.xpath("//section[@id='ky-2026-05']")
    table = block.xpath(".//table")[0]
    assert row_of(table, "Hộ tịch") == {
        "Tồn trước": "10",
        "Tiếp nhận": "1.190",
        "Trước hạn": "700",
        "Đúng hạn": "408",
        "Quá hạn": "12",
        "Đang giải quyết, còn hạn": "50",
        "Trong đó có nguy cơ trễ": "7",
        "Đang quá hạn": "9",
        "Tạm dừng": "4",
        "Chờ bổ sung": "16",
        "Trả lại": "1",
    }
    assert row_of(table, "Chứng thực")["Tạm dừng"] == NOT_GIVEN
    assert row_of(table, "Cộng")["Tiếp nhận"] == "1.290"
    told = text_of(block)
    assert "khớp : Tồn trước 10 + tiếp nhận 1.290 = 1.300; trước hạn 760 + đúng hạn 448 + quá hạn 12" in told
    assert "trả lại 1 = 1.300." in told
    assert "Công bố ngày 05/06/2026. Công bố ngày 05/06/2026, nguồn: Hệ thống một cửa." in told


def test_the_overview_tells_the_newest_periods_and_the_years_page_all():
    """What came before is a link away, at the addresses that events and data point to."""
    months = [count(f"2026-0{month}") for month in range(1, 6)]
    overview, whole = (tree(address, ho_so=months) for address in ("ho-so/", "ho-so/nam/2026/"))
    newest = ["ky-2026-05", "ky-2026-04", "ky-2026-03"]
    assert overview.xpath("//section[@class='mb-period']/@id") == newest
    assert overview.xpath("//a[@href='../ho-so/nam/2026/#tung_ky']")
    assert whole.xpath("//section[@class='mb-period']/@id") == [*newest, "ky-2026-02", "ky-2026-01"]


def test_every_published_period_has_its_place_and_none_is_counted_twice():
    """A quarter beside its months: shown apart, in no sum, where events and data point to it."""
    months = [count(f"2026-0{month}") for month in (1, 2, 3)]
    quarter = count("2026-Q1", tiep_nhan=500, truoc_han=500, dung_han=0)
    body = tree("ho-so/", ho_so=[*months, quarter])
    assert body.xpath("//h2[@id='ky_khac']/following-sibling::section/@id") == ["ky-2026-q1"]
    assert "300 trong 300 hồ sơ" in text_of(body.xpath("//section[@class='mb-hero']")[0])


def test_a_field_that_stopped_reporting_is_named():
    """Nothing drops out silently."""
    shown = page("ho-so/", ho_so=[count("2026-04", linh_vuc_thu_tuc="Đất đai"), count("2026-05")])
    assert "Đất đai (mới đến tháng 4/2026)" in shown
    assert "Chưa có số liệu kỳ này của: Đất đai." in shown


FEBRUARY, MARCH = (count(ky, linh_vuc_thu_tuc="Hộ tịch", tiep_nhan=10, truoc_han=10, dung_han=0) for ky in ("2026-02", "2026-03"))
QUARTER = count("2026-Q1", linh_vuc_thu_tuc="Đất đai", tiep_nhan=5, truoc_han=0, dung_han=0, dang_qua_han=5)


def test_other_fields_are_never_compared():
    """What a field that was counted otherwise, or not at all, brings along is no change for the worse or the better."""
    shown = page("ho-so/", ho_so=[FEBRUARY, MARCH, QUARTER])
    assert "5 Đang quá hạn" in shown
    assert "so với cuối tháng 2/2026" not in shown
    begun = page("ho-so/", ho_so=[FEBRUARY, MARCH, {**QUARTER, "ky": "2026-03"}])
    assert "so với" not in begun
    assert "chưa so sánh được" in begun
    both = page("ho-so/", ho_so=[FEBRUARY, MARCH, *({**QUARTER, "ky": each["ky"]} for each in (FEBRUARY, MARCH))])
    assert "không đổi so với cuối tháng 2/2026" in both


def test_a_newer_quarter_is_not_compared_with_a_month():
    """What is open is that of each field's newest period; the month before is no measure of a quarter."""
    fields = [{**each, "linh_vuc_thu_tuc": name} for each in (FEBRUARY, MARCH) for name in ("Hộ tịch", "Đất đai")]
    shown = page("ho-so/", ho_so=[*fields, {**QUARTER, "ky": "2026-Q2"}])
    assert "5 Đang quá hạn" in shown
    assert "so với cuối tháng 2/2026" not in shown


def test_fields_that_the_newest_period_leaves_out_are_named_or_counted():
    """Nothing is left out silently: few are named, many counted."""
    assert "Riêng tháng 3/2026 (chưa gồm Đất đai): 10/10 (100%)" in page("ho-so/", ho_so=[FEBRUARY, MARCH, QUARTER])
    assert "Riêng tháng 3/2026: 10/10" in page("ho-so/", ho_so=[FEBRUARY, MARCH])
    many = [{**QUARTER, "linh_vuc_thu_tuc": f"Lĩnh vực {number}"} for number in range(4)]
    months = [{**MARCH, "ky": f"2026-0{month}"} for month in range(4, 9)]
    assert "Riêng tháng 8/2026 (chưa gồm 4 lĩnh vực): 10/10" in page("ho-so/", on="30/09/2026", ho_so=[*many, *months])


def test_at_risk_is_compared_where_it_was_counted():
    """A count that was left out the month before is not 0 then."""
    before, now = count("2026-04", tiep_nhan=103, dang_giai_quyet=3), count(tiep_nhan=103, dang_giai_quyet=3, nguy_co_tre=2)
    body = tree("ho-so/", ho_so=[before, now])
    assert figures(body)["Có nguy cơ trễ"] == "2"
    assert "tăng 2 hồ sơ" not in text_of(body)


def test_every_year_keeps_its_address_and_the_overview_shows_the_plans():
    """Links never change when the next plan year begins."""
    known = drafts("ho-so/", ke_hoach={"ten": "Kế hoạch"}, ho_so_2025=[count("2025-12", ngay="05/01/2026")])
    assert set(known) == {"ho-so/", "ho-so/nam/2025/"}
    overview = page("ho-so/", ke_hoach={"ten": "Kế hoạch"}, ho_so_2025=[count("2025-12", ngay="05/01/2026")])
    assert "Chưa có số liệu hồ sơ nào của năm 2026 được công bố. Mời xem các năm trước." in overview
    both = drafts("ho-so/", ho_so=[MAY], ho_so_2025=[count("2025-12", ngay="05/01/2026")])
    assert set(both) == {"ho-so/", "ho-so/nam/2025/", "ho-so/nam/2026/"}
    assert both["ho-so/nam/2025/"].title == "Hồ sơ thủ tục hành chính năm 2025"


def test_a_commune_without_dossiers_says_so():
    """No plan year, no dossiers: a page all the same."""
    assert "Chưa có số liệu hồ sơ nào được công bố." in page("ho-so/")


# Scorecards ---------------------------------------------------------------------------------------------------------


def scorecard(*tieu_chi, ma="cchc-2026", **keys):
    """A scorecard."""
    return {"ma": ma, "ten": f"Bộ {ma}", "tieu_chi": list(tieu_chi), **keys}


def group(ma, *tieu_chi, **keys):
    """A group worth what its criteria are."""
    worth = sum(Decimal(str(each["diem_toi_da"])) for each in tieu_chi)
    return {"ma": ma, "ten": f"Nhóm {ma}", "diem_toi_da": worth, "tieu_chi": list(tieu_chi), **keys}


def item(ma, maximum, score=None, verified=None, **keys):
    """A criterion with the commune's score and the verified one."""
    scores = {"tu_cham": score, "tham_dinh": verified}
    given_scores = {key: value for key, value in scores.items() if value is not None}
    return {"ma": ma, "ten": f"Tiêu chí {ma}", "diem_toi_da": maximum, **given_scores, **keys}


REMEDY = {"noi_dung": "Cử người trực", "thoi_han": "15/06/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
CARD = scorecard(
    group(
        "mot",
        item("a", 6, "5,5", "5,25", ly_do_tru="Công khai chậm", khac_phuc=REMEDY, minh_chung=["bc"]),
        item("b", 4, 4, 4, don_vi="phong-kinh-te", minh_chung=["bc"]),
        don_vi="van-phong",
    ),
    group("hai", item("c", 8, 6, nhiem_vu=["viec"]), item("d", 2, 1), item("e", 5, "4,5", ly_do_tru="Chưa rõ")),
    muc_tieu={"so_sanh": ">=", "gia_tri": 80},
    xep_loai=[{"ten": "Tốt", "tu": 80}, {"ten": "Khá", "tu": 70}],
    van_ban="qd",
    ngay="20/06/2026",
)
AROUND = {
    "van_ban": [
        {"ma": "qd", "loai": "quyet_dinh", "so_ky_hieu": "12/QĐ-UBND", "ngay": "05/01/2026", "trich_yeu": "Công bố điểm"},
        {"ma": "bc", "so_ky_hieu": "88/BC-UBND", "ngay": "03/03/2026"},
    ],
    "nhiem_vu": [{"ma": "viec", "ten": "Việc nâng điểm", "thoi_han": "20/06/2026"}],
}


def card_page(card=CARD, **kinds):
    """The page of a scorecard."""
    return tree(f"bo-chi-so/{card['ma']}/", bo_chi_so=[card], **{**AROUND, **kinds})


def test_points_percent_class_and_target_stand_first():
    """Points print the Vietnamese way, beside their maximum; the document and the day are cited."""
    body = card_page()
    head = text_of(body.xpath("//section[@class='mb-hero']")[0])
    assert head == "20,75/25 điểm (83%), xếp loại Tốt 20,75 điểm đạt 4,25 điểm bị trừ"
    shown = text_of(body)
    assert "Đạt Mục tiêu từ 80% điểm tối đa" in shown
    assert "công bố ngày 20/06/2026" in shown
    assert "Văn bản: 12/QĐ-UBND (05/01/2026) : Công bố điểm" in shown


def test_every_lost_point_has_its_unit_reason_and_remedy_on_show():
    """KT-3: who lost it, why, what is done; the most first."""
    table = card_page().xpath("//table[contains(@class, 'mb-lost')]")[0]
    assert [text_of(each) for each in table.xpath(".//tbody/tr/th/a")] == [
        "Tiêu chí c",
        "Tiêu chí d",
        "Tiêu chí a",
        "Tiêu chí e",
    ]
    assert row_of(table, "Tiêu chí a Nhóm mot") == {
        "Bị trừ": "0,75 /6",
        "Đơn vị": "Văn phòng",
        "Vì sao": "Công khai chậm",
        "Khắc phục": "Cử người trực Chánh Văn phòng, hạn 15/06/2026 đã qua hạn",
    }
    assert row_of(table, "Tiêu chí c Nhóm hai") == {
        "Bị trừ": "2 /8",
        "Đơn vị": "chưa giao",
        "Vì sao": "chưa ghi lý do",
        "Khắc phục": "Việc nâng điểm Chậm tiến độ chậm 10 ngày",
    }


@pytest.mark.parametrize(
    ("finished", "said"), [("15/06/2026", "hạn 15/06/2026, xong đúng hạn"), ("17/06/2026", "hạn 15/06/2026, xong trễ 2 ngày")]
)
def test_a_remedy_whose_tasks_are_done_is_not_called_overdue(finished, said):
    """Settled by its tasks; whether that was in time stands beside the deadline."""
    task = {"ma": "viec", "thoi_han": "20/06/2026", "cap_nhat": [{"ngay": finished, "trang_thai": "hoan_thanh"}]}
    body = card_page(scorecard(item("a", 6, 5, khac_phuc=REMEDY, nhiem_vu=["viec"])), nhiem_vu=[task])
    shown = row_of(body.xpath("//table[contains(@class, 'mb-lost')]")[0], "Tiêu chí a")["Khắc phục"]
    assert said in shown
    assert "đã qua hạn" not in shown


def test_what_lost_points_and_is_left_to_itself_is_shown_as_such():
    """Nothing can drop out silently: neither remedy nor task, and not even a reason."""
    body = card_page()
    table = body.xpath("//table[contains(@class, 'mb-lost')]")[0]
    assert row_of(table, "Tiêu chí e Nhóm hai")["Khắc phục"] == "chưa có biện pháp, nhiệm vụ"
    assert row_of(table, "Tiêu chí d Nhóm hai")["Vì sao"] == "chưa ghi lý do"
    assert table.xpath(".//tr[th/a[@href='#d']]//span[@class='mb-late' and text()='chưa ghi lý do']")
    assert not table.xpath(".//tr[th/a[@href='#c']]//td[@data-label='Vì sao']//span[@class='mb-late']")
    assert figures(body)["tiêu chí mất điểm chưa có biện pháp, nhiệm vụ"] == "2/4"
    assert "2 tiêu chí chưa có biện pháp hay nhiệm vụ nào , trong đó 1 chưa ghi cả lý do." in text_of(body)


def test_lost_points_are_summed_up_by_unit():
    """Whose they are, and that nobody answers for some."""
    rows = [text_of(each) for each in card_page().xpath("//ul[@class='mb-rows']/li")]
    assert rows == ["Chưa giao đơn vị nào 3,5 điểm, 3 tiêu chí", "Văn phòng 0,75 điểm, 1 tiêu chí"]


def test_evidence_is_counted_toward_100_percent():
    """PH-1: what has none is named, by unit."""
    body = card_page()
    assert figures(body)["tiêu chí có tài liệu kiểm chứng"] == "40%"
    part = body.xpath("//h2[@id='minh_chung']/following-sibling::*")
    assert text_of(part[0]) == "2/5 (40%) tiêu chí có tài liệu kiểm chứng; mục tiêu là 100%."
    gaps = body.xpath("//details[.//a[@href='#c'] and .//a[@href='#d']]")
    assert text_of(gaps[0].xpath("./summary")[0]) == "Chưa giao đơn vị nào: 3 tiêu chí"


def test_own_and_verified_scores_stand_beside_each_other():
    """Where they differ, by how much; the sums are of criteria that have both."""
    body = card_page()
    shown = text_of(body)
    assert "Cộng 2 tiêu chí đã thẩm định: xã tự chấm 9,5 , thẩm định 9,25 , chênh 0,25 điểm." in shown
    assert "1 tiêu chí có hai điểm bằng nhau." in shown
    (table,) = body.xpath("//h2[@id='tham_dinh']/following-sibling::details[1]//table")
    assert row_of(table, "Tiêu chí a") == {"Xã tự chấm": "5,5", "Thẩm định": "5,25", "Chênh lệch": "▼ 0,25 điểm"}
    assert "Điểm thẩm định ở 2/5 tiêu chí, còn lại là điểm xã tự chấm" in shown


@pytest.mark.parametrize(
    ("scores", "basis", "sentence"),
    [
        ({}, "Chưa có điểm nào được công bố", "chưa có điểm nào"),
        ({"score": 3}, "Điểm xã tự chấm, chưa thẩm định", "Đây là điểm xã tự chấm"),
        ({"verified": 3}, "Điểm thẩm định", "nơi công bố là điểm chính thức"),
        ({"score": 4, "verified": 3}, "Điểm thẩm định", "điểm do cơ quan thẩm định công bố là điểm chính thức"),
    ],
)
def test_the_page_says_whose_score_it_is_and_that_it_never_scores(scores, basis, sentence):
    """Domain, 766: the commune cites source and moment, never re-scores the official figure."""
    shown = text_of(card_page(scorecard(item("a", 5, **scores))))
    assert f"ai khắc phục. {basis}" in shown
    assert sentence in shown


VERIFIED = group("mot", item("a", 5, 2, don_vi="van-phong"), item("b", 5, 3, don_vi="phong-kinh-te"), tham_dinh=9)


def test_a_verified_group_leaves_nobody_charged_by_own_scores():
    """The loss stays with the group: not by unit, not in the tree, and the basis is that of the score that counts."""
    body = card_page(scorecard(VERIFIED))
    shown = text_of(body)
    assert "ai khắc phục. Điểm thẩm định." in shown
    assert [text_of(each) for each in body.xpath("//ul[@class='mb-rows']/li")] == ["Chưa giao đơn vị nào 1 điểm, 1 tiêu chí"]
    table = body.xpath("//table[contains(@class, 'mb-tree')]")[0]
    assert [row_of(table, name)["Bị trừ"] for name in ("Nhóm mot", "Tiêu chí a", "Tiêu chí b")] == ["1", "chưa có", "chưa có"]


def test_what_is_done_below_a_verified_group_stands_beside_its_loss():
    """Reason and remedy of a criterion that no longer tells its loss are not lost themselves; the group is not left alone."""
    told = item("a", 5, 2, ly_do_tru="Công khai chậm", khac_phuc=REMEDY)
    body = card_page(scorecard(group("mot", told, item("b", 5, 5), tham_dinh=9)))
    row = row_of(body.xpath("//table[contains(@class, 'mb-lost')]")[0], "chưa rõ ở tiêu chí nào")
    assert row["Vì sao"] == "Tiêu chí a Công khai chậm"
    assert row["Khắc phục"] == "Tiêu chí a Cử người trực Chánh Văn phòng, hạn 15/06/2026 đã qua hạn"
    assert figures(body)["tiêu chí mất điểm chưa có biện pháp, nhiệm vụ"] == "0/1"


@pytest.mark.parametrize(
    ("tree", "basis"),
    [
        ([VERIFIED, item("c", 5, 4)], "Điểm thẩm định ở 2/3 tiêu chí, còn lại là điểm xã tự chấm"),
        (
            [group("mot", item("a", 5), item("b", 5), tham_dinh=9), item("c", 5, 4)],
            "Điểm thẩm định ở 2/3 tiêu chí, còn lại là điểm xã tự chấm",
        ),
        ([group("mot", item("a", 5, 4, 4), item("b", 5, 3), tu_cham=7)], "Điểm thẩm định ở 1/2 tiêu chí"),
    ],
)
def test_the_basis_is_counted_by_the_score_that_counts(tree, basis):
    """A criterion below a verified group is verified with it, scored by itself or not."""
    assert basis in text_of(card_page(scorecard(*tree)))


def test_last_year_stands_beside_this_year():
    """Total and criteria, the most lost first; a criterion worth another maximum then is not compared."""
    former = scorecard(item("a", 10, 8), item("b", 5, 3), item("c", 4, 4), ma="cchc-2025", nam=2025)
    now = scorecard(item("a", 10, 7), item("b", 5, 5), item("c", 6, 5), item("moi", 4, 4), ma="cchc-2026")
    body = tree("bo-chi-so/cchc-2026/", bo_chi_so=[former, now])
    shown = text_of(body)
    assert "Bộ cchc-2025 : 15/19 điểm (78,9%). Năm 2026: 21/25 điểm (84%)" in shown
    assert "▲ tốt lên : tăng 5,1 điểm phần trăm so với năm 2025" in shown
    assert "Có 1 tiêu chí năm trước không có." in shown
    (table,) = body.xpath("//h2[@id='nam_truoc']/following-sibling::details[1]//table")
    assert [text_of(each) for each in table.xpath(".//tbody/tr")] == [
        "Tiêu chí a 8 7 ▼ 1 điểm",
        "Tiêu chí b 3 5 ▲ 2 điểm",
    ]


def test_all_criteria_are_one_table_with_a_place_for_each():
    """Each row has its criterion's id; what is not scored is a dash or "chưa có", never 0."""
    table = card_page(scorecard(group("mot", item("a", 6, 5, minh_chung=["bc"]), item("b", 4)))).xpath(
        "//table[contains(@class, 'mb-tree')]"
    )[0]
    assert table.xpath(".//tr/@id") == ["mot", "a", "b"]
    assert row_of(table, "Tiêu chí a")["Tài liệu kiểm chứng"] == "88/BC-UBND"
    assert row_of(table, "Tiêu chí b") == {
        "Tối đa": "4",
        "Tự chấm": "–",
        "Bị trừ": "chưa có",
        "Đơn vị": "",
        "Tài liệu kiểm chứng": "chưa có",
    }
    assert row_of(table, "Nhóm mot")["Bị trừ"] == "1"


def test_what_is_not_scored_is_neither_gained_nor_lost():
    """A partly scored card: its unscored points stand apart."""
    body = card_page(scorecard(item("a", 6, 5), item("b", 4)))
    assert text_of(body.xpath("//section[@class='mb-hero']")[0]) == ("5/10 điểm (50%) 5 điểm đạt 1 điểm bị trừ 4 điểm chưa chấm")
    assert "Mới chấm 1/2 tiêu chí." in text_of(body)


PARTIAL = {"muc_tieu": {"so_sanh": ">=", "gia_tri": 90}, "xep_loai": [{"ten": "Yếu", "tu": 0}, {"ten": "Tốt", "tu": 80}]}


def test_a_part_is_neither_classed_nor_judged_nor_compared():
    """What the rest can still change is not said; how much is scored is."""
    former = scorecard(item("a", 2, 2), item("b", 98, 80), ma="cchc-2025", nam=2025)
    now = scorecard(item("a", 2, 2), item("b", 98), **PARTIAL)
    body = tree("bo-chi-so/cchc-2026/", bo_chi_so=[former, now])
    shown = text_of(body)
    assert "Mới chấm 1/2 tiêu chí nên chưa xếp loại, chưa xét mục tiêu." in shown
    assert "Yếu" not in text_of(body.xpath("//section[@class='mb-hero']")[0])
    assert "Chưa xét được Mục tiêu" in shown
    assert "kém đi" not in shown
    assert "chưa so sánh được" in shown
    (card,) = tree("bo-chi-so/", bo_chi_so=[former, now]).xpath("//article")
    assert "mới chấm 1/2 tiêu chí" in text_of(card)
    assert "Yếu" not in text_of(card)


def test_what_the_rest_cannot_change_is_said():
    """The target is out of reach, the class is settled: both are said although something is not scored."""
    shown = text_of(card_page(scorecard(item("a", 98, 50), item("b", 2), **PARTIAL)))
    assert "xếp loại Yếu" in shown
    assert "Chưa đạt Mục tiêu" in shown
    assert "Mới chấm 1/2 tiêu chí." in shown


def test_without_a_score_nothing_is_0():
    """No score at all: "chưa có" beside the maximum, no picture of points."""
    body = card_page(scorecard(item("a", 6), muc_tieu={"so_sanh": ">=", "gia_tri": 80}))
    assert text_of(body.xpath("//section[@class='mb-hero']")[0]) == "chưa có điểm, tối đa 6"
    assert "Chưa xét được Mục tiêu" in text_of(body)
    assert "Chưa chấm, nên chưa biết mất điểm ở đâu." in text_of(body)
    assert not body.xpath("//figure//svg")


def test_points_lost_by_a_group_alone_are_said():
    """A group that states its own score: what its criteria do not account for."""
    body = card_page(scorecard(group("mot", item("a", 6, 5), item("b", 4), tu_cham=7)))
    table = body.xpath("//table[contains(@class, 'mb-lost')]")[0]
    assert [text_of(each) for each in table.xpath(".//tbody/tr/th")] == [
        "Nhóm mot Ghi ở mức nhóm, chưa rõ ở tiêu chí nào",
        "Tiêu chí a Nhóm mot",
    ]
    assert row_of(table, "chưa rõ ở tiêu chí nào")["Bị trừ"] == "2 /10"


def test_indicators_of_the_set_are_listed():
    """Indicator `bo`: the figures behind the points."""
    shown = text_of(card_page(chi_so=[{"ma": "dung-han", "ten": "Hồ sơ đúng hạn", "bo": ["cchc-2026"]}, {"ma": "khac"}]))
    assert "Chỉ số thuộc bộ này" in shown
    assert "Hồ sơ đúng hạn" in shown


def test_the_list_shows_the_newest_year_as_cards_and_older_years_below():
    """Points, class, target, evidence toward 100%, points lost; what needs a leader stands first."""
    former = scorecard(item("a", 10, 8), ma="cchc-2025", nam=2025)
    other = scorecard(item("a", 10, 10), ma="dti-2026", muc_tieu={"so_sanh": ">", "gia_tri": 100})
    body = tree("bo-chi-so/", bo_chi_so=[former, CARD, other], **AROUND)
    assert figures(body) == {
        "bộ chỉ số đạt mục tiêu": "1/2",
        "tiêu chí có tài liệu kiểm chứng": "33,3%",
        "tiêu chí mất điểm chưa có biện pháp, nhiệm vụ": "2/4",
    }
    cards = [text_of(each) for each in body.xpath("//article")]
    assert cards[0].startswith("Bộ cchc-2026 20,75/25 điểm (83%)")
    assert "Bị trừ: 4,25 điểm, ở 4 tiêu chí (2 chưa có biện pháp)" in cards[0]
    assert "Có tài liệu kiểm chứng: 2/5 (40%)" in cards[0]
    assert "▲ tốt lên : tăng 3 điểm phần trăm so với năm 2025" in cards[0]
    assert len(cards) == 2
    assert row_of(body.xpath("//h2[@id='nam_2025']/following-sibling::table")[0], "Bộ cchc-2025")["Điểm"] == "8/10"


def test_a_commune_without_scorecards_says_so():
    """A page all the same."""
    assert "Chưa có bộ chỉ số nào được công bố." in page("bo-chi-so/")


# Both ---------------------------------------------------------------------------------------------------------------


def test_text_of_the_data_is_escaped_everywhere():
    """Names, reasons, remedies and sources with markup are shown as typed."""
    remedy = {"noi_dung": HOSTILE, "thoi_han": "15/06/2026", "nguoi_chiu_trach_nhiem": HOSTILE}
    card = scorecard(
        group("mot", item("a", 5, 3, ten=HOSTILE, ly_do_tru=HOSTILE, khac_phuc=remedy), ten=HOSTILE),
        ten=HOSTILE,
        xep_loai=[{"ten": HOSTILE, "tu": 10}],
    )
    dossier = count(linh_vuc_thu_tuc=HOSTILE, nguon=HOSTILE, qua_han=1, tiep_nhan=101)
    pages = [
        *drafts("bo-chi-so/", bo_chi_so=[{**card, "ten": HOSTILE}]).values(),
        *drafts("ho-so/", ho_so=[dossier]).values(),
    ]
    for draft in pages:
        inside = inside_of(draft)
        assert "<script" not in inside
        assert "&lt;script&gt;" in inside


def test_ids_are_unique_on_every_page():
    """Sections, charts, periods and criteria share one page."""
    for draft in [*drafts("bo-chi-so/", bo_chi_so=[CARD], **AROUND).values(), *drafts("ho-so/", ho_so=[APRIL, MAY]).values()]:
        ids = re.findall(r' id="([^"]+)"', inside_of(draft))
        assert len(ids) == len(set(ids)), draft.address


def test_pages_are_among_all_pages_and_name_their_file_and_feed():
    """They are built, found by search, and lead to the data behind them."""
    assert set(MAKERS.values()) <= set(PAGE_MAKERS)
    known = {
        **drafts("bo-chi-so/", bo_chi_so=[CARD], **AROUND),
        **drafts("ho-so/", ho_so=[MAY]),
    }
    assert known["bo-chi-so/cchc-2026/"].source == "data/2026/bo-chi-so.yml"
    assert known["ho-so/nam/2026/"].source == "data/2026/ho-so.yml"
    for address in ("bo-chi-so/", "bo-chi-so/cchc-2026/", "ho-so/"):
        assert known[address].search
        assert [feed.address for feed in known[address].feeds] == ["rss/chi-so.xml"]


def test_a_scorecards_page_names_all_that_it_is_drawn_from():
    """A page kept from the last build must notice every record it shows."""
    former = scorecard(item("a", 10, 8), ma="cchc-2025", nam=2025)
    found = drafts("bo-chi-so/", bo_chi_so=[former, CARD], chi_so=[{"ma": "x", "bo": ["cchc-2026"]}], **AROUND)
    assert set(found["bo-chi-so/cchc-2026/"].drawn_from) == {
        "bo-chi-so/cchc-2026",
        "bo-chi-so/cchc-2025",
        "van-ban/qd",
        "van-ban/bc",
        "nhiem-vu/viec",
        "chi-so/x",
    }


# Parts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "better", "expected"),
    [
        pytest.param(Fraction(5), Fraction(3), True, ("better", "▲", "tăng 2 điểm so với kỳ trước"), id="more is better"),
        pytest.param(3, 5, True, ("worse", "▼", "giảm 2 điểm so với kỳ trước"), id="less is worse"),
        pytest.param(3, 5, False, ("better", "▼", "giảm 2 điểm so với kỳ trước"), id="fewer is better"),
        pytest.param(Decimal("3.01"), 3, None, ("up", "▲", "tăng chưa đến 0,1 điểm so với kỳ trước"), id="too small to show"),
        pytest.param(3, 3, True, ("same", "", "không đổi so với kỳ trước"), id="the same"),
        pytest.param(None, 3, True, ("none", "", "chưa có kỳ trước để so sánh"), id="nothing now"),
    ],
)
def test_which_way_a_figure_went(now, before, better, expected):
    """In words and an arrow, by how much, since when."""
    move = move_of(now, before, since="kỳ trước", unit="điểm", more_is_better=better)
    assert (move.trend, move.arrow, move.words) == expected


@st.composite
def criteria(draw, depth=2):
    """A sound tree of criteria, scored here and there."""
    if depth and draw(st.booleans()):
        children = draw(st.lists(criteria(depth - 1), min_size=1, max_size=3))
        return {
            "ma": "x",
            "ten": "x",
            "diem_toi_da": sum(each["diem_toi_da"] for each in children),
            "tieu_chi": children,
        }
    maximum = draw(st.integers(0, 20))
    score = draw(st.none() | st.integers(0, maximum))
    return {"ma": "x", "ten": "x", "diem_toi_da": maximum, **({} if score is None else {"tu_cham": score})}


@given(criteria())
def test_gained_lost_and_unscored_points_always_add_up_to_the_maximum(tree_of_criteria):
    """Whatever is scored."""
    criterion = Criterion.model_validate(typed(tree_of_criteria))
    parts = parts_of(criterion)
    assert parts.maximum == criterion.maximum
    assert min(parts.gained, parts.lost, parts.unscored) >= 0


def test_the_groups_chart_says_what_it_draws():
    """Numbers the Vietnamese way; None where nothing is scored."""
    groups = [Criterion.model_validate(typed(each)) for each in (item("a", 18, "16,5"), item("b", 22))]
    svg = str(groups_chart(groups))
    assert "Tiêu chí a: 16,5/18 điểm; Tiêu chí b: chưa chấm/22 điểm." in svg
    assert "Chưa chấm" in svg
    assert groups_chart(groups[1:]) is None


def test_columns_stay_within_the_drawing_and_leave_gaps_open():
    """A period without a share has no column; no label begins left of the drawing or ends right of it."""
    shares = [(parse_period(f"2026-{month:02d}"), Ratio(month, 12 if month != 5 else 0)) for month in range(1, 13)]
    chart = columns_geometry("Tỷ lệ", shares, "x")
    assert len(chart.bars) == 11
    assert [each.kind for each in chart.bars].count("ty_le_moi") == 1
    assert "Tháng 5/2026: chưa có" in chart.description
    assert all(chart.top <= each.y <= chart.base for each in chart.bars)
    for label in (*chart.values, *chart.periods):
        half = text_width(label.text) / 2
        assert label.x - half >= -0.1
        assert label.x + half <= chart.width + 0.1
