"""Builds the site for colleagues: runs MkDocs over the generated Markdown, off the network and without a clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from rolepress.config import Settings
from rolepress.labels import labels_for, templates_folder
from rolepress.problems import Outcome, Problem, Severity, problem
from rolepress.sites.internal_markdown import window_title

CONFIG = "mkdocs.yml"
_SLOW = 1800  # seconds after which MkDocs is given up
# No MkDocs 2 notice in what it prints; the same date in every build.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONIOENCODING": "utf-8"}
_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")  # for search engines, which have no business here


def config_of(project: Path) -> Path:
    """Return the MkDocs configuration of *project*: its own, or the built-in one where it has none."""
    own = project / CONFIG
    return own if own.is_file() else templates_folder() / "internal" / CONFIG


def build_site(docs: Path, config: Path, out: Path, settings: Settings) -> Outcome[None]:
    """Build the Markdown in *docs* into the folder *out*, which MkDocs empties first.

    MkDocs reads a configuration made for this build, which inherits *config* and names the two folders. Its
    warnings come back as problems, and an error when it did not finish.
    """
    with TemporaryDirectory(prefix="rolepress-") as folder:
        made = Path(folder) / CONFIG
        made.write_text(_configuration(docs, config, out, settings), "utf-8")
        done = _mkdocs(made)
    problems = tuple(_told(done.stderr.splitlines(), done.returncode))
    for name in _SITEMAPS:
        (out / name).unlink(missing_ok=True)
    return Outcome(None, problems)


def _configuration(docs: Path, config: Path, out: Path, settings: Settings) -> str:
    """Return the configuration of one build. JSON is YAML, and quotes whatever a title holds."""
    values: dict[str, object] = {
        "INHERIT": str(config.resolve()),
        "site_name": window_title(settings.title),
        "docs_dir": str(docs.resolve()),
        "site_dir": str(out.resolve()),
    }
    if settings.internal_url:
        values["site_url"] = settings.internal_url
    if settings.example:
        values["copyright"] = labels_for(settings.language).value["worked-example"]
    return json.dumps(values, ensure_ascii=False, indent=2)


def _mkdocs(config: Path) -> subprocess.CompletedProcess[str]:
    """Run MkDocs over one configuration."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)]
    environment: Mapping[str, str] = os.environ | _ENVIRONMENT
    return subprocess.run(  # noqa: S603  # our own Python, and a file that we have just written
        command, cwd=config.parent, env=environment, capture_output=True, text=True, encoding="utf-8",
        errors="replace", timeout=_SLOW, check=False,
    )  # fmt: skip


def _told(lines: list[str], exit_code: int) -> Iterator[Problem]:
    """Yield each warning of MkDocs as a problem, and an error when it did not finish."""
    warnings = [line.removeprefix("WARNING").strip(" -") for line in lines if line.startswith("WARNING")]
    for each in warnings:
        yield problem(CONFIG, "internal-site", f"MkDocs warns: {each}", severity=Severity.WARNING)
    if exit_code != 0:
        last = next((line.strip() for line in reversed(lines) if line.strip()), f"exit code {exit_code}")
        hint = "look at mkdocs.yml and at what is installed with `rolepress doctor`"
        yield problem(CONFIG, "internal-site", f"the internal site could not be built: {last}", hint=hint)
