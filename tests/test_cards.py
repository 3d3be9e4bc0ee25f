"""Social cards: letters for all of Vietnamese, lines that fit, pictures that are sound whatever is written on them."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish.cards import card_groups, picture_of
from generator.publish.cards.chosen import card_of
from generator.publish.cards.letters import LEVELS, cut_of
from generator.publish.cards.picture import HEIGHT, PALETTE, PARTS, WIDTH
from generator.publish.heads import MOST_OF_A_KIND, with_heads
from generator.publish.outputs import Card
from generator.publish.pages.home import home_pages
from generator.publish.pages.indicators import indicator_pages
from generator.publish.pages.tasks import task_pages
from tests.builders import facts

ALPHABET = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxy0123456789 .,:;–-/%“”()"
TONED = "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ"
HEADLINE = "Ấn phẩm: nghiệp vụ Ở Ỷ Ộ giữa phường xã ĐẶC KHU"


def pixels(png: bytes) -> list[bytes]:
    """The rows of a picture, each pixel a digit; the file is what its head says."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found, place = {}, 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        name, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length])[0] == zlib.crc32(name + content)
        found[name], place = content, place + 12 + length
    assert list(found) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", found[b"IHDR"]) == (WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    assert len(found[b"PLTE"]) == 3 * len(PALETTE) == 48
    raw, row = zlib.decompress(found[b"IDAT"]), WIDTH // 2 + 1
    assert len(raw) == HEIGHT * row
    rows = [raw[start : start + row] for start in range(0, len(raw), row)]
    assert {each[0] for each in rows} == {0}
    return [each[1:] for each in rows]


@pytest.mark.parametrize("name", ["title", "text"])
def test_every_vietnamese_letter_is_drawn(name):
    cut = cut_of(name)
    for letter in ALPHABET + TONED + TONED.lower():
        assert cut.known(f"x{letter}x") == f"x{letter}x"
        assert {len(row) for row in cut.set(letter)} == {cut.width(letter)}
        assert set("".join(cut.set(letter))) <= set("012345"[: LEVELS + 1])
        assert letter == " " or "5" in "".join(cut.set(letter)), letter


def test_letters_written_in_parts_are_drawn_whole():
    """As a Mac writes file names, a vowel and its tone may come as two characters."""
    assert cut_of("text").known("Tiê\u0301n đô\u0323") == "Tiến độ"


@given(st.text(max_size=300), st.integers(100, 1100), st.integers(1, 4))
@settings(max_examples=60)
def test_no_line_is_wider_than_its_room(text, room, most):
    cut = cut_of("title")
    lines = cut.lines(text, room, most)
    assert len(lines) <= most
    assert all(cut.width(line) <= room for line in lines)
    assert bool(lines) == bool(cut.known(text).strip())


def test_what_does_not_fit_ends_in_an_ellipsis():
    cut = cut_of("title")
    assert cut.lines("một hai ba", 1100, 1) == ["một hai ba"]
    (line,) = cut.lines("một hai, " * 50, 400, 1)
    assert line.endswith("…")
    assert ",…" not in line


def test_lines_below_one_another_lose_nothing():
    """Tails and marks of two lines may share rows: there is as much ink as in the lines alone, or nearly."""
    cut = cut_of("title")
    apart = sum(len(row) - row.count("0") for line in (HEADLINE, HEADLINE) for row in cut.set(line))
    together = sum(len(row) - row.count("0") for row in cut.stacked([HEADLINE, HEADLINE], 74))
    assert apart * 0.99 <= together <= apart


@given(st.lists(st.text(max_size=80), min_size=6, max_size=6), st.lists(st.integers(0, 10**6), min_size=4, max_size=4))
@settings(max_examples=12)
def test_any_text_gives_a_sound_picture(texts, numbers):
    kind, title, figure, note, site, day = texts
    parts = tuple((number, f"{number} việc") for number in numbers)
    card = Card(name="x", kind=kind, title=title, figure=figure, note=note, parts=parts, site=site, day=day)
    assert len(pixels(picture_of(card))) == HEIGHT


@pytest.mark.parametrize("figure", ["", "1.234/5.678", "100%", "9" * 40])
def test_a_long_text_stays_on_the_card(figure):
    """Letters never reach the edges, and a picture is small enough for a telephone."""
    long = "Nghiệp vụ " * 60
    card = Card(name="x", kind=long, title=long, figure=figure, note=long, site=long, day="Số liệu đến 10/11/2026")
    png = picture_of(card)
    rows = pixels(png)
    assert len(png) < 60_000
    assert all(row[-20:] == rows[0][-20:] or row[-20:] == b"\0" * 20 for row in rows)
    assert rows[-1] == bytes(WIDTH // 2)


def test_the_bar_has_its_parts_in_proportion():
    parts = ((60, "60 xong"), (0, "0 trễ"), (30, "30 còn hạn"), (10, "10 quá hạn"))
    rows = pixels(picture_of(Card(name="x", kind="", title="", figure="60/100", parts=parts)))
    bar = rows[530].hex()
    share = [bar.count(colour) for colour in PARTS]
    assert share[1] == 0
    assert share[0] + 4 == pytest.approx(2 * (share[2] + 4), abs=6)
    assert share[2] + 4 == pytest.approx(3 * (share[3] + 4), abs=6)


def test_the_same_card_gives_the_same_bytes_and_another_another_address():
    card = Card(name="x", kind="a", title="b")
    assert picture_of(card) == picture_of(Card(name="x", kind="a", title="b"))
    assert card.mark != Card(name="x", kind="a", title="c").mark


def _facts(*names):
    given = {"ten": "Việc", "linh_vuc": "the-che", "chu_tri": "van-phong", "thoi_han": "31/12/2026"}
    return facts("30/06/2026", nhiem_vu=[{**given, "ma": name} for name in names])


def test_the_home_page_shows_the_plans_ratio_and_its_four_parts():
    known = _facts("viec", "viec-khac")
    card = card_of(next(iter(home_pages(known))), known)
    totals = known.plan.totals
    assert card.figure == f"{totals.completion.numerator}/{totals.completion.denominator}"
    assert [number for number, _ in card.parts] == list(totals.buckets.values())


def test_tasks_of_a_state_and_its_list_share_a_card_that_other_tasks_do_not_change():
    """Else one late task would draw the pages of all others anew."""
    alone, both = _facts("viec"), _facts("viec", "viec-khac")

    def cards(known):
        return {page.address: card_of(page, known) for page in task_pages(known) if page.address != "nhiem-vu/"}

    card = cards(alone)["nhiem-vu/viec/"]
    found = cards(both)
    assert card == found["nhiem-vu/viec/"] == found["nhiem-vu/viec-khac/"] == found[f"{card.name}/"]
    assert not any(digit in card.title + card.note + card.day for digit in "0123456789")


def test_of_very_many_pages_of_a_kind_the_newest_years_have_their_own_card():
    """Else the cards of a large commune would take longer than its pages; the others show their section's."""
    most = MOST_OF_A_KIND
    of_year = {year: [{"ma": f"c{year}-{number}"} for number in range(most - 5)] for year in (2024, 2026)}
    known = facts("30/06/2026", chi_so_2024=of_year[2024], chi_so_2026=of_year[2026])
    pages = with_heads([*home_pages(known), *indicator_pages(known)], known)
    own = [page for page in pages if page.address == f"{page.card.name}/"]
    assert [page.address for page in own if page.template == "indicator_list.html"] == ["chi-so/"]
    assert [sum(f"/c{year}-" in page.address for page in own) for year in (2024, 2026)] == [5, most - 5]
    assert {page.card.name for page in pages if page not in own} == {"chi-so", "index"}


def test_a_card_that_says_the_same_is_not_drawn_again():
    known = _facts("viec", "viec-khac")
    pages = with_heads([*home_pages(known), *task_pages(known)], known)
    groups = list(card_groups(pages))
    assert len({group.stamp for group in groups}) == len(groups)
    assert [group.stamp for group in card_groups(pages)] == [group.stamp for group in groups]
