"""What supervision lists as tables for Excel: one for each block, one of everything, one for each unit and area.

They are copies of the page, row by row and in its words: days as 31/03/2026, the notes under their labels.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from generator.derive.event_changes import Change
from generator.derive.facts import Facts
from generator.derive.supervision import Supervision, by_area, by_unit, supervision_of
from generator.derive.supervision_rows import Block, Matter, Note, Row
from generator.publish.opendata_csv import SEPARATOR, guarded
from generator.publish.sitemap import site_address
from generator.words.vietnamese import format_date

FOLDER = "giam-sat/tai-ve/"
"""Two parts below giam-sat/, where a recommendation's page (giam-sat/<ma>/) never is."""
EVERYTHING = "tat-ca"
DRAWN_FROM = (
    "nhiem-vu",
    "chi-so",
    "hai-long",
    "ho-so",
    "bo-chi-so",
    "ton-tai",
    "bao-cao",
    "kien-nghi",
    "kiem-tra",
    "giam-sat",
    "van-ban",
)
"""The kinds that the tables are made of (publish/stamps.py)."""
_NAMED = ("Loại", "Nội dung", "Đơn vị", "Lĩnh vực")
_CLOSING = ("Cần trả lời", "Năm", "Địa chỉ")

Cell = str | int


def supervision_files(facts: Facts, changes: Sequence[Change] | None = None) -> dict[str, bytes]:
    """All tables by address from the site's root. `changes` as in `supervision_of`."""
    whole, root = supervision_of(facts, changes), site_address(facts)
    files = {table_address(block.matter): _table(_csv(block_rows(block, root))) for block in whole.blocks}
    # Each row is in three of the other tables: made once, found again by the row itself, which they share.
    head, *texts = map(_line, all_rows(whole, root))
    lines = dict(zip(map(id, _rows(whole)), texts, strict=True))
    files[f"{FOLDER}{EVERYTHING}.csv"] = _table(head + "".join(texts))
    for folder, parts in (
        ("don-vi", by_unit(whole, [each.unit.id for each in facts.units])),
        ("linh-vuc", by_area(whole, [each.area.id for each in facts.areas])),
    ):
        for name, part in parts.items():
            files[narrow_address(folder, name)] = _table(head + "".join(lines[id(row)] for row in _rows(part)))
    return files


def table_address(matter: Matter) -> str:
    """The table of one block."""
    return f"{FOLDER}{matter.file}.csv"


def narrow_address(folder: str, name: str) -> str:
    """The table of everything of one unit (`don-vi`) or area (`linh-vuc`)."""
    return f"{FOLDER}{folder}/{name}.csv"


def block_rows(block: Block, root: str) -> Iterator[list[Cell]]:
    """A block's head, then its rows in the order of the page."""
    matter = block.matter
    yield [
        *_NAMED,
        *([matter.number] if matter.number else []),
        *([matter.since] if matter.since else []),
        *matter.notes,
        *_CLOSING,
    ]
    for row in block.rows:
        yield [
            *_named(row),
            *([_number(row)] if matter.number else []),
            *([_since(row)] if matter.since else []),
            *(note_text(note) for note in row.notes),
            *_closing(row, root),
        ]


def all_rows(view: Supervision, root: str) -> Iterator[list[Cell]]:
    """Every row of every block in one table: what only some blocks have stands in one cell, with its label."""
    yield [
        *("Mục", *_NAMED),
        *("Số", "Số này là", "Mốc ngày", "Ngày này là", "Chi tiết"),
        *_CLOSING,
    ]
    for block in view.blocks:
        matter = block.matter
        for row in block.rows:
            told = zip(matter.notes, row.notes, strict=True)
            yield [
                matter.title,
                *_named(row),
                *(_number(row), matter.number or ""),
                *(_since(row), matter.since or ""),
                " | ".join(f"{label}: {note_text(note)}" for label, note in told if note),
                *_closing(row, root),
            ]


def note_text(note: Note) -> str:
    """A note in one cell."""
    return SEPARATOR.join(each.text for each in note)


def _named(row: Row) -> tuple[str, str, str, str]:
    units, areas = (unit.name for unit in row.units), (area.name for area in row.areas)
    return row.noun, row.title, SEPARATOR.join(units), SEPARATOR.join(areas)


def _number(row: Row) -> Cell:
    return "" if row.number is None else row.number


def _since(row: Row) -> str:
    return format_date(row.since) if row.since else ""


def _closing(row: Row, root: str) -> tuple[str, int, str]:
    return "có" if row.pressing else "không", row.year, root + row.address


def _rows(view: Supervision) -> Iterator[Row]:
    return (row for block in view.blocks for row in block.rows)


def _csv(rows: Iterable[list[Cell]]) -> str:
    """The rows as RFC 4180 has them; no text is taken for a formula."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue()


def _line(row: list[Cell]) -> str:
    return _csv((row,))


def _table(text: str) -> bytes:
    """In UTF-8 with the mark by which Excel knows it."""
    return text.encode("utf-8-sig")
