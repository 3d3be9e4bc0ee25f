"""Composes the synthetic tasks: dated, monthly and continuous; done, late, paused, dropped and untouched."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import vocabulary as words
from records import Basis, Cause, Document, Extension, Indicator, Recurrence, Remedy, Task, Unit, Update
from setting import AS_OF, PLAN, YEAR, slug

LINKED: Final = 0.1
"""Share of tasks that name an indicator."""

DILIGENT: Final = 0.67
"""Share of recurring tasks reported every month, and of late tasks with cause and remedy."""

EXTENDED: Final = 0.15
"""Share of dated tasks whose deadline was moved."""

OUTCOMES: Final = {
    "done": 40,
    "done_late": 12,
    "late": 14,
    "open": 21,
    "paused": 4,
    "dropped": 3,
    "untouched": 6,
}
"""How many of a hundred dated tasks come to which end by the as-of day."""


class TaskComposer:
    """Composes tasks one after the other from one source of chance."""

    def __init__(
        self,
        rng: random.Random,
        units: tuple[Unit, ...],
        documents: tuple[Document, ...],
        indicators: tuple[Indicator, ...],
    ) -> None:
        """Take chance, and what tasks may refer to."""
        self._rng = rng
        self._units = units
        self._documents = documents
        self._indicators = indicators

    def task(self, number: int, *, is_last: bool) -> Task:
        """Compose one task; the last is always dated and open, so that an edit may add an update to it."""
        rng = self._rng
        verb, thing, scope = rng.choice(words.VERBS), rng.choice(words.OBJECTS), rng.choice(words.SCOPES)
        lead, *helpers = rng.sample(self._units, rng.randint(1, 4))
        task = Task(
            ma=f"{slug(verb)}-{number:05}",
            ten=f"{verb} {thing} {scope}",
            linh_vuc=rng.choice(tuple(words.AREAS)),
            chu_tri=lead.ma,
            phoi_hop=tuple(unit.ma for unit in helpers),
            nguoi_chiu_trach_nhiem=f"Người đứng đầu {lead.ten_gon}",
            can_cu=(Basis(van_ban=rng.choice((PLAN, rng.choice(self._documents).ma)), muc=f"2.{rng.randint(1, 7)}"),),
            san_pham=f"{rng.choice(words.PRODUCTS)} {scope}",
            chi_so=self._linked_indicators(),
            cap_nhat=(),
        )
        place = number % 20
        if is_last:
            return self._dated(task, "open")
        if place in (4, 14):
            return self._recurring(task)
        if place in (2, 9, 17):
            return self._continuous(task)
        return self._dated(task, rng.choices(tuple(OUTCOMES), tuple(OUTCOMES.values()))[0])

    def _linked_indicators(self) -> tuple[str, ...]:
        if not self._indicators or self._rng.random() > LINKED:
            return ()
        return (self._rng.choice(self._indicators).ma,)

    def _evidence(self) -> tuple[str, ...]:
        """Return one or two documents, or in one case of six none."""
        count = self._rng.choice((0, 1, 1, 1, 1, 2))
        return tuple(document.ma for document in self._rng.sample(self._documents, count))

    def _progress(self) -> str:
        total = self._rng.randint(20, 90)
        part = self._rng.randint(5, total)
        return self._rng.choice(words.PROGRESS).format(a=part, b=total, c=max(1, part // 3))

    def _updates(self, start: date, end: date, count: int) -> list[Update]:
        """Return `count` updates under way, evenly spread from start to end, with rising progress."""
        step = (end - start) / max(count, 1)
        return [
            Update(
                ngay=start + step * index,
                trang_thai="dang_thuc_hien",
                tien_do=10 + 80 * index // count,
                noi_dung=self._progress(),
                minh_chung=self._evidence(),
            )
            for index in range(count)
        ]

    def _recurring(self, task: Task) -> Task:
        """Give the task a monthly rhythm; two in three report every month, the others stopped."""
        rng = self._rng
        newest = AS_OF.month if rng.random() < DILIGENT else rng.randint(5, AS_OF.month - 1)
        updates = tuple(
            Update(
                ky=f"{YEAR}-{month:02}",
                ngay=date(YEAR, month, rng.randint(18, 26)),
                trang_thai="hoan_thanh",
                noi_dung=rng.choice(words.DONE),
                minh_chung=self._evidence(),
            )
            for month in range(1, newest + 1)
        )
        return replace(task, dinh_ky=Recurrence(chu_ky="thang", cham_nhat=25), cap_nhat=updates)

    def _continuous(self, task: Task) -> Task:
        start = date(YEAR, 1, 10) + timedelta(days=self._rng.randrange(100))
        updates = self._updates(start, AS_OF, self._rng.randint(1, 6))
        return replace(task, thuong_xuyen=True, cap_nhat=tuple(updates))

    def _dated(self, task: Task, outcome: str) -> Task:
        """Give the task a deadline and the updates that lead to the outcome."""
        rng = self._rng
        start = date(YEAR, 1, 10) + timedelta(days=rng.randrange(120))
        if outcome in ("open", "paused", "untouched"):
            due = date(YEAR, 11, 1) + timedelta(days=rng.randrange(60))
        else:
            due = start + timedelta(days=rng.randint(60, 120))
        end = {
            "done": due - timedelta(days=rng.randint(0, 20)),
            "done_late": due + timedelta(days=rng.randint(1, 40)),
            "late": due + timedelta(days=rng.randint(1, 30)),
            "dropped": due - timedelta(days=rng.randint(1, 20)),
        }.get(outcome, AS_OF)
        updates = [] if outcome == "untouched" else self._updates(start, end, rng.randint(0, 5))
        last = self._last_update(outcome, end, task)
        given, extensions = self._extended(start, due)
        return replace(task, thoi_han=given, gia_han=extensions, cap_nhat=(*updates, last))

    def _extended(self, start: date, due: date) -> tuple[date, tuple[Extension, ...]]:
        """Return the deadline first given, and for some tasks the extension that made it `due`."""
        if self._rng.random() > EXTENDED:
            return due, ()
        given = max(start + timedelta(days=20), due - timedelta(days=self._rng.randint(20, 45)))
        moved = Extension(ngay=min(given, AS_OF) - timedelta(days=5), den=due, ly_do=self._rng.choice(words.REASONS))
        return given, (moved,)

    def _last_update(self, outcome: str, end: date, task: Task) -> Update:
        """Return the update that states the outcome; two in three late tasks give a cause and a remedy."""
        rng = self._rng
        if outcome == "done":
            return Update(
                ngay=end,
                trang_thai="hoan_thanh",
                tien_do=100,
                noi_dung=rng.choice(words.DONE),
                minh_chung=self._evidence(),
            )
        if outcome == "dropped":
            return Update(
                ngay=end,
                trang_thai="dung_thuc_hien",
                noi_dung=rng.choice(words.REASONS),
                minh_chung=(rng.choice(self._documents).ma,),
            )
        if outcome == "untouched":
            return Update(ngay=AS_OF, trang_thai="chua_thuc_hien", tien_do=0, noi_dung="Chưa đến thời điểm thực hiện")
        if outcome in ("open", "paused"):
            state = "dang_thuc_hien" if outcome == "open" else "tam_dung"
            return Update(
                ngay=end,
                trang_thai=state,
                tien_do=rng.randint(75, 95),
                noi_dung=self._progress(),
                minh_chung=self._evidence(),
            )
        is_done = outcome == "done_late"
        explained = rng.random() < DILIGENT
        return Update(
            ngay=end,
            trang_thai="hoan_thanh" if is_done else "dang_thuc_hien",
            tien_do=100 if is_done else rng.randint(75, 95),
            noi_dung=rng.choice(words.DONE) if is_done else self._progress(),
            minh_chung=self._evidence(),
            nguyen_nhan=Cause(chu_quan=rng.choice(words.SUBJECTIVE), khach_quan=rng.choice(words.OBJECTIVE))
            if explained
            else None,
            khac_phuc=Remedy(
                noi_dung=rng.choice(words.REMEDIES),
                thoi_han=end + timedelta(days=rng.randint(15, 60)),
                nguoi_chiu_trach_nhiem=task.nguoi_chiu_trach_nhiem,
            )
            if explained and not is_done
            else None,
        )
