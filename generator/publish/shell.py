"""What the theme's shell says on every page: names, tabs, contacts, the as-of day. Escaped here: mkdocs' templates do not."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from generator.derive.facts import Facts
from generator.derive.publication import Publication
from generator.publish.channels import feed_links
from generator.publish.paper import css_text
from generator.publish.text import phones
from generator.words.vietnamese import format_date

TABS = (
    ("", "", "Trang chủ"),
    ("ke-hoach", "ke-hoach/", "Tiến độ"),
    ("nhiem-vu", "nhiem-vu/", "Nhiệm vụ"),
    ("chi-so", "chi-so/", "Chỉ số"),
    ("ho-so", "ho-so/", "Hồ sơ"),
    ("hai-long", "hai-long/", "Hài lòng"),
    ("kien-nghi", "kien-nghi/", "Phản ánh"),
    ("giam-sat", "giam-sat/", "Giám sát"),
    ("giao-ban", "giao-ban/", "Giao ban"),
    ("don-vi", "don-vi/", "Đơn vị"),
    ("bai-viet", "bai-viet/", "Bài viết"),
)
"""Section, address and title of each tab."""
FIRST = (("", "", "Trang chủ"), ("giam-sat", "giam-sat/", "Trang giám sát"), ("giao-ban", "giao-ban/", "Giao ban"))
"""What stands before the groups in the menu of a phone."""
GROUPS = (
    (
        "Kế hoạch",
        (
            ("ke-hoach", "ke-hoach/", "Tiến độ kế hoạch"),
            ("nhiem-vu", "nhiem-vu/", "Nhiệm vụ"),
            ("linh-vuc", "linh-vuc/", "Lĩnh vực"),
            ("don-vi", "don-vi/", "Đơn vị"),
            ("van-ban", "van-ban/", "Văn bản"),
        ),
    ),
    (
        "Phục vụ người dân",
        (
            ("ho-so", "ho-so/", "Hồ sơ"),
            ("hai-long", "hai-long/", "Mức độ hài lòng"),
            ("kien-nghi", "kien-nghi/", "Phản ánh, kiến nghị"),
        ),
    ),
    (
        "Tuyên truyền",
        (
            ("bai-viet", "bai-viet/", "Bài viết"),
            ("niem-yet", "niem-yet/", "Tờ niêm yết"),
            ("phat-thanh", "phat-thanh/", "Bản tin phát thanh"),
        ),
    ),
    (
        "Kết quả, đánh giá",
        (
            ("chi-so", "chi-so/", "Chỉ số"),
            ("bo-chi-so", "bo-chi-so/", "Bộ chỉ số"),
            ("ton-tai", "ton-tai/", "Tồn tại, hạn chế"),
            ("kiem-tra", "kiem-tra/", "Kiểm tra"),
            ("ghi-nhan", "ghi-nhan/", "Biểu dương, nhắc nhở"),
        ),
    ),
    (
        "Giám sát",
        (
            ("giam-sat", "giam-sat/", "Trang giám sát"),
            ("giao-ban", "giao-ban/", "Giao ban"),
            ("bao-cao", "bao-cao/", "Chế độ báo cáo"),
            ("thay-doi", "thay-doi/", "Thay đổi dữ liệu"),
        ),
    ),
)
"""The parts of the site, grouped for the menu of a phone and the foot of every page."""
ABOUT = (
    ("phuong-phap", "phuong-phap/", "Cách tính số liệu"),
    ("du-lieu", "du-lieu/", "Dữ liệu mở"),
    ("dang-ky", "dang-ky/", "Đăng ký theo dõi"),
)
"""What tells of the site itself; the commune's own pages follow it."""
TITLES = {section: title for _, tabs in (*GROUPS, ("", ABOUT)) for section, _, title in tabs}
"""The name of each part by its folder."""


def site_name(facts: Facts) -> str:
    """What the site is called: `Cải cách hành chính Xã Minh Họa`."""
    return f"Cải cách hành chính {facts.office.name}"


def shell_of(facts: Facts, history: Publication | str, download: str | None = None) -> dict[str, Any]:
    """The values that site_templates/theme/main.html draws.

    Of the newest publication only the day is said: with the hour, each commit would change every page. `download` is the
    address of the whole site as a ZIP, None where it is not published.
    """
    last = None if isinstance(history, str) or history.last is None else history.last.date()
    office, contact = facts.office, facts.office.contact
    prose = tuple(
        (entry.id, f"{entry.id}/", entry.record.title or _heading(entry.body) or entry.id)
        for entry in facts.prose
        if entry.id != "index"
    )
    return {
        "site_name": shell_text(site_name(facts)),
        "office_name": shell_text(office.name),
        "publisher": shell_text(f"{office.name}, {office.parent}"),
        "running": Markup(css_text(f"{site_name(facts)}, số liệu tính đến")),  # noqa: S704  (for a style element)
        "demonstration": office.demonstration,
        "tabs": [_tab(*tab) for tab in TABS],
        "first": [_tab(*tab) for tab in FIRST],
        "groups": [
            {
                "title": title,
                "tabs": [_tab(*tab) for tab in tabs],
                "menu": [_tab(*tab) for tab in tabs if tab not in FIRST],
            }
            for title, tabs in (*GROUPS, ("Về trang này", (*ABOUT, *prose)))
        ],
        "feeds": [{"title": shell_text(feed.title), "address": feed.address} for feed in feed_links(facts)],
        "as_of": facts.as_of.isoformat(),
        "as_of_shown": format_date(facts.as_of),
        "last": last.isoformat() if last else None,
        "last_shown": format_date(last) if last else None,
        "address": shell_text(contact.address) if contact else None,
        "phone": shell_text(phones(contact.phone)) if contact and contact.phone else None,
        "mail": shell_text(contact.mail) if contact else None,
        "opinions": shell_text(office.opinions),
        "portal": shell_text(office.portal),
        "download": shell_text(download),
    }


def shell_text(text: str | None) -> Markup | None:
    """Text for the shell: escaped, and without anything that could be taken for a frame's marker (frames.py)."""
    if text is None:
        return None
    return Markup(str(escape(text)).replace("mb:", "mb&#58;").replace("mb-source", "mb&#45;source"))  # noqa: S704  (escaped)


def _heading(body: str) -> str | None:
    """The first heading of a prose page."""
    return next((line.removeprefix("# ").strip() for line in body.split("\n") if line.startswith("# ")), None)


def _tab(section: str, address: str, title: str) -> dict[str, Any]:
    return {"section": section or "trang-chu", "address": address, "title": shell_text(title)}
