"""Rules of scorecards: groups are the sums of their criteria, no score above its maximum (contract §3, bo-chi-so)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from generator.check.rules.fault import Fault, is_empty, repeated_ids, typed
from generator.contract.measures import TOLERANCE
from generator.contract.records import Entry, Records
from generator.contract.scorecards import Criterion, Scorecard
from generator.contract.walk import Path

_WHOLE = 100
_MOST_PARTS = 12
"""Numbers that a message adds up before the reader's eyes."""
_Pick = Callable[[Criterion], Decimal | None]
_SCORES: tuple[tuple[str, str, _Pick], ...] = (
    ("tu_cham", "Điểm tự chấm", lambda each: each.own_score),
    ("tham_dinh", "Điểm thẩm định", lambda each: each.verified),
)
"""A criterion's two scores: key, what it is called in a message, the value."""


def scorecard_has_criteria(entry: Entry[Scorecard], _: Records) -> Iterator[Fault]:
    """§3 bo-chi-so: tieu_chi is required, so it holds at least one criterion."""
    if not entry.record.criteria:
        yield is_empty(("tieu_chi",))


def criteria_have_own_ids(entry: Entry[Scorecard], _: Records) -> Iterator[Fault]:
    """§2: a criterion's or group's id is its own within the scorecard, at whatever depth."""
    yield from repeated_ids((each.id, (*path, "ma"), _place(path)) for path, each in _placed(entry.record.criteria))


def group_maximum_is_the_sum(entry: Entry[Scorecard], _: Records) -> Iterator[Fault]:
    """§3 bo-chi-so: a parent's maximum is the sum of its children's.

    A group that agrees with the criteria without children below it is left alone: then a group in between is at fault,
    and is told.
    """
    for path, each in _placed(entry.record.criteria):
        if not each.children:
            continue
        total = sum((child.maximum for child in each.children), Decimal())
        if each.maximum not in (total, sum((leaf.maximum for leaf in _leaves(each)), Decimal())):
            facts: dict[str, object] = {"maximum": typed(each.maximum), "sum": _sum([child.maximum for child in each.children])}
            yield Fault(code="MB323", path=(*path, "diem_toi_da"), facts=facts)


def score_within_its_maximum(entry: Entry[Scorecard], _: Records) -> Iterator[Fault]:
    """§3 bo-chi-so: a score is never above its maximum."""
    for path, each in _placed(entry.record.criteria):
        for key, called, pick in _SCORES:
            score = pick(each)
            if score is not None and score > each.maximum:
                facts: dict[str, object] = {"score": called, "points": typed(score), "maximum": typed(each.maximum)}
                yield Fault(code="MB324", path=(*path, key), facts=facts)


def group_score_is_the_sum(entry: Entry[Scorecard], _: Records) -> Iterator[Fault]:
    """§3 bo-chi-so: points add up as maxima do, to 0.05, once every criterion below the group has that score.

    As with maxima, a group that agrees with the criteria without children below it is left alone.
    """
    for path, each in _placed(entry.record.criteria):
        for key, called, pick in _SCORES:
            score = pick(each)
            leaves = [pick(leaf) for leaf in _leaves(each)]
            given = [leaf for leaf in leaves if leaf is not None]
            if score is None or not each.children or len(given) < len(leaves):
                continue
            parts = [_score(child, pick) for child in each.children]
            if min(abs(score - sum(parts, Decimal())), abs(score - sum(given, Decimal()))) > TOLERANCE:
                facts: dict[str, object] = {"score": called, "points": typed(score), "sum": _sum(parts), "key": key}
                yield Fault(code="MB325", path=(*path, key), facts=facts)


def shares_are_of_the_maximum(entry: Entry[Scorecard], _: Records) -> Iterator[Fault]:
    """§3 bo-chi-so: muc_tieu and xep_loai are percent of the maximum, so at most 100."""
    card = entry.record
    shares: list[tuple[Path, Decimal]] = [(("xep_loai", index, "tu"), each.start) for index, each in enumerate(card.classes)]
    if card.target is not None:
        shares.append((("muc_tieu", "gia_tri"), card.target.value))
    for path, share in shares:
        if share > _WHOLE:
            yield Fault(code="MB211", path=path, facts={"value": typed(share), "low": 0, "high": _WHOLE})


def _placed(criteria: Sequence[Criterion], above: Path = ()) -> Iterator[tuple[Path, Criterion]]:
    """All criteria and groups with the path to each, in the order of the file."""
    for index, each in enumerate(criteria):
        path = (*above, "tieu_chi", index)
        yield path, each
        yield from _placed(each.children, path)


def _leaves(criterion: Criterion) -> Iterator[Criterion]:
    return (each for each in criterion.walk() if not each.children)


def _score(criterion: Criterion, pick: _Pick) -> Decimal:
    """The score typed, else the sum of those below; 0 where nothing is scored."""
    score = pick(criterion)
    return score if score is not None else sum((_score(child, pick) for child in criterion.children), Decimal())


def _place(path: Path) -> str:
    """`tiêu chí thứ 1 của tiêu chí thứ 2`, as one counts down the file."""
    return " của ".join(f"tiêu chí thứ {step + 1}" for step in reversed(path) if isinstance(step, int))


def _sum(parts: Sequence[Decimal]) -> str:
    """`6 + 6,5 = 12,5`; of very many parts only what they come to."""
    total = typed(sum(parts, Decimal()))
    return f"{' + '.join(typed(part) for part in parts)} = {total}" if 1 < len(parts) <= _MOST_PARTS else total
