"""Takes the pictures that README.md and the handbook show: `make pictures`.

It lives with the tests of pages, because it needs what they need and readers of the sites do not: Playwright, and the
system's Chromium. The pictures stand in the handbook's folder, so that the internal site and a wheel carry them too.

The same sources give the same pictures: one day for every page, one size, one scale, the light look, and the letters of
Arimo, which come with Rolepress, whatever the computer has.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from browser.chromium import FLAGS, where
from browser.serving import serve
from browser.view import PHONE, View
from building import plain_back_room
from serve.serving_project import served

CHECKOUT = Path(__file__).resolve().parent.parent.parent
FOLDER = CHECKOUT / "content" / "handbook" / "pictures"
DAY = datetime(2027, 6, 15, 12)  # when some of the sample's reviews are overdue and others near
DESK = View("desk", 1280, 860)
COLOURS = 48  # of a picture: letters stay smooth, and the files small

ROLE = "job-descriptions/peer-support-worker/"
_ROLE_FILE = "content/job-descriptions/peer-support-worker.yml"
_PATIENCE = 60_000  # milliseconds for anything to show; it takes a moment
_LETTERS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{kept}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Arimo</family></prefer></alias>
  <match target="pattern"><edit name="family" mode="append"><string>Arimo</string></edit></match>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
"""  # code keeps the computer's own letters, which are all as wide


def _as_it_is(_: Page) -> None:
    """Leave the page as it opens."""


def _narrowed(page: Page) -> None:
    """Choose one organisation and one band."""
    page.get_by_role("checkbox", name="Leicestershire Partnership").check()
    page.get_by_role("checkbox", name="3 (1)").check()


def _found(page: Page) -> None:
    """Wait for what the search finds."""
    page.locator("mark").first.wait_for(timeout=_PATIENCE)


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a finished site, as a reader of it has it."""

    site: Literal["public", "internal"]
    address: str
    view: View = DESK
    do: Callable[[Page], None] = _as_it_is


PICTURES: Mapping[str, Picture] = {
    "home": Picture("public", ""),
    "role": Picture("public", ROLE),
    "role-phone": Picture("public", ROLE, PHONE),
    "narrowed": Picture("public", "job-descriptions/", do=_narrowed),
    "search": Picture("public", "search/?q=lived+experience", do=_found),
    "library": Picture("internal", ""),
    "handbook": Picture("internal", "handbook/house-style.html"),
}
"""Pictures of finished sites, by the names of their files."""

SERVED = "serve"
"""The picture of a page that is being served while its file has a mistake in it."""


@contextmanager
def camera(kind: BrowserType) -> Iterator[Browser]:
    """Give a browser that writes in Arimo."""
    with TemporaryDirectory() as folder:
        letters = Path(folder) / "fonts.conf"
        letters.write_text(_LETTERS.format(fonts=files("fontpkg_arimo"), kept=folder), "utf-8")
        env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(letters)}
        browser = kind.launch(executable_path=where(), args=FLAGS, env=env)
        yield browser
        browser.close()


def take(browser: Browser, sites: Path, picture: Picture) -> bytes:
    """Return a picture of one of the finished *sites*, as PNG."""
    with serve(sites / picture.site) as origin:
        return _shot(browser, f"{origin}/{picture.address}", picture.view, picture.do)


def take_served(browser: Browser) -> bytes:
    """Return a picture of `rolepress serve` that shows a mistake over the last good page, as PNG."""
    with TemporaryDirectory() as folder:
        root = plain_back_room(_copy(Path(folder)))
        with served(root, as_of=DAY) as site:
            address = f"http://127.0.0.1:{site.port}/public/{ROLE}"
            return _shot(browser, address, DESK, partial(_mistaken, root))


def small(png: bytes) -> bytes:
    """Return a picture with few colours, which takes a third of the room."""
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> int:
    """Build both sites, and write every picture to the handbook's folder; return 0."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright, camera(playwright.chromium) as browser:
        sites = _built(Path(folder))
        for name, picture in PICTURES.items():
            _keep(name, take(browser, sites, picture))
        _keep(SERVED, take_served(browser))
    return 0


def _shot(browser: Browser, address: str, view: View, do: Callable[[Page], None]) -> bytes:
    with browser.new_context(
        viewport={"width": view.width, "height": view.height},
        device_scale_factor=1,
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/London",
    ) as context:
        page = context.new_page()
        page.goto(address)
        do(page)
        page.mouse.move(0, 0)
        page.wait_for_function("document.fonts.status === 'loaded'")
        return small(page.screenshot(animations="disabled", caret="hide"))


def _mistaken(root: Path, page: Page) -> None:
    """Save a misspelt word, and wait until the page says so."""
    path = root / _ROLE_FILE
    path.write_text(path.read_text("utf-8").replace("level: essential", "level: esential", 1), "utf-8")
    page.get_by_role("region", name="What needs a change").get_by_text("esential").first.wait_for(
        timeout=_PATIENCE
    )


def _copy(folder: Path) -> Path:
    """Return a copy of the content and the settings, to make mistakes in."""
    shutil.copytree(CHECKOUT / "content", folder / "content")
    shutil.copy(CHECKOUT / "rolepress.yml", folder)
    return folder


def _built(folder: Path) -> Path:
    """Return *folder* with both sites in it, as they are on the day of the pictures."""
    command = [sys.executable, "-m", "rolepress", "build", "--out", str(folder), "--as-of", DAY.isoformat()]
    subprocess.run(command, cwd=CHECKOUT, check=True)
    return folder


def _keep(name: str, png: bytes) -> None:
    path = FOLDER / f"{name}.png"
    path.write_bytes(png)
    print(f"{path.relative_to(CHECKOUT)}: {len(png) / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
