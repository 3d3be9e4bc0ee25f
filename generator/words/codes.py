"""The catalogue of codes: for each kind of finding one sentence that says it and one that says what to do.

A code never changes its meaning and is never used again for another. Each has a page in docs/codes/ with a wrong and a
right example. MB0xx files, MB1xx YAML, MB2xx values, MB3xx rules between values, MB4xx notices, MB5xx personal data,
MB6xx articles, MB7xx settings. MB402 is retired: it told of kinds of data that an earlier version did not publish.
"""

from __future__ import annotations

from generator.words.code import Code
from generator.words.codes_duties import DUTY_CODES
from generator.words.codes_files import FILE_CODES
from generator.words.codes_texts import TEXT_CODES
from generator.words.codes_values import VALUE_CODES

CODES: dict[str, Code] = FILE_CODES | VALUE_CODES | DUTY_CODES | TEXT_CODES
