"""The simulation of tests/feeds at its full length: over a thousand publications, thousands of polls, and what they cost.

python benchmarks/simulation.py --publications 1000 --seed 1
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.feeds.simulation.readers import missing_programs
from tests.feeds.simulation.run import simulated


def main() -> int:
    """Runs it and prints the counts; exit code 1 when a reader missed, doubled or saw anything changed."""
    parser = argparse.ArgumentParser(description="What a year of commits gives its readers.")
    parser.add_argument("--publications", type=int, default=1000, help="at least so many builds (default 1000)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    missing = missing_programs()
    if missing:
        print(f"without {', '.join(missing)} (make readers)", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        found = simulated(
            Path(folder),
            seed=given.seed,
            commits=given.publications * 5 // 4,
            chance_of_build=0.9,
            thorough_every=200,
            real=not missing,
        )
    print(*found.lines(), sep="\n")
    print(", ".join(f"{name} {count}" for name, count in sorted(found.kinds.items())))
    right = (found.missing, found.twice, found.changed) == (0, 0, 0) and found.builds >= given.publications
    return 0 if right and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
