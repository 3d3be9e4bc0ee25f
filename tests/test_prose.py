"""Markdown to HTML: what is hostile does nothing, links lead where they should, and the same text gives the same bytes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parsed

from generator.publish.outputs import Draft
from generator.publish.prose import prose_of, resolve, words_of
from generator.publish.templates import inside_of

PAGES = {"content/index.md": "", "content/gioi-thieu.md": "gioi-thieu/", "content/bai-viet/a.md": "bai-viet/a/"}
ARTICLE = "content/bai-viet/moi.md"
TAGS = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = frozenset(
    ["align", "alt", "aria-label", "class", "href", "id", "loading", "rel", "role", "src", "start", "tabindex", "title"]
)

CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref", "mb-plain", "mb-scroll"})


def html_of(text, file=ARTICLE):
    return str(prose_of(text, file=file, pages=PAGES).html)


def elements(html):
    return [
        each for each in parsed.fragment_fromstring(html, create_parent="body").iterdescendants() if isinstance(each.tag, str)
    ]


def assert_harmless(html):
    """Only what is on the lists, and no address that runs or loads something from elsewhere."""
    assert "<!--" not in html
    for each in elements(html):
        assert each.tag in TAGS, each.tag
        assert set(each.attrib) <= ATTRIBUTES, dict(each.attrib)
        if "href" in each.attrib:
            assert re.match(r"~/|#|\?|https?://|mailto:", each.attrib["href"]), each.attrib["href"]
        if each.tag == "img":
            assert each.attrib["src"].startswith("~/tep/")
        assert not each.attrib.get("id", "").startswith("_")
        assert each.attrib.get("class", "mb-plain") in CLASSES


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script-lines": "<script>\n\nalert(1)\n\n</script>",
    "script-unclosed": "trước <script>alert(1)\n\nsau",
    "script-split": "<scr<script>ipt>alert(1)</script>",
    "script-upper": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "style": "<style>body{display:none}</style>",
    "style-attribute": '<p style="position:fixed;inset:0">x</p>',
    "javascript": "[x](javascript:alert(1))",
    "javascript-case": "[x](JaVaScRiPt:alert(1))",
    "javascript-tab": "[x](java\tscript:alert(1))",
    "javascript-entity": "[x](&#106;avascript:alert(1))",
    "javascript-reference": "[x][r]\n\n[r]: javascript:alert(1)",
    "javascript-angle": "<javascript:alert(1)>",
    "javascript-html": '<a href="jav&#x09;ascript:alert(1)">x</a>',
    "vbscript": "[x](vbscript:msgbox(1))",
    "data": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "data-image": "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "image-elsewhere": "![x](https://evil.example/x.png)",
    "image-protocol": "![x](//evil.example/x.png)",
    "image-out": "![x](../../../etc/passwd.png)",
    "onerror": "<img src=x onerror=alert(1)>",
    "onerror-title": '![x](../tep/a.png "\\" onerror=\\"alert(1)")',
    "svg": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "math": "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    "iframe": '<iframe src="https://evil.example"></iframe>',
    "object": '<object data="x"></object><embed src="x">',
    "form": '<form action="https://evil.example"><input name=a><button>x</button></form>',
    "meta": '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/">',
    "comment": "a <!-- <script>alert(1)</script> --> b",
    "comment-unclosed": "a <!-- b",
    "unclosed": "<div><b><table><tr><td>x",
    "closing": "</div></body></html>x",
    "theme-id": '<h2 id="__search">x</h2>',
    "class": '<div class="md-header mb-badge">x</div>',
    "protocol-relative": "[x](//evil.example/)",
    "backslash": "[x](/\\evil.example/)",
    "credentials": "[x](https://cong.gov.vn@evil.example/)",
    "attribute-list": "[x](https://a.vn){: onclick=alert(1) }",
    "title": '[x](https://a.vn "a\\" onmouseover=\\"alert(1)")',
    "fence": '```js" onclick="alert(1)\n<script>alert(1)</script>\n```',
    "footnote": 'x[^a" onclick="b]\n\n[^a" onclick="b]: <script>alert(1)</script>',
    "table": "|<script>|b|\n|-|-|\n|<img src=x onerror=y>|d|",
    "null": "a\ufffdb <script\ufffd>alert(1)</script>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_does_nothing(text):
    assert_harmless(html_of(text))
    assert_harmless(html_of(f"# Tên\n\n- một\n- {text}\n\n> {text}\n\nsau"))


def test_the_rest_of_a_text_survives_what_is_dropped():
    html = html_of("trước <script>alert(1)</script> giữa\n\n<iframe src=x></iframe>\n\n<b>sau</b> cùng")
    assert html == "<p>trước  giữa</p>\n<p>sau cùng</p>"


def test_an_unclosed_script_takes_no_more_than_its_paragraph():
    assert html_of("a <script>b\n\nc") == "<p>a </p>\n<p>c</p>"


def test_markup_shown_as_code_is_shown():
    html = html_of("Viết `<script>` hay:\n\n```\n<b>đậm</b>\n```")
    assert "<code>&lt;script&gt;</code>" in html
    assert "<pre><code>&lt;b&gt;đậm&lt;/b&gt;\n</code></pre>" in html


def test_a_line_break_in_a_cell_is_harmless_and_stays():
    assert "<td>một<br>hai</td>" in html_of("|a|b|\n|-|-|\n|một<br/>hai|c|")


LINKS = {
    "https": ("https://dichvucong.gov.vn/a?b=1&c=2", "https://dichvucong.gov.vn/a?b=1&c=2"),
    "mailto": ("mailto:xa@minhhoa.gov.vn", "mailto:xa@minhhoa.gov.vn"),
    "anchor": ("#lam-gi", "#lam-gi"),
    "other article": ("a.md", "~/bai-viet/a/"),
    "other article with anchor": ("a.md#b", "~/bai-viet/a/#b"),
    "prose page": ("../gioi-thieu.md", "~/gioi-thieu/"),
    "home page": ("../index.md", "~/"),
    "home by root": ("/", "~/"),
    "attachment above": ("../tep/bao-cao.pdf", "~/tep/bao-cao.pdf"),
    "attachment by root": ("/tep/bao-cao.pdf", "~/tep/bao-cao.pdf"),
    "attachment with a space": ("../tep/b%C3%A1o%20c%C3%A1o.pdf", "~/tep/b%C3%A1o%20c%C3%A1o.pdf"),
    "attachment without ending": ("../tep/LICENSE", "~/tep/LICENSE"),
    "record by root": ("/nhiem-vu/x/", "~/nhiem-vu/x/"),
    "record without slash": ("/nhiem-vu/x", "~/nhiem-vu/x/"),
    "record by root with anchor": ("/phuong-phap/#chi-so", "~/phuong-phap/#chi-so"),
    "record from here": ("../nhiem-vu/x/", "~/nhiem-vu/x/"),
    "feed": ("/rss/giam-sat.xml", "~/rss/giam-sat.xml"),
    "with query": ("/nhiem-vu/?a=b c", "~/nhiem-vu/?a=b%20c"),
    "unpublished article": ("b.md", None),
    "out of the site": ("../../data/co-quan.yml", None),
    "root and out": ("/../data/", None),
    "other host": ("//evil.example/", None),
    "file": ("file:///etc/passwd", None),
    "drive": ("C:/Users/x.docx", None),
    "ftp": ("ftp://a.vn/", None),
    "nothing": ("", None),
    "broken": ("https://[a", None),
}


@pytest.mark.parametrize(("target", "expected"), LINKS.values(), ids=LINKS.keys())
def test_where_a_link_leads(target, expected):
    assert resolve(target, file=ARTICLE, pages=PAGES) == expected


def test_a_link_is_meant_from_its_own_file():
    assert resolve("tep/a.pdf", file="content/gioi-thieu.md", pages=PAGES) == "~/tep/a.pdf"
    assert resolve("bai-viet/a.md", file="content/gioi-thieu.md", pages=PAGES) == "~/bai-viet/a/"
    assert resolve("../a.md", file="content/bai-viet/2026/b.md", pages=PAGES) == "~/bai-viet/a/"


def test_links_to_other_sites_are_marked_and_no_others():
    html = html_of("[a](https://a.vn) [b](a.md) [c](mailto:x@a.vn) <https://d.vn>")
    assert {each.text: each.get("rel") for each in elements(html) if each.tag == "a"} == {
        "a": "nofollow noopener",
        "b": None,
        "c": None,
        "https://d.vn": "nofollow noopener",
    }


def test_a_link_that_leads_nowhere_leaves_its_words():
    assert html_of("xin [đọc *bài này*](b.md) nhé") == "<p>xin đọc <em>bài này</em> nhé</p>"


def test_a_picture_of_the_site_is_shown_and_another_leaves_its_description():
    assert html_of("![quầy <số> 1](../tep/a.png)") == '<p><img alt="quầy &lt;số&gt; 1" src="~/tep/a.png" loading="lazy"></p>'
    assert html_of("xem ![quầy số 1](https://a.vn/a.png)") == "<p>xem quầy số 1</p>"


def test_words_that_look_like_an_address_of_ours_are_no_address():
    body = html_of('gõ href="~/x" và `="~/y"` [a](a.md)')
    page = Draft(address="bai-viet/moi/", title="", description="", section="", template="", context={"body": body})
    shown = parsed.fragment_fromstring(inside_of(page), create_parent="body")
    assert shown.text_content() == 'gõ href="~/x" và ="~/y" a'
    assert shown.xpath("//a/@href") == ["../../bai-viet/a/"]


HEADINGS = {
    "own title is taken": ("# Giới *thiệu* `x<y`\n\n## Một\n\n### Hai", "Giới thiệu x<y", ["h2 mot Một", "h3 hai Hai"]),
    "no title": ("## Một\n\n#### Hai", None, ["h2 mot Một", "h4 hai Hai"]),
    "title below text": ("Chào.\n\n# Một\n\n## Hai", None, ["h2 mot Một", "h3 hai Hai"]),
    "several titles": ("# Một\n\n# Hai\n\n## Ba", None, ["h2 mot Một", "h2 hai Hai", "h3 ba Ba"]),
    "too small": ("### Một\n\n#### Hai", None, ["h2 mot Một", "h3 hai Hai"]),
    "underlined": ("Tên\n===\n\nMột\n---", "Tên", ["h2 mot Một"]),
    "same twice": ("## Đất đai\n\n## Đất đai", None, ["h2 dat-dai Đất đai", "h2 dat-dai_1 Đất đai"]),
    "no letters": ("## !!!", None, ["h2 khac !!!"]),
    "empty": ("## \n\nchữ", None, []),
}


@pytest.mark.parametrize(("text", "title", "expected"), HEADINGS.values(), ids=HEADINGS.keys())
def test_headings(text, title, expected):
    prose = prose_of(text, file=ARTICLE, pages=PAGES)
    found = [
        f"{each.tag} {each.get('id')} {each.text_content()}" for each in elements(str(prose.html)) if re.match(r"h\d", each.tag)
    ]
    assert (prose.title, found) == (title, expected)


def test_tables_definitions_footnotes_and_code():
    html = html_of("|a|b|\n|--|-:|\n|1|2|\n\nTừ\n: nghĩa\n\nchú[^1]\n\n[^1]: thích\n\n```\na\n\n\nb\n```")
    assert '<div class="mb-scroll" role="region" aria-label="Bảng 1" tabindex="0"><table class="mb-plain">' in html
    assert '<td align="right">2</td>' in html
    assert "<dt>Từ</dt>\n<dd>nghĩa</dd>" in html
    assert '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>' in html
    assert 'title="Về chỗ có chú thích 1"' in html
    assert parsed.fragment_fromstring(html, create_parent="body").xpath("string(//pre)") == "a\n\n\nb\n"
    assert "\n\n" not in html


def test_one_text_leaves_nothing_behind_for_the_next():
    first = html_of("chú[^1]\n\n[^1]: thích\n\n## Một\n\n[x]: https://a.vn")
    other = html_of("chú[^1] [x]\n\n## Một")
    assert html_of("chú[^1]\n\n[^1]: thích\n\n## Một\n\n[x]: https://a.vn") == first
    assert "footnote" not in other
    assert "a.vn" not in other
    assert 'id="mot"' in other


DENSE = {
    "brackets": "[" * 20_000,
    "pictures": "![" * 5_000,
    "headings": "# a\n" * 5_000,
    "quotes": ">" * 20_000,
    "lists in lists": "1. " * 2_000 + "a",
    "indents": "".join("    " * depth + "- a\n" for depth in range(300)),
    "a book": "chữ " * 60_000,
    "scripts": "<script>" * 5_000,
    "comments": "<!--" * 5_000,
}


@pytest.mark.parametrize("text", DENSE.values(), ids=DENSE.keys())
def test_a_text_no_one_could_read_holds_nothing_up(text):
    """Without the bound most of these take minutes or end in an error; here they are shown as typed or converted at once."""
    assert_harmless(html_of(text))


def test_a_long_list_of_links_is_no_such_text():
    assert html_of("".join(f"- [thủ tục {number}](https://a.vn/{number})\n" for number in range(1000))).count("<a ") == 1000


def test_words_of_a_text():
    text = "# Tên bài\n\n- **Một** [liên kết](https://a.vn) và ![ảnh](a.png)\n1. `mã` <b>x</b> a_b\n\n|c|d|\n|-|-|\n<!-- ẩn"
    assert words_of(text) == "Tên bài Một liên kết và ảnh mã x a_b c d"


PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<script",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<!--",
            "-->",
            "<a href='",
            "'>",
        ),
        *(
            "[x](",
            ")",
            "javascript:alert(1)",
            "java&#115;cript:",
            "&#x3C;script&#x3E;",
            "data:text/html,",
            "vbscript:",
            "https://a.vn",
        ),
        *(
            "```",
            "`",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "# ",
            "|",
            "|-|-|\n",
            "[^1]",
            "[^1]: ",
            "[x]: ",
            "**",
            "_",
            "\\",
            '"',
            "'",
            "<",
            ">",
            "&",
        ),
        *(
            "chữ",
            " ",
            "\t",
            "    ",
            ": ",
            "![",
            "](",
            "../tep/a.png",
            "~/",
            '="~/',
            "onclick=",
            "<p style=x>",
            "<iframe>",
            "{: #id .c }",
        ),
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200)))
def test_no_text_at_all_can_do_harm(text):
    prose = prose_of(text, file=ARTICLE, pages=PAGES)
    html = str(prose.html)
    assert_harmless(html)
    assert "<script" not in html.lower()
    assert not re.search(r'(?:href|src)="[^"#?]*javascript:', html, re.IGNORECASE)
    assert str(prose_of(text, file=ARTICLE, pages=PAGES).html) == html
    assert "\n\n" not in html
    words_of(text)
