"""What has to be done by a day: in time, late, overdue or still in time, and what its tasks say of it (contract §4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Document
from generator.contract.vocabulary import AnswerState
from generator.derive.figures import Ratio
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import DONE


@dataclass(frozen=True, slots=True)
class Reply:
    """How an answer or a repair stands against its due day. `days` are calendar days late or overdue, None when neither."""

    state: AnswerState
    days: int | None


def reply_of(due: date, done_on: date | None, day: date) -> Reply:
    """The due day itself is in time, for what is done as for what is not."""
    if done_on is not None:
        return Reply("tre", (done_on - due).days) if done_on > due else Reply("dung_han", None)
    return Reply("qua_han", (day - due).days) if day > due else Reply("trong_han", None)


def on_time_of(replies: Iterable[Reply]) -> Ratio:
    """Those in time among all that are done or overdue; what is still in time is not decided."""
    states = [each.state for each in replies]
    return Ratio(states.count("dung_han"), len(states) - states.count("trong_han"))


def counted(tasks: Sequence[TaskFacts]) -> list[TaskFacts]:
    """The tasks that count: a dropped one mends nothing and holds up nothing."""
    return [each for each in tasks if each.state.state != "dung_thuc_hien"]


def done_by_tasks(tasks: Sequence[TaskFacts]) -> date | None:
    """The day the last of the tasks was done, when all of those that count are; None when one is not, or there is none."""
    chosen = counted(tasks)
    days = [each.state.done_on for each in chosen if each.state.state in DONE and each.state.done_on]
    return max(days) if chosen and len(days) == len(chosen) else None


def started(tasks: Sequence[TaskFacts]) -> bool:
    """Whether any of the tasks that count is under way or done."""
    return any(each.state.started_on is not None for each in counted(tasks))


def proven(evidence: Sequence[Document], tasks: Sequence[TaskFacts]) -> bool:
    """Whether what is done has evidence: its own, or that of any of the tasks that count."""
    return bool(evidence) or any(each.evidence for each in counted(tasks))
