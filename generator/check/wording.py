"""The validation library's findings on one record as ours: our code, our sentence, the place in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from generator.check.layout import Placed
from generator.contract.walk import Path, Slot, keys_of, model_at
from generator.read.nodes import Mapping, Node, Scalar, Sequence, is_empty, key_of, locate
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import nearest, without_accents

_NUMBER = re.compile(r"[-+]?\d[\d.]*\Z")
_SPECIAL_SPACE = re.compile("[\u00a0\u202f\u2007\u3000\u200b]")
_KEY_CLOSE = re.compile(r"([a-z_]+):(\s*)(?!//)\S")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_FLAGS = dict.fromkeys(("true", "có", "co", "yes", "y", "on", "1", "x"), "true") | dict.fromkeys(
    ("false", "không", "khong", "no", "n", "off", "0"), "false"
)
_YES_NO = {"co": "true", "khong": "false"}
_QUOTES = "“”„‘’\"'"


@dataclass(slots=True)
class _Told:
    """What has been said of a record so far: mappings with a torn value, and keys that a misspelt one stands for."""

    torn: set[int] = field(default_factory=set)
    meant: set[tuple[int, str]] = field(default_factory=set)
    holders: dict[Path, Node] = field(default_factory=dict)

    def holder(self, item: Node, path: Path) -> Node:
        """The mapping or list that holds the last step of the path, looked for once."""
        above = path[:-1]
        if above not in self.holders:
            self.holders[above] = locate(item, above)
        return self.holders[above]


def explain(placed: Placed, item: Node, error: ValidationError, most: int) -> list[Diagnostic]:
    """At most `most` findings. Unknown keys come first, so that a key misspelt is not also told as missing."""
    findings: list[Diagnostic] = []
    told = _Told()
    faults = error.errors(include_url=False, include_input=False) if most > 0 else []
    for fault in sorted(faults, key=lambda fault: fault["type"] != "extra_forbidden"):
        if len(findings) >= most:
            break
        path: Path = fault["loc"]
        facts = dict(fault.get("ctx", {}))
        match fault["type"]:
            case "extra_forbidden":
                findings += _extra(placed, item, path, told)
            case "missing":
                findings += _missing(placed, item, path, told)
            case "model_type" | "tuple_type" | "MB202":
                findings.append(_wrong_shape(placed, path, locate(item, path), fault["type"], facts))
            case code:
                findings.append(_wrong_value(placed, path, locate(item, path), code, facts))
    return findings


def missing_space(file: str, node: Node) -> Diagnostic | None:
    """The finding for `khóa:giá trị` or `-khóa: giá trị` where a mapping or list should be; None when it is neither."""
    if isinstance(node, Mapping) and node.pairs and re.match(r"-\w", node.pairs[0][0].value):
        return diagnose("MB101", file, node.line, node.column, problem="thiếu dấu cách sau dấu «-»")
    if isinstance(node, Scalar) and node.plain and (close := _KEY_CLOSE.match(node.value)):
        return _after_colon(file, node, close)
    return None


def _after_colon(file: str, typed: Scalar, close: re.Match[str]) -> Diagnostic:
    """A key and its value read as one word: a special space after the colon, or none."""
    if close[2]:
        return diagnose("MB105", file, typed.line, typed.column + close.start(2))
    return diagnose("MB101", file, typed.line, typed.column + close.end(1), problem="thiếu dấu cách sau dấu hai chấm")


def _missing(placed: Placed, item: Node, path: Path, told: _Told) -> list[Diagnostic]:
    holder = told.holder(item, path)
    if (id(holder), str(path[-1])) in told.meant:
        return []
    slot = _slots_at(placed, path)[str(path[-1])]
    return [diagnose("MB201", placed.path, holder.line, holder.column, key=slot.alias, meaning=slot.meaning)]


def _extra(placed: Placed, item: Node, path: Path, told: _Told) -> list[Diagnostic]:
    """A key that is not in the contract: misspelt, or a piece of a value torn by a comma in { }."""
    holder = told.holder(item, path)
    if id(holder) in told.torn:
        return []
    key = key_of(holder, path[-1:])
    assert key is not None
    allowed = _slots_at(placed, path)
    if isinstance(holder, Mapping) and holder.flow and is_empty(locate(holder, path[-1:])):
        told.torn.add(id(holder))
        return [_torn(placed.path, holder, key, allowed, told)]
    near = _belongs_below(key.value, allowed) or _meant(key.value, holder, allowed)
    if near is not None:
        told.meant.add((id(holder), near))
    return [
        diagnose(
            "MB107",
            placed.path,
            key.line,
            key.column,
            length=key.length,
            key=key.value,
            where=_holder_name(placed, path),
            allowed=", ".join(allowed),
            nearest=near,
        )
    ]


def _belongs_below(key: str, allowed: dict[str, Slot]) -> str | None:
    """`cap_nhat: tien_do` for a key that the mapping under one of these keys may have."""
    return next((f"{slot.alias}: {key}" for slot in allowed.values() if slot.holds and key in keys_of(slot.holds)), None)


def _meant(key: str, holder: Node, allowed: dict[str, Slot]) -> str | None:
    """The key that a word stands for, never one that the mapping has already: `phu_trach: Bà A` beside `chu_tri` is a person.

    A whole word in common says more than letters in common, but for the id of something.
    """
    pairs = holder.pairs if isinstance(holder, Mapping) else ()
    free = allowed.keys() - {each.value for each, _ in pairs}
    value = next((each for typed, each in pairs if typed.value == key), None)
    if isinstance(value, Scalar) and not _ID.match(value.value):
        shared = {each: len(_words_of(key) & _words_of(each)) for each in free}
        most = max(shared.values(), default=0)
        if most:
            alike = sorted(each for each, count in shared.items() if count == most)
            return nearest(key, alike) or alike[0]
    return nearest(key, free)


def _words_of(key: str) -> set[str]:
    """The words of a key that are long enough to mean something."""
    return {each for each in re.split(r"[_\W]+", without_accents(key).casefold()) if len(each) > 3}


def _torn(file: str, holder: Mapping, key: Scalar, allowed: dict[str, Slot], told: _Told) -> Diagnostic:
    close = _KEY_CLOSE.match(key.value)
    if close is not None and close[1] in allowed:
        told.meant.add((id(holder), close[1]))
        return _after_colon(file, key, close)
    before = _value_before(holder, key)
    if before is not None and key.value.isdecimal() and _NUMBER.match(before.value):
        return diagnose("MB113", file, before.line, before.column, length=before.length, value=f"{before.value},{key.value}")
    return diagnose("MB114", file, key.line, key.column, length=key.length, value=key.value)


def _wrong_shape(placed: Placed, path: Path, node: Node, kind: str, facts: dict[str, Any]) -> Diagnostic:
    name = next((step for step in reversed(path) if isinstance(step, str)), placed.kind.noun)
    if is_empty(node):
        return diagnose("MB214", placed.path, node.line, node.column, key=name)
    if kind == "model_type" and (close := missing_space(placed.path, node)) is not None:
        return close
    if kind == "model_type":
        expected, example = (
            "một mục gồm các khóa",
            "Viết mỗi khóa một dòng thụt vào, hoặc tất cả trong { }: {khóa: giá trị, khóa: giá trị}.",
        )
    elif kind == "tuple_type" or facts.get("expected") == "danh sách":
        expected = "danh sách"
        example = (
            "Thêm «- » ở đầu mỗi mục." if isinstance(node, Mapping) else "Viết trong ngoặc vuông, ngăn bằng dấu phẩy: [a, b]."
        )
    else:
        expected, example = (
            "một giá trị",
            "Viết giá trị ngay sau dấu hai chấm; văn bản mở đầu bằng [ hoặc { thì đặt trong ngoặc kép.",
        )
    actual = {Scalar: "văn bản", Mapping: "một mục gồm các khóa", Sequence: "danh sách"}[type(node)]
    length = node.length if isinstance(node, Scalar) else 1
    return diagnose(
        "MB202", placed.path, node.line, node.column, length=length, key=name, expected=expected, actual=actual, example=example
    )


def _wrong_value(placed: Placed, path: Path, node: Node, code: str, facts: dict[str, Any]) -> Diagnostic:
    name = next((step for step in reversed(path) if isinstance(step, str)), placed.kind.noun)
    facts.setdefault("key", name)
    value = str(facts.get("value", ""))
    if not isinstance(node, Scalar):
        return diagnose(code, placed.path, node.line, node.column, **facts)
    if space := _SPECIAL_SPACE.search(value):
        column = node.column + min(space.start() + (not node.plain), node.length - 1)
        return diagnose("MB105", placed.path, node.line, column)
    near = _likely(code, value, facts)
    return diagnose(code, placed.path, node.line, node.column, length=node.length, nearest=near, **facts)


def _likely(code: str, value: str, facts: dict[str, Any]) -> str | None:
    """What was most likely meant by a value that cannot be read."""
    bare = value.strip(_QUOTES)
    match code:
        case "MB210":
            return _likely_word(value, facts["allowed"].split(", "))
        case "MB215":
            return _FLAGS.get(bare.casefold())
        case "MB209":
            return re.sub(r"[^a-z0-9]+", "-", without_accents(bare[:100]).casefold()).strip("-") or None
        case _:
            return bare if bare not in ("", value) else None


def _likely_word(value: str, allowed: list[str]) -> str | None:
    """The allowed word that is nearest. Between yes and no nothing is guessed: `hài lòng` looks like `khong`."""
    near = nearest(value, allowed)
    if _YES_NO.keys() <= {*allowed} and (near is None or (near in _YES_NO and without_accents(value).casefold() != near)):
        return next((word for word, flag in _YES_NO.items() if _FLAGS.get(value.casefold()) == flag), None)
    return near


def _slots_at(placed: Placed, path: Path) -> dict[str, Slot]:
    """The keys that the mapping at the path's end may have."""
    return keys_of(model_at(placed.kind.model, path[:-1]) or placed.kind.model)


def _holder_name(placed: Placed, path: Path) -> str:
    """What the mapping that holds the path's last key is called in a message."""
    name = next((step for step in reversed(path[:-1]) if isinstance(step, str)), None)
    return placed.kind.noun if name is None else f"«{name}»"


def _value_before(holder: Mapping, key: Scalar) -> Scalar | None:
    """The value of the pair just before a key."""
    for (_, value), (after, _) in zip(holder.pairs, holder.pairs[1:], strict=False):
        if after is key and isinstance(value, Scalar):
            return value
    return None
