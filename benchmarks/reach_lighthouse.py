"""Asks Lighthouse, where Node.js is at hand, for its four marks at phone settings."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, Final

MARKS: Final = ("performance", "accessibility", "best-practices", "seo")
VERSION: Final = "lighthouse@12"


def found() -> str | None:
    """The program that runs Lighthouse; None where there is no Node.js."""
    return shutil.which("npx")


def marks(address: str, chromium: str, runs: int) -> tuple[dict[str, int], list[str]]:
    """Each mark of a page, the median of some runs, and the audits that keep the last run from a hundred."""
    reports = [_report(address, chromium) for _ in range(runs)]
    values = {name: round(median(report["categories"][name]["score"] or 0 for report in reports) * 100) for name in MARKS}
    last = reports[-1]
    weighed = {each["id"] for name in MARKS for each in last["categories"][name]["auditRefs"] if each["weight"]}
    short = sorted(
        each["id"] for each in last["audits"].values() if each["id"] in weighed and (each["score"] or 0) < 1 and _counts(each)
    )
    return values, short


def _counts(audit: dict[str, Any]) -> bool:
    return audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")


def _report(address: str, chromium: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        subprocess.run(
            [
                str(found()),
                "--yes",
                VERSION,
                address,
                "--quiet",
                "--chrome-flags=--headless --no-sandbox",
                f"--only-categories={','.join(MARKS)}",
                "--output=json",
                f"--output-path={target}",
            ],
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            check=True,
            timeout=300,
        )
        return json.loads(target.read_text("utf-8"))
