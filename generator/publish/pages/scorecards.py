"""Pages of scorecards: all sets with points, class and evidence, and for each where points were lost and what is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from generator.contract.vocabulary import OPERATORS
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.plan_facts import IndicatorFacts
from generator.derive.score_parts import ScoreParts, card_parts, is_neglected, is_unattended, part_scored, partial_words
from generator.derive.scorecards import ScorecardFacts
from generator.publish.charts.scorecards import MOST_LOST
from generator.publish.outputs import Draft
from generator.publish.pages.indicators import FEED, IndicatorLine, indicator_line
from generator.publish.pages.moves import POINTS_OF_PERCENT, Move, move_of
from generator.publish.pages.scorecard_detail import scorecard_detail
from generator.words.vietnamese import NOT_YET, format_count, format_number, format_percent

PLACES = 2
"""Decimals of points."""
_SEARCH = "bộ chỉ số điểm xếp loại mất điểm trừ điểm tự chấm thẩm định tài liệu kiểm chứng tiêu chí"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """A scorecard in one look, in words.

    `points` are of the maximum (`87,25/100`); `bar` are (kind for CSS, word, points); `basis` says whose score it is.
    `partial` says how much is scored and what therefore is not judged yet, None where all is scored, or nothing.
    `target` is None without one. `lost` is "chưa có" where nothing is scored. `move` is against the year before, by
    percent. `unattended` counts criteria that lost points with neither a remedy nor a task, `neglected` those of them
    without even a reason.
    """

    facts: ScorecardFacts
    parts: ScoreParts
    points: str
    basis: str
    partial: str | None
    target: str | None
    lost: str
    bar: tuple[tuple[str, str, str], ...]
    evidence_bar: tuple[tuple[str, str, int], ...]
    move: Move
    unattended: int
    neglected: int


def scorecard_pages(facts: Facts) -> Iterator[Draft]:
    """The list and a page for each scorecard."""
    yield _list(facts)
    for each in facts.scorecards:
        yield _page(each, [one for one in facts.indicators if each.scorecard.id in one.indicator.scorecards])


def score_line(each: ScorecardFacts) -> ScoreLine:
    """The scorecard in one look."""
    parts, target, before = card_parts(each), each.scorecard.target, each.before
    return ScoreLine(
        facts=each,
        parts=parts,
        points=_points(each),
        basis=basis_words(each),
        partial=partial_words(each),
        target=f"{OPERATORS[target.operator]} {format_percent(target.value, PLACES)} điểm tối đa" if target else None,
        lost=format_number(parts.lost if parts.is_scored else None, PLACES),
        bar=(
            ("diem_dat", "đạt", f"{parts.gained:f}" if parts.gained else ""),
            ("diem_mat", "bị trừ", f"{parts.lost:f}" if parts.lost else ""),
            ("chua_cham", "chưa chấm", f"{parts.unscored:f}" if parts.unscored else ""),
        ),
        evidence_bar=(
            ("co_minh_chung", "có tài liệu", each.evidence.numerator),
            ("thieu_minh_chung", "chưa có", each.evidence.denominator - each.evidence.numerator),
        ),
        move=_move(each, before),
        unattended=sum(is_unattended(one) for one in each.lost),
        neglected=sum(is_neglected(one) for one in each.lost),
    )


def _move(each: ScorecardFacts, before: ScorecardFacts | None) -> Move:
    """Against the year before, by percent; a scorecard of which only a part is scored is not compared."""
    since = f"năm {before.year}" if before else ""
    if before and (each.is_partial or before.is_partial):
        return replace(move_of(None, None, since=since), words="chưa chấm hết các tiêu chí")
    return move_of(each.percent, before.percent if before else None, since=since, unit=POINTS_OF_PERCENT)


def basis_words(each: ScorecardFacts) -> str:
    """Whose score it is: verified, the commune's own, or both."""
    if each.score is None:
        return "chưa chấm"
    if each.verified is None:
        return "điểm xã tự chấm, chưa thẩm định"
    counted = [one.basis for one in each.criteria if not one.is_group and one.basis is not None]
    verified = counted.count("tham_dinh")
    if verified == len(counted):
        return "điểm thẩm định"
    return f"điểm thẩm định ở {format_count(verified)}/{format_count(len(counted))} tiêu chí, còn lại là điểm xã tự chấm"


def basis_sentence(each: ScorecardFacts) -> str:
    """What this page does with the score, and what it never does; by whose score the data hold."""
    if each.score is None:
        return "Bộ chỉ số này chưa có điểm nào được công bố."
    if each.verified is None:
        return "Đây là điểm xã tự chấm, chưa được thẩm định nên còn có thể thay đổi. Trang này chỉ cộng lại điểm từng tiêu chí."
    if each.own is None:
        return (
            "Đây là điểm do cơ quan có thẩm quyền chấm và công bố. Trang này ghi lại từng tiêu chí và cộng lại, không chấm lại; "
            "nếu có khác thì điểm ở nơi công bố là điểm chính thức."
        )
    return (
        "Tiêu chí, nhóm đã thẩm định thì lấy điểm thẩm định, chưa thẩm định thì lấy điểm xã tự chấm. Trang này chỉ cộng lại, "
        "không chấm lại; nếu có khác thì điểm do cơ quan thẩm định công bố là điểm chính thức."
    )


def _list(facts: Facts) -> Draft:
    newest = max((each.year for each in facts.scorecards), default=None)
    current = [score_line(each) for each in facts.scorecards if each.year == newest]
    others = [score_line(each) for each in facts.scorecards if each.year != newest]
    years = sorted({each.facts.year for each in others}, reverse=True)
    return Draft(
        address="bo-chi-so/",
        title="Bộ chỉ số",
        description="Xã được bao nhiêu điểm ở từng bộ chỉ số, mất điểm ở đâu, khắc phục thế nào, đủ tài liệu kiểm chứng chưa.",
        section="bo-chi-so",
        template="scorecard_list.html",
        context={
            "as_of": facts.as_of,
            "year": newest,
            "lines": current,
            "former": [(year, [each for each in others if each.facts.year == year]) for year in years],
            "met": _met(current),
            "evidence": _evidence(current),
            "unattended": Ratio(sum(each.unattended for each in current), sum(len(each.facts.lost) for each in current)),
            "neglected": sum(each.neglected for each in current),
        },
        feeds=(FEED,),
        search=f"{_SEARCH} 766 PAR Index cải cách hành chính chính quyền thân thiện DTI chuyển đổi số",
    )


def _met(lines: Iterable[ScoreLine]) -> Ratio:
    """How many of the sets that can be judged reach their target."""
    judged = [each.facts.met for each in lines if each.facts.met is not None]
    return Ratio(judged.count(True), len(judged))


def _evidence(lines: Iterable[ScoreLine]) -> Ratio:
    shares = [each.facts.evidence for each in lines]
    return Ratio(sum(each.numerator for each in shares), sum(each.denominator for each in shares))


def _page(each: ScorecardFacts, indicators: list[IndicatorFacts]) -> Draft:
    line = score_line(each)
    return Draft(
        address=each.address,
        title=each.scorecard.name,
        description=_description(line),
        section="bo-chi-so",
        template="scorecard.html",
        context={
            "line": line,
            "facts": each,
            "card": each.scorecard,
            "sentence": basis_sentence(each),
            "most_drawn": MOST_LOST,
            # Made when the page is rendered, and only then.
            "make_detail": partial(scorecard_detail, each),
            "make_indicators": partial(_indicator_lines, indicators),
        },
        source=each.entry.file,
        feeds=(FEED,),
        search=_search(each),
        drawn_from=_drawn_from(each, indicators),
    )


def _indicator_lines(indicators: Iterable[IndicatorFacts]) -> list[IndicatorLine]:
    return [indicator_line(each) for each in indicators]


def _points(each: ScorecardFacts) -> str:
    return NOT_YET if each.score is None else f"{format_number(each.score, PLACES)}/{format_number(each.maximum, PLACES)}"


def _description(line: ScoreLine) -> str:
    each = line.facts
    if each.score is None:
        return f"Năm {each.year}: chưa có điểm."
    name = f", xếp loại {each.name}" if each.name else ""
    part = f", {part_scored(each)}" if each.is_partial else ""
    return f"Năm {each.year}: {line.points} điểm ({format_percent(each.percent)}){part}{name}; bị trừ {line.lost} điểm."


def _search(each: ScorecardFacts) -> str:
    """The groups and the criteria that lost points: what people look for by name."""
    named = [one.name for one in each.scorecard.criteria] + [one.criterion.name for one in each.lost]
    return " ".join(dict.fromkeys([_SEARCH, str(each.year), *named]))


def _drawn_from(each: ScorecardFacts, indicators: Iterable[IndicatorFacts]) -> tuple[str, ...]:
    cards = (each, each.before) if each.before else (each,)
    found = [f"bo-chi-so/{one.scorecard.id}" for one in cards]
    found += [f"van-ban/{each.document.id}"] if each.document else []
    for one in each.criteria:
        found += [f"van-ban/{document.id}" for document in one.evidence]
        found += [f"nhiem-vu/{task.task.id}" for task in one.tasks]
    found += [f"chi-so/{one.indicator.id}" for one in indicators]
    return tuple(dict.fromkeys(found))
