"""The social card of each page that sums something up; a task has that of its state, further pages their section's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from generator.contract.vocabulary import STATES, State
from generator.derive.facts import Facts
from generator.derive.feedback import feedback_totals
from generator.derive.figures import Ratio
from generator.derive.totals import Totals
from generator.publish.outputs import Card, Draft
from generator.publish.pages.tasks import state_address
from generator.publish.said import inside
from generator.publish.shell import TITLES, site_name
from generator.words.vietnamese import format_count, format_date, format_percent

_LONGEST_RATIO = 9
"""Characters of a ratio that a card shows large; beyond it the percentage is large and the ratio stands beside it."""
_PARTS = {
    "hoan_thanh_dung_han": "xong đúng hạn",
    "hoan_thanh_qua_han": "xong trễ",
    "chua_hoan_thanh_trong_han": "còn hạn",
    "chua_hoan_thanh_qua_han": "quá hạn",
}
_FURTHER = re.compile(r"trang/\d+/$")
_NARROW = re.compile(r"(giam-sat|thay-doi)/(don-vi|linh-vuc)/|bai-viet/(chuyen-muc|doi-tuong|kenh)/|don-vi/[^/]+/phoi-hop/")
_SHARING = {"document.html", "gone.html", "briefing.html", "poster.html", "broadcast.html", "changes.html"}
"""Templates of which there are many pages, and of which a card of its own would tell little."""
Figured = tuple[str, str, tuple[tuple[int, str], ...]]
"""The figure, what it counts, and the parts of its bar."""


def card_of(draft: Draft, facts: Facts) -> Card | None:
    """The page's card; None where it has that of its section."""
    if (state := _state(draft)) is not None:
        return _of_state(state, _marked("Nhiệm vụ", facts), site_name(facts))
    folder, _, inside = draft.address.partition("/")
    if _FURTHER.search(draft.address) or _NARROW.match(draft.address) or (draft.template in _SHARING and inside):
        return None
    figure, note, parts = _figure(draft, facts)
    article = draft.context["article"] if draft.template == "article.html" else None
    return Card(
        # content/index.md is the home page itself, so that no page has this address.
        name=draft.address.strip("/") or "index",
        kind=_marked(TITLES.get(folder, facts.office.name) if inside else facts.office.parent, facts),
        title=draft.title,
        figure=figure,
        note=note,
        parts=parts,
        site=site_name(facts),
        day=format_date(article.day) if article else f"Số liệu đến {format_date(facts.as_of)}",
    )


def _state(draft: Draft) -> State | None:
    """Of the task on the page, or of all tasks on it."""
    if draft.template == "task.html":
        found: State = draft.context["state"].state
        return found
    return draft.context["view"].current if draft.template == "task_list.html" else None


@lru_cache(maxsize=64)
def _of_state(state: State, kind: str, site: str) -> Card:
    """Shared by all tasks of a state and their list. It says no day and no number: it stays whatever becomes of others."""
    term = STATES[state]
    return Card(name=state_address(state).strip("/"), kind=kind, title=term.label, note=term.meaning, site=site)


def _marked(kind: str, facts: Facts) -> str:
    return f"{kind} · Dữ liệu minh họa" if facts.office.demonstration else kind


def _figure(draft: Draft, facts: Facts) -> Figured:
    found = _FIGURES.get(draft.template)
    return (found(draft.context, facts) if found else None) or ("", draft.description, ())


def _plan(_context: Mapping[str, Any], facts: Facts) -> Figured | None:
    return _totals(facts.plan.totals, f"nhiệm vụ của kế hoạch năm {facts.plan.year}") if facts.plan else None


def _group(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    return _totals(context["each"].totals, "nhiệm vụ")


def _totals(totals: Totals, what: str) -> Figured | None:
    if not totals.completion.denominator:
        return None
    figure, note = _share(totals.completion, f"{what} đã hoàn thành")
    return (
        figure,
        note,
        tuple((totals.buckets[key], f"{format_count(totals.buckets[key])} {_PARTS[key]}") for key in totals.buckets),
    )


def _indicator(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    line = context["line"]
    if line.period is None:
        return None
    value, _, unit = line.value.partition(" ")
    words = [f"{unit}, {inside(line.period)}" if unit else line.period]
    if line.facts.indicator.target is not None:
        met = {True: ": đạt", False: ": chưa đạt", None: ""}[line.facts.state.met]
        words.append(f"chỉ tiêu {line.target}{met}")
    return value, "; ".join(words), ()


def _survey(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    satisfied = context["state"].satisfied
    return _satisfied(satisfied, context["survey"].period.label) if satisfied.denominator else None


def _headline(_context: Mapping[str, Any], facts: Facts) -> Figured | None:
    survey = facts.headline_survey
    return _satisfied(survey.state.satisfied, survey.survey.name) if survey else None


def _satisfied(ratio: Ratio, when: str) -> Figured:
    counted = f"{format_count(ratio.numerator)}/{format_count(ratio.denominator)}"
    return format_percent(ratio.value), f"hài lòng: {counted} câu trả lời. {when}", ()


def _score(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    each = context["facts"]
    return (
        (context["line"].points, f"điểm ({format_percent(each.percent)}), năm {each.year}", ())
        if each.score is not None
        else None
    )


def _dossiers(context: Mapping[str, Any], facts: Facts) -> Figured | None:
    year = next((each for each in facts.dossiers if each.year == context["year"]), None)
    if year is None or not year.total.on_time.denominator:
        return None
    counted = f"{format_count(year.total.on_time.numerator)}/{format_count(year.total.on_time.denominator)}"
    return format_percent(year.total.on_time.value), f"{counted} hồ sơ giải quyết trước hạn và đúng hạn, năm {year.year}", ()


def _feedback(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    totals = feedback_totals(context["sheet"].records)
    return (*_share(Ratio(totals.answered, totals.received), "phản ánh, kiến nghị đã trả lời"), ()) if totals.received else None


def _shortcomings(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    found = context["sheet"].records
    fixed = sum(each.state == "da_khac_phuc" for each in found)
    return (*_share(Ratio(fixed, len(found)), "tồn tại, hạn chế đã khắc phục"), ()) if found else None


def _supervision(context: Mapping[str, Any], _facts: Facts) -> Figured | None:
    return format_count(context["view"].pressing), "việc cần được trả lời", ()


def _share(ratio: Ratio, what: str) -> tuple[str, str]:
    counted = f"{format_count(ratio.numerator)}/{format_count(ratio.denominator)}"
    percent = format_percent(ratio.value)
    return (counted, f"{what} ({percent})") if len(counted) <= _LONGEST_RATIO else (percent, f"{counted} {what}")


_FIGURES: dict[str, Callable[[Mapping[str, Any], Facts], Figured | None]] = {
    "home.html": _plan,
    "plan.html": _plan,
    "area_list.html": _plan,
    "unit_list.html": _plan,
    "area.html": _group,
    "unit.html": _group,
    "indicator.html": _indicator,
    "survey.html": _survey,
    "survey_list.html": _headline,
    "scorecard.html": _score,
    "dossiers.html": _dossiers,
    "feedback.html": _feedback,
    "shortcomings.html": _shortcomings,
    "supervision.html": _supervision,
}
