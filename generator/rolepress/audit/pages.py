"""Asks axe-core, in a browser without a window, what stands in the way of readers on finished pages."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from rolepress.doctor import CHROMIUM

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (1280, 320)  # pixels
LOOKS = frozenset({".css", ".js"})  # files that pages share, and that change what a reader meets
_PLACES = (Path("node_modules"), Path("tests", "browser", "node_modules"))
_RUN = """async (values) => {
    const options = {runOnly: {type: "tag", values}, resultTypes: ["violations"]};
    const {violations} = await axe.run(document, options);
    return violations.flatMap(({id, help, nodes}) => nodes.map(
        ({target}) => `${id}: ${help} (${target.join(" ")})`));
}"""


def axe_version(project: Path) -> str | None:
    """Return the version of axe-core that a browser can run here; None where something of it is missing."""
    folder = _folder(project)
    if folder is None or find_spec("playwright") is None or _browser() is None:
        return None
    axe = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    return f"{axe}, Playwright {version('playwright')}"


def axe_source(project: Path) -> str:
    """Return the program that is put into a page; FileNotFoundError where it is not installed."""
    folder = _folder(project)
    if folder is None:
        raise FileNotFoundError("axe-core")
    return (folder / "axe.min.js").read_text("utf-8")


def pages_rest_on(public: Path) -> str:
    """Return a digest of what else verdicts on pages rest on: the site's looks and scripts, and the question."""
    asked = hashlib.sha256(f"{TAGS} {WIDTHS} {_RUN}".encode())
    for path in sorted(each for each in public.rglob("*") if each.suffix in LOOKS and each.is_file()):
        asked.update(f"\n{path.relative_to(public).as_posix()} ".encode())
        asked.update(hashlib.sha256(path.read_bytes()).digest())
    return asked.hexdigest()


def judge_pages(paths: Sequence[Path], project: Path) -> Mapping[Path, tuple[str, ...]]:
    """Return what axe-core finds in each page at the widths of a screen and of a phone."""
    from playwright.sync_api import sync_playwright  # a package that not everybody installs

    source, found = axe_source(project), {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for path in paths:
            page.goto(path.resolve().as_uri())
            page.evaluate(f"() => {{ {source} }}")
            lines: list[str] = []
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                lines.extend(page.evaluate(_RUN, list(TAGS)))
            found[path] = tuple(dict.fromkeys(lines))
        browser.close()
    return found


def _folder(project: Path) -> Path | None:
    return next((each for each in _candidates(project) if (each / "axe.min.js").is_file()), None)


def _candidates(project: Path) -> Iterator[Path]:
    yield from (project / each / "axe-core" for each in _PLACES)


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)
