"""The templates' environment: everything escaped, nothing undefined, no clock; addresses written from the site's root."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from generator.contract.vocabulary import State
from generator.derive.plan_facts import TaskFacts
from generator.derive.supervision_rows import Matter, Row
from generator.publish.compiled import Compiled
from generator.publish.outputs import Draft
from generator.publish.text import FILTERS, VOCABULARY
from generator.words.vietnamese import NOT_YET, format_date

HOME = Path(__file__).resolve().parents[2] / "site_templates"
"""Where the templates lie: beside the package, in a checkout as in a wheel."""
_SPECIAL = re.compile("[&<>\"']")


def escaped(value: object) -> str:
    """What `escape` gives, as plain text. Most values are short and have nothing to escape; they stay the object they are."""
    if type(value) is str:
        return str(escape(value)) if _SPECIAL.search(value) else value
    return value if type(value) is Markup else str(escape(value))


class _Plainly(CodeGenerator):
    """Has templates call `escaped`: a Markup made for each of some millions of values cost a third of a large build."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Environment(Environment):
    code_generator_class = _Plainly
    escaped = staticmethod(escaped)


@cache
def environment() -> Environment:
    """The one environment of all our templates."""
    made = _Environment(
        loader=FileSystemLoader([HOME / "pages", HOME / "charts", HOME / "offline"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # They are part of the program; asking the disk for each of 10,000 pages whether one changed is slow.
        auto_reload=False,
        bytecode_cache=Compiled(HOME),
    )
    made.filters.update(FILTERS, task_row=task_row, supervision_line=supervision_line)
    made.globals.update(VOCABULARY)
    return made


def render(template: str, **context: Any) -> Markup:
    """One template with its context."""
    return Markup(environment().get_template(template).render(context))  # noqa: S704  (autoescaped)


def task_row(each: TaskFacts) -> Markup:
    """A task as a row of a table. Half a dozen lists show the same task, so rows are kept, by all that they show."""
    task, state = each.task, each.state
    given = "định kỳ" if task.recurrence else "cả năm" if task.continuous else NOT_YET
    missed = next((one.due for one in state.periods if one.state == "cham_tien_do"), None) if state.days_late else None
    due = format_date(state.due) if state.due else f"{given} (hạn {format_date(missed)})" if missed else given
    return _task_row(task.id, task.name, task.area, task.lead, each.lead.label, due, state.state, state.days_late)


@lru_cache(maxsize=32768)
def _task_row(  # noqa: PLR0917  (a key of plain values, and nothing else)
    name: str, title: str, area: str, unit: str, lead: str, due: str, state: State, days_late: int | None
) -> Markup:
    return render(
        "task_row.html", name=name, title=title, area=area, unit=unit, lead=lead, due=due, state=state, days_late=days_late
    )


@lru_cache(maxsize=8192)
def supervision_line(row: Row, matter: Matter, year: int) -> Markup:
    """A row of a block as it stands on a page of `year`: on that of the commune, its units' and its areas' alike."""
    return render("supervision_line.html", row=row, matter=matter, year=year)


def inside_of(draft: Draft) -> str:
    """The inside of a page. Templates write addresses from the site's root as `~/nhiem-vu/`; here they become relative.

    Data cannot forge such an address: its quotes are escaped.
    """
    body = str(draft.context["body"]) if not draft.template else str(render(draft.template, page=draft, **draft.context))
    if draft.changes:
        body += str(render("own_changes.html", views=draft.changes))
    return body.replace('="~/', f'="{root_of(draft.address)}')


def root_of(address: str) -> str:
    """The way from a page to the site's root: `../../` for `nhiem-vu/abc/`, `./` for the home page."""
    return "../" * address.count("/") or "./"
