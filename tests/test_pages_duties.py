"""Pages of shortcomings, report duties, recognition, feedback and inspections: they say what was derived, and hide nothing."""

from __future__ import annotations

import re

import pytest
from lxml import html as parsed

from generator.publish.pages.feedback import feedback_pages
from generator.publish.pages.inspections import inspection_pages
from generator.publish.pages.recognitions import recognition_pages
from generator.publish.pages.reports import matrix_of, report_pages, rule_words
from generator.publish.pages.shortcomings import shortcoming_pages
from generator.publish.pages.units import unit_pages
from generator.publish.templates import inside_of
from tests.builders import facts

DAY = "30/06/2026"
HOSTILE = "<script>alert(1)</script> & \"'"
MAKERS = {
    "ton-tai": shortcoming_pages,
    "bao-cao": report_pages,
    "ghi-nhan": recognition_pages,
    "kien-nghi": feedback_pages,
    "kiem-tra": inspection_pages,
}
every_kind = pytest.mark.parametrize("kind", MAKERS)
every_register = pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "kiem-tra"])
DOCUMENTS = [
    {"ma": "qd", "loai": "quyet_dinh", "so_ky_hieu": "12/QĐ-UBND", "ngay": "05/01/2026", "trich_yeu": "Công bố điểm"},
    {"ma": "bc", "so_ky_hieu": "88/BC-UBND", "ngay": "03/03/2026"},
]


def drafts(kind, on=DAY, **kinds):
    """The pages of a kind by address."""
    return {draft.address: draft for draft in MAKERS[kind](facts(on, **kinds))}


def tree(kind, address=None, on=DAY, **kinds):
    """One page, the kind's first unless an address is given."""
    return parsed.fragment_fromstring(inside_of(drafts(kind, on, **kinds)[address or f"{kind}/"]), create_parent="body")


def text_of(element):
    """Its text with single spaces, none before a comma or colon that follows a link."""
    return re.sub(r" (?=[,:])", "", " ".join(" ".join(element.itertext()).split()))


def page(kind, address=None, on=DAY, **kinds):
    """One page as its reader has it: its text with single spaces."""
    return text_of(tree(kind, address, on, **kinds))


def shown(body, identity):
    """The text of the place with the id."""
    (found,) = body.xpath("//*[@id=$identity]", identity=identity)
    return text_of(found)


def section_of(body, identity):
    """The text of the section that begins with the heading of the id."""
    (found,) = body.xpath("//*[@id=$identity]/ancestor::section[1]", identity=identity)
    return text_of(found)


# One of each, for what all pages share ---------------------------------------------------------------------------------

SAMPLES = {
    "ton-tai": {"ton_tai": [{"ma": "a", "noi_dung": "Hồ sơ trễ"}]},
    "bao-cao": {"bao_cao": [{"ma": "a", "ten": "Báo cáo quý", "chu_ky": "quy", "don_vi": ["van-phong"]}]},
    "ghi-nhan": {"ghi_nhan": [{"ma": "a", "ngay": "01/03/2026", "loai": "bieu_duong", "noi_dung": "Làm tốt"}]},
    "kien-nghi": {
        "kien_nghi": [{"ma": "a", "ngay_nhan": "01/03/2026", "noi_dung": "Hỏi", "don_vi": "van-phong", "han": "20/03/2026"}]
    },
    "kiem-tra": {"kiem_tra": [{"ma": "a", "ngay": "01/03/2026", "loai": "dinh_ky", "don_vi": ["van-phong"]}]},
}


def of_years(kind, *years):
    """The kind's sample in each of the years; ids differ."""
    ((key, (record,)),) = SAMPLES[kind].items()
    named = {name: str(value).replace("2026", "{year}") if name.startswith("ngay") else value for name, value in record.items()}
    return {
        f"{key}_{year}": [
            {name: value.format(year=year) if name.startswith("ngay") else value for name, value in named.items()}
            | {"ma": f"a-{year}"}
        ]
        for year in years
    }


@every_kind
def test_an_empty_kind_has_a_page_that_says_so(kind):
    """No list is silently missing, and nothing is 0% or 100%."""
    found = drafts(kind)
    assert list(found) == [f"{kind}/"]
    body = tree(kind)
    assert "Chưa có" in text_of(body.xpath("//p[@class='mb-empty']")[0])
    assert "%" not in text_of(body)


@every_kind
def test_every_page_can_be_downloaded_searched_and_followed(kind):
    """Data links, search words and the supervision feed stand on each."""
    draft = drafts(kind, **SAMPLES[kind])[f"{kind}/"]
    body = tree(kind, **SAMPLES[kind])
    assert f"../du-lieu/{kind}.csv" in body.xpath("//p[@class='mb-data']/a/@href")
    assert [feed.address for feed in draft.feeds] == ["rss/giam-sat.xml"]
    assert draft.search
    assert draft.section == kind


@every_register
def test_a_register_keeps_a_page_for_every_year_with_records(kind):
    """Contract §6: the plan year stands first; a year's page stays when the next begins, and each record has its place there."""
    given = of_years(kind, 2024, 2026)
    assert list(drafts(kind, **given)) == [f"{kind}/", f"{kind}/nam/2026/", f"{kind}/nam/2024/"]
    first = tree(kind, **given)
    assert first.xpath("//*[@id='a-2026']")
    assert not first.xpath("//*[@id='a-2024']")
    assert "../" + f"{kind}/nam/2024/" in first.xpath("//nav[@aria-label='Các năm khác']//a/@href")
    assert tree(kind, f"{kind}/nam/2026/", **given).xpath("//*[@id='a-2026']")
    former = tree(kind, f"{kind}/nam/2024/", **given)
    assert former.xpath("//*[@id='a-2024']")
    assert f"../../../{kind}/" in former.xpath("//p[@class='mb-up']/a/@href")


@every_register
def test_the_plan_year_is_found_once_by_the_search(kind):
    """The first page and the plan year's own page show the same; only one of them is in the index."""
    found = drafts(kind, **of_years(kind, 2025, 2026))
    assert [draft.search is None for draft in found.values()] == [False, True, False]


@every_register
def test_a_plan_year_without_records_still_shows_the_way_to_former_ones(kind):
    given = of_years(kind, 2024)
    body = tree(kind, nhiem_vu=[{"ma": "viec", "thoi_han": DAY}], **given)
    assert "của năm 2026" in text_of(body) or "trong năm 2026" in text_of(body)
    assert f"../{kind}/nam/2024/" in body.xpath("//nav[@aria-label='Các năm khác']//a/@href")


NEW_YEAR = {
    "ke_hoach": {"ten": "Kế hoạch"},
    "ke_hoach_2027": {"ten": "Kế hoạch"},
    "kien_nghi": [
        {"ma": "cu", "noi_dung": "Đèn hỏng", "han": "30/12/2026"},
        {"ma": "xong", "ngay_tra_loi": "20/01/2026"},
        {"ma": "cho", "noi_dung": "Cống tắc", "ngay_nhan": "29/12/2026", "han": "08/01/2027"},
    ],
    "bao_cao": [
        {"ma": "b", "ten": "Báo cáo năm", "thoi_han": "04/12/2026", "don_vi": ["van-phong", "phong-kinh-te"], "nop": [
            {"don_vi": "phong-kinh-te", "ngay": "01/12/2026"},
        ]},
    ],
    "ton_tai": [{"ma": "t", "noi_dung": "Hồ sơ trễ"}, {"ma": "u", "ngay_khac_phuc": "01/03/2026"}],
}  # fmt: skip
LEFT = {
    "kien-nghi": (
        (
            "Phản ánh, kiến nghị chưa trả lời của năm khác: 2 Đèn hỏng quá hạn 6 ngày · Văn phòng · hạn 30/12/2026 · năm 2026"
            " Cống tắc chưa trả lời, còn trong hạn · Văn phòng · hạn 08/01/2027 · năm 2026"
        ),
        ["../kien-nghi/nam/2026/#cu", "../kien-nghi/nam/2026/#cho"],
    ),
    "bao-cao": (
        "Báo cáo chưa nộp của năm khác: 1 Báo cáo năm, nộp một lần chưa nộp, quá hạn 32 ngày · Văn phòng · hạn 04/12/2026",
        ["../bao-cao/nam/2026/#b"],
    ),
    "ton-tai": (
        "Tồn tại, hạn chế chưa khắc phục của năm khác: 1 Hồ sơ trễ chưa khắc phục, chưa có nhiệm vụ, chưa có biện pháp · năm 2026",
        ["../ton-tai/nam/2026/#t"],
    ),
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_is_open_stays_on_the_first_page_when_a_year_begins(kind):
    """In January nothing of the old year drops out; its own page does not tell it twice."""
    said, links = LEFT[kind]
    body = tree(kind, on="05/01/2027", **NEW_YEAR)
    assert said in section_of(body, "nam_khac")
    assert body.xpath("//section[@aria-labelledby='nam_khac']/ul//a/@href") == links
    assert "../giam-sat/" in body.xpath("//section[@aria-labelledby='nam_khac']//a/@href")
    assert "năm 2027" in text_of(body)
    assert not tree(kind, f"{kind}/nam/2026/", on="05/01/2027", **NEW_YEAR).xpath("//*[@id='nam_khac']")
    assert not tree(kind, on="31/12/2026", **NEW_YEAR).xpath("//*[@id='nam_khac']")


def test_a_page_with_records_leads_to_what_is_open_of_other_years():
    given = {**NEW_YEAR, "kien_nghi_2027": [{"ma": "moi", "ngay_nhan": "02/01/2027", "han": "20/01/2027"}]}
    body = tree("kien-nghi", on="05/01/2027", **given)
    assert text_of(body.xpath("//a[@href='#nam_khac']")[0]) == "Phản ánh, kiến nghị chưa trả lời của năm khác: còn 2"


def test_very_much_that_is_open_is_counted():
    given = {**NEW_YEAR, "kien_nghi": [{"ma": f"k{number}"} for number in range(23)]}
    found = section_of(tree("kien-nghi", on="05/01/2027", **given), "nam_khac")
    assert "chưa trả lời của năm khác: 23" in found
    assert "Còn 3 phản ánh, kiến nghị khác: xem trang của từng năm ở dưới." in found


def unit_page(unit, on=DAY, **kinds):
    """The text of a unit's page."""
    (found,) = [each for each in unit_pages(facts(on, **kinds)) if each.address == f"don-vi/{unit}/"]
    return text_of(parsed.fragment_fromstring(inside_of(found), create_parent="body"))


def test_a_units_page_keeps_its_missing_reports_when_a_year_begins():
    said = unit_page("van-phong", on="05/01/2027", **NEW_YEAR)
    assert "Báo cáo phải nộp Báo cáo năm chưa nộp, quá 32 ngày · hạn 04/12/2026" in said
    assert "Báo cáo phải nộp" not in unit_page("phong-kinh-te", on="05/01/2027", **NEW_YEAR)


@pytest.mark.parametrize("unit", ["van-phong", "phong-kinh-te"])
def test_a_finding_of_several_units_stands_on_each_ones_page(unit):
    """As in supervision: without a unit of its own all that were inspected answer."""
    found = [{"ma": "p", "noi_dung": "Sổ thiếu"}, {"ma": "q", "noi_dung": "Bảng cũ", "don_vi": "phong-kinh-te"}]
    said = unit_page(unit, kiem_tra=[{"ma": "a", "don_vi": ["van-phong", "phong-kinh-te"], "phat_hien": found}])
    assert "Sổ thiếu" in said
    assert "ngày 01/01/2026 · chung các đơn vị được kiểm tra" in said
    assert ("Bảng cũ" in said) is (unit == "phong-kinh-te")


@every_kind
def test_addresses_derived_elsewhere_lead_to_a_place(kind):
    """Feeds, mentions and open data link to what the pages have."""
    given = SAMPLES[kind]
    found = facts(DAY, **given)
    (record,) = {
        "ton-tai": found.shortcomings,
        "bao-cao": found.reports,
        "ghi-nhan": found.recognitions,
        "kien-nghi": found.feedback,
        "kiem-tra": found.inspections,
    }[kind]
    address, _, place = record.address.partition("#")
    body = tree(kind, address, **given)
    assert not place or body.xpath("//*[@id=$place]", place=place)


def test_ids_are_unique_on_each_page_even_where_records_are_called_like_sections():
    """Places made by templates hold an underscore, which no record's id can."""
    questions = [
        {"ma": name, "ngay_nhan": "01/03/2026", "noi_dung": "Hỏi", "don_vi": "van-phong", "han": "20/03/2026", "kenh": kenh}
        for name, kenh in (("qua-han", "mat_tran"), ("doi-thoai", "doi_thoai"), ("mat-tran", "khac"))
    ]
    ids = tree("kien-nghi", kien_nghi=questions).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("ton-tai", {"ton_tai": [{"ma": "a", "noi_dung": HOSTILE, "bien_phap": HOSTILE}]}),
        ("bao-cao", {"bao_cao": [{"ma": "a", "ten": HOSTILE, "thoi_han": DAY, "don_vi": ["van-phong"], "noi_nhan": HOSTILE}]}),
        (
            "ghi-nhan",
            {
                "ghi_nhan": [
                    {"ma": "a", "ngay": "01/03/2026", "loai": "phe_binh", "noi_dung": HOSTILE, "ca_nhan": HOSTILE},
                ]
            },
        ),
        (
            "kien-nghi",
            {
                "kien_nghi": [
                    {
                        "ma": "a",
                        "ngay_nhan": "01/03/2026",
                        "noi_dung": HOSTILE,
                        "don_vi": "van-phong",
                        "han": "20/03/2026",
                        "ngay_tra_loi": "10/03/2026",
                        "tra_loi": HOSTILE,
                    }
                ],
            },
        ),
    ],
)
def test_text_of_the_data_is_shown_and_never_run(kind, given):
    """Contract §2: markup is shown, in pages as in pictures."""
    raw = inside_of(drafts(kind, **given)[f"{kind}/"])
    assert "<script" not in raw
    assert "alert(1)" in raw


def test_hostile_units_and_findings_are_shown_and_never_run():
    units = [{"ma": "van-phong", "ten": HOSTILE}]
    finding = {"ma": "b", "noi_dung": HOSTILE, "han": "01/04/2026"}
    check = {"ma": "a", "ngay": "01/03/2026", "loai": "dinh_ky", "don_vi": ["van-phong"], "phat_hien": [finding]}
    for address in ("kiem-tra/", "kiem-tra/a/"):
        raw = inside_of(drafts("kiem-tra", don_vi=units, kiem_tra=[check])[address])
        assert "<script" not in raw
        assert "alert(1)" in raw


# Shortcomings ---------------------------------------------------------------------------------------------------------

WORK = [
    {"ma": "xong", "thoi_han": DAY, "cap_nhat": [{"ngay": "01/03/2026", "trang_thai": "hoan_thanh", "minh_chung": ["bc"]}]},
    {
        "ma": "dang-lam",
        "ten": "Việc đang làm",
        "thoi_han": DAY,
        "cap_nhat": [{"ngay": "01/03/2026", "trang_thai": "dang_thuc_hien"}],
    },
]
SHORT = [
    {"ma": "bo-ngo", "noi_dung": "Không ai nhận", "diem_tru": "0,5"},
    {"ma": "co-bien-phap", "noi_dung": "Mới có biện pháp", "bien_phap": "Sẽ làm", "don_vi": "van-phong"},
    {
        "ma": "dang",
        "noi_dung": "Đang khắc phục",
        "nhiem_vu": ["dang-lam"],
        "diem_tru": "1,25",
        "nam": 2025,
        "nguon": {"van_ban": "qd", "muc": "3.1"},
    },
    {"ma": "theo-viec", "noi_dung": "Xong theo việc", "nhiem_vu": ["xong"], "don_vi": "van-phong"},
    {"ma": "co-ngay", "noi_dung": "Xong, không minh chứng", "ngay_khac_phuc": "01/04/2026", "diem_tru": "0,25"},
]
SHORT_GIVEN = {"ton_tai": SHORT, "nhiem_vu": WORK, "van_ban": DOCUMENTS}


def test_shortcomings_open_with_how_many_are_fixed():
    """The headline and the three parts: 2 of 5 fixed, 1 under way, 2 open; and the points."""
    told = page("ton-tai", **SHORT_GIVEN)
    assert "2/5 tồn tại, hạn chế đã khắc phục (40%)" in told
    assert "2 đã khắc phục 1 đang khắc phục 2 chưa khắc phục" in told
    assert "2 điểm bị trừ của 3 tồn tại có ghi điểm; 0,25 điểm đã khắc phục" in told


def test_points_that_nobody_gave_are_not_0():
    told = page("ton-tai", ton_tai=[{"ma": "a", "noi_dung": "Hồ sơ trễ"}])
    assert "chưa có điểm bị trừ" in told


def test_what_nobody_takes_on_stands_first():
    """Neither task nor remedy: a warning before every list, with a link to its place."""
    body = tree("ton-tai", **SHORT_GIVEN)
    warning = section_of(body, "bo_ngo")
    assert "Đang bỏ ngỏ: 1 tồn tại" in warning
    assert "Không ai nhận" in warning
    assert "Mới có biện pháp" not in warning
    assert "#bo-ngo" in body.xpath("//section[@aria-labelledby='bo_ngo']//a/@href")
    assert "bỏ ngỏ" in shown(body, "bo-ngo")
    raw = inside_of(drafts("ton-tai", **SHORT_GIVEN)["ton-tai/"])
    assert raw.index('id="bo_ngo"') < raw.index('id="dang"')


def test_a_page_without_neglected_ones_says_so():
    told = page("ton-tai", ton_tai=SHORT[1:], nhiem_vu=WORK, van_ban=DOCUMENTS)
    assert "Không có tồn tại nào bị bỏ ngỏ" in told
    assert "Đang bỏ ngỏ" not in told


def test_each_shortcoming_leads_from_finding_to_result():
    """TK-1: where it was found, its points, whose, its tasks with their state, when fixed, by what proven."""
    body = tree("ton-tai", **SHORT_GIVEN)
    under_way = shown(body, "dang")
    assert "Nêu tại Mục 3.1, 12/QĐ-UBND (05/01/2026): Công bố điểm · tồn tại của năm 2025" in under_way
    assert "Điểm bị trừ 1,25" in under_way
    assert "Việc đang làm Sắp đến hạn" in under_way
    assert "Đã khắc phục ngày 01/03/2026" in shown(body, "theo-viec")
    assert "thiếu minh chứng" not in shown(body, "theo-viec")
    assert "Minh chứng xem ở nhiệm vụ" in shown(body, "theo-viec")
    assert "thiếu minh chứng" in shown(body, "co-ngay")
    assert "Minh chứng chưa có tài liệu nào" in shown(body, "co-ngay")


def test_a_task_that_names_the_shortcoming_is_shown_too():
    task = {"ma": "viec", "ten": "Việc khắc phục", "thoi_han": DAY, "khac_phuc_cho": ["a"]}
    body = tree("ton-tai", ton_tai=[{"ma": "a", "noi_dung": "Hồ sơ trễ"}], nhiem_vu=[task])
    assert "Việc khắc phục" in shown(body, "a")
    assert "bỏ ngỏ" not in shown(body, "a")


def test_a_long_text_is_shown_in_full_below_its_beginning():
    text = "Hồ sơ trễ hạn " * 20
    told = shown(tree("ton-tai", ton_tai=[{"ma": "a", "noi_dung": text}]), "a")
    assert text.strip() in told


# Report duties --------------------------------------------------------------------------------------------------------

QUARTERLY = {
    "ma": "quy",
    "ten": "Báo cáo quý",
    "chu_ky": "quy",
    "truoc_ngay": 5,
    "noi_nhan": "Sở Nội vụ",
    "can_cu": [{"van_ban": "qd", "muc": "IV.1"}],
    "don_vi": ["van-phong", "phong-kinh-te"],
    "nop": [
        {"don_vi": "van-phong", "ky": "2026-Q1", "ngay": "03/03/2026", "van_ban": "bc"},
        {"don_vi": "van-phong", "ky": "2026-Q2", "ngay": "10/06/2026"},
        {"don_vi": "phong-kinh-te", "ky": "2026-Q1", "ngay": "04/03/2026"},
    ],
}
MONTHLY = {"ma": "thang", "ten": "Báo cáo tháng", "chu_ky": "thang", "truoc_ngay": 20, "don_vi": ["van-phong"]}
WEEKLY = {"ma": "tuan", "ten": "Báo cáo tuần", "chu_ky": "tuan", "cham_nhat": 6, "don_vi": ["van-phong"]}


def cells(body, duty):
    """The duty's table: its column heads, and the cells by row name."""
    (table,) = body.xpath("//*[@id=$duty]//table", duty=duty)
    assert all(each.get("scope") == "col" for each in table.xpath("./thead//th"))
    assert all(each.get("scope") == "row" for each in table.xpath("./tbody//th"))
    heads = [text_of(each) for each in table.xpath("./thead//th")]
    return heads, {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in table.xpath("./tbody/tr")}


def test_a_quarterly_duty_is_a_table_of_units_and_periods():
    """DA-3, QT-3: each cell says its word, the days late or missing, and the day handed in or due."""
    heads, rows = cells(tree("bao-cao", bao_cao=[QUARTERLY], van_ban=DOCUMENTS), "quy")
    assert heads == ["Đơn vị", "Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]
    assert rows == {
        "Văn phòng": [
            "Đúng hạn nộp 03/03/2026",
            "Nộp trễ 6 ngày nộp 10/06/2026, hạn 04/06/2026",
            "Chưa đến hạn hạn 04/09/2026",
            "Chưa đến hạn hạn 04/12/2026",
        ],
        "Phòng Kinh tế": [
            "Đúng hạn nộp 04/03/2026",
            "Chưa nộp 26 ngày hạn 04/06/2026",
            "Chưa đến hạn hạn 04/09/2026",
            "Chưa đến hạn hạn 04/12/2026",
        ],
    }


def test_every_cell_is_told_by_word_and_shape():
    body = tree("bao-cao", bao_cao=[QUARTERLY], van_ban=DOCUMENTS)
    badges = body.xpath("//*[@id='quy']//td//span[contains(@class, 'mb-badge')]")
    assert len(badges) == 8
    assert all(each.xpath(".//svg") and text_of(each) for each in badges)


def test_a_duty_says_its_rule_addressee_basis_and_documents():
    body = tree("bao-cao", bao_cao=[QUARTERLY], van_ban=DOCUMENTS)
    told = shown(body, "quy")
    assert "Hằng quý, trước ngày 5 của tháng cuối kỳ · gửi Sở Nội vụ · đúng hạn 2/4 (50%) · đang thiếu 1" in told
    assert "Căn cứ: mục IV.1, 12/QĐ-UBND" in told
    assert "../van-ban/bc/" in body.xpath("//*[@id='quy']//td//a/@href")


def test_the_page_opens_with_the_share_in_time_and_with_who_is_missing_something():
    body = tree("bao-cao", bao_cao=[QUARTERLY], van_ban=DOCUMENTS)
    assert "2/4 báo cáo đến hạn hoặc đã nộp là đúng hạn (50%)" in text_of(body)
    assert "2 đúng hạn 1 nộp trễ 4 chưa đến hạn 1 chưa nộp" in text_of(body)
    warning = section_of(body, "dang_thieu")
    assert "Đang thiếu 1 báo cáo của 1 đơn vị" in warning
    assert "Phòng Kinh tế Báo cáo quý, quý II/2026: chưa nộp 26 ngày (hạn 04/06/2026)" in warning
    assert "Văn phòng" not in warning


def test_what_is_due_soon_is_named_once_with_all_who_owe_it():
    told = page("bao-cao", on="25/08/2026", bao_cao=[QUARTERLY], van_ban=DOCUMENTS)
    assert "Phải nộp trong 15 ngày tới 04/09/2026 · Báo cáo quý, quý III/2026 Văn phòng, Phòng Kinh tế" in told
    assert "Không có báo cáo nào đến hạn trong 15 ngày tới." in page("bao-cao", bao_cao=[QUARTERLY], van_ban=DOCUMENTS)


def test_before_anything_is_due_there_is_no_share():
    told = page("bao-cao", on="02/01/2026", bao_cao=[QUARTERLY | {"nop": []}], van_ban=DOCUMENTS)
    assert "chưa có báo cáo nào đến hạn" in told
    assert "Không đơn vị nào đang thiếu báo cáo." in told
    assert "%" not in told


def test_months_are_rows_where_units_are_few_and_strips_on_a_phone():
    body = tree("bao-cao", bao_cao=[MONTHLY])
    heads, rows = cells(body, "thang")
    assert heads == ["Kỳ", "Văn phòng"]
    assert len(rows) == 12
    assert rows["Tháng 6/2026"] == ["Chưa nộp 11 ngày hạn 19/06/2026"]
    assert len(body.xpath("//*[@id='thang']//div[@class='mb-narrow']//ol/li")) == 12


def test_many_units_and_many_periods_are_strips():
    units = [{"ma": f"u{number}", "ten": f"Đơn vị {number}"} for number in range(6)]
    duty = MONTHLY | {"don_vi": [each["ma"] for each in units]}
    (found,) = facts(DAY, don_vi=units, bao_cao=[duty]).reports
    assert matrix_of(found).shape == "strips"
    (found,) = facts(DAY, don_vi=units[:5], bao_cao=[MONTHLY | {"don_vi": ["u0", "u1", "u2", "u3", "u4"]}]).reports
    assert matrix_of(found).shape == "periods"


def test_weeks_are_strips_whose_late_and_missing_ones_are_spelled_out():
    """53 columns have no room: a mark for each week, said in words for who cannot see it."""
    handed = [
        {"don_vi": "van-phong", "ky": "2026-W01", "ngay": "02/01/2026"},
        {"don_vi": "van-phong", "ky": "2026-W02", "ngay": "12/01/2026"},
    ]
    body = tree("bao-cao", on="20/01/2026", bao_cao=[WEEKLY | {"nop": handed}])
    told = shown(body, "tuan")
    assert len(body.xpath("//*[@id='tuan']//ol/li")) == 53
    assert "Hằng tuần, chậm nhất thứ sáu" in told
    assert "1 đúng hạn, 1 nộp trễ, 50 chưa đến hạn, 1 chưa nộp." in told
    assert "Tuần 1/2026: đúng hạn, nộp 02/01/2026" in told
    assert "Tuần 2/2026: Nộp trễ 3 ngày nộp 12/01/2026, hạn 09/01/2026" in told
    assert "Tuần 3/2026: Chưa nộp 4 ngày hạn 16/01/2026" in told


def test_a_report_owed_once_has_one_column():
    duty = {"ma": "mot", "ten": "Nhu cầu kinh phí", "thoi_han": "20/01/2026", "don_vi": ["van-phong"]}
    heads, rows = cells(tree("bao-cao", bao_cao=[duty]), "mot")
    assert (heads, rows) == (["Đơn vị", "Nộp một lần"], {"Văn phòng": ["Chưa nộp 161 ngày hạn 20/01/2026"]})


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"chu_ky": "thang", "truoc_ngay": 20}, "hằng tháng, trước ngày 20"),
        ({"chu_ky": "nam", "truoc_ngay": "05/12"}, "hằng năm, trước ngày 05/12"),
        ({"chu_ky": "quy"}, "hằng quý, chậm nhất ngày cuối kỳ"),
        ({"thoi_han": "20/01/2026"}, "nộp một lần, chậm nhất ngày 20/01/2026"),
    ],
)
def test_rules_are_said_in_words(keys, words):
    (found,) = facts(DAY, bao_cao=[{"ma": "a", "ten": "Báo cáo", "don_vi": ["van-phong"], **keys}]).reports
    assert rule_words(found) == words


# Recognition ----------------------------------------------------------------------------------------------------------

RECOGNIZED = [
    {
        "ma": "nhac",
        "ngay": "10/05/2026",
        "loai": "nhac_nho",
        "don_vi": "phong-kinh-te",
        "noi_dung": "Chậm báo cáo",
        "van_ban": "bc",
    },
    {"ma": "phe", "ngay": "11/05/2026", "loai": "phe_binh", "don_vi": "phong-kinh-te", "noi_dung": "Để quá hạn"},
    {
        "ma": "khen",
        "ngay": "12/03/2026",
        "loai": "khen_thuong",
        "don_vi": "van-phong",
        "ca_nhan": "Chánh Văn phòng",
        "noi_dung": "Làm tốt",
    },
    {"ma": "bieu", "ngay": "12/03/2026", "loai": "bieu_duong", "noi_dung": "Các tổ công nghệ số"},
    {"ma": "dien", "ngay": "20/06/2026", "loai": "dien_hinh", "don_vi": "van-phong", "noi_dung": "Cách làm hay"},
]


def test_praise_stands_before_reminders_and_each_is_counted():
    """PH-4: commended, models, reminded, criticised."""
    body = tree("ghi-nhan", ghi_nhan=RECOGNIZED, van_ban=DOCUMENTS)
    told = text_of(body)
    assert "3 lượt biểu dương, khen thưởng, điển hình Biểu dương: 1 · Khen thưởng: 1 · Điển hình, cách làm hay: 1" in told
    assert "2 lượt nhắc nhở, phê bình Nhắc nhở: 1 · Phê bình: 1" in told
    assert [text_of(each) for each in body.xpath("//h2")][-3:] == [
        "Biểu dương, khen thưởng (2)",
        "Điển hình, cách làm hay (1)",
        "Nhắc nhở, phê bình (2)",
    ]


def test_each_recognition_says_who_why_when_and_by_which_document():
    body = tree("ghi-nhan", ghi_nhan=RECOGNIZED, van_ban=DOCUMENTS)
    assert shown(body, "khen") == "Khen thưởng Chánh Văn phòng, Văn phòng Làm tốt Ngày 12/03/2026 · chưa ghi văn bản"
    assert shown(body, "nhac").startswith("Nhắc nhở Phòng Kinh tế Chậm báo cáo Ngày 10/05/2026 · 88/BC-UBND")
    assert "Nhiều đơn vị, cá nhân" in shown(body, "bieu")
    assert body.xpath("//*[@id='phe']//svg")


def test_recognition_is_counted_by_unit_and_month():
    body = tree("ghi-nhan", ghi_nhan=RECOGNIZED, van_ban=DOCUMENTS)
    months, units = ([[text_of(cell) for cell in row] for row in table.xpath(".//tbody/tr")] for table in body.xpath("//table"))
    assert months[2] == ["Tháng 3/2026", "2", "2", "0"]
    assert months[3] == ["Tháng 4/2026", "0", "0", "0"]
    assert months[4] == ["Tháng 5/2026", "2", "0", "2"]
    assert units == [["Văn phòng", "2", "2", "0"], ["Phòng Kinh tế", "2", "0", "2"], ["Không ghi đơn vị", "1", "1", "0"]]


def test_a_section_without_reminders_says_so():
    told = page("ghi-nhan", **SAMPLES["ghi-nhan"])
    assert "Không có đơn vị, cá nhân nào bị nhắc nhở, phê bình." in told
    assert "Chưa có điển hình nào được giới thiệu." in told


# Feedback -------------------------------------------------------------------------------------------------------------


def opinion(ma, han="20/03/2026", **keys):
    return {"ma": ma, "ngay_nhan": "05/03/2026", "noi_dung": f"Ý kiến {ma}", "don_vi": "van-phong", "han": han, **keys}


OPINIONS = [
    opinion("dung", ngay_tra_loi="20/03/2026", tra_loi="Đã làm", hai_long="co", kenh="truc_tiep", linh_vuc="the-che"),
    opinion("tre", ngay_tra_loi="25/03/2026", tra_loi="Đã làm", hai_long="khong", kenh="doi_thoai"),
    opinion("qua", kenh="mat_tran"),
    opinion("lau", han="10/03/2026", don_vi="phong-kinh-te"),
    opinion("cho", han="30/07/2026", kenh="mat_tran"),
]


def test_feedback_opens_with_answered_in_time_overdue_and_content():
    """QT-7, and the share of those content stands beside how many said so."""
    told = page("kien-nghi", kien_nghi=OPINIONS)
    assert "2/5 phản ánh, kiến nghị đã được trả lời (40%)" in told
    assert "1 trả lời đúng hạn 1 trả lời trễ 1 chờ, còn trong hạn 2 chờ, đã quá hạn" in told
    assert "25% trả lời đúng hạn 1 trong 4 đã trả lời hoặc đã quá hạn" in told
    assert "50% người gửi hài lòng 1 trong 2 người cho biết" in told


def test_nobody_content_is_not_0_percent_when_nobody_was_asked():
    told = page("kien-nghi", kien_nghi=[opinion("cho", han="30/07/2026")])
    assert "chưa có người gửi hài lòng chưa có ai cho biết" in told
    assert "chưa có trả lời đúng hạn chưa có cái nào đến hạn" in told
    assert "Không có phản ánh, kiến nghị nào quá hạn mà chưa trả lời." in told


def test_overdue_feedback_stands_first_the_longest_before_all():
    warning = tree("kien-nghi", kien_nghi=OPINIONS).xpath("//section[@aria-labelledby='qua_han']")[0]
    assert [text_of(each) for each in warning.xpath(".//li")] == [
        "Ý kiến lau quá hạn 112 ngày · Phòng Kinh tế · hạn 10/03/2026 · Không ghi kênh",
        "Ý kiến qua quá hạn 102 ngày · Văn phòng · hạn 20/03/2026 · Mặt trận Tổ quốc",
    ]
    assert warning.xpath(".//a/@href") == ["#lau", "#qua"]


def test_the_fronts_channel_and_dialogues_have_their_own_sections():
    """QT-5: each opinion stands in one place."""
    body = tree("kien-nghi", kien_nghi=OPINIONS)
    front, talks, others = (section_of(body, each) for each in ("mat_tran", "doi_thoai", "cac_kenh_khac"))
    assert "Qua Mặt trận Tổ quốc (2)" in front
    assert "đã trả lời 0/2, đúng hạn 0/1 (0%), quá hạn 1" in front
    assert "Đối thoại ngày 05/03/2026 1 điều được hỏi, đã trả lời 1." in talks
    assert "Ý kiến tre Trễ hạn 5 ngày Người gửi chưa hài lòng Trả lời ngày 25/03/2026 Đã làm" in talks
    assert "Ý kiến dung" in others
    ids = body.xpath("//article/@id")
    assert sorted(ids) == sorted(each["ma"] for each in OPINIONS)


def test_each_opinion_says_channel_days_unit_and_area():
    told = shown(tree("kien-nghi", kien_nghi=OPINIONS), "dung")
    assert "Đúng hạn Người gửi hài lòng" in told
    assert "Trực tiếp · nhận 05/03/2026 · hạn 20/03/2026 · Văn phòng · Cải cách thể chế" in told


def test_feedback_is_counted_by_channel_and_by_field():
    tables = tree("kien-nghi", kien_nghi=OPINIONS).xpath("//table")
    _, channels, areas = ([[text_of(cell) for cell in row] for row in table.xpath(".//tbody/tr")] for table in tables)
    assert channels[0] == ["Mặt trận Tổ quốc", "2", "0", "0", "1", "1", "0/1 (0%)", "chưa có"]
    assert areas == [
        ["Không ghi lĩnh vực", "4", "0", "1", "1", "2", "0/3 (0%)", "0/1 (0%)"],
        ["Cải cách thể chế", "1", "1", "0", "0", "0", "1/1 (100%)", "1/1 (100%)"],
    ]


def test_where_to_send_an_opinion_is_shown_before_everything():
    office = {"co_quan": {"tiep_nhan_y_kien": "https://thu.example.vn/gop-y/"}}
    for given in ({}, {"kien_nghi": OPINIONS}):
        body = tree("kien-nghi", **office, **given)
        assert body.xpath("//a[contains(@class, 'mb-button--main')]/@href") == ["https://thu.example.vn/gop-y/"]
    assert not tree("kien-nghi", kien_nghi=OPINIONS).xpath("//a[contains(@class, 'mb-button--main')]")


def test_on_a_phone_what_explains_is_a_tap_away_and_what_is_neglected_is_not():
    """Folds of class mb-fold stand open on wider pages and on paper."""
    body = tree(
        "ton-tai",
        ton_tai=[{"ma": "bo-ngo", "noi_dung": "Hồ sơ trễ"}, {"ma": "co-lam", "noi_dung": "Đơn thư", "bien_phap": "Họp dân"}],
    )
    assert "Đơn thư" not in text_of(body.xpath("//*[@id='co-lam']/details[contains(@class, 'mb-fold')]")[0])
    assert "Họp dân" in text_of(body.xpath("//*[@id='co-lam']/details[contains(@class, 'mb-fold')]")[0])
    assert not body.xpath("//*[@id='bo-ngo']//details")
    duty = tree("bao-cao", **SAMPLES["bao-cao"]).xpath("//*[@id='a']")[0]
    assert duty.xpath("./details[contains(@class, 'mb-fold')]//table")
    assert text_of(duty.xpath("./h3")[0]) == "Báo cáo quý"


def test_an_answer_to_come_is_not_shown():
    told = page("kien-nghi", on="10/03/2026", kien_nghi=OPINIONS[:1])
    assert "Đã làm" not in told
    assert "Trong hạn" in told


# Inspections ----------------------------------------------------------------------------------------------------------

INSPECTED = [
    {
        "ma": "dot-1",
        "ngay": "02/03/2026",
        "loai": "dinh_ky",
        "don_vi": ["van-phong", "phong-kinh-te"],
        "ket_luan": "Cơ bản tốt",
        "van_ban": "bc",
        "phat_hien": [
            {"ma": "xong", "noi_dung": "Niêm yết", "don_vi": "van-phong", "han": "30/03/2026", "ngay_khac_phuc": "20/03/2026", "minh_chung": ["bc"]},
            {"ma": "tre", "noi_dung": "Sổ theo dõi", "han": "30/03/2026", "ngay_khac_phuc": "02/04/2026"},
            {"ma": "qua", "noi_dung": "Quy trình", "don_vi": "phong-kinh-te", "han": "20/06/2026", "nhiem_vu": "dang-lam"},
            {"ma": "cho", "noi_dung": "Biển chỉ dẫn", "don_vi": "van-phong", "han": "30/06/2026"},
        ],
    }
]  # fmt: skip
INSPECTED_GIVEN = {
    "kiem_tra": INSPECTED,
    "kiem_tra_2025": [{"ma": "cu", "ngay": "01/10/2025", "loai": "dot_xuat", "don_vi": ["van-phong"]}],
    "nhiem_vu": WORK,
    "van_ban": DOCUMENTS,
}


def test_the_list_counts_findings_and_names_the_overdue_first():
    """TK-3: findings fixed in time, late, open, overdue."""
    body = tree("kiem-tra", **INSPECTED_GIVEN)
    told = text_of(body)
    assert "2/4 phát hiện đã khắc phục (50%)" in told
    assert "1 khắc phục đúng hạn 1 khắc phục trễ 1 chưa xong, trong hạn 1 chưa xong, quá hạn" in told
    warning = section_of(body, "qua_han")
    assert warning == (
        "Quá hạn chưa khắc phục: 1 Quy trình quá hạn 10 ngày · Phòng Kinh tế · hạn 20/06/2026 · kiểm tra ngày 02/03/2026"
    )
    assert body.xpath("//section[@aria-labelledby='qua_han']//a/@href") == ["../kiem-tra/dot-1/#qua"]


def test_inspections_are_listed_by_year():
    """Earlier years stay on the page: an open finding does not drop out when its year ends."""
    body = tree("kiem-tra", **INSPECTED_GIVEN)
    assert [text_of(each) for each in body.xpath("//h2[starts-with(@id, 'nam_')]")] == [
        "Các cuộc kiểm tra năm 2026 (1)",
        "Các cuộc kiểm tra năm 2025 (1)",
    ]
    assert "Kiểm tra định kỳ ngày 02/03/2026: Văn phòng, Phòng Kinh tế" in text_of(body)
    assert "Không ghi phát hiện nào." in section_of(body, "nam_2025")


def test_an_inspection_shows_each_finding_with_what_became_of_it():
    body = tree("kiem-tra", "kiem-tra/dot-1/", **INSPECTED_GIVEN)
    assert body.xpath("//article/@id") == ["qua", "cho", "xong", "tre"]
    assert "Đúng hạn" in shown(body, "xong")
    assert "Minh chứng 88/BC-UBND" in shown(body, "xong")
    assert "Trễ hạn 3 ngày thiếu minh chứng" in shown(body, "tre")
    assert "Đơn vị khắc phục chung các đơn vị được kiểm tra" in shown(body, "tre")
    assert "Việc đang làm" in shown(body, "qua")
    assert "Trong hạn" in shown(body, "cho")
    assert "Kết luận chung Cơ bản tốt" in text_of(body)


def test_an_inspection_links_to_the_tasks_that_its_document_proves_or_founds():
    ordered = {"ma": "giao", "ten": "Việc giao sau kiểm tra", "thoi_han": DAY, "can_cu": [{"van_ban": "bc"}]}
    given = INSPECTED_GIVEN | {"nhiem_vu": [*WORK, ordered]}
    body = tree("kiem-tra", "kiem-tra/dot-1/", **given)
    assert [text_of(each) for each in body.xpath("//h2")][-2:] == [
        "Nhiệm vụ giao theo văn bản kết luận",
        "Nhiệm vụ có cuộc kiểm tra này làm minh chứng",
    ]
    assert {"../../nhiem-vu/giao/", "../../nhiem-vu/xong/"} <= set(body.xpath("//table//a/@href"))


def test_an_inspection_without_findings_says_so():
    body = tree("kiem-tra", "kiem-tra/cu/", **INSPECTED_GIVEN)
    assert "Cuộc kiểm tra này không ghi phát hiện nào." in text_of(body)
    assert "%" not in text_of(body)
