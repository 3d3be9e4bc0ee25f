"""Feedback: other ways to send it than by the net, and what is folded so that a phone shows first what waits for an answer."""

from __future__ import annotations

import pytest
from lxml import html as parsed

from generator.publish.pages.feedback import feedback_pages
from generator.publish.templates import inside_of
from generator.publish.text import call_address, phones
from tests.builders import facts

FRONT = {"ma": "mttq", "ten": "Ủy ban Mặt trận Tổ quốc xã", "loai": "mat_tran"}
CONTACT = {"dia_chi": "Trụ sở UBND xã Thử", "dien_thoai": "0200 3555 018"}


def tree(on="30/06/2026", **kinds):
    """The register's first page."""
    draft = next(feedback_pages(facts(on, **kinds)))
    return parsed.fragment_fromstring(inside_of(draft), create_parent="body")


def text_of(element):
    return " ".join(" ".join(element.itertext()).split())


def ways(body):
    """The ways told of beside the address for opinions: text and address of each link."""
    return [(text_of(each), each.xpath(".//a/@href")) for each in body.xpath("//details[contains(@class, 'mb-ways')]//li")]


def opinion(ma, answered=None, **keys):
    given = {"ma": ma, "ngay_nhan": "05/03/2026", "noi_dung": f"Ý kiến {ma}", "don_vi": "van-phong", "han": "20/03/2026", **keys}
    return given | ({"ngay_tra_loi": answered} if answered else {})


def test_who_has_no_net_is_told_the_telephone_the_office_and_the_front():
    """From what is published of the commune alone; the telephone is a tap away, and not told twice."""
    units = [{"ma": "van-phong", "ten": "Văn phòng"}, FRONT]
    body = tree(co_quan={"lien_he": CONTACT}, don_vi=units)
    assert ways(body) == [
        ("Đến, hoặc gửi thư về Trụ sở UBND xã Thử", []),
        ("Nhờ Ủy ban Mặt trận Tổ quốc xã chuyển ý kiến", ["../don-vi/mttq/"]),
    ]
    assert "Không dùng mạng? 2 cách gửi khác" in text_of(body)
    assert body.xpath("//ul[contains(@class, 'mb-actions')]//a/@href") == ["tel:02003555018"]


def test_the_communes_own_words_come_first_and_an_article_tells_more():
    """Only where the article is published on that day."""
    office = {
        "lien_he": CONTACT,
        "cach_gui_khac": ["Bỏ hòm thư ở nhà văn hóa thôn", "Nói với <b>trưởng thôn</b>"],
        "bai_cach_gui": "2026-03-12-gop-y",
    }
    article = {"title": "Góp ý cho xã", "date": "12/03/2026"}
    kinds = {
        "co_quan": office,
        "don_vi": [{"ma": "van-phong", "ten": "Văn phòng"}, FRONT],
        "bai_viet": {"2026-03-12-gop-y": article},
    }
    body = tree(**kinds)
    assert [said for said, _ in ways(body)] == [
        "Bỏ hòm thư ở nhà văn hóa thôn",
        "Nói với <b>trưởng thôn</b>",
        "Đến, hoặc gửi thư về Trụ sở UBND xã Thử",
    ]
    assert body.xpath("//details[contains(@class, 'mb-ways')]/p/a/@href") == ["../bai-viet/2026-03-12-gop-y/"]
    assert not tree("11/03/2026", **kinds).xpath("//details[contains(@class, 'mb-ways')]/p/a")


def test_without_anything_published_nothing_is_promised():
    body = tree()
    assert ways(body) == []
    assert "Không dùng mạng" not in text_of(body)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("0200 3555 018", "tel:02003555018"),
        ("Gọi (0200) 3555.018, máy lẻ 12", "tel:02003555018"),
        ("0912.345.678", "tel:0912345678"),
        ("+84 200 3555 018", "tel:+842003555018"),
        ("đường dây nóng 1900 1234", "tel:19001234"),
        ("ngày 01.01.2026", None),
        ("giai đoạn 2021-2025, số 0123", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_can_be_called_is_a_telephone_link(text, address):
    assert call_address(text) == address


def test_telephone_numbers_are_links_and_all_else_is_escaped():
    assert phones("<b>Gọi</b> 0200 3555 018 & 0912 345 678") == (
        '&lt;b&gt;Gọi&lt;/b&gt; <a href="tel:02003555018">0200 3555 018</a> &amp; <a href="tel:0912345678">0912 345 678</a>'
    )


def test_what_waits_for_an_answer_stands_open_and_most_of_the_answered_are_folded():
    """Nothing overdue is ever folded; a single answered one is not either."""
    waiting = [opinion(f"cho-{each}") for each in range(5)]
    answered = [opinion(f"xong-{each}", "18/03/2026") for each in range(4)]
    body = tree(kien_nghi=[*answered, *waiting])
    folded = body.xpath("//details//article/@id")
    assert folded == ["xong-2", "xong-3"]
    assert [each for each in body.xpath("//article/@id") if each not in folded] == [
        *(f"cho-{each}" for each in range(5)),
        "xong-0",
        "xong-1",
    ]
    assert "Xem 2 ý kiến khác đã trả lời" in text_of(body)
    assert not tree(kien_nghi=[*answered[:3], *waiting]).xpath("//details//article")


def test_of_an_older_dialogue_only_what_waits_stands_open():
    talks = [
        opinion(f"{day}-{each}", None if not each else "18/03/2026", ngay_nhan=f"{day}/03/2026", kenh="doi_thoai")
        for day in ("05", "06")
        for each in range(5)
    ]
    body = tree(kien_nghi=talks)
    assert body.xpath("//details//article/@id") == ["06-3", "06-4", "05-1", "05-2", "05-3", "05-4"]
    chips = [text_of(each) for each in body.xpath("//nav[@class='mb-jump']//a")]
    assert chips == ["Qua Mặt trận Tổ quốc (0)", "Đối thoại (10)", "Trực tiếp, kênh khác (0)"]
