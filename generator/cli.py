"""The command line: check, build, serve and new. The only exit codes, the only printing (contract §7)."""

from __future__ import annotations

import gc
import io
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import quote, urlsplit

import click

from generator import __version__
from generator.check.records import Checked, check
from generator.clock import today
from generator.read.sources import Tree, read_worktree
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.printers import as_github, as_json, as_text
from generator.words.vietnamese import Unreadable, format_count, format_date, format_number, parse_date

if TYPE_CHECKING:
    from generator.site import Progress

Done = TypeVar("Done")
_LONG_BUILD = 300
"""Pages: a longer build shows how far it is."""


class _Day(click.ParamType[date]):
    """A day as staff write it: 31/03/2026 or 2026-03-31."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except Unreadable:
            self.fail(f"«{value}» không phải là ngày; viết 31/03/2026 hoặc 2026-03-31.", param, ctx)


class _Folder(click.ParamType[Path]):
    """A folder that is there."""

    name = "thư mục"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        folder = Path(value)
        if not folder.is_dir():
            self.fail(f"«{click.format_filename(folder)}» không phải là một thư mục có thật.", param, ctx)
        return folder


class _Commands(click.Group):
    """The commands; what is wrong with how one was called is said in Vietnamese, in one line."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        try:
            done = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            return sys.exit(done or 0) if standalone_mode else done
        except click.ClickException as error:
            click.echo(f"Lỗi: {error.message}\nXem cách dùng: minhbach --help", err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            sys.exit(1)


_root = click.argument("root", default=".", type=_Folder())
_as_of = click.option("--as-of", type=_Day(), help="Tính số liệu đến ngày này (mặc định: hôm nay, giờ Việt Nam).")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="minhbach %(version)s")
def main() -> None:
    """Công khai cải cách hành chính của xã từ các tệp dữ liệu trong git."""
    for stream in (sys.stdout, sys.stderr):  # a console of another encoding must not turn a message into a traceback
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command("check")
@_root
@_as_of
@click.option("--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", help="Cách in kết quả.")
@click.option("--strict", is_flag=True, help="Coi nhắc nhở như lỗi.")
def check_command(root: Path, as_of: date | None, shape: str, strict: bool) -> None:
    """Kiểm tra dữ liệu trong ROOT: báo mọi lỗi một lần, kèm chỗ sai và cách sửa."""
    tree = read_worktree(root)
    checked = check(tree, as_of, today=today())
    if shape == "json":
        click.echo(as_json(checked.diagnostics))
    elif shape == "github":
        click.echo(as_github(checked.diagnostics), nl=bool(checked.diagnostics))
    else:
        _tell(checked, tree)
        if not checked.diagnostics:
            click.echo("Không có lỗi.")
    failed = not checked.ok or (strict and bool(checked.diagnostics))
    sys.exit(1 if failed else 0)


@main.command()
@_root
@_as_of
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Nơi đặt trang (mặc định: ROOT/site).")
@click.option("--zip", "archive", type=click.Path(path_type=Path), help="Đóng gói cả trang vào tệp ZIP này, mở được từ đĩa.")
@click.option("--slow", is_flag=True, hidden=True, help="Every page through the theme, to compare with the fast road.")
def build(root: Path, as_of: date | None, site_dir: Path | None, archive: Path | None, slow: bool) -> None:
    """Kiểm tra rồi dựng trang. Có lỗi thì trang cũ giữ nguyên."""
    target = site_dir or root / "site"
    _refuse_to_overwrite(root, target)
    if archive is not None:
        _refuse_to_pack_into(root, archive)
    # Late imports: `check` needs none of this, and staff run it most.
    from generator.builder import build_site
    from generator.kept import kept_for
    from generator.pipeline import outputs_of
    from generator.publish.offline import copy_name
    from generator.site import write_archive
    from generator.told import history_findings, publication_from_history

    kept = kept_for(root)
    tree = read_worktree(root)
    checked = check(tree, as_of, today=today(), read=kept.read)
    _tell(checked, tree)
    if not checked.ok or checked.day is None:
        sys.exit(1)
    history = publication_from_history(root, checked.day, kept)
    _tell_of_history(history_findings(history))
    outputs = outputs_of(checked.records, checked.day, history)
    file = None if archive is None else archive / f"{copy_name(outputs.facts)}.zip" if archive.is_dir() else archive
    outputs = replace(outputs, download=_address_in(target, file))
    with _progress(len(outputs.pages)) as progress:
        _or_say_why(lambda: build_site(root, target, outputs, kept, progress=progress, slow=slow))
    kept.save()
    if file is not None:
        count, size = _or_say_why(lambda: write_archive(target, file, outputs.facts))
        millions = format_number(Fraction(size, 1_000_000))
        click.echo(f"Đã đóng gói {format_count(count)} tệp vào {click.format_filename(file)} ({millions} MB).")
    where = click.format_filename(target)
    click.echo(f"Đã dựng {format_count(len(outputs.pages))} trang vào {where}, số liệu tính đến {format_date(checked.day)}.")


@main.command()
@_root
@click.option("--addr", default="127.0.0.1:8000", show_default=True, help="Địa chỉ xem thử.")
def serve(root: Path, addr: str) -> None:
    """Xem thử trang trên máy này; sửa dữ liệu thì trang tự tải lại."""
    tree = read_worktree(root)
    checked = check(tree, None, today=today())
    _tell(checked, tree)
    if not checked.ok:
        sys.exit(1)
    from generator.builder import serve_site

    gc.enable()  # a preview lives as long as somebody writes
    address = checked.records.office.site_address
    click.echo(f"Mở http://{addr}{urlsplit(address).path or '/'} để xem thử; nhấn Ctrl+C để dừng.")
    _or_say_why(lambda: serve_site(root, addr, address))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Tạo thư mục dữ liệu ban đầu cho một xã, kèm chú thích."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"«{click.format_filename(folder)}» đã có nội dung; chọn một thư mục mới hoặc trống.")
    from generator.publish.templates import HOME

    shutil.copytree(HOME / "starter", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    made = click.format_filename(folder)
    click.echo(f"Đã tạo {made}. Sửa các tệp trong data/, rồi chạy: minhbach check {made}")


def _refuse_to_overwrite(root: Path, target: Path) -> None:
    """A site takes the place of the folder it is built into: that must be a former site or nothing at all."""
    whole, base = target.resolve(), root.resolve()
    if base.is_relative_to(whole) or any(whole.is_relative_to(base / part) for part in ("data", "content", ".git")):
        raise click.UsageError("--site-dir không được là thư mục dữ liệu hay thư mục chứa nó.")
    if whole.is_dir() and any(whole.iterdir()) and not (whole / "404.html").is_file():
        raise click.UsageError(f"«{click.format_filename(target)}» đã có tệp khác; chọn một thư mục trống.")


def _refuse_to_pack_into(root: Path, archive: Path) -> None:
    """A file that is no archive must not be lost, nor an archive lie among the data."""
    if archive.suffix.lower() != ".zip" and not archive.is_dir():
        raise click.UsageError(f"«{click.format_filename(archive)}» không phải là tệp .zip hay một thư mục có thật.")
    if any(archive.resolve().is_relative_to(root.resolve() / part) for part in ("data", "content", ".git")):
        raise click.UsageError("--zip không được nằm trong thư mục dữ liệu.")


def _address_in(target: Path, file: Path | None) -> str | None:
    """The address of an archive that lies inside the site, which then links to it."""
    whole, base = file and file.resolve(), target.resolve()
    return quote(whole.relative_to(base).as_posix()) if whole and whole.is_relative_to(base) else None


def _tell(checked: Checked, tree: Tree) -> None:
    """Findings for people, on standard error in colour where it is a terminal."""
    if checked.diagnostics:
        click.echo(as_text(checked.diagnostics, tree.texts, colour=sys.stderr.isatty()), err=True)


def _tell_of_history(found: list[Diagnostic]) -> None:
    """What the past lacks: the site is built all the same."""
    if found:
        click.echo(as_text(found, {}, colour=sys.stderr.isatty()), err=True)


def _or_say_why(work: Callable[[], Done]) -> Done:
    """Runs the work and gives its result; what goes wrong becomes one finding, never a traceback."""
    from generator.builder import SettingsError

    try:
        return work()
    except SettingsError as error:
        _fail(diagnose("MB701", "mkdocs.yml", problem=str(error)))
    except OSError as error:
        _fail(diagnose("MB702", error.filename or ".", problem=error.strerror or "lỗi đọc ghi tệp"))


def _fail(finding: Diagnostic) -> NoReturn:
    click.echo(as_text([finding], {}, colour=sys.stderr.isatty()), err=True)
    sys.exit(1)


@contextmanager
def _progress(pages: int) -> Iterator[Progress]:
    """A bar for long builds on a terminal; nothing otherwise."""
    if pages < _LONG_BUILD or not sys.stderr.isatty():
        yield lambda _: None
        return
    import rich.console  # late, as few builds are long enough to need it
    import rich.progress

    bar = rich.progress.Progress(console=rich.console.Console(stderr=True))
    with bar:
        job = bar.add_task("Đang dựng trang", total=pages)
        yield lambda done: bar.advance(job, done)
