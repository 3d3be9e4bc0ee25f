"""Charts: what breaks a line, what is escaped, that ids are unique, and that the same facts draw the same bytes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from generator.contract.measures import Indicator, Survey
from generator.derive.measures import indicator_state, survey_state
from generator.derive.plan_facts import IndicatorFacts, SurveyFacts
from generator.publish.charts import buckets_chart, indicator_chart, survey_distribution, survey_interval
from generator.publish.charts.rows import Piece, counted, pieces_within
from generator.publish.charts.scale import round_ticks, text_width, wrapped

DAY = date(2026, 11, 10)


def indicator(values: list[tuple[str, str]], **more: Any) -> IndicatorFacts:
    """An indicator with a value for each (period, value)."""
    record = Indicator.model_validate(
        {
            "ma": "chi-so-thu",
            "ten": "Tỷ lệ <b>đúng hạn</b> & «sớm»",
            "don_vi_tinh": "%",
            "chi_tieu": {"so_sanh": ">", "gia_tri": "95"},
            "gia_tri": [{"ky": period, "gia_tri": value, "ngay": "2026-10-01"} for period, value in values],
            **more,
        }
    )
    return IndicatorFacts(
        entry=SimpleNamespace(id="chi-so-thu"),
        indicator=record,
        year=2026,
        state=indicator_state(record, DAY),
        area=None,
        lead=None,
        tasks=(),
    )


def survey(*questions: dict[str, Any], **more: Any) -> SurveyFacts:
    """A survey with the given questions."""
    record = Survey.model_validate(
        {
            "ma": "khao-sat",
            "ten": "Khảo sát thử",
            "ky": "2026-Q1",
            "loai": "noi_bo",
            "ngay": "2026-04-01",
            "thu_ve": "100",
            "cau_hoi": list(questions),
            **more,
        }
    )
    return SurveyFacts(entry=SimpleNamespace(id="khao-sat"), survey=record, year=2026, state=survey_state(record), document=None)


def question(name: str, very: int, satisfied: int, neutral: int = 0) -> dict[str, Any]:
    """A question with its answers."""
    answers = {"rat_hai_long": str(very), "hai_long": str(satisfied), "binh_thuong": str(neutral)}
    return {"ma": name, "noi_dung": f"Câu hỏi {name}", "tra_loi": answers}


def lines(svg: str) -> list[int]:
    """How many points each drawn line joins."""
    return [len(each.split()) for each in re.findall(r'<polyline class="mb-line mb-line--value" points="([^"]*)"', svg)]


FULL = [("2026-01", "92"), ("2026-02", "94,5"), ("2026-03", "96"), ("2026-04", "97")]
TOTALS = SimpleNamespace(
    total=58,
    buckets={"hoan_thanh_dung_han": 29, "hoan_thanh_qua_han": 4, "chua_hoan_thanh_trong_han": 17, "chua_hoan_thanh_qua_han": 8},
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(FULL, [4], id="every month: one line"),
        pytest.param([FULL[0], FULL[1], FULL[3]], [2], id="a missing month: the line ends before it, a lone value has none"),
        pytest.param([*FULL[:2], ("2026-05", "97"), ("2026-06", "98")], [2, 2], id="a gap in the middle: two lines"),
        pytest.param([FULL[0]], [], id="one value: a dot only"),
        pytest.param([("2025-Q4", "90"), ("2026-Q1", "91")], [2], id="quarters run over the year's end"),
    ],
)
def test_a_missing_period_breaks_the_line(values: list[tuple[str, str]], expected: list[int]) -> None:
    """A line joins neighbouring periods only."""
    svg = indicator_chart(indicator(values))
    assert svg is not None
    assert lines(svg) == expected
    assert svg.count(" cy=") == len(values)


def test_a_period_without_occurrence_breaks_the_line() -> None:
    """Nothing occurred (denominator 0) is neither 0% nor 100%: no dot, no line through it."""
    facts = indicator(
        [],
        gia_tri=[
            {"ky": "2026-01", "tu_so": "9", "mau_so": "10", "ngay": "2026-02-01"},
            {"ky": "2026-02", "tu_so": "0", "mau_so": "0", "ngay": "2026-03-01"},
            {"ky": "2026-03", "tu_so": "8", "mau_so": "10", "ngay": "2026-04-01"},
        ],
    )
    svg = indicator_chart(facts)
    assert svg is not None
    assert lines(svg) == []
    assert svg.count(" cy=") == 2
    assert "Tháng 2/2026: không phát sinh" in svg


def test_nothing_to_draw_is_none() -> None:
    """An empty chart is no chart."""
    assert indicator_chart(indicator([])) is None
    assert buckets_chart(SimpleNamespace(total=0, buckets={})) is None  # type: ignore[arg-type]
    assert survey_interval(survey(question("a", 0, 0))) is None
    assert survey_distribution(survey(question("a", 0, 0))) is None


def test_text_is_escaped() -> None:
    """A name with markup is shown as typed."""
    svg = indicator_chart(indicator(FULL))
    assert svg is not None
    assert "<b>" not in svg
    assert '<title id="chi-so-t">Tỷ lệ &lt;b&gt;đúng hạn&lt;/b&gt; &amp; «sớm»</title>' in svg


def drawings() -> list[str]:
    """One of each."""
    asked = survey(question("a", 40, 50, 10), question("b", 5, 3), chi_tieu={"so_sanh": ">", "gia_tri": "95"})
    made = [
        indicator_chart(indicator(FULL), "a"),
        buckets_chart(TOTALS, "b"),  # type: ignore[arg-type]
        survey_distribution(asked, "c"),
        survey_interval(asked, "d"),
    ]
    assert all(made)
    return [str(each) for each in made]


def test_drawings_are_one_well_formed_block_with_a_title() -> None:
    """No blank line (it would end the block in Markdown), an image role, a title and a description that exist."""
    for svg in drawings():
        assert not re.search(r"\n\s*\n", svg.strip())
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        ids = {each.get("id") for each in root.iter() if each.get("id")}
        assert {root.get("aria-labelledby"), root.get("aria-describedby")} - {None} <= ids
        assert root.find("title") is not None
        assert root.find("desc") is not None


def test_ids_are_unique_on_a_page() -> None:
    """Charts with different prefixes share no id, and each refers only to its own."""
    ids = [name for svg in drawings() for name in re.findall(r' id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))
    for svg in drawings():
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r' id="([^"]+)"', svg))


def test_the_same_facts_draw_the_same_bytes() -> None:
    """No clock, no random, no order of sets."""
    assert drawings() == drawings()


def test_numbers_print_the_vietnamese_way() -> None:
    """Decimal commas in labels; the target as it is said."""
    svg = indicator_chart(indicator(FULL))
    assert svg is not None
    assert ">94,5</text>" in svg
    assert ">Chỉ tiêu: trên 95%</text>" in svg


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(0, 58, (0, 20, 40, 60), id="counts"),
        pytest.param(91.3, 97.6, (90, 92, 94, 96, 98), id="shares"),
        pytest.param(5, 5, (4, 4.5, 5, 5.5, 6), id="one value"),
        pytest.param(-3, 2, (-4, -2, 0, 2), id="below zero"),
        pytest.param(0, 1234567, (0, 500000, 1000000, 1500000), id="large"),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: float, high: float, expected: tuple[float, ...]) -> None:
    """At most five round values."""
    assert round_ticks(low, high) == expected


def test_long_names_are_wrapped_not_cut() -> None:
    """Every word is kept, in lines that fit."""
    text = "Xây dựng chính quyền điện tử, chính quyền số và dịch vụ công trực tuyến toàn trình"
    found = wrapped(text, 200)
    assert " ".join(found) == text
    assert all(text_width(line) <= 200 for line in found)


def test_parts_of_a_bar_fill_its_width() -> None:
    """Parts add up to the whole; one of no size is left out, one too small for its number carries none."""
    bars = pieces_within(counted([("a", 990), ("b", 0), ("c", 10)]), x=0, y=0, width=288, height=20)
    assert [each.kind for each in bars] == ["a", "c"]
    assert sum(each.width for each in bars) == pytest.approx(288)
    assert [each.text for each in bars] == ["990", ""]
    assert pieces_within([Piece(kind="a", size=0, text="0")], x=0, y=0, width=288, height=20) == ()
