"""Asks axe-core, in a browser without a window, what stands in the way of readers on finished pages."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

from rolepress.audit.markup import node_package
from rolepress.audit.programs import run_in_python, shares
from rolepress.doctor import CHROMIUM

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (1280, 320)  # pixels
LOOKS = frozenset({".css", ".js"})  # files that pages share, and that change what a reader meets
_RUN = """async (values) => {
    const options = {runOnly: {type: "tag", values}, resultTypes: ["violations"]};
    const {violations} = await axe.run(document, options);
    return violations.flatMap(({id, help, nodes}) => nodes.map(
        ({target}) => `${id}: ${help} (${target.join(" ")})`));
}"""


def axe_version(project: Path) -> str | None:
    """Return the version of axe-core that a browser can run here; None where something of it is missing."""
    folder = node_package("axe-core", project)
    if folder is None or find_spec("playwright") is None or _browser() is None:
        return None
    axe = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    return f"{axe}, Playwright {version('playwright')}"


def pages_rest_on(site: Path) -> str:
    """Return a digest of what else verdicts on pages rest on: the site's looks and scripts, and the question."""
    asked = hashlib.sha256(f"{TAGS} {WIDTHS} {_RUN}".encode())
    for path in sorted(each for each in site.rglob("*") if each.suffix in LOOKS and each.is_file()):
        asked.update(f"\n{path.relative_to(site).as_posix()} ".encode())
        asked.update(hashlib.sha256(path.read_bytes()).digest())
    return asked.hexdigest()


def judge_pages(paths: Sequence[Path], project: Path, sites: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """Return what axe-core finds in each page at the widths of a screen and of a phone.

    A page is met as on the web: its addresses count from the top of that one of *sites* in which it stands, or
    from its own folder. Raises FileNotFoundError where axe-core is not installed.
    """
    folder = node_package("axe-core", project)
    if folder is None:
        raise FileNotFoundError("axe-core")
    asked = {
        str(path): str(next((each for each in sites if path.is_relative_to(each)), path.parent)) for path in paths
    }
    parts = [
        {"axe": str(folder / "axe.min.js"), "pages": [(path, asked[path]) for path in share]}
        for share in shares(list(asked))
    ]
    answers = run_in_python(__name__, "found_in", parts)
    return {Path(path): tuple(lines) for answer in answers for path, lines in answer.items()}


def found_in(given: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what axe-core finds in each of the pages of *given*, one after another, in one browser.

    *given* is the file of axe-core, and each page with the top of its site.
    """
    from playwright.sync_api import sync_playwright  # a package that not everybody installs

    source = Path(given["axe"]).read_text("utf-8")
    found: dict[str, list[str]] = {}
    with sync_playwright() as playwright, _served({top for _, top in given["pages"]}) as origins:
        browser = playwright.chromium.launch(executable_path=_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for path, top in given["pages"]:
            page.goto(f"{origins[top]}/{quote(Path(path).relative_to(top).as_posix())}")
            page.evaluate(f"() => {{ {source} }}")
            lines: list[str] = []
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                lines.extend(page.evaluate(_RUN, list(TAGS)))
            found[path] = list(dict.fromkeys(lines))
        browser.close()
    return found


@contextmanager
def _served(tops: set[str]) -> Iterator[Mapping[str, str]]:
    """Serve folders to this computer alone, and give the address of each."""
    servers = {top: ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=top)) for top in tops}
    for server in servers.values():
        Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {top: f"http://127.0.0.1:{server.server_port}" for top, server in servers.items()}
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, and tells nobody."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)
