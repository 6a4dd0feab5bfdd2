"""Content is text: it runs nothing and adds no markup."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
import yaml
from pypdf import PdfReader

from building import (
    CLAUSE_FILE,
    FACTS_FILE,
    JOB_FILE,
    ONE_PDF,
    ORGANISATION_FILE,
    PAGES_ALONE,
    files_under,
    make,
    plain_back_room,
)
from projects import CLAUSE, FACTS, JOB, ORGANISATION, make_project
from rolepress.back_room import back_room
from rolepress.build import check
from rolepress.sites.handbook_shelf import shelf_of
from safety.hostile import HOSTILE
from safety.secrets import PREVIEW, preview_pages


def hostile_files(text: str) -> dict[str, str]:
    """Return a project of drafts with *text* in every field that takes text."""
    job = yaml.safe_load(JOB)
    job |= {"title": f"T {text}", "owner": text, "summary": text, "context": text, "dimensions": text}
    job["post"] |= {"hours": text, "location": text, "reports_to": text, "department": text, "band": text}
    job |= {"quotation": {"text": text, "source": text}, "factors": {"freedom": text}}
    job |= {
        "duties": [
            {"id": "a", "title": text, "introduction": text, "entries": [text, {"text": text, "points": [text]}]}
        ]
    }
    job |= {
        "signatures": {"statement": text, "roles": [text]},
        "organisation_chart": [{"title": text, "this_post": True}],
    }
    job |= {"changes": [{"version": text, "date": "2026-06-01", "summary": text, "note": text}]}
    group = job["specification"]["groups"][0]
    group |= {"title": text, "introduction": text, "note": text}
    group["criteria"][0] |= {"text": text, "points": [text], "note": text}
    organisation = yaml.safe_load(ORGANISATION) | {"title": text, "short_name": text, "about": text, "owner": text}
    organisation |= {
        "house_style": {"headings": {"duties": text, "summary": text, "band": text, "draft-mark": text}}
    }
    organisation["other_formats"] |= {"text": text}
    clause = yaml.safe_load(CLAUSE) | {"title": text, "owner": text, "applies_to": text}
    clause["versions"][0]["text"] = text
    facts = yaml.safe_load(FACTS)
    facts["facts"]["team"] |= {"value": text, "note": text, "source": text}
    page = {"kind": "page", "id": "help", "title": text, "owner": text, "summary": text,
            "sections": [{"id": "a", "title": text, "text": text}]}  # fmt: skip
    settings = yaml.safe_load(ONE_PDF) | {"title": text}
    settings["other_formats"] |= {"text": text}
    files = {JOB_FILE: job, ORGANISATION_FILE: organisation, CLAUSE_FILE: clause, FACTS_FILE: facts,
             "content/pages/help.yml": page, "rolepress.yml": settings}  # fmt: skip
    return {path: yaml.safe_dump(data, allow_unicode=True) for path, data in files.items()}


class Markup(HTMLParser):
    """Gathers the tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[tuple[str, frozenset[str]]] = set()
        self.links: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, frozenset(name for name, _ in attrs)))
        self.links |= {value for name, value in attrs if name in ("href", "src", "action") and value}


def shapes(pages: dict[str, str]) -> set[tuple[str, str]]:
    """Return every (element, attribute) of *pages*."""
    return {(tag, name) for text in pages.values() for tag, names in Markup(text).tags for name in ("", *names)}


def schemes(pages: dict[str, str]) -> set[str]:
    """Return the scheme of every address on *pages*."""
    links = {link for text in pages.values() for link in Markup(text).links}
    return {link.partition(":")[0].casefold() for link in links if ":" in link.partition("/")[0]}


@pytest.fixture(scope="module")
def innocent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the same project with plain words, bold, a list and links: all markup that there should be."""
    text = "Read **this** and [that page](https://x.example/)"
    root = make_project(tmp_path_factory.mktemp("innocent"), hostile_files(f"{text}\n\n- one\n\n1. two") | {
        "content/pages/home.yml": None, "rolepress.yml": PAGES_ALONE})  # fmt: skip
    return preview_pages(make(root))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_adds_no_markup_to_a_page(tmp_path, innocent, text):
    making = make(make_project(tmp_path, hostile_files(text)), formats=["html"])
    pages = preview_pages(making)

    assert shapes(pages) - shapes(innocent) == set()
    assert schemes(pages) <= {"https", "mailto", "tel"}
    assert {PREVIEW, "help/index.html"} <= set(pages)


def test_hostile_text_is_told(tmp_path):
    refused = {}
    for number, (name, text) in enumerate(HOSTILE.items()):
        problems = make(make_project(tmp_path / str(number), hostile_files(text)), formats=["html"]).problems
        refused[name] = {each.rule for each in problems if each.severity == "error"}

    assert all(
        "markup" in refused[each]
        for each in ("script", "picture", "closing", "comment", "style", "markdown picture")
    )
    assert all(
        "link-address" in refused[each] for each in ("javascript link", "data link", "file link", "vbscript link")
    )
    assert all("unknown-fact" in refused[each] for each in ("jinja",))


def test_hostile_titles_start_an_e_mail_to_nobody_else(tmp_path):
    title = "x&bcc=evil@evil.example%0aBcc:evil@evil.example"
    making = make(
        make_project(
            tmp_path,
            {"rolepress.yml": PAGES_ALONE, JOB_FILE: JOB.replace("title: Support Worker", f"title: {title}", 1)},
        )
    )

    (link,) = [each for each in Markup(preview_pages(making)[PREVIEW]).links if each.startswith("mailto:")]
    address, _, query = link.partition("?")
    assert address == "mailto:formats@northshire.example"
    assert re.fullmatch(r"subject=[A-Za-z0-9%._~-]+", query)
    assert "%0A" not in query.upper().replace("%250A", "")


def test_hostile_text_makes_a_pdf_of_words(tmp_path):
    """Every text at once, each as a duty and in its title, so that one PDF shows them all."""
    job = yaml.safe_load(JOB)
    job["title"] = " ".join(HOSTILE[name] for name in ("script", "attribute", "css", "apostrophe"))
    job["duties"] = [{"id": "a", "title": "Duties", "entries": [*HOSTILE.values()]}]
    root = make_project(tmp_path, {"rolepress.yml": ONE_PDF, JOB_FILE: yaml.safe_dump(job)})
    pdf = (
        next(each for each in make(root).printed.previews if each.facts.id == "support-worker")
        .files[0]
        .done.entry.data
    )

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = " ".join(repr(thing) for thing in opened.objects)
    dangerous = ("JavaScript", "JS", "Launch", "EmbeddedFile", "GoToR", "SubmitForm", "ImportData", "RichMedia")
    assert [name for name in dangerous if f'"/{name}"' in told] == []
    addresses = set(re.findall(r'"/URI": "([^"]*)"', told))
    assert addresses
    assert all(address.startswith(("https://", "mailto:", "tel:")) for address in addresses)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "root:x:0" not in text
    assert "<script>" in re.sub(r"\s", "", text)


def test_hostile_text_stays_text_on_the_internal_site(tmp_path):
    plain, hostile = (
        built_room(
            plain_back_room(make_project(tmp_path / name, hostile_files(text) | {"rolepress.yml": PAGES_ALONE}))
        )
        for name, text in (("plain", "Plain words"), ("hostile", " ".join(HOSTILE[each] for each in _NOT_LONG)))
    )

    extra = {tag for tag, _ in shapes(hostile) - shapes(plain)}
    assert extra & {"script", "img", "iframe", "svg", "style", "object", "base", "form", "div"} == set()
    assert [name for _, name in shapes(hostile) - shapes(plain) if name.startswith("on") or name == "style"] == []
    assert schemes(hostile) <= schemes(plain) | {"https", "mailto", "tel"}


_NOT_LONG = [name for name in HOSTILE if name not in ("long word", "markdown block", "liquid")]


def built_room(root: Path) -> dict[str, str]:
    making = make(root, formats=["html"])
    room = back_room(making.project, making.printed, making.problems, shelf_of(making.project.library))
    assert room.ok, room.problems
    return {path: data.decode() for path, data in files_under(room.value.built).items() if path.endswith(".html")}


# Hostile fields


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        (ORGANISATION_FILE, ORGANISATION + "brand: {colour: 'red;} body{display:none'}\n", "colour"),
        (ORGANISATION_FILE, ORGANISATION + "brand: {colour: '#ffffff;'}\n", "colour"),
        (ORGANISATION_FILE, ORGANISATION + "brand: {colour: 'url(file:///etc/passwd)'}\n", "colour"),
        (ORGANISATION_FILE, ORGANISATION + "brand: {logo: ../../secret.svg}\n", "logo"),
        (ORGANISATION_FILE, ORGANISATION + "brand: {logo: /etc/passwd.svg}\n", "logo"),
        (ORGANISATION_FILE, ORGANISATION + "brand: {logo: 'https://evil.example/x.svg'}\n", "logo"),
        (ORGANISATION_FILE, ORGANISATION.replace("formats@northshire.example", '"a@b.example\\nBcc: x"'), "email"),
        (ORGANISATION_FILE, ORGANISATION.replace("01632 960123", '"01632;ext=javascript:x"'), "phone"),
        (JOB_FILE, JOB.replace("id: support-worker", 'id: "../../support-worker"'), "id"),
        (JOB_FILE, JOB.replace("id: support-worker", "id: 'x\"><script>'"), "id"),
        (JOB_FILE, JOB + "aliases: ['../../../index']\n", "aliases"),
        (JOB_FILE, JOB + "version: ../../9\n", "version"),
        (JOB_FILE, JOB + "language: 'en\" onload=\"x'\n", "language"),
        (JOB_FILE, JOB + "sources: [{title: x, url: 'javascript:alert(1)'}]\n", "url"),
        (JOB_FILE, JOB.replace("id: support\n", "id: 'a\" onclick=\"x'\n"), "id"),
        (JOB_FILE, JOB + "owner2: !!python/object/apply:os.system ['touch pwned']\n", "tag"),
        (JOB_FILE, JOB + "context: !include /etc/passwd\n", "tag"),
        (JOB_FILE, JOB.replace("owner: Human", "owner: !ENV PATH Human"), "tag"),
        (JOB_FILE, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias"),
        (JOB_FILE, JOB.replace("Listen to people", '"Listen\\u0007 to people"'), "control-character"),
        (JOB_FILE, JOB.replace("Listen to people", "Listen to \u202eelpoep"), "control-character"),
        (JOB_FILE, JOB.replace("Listen to people", '"Listen to \\u202eelpoep"'), "control-character"),
        ("rolepress.yml", ONE_PDF.replace("https://roles.example", "javascript:alert(1)"), "base_url"),
        ("rolepress.yml", ONE_PDF.replace("https://roles.example", "'https://x.example/ onload=x'"), "base_url"),
        ("rolepress.yml", ONE_PDF + "formats: {../../x: [pdf]}\n", "name"),
    ],
)
def test_hostile_fields_are_refused(tmp_path, path, text, rule):
    root = make_project(tmp_path, {path: text})
    assert rule in {each.rule for each in check(root) if each.place.path.as_posix() == path}
    assert not (root / "pwned").exists()
