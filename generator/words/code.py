"""What one code of the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of finding. `message` and `hint` are Vietnamese templates filled with the facts of the case.

    `private`: about personal data, so nothing of the line may be shown. `of_file`: about the file or its name, so no
    line of it says more.
    """

    title: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
    private: bool = False
    of_file: bool = False
