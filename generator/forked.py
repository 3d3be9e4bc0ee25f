"""Sharing work among processes forked here, which so inherit every value; where there is no fork, or one core, one does all."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_MOST = 8
"""Processes: with more of them the one that gathers their results cannot keep up."""
_work: Callable[[Any], Any] | None = None


def each(jobs: Sequence[Job], do: Callable[[Job], Result], *, shared: bool) -> Iterator[Result]:
    """Each job's result, in any order; jobs and results are pickled, `do` is not. Long jobs go first in `jobs`."""
    global _work  # noqa: PLW0603  (forked workers find the work here: it need not be sent to them)
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not shared or workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(do, jobs)
        return
    _work = do
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(min(workers, _MOST)) as pool:
            yield from pool.imap_unordered(_run, jobs)
    finally:
        gc.unfreeze()
        _work = None


def _run(job: Any) -> Any:
    assert _work is not None
    return _work(job)
