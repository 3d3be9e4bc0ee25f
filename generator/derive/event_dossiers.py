"""Events of dossiers: a period's counts published (contract §5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from generator.contract.dossiers import DossierCount
from generator.derive.dossiers import DossierYear, Tally, period_address, tally_of
from generator.derive.event_kinds import Event, EventTerm, Room, Subject, Topic, event, in_words
from generator.derive.event_phrases import sentence
from generator.derive.facts import Facts
from generator.derive.naming import register_address
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_date, format_percent, sort_key

COUNTED = EventTerm("dossiers", "so-lieu-ho-so", "Công bố số liệu hồ sơ", ("chi-so",), line="Kỳ số liệu hồ sơ được công bố")


def dossier_events(year: DossierYear, authority: str) -> Iterator[Event]:
    """Each day on which counts of a period were published: with what is then known of that period, all fields together.

    Where dossiers are or were late, it is a matter of supervision too.
    """
    periods: dict[Period, list[DossierCount]] = {}
    for entry in year.entries:
        periods.setdefault(entry.record.period, []).append(entry.record)
    shown = {each.period for each in year.periods}
    for period, counts in periods.items():
        name = str(period)
        address = period_address(year.year, period) if period in shown else register_address("ho-so", year.year)
        about = Subject(authority=authority, record_kind="ho-so", record_id=name, tag=name, address=address)
        for day in sorted({each.day for each in counts}):
            known = sorted((each for each in counts if each.day <= day), key=lambda each: sort_key(each.field))
            yield _counted(about, period, day, known)


def _counted(about: Subject, period: Period, day: date, known: Sequence[DossierCount]) -> Event:
    tally = tally_of(known)
    overdue = f"{format_count(tally.overdue)} hồ sơ" if tally.overdue else "không có hồ sơ nào"
    title = f"{COUNTED.label}: {in_words(period)}: {_on_time(tally)}, {overdue} đang quá hạn"
    also: tuple[Topic, ...] = ("giam-sat",) if tally.overdue or tally.settled_late else ()
    return event(about, COUNTED, day, f"{COUNTED.word}/{day}", title, partial(_words, period, day, known, tally), also)


def _words(period: Period, day: date, known: Sequence[DossierCount], tally: Tally) -> Iterator[str | None]:
    yield f"Hồ sơ thủ tục hành chính {in_words(period)}, công bố ngày {format_date(day)}: {_fields(known, day)}."
    earlier = [each for each in known if each.day < day]
    yield f"Gồm cả số đã công bố trước đó của kỳ này: {_fields(earlier, earlier[-1].day, before=True)}." if earlier else None
    early, late = sum(each.early for each in known), tally.settled_late
    yield (
        f"Tiếp nhận {format_count(tally.received)} hồ sơ. Đã giải quyết {format_count(tally.settled)}: "
        f"{format_count(early)} trước hạn, {format_count(tally.settled - early - late)} đúng hạn, {format_count(late)} quá hạn."
    )
    at_risk = f" (có nguy cơ trễ {format_count(tally.at_risk)})" if tally.at_risk_known else ""
    yield (
        f"Đang giải quyết trong hạn {format_count(tally.pending)}{at_risk}, "
        f"đang quá hạn {format_count(tally.overdue)}, tạm dừng {format_count(tally.paused)}, "
        f"chờ bổ sung {format_count(tally.incomplete)}."
    )
    yield "\n".join(_field_line(each) for each in known)
    sources = dict.fromkeys(each.source for each in known if each.source)
    yield sentence(f"Nguồn: {'; '.join(sources)}") if sources else None


def _fields(counts: Iterable[DossierCount], day: date, *, before: bool = False) -> str:
    return ", ".join(dict.fromkeys(each.field for each in counts if before or each.day == day))


def _field_line(count: DossierCount) -> str:
    tally = tally_of((count,))
    return (
        f"{count.field}: {_on_time(tally)}; quá hạn {format_count(tally.settled_late)}, "
        f"đang quá hạn {format_count(tally.overdue)}."
    )


def _on_time(tally: Tally) -> str:
    """`98,1% đúng hạn (211/215)`: early and on time, of those settled."""
    share = tally.on_time
    if share.value is None:
        return "chưa có hồ sơ được giải quyết"
    return f"{format_percent(share.value)} đúng hạn ({format_count(share.numerator)}/{format_count(share.denominator)})"


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.dossiers:
        yield from dossier_events(each, authority)


ROOM = Room(terms=(COUNTED,), events=_events)
