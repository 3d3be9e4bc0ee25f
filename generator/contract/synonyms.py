"""Synonyms for the search: the words of the site, and how residents call the same things (docs/decisions)."""

from __future__ import annotations

from generator.contract.values import Many, Record, Some, Text, key, several


class SynonymGroup(Record):
    """Words of the site, and what residents type when they look for them."""

    words: Some[Text] = key("tu", "Từ mà trang này viết, ví dụ hộ tịch; tìm được những trang có từ này")
    spoken: Some[Text] = key("cach_goi", "Cách người dân gọi, ví dụ làm giấy khai sinh, khai tử")


class Synonyms(Record):
    """All groups (tu-dong-nghia.yml)."""

    groups: Many[SynonymGroup] = several("nhom", "Các nhóm từ; một cách gọi có thể nằm trong nhiều nhóm")
