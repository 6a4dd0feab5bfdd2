"""The pictures of README.md can be taken anew, come out the same each time, and show nothing that they should not."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from browser.pictures import DESK, PICTURES, Picture, camera, take, take_served

LARGEST = 80_000  # bytes
PATH_OF_A_MACHINE = re.compile("(?<![\\w.])/(?:" + "|".join(("work", "root", "home", "Users", "tmp")) + r")/\w")


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    with camera(chromium.browser_type) as browser:
        yield browser


def size_of(png: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(png)).size


def test_a_picture_is_small_and_comes_out_the_same_each_time(browser: Browser, built_site: Path):
    first, second = (take(browser, built_site, PICTURES["home"]) for _ in range(2))

    assert size_of(first) == (DESK.width, DESK.height)
    assert len(first) <= LARGEST
    assert first == second


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_no_picture_shows_a_path_of_a_machine_or_a_logo(browser: Browser, built_site: Path, picture: Picture):
    shown: list[str] = []

    def read(page: Page) -> None:
        picture.do(page)
        shown.append(page.locator("body").inner_text())
        assert page.locator("img, picture, video").count() == 0

    png = take(browser, built_site, replace(picture, do=read))

    assert size_of(png) == (picture.view.width, picture.view.height)
    assert not PATH_OF_A_MACHINE.search(shown[0])


def test_a_mistake_is_shown_over_the_last_good_page(browser: Browser):
    png = take_served(browser)

    assert size_of(png) == (DESK.width, DESK.height)
    assert len(png) <= LARGEST
