"""What was published and later changed, removed or back-dated without saying so, as supervision lists it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.contract.kinds import BY_NAME
from generator.derive.event_changes import Change
from generator.derive.facts import Facts
from generator.derive.supervision_rows import Matter, Row, said

CHANGED = Matter(
    key="sua_doi",
    title="Dữ liệu đã công bố bị sửa mà không khai báo",
    about="Số liệu, thời hạn, câu trả lời đã công bố rồi được sửa, xóa hoặc ghi muộn, thấy được khi so các lần công bố.",
    none="Chưa có điều gì đã công bố mà bị sửa không khai báo.",
    number=None,
    since="Ngày công bố lần sửa",
    notes=("Việc đã xảy ra", "Trước và nay"),
    mixed=True,
)


def changed_rows(facts: Facts, changes: Sequence[Change]) -> Iterator[Row]:
    """The changes of the plan year, newest first. They are to be known; what lies behind each has to be asked."""
    units = {name: each.unit for each in facts.units for name in (each.unit.id, *each.unit.former_ids)}
    areas = {f"linh-vuc/{each.area.id}": each.area for each in facts.areas}
    start = facts.plan.start if facts.plan else None
    for each in reversed(changes):
        day = each.time.date()
        if start is not None and day < start:
            continue
        about = each.subject
        yield Row(
            subject=f"{about.record_kind}/{about.tag}",
            noun=_noun(about.record_kind),
            title=each.title,
            address=about.address,
            year=day.year,
            pressing=False,
            units=tuple(units[name] for name in about.units if name in units),
            areas=tuple(areas[term] for term, _ in about.categories if term in areas),
            since=day,
            notes=(said(each.term.label), said(*(line.words for line in each.lines))),
        )


def _noun(kind: str) -> str:
    noun = BY_NAME[kind].noun
    return noun[:1].upper() + noun[1:]
