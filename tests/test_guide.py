"""The staff's guide keeps its word: every example in it is checked inside the starter commune."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from generator.check.records import check
from generator.contract.kinds import KINDS
from generator.publish.templates import HOME
from generator.read.sources import Tree, read_worktree
from generator.words.printers import as_text

ROOT = Path(__file__).parents[1]
STARTER = HOME / "starter"
GUIDE = ROOT / "content" / "huong-dan.md"
DAY = date(2026, 12, 31)
_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"(?m)^- ma: (\S+)\n(?:(?!- ).*\n)*")


@dataclass(frozen=True)
class Example:
    """A fenced block: the file it stands for, whether it is wrong on purpose, and the print-out shown below it."""

    file: str
    text: str
    wrong: bool
    printed: str | None

    @property
    def name(self) -> str:
        return f"{self.file}: {self.text.splitlines()[0]}"


def examples() -> list[Example]:
    found: list[Example] = []
    for info, text in _FENCE.findall(GUIDE.read_text(encoding="utf-8")):
        title = re.search(r'title="([^"]*)"', info)
        assert title, f"a block of the guide names no file: {info}"
        if title[1] == "check":
            found[-1] = replace(found[-1], printed=text)
        else:
            found.append(Example(file=title[1], text=text, wrong=".sai" in info, printed=None))
    return found


def within(starter: Tree, example: Example) -> Tree:
    """The starter with the example in it: records of the same id replaced, others added; wrong ones and mappings stand alone."""
    text = example.text
    if not example.wrong and example.file in starter.texts and text.startswith("- "):
        ids = set(re.findall(r"(?m)^- ma: (\S+)$", text))
        kept = _ITEM.sub(lambda item: "" if item[1] in ids else item[0], starter.texts[example.file].decode())
        text = f"{kept.rstrip()}\n\n{text}"
    attached = set(re.findall(r"(?m)^ +tep: (\S+)$", text))
    return replace(starter, texts={**starter.texts, example.file: text.encode()}, attachments=starter.attachments | attached)


def print_out(tree: Tree) -> str:
    checked = check(tree, DAY)
    return as_text(checked.diagnostics, tree.texts) if checked.diagnostics else ""


@pytest.fixture(scope="module")
def starter() -> Tree:
    return read_worktree(STARTER)


@pytest.mark.parametrize("example", [each for each in examples() if not each.wrong], ids=lambda each: each.name)
def test_right_examples_pass_without_a_notice(starter: Tree, example: Example) -> None:
    """What the guide tells staff to write is accepted as it stands."""
    assert print_out(within(starter, example)) == ""


@pytest.mark.parametrize("example", [each for each in examples() if each.wrong], ids=lambda each: each.name)
def test_wrong_examples_print_what_the_guide_shows(starter: Tree, example: Example) -> None:
    """The message beside a wrong example is the one that staff will see."""
    assert example.printed is not None
    assert example.printed.strip() in print_out(within(starter, example))


def test_the_guide_has_examples_of_every_kind_it_speaks_of() -> None:
    """Else a change of the fences' form would leave nothing to check."""
    files = {example.file.rpartition("/")[2].partition(".")[0] for example in examples()}
    assert files >= {"2026-03-12-khai-sinh-tai-nha"} | {"van-ban"} | {
        kind.name for kind in KINDS if kind.shape == "list" and kind.yearly
    }


def test_starter_has_a_file_of_every_kind(starter: Tree) -> None:
    """Each with a comment at its head, so that staff see how it is written before they write."""
    for kind in KINDS:
        if kind.yearly:
            assert starter.texts[f"data/2026/{kind.name}.yml"].startswith(b"# "), kind.name
            assert f"`data/2026/{kind.name}.yml`" in (STARTER / "README.md").read_text(encoding="utf-8")


def test_starter_passes_on_any_day(starter: Tree) -> None:
    """`minhbach new` gives a commune without a finding, whatever today is: every day in it has passed."""
    for day in (date(2026, 4, 1), DAY, date(2031, 7, 15)):
        assert check(starter, day).diagnostics == ()


def test_starter_says_that_it_is_an_example(starter: Tree) -> None:
    """Nobody publishes the example's figures as their own; it counts by today, never by a day of its own."""
    office = check(starter, DAY).records.office
    assert office.demonstration
    assert office.as_of is None
