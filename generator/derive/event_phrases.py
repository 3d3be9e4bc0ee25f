"""Phrases that several event rooms share: titles, documents, evidence, units, remedies, days late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.contract.plan import Document, Remedy, Unit
from generator.contract.values import Record
from generator.contract.vocabulary import DOCUMENT_KINDS
from generator.derive.naming import title_of
from generator.words.vietnamese import format_count, format_date


def headline(record: Record) -> str:
    """What stands for the record in a title: its name, or the beginning of its text, on one line and without a full stop."""
    return title_of(record).removesuffix(".")


def document_words(document: Document) -> str:
    """`Báo cáo số 102/BC-UBND: trích yếu`; of a kind without a name of its own, only what it has."""
    number = f"số {document.number}" if document.number else ""
    kind = "" if document.kind == "khac" else DOCUMENT_KINDS[document.kind]
    head = " ".join(part for part in (kind, number) if part)
    return ": ".join(part for part in (head, document.summary.rstrip(". ")) if part)


def evidence_words(documents: Iterable[Document]) -> str:
    """The documents that prove it, or that there are none."""
    named = "; ".join(document_words(document) for document in documents)
    return f"Tài liệu kiểm chứng: {named}." if named else "Chưa có tài liệu kiểm chứng kèm theo."


def means_words(remedy: Remedy) -> str:
    """What will be done about it, by when and by whom."""
    text = remedy.text.rstrip(". \n")
    return f"Biện pháp khắc phục: {text}. Hạn: {format_date(remedy.deadline)}. Người chịu trách nhiệm: {remedy.person}."


def unit_words(role: str, units: Iterable[Unit | None]) -> str | None:
    """`Đơn vị phải trả lời: Văn phòng; Phòng Kinh tế.`; None without units."""
    names = "; ".join(unit.name for unit in units if unit is not None)
    return f"{role}: {names}." if names else None


def done_words(what: str, on: date, due: date) -> str:
    """`Trả lời ngày 03/07/2026, trễ 3 ngày so với hạn 30/06/2026.`, or that it was in time."""
    if on > due:
        return f"{what} ngày {format_date(on)}, trễ {days_words(on, due)} so với hạn {format_date(due)}."
    return f"{what} ngày {format_date(on)}, trong hạn {format_date(due)}."


def days_words(on: date, due: date) -> str:
    """`3 ngày` from the due day to the day."""
    return f"{format_count((on - due).days)} ngày"


def sentence(text: str) -> str:
    """The text as a sentence of its own, whether staff typed a full stop or not."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."
