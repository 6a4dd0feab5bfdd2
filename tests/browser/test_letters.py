"""A computer without the letters of a language shows them all the same: they come with the page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from browser.axe import axe
from browser.chromium import FLAGS, where
from browser.serving import serve
from rolepress.cache import Store
from rolepress.formats.pdf.fonts import font_path
from rolepress.labels import labels_for
from rolepress.sites.addresses import style_address
from rolepress.sites.letters import letters_of
from rolepress.sites.public import document_page, stylesheet
from rolepress.sites.tongues import in_tongues
from sites.samples import BODY, LABELS, PAGE, SITE, THEME

ENGLISH = replace(PAGE, id="train", title="Train", address="train/index.html")
URDU = replace(ENGLISH, id="train-ur", title="ذہنی صحت میں تربیت", address="train-ur/index.html", language="ur",
               right_to_left=True, translates="train", translates_version=ENGLISH.version)  # fmt: skip
URDU_BODY = replace(
    BODY, title=f'<h1 id="title">{URDU.title}</h1>\n',
    opening='<p class="lead" id="summary-text">آپ ان لوگوں کی مدد کریں گے۔</p>\n',
)  # fmt: skip
KNOWN = {each.id: each for each in (ENGLISH, URDU)}
LATIN_ALONE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    pages = {
        ENGLISH.address: document_page(in_tongues(ENGLISH, KNOWN), BODY, SITE, THEME, LABELS),
        URDU.address: document_page(in_tongues(URDU, KNOWN), URDU_BODY, SITE, THEME, labels_for("ur").value),
        "alone/index.html": document_page(replace(ENGLISH, address="alone/index.html"), BODY, SITE, THEME, LABELS),
        style_address(ENGLISH.organisation_id): stylesheet(THEME),
    }
    (letters,) = letters_of(["ur"], Store(folder / "store")).values()
    for address, data in {**{name: text.encode() for name, text in pages.items()}, **letters}.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(data)
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="module")
def poor(chromium: Browser, tmp_path_factory) -> Iterator[Browser]:
    """A browser on a computer that has Latin letters and no others."""
    folder = tmp_path_factory.mktemp("fonts")
    settings = folder / "fonts.conf"
    settings.write_text(LATIN_ALONE.format(fonts=font_path().parent, cache=folder / "cache"), "utf-8")
    browser = chromium.browser_type.launch(
        executable_path=where(), args=FLAGS, env={"FONTCONFIG_FILE": str(settings), "HOME": str(folder)}
    )
    yield browser
    browser.close()


def shown_in(browser: Browser, address: str, place: str) -> tuple[dict[str, bool], list[str]]:
    """Return the fonts that the words at *place* are set in, and whether the site brought each; then what it sent."""
    page = browser.new_page()
    sent: list[str] = []
    page.on("requestfinished", lambda request: sent.append(request.url.rpartition("/")[2]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => document.body.offsetHeight)")
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": place})["nodeId"]
    fonts = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    page.close()
    return {each["familyName"]: each["isCustomFont"] for each in fonts}, [
        each for each in sent if each.endswith(".woff2")
    ]


def test_a_computer_without_the_letters_gets_them_from_the_page(origin: str, poor: Browser):
    fonts, sent = shown_in(poor, f"{origin}/{URDU.address}", "h1")

    assert fonts.pop("Amiri")
    assert set(fonts) <= {"Arimo"}  # of the spaces between words
    assert len(sent) == 2  # regular and bold


def test_the_link_to_a_page_in_other_letters_can_be_read_too(origin: str, poor: Browser):
    assert shown_in(poor, f"{origin}/{ENGLISH.address}", ".tongues a")[0] == {"Amiri": True}


def test_pages_in_latin_letters_bring_none(origin: str, poor: Browser):
    assert shown_in(poor, f"{origin}/alone/index.html", "h1") == ({"Arimo": False}, [])


@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_in_letters_that_it_brings_has_no_barriers_and_fits_its_screen(
    origin: str, poor: Browser, width: int
):
    page = poor.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto(f"{origin}/{URDU.address}")

    assert axe(page) == ()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
