"""Settings that all tests share: how hypothesis searches, here and in CI, and what is printed at the end."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.sites import REPO, build, once

# No deadline: a slow machine is no bug. In CI the same examples every time, so that a red build is about the change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser):
    """`--bless` writes today's outputs of the miniature communes as the expected ones (`make bless`)."""
    parser.addoption("--bless", action="store_true", default=False, help="take today's outputs as the expected ones")


def pytest_terminal_summary(terminalreporter):
    """What the simulation of the feeds counted, in whatever process it ran."""
    for report in terminalreporter.getreports("passed"):
        for name, lines in report.user_properties:
            if name == "simulation":
                terminalreporter.section("every reader has every event")
                for line in lines:
                    terminalreporter.line(line)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample commune's site in `site` and its archive, `trang.zip`: built once for all workers, to be read only."""
    return once(tmp_path_factory, "sample", lambda folder: build(REPO, folder / "site", "--zip", str(folder / "trang.zip")))


@pytest.fixture(scope="session")
def site(sample):
    """The sample commune's site, to be read only."""
    return sample / "site"
