"""The rules between values: one small generator each, its docstring the clause, and the list of them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.contract.measures import TOLERANCE, Indicator, Survey
from generator.contract.plan import Document, Office, Plan, Task
from generator.contract.records import Entry, Records
from generator.contract.values import Record, is_web_address
from generator.contract.vocabulary import CYCLES
from generator.contract.walk import Path
from generator.words.periods import DueDay, Period, due_day_fits
from generator.words.vietnamese import format_date, format_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A rule broken by a record: the code, the path to the offending value and the facts of the case.

    `among` is what a suggestion for `value` may be chosen from.
    """

    code: str
    path: Path
    among: Collection[str] = ()
    facts: dict[str, object] = field(default_factory=dict)


Rule = Callable[[Entry[Any], Records], Iterator[Fault]]


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
        elif not _lies_in_plan(update.period, entry.year, records):
            told = f"Kỳ «{update.period}» nằm ngoài thời gian của kế hoạch."
            yield Fault(code="MB306", path=(*path, "ky"), facts={"problem": told})
        elif update.period.cycle != task.recurrence.cycle or update.period.year != entry.year:
            wanted = f"Kỳ «{update.period}» không phải là kỳ {CYCLES[task.recurrence.cycle]} của năm {entry.year}."
            yield Fault(code="MB306", path=(*path, "ky"), facts={"problem": wanted})


def _lies_in_plan(period: Period, year: int, records: Records) -> bool:
    """Whether a period of the plan's year shares a day with the plan; other years are another matter."""
    plan = next((entry.record for entry in records.plans if entry.year == year), None)
    if plan is None or period.year != year or (plan.start and plan.end and plan.start > plan.end):
        return True
    return not ((plan.end and period.start > plan.end) or (plan.start and period.end < plan.start))


def recurrence_has_a_day_that_occurs(entry: Entry[Task], _: Records) -> Iterator[Fault]:
    """§3: truoc_ngay or cham_nhat, not both, a day that such a period can have."""
    rule = entry.record.recurrence
    if rule is None:
        return
    if rule.before is not None and rule.latest is not None:
        yield Fault(code="MB313", path=("dinh_ky", "cham_nhat"))
        return
    for name, day in (("truoc_ngay", rule.before), ("cham_nhat", rule.latest)):
        if isinstance(day, DueDay) and not due_day_fits(rule.cycle, day):  # type: ignore[arg-type]  # checked: a cycle
            yield Fault(code="MB307", path=("dinh_ky", name), facts={"value": day, "cycle": CYCLES[rule.cycle]})


def plan_starts_before_it_ends(entry: Entry[Plan], _: Records) -> Iterator[Fault]:
    """§3 ke-hoach: tu is not after den, and both lie in the folder's year."""
    plan = entry.record
    for name, day in (("tu", plan.start), ("den", plan.end)):
        if day is not None and day.year != entry.year:
            yield Fault(code="MB315", path=(name,), facts={"value": format_date(day), "year": entry.year})
            return
    if plan.start and plan.end and plan.start > plan.end:
        yield Fault(code="MB312", path=("tu",), facts={"value": format_date(plan.start), "end": format_date(plan.end)})


def value_is_whole(entry: Entry[Indicator], _: Records) -> Iterator[Fault]:
    """§3 chi-so: a value has gia_tri, or tu_so and mau_so together."""
    for index, value in enumerate(entry.record.values):
        path: Path = ("gia_tri", index)
        if (value.numerator is None) != (value.denominator is None):
            given, lacking = ("tu_so", "mau_so") if value.denominator is None else ("mau_so", "tu_so")
            yield Fault(code="MB308", path=(*path, given), facts={"problem": f"có {given} mà thiếu {lacking}"})
        elif value.value is None and value.numerator is None:
            yield Fault(code="MB308", path=path, facts={"problem": "chưa có con số nào"})


def value_agrees_with_its_ratio(entry: Entry[Indicator], _: Records) -> Iterator[Fault]:
    """§3 chi-so: a gia_tri beside tu_so and mau_so must agree to 0.05; beside mau_so 0 there is none."""
    indicator = entry.record
    for index, value in enumerate(indicator.values):
        if value.value is None or value.numerator is None or value.denominator is None:
            continue
        ratio = value.exact(indicator.measure)
        if ratio is None or abs(ratio - Fraction(value.value)) > TOLERANCE:
            yield Fault(
                code="MB309",
                path=("gia_tri", index, "gia_tri"),
                facts={
                    "value": _typed(value.value),
                    "numerator": _typed(value.numerator),
                    "denominator": _typed(value.denominator),
                    "ratio": "không phát sinh" if ratio is None else format_number(ratio, 2),
                },
            )


def survey_answers_fit(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§3 hai-long: answers to a question never exceed thu_ve; thu_ve never exceeds phat_ra."""
    survey = entry.record
    for index, question in enumerate(survey.questions):
        if question.answers.total > survey.returned:
            facts: dict[str, object] = {"value": question.answers.total, "limit": survey.returned}
            yield Fault(code="MB310", path=("cau_hoi", index, "tra_loi"), facts=facts)
    if survey.sent is not None and survey.returned > survey.sent:
        yield Fault(code="MB311", path=("thu_ve",), facts={"value": survey.returned, "limit": survey.sent})


def survey_starts_before_it_ends(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§3 hai-long: tu is not after den."""
    survey = entry.record
    if survey.start and survey.end and survey.start > survey.end:
        yield Fault(code="MB312", path=("tu",), facts={"value": format_date(survey.start), "end": format_date(survey.end)})


def survey_questions_have_own_ids(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§2: a question's id is its own within the survey."""
    seen: dict[str, int] = {}
    for index, question in enumerate(entry.record.questions):
        if question.id in seen:
            facts: dict[str, object] = {"value": question.id, "where": f"câu hỏi thứ {seen[question.id] + 1}"}
            yield Fault(code="MB301", path=("cau_hoi", index, "ma"), facts=facts)
        seen.setdefault(question.id, index)


def survey_asks_something(entry: Entry[Survey], _: Records) -> Iterator[Fault]:
    """§3 hai-long: cau_hoi is required, so it holds at least one question."""
    if not entry.record.questions:
        yield Fault(code="MB214", path=("cau_hoi",), facts={"key": "cau_hoi"})


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


def sample_day_belongs_to_a_sample(entry: Entry[Office], _: Records) -> Iterator[Fault]:
    """§3 co-quan: tinh_den only with minh_hoa."""
    if entry.record.as_of is not None and not entry.record.demonstration:
        yield Fault(code="MB316", path=("tinh_den",))


RULES: dict[str, tuple[Rule, ...]] = {
    "co-quan": (sample_day_belongs_to_a_sample,),
    "van-ban": (document_file_exists,),
    "ke-hoach": (plan_starts_before_it_ends,),
    "nhiem-vu": (
        task_has_one_timing,
        task_extends_a_deadline,
        update_done_is_100,
        update_dropped_says_why,
        update_names_its_period,
        recurrence_has_a_day_that_occurs,
    ),
    "chi-so": (value_is_whole, value_agrees_with_its_ratio),
    "hai-long": (survey_answers_fit, survey_starts_before_it_ends, survey_asks_something, survey_questions_have_own_ids),
}
"""The rules of each kind by its name."""


def faults_of(kind: str, entry: Entry[Record], records: Records) -> Iterator[Fault]:
    """Every rule of its kind that the record breaks."""
    for rule in RULES.get(kind, ()):
        yield from rule(entry, records)


def _typed(number: Decimal) -> str:
    return format(number, "f").replace(".", ",")
