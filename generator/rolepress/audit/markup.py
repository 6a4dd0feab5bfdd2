"""Asks html-validate and the Nu HTML checker whether finished pages are sound HTML."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from rolepress.audit.programs import run

RULES = Path(__file__).with_name("htmlvalidate.json")
"""All that html-validate recommends but how a file sets its text out, which no reader meets: blanks at the ends of
lines, capitals in the first line, strokes in tags, and the alignment that MkDocs writes into the cells of tables.
`tel-non-breaking` asks for blanks that our text has no use for, `long-title` for short names of documents."""

_PLACES = (Path("node_modules"), Path("tests", "browser", "node_modules"))
_QUICK = 60  # seconds that telling a version may take

Faults = dict[Path, tuple[str, ...]]


def node_package(name: str, project: Path) -> Path | None:
    """Return the folder of a package of Node's in a project; None where it is not installed."""
    return next((each for place in _PLACES if (each := project / place / name).is_dir()), None)


def html_validate_version(project: Path) -> str | None:
    """Return the version of html-validate that can run here; None where something of it is missing."""
    folder = node_package("html-validate", project)
    if folder is None or shutil.which("node") is None:
        return None
    return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])


def html_validate(paths: Sequence[Path], project: Path) -> Faults:
    """Return what html-validate finds in pages. Raises FileNotFoundError where it is not installed."""
    folder = node_package("html-validate", project)
    if folder is None:
        raise FileNotFoundError("html-validate")
    program = folder / "bin" / "html-validate.mjs"
    answer = run(["node", program, "--config", RULES, "--formatter", "json", *paths])
    if answer.returncode not in (0, 1):  # 1: it found something
        raise RuntimeError(answer.stderr.strip() or f"it stopped with exit code {answer.returncode}")
    found = {Path(each["filePath"]): each["messages"] for each in json.loads(answer.stdout)}
    return _of(paths, {path: map(_html_validate_line, messages) for path, messages in found.items()})


def _html_validate_line(message: Mapping[str, Any]) -> str:
    where = f" ({message['selector']})" if message.get("selector") else ""
    return f"line {message['line']}: {message['message']}{where} [{message['ruleId']}]"


def nu_command(project: Path) -> str | None:
    """Return the program `vnu`: that on the search path, or that of the project's packages of Node's."""
    if found := shutil.which("vnu"):
        return found
    ours = (project / place / ".bin" / "vnu" for place in _PLACES)
    return next((str(each) for each in ours if each.is_file()), None)


def nu_version(project: Path) -> str | None:
    """Return the version of the Nu checker that can run here; None where it cannot."""
    command = nu_command(project)
    return run([command, "--version"], seconds=_QUICK).stdout.strip() or None if command else None


def nu(paths: Sequence[Path], project: Path) -> Faults:
    """Return what the Nu checker finds in pages. Raises FileNotFoundError where it is not installed."""
    command = nu_command(project)
    if command is None:
        raise FileNotFoundError("vnu")
    answer = run([command, "--format", "json", "--errors-only", "--stdout", *paths])
    return _of(paths, _nu_lines(answer.stdout))


def _nu_lines(text: str) -> Mapping[Path, Iterator[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in json.loads(text)["messages"]:
        extract = " ".join(str(each.get("extract", "")).split())
        at = f", at: {extract}" if extract else ""
        found[str(each.get("url", ""))].append(f"line {each.get('lastLine', '?')}: {each.get('message', '')}{at}")
    return {Path(unquote(url.removeprefix("file:"))): iter(lines) for url, lines in found.items()}


def _of(paths: Sequence[Path], found: Mapping[Path, Iterator[str]]) -> Faults:
    """Return what was found by the paths that were asked about. Raises ValueError for any other."""
    asked = {path.resolve(): path for path in paths}
    told: Faults = {}
    for path, lines in found.items():
        if path.resolve() not in asked:
            raise ValueError(f"it names a file that was not asked about: {path}")
        told[asked[path.resolve()]] = tuple(lines)
    return told
