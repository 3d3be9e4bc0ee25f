"""Recognition with its unit and document (contract §3, ghi-nhan)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.contract.plan import Document, Unit
from generator.contract.recognitions import Recognition
from generator.contract.records import Entry, Records
from generator.contract.vocabulary import PRAISE
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionFacts:
    """A commendation or a reminder."""

    entry: Entry[Recognition]
    recognition: Recognition
    year: int
    address: str
    unit: Unit | None
    document: Document | None

    @property
    def is_praise(self) -> bool:
        """Whether it honours; else it reminds."""
        return self.recognition.kind in PRAISE


def recognitions_of(records: Records, known: Lookup) -> tuple[RecognitionFacts, ...]:
    """All of them, newest first; of one day in file order."""
    found = [
        RecognitionFacts(
            entry=entry,
            recognition=entry.record,
            year=entry.year,
            address=address_of("ghi-nhan", entry),
            unit=known.units.get(entry.record.unit or ""),
            document=known.documents.get(entry.record.document or ""),
        )
        for entry in records.of("ghi-nhan")
    ]
    return tuple(sorted(found, key=lambda each: each.recognition.day, reverse=True))
