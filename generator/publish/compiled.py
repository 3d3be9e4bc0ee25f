"""Templates are compiled once, as Python's own modules are: the code is kept in `__pycache__` beside them."""

from __future__ import annotations

import importlib.metadata
import sys
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """The code of the templates that belong to the program; stale code is told by its source and by what compiled it.

    `folder` is where the templates lie. Python's switches hold here too: PYTHONPYCACHEPREFIX moves the code elsewhere, and
    with PYTHONDONTWRITEBYTECODE, or where the folder may not be written to, what is compiled is not kept.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(Path(cache_from_source(str(folder / "_.py"))).parent), f"%s.{sys.implementation.cache_tag}.pyc")

    def get_source_checksum(self, source: str) -> str:
        """Another text, another Jinja or another way of compiling is other code."""
        return super().get_source_checksum(source + _compiler())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Finds the code of one template, if it was kept."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001  (code that cannot be read, for whatever reason, is as good as none)
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of one template, where that is wanted and possible."""
        if sys.dont_write_bytecode:
            return
        try:
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:  # another user's, or a full disk: the next build compiles again
            return


@cache
def _compiler() -> str:
    """What turns a template into code: the library's version, and our settings and generator of code."""
    ours = Path(__file__).with_name("templates.py").read_bytes()
    return importlib.metadata.version("jinja2") + blake2b(ours, digest_size=12).hexdigest()
