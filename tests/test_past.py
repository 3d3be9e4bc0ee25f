"""The past is judged as the present is: for any row of states, each commit's verdict and records are those of `check`."""

from __future__ import annotations

import pickle
import random
import re
from collections import Counter
from datetime import UTC, datetime
from hashlib import sha1

import pytest

from generator.check.past import Past, read_past
from generator.check.records import check
from generator.read.history import Change, Commit, holds_text
from generator.read.sources import ATTACHMENTS, Tree
from tests.casework import all_cases, small_commune

TIME = datetime(2026, 1, 1, tzinfo=UTC)
CASES = all_cases()
_ITEM = re.compile(rb"^- ", re.MULTILINE)


class State:
    """A tree that changes commit by commit, and what each commit changed, as git would tell it."""

    def __init__(self, start=None):
        self.files: dict[str, bytes] = {}
        self.told: dict[str, str] = {}
        self.contents: dict[str, bytes] = {}
        self.put(dict(base() if start is None else start))

    def put(self, files):
        self.files = {path: raw for path, raw in files.items() if raw is not None}

    def commit(self) -> Commit:
        now = {path: sha1(raw, usedforsecurity=False).hexdigest() for path, raw in self.files.items()}
        self.contents.update({now[path]: raw for path, raw in self.files.items()})
        paths = {path for path in {*now, *self.told} if now.get(path) != self.told.get(path)}
        self.told = now
        return Commit(id="0" * 40, time=TIME, changes=tuple(sorted(Change(path, now.get(path)) for path in paths)))

    @property
    def tree(self) -> Tree:
        texts = {path: raw for path, raw in self.files.items() if holds_text(path)}
        attached = {path.removeprefix(ATTACHMENTS) for path in self.files if path.startswith(ATTACHMENTS)}
        others = {path for path in self.files if path not in texts and not path.startswith(ATTACHMENTS)}
        return Tree(texts=dict(sorted(texts.items())), attachments=frozenset(attached), others=tuple(sorted(others)))


def base():
    """The small commune, in which there is nothing to find."""
    tree = small_commune()
    return {**tree.texts, **{f"{ATTACHMENTS}{name}": b"pdf" for name in tree.attachments}}


def of_case(case):
    """The files of a case of the tables of checking."""
    tree = case.tree
    attached = {f"{ATTACHMENTS}{name}": b"pdf" for name in tree.attachments}
    return {**tree.texts, **attached, **dict.fromkeys(tree.others, b"x")}


def items_of(raw):
    """What stands above a list, and its items."""
    starts = [found.start() for found in _ITEM.finditer(raw)]
    ends = [*starts[1:], len(raw)][: len(starts)]
    return raw[: starts[0]] if starts else raw, [raw[start:end] for start, end in zip(starts, ends, strict=True)]


def as_case(state, chance):
    """The whole commune of some case of the tables."""
    state.put(of_case(chance.choice(CASES)))


def a_case_more(state, chance):
    """What a case changes, put on top of what is there: faults add up."""
    start, case = base(), of_case(chance.choice(CASES))
    state.put({**state.files, **{path: raw for path, raw in case.items() if start.get(path) != raw}})


def mended(state, chance):
    """All as it was sound."""
    state.put(base())


def partly_mended(state, chance):
    """Some files as they were sound, some of the others gone."""
    start = base()
    paths = sorted({*start, *state.files})
    state.put({**state.files, **{path: start.get(path) for path in chance.sample(paths, chance.randint(1, len(paths)))}})


def _on_items(state, chance, change):
    lists = [path for path in sorted(state.files) if path.startswith("data/") and items_of(state.files[path])[1]]
    if lists:
        path = chance.choice(lists)
        head, items = items_of(state.files[path])
        state.put({**state.files, **change(path, head, items)})


def item_twice(state, chance):
    """A record copied, in its own file or in another of its kind."""

    def change(path, head, items):
        copied = chance.choice(items)
        if chance.random() < 0.5:
            return {path: head + b"".join([*items, copied])}
        return {path.removesuffix(".yml") + "/them.yml": copied}

    _on_items(state, chance, change)


def item_gone(state, chance):
    """A record removed; others may refer to it."""
    _on_items(state, chance, lambda path, head, items: {path: head + b"".join(chance.sample(items, len(items) - 1))})


def items_moved(state, chance):
    """A file split into a folder, one file an item; the order turned about."""

    def change(path, head, items):
        folder = path.removesuffix(".yml").partition("/phan-")[0]
        parts = {f"{folder}/phan-{chance.randint(1, 9)}-{number}.yml": item for number, item in enumerate(items)}
        return {path: None, **parts}

    _on_items(state, chance, change)


def renamed(state, chance):
    """An id that becomes another, with or without its former one, whether or not others go with it."""

    def change(path, head, items):
        found = re.search(rb"^- ma: *(\S+)$", b"".join(items), re.MULTILINE)
        if found is None:
            return {}
        new = chance.choice([b"ten-moi", b"van-phong", b"ke-hoach-2026", found[1] + b"-2"])
        former = b"\n  ma_cu: [" + found[1] + b"]" if chance.random() < 0.6 else b""
        text = (head + b"".join(items)).replace(found[0], b"- ma: " + new + former, 1)
        if chance.random() < 0.5:
            return {path: text}
        word = re.compile(rb"(?<![\w-])" + re.escape(found[1]) + rb"(?![\w-])")
        others = {each: word.sub(new, raw) for each, raw in state.files.items() if each != path and holds_text(each)}
        return {**others, path: text}

    _on_items(state, chance, change)


def spoilt(state, chance):
    """Lines that no longer read, name nobody or say what nobody may know."""
    paths = [path for path in sorted(state.files) if holds_text(path)]
    path = chance.choice(paths)
    lines = state.files[path].split(b"\n")
    at = chance.randrange(len(lines))
    if chance.random() < 0.4:
        del lines[at]
    else:
        more = [b"  ghi_chu: [", b'"', b"  ten: Goi 0912345678", b"  chu_tri: khong-co", b"- ", b"---", b"\xff", b"#", b"- ma: x"]
        lines.insert(at, chance.choice(more))
    state.put({**state.files, path: b"\n".join(lines)})


def attachment_changed(state, chance):
    """A file of content/tep/ that is replaced, taken away or added, whatever it is called."""
    names = ["ke-hoach.pdf", "ban-do.html", "anh.png", "sau/bao-cao.pdf"]
    path = ATTACHMENTS + chance.choice(names)
    state.put({**state.files, path: chance.choice([None, b"1", b"2"])})


def stray(state, chance):
    """A file where none belongs."""
    path = chance.choice(["data/ghi-chu.txt", "data/2026/nhiem-vu/x.yaml", "content/x.docx", "data/nhiem-vu.yml"])
    state.put({**state.files, path: chance.choice([None, b"- ma: x\n"])})


CHANGES = [
    *[mended] * 5,
    *[partly_mended] * 4,
    *[items_moved, renamed] * 3,
    as_case,
    a_case_more,
    item_twice,
    item_gone,
    spoilt,
    attachment_changed,
    stray,
]


def told_of(kind, entry):
    """What of an entry is its record's and not its place's. Dossiers have no id but their file's."""
    return kind, "" if kind == "ho-so" else entry.id, entry.year, entry.record.model_dump_json(), entry.body


def multiset(records):
    return Counter(told_of(kind, entry) for kind, entries in records.entries.items() for entry in entries)


def agree(past, state):
    """The verdict, and where there is nothing wrong the records too."""
    checked = check(state.tree, None)
    assert past.sound == checked.ok, [item for item in checked.diagnostics if item.severity == "error"]
    if checked.ok:
        assert multiset(past.records) == multiset(checked.records)
        assert past.records.attachments == checked.records.attachments
        assert past.records.first_year == checked.records.first_year
        assert multiset(past.records) == Counter(told_of(key[0], entry) for key, entry in past.published.items())
    return checked.ok


@pytest.mark.parametrize("seed", range(40))
def test_each_commit_is_judged_as_check_judges_its_tree(seed):
    """Whatever came before, and kept over a pickle as between two builds."""
    chance = random.Random(seed)
    state, past, sound = State(), Past(), 0
    for number in range(20):
        if number:
            chance.choice(CHANGES)(state, chance)
        past.advance(state.commit(), state.contents)
        sound += agree(past, state)
        if chance.random() < 0.2:
            past = pickle.loads(pickle.dumps(past))
    assert sound > 0
    assert past.skipped == 20 - sound


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_of_the_tables(case):
    """From the sound commune into the case and back: nothing of it is left."""
    state, past = State(), Past()
    past.advance(state.commit(), state.contents)
    state.put(of_case(case))
    past.advance(state.commit(), state.contents)
    agree(past, state)
    state.put(base())
    past.advance(state.commit(), state.contents)
    assert agree(past, state)


def files(**texts):
    return {**base(), **{f"data/2026/{name.replace('_', '-')}.yml": text.encode() for name, text in texts.items()}}


def test_quotes_reach_over_the_margin():
    """Text in quotes may go on at the margin: then the file cannot be read item by item, and is not."""
    document = '- ma: ke-hoach\n  loai: ke_hoach\n  trich_yeu: "Một\n- hai"\n'
    state, past = State({**base(), "data/van-ban/them.yml": document.encode()}), Past()
    past.advance(state.commit(), state.contents)
    assert agree(past, state) is True
    assert past.pieces["data/van-ban/them.yml"].whole


def test_what_a_commit_changed():
    """New, other and gone records; not those that only moved, nor attachments whose content is as it was."""
    state, past = State(), Past()
    past.advance(state.commit(), state.contents)
    _, items = items_of(state.files["data/van-ban.yml"])
    moved = {"data/van-ban.yml": None, **{f"data/van-ban/{number}.yml": item for number, item in enumerate(items)}}
    state.put({**state.files, **moved})
    assert past.advance(state.commit(), state.contents) is None
    state.put({**state.files, "data/van-ban/moi.yml": b"- ma: moi\n  loai: khac\n  trich_yeu: M\xe1\xbb\x9bi\n"})
    step = past.advance(state.commit(), state.contents)
    ((key, before, after),) = step.changed
    assert (key, before, after.id) == (("van-ban", "moi"), None, "moi")
    state.put({**state.files, "data/van-ban/moi.yml": None})
    ((key, before, after),) = past.advance(state.commit(), state.contents).changed
    assert (key, before.id, after) == (("van-ban", "moi"), "moi", None)


def test_a_broken_commit_is_passed_over_and_the_next_is_compared_with_the_last_sound_one():
    state, past = State(), Past()
    sound = state.commit()
    state.put({**base(), "data/2026/nhiem-vu.yml": b"- ma: [", f"{ATTACHMENTS}ke-hoach.pdf": b"other"})
    broken = state.commit()
    state.put({**base(), f"{ATTACHMENTS}ke-hoach.pdf": b"third"})
    mended_again = state.commit()
    state.put(base())
    back = state.commit()
    contents = iter([(each.blob, state.contents[each.blob]) for commit in (sound, broken, mended_again, back)
                     for each in commit.changes if each.blob and holds_text(each.path)])  # fmt: skip
    steps = list(read_past(past, [sound, broken, mended_again, back], contents))
    assert [bool(step.changed) for step in steps] == [True, False, False]
    assert [step.files for step in steps] == [frozenset(), {"ke-hoach.pdf"}, {"ke-hoach.pdf"}]
    assert past.skipped == 1


def test_an_attachment_replaced_and_put_back_between_two_sound_commits_is_not_replaced():
    state, past = State(), Past()
    past.advance(state.commit(), state.contents)
    state.put({**base(), "data/2026/nhiem-vu.yml": b"- ma: [", f"{ATTACHMENTS}ke-hoach.pdf": b"other"})
    past.advance(state.commit(), state.contents)
    state.put(base())
    assert past.advance(state.commit(), state.contents) is None


@pytest.mark.parametrize(("comes_back", "told"), [("other", {"ke-hoach.pdf"}), ("pdf", set())])
def test_an_attachment_that_was_removed_and_comes_back_otherwise_is_replaced(comes_back, told):
    papers = base()["data/van-ban.yml"]
    start = {**base(), "data/van-ban.yml": papers.replace(b"tep: ke-hoach.pdf", b"")}
    state, past = State({**start, f"{ATTACHMENTS}ke-hoach.pdf": b"pdf"}), Past()
    past.advance(state.commit(), state.contents)
    state.put({path: raw for path, raw in start.items() if path != f"{ATTACHMENTS}ke-hoach.pdf"})
    past.advance(state.commit(), state.contents)
    state.put({**start, f"{ATTACHMENTS}ke-hoach.pdf": comes_back.encode()})
    step = past.advance(state.commit(), state.contents)
    assert (set(step.files) if step else set()) == told
