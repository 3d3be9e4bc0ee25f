"""Supervision: what each block lists on its boundary days, and that page, tables and addresses agree."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import html as parsed

from generator.derive.supervision import by_area, by_unit, supervision_of
from generator.derive.supervision_rows import Row
from generator.pipeline import outputs_of
from generator.publish.pages.supervision import OPEN, SHOWN, narrow_page, supervision_pages
from generator.publish.supervision_csv import note_text, supervision_files, table_address
from generator.publish.templates import inside_of
from tests.builders import UNITS, day, facts, read_cases, records, shown

CASES = read_cases("supervision.yml")
NOT_KINDS = {"ten", "dieu", "ngay", "la"}
HOSTILE = '"><script>alert(1)</script>=cmd|&'
LATE = {"thoi_han": "31/03/2026", "cap_nhat": [{"ngay": "01/03/2026", "trang_thai": "dang_thuc_hien"}]}


def told(row: Row, labels):
    notes = {label: note_text(note) for label, note in zip(labels, row.notes, strict=True) if note}
    return {
        "viec": row.title,
        "so": shown(row.number),
        "moc": shown(row.since),
        "can": shown(row.pressing),
        "nam": str(row.year),
        "don_vi": [each.id for each in row.units],
        "linh_vuc": [each.id for each in row.areas],
        "noi": notes,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["ten"])
def test_a_case(case):
    """tests/cases/supervision.yml: the blocks named have these rows, all others none."""
    kinds = {key: value for key, value in case.items() if key not in NOT_KINDS}
    found = supervision_of(facts(case["ngay"], **kinds))
    rows = {each.matter.key: [told(row, each.matter.notes) for row in each.rows] for each in found.blocks if each.rows}
    assert {key: len(each) for key, each in rows.items()} == {key: len(each) for key, each in case["la"].items()}, case["dieu"]
    compared = {
        key: [{name: row[name] for name in wanted} for row, wanted in zip(rows[key], expected, strict=True)]
        for key, expected in case["la"].items()
    }
    assert compared == case["la"], case["dieu"]


def test_the_cases_show_every_block():
    """No block without a case that fills it; each case has its own name."""
    keys = {each.matter.key for each in supervision_of(facts("01/01/2026")).blocks}
    assert keys == {key for case in CASES for key in case["la"]}
    names = [case["ten"] for case in CASES]
    assert len(set(names)) == len(names)


def test_a_thing_in_several_blocks_is_counted_once():
    """The headline counts things, not rows: a late task without cause stands in two blocks and is one matter."""
    found = supervision_of(facts("01/04/2026", nhiem_vu=[{"ma": "a", **LATE}, {"ma": "b", **LATE}]))
    assert sum(len(each.rows) for each in found.blocks) == 4
    assert (found.pressing, found.known) == (2, 0)


def test_what_presses_in_one_block_is_not_also_only_to_be_known():
    """A late task that was extended is one matter that needs an answer."""
    moved = {"gia_han": [{"ngay": "01/03/2026", "den": "15/03/2026", "ly_do": "Chờ"}]}
    found = supervision_of(facts("01/04/2026", nhiem_vu=[{"ma": "a", **LATE, **moved}]))
    assert (found.pressing, found.known) == (1, 0)


def test_what_needs_an_answer_stands_first_and_the_longest_before_all():
    """Order: pressing rows, then by number, then by name as a Vietnamese dictionary has it."""
    tasks = [
        {"ma": "a", "ten": "Đê", **LATE},
        {"ma": "b", "ten": "Ăn", **LATE},
        {"ma": "c", "ten": "Lâu nhất", **LATE, "thoi_han": "01/03/2026"},
    ]
    block = supervision_of(facts("01/04/2026", nhiem_vu=tasks)).blocks[0]
    assert [row.title for row in block.rows] == ["Lâu nhất", "Ăn", "Đê"]


def test_the_register_counts_every_recommendation():
    """Accepted, in part, refused, without a word on it, unanswered: each once, of all years; and those carried out."""
    answered = {"ngay_tra_loi": "20/01/2026"}
    found = supervision_of(
        facts(
            "01/03/2026",
            giam_sat=[
                {"ma": "a", **answered, "tiep_thu": "co", "ngay_hoan_thanh": "01/02/2026"},
                {"ma": "b", **answered, "tiep_thu": "mot_phan", "ly_do": "Thiếu"},
                {"ma": "c", **answered, "tiep_thu": "khong", "ly_do": "Trái"},
                {"ma": "d"},
                {"ma": "e", "han": "30/04/2026"},
                {"ma": "g", **answered, "tra_loi": "Đã nhận"},
            ],
        )
    ).register
    assert (found.accepted, found.in_part, found.refused, found.unanswered, found.overdue) == (1, 1, 1, 2, 1)
    assert found.in_time == 1  # told apart from what is overdue
    assert found.accepted + found.in_part + found.refused + found.noncommittal + found.unanswered == len(found.rows)
    assert (found.carried_out, found.to_carry_out) == (1, 2)


# Narrower views ---------------------------------------------------------------------------------------------------------


def commune():
    """Something in most blocks, of two units and two areas, with rows that name neither."""
    task = {"ten": f"Việc {HOSTILE}", **LATE}
    return facts(
        "01/06/2026",
        nhiem_vu=[
            {"ma": "a", **task, "nguoi_chiu_trach_nhiem": HOSTILE},
            {"ma": "b", **task, "chu_tri": "phong-kinh-te", "linh_vuc": "tai-chinh-cong"},
            {"ma": "c", "thoi_han": "31/12/2026", "gia_han": [{"ngay": "01/05/2026", "den": "01/01/2027", "ly_do": HOSTILE}]},
        ],
        ho_so=[{"ky": "2026-04", "linh_vuc_thu_tuc": f"Đất {HOSTILE}", "tiep_nhan": 1, "dang_qua_han": 1, "ngay": "05/05/2026"}],
        giam_sat=[{"ma": "gs", "noi_dung": HOSTILE, "don_vi": ["van-phong", "phong-kinh-te"]}],
        bao_cao=[{"ma": "bc", "ten": HOSTILE, "thoi_han": "01/05/2026"}],
        kien_nghi=[{"ma": "pa", "noi_dung": HOSTILE}],
        ton_tai=[{"ma": "tt", "noi_dung": HOSTILE}],
    )


def test_views_of_units_lose_nothing():
    """Each row that names units is on the page of each of them; the others are counted as elsewhere on all."""
    found = commune()
    whole = supervision_of(found)
    parts = by_unit(whole, [each["ma"] for each in UNITS])
    for number, block in enumerate(whole.blocks):
        nameless = [row for row in block.rows if not row.units]
        for name, part in parts.items():
            assert part.blocks[number].rows == tuple(row for row in block.rows if name in {each.id for each in row.units})
            assert part.blocks[number].elsewhere == len(nameless)


def test_views_of_areas_lose_nothing():
    """The same of areas."""
    whole = supervision_of(commune())
    part = by_area(whole, ["tai-chinh-cong"])["tai-chinh-cong"]
    assert [row.subject for block in part.blocks for row in block.rows] == ["nhiem-vu/b"] * 3
    for block, all_of_it in zip(part.blocks, whole.blocks, strict=True):
        assert block.elsewhere == sum(not row.areas for row in all_of_it.rows)


# Pages ------------------------------------------------------------------------------------------------------------------


def pages(found):
    drafts = {each.address: each for each in supervision_pages(found)}
    return {address: parsed.fragment_fromstring(inside_of(each), create_parent="body") for address, each in drafts.items()}


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def named(tree, name):
    return tree.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def links(tree):
    return {each.get("href") for each in tree.iter("a")}


def sections(tree):
    return {each.get("aria-labelledby"): each for each in named(tree, "mb-matter")}


def test_the_page_says_so_when_a_block_is_empty():
    """An officer must be able to trust that nothing was missed: each block stands there and says that it is empty."""
    found = facts("01/01/2026")
    tree = pages(found)["giam-sat/"]
    told_by = sections(tree)
    for block in supervision_of(found).blocks:
        assert block.matter.none in words(told_by[block.matter.key])
        assert f"{block.matter.title} (0)" in words(told_by[block.matter.key])
    assert "0 việc cần được trả lời" in words(tree)
    assert "Chưa có kiến nghị nào của Mặt trận Tổ quốc" in words(tree)


def test_the_index_leads_to_every_block():
    """Each block has its line with its counts, and the line leads to it."""
    found = commune()
    tree = pages(found)["giam-sat/"]
    lines = {each.find(".//a").get("href"): words(each) for each in named(tree, "mb-index")[0].iter("li")}
    for block in supervision_of(found).blocks:
        line = lines[f"#{block.matter.key}"]
        assert (f"{block.pressing} cần trả lời" in line) == bool(block.pressing)
        assert line.endswith("không có") == (not block.rows)
        assert len(tree.xpath(f".//h2[@id='{block.matter.key}']")) == 1
        assert "_" in block.matter.key


def test_a_narrower_page_says_what_it_cannot_sort():
    """Dossiers name no unit: the unit's page must not say that there are none."""
    section = sections(pages(commune())["giam-sat/don-vi/van-phong/"])["ho_so_qua_han"]
    assert "Không có hồ sơ nào" not in words(section)
    assert "1 dòng của mục này không ghi đơn vị nào" in words(section)


def test_texts_of_others_are_shown_and_never_run():
    """Markup in names, reasons and notes arrives as text, on every page."""
    for address, tree in pages(commune()).items():
        assert not tree.xpath(".//script"), address
        assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")], address
    assert HOSTILE in words(pages(commune())["giam-sat/"])


def test_a_long_block_says_how_much_it_does_not_show():
    """Rows beyond those printed are counted on the page and stand in the table for Excel."""
    found = facts("01/04/2026", nhiem_vu=[{"ma": f"a{number}", **LATE} for number in range(SHOWN + 2)])
    section = sections(pages(found)["giam-sat/"])["tre_han"]
    assert len(section.findall(".//tbody")) == SHOWN
    assert f"Mục này có {SHOWN + 2} dòng; trang này chỉ in {SHOWN} dòng đầu. 2 dòng còn lại" in words(section)
    assert len(table(supervision_files(found)["giam-sat/tai-ve/tre-han.csv"])) == SHOWN + 3


def late_block(number, **keys):
    """The block of late tasks with so many."""
    found = facts("01/04/2026", nhiem_vu=[{"ma": f"a{each}", **LATE, **keys} for each in range(number)])
    return sections(pages(found)["giam-sat/"])["tre_han"]


@pytest.mark.parametrize(("number", "shown_open"), [(OPEN, OPEN), (OPEN + 1, OPEN + 1), (OPEN + 2, OPEN)])
def test_the_rest_of_a_long_block_is_folded(number, shown_open):
    """The most pressing rows stand open; a fold is never made for one row, and says how much it holds."""
    section = late_block(number)
    assert len(section.xpath("./table//tbody")) == shown_open
    assert len(section.xpath("./details//tbody")) == number - shown_open
    summaries = [words(each) for each in section.xpath("./details/summary")]
    assert summaries == ([f"Xem thêm {number - shown_open} việc cần trả lời"] if number > shown_open else [])


def test_what_is_only_to_be_known_is_folded():
    """Done or in time, it waits behind a tap, however little it is; its table has its own head."""
    (moved,) = [{"ngay": "01/03/2026", "den": "15/05/2026", "ly_do": "Chờ"}]
    found = facts("01/04/2026", nhiem_vu=[{"ma": "a", **LATE, "gia_han": [moved]}])
    section = sections(pages(found)["giam-sat/"])["gia_han"]
    assert not section.xpath("./table")
    assert [words(each) for each in section.xpath("./details/summary")] == ["Xem 1 việc để biết"]
    assert section.xpath("./details/table/thead")


def test_what_still_waits_for_an_answer_stands_open():
    """A recommendation within its time needs no answer yet; it is seen without a tap all the same."""
    section = sections(pages(facts("20/01/2026", giam_sat=[{"ma": "a"}]))["giam-sat/"])["kien_nghi_mat_tran"]
    assert len(section.xpath("./table//tbody")) == 1
    assert not section.xpath("./details")


def test_each_extension_has_a_line_of_its_own():
    """A history of extensions is read from top to bottom; a single one needs no list."""
    moves = [
        {"ngay": "01/03/2026", "den": "15/05/2026", "ly_do": "Chờ"},
        {"ngay": "20/03/2026", "den": "15/06/2026", "ly_do": "Vẫn chờ"},
    ]
    for count in (1, 2):
        found = facts("01/04/2026", nhiem_vu=[{"ma": "a", **LATE, "gia_han": moves[:count]}])
        lines = named(sections(pages(found)["giam-sat/"])["gia_han"], "mb-line")
        assert len(lines) == (0 if count == 1 else 2)
    assert [words(each) for each in lines] == [
        "31/03/2026 → 15/05/2026 (ngày 01/03/2026): Chờ;",
        "15/05/2026 → 15/06/2026 (ngày 20/03/2026): Vẫn chờ",
    ]


def test_the_page_has_room_to_sign():
    """On paper: who made the list, who supervises, and the day."""
    signed = words(named(pages(commune())["giam-sat/"], "mb-signatures")[0])
    assert signed.startswith("………………, ngày …… tháng …… năm ………")
    assert "Người lập" in signed
    assert "Đại diện Ban giám sát" in signed
    running = words(named(pages(commune())["giam-sat/"], "mb-running")[0])
    assert running == "Xã Thử · Giám sát cải cách hành chính · số liệu đến 01/06/2026"


# Tables -----------------------------------------------------------------------------------------------------------------


def table(raw):
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_tables_and_page_agree_row_by_row():
    """Title, number, day and every note of each row stand in the block's table, in the order of the page."""
    found = commune()
    files, told_by = supervision_files(found), sections(pages(found)["giam-sat/"])
    for block in supervision_of(found).blocks:
        head, *lines = table(files[table_address(block.matter)])
        seen = told_by[block.matter.key].findall(".//tbody")
        assert len(lines) == len(seen) == len(block.rows)
        for line, row in zip(lines, seen, strict=True):
            cells = dict(zip(head, line, strict=True))
            text = words(row)
            assert cells["Nội dung"].removeprefix("'") in text
            for label in block.matter.notes:
                assert not cells[label] or f"{label}: {cells[label].removeprefix(chr(39))}" in text.replace(" ;", ";")
            if block.matter.number and cells[block.matter.number]:
                assert words(row.xpath(f'tr/td[@data-label="{block.matter.number}"]')[0]) == cells[block.matter.number]
            if block.matter.since and cells[block.matter.since]:
                assert words(row.xpath(f'tr/td[@data-label="{block.matter.since}"]')[0]) == cells[block.matter.since]


def test_no_cell_of_a_table_is_a_formula():
    """A text that begins like a formula is shown by a spreadsheet, never computed."""
    found = facts("01/06/2026", ton_tai=[{"ma": "tt", "noi_dung": "=1+1"}], kien_nghi=[{"ma": "pa", "noi_dung": "@SUM(A1)"}])
    for name, raw in supervision_files(found).items():
        for line in table(raw):
            assert not [cell for cell in line if cell[:1] in set("=+-@")], name
    assert "'=1+1" in {line[1] for line in table(supervision_files(found)["giam-sat/tai-ve/ton-tai-bo-ngo.csv"])}


def test_the_table_of_everything_holds_every_row_and_those_of_units_their_own():
    """One file for a page: of the commune all rows, of a unit the unit's."""
    found = commune()
    whole, files = supervision_of(found), supervision_files(found)
    lines = table(files["giam-sat/tai-ve/tat-ca.csv"])[1:]
    assert [line[0] for line in lines] == [block.matter.title for block in whole.blocks for _ in block.rows]
    for name, part in by_unit(whole, [each["ma"] for each in UNITS]).items():
        own = table(files[f"giam-sat/tai-ve/don-vi/{name}.csv"])[1:]
        assert len(own) == sum(len(block.rows) for block in part.blocks)
        assert all(line in lines for line in own)


def test_every_link_of_a_page_to_a_table_finds_it():
    """What a page offers for download is there."""
    found = commune()
    files = supervision_files(found)
    for draft in supervision_pages(found):
        body = inside_of(draft)
        for each in parsed.fragment_fromstring(body, create_parent="body").xpath(".//a[@download]"):
            assert each.get("href").replace("../", "") in files, draft.address


# Addresses --------------------------------------------------------------------------------------------------------------


def test_no_two_things_have_one_address():
    """Recommendations may be called as the folders of views and tables are: nothing takes another's place."""
    names = ("don-vi", "linh-vuc", "tai-ve", "tat-ca", "van-phong", "loc", "nam", "tre-han")
    made = records(
        giam_sat=[{"ma": name, "ma_cu": [f"{name}-cu"]} for name in names],
        don_vi=[*UNITS, *({"ma": name, "ten": name} for name in names if name != "van-phong")],
        linh_vuc=[{"ma": name, "ten": name} for name in names],
    )
    outputs = outputs_of(made, day("01/06/2026"))
    addresses = [f"{each.address}index.html" for each in outputs.pages]
    addresses += [name for group in outputs.groups for name in group.make()]
    assert len(set(addresses)) == len(addresses)
    assert {f"giam-sat/{name}/index.html" for name in names} <= set(addresses)
    assert narrow_page("don-vi", "tai-ve") + "index.html" in addresses


# A recommendation ---------------------------------------------------------------------------------------------------------


def recommendation(on="01/03/2026", **keys):
    kinds = {key: keys.pop(key) for key in ("nhiem_vu", "van_ban") if key in keys}
    return pages(facts(on, giam_sat=[{"ma": "gs", "noi_dung": "Niêm yết đủ thủ tục", **keys}], **kinds))["giam-sat/gs/"]


def test_a_recommendation_that_nobody_answered_says_so():
    """Every step stands there, the ones not reached as well."""
    tree = recommendation()
    assert "Quá hạn 29 ngày" in words(tree)
    assert [words(each.find(".//b")).split(" ")[0] for each in named(tree, "mb-steps")[0].iter("li")] == [
        "Kiến",
        "Có",
        "Trả",
        "Giao",
        "Kết",
    ]
    assert "Chưa có trả lời." in words(tree)
    assert len(named(tree, "mb-step--done")) == 1


def test_a_recommendation_is_followed_to_its_result():
    """Accepted, answered with its document, tasks linked, carried out with the evidence."""
    tree = recommendation(
        van_ban=[{"ma": "v", "so_ky_hieu": "9/UBND"}],
        nhiem_vu=[{"ma": "n", "ten": "Việc N", **LATE, "cap_nhat": [{"ngay": "01/02/2026", "trang_thai": "dang_thuc_hien"}]}],
        ngay_tra_loi="20/01/2026",
        tiep_thu="co",
        tra_loi="Sẽ làm ngay",
        van_ban_tra_loi="v",
        ngay_hoan_thanh="20/02/2026",
        minh_chung=["v"],
    )
    assert "Sẽ làm ngay" in words(tree)
    assert "../../van-ban/v/" in links(tree)
    assert "Đã thực hiện" in words(tree)


def test_a_recommendation_links_its_tasks():
    """Both ways: the task's page names the recommendation too (generator/derive/mentions.py)."""
    found = facts(
        "01/03/2026",
        nhiem_vu=[{"ma": "n", "ten": "Việc N", **LATE}],
        giam_sat=[{"ma": "gs", "ngay_tra_loi": "20/01/2026", "tiep_thu": "co", "nhiem_vu": ["n"]}],
    )
    assert "../../nhiem-vu/n/" in links(pages(found)["giam-sat/gs/"])
    assert [each.address for each in found.mentions["nhiem-vu/n"]] == ["giam-sat/gs/"]


def test_a_refusal_says_why():
    """What was not accepted stands with its reason."""
    tree = recommendation(ngay_tra_loi="20/01/2026", tiep_thu="khong", ly_do="Trái thẩm quyền")
    assert "Không tiếp thu" in words(tree)
    assert "Trái thẩm quyền" in words(tree)


def test_done_without_evidence_is_said():
    """Carried out, but nothing shows it."""
    tree = recommendation(ngay_tra_loi="20/01/2026", tiep_thu="co", ngay_hoan_thanh="20/02/2026")
    assert "Chưa có minh chứng" in words(tree)


def test_a_page_is_made_again_when_what_it_shows_changes():
    """Its stamp names the recommendation, its tasks and every document that it or they show."""
    found = facts(
        "01/03/2026",
        van_ban=[{"ma": "v"}, {"ma": "w"}],
        nhiem_vu=[
            {
                "ma": "n",
                "dinh_ky": {"chu_ky": "nam"},
                "cap_nhat": [{"ky": 2026, "ngay": "01/02/2026", "trang_thai": "dang_thuc_hien", "minh_chung": ["w"]}],
            }
        ],
        giam_sat=[{"ma": "gs", "van_ban": "v", "nhiem_vu": ["n"]}],
    )
    (draft,) = [each for each in supervision_pages(found) if each.address == "giam-sat/gs/"]
    assert draft.drawn_from == ("giam-sat/gs", "nhiem-vu/n", "van-ban/v", "van-ban/w")
