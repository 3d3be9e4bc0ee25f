"""Splitting an article into its declaration (front matter) and its Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from generator.words.diagnostics import Diagnostic, diagnose


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """`declaration` is the YAML between the two lines of dashes, padded so that its lines keep their numbers."""

    declaration: str
    body: str
    body_line: int


def split(file: str, text: str, *, required: bool) -> tuple[Parts | None, list[Diagnostic]]:
    """The two parts of a Markdown file; without a declaration the whole is body, an error where one is `required`."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        if required:
            return None, [diagnose("MB601", file)]
        return Parts(declaration="", body=text, body_line=1), []
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, [diagnose("MB602", file)]
    # The first line becomes a comment, so that every line and column of the YAML is that of the file.
    declaration = "\n".join(["#", *lines[1:end]]) + "\n"
    return Parts(declaration=declaration, body="\n".join(lines[end + 1 :]), body_line=end + 2), []
