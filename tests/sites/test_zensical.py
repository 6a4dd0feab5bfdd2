"""The Markdown of the internal site under Zensical, which reads the same mkdocs.yml: the same pages, as good to read."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import axe
from browser.serving import addresses, serve
from browser.traffic import traffic
from browser.view import DARK, NARROW, WIDE, show
from rolepress.config import load_settings
from rolepress.library import load
from sites.small_library import drawn, write_docs
from sites.test_internal_build import LATER, OUTPUTS, PAGES, RULES


@pytest.fixture(scope="module")
def zensical(checkout: Path) -> list[str]:
    """The command. Where the lock asks for Zensical, its absence is a failure and no reason to skip."""
    locked = re.search(
        r"^zensical==", (checkout / "generator/requirements/test.lock").read_text("utf-8"), re.MULTILINE
    )
    if find_spec("zensical") is None and not locked:
        pytest.skip("Zensical is not installed, and generator/requirements/test.lock does not ask for it")
    return [sys.executable, "-m", "zensical"]


@pytest.fixture(scope="module")
def site(checkout: Path, zensical: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Zensical makes of this checkout's own content, with the tracked configuration."""
    settings = load_settings(checkout).value
    assert settings is not None
    library = load(checkout, settings).value
    folder = tmp_path_factory.mktemp("zensical")
    shutil.copy(checkout / "mkdocs.yml", folder)
    shutil.copytree(checkout / "templates" / "internal", folder / "templates" / "internal")
    write_docs(library, drawn(library, outputs=OUTPUTS, on=LATER), folder / "site" / "docs", rules=RULES)
    command = [*zensical, "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    with serve(site / "site" / "internal") as address:
        yield address


def test_it_makes_the_same_pages_as_mkdocs(site: Path):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site / "mkdocs")]
    subprocess.run(command, cwd=site, check=True)

    assert addresses(site / "site" / "internal") == addresses(site / "mkdocs")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("view", [WIDE, NARROW, DARK], ids=str)
def test_axe_finds_nothing(page: Page, origin: str, address, view):
    show(page, origin + address, view)

    assert [str(found) for found in axe(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width


@pytest.mark.parametrize("address", ["/", "/documents/", "/clauses/data-protection/"])
def test_a_page_asks_nothing_of_other_sites(page: Page, origin: str, address):
    assert traffic(page, origin + address, origin=origin) == ()


def test_a_filter_works(page: Page, origin: str):
    show(page, f"{origin}/documents/", WIDE)

    page.get_by_label("Band").select_option("3")
    assert page.locator(".table tbody tr:visible").count() == 1


def test_its_search_leaves_out_the_wording_too(site: Path):
    index = (site / "site" / "internal" / "search.json").read_text("utf-8")

    assert "Data protection" in {each["title"] for each in json.loads(index)["items"]}
    assert "process all personal data" not in index
