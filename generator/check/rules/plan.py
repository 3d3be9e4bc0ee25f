"""Rules of the plan: the commune, its documents, the plan of a year and its tasks (contract §3)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.days import due_day_occurs, trouble_with
from generator.check.rules.fault import Fault
from generator.contract.plan import Document, Office, Plan, Task
from generator.contract.records import Entry, Records
from generator.contract.values import is_web_address
from generator.contract.walk import Path
from generator.words.vietnamese import format_date


def sample_day_belongs_to_a_sample(entry: Entry[Office], _: Records) -> Iterator[Fault]:
    """§3 co-quan: tinh_den only with minh_hoa."""
    if entry.record.as_of is not None and not entry.record.demonstration:
        yield Fault(code="MB316", path=("tinh_den",))


def document_file_exists(entry: Entry[Document], records: Records) -> Iterator[Fault]:
    """§3 van-ban: tep is a file under content/tep/ or an https address; §2: paths stay inside."""
    file = entry.record.file
    if file is None:
        return
    if ".." in file.split("/") or "\\" in file or (file.startswith("/") and not file.startswith("//")) or file[1:3] == ":/":
        yield Fault(code="MB217", path=("tep",), facts={"value": file})
    elif ":" in file.partition("/")[0] or file.startswith("//"):
        if not (is_web_address(file) and file.startswith("https://")):
            yield Fault(code="MB212", path=("tep",), facts={"value": file})
    elif file not in records.attachments:
        yield Fault(code="MB213", path=("tep",), among=records.attachments, facts={"value": file})


def plan_starts_before_it_ends(entry: Entry[Plan], _: Records) -> Iterator[Fault]:
    """§3 ke-hoach: tu is not after den, and both lie in the folder's year."""
    plan = entry.record
    for name, day in (("tu", plan.start), ("den", plan.end)):
        if day is not None and day.year != entry.year:
            yield Fault(code="MB315", path=(name,), facts={"value": format_date(day), "year": entry.year})
            return
    if plan.start and plan.end and plan.start > plan.end:
        yield Fault(code="MB312", path=("tu",), facts={"value": format_date(plan.start), "end": format_date(plan.end)})


def task_has_one_timing(entry: Entry[Task], _: Records) -> Iterator[Fault]:
    """§3 nhiem-vu: exactly one of thoi_han, dinh_ky, thuong_xuyen: true."""
    task = entry.record
    found = [
        name
        for name, given in (
            ("thoi_han", task.deadline),
            ("dinh_ky", task.recurrence),
            ("thuong_xuyen", task.continuous),
        )
        if given
    ]
    if len(found) != 1:
        path: Path = (found[1],) if found else ("thuong_xuyen",) if task.continuous is False else ()
        yield Fault(code="MB303", path=path, facts={"found": f"có {' và '.join(found)}" if found else "chưa có khóa nào"})


def task_extends_a_deadline(entry: Entry[Task], _: Records) -> Iterator[Fault]:
    """§3 nhiem-vu: gia_han moves a thoi_han; other tasks have none to move."""
    if entry.record.extensions and entry.record.deadline is None and (entry.record.recurrence or entry.record.continuous):
        yield Fault(code="MB314", path=("gia_han",))


def update_done_is_100(entry: Entry[Task], _: Records) -> Iterator[Fault]:
    """§3 nhiem-vu: hoan_thanh means tien_do 100; another figure is an error."""
    for index, update in enumerate(entry.record.updates):
        if update.state == "hoan_thanh" and update.progress not in (None, 100):
            yield Fault(code="MB304", path=("cap_nhat", index, "tien_do"), facts={"value": update.progress})


def update_dropped_says_why(entry: Entry[Task], _: Records) -> Iterator[Fault]:
    """§3 nhiem-vu: dung_thuc_hien needs noi_dung and a document."""
    for index, update in enumerate(entry.record.updates):
        if update.state == "dung_thuc_hien" and not (update.text and update.evidence):
            missing = [name for name, given in (("noi_dung", update.text), ("minh_chung", update.evidence)) if not given]
            yield Fault(code="MB305", path=("cap_nhat", index, "trang_thai"), facts={"missing": " và ".join(missing)})


def update_names_its_period(entry: Entry[Task], records: Records) -> Iterator[Fault]:
    """§3 nhiem-vu: `ky` is required for recurring tasks, of their kind of period; other tasks have none."""
    task = entry.record
    for index, update in enumerate(task.updates):
        path: Path = ("cap_nhat", index)
        if task.recurrence is None:
            if update.period is not None and (task.deadline or task.continuous):
                yield Fault(
                    code="MB306", path=(*path, "ky"), facts={"problem": "Nhiệm vụ này không định kỳ nên cập nhật không có ky."}
                )
        elif update.period is None:
            yield Fault(code="MB306", path=path, facts={"problem": "Cập nhật này thiếu ky."})
        elif problem := trouble_with(update.period, task.recurrence.cycle, entry.year, records):
            yield Fault(code="MB306", path=(*path, "ky"), facts={"problem": problem})


def recurrence_has_a_day_that_occurs(entry: Entry[Task], _: Records) -> Iterator[Fault]:
    """§3: truoc_ngay or cham_nhat, not both, a day that such a period can have."""
    rule = entry.record.recurrence
    if rule is not None:
        yield from due_day_occurs(rule.cycle, rule.before, rule.latest, path=("dinh_ky",))
