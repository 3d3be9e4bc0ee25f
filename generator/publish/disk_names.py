"""Names of files that every disk can hold: what Windows forbids in a name, its reserved names, letters' case, length."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from hashlib import blake2b

LONGEST = 150
"""Characters of a path inside the copy: with its folder on a disk it stays well below the 260 that Windows takes."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
_PART = 24
"""Characters that are kept of a part of a path that is too long."""


def disk_names(files: Iterable[str]) -> dict[str, str]:
    """The files that cannot keep their name, each with the one it gets; as deep as before. All others keep theirs."""
    changed: dict[str, str] = {}
    taken: set[str] = set()
    for file in sorted(files):
        name = "/".join(map(_safe, file.split("/")))
        if len(name) > LONGEST:
            name = "/".join(map(_short, name.split("/")))
        if name.casefold() in taken:  # a.pdf beside A.pdf
            stem, ending = posixpath.splitext(name)
            name = f"{stem}-{_print(file)}{ending}"
        taken.add(name.casefold())
        if name != file:
            changed[file] = name
    return changed


def _safe(part: str) -> str:
    part = _FORBIDDEN.sub("_", part)
    if part[-1:] in {".", " "}:
        part = f"{part[:-1]}_"
    return f"_{part}" if _RESERVED.match(part) else part


def _short(part: str) -> str:
    stem, ending = posixpath.splitext(part)
    return part if len(part) <= _PART else f"{stem[:_PART]}-{_print(part)}{ending[:8]}"


def _print(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
