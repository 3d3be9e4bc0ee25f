"""The feed that misses nothing: over a year of commits every reader ends with every event exactly once."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive.events import EVENT_KINDS
from generator.told import publication_from_history
from tests.feeds.simulation.readers import missing_programs
from tests.feeds.simulation.repository import at, imported
from tests.feeds.simulation.run import simulated
from tests.feeds.simulation.site import told
from tests.feeds.simulation.staff import WORK, history

COMMITS = 150
"""`benchmarks/simulation.py` runs more than a thousand publications."""


def test_the_real_readers_are_here():
    """`make readers` installs newsboat and sfeed; without them nothing would be known of how real programs read."""
    assert missing_programs() == [], "run: make readers"


def test_every_reader_ends_with_every_event_exactly_once(tmp_path, record_property):
    """Whatever staff do (the counts are printed at the end). None missing, none twice, none changed; the sleeper too; archives stay as they are."""
    found = simulated(tmp_path, seed=4, commits=COMMITS, chance_of_build=0.4, thorough_every=12, real=True)
    record_property("simulation", found.lines())
    assert (found.missing, found.twice, found.changed) == (0, 0, 0)
    assert found.sleeper_slept > 120
    assert found.sleeper_walked > 2
    assert found.archives_made_again > 0
    assert found.skipped > 0
    assert found.changes > 10
    assert set(found.work) >= {work.__name__ for work, _ in WORK}


def test_the_same_seed_is_the_same_life():
    """So that what fails here fails anywhere."""
    one, other = (list(history(7, 40)) for _ in range(2))
    assert one == other


def test_what_any_commit_published_is_the_beginning_of_what_is_published_later(tmp_path):
    """From scratch at every commit, as if nothing later were known; and a history imported anew by others says the same."""
    life = list(history(21, 24))
    ids = imported(tmp_path / "commune", life)
    end = date(2027, 6, 30)
    whole = told(publication_from_history(tmp_path / "commune", end))
    for commit, name in zip(life, ids, strict=True):
        at(tmp_path / "commune", name)
        begun = told(publication_from_history(tmp_path / "commune", commit.time.date()))
        assert whole[: len(begun)] == begun, commit.what
    assert imported(tmp_path / "other", life, who="Người khác <khac@example.vn>") != ids
    assert told(publication_from_history(tmp_path / "other", end)) == whole


@pytest.mark.parametrize("seed", [11, 12])
def test_shorter_lives(tmp_path, seed):
    """Other chances, without the real programs, thorough each time."""
    found = simulated(tmp_path, seed=seed, commits=40, chance_of_build=0.4, thorough_every=2, real=False)
    assert (found.missing, found.twice, found.changed) == (0, 0, 0)
    assert set(found.kinds) <= set(EVENT_KINDS)
