"""The documentation keeps up: every command and option is told, every link leads somewhere, no trace of a machine."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest
import yaml

from generator.cli import main
from generator.contract.kinds import KINDS
from generator.contract.schema import schema_path
from generator.plugin import Options
from generator.publish.templates import HOME

ROOT = Path(__file__).parents[1]
STARTER = HOME / "starter"
_FENCED = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(<?([^)\s>]+)>?\)")
_TRACES = {
    "a path of a machine": re.compile(r"(?<![\w.])/(?:(?:home|Users)/[\w.-]+/|(?:root|work|tmp|opt)/\w{2,})"),
    "a package registry": re.compile(
        r"(?:files\.)?python[h]osted\.org|pypi\.[o]rg/simple|registry\.npm[j]s|index-[u]rl\s*=?\s*http"
    ),
}


def tracked() -> list[str]:
    """The project's own files: those in git and those that may go there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return sorted(name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file())


def documents() -> list[Path]:
    """Markdown that people read in the repository; the sample's articles are checked by minhbach itself."""
    return [ROOT / name for name in tracked() if name.endswith(".md") and not name.startswith(("content/bai-viet/", "tests/"))]


def heading_ids(text: str) -> set[str]:
    """The anchors that code hosts give headings: lower case, spaces to hyphens, punctuation dropped."""
    heads = re.findall(r"^#+ +(.+?) *#*$", _FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", head).lower()).replace(" ", "-") for head in heads}


def commands() -> list[tuple[str, click.Command]]:
    return sorted(main.commands.items())


def command_docs() -> str:
    return (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_commands_and_options_are_documented(name: str, command: click.Command) -> None:
    """docs/command-line.md names every command and every option, hidden ones too."""
    text = command_docs()
    assert f"`minhbach {name}" in text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert re.search(rf"\| `{re.escape(option)}[ `][^|\n]*(?:\\\|[^|\n]*)*\|[^|\n]*\b{name}\b", text), (
                    f"{name} {option}"
                )
            if isinstance(parameter.type, click.Choice):
                assert all(choice in text for choice in parameter.type.choices)


def test_documented_options_exist() -> None:
    """The table of options names none that is gone."""
    known = {option for _, command in commands() for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"^\| `(--[\w-]+)", command_docs(), re.MULTILINE)) <= known


def test_plugin_options_are_documented() -> None:
    """So is what mkdocs.yml may say of the plugin."""
    for name, _ in Options()._schema:
        assert f"`{name}`" in command_docs()


def test_readme_maps_every_folder() -> None:
    """A newcomer finds every top-level folder in the README's table."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for folder in sorted({name.partition("/")[0] for name in tracked() if "/" in name}):
        assert f"`{folder}/`" in readme, folder


def test_links_between_documents_resolve() -> None:
    """Every relative link of every Markdown file leads to a file or folder, and its anchor to a heading."""
    wrong = []
    for document in documents():
        text = document.read_text(encoding="utf-8")
        for target in _LINK.findall(_FENCED.sub("", text)):
            parts = urlsplit(target)
            if parts.scheme or target.startswith("//"):
                continue
            place = (document.parent / unquote(parts.path)).resolve() if parts.path else document
            if not place.exists():
                wrong.append(f"{document.relative_to(ROOT)}: {target}")
            elif (
                parts.fragment
                and place.suffix == ".md"
                and unquote(parts.fragment) not in heading_ids(place.read_text(encoding="utf-8"))
            ):
                wrong.append(f"{document.relative_to(ROOT)}: {target} (no such heading)")
    assert wrong == []


def test_files_named_in_the_docs_exist() -> None:
    """Paths of this repository that the developer docs name in code are there."""
    tops = "generator|site_templates|tests|docs|benchmarks"
    wrong = []
    for document in documents():
        if document.is_relative_to(ROOT / "docs" / "schema") or document.is_relative_to(STARTER):
            continue
        named = re.findall(rf"`((?:{tops})/[\w./*-]*)(?::[^`]*)?`", document.read_text(encoding="utf-8"))
        wrong += [f"{document.relative_to(ROOT)}: {name}" for name in named if not any(ROOT.glob(name.rstrip("/")))]
    assert wrong == []


def test_decisions_have_their_three_parts_and_are_numbered() -> None:
    """Half a page each: context, decision, consequence; numbers without a gap."""
    found = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in found] == list(range(1, len(found) + 1))
    for path in found:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequence"))


def test_no_trace_of_a_machine() -> None:
    """No path of somebody's machine and no address of a package registry in any text file."""
    found = []
    for name in tracked():
        raw = (ROOT / name).read_bytes()
        if b"\0" in raw or name.endswith((".lock", ".svg")):
            continue
        for what, pattern in _TRACES.items():
            found += [f"{name}: {what}: {match[0]}" for match in pattern.finditer(raw.decode("utf-8", "replace"))]
    assert found == []


def test_locks_name_no_registry() -> None:
    """Dependencies are locked by hash, without an address."""
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_starter_carries_todays_schemas(kind) -> None:
    """A new commune gets completion without this repository: cp docs/schema/*.json site_templates/starter/.vscode/schema/."""
    name = f"{kind.name}.schema.json"
    ours, theirs = ROOT / schema_path(kind), STARTER / ".vscode" / "schema" / name
    assert theirs.read_bytes() == ours.read_bytes()


def test_starter_settings_point_to_its_own_schemas() -> None:
    """The same settings as the sample's, but for the folder of the schemas."""
    ours = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    theirs = json.loads((STARTER / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    ours["yaml.schemas"] = {
        name.replace("docs/schema/", ".vscode/schema/"): globs for name, globs in ours["yaml.schemas"].items()
    }
    assert theirs == ours


def workflows() -> list[Path]:
    return [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), *sorted(STARTER.rglob("*/workflows/*.yml"))]


@pytest.mark.parametrize("path", workflows(), ids=lambda path: str(path.relative_to(ROOT)))
def test_workflows_are_bounded(path: Path) -> None:
    """Pinned major versions; on GitHub, read-only unless a job says otherwise, and an end to every job."""
    text = path.read_text(encoding="utf-8")
    assert all(re.search(r"@v\d+$", used) for used in re.findall(r"uses: (\S+)", text))
    flow = yaml.load(text, Loader=yaml.BaseLoader)
    if ".github" in path.parts:
        assert flow["permissions"] == {"contents": "read"}
        assert all("timeout-minutes" in job for job in flow["jobs"].values())


def test_starter_rebuilds_every_night_in_vietnam() -> None:
    """17:10 UTC is 00:10 in Vietnam; what depends on the date is derived anew."""
    for path in STARTER.rglob("*/workflows/*.yml"):
        flow = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert flow["on"]["schedule"] == [{"cron": "10 17 * * *"}]
    assert "10 0 * * *" in (STARTER / ".gitlab-ci.yml").read_text(encoding="utf-8")
