"""What the YAML parser complains of in English, as the finding a clerk can act on: the slip behind it and its place."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from generator.words.diagnostics import Diagnostic, diagnose

_PROBLEMS = {
    "mapping values are not allowed": "thừa dấu hai chấm, hoặc thụt dòng không đều; giá trị chứa «: » phải đặt trong ngoặc kép",
    "could not find expected ':'": "thiếu dấu hai chấm sau khóa",
    "did not find expected key": "thụt dòng không đều, hoặc có chữ thừa sau dấu ngoặc đóng",
    "did not find expected '-' indicator": "thụt dòng không đều, hoặc thiếu dấu «- » của mục",
    "did not find expected node content": "thiếu giá trị",
    "found unknown escape character": "dấu \\ trong ngoặc kép mang nghĩa riêng; dùng ngoặc đơn ' hoặc viết \\\\",
    "did not find expected hexdecimal number": "dấu \\ trong ngoặc kép mang nghĩa riêng; dùng ngoặc đơn ' hoặc viết \\\\",
    "found invalid Unicode character": "dấu \\u trong ngoặc kép viết một ký tự không có thật; gõ thẳng ký tự cần dùng",
    "block sequence entries are not allowed": "dấu «- » đứng sai chỗ",
    "expected comment or line break": "sau dấu | hoặc > phải xuống dòng",
    "expected chomping or indentation indicators": "sau dấu | hoặc > phải xuống dòng",
    "<document start>": "có chữ thừa sau khi danh sách hoặc ngoặc đã đóng",
    "cannot start any token": "giá trị không được bắt đầu bằng dấu này nếu không có ngoặc kép",
    "directive": "dòng không được bắt đầu bằng dấu %",
    "unexpected document indicator": "dòng «---» hoặc «...» nằm trong một giá trị có ngoặc kép chưa đóng",
}
_SPECIAL_SPACE = "[\u00a0\u202f\u2007\u3000\u200b]"
_SPACE_MISPLACED = re.compile(rf"(?:[ \-]*|[ \-{{,]*\w+:){_SPECIAL_SPACE}")
_TAB_FIRST = re.compile(r" *(?:- +)*\t")
_COLON_CLOSE = re.compile(r" *(?:- +)*([a-z_]+:)(?=[^\s/:])")
_DASH_CLOSE = re.compile(r" *(-)(?=\w+:)")
_MERGE = re.compile(r"(<{7} |={7}$|>{7} |\|{7} )")
_OPENERS = {'"': 'ngoặc kép "', "'": "ngoặc đơn '", "[": "ngoặc [", "{": "ngoặc {"}


class Broken(NamedTuple):
    """A file's lines, and what stood open where reading stopped: the last quoted value and the brackets."""

    file: str
    lines: list[str]
    last_quoted: yaml.ScalarEvent | None
    open_flows: list[yaml.Mark]


def explain(broken: Broken, error: yaml.MarkedYAMLError) -> Diagnostic:
    """The complaint as a finding: the most telling slip near its place, else what the parser said."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(broken.lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else len(broken.lines[line])
    return _slip(broken, error, line) or _open_bracket(broken, error, line, column) or _said(broken, error, line, column)


def _slip(broken: Broken, error: yaml.MarkedYAMLError, line: int) -> Diagnostic | None:
    """Merge marks, a lost quote, a tab, a special space, or no space after a colon or dash, on this line or the one before."""
    file, lines, quoted, _ = broken
    for at, text in enumerate(lines):
        if at <= line + 1 and _MERGE.match(text):
            return diagnose("MB101", file, at + 1, problem="dấu ghép «<<<<<<<», «=======» hoặc «>>>>>>>» của git còn sót lại")
    ended = any(end in (error.problem or "") for end in ("end of stream", "document indicator"))
    if ended and "quoted scalar" in (error.context or "") and error.context_mark:
        return _unclosed(broken, error.context_mark)
    if quoted is not None and quoted.start_mark.line < quoted.end_mark.line == line:
        return _unclosed(broken, quoted.start_mark)
    near = [number for number in (line, line - 1) if number >= 0]
    for number in near:
        if _TAB_FIRST.match(lines[number]):
            return diagnose("MB102", file, number + 1, lines[number].index("\t") + 1)
    for number in near:
        if found := _SPACE_MISPLACED.match(lines[number]):
            return diagnose("MB105", file, number + 1, found.end())
    if broken.open_flows:
        return None
    for number in near:
        if found := _DASH_CLOSE.match(lines[number]):
            return diagnose("MB101", file, number + 1, found.start(1) + 1, problem="thiếu dấu cách sau dấu «-»")
        if found := _COLON_CLOSE.match(lines[number]):
            return diagnose("MB101", file, number + 1, found.end(1), problem="thiếu dấu cách sau dấu hai chấm")
    return None


def _open_bracket(broken: Broken, error: yaml.MarkedYAMLError, line: int, column: int) -> Diagnostic | None:
    """A `[` or `{` never closed, or two values in it with no comma between them."""
    if not broken.open_flows or "did not find expected" not in (error.problem or ""):
        return None
    mark = broken.open_flows[-1]
    closing = {"[": "]", "{": "}"}.get(broken.lines[mark.line][mark.column : mark.column + 1], "]")
    if line == mark.line and closing in broken.lines[line][column:]:
        return diagnose("MB101", broken.file, line + 1, column + 1, problem="thiếu dấu phẩy giữa hai giá trị")
    return _unclosed(broken, mark)


def _said(broken: Broken, error: yaml.MarkedYAMLError, line: int, column: int) -> Diagnostic:
    """The parser's own words in ours."""
    file, lines, _, _ = broken
    problem, context = error.problem or "", error.context or ""
    if "anchor" in context or "alias" in context:
        at = error.context_mark or error.problem_mark
        return diagnose("MB108", file, at.line + 1, at.column + 1, value="*" if "alias" in context else "&")
    if "directive" not in context and ("tag" in problem or "tag" in context):
        at = error.context_mark or error.problem_mark
        return diagnose("MB109", file, at.line + 1, at.column + 1, value=lines[at.line][at.column :].split(" ")[0] or "!")
    if "could not find expected ':'" in problem and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    if "<document start>" in problem:
        for at in (line, line - 1):
            if at >= 0 and lines[at].startswith(("---", "...")):
                return diagnose("MB110", file, at + 1)
    said = next((text for start, text in _PROBLEMS.items() if start in problem or start in context), "cách viết không đúng")
    return diagnose("MB101", file, line + 1, column + 1, problem=said)


def _unclosed(broken: Broken, mark: yaml.Mark) -> Diagnostic:
    char = broken.lines[mark.line][mark.column : mark.column + 1]
    return diagnose("MB103", broken.file, mark.line + 1, mark.column + 1, value=_OPENERS.get(char, "dấu ngoặc"))
