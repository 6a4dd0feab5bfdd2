"""Answers "is there anything to build?" from digests alone, before anything heavy is imported.

The standard library only. Files count by their bytes, never by when they were changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rolepress.cache import key_of
from rolepress.home import PACKAGE, handbook_folder, kept_folder, templates_folder

FILES = ("rolepress.yml", "mkdocs.yml")
FOLDERS = ("content", "templates")
_LIBRARIES = ("libpango-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1")
_BRAILLE = ("liblouis.so.20", "lou_translate")
_LIBRARY_FOLDERS = ("/usr/lib/{arch}", "/lib/{arch}", "/usr/local/lib", "/usr/lib64", "/usr/lib")


def inputs_of(project: Path, options: Mapping[str, Any]) -> str:
    """Return a digest of all that decides what a build of *project* with *options* makes, the date apart.

    That is every file of the project's content and templates and its settings, Rolepress itself with its
    templates and its handbook, the installed packages, the Python and the text libraries of the system.
    Raises OSError when a file cannot be read.
    """
    files = {str(path): _digest(path) for path in _input_files(project)}
    return key_of(str(project.resolve()), files, dict(options), sys.version, _installed(), *_of_the_system())


def seen(project: Path, inputs: str, now: datetime) -> dict[str, Any] | None:
    """Return the result kept by the last build, or None when there is something to do.

    There is nothing to do when the inputs are the same, *now* is before the next date on which anything changes,
    and what was made still stands as it was made. A time without a zone is UK local time, here and in `write`.
    """
    try:
        kept = json.loads(_file(project).read_bytes())
        until = kept["valid_until"]
        same = kept["inputs"] == inputs and (until is None or _universal(now) < datetime.fromisoformat(until))
        if same and all(_standing(Path(path)) == digest for path, digest in kept["made"].items()):
            return dict(kept["result"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # no stamp, or one that another version or a crash left
    return None


def write(
    project: Path, inputs: str, *, result: Mapping[str, Any], made: Iterable[Path], valid_until: datetime | None
) -> None:
    """Keep the *result* of a build that has just published *made*, files and folders.

    *inputs* is what `inputs_of` said before the build read anything, so an edit made meanwhile is not missed.
    """
    kept = {
        "inputs": inputs,
        "valid_until": _universal(valid_until).isoformat() if valid_until else None,
        "made": {str(path.absolute()): _standing(path) for path in made},
        "result": dict(result),
    }
    file = _file(project)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".stamp.{os.getpid()}")
    beside.write_text(json.dumps(kept), "utf-8")
    os.replace(beside, file)


def forget(project: Path) -> None:
    """Make the next build look again."""
    _file(project).unlink(missing_ok=True)


def _universal(moment: datetime) -> datetime:
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    from zoneinfo import ZoneInfo  # late: a build without dates does without it

    return moment.replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)


def _file(project: Path) -> Path:
    return kept_folder(project) / "stamp"


def project_files(project: Path) -> Iterator[Path]:
    """Yield what a build reads of *project*, in no particular order: its content, templates and settings."""
    yield from (project / name for name in FILES if (project / name).is_file())
    for folder in FOLDERS:
        yield from files_under(project / folder)


def _input_files(project: Path) -> Iterator[Path]:
    yield from project_files(project)
    for folder in (PACKAGE, templates_folder(), handbook_folder()):
        yield from files_under(folder)


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files under *folder* that nobody hid, in no particular order."""
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        paths = (Path(at, name) for name in names if not name.startswith("."))
        yield from (path for path in paths if path.is_file())


def _every_file_under(folder: Path) -> Iterator[Path]:
    """Yield the hidden files as well, which tell servers what to do."""
    for at, _, names in os.walk(folder):
        yield from (path for path in (Path(at, name) for name in names) if path.is_file())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _standing(path: Path) -> str:
    """Return what *path* is now: a file's digest, or a folder's paths and sizes with its manifest's digest."""
    if path.is_file():
        return _digest(path)
    sizes = {each.relative_to(path).as_posix(): each.stat().st_size for each in _every_file_under(path)}
    manifest = path / "manifest.json"
    return key_of(sizes, _digest(manifest) if manifest.is_file() else None)


def _installed() -> frozenset[str]:
    """Return the names and versions of the installed packages, read off the names of their folders."""
    folders = (Path(each) for each in sys.path if each.endswith("-packages"))
    names = (name for folder in folders if folder.is_dir() for name in os.listdir(folder))
    return frozenset(name for name in names if name.endswith(".dist-info"))


def _of_the_system() -> tuple[frozenset[str], frozenset[str]]:
    """Return what the system has that finished files show: what shapes text, and what makes braille."""
    library, program = _BRAILLE
    return text_libraries(), _versions((library,)) | ({program} if shutil.which(program) else set())


def text_libraries() -> frozenset[str]:
    """Return the versions of the libraries that shape text, read off the files that their links lead to."""
    return _versions(_LIBRARIES)


def _versions(names: Iterable[str]) -> frozenset[str]:
    arch = getattr(sys.implementation, "_multiarch", "")
    folders = [Path(each.format(arch=arch)) for each in _LIBRARY_FOLDERS]
    found = (folder / name for name in names for folder in folders if (folder / name).exists())
    return frozenset(os.path.basename(os.path.realpath(path)) for path in found)
