"""What a page shows on paper alone: the text of its running head, and a QR code that leads back to it."""

from __future__ import annotations

import re

from markupsafe import escape

from generator.derive.naming import shortened
from generator.publish.qr import qr_picture

LONGEST = 90
"""Characters of a title in the running head, which has one line."""
_SPECIAL = re.compile(r"[^\w .,;()/%–“”-]")


def css_text(text: str) -> str:
    """The text on one line, for between quotes in a `style` element: nothing in it can end the string or the element."""
    return _SPECIAL.sub(lambda found: f"\\{ord(found[0]):x} ", shortened(" ".join(text.split()), LONGEST))


def code_of(address: str) -> str:
    """The QR code of an address as an image; nothing where the address is too long for one."""
    found = qr_picture(address)
    if found is None:
        return ""
    side, picture = found
    return f'<img src="{escape(picture)}" width="{side}" height="{side}" alt="Mã QR của địa chỉ này">'
