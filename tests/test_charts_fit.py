"""No text of a chart is cut or covers another, on the narrowest phone and on a wide page; each chart has its numbers beside it."""

from __future__ import annotations

import re

import pytest
from lxml import html

from generator.publish.charts.bars import lateness_geometry, shares_geometry
from generator.publish.charts.duties import Column, Part, Row, columns_geometry, rows_geometry
from generator.publish.charts.letters import text_width
from generator.publish.charts.rows import heading
from generator.publish.charts.scale import BROAD, WIDTH, wrapped
from generator.publish.templates import inside_of, render
from generator.words.periods import Period
from tests.builders import facts
from tests.drawings import CARD, PHONE, WIDE, drawings_of, outside, touching
from tests.test_communes import DAYS, _outputs

LONG = "Trung tâm Phục vụ hành chính công và Xúc tiến đầu tư liên xã vùng ven biển phía Bắc kiêm Bộ phận Tiếp nhận và Trả kết quả"
ONE_WORD = "Nghĩavụhànhchínhcônglienthôngkhôngdấucáchnàocả" * 2
NAMES = [LONG, ONE_WORD, "Một", "Công tác chỉ đạo, điều hành", "W" * 40, ""]


def fits(svg, narrow=PHONE):
    """Nothing is outside or touches at the narrowest, and nothing is outside where there is more room."""
    assert outside(svg, narrow) == []
    assert touching(svg, narrow) == []
    for room in (BROAD, WIDE):
        assert outside(svg, room) == []
        assert touching(svg, room) == []


def rows(*counts):
    kinds = ("hoan_thanh_dung_han", "chua_hoan_thanh_qua_han")
    return [
        Row(
            name=name,
            parts=tuple(Part(kind=kind, label=f"Đúng hạn {kind}", count=count) for kind, count in zip(kinds, each, strict=True)),
        )
        for name, each in zip(NAMES, counts, strict=False)
    ]


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param([(1, 0)], id="one record"),
        pytest.param([(3, 3), (3, 3), (3, 3)], id="ties"),
        pytest.param([(123456, 1), (0, 9), (1, 1), (7, 0), (2, 2), (1, 0)], id="large beside small, long names"),
    ],
)
def test_bars_with_long_names_fit(counts):
    chart = rows_geometry("Tên", rows(*counts), "p")
    fits(drawings_of(render("bars.svg", chart=chart))[0])
    assert all(each.x + each.width <= WIDTH + 0.2 for each in chart.bars)


@pytest.mark.parametrize("months", [1, 2, 7, 12, 30])
def test_columns_fit_and_the_newest_month_is_named(months):
    columns = [
        Column(
            period=Period(2025 + number // 12, "thang", number % 12 + 1),
            parts=(Part(kind="ty_le", label="Có", count=number * 97),),
        )
        for number in range(1, months + 1)
    ]
    chart = columns_geometry("Tên", columns, "p")
    fits(drawings_of(render("month_parts.svg", chart=chart))[0])
    assert chart.periods[-1].text == f"T{columns[-1].period.number}"


def test_areas_and_units_with_long_names_fit():
    tasks = [
        {"ma": f"v-{number}", "ten": "Việc", "linh_vuc": "the-che", "chu_tri": "dai", "thoi_han": f"{number + 1:02d}/03/2026"}
        for number in range(12)
    ]
    units = [{"ma": "dai", "ten": LONG, "ten_gon": LONG}]
    found = facts("31/03/2026", don_vi=units, nhiem_vu=tasks)
    named = [(LONG, each.totals) for each in found.units if each.totals.total]
    for chart in (shares_geometry("Tên", named, "a"), lateness_geometry(named, "b")):
        fits(drawings_of(render("bars.svg", chart=chart))[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["1", "12/345 (97,8%)", "1.234.567 chậm trong 9.876.543 việc"])
def test_a_heading_leaves_room_for_its_figure(name, value):
    """Few lines, all within the width; the figure beside the last, or below it where nothing leaves it room."""
    above = heading(name, value, 30)
    names = [each for each in above.names if each.room != "broad"]
    assert len(names) <= 3
    assert all(text_width(each.text) <= WIDTH for each in names)
    assert above.value.y == above.lowest
    beside = [each for each in names if each.y == above.lowest]
    assert all(text_width(each.text) + text_width(value, strong=True) <= WIDTH for each in beside)
    whole = [each for each in above.names if each.room == "broad"]
    assert [each.text for each in whole] == ([name] if whole else [])
    assert all(text_width(each.text) + text_width(value, strong=True) <= BROAD for each in whole)
    assert {each.room for each in names} <= ({"narrow"} if whole else {""})


def test_a_name_that_is_cut_says_so():
    lines = wrapped(LONG, 150, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(each) <= 150 for each in lines)
    assert " ".join(lines).rstrip("…") in LONG


@pytest.mark.parametrize("name", DAYS)
def test_every_chart_of_a_miniature_commune_fits(name):
    """Text anchors stay inside by a conservative table of widths, on every page of real documents."""
    seen = 0
    for draft in _outputs(name).pages:
        if draft.template in {"task.html", "document.html", "article.html"}:
            continue
        body = str(inside_of(draft))
        if 'class="mb-svg' in body:
            for svg in drawings_of(body):
                fits(svg, CARD if svg.xpath("ancestor::*[contains(@class, 'mb-rate')]") else PHONE)
                seen += 1
    assert seen or name not in {"mini", "kien-thuy"}


@pytest.fixture(scope="module")
def charted(site):
    """The pages of the sample that have charts, read once: by address, the page's tree."""
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("index.html"))}
    return {name: html.fromstring(text.encode()) for name, text in texts.items() if '<svg class="mb-svg' in text}


def charts(page):
    return page.xpath("//svg[@role='img' and contains(@class, 'mb-svg')]")


def test_every_chart_of_the_sample_fits(charted):
    assert len(charted) > 30
    for page in charted.values():
        for svg in charts(page):
            fits(svg, CARD if svg.xpath("ancestor::*[contains(@class, 'mb-rate')]") else PHONE)


def test_every_chart_of_the_sample_has_a_title_and_a_description(charted):
    for name, page in charted.items():
        for svg in charts(page):
            title, told = svg.find("title"), svg.find("desc")
            assert title is not None, name
            assert told is not None, name
            assert title.text, name
            assert told.text, name
            assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) in (
                (told.get("id"), None),
                (None, None),
            ), name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_every_chart_of_the_sample_has_a_table_and_a_download(charted):
    """In its figure or further down the page; on the home page, which has no tables, the numbers stand in words beside it."""
    for name, page in charted.items():
        assert page.xpath("//a[contains(@href, 'du-lieu/') and (contains(@href, '.csv') or contains(@href, '.json'))]"), name
        for svg in charts(page):
            assert name == "index.html" or svg.xpath("ancestor::figure//table | following::table"), name


@pytest.mark.parametrize(
    "address", ["ke-hoach/", "don-vi/", "chi-so/ho-so-dung-han/", "chi-so/minh-chung-tieu-chi/", "hai-long/khao-sat-q2/"]
)
def test_a_table_has_the_numbers_that_its_chart_writes(charted, address):
    """Each number in a chart's bars and beside its dots stands in the table of its figure."""
    for figure in charted[f"{address}index.html"].xpath("//figure[.//svg[@role='img'] and .//table]"):
        told = set(re.findall(r"[\d.,]*\d", " ".join(figure.xpath(".//table//text()"))))
        drawn = figure.xpath(".//text[contains(@class, 'mb-on--') or contains(@class, 'mb-text--value')]/text()")
        missing = {number for text in drawn for number in re.findall(r"[\d.,]*\d", text)} - told
        assert missing == set()
