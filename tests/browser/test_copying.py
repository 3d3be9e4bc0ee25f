"""Addresses of news are copied by a button, which only appears where there is JavaScript."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_an_address_is_copied_and_said(served, open_page):
    """What lands on the clipboard is the whole address; it is also announced."""
    page = open_page(f"{served['root']}dang-ky/", width=360)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("[data-mb-copy]").first
    button.click()
    page.wait_for_function("/Đã chép/.test(document.querySelector('[data-mb-copied]').textContent)")
    assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-mb-copy")
    assert page.trouble == []
