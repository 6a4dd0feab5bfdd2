"""A document in a language without words of ours: what is borrowed from English says so wherever it is read.

Source: WCAG 2.2, 3.1.2 Language of parts.
"""

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest

from building import Making, make, released_project
from projects import SETTINGS
from rolepress.formats.pdf.content import pieces
from rolepress.formats.pdf.structure import Tag, read_structure

POLISH = "zażółć gęślą jaźń źrebię"
OWN = frozenset(POLISH.split())
NAMES = frozenset(
    [
        "northshire",
        "health",
        "roles",
        "at",
        "human",
        "resources",
        "wcag",
        "pdf",
        "epub",
        "docx",
        "kb",
        "word",
        "ua",
    ]
)
"""Proper names, which are in no language, and names of formats."""

ALL_FORMATS = """\
example: true
large_print: {sizes: []}
formats:
  job-description: [html, pdf, docx, epub]
  page: [html, pdf, docx, epub]
  form: [html, pdf, docx, epub]
"""

JOB = f"""\
kind: job-description
id: support-worker
title: {POLISH}
owner: Human Resources
organisation: northshire
language: pl
post:
  band: "3"
  hours: {POLISH}
  dbs: enhanced
  reports_to: {POLISH}
  location: {{unknown: {POLISH}}}
summary: {POLISH}
duties:
  - id: support
    title: {POLISH}
    entries: [{POLISH}]
organisation_chart:
  - {{title: {POLISH}}}
  - {{title: {POLISH}, this_post: true}}
specification:
  groups:
    - id: skills
      title: {POLISH}
      criteria:
        - {{id: listening, text: {POLISH}, level: essential, stages: [application-form, interview]}}
"""

CAMPAIGN = f"""\
kind: page
id: praca
title: {POLISH}
owner: Human Resources
organisation: northshire
language: pl
purpose: campaign
version: "1.0"
opens: 2026-05-01
closes: 2026-05-20
summary: {POLISH}.
key_dates:
  - {{id: closing, title: {POLISH}, what: closing, when: 2026-05-20}}
  - {{id: start, title: {POLISH}, what: start, when: {{unknown: {POLISH}}}}}
sections:
  - {{id: about, title: {POLISH}, text: "{POLISH}."}}
ask:
  - {{about: {POLISH}, team: {POLISH}, email: jobs@northshire.example, phone: 01632 960123}}
changes:
  - {{version: "1.0", date: 2026-06-01, summary: {POLISH}}}
"""


FORM = f"""\
kind: form
id: formularz
title: {POLISH}
owner: Human Resources
organisation: northshire
language: pl
purpose: application
version: "1.0"
introduction: {POLISH}.
privacy:
  controller: {POLISH}
  purpose: {POLISH}
  lawful_basis: {{unknown: {POLISH}}}
  shared: {POLISH}
  kept: {POLISH}
  rights: {POLISH}
  contact: {{team: {POLISH}, email: data@northshire.example}}
sections:
  - id: about
    title: {POLISH}
    fields:
      - {{id: surname, type: short-text, label: {POLISH}, required: true, longest: 60}}
      - {{id: first-day, type: date, label: {POLISH}}}
      - {{id: skills, type: long-text, label: {POLISH}, longest: 200}}
      - {{id: driving, type: yes-no, label: {POLISH}, prefer_not_to_say: true}}
      - {{id: area, type: choose-one, label: {POLISH}, choices: [zażółć, {{label: gęślą, value: other, say: jaźń}}]}}
      - {{id: days, type: choose-many, label: {POLISH}, choices: [gęślą, jaźń]}}
ways:
  - {{id: email, title: {POLISH}, by: email, text: {POLISH}, email: jobs@northshire.example}}
changes:
  - {{version: "1.0", date: 2026-06-01, summary: {POLISH}}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Making:
    files = {
        "rolepress.yml": SETTINGS + ALL_FORMATS,
        "content/job-descriptions/support-worker.yml": JOB,
        "content/pages/praca.yml": CAMPAIGN,
        "content/forms/formularz.yml": FORM,
    }
    return make(released_project(tmp_path_factory.mktemp("polish"), files))


FILES = ["job-descriptions/support-worker/support-worker", "forms/formularz/formularz", "praca/praca"]


class Unmarked(HTMLParser):
    """Gathers what a page says outside every element in English: its text, and the names of its elements."""

    EMPTY = frozenset(["meta", "link", "input", "img", "br", "wbr", "col", "hr"])

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        around = self.open[-1][1] if self.open else None
        language = given.get("lang") or given.get("xml:lang") or around
        if language == "pl" and tag not in ("link", "meta"):  # which nobody reads on the page
            self.said += [value for name, value in attrs if name in ("aria-label", "alt", "title") and value]
        if tag not in self.EMPTY:
            self.open.append((tag, language))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if self.open and self.open[-1][1] == "pl" and not {"title", "style", "script"} & set(tags):
            self.said.append(data)


def not_polish(texts: list[str]) -> set[str]:
    """Return the words of *texts* that the author did not write, but for names and addresses."""
    plain = re.sub(r"\S+@\S+|https?://\S+", " ", " ".join(texts))
    return {each.lower() for each in re.findall(r"[^\W\d_]{2,}", plain)} - OWN - NAMES


def unmarked(page: str) -> set[str]:
    reader = Unmarked()
    reader.feed(page.replace("<wbr>", "").replace("<wbr/>", ""))
    return not_polish(reader.said)


@pytest.mark.parametrize("name", ["job-descriptions/support-worker", "forms/formularz", "praca"])
def test_the_page_marks_every_word_that_is_borrowed(made, name):
    page = next(data for path, data in made.public.items() if path == f"{name}/index.html").decode()

    assert 'lang="en-GB"' in page
    assert unmarked(page) == set()
    assert re.findall(r'="[^"<>]*<span', page) == []  # no mark stands in an attribute


@pytest.mark.parametrize("name", FILES)
def test_the_book_marks_every_word_that_is_borrowed(made, name):
    book = zipfile.ZipFile(BytesIO(made.public[f"{name}.epub"]))
    pages = {each: book.read(each).decode() for each in book.namelist() if each.endswith(".xhtml")}

    assert {each: unmarked(text) for each, text in pages.items()} == {each: set() for each in pages}
    summary = re.search(
        r'<meta property="schema:accessibilitySummary" xml:lang="([^"]+)"', book.read("EPUB/package.opf").decode()
    )
    assert summary is not None
    assert summary[1] == "en-GB"


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("name", FILES)
def test_the_word_file_marks_every_word_that_is_borrowed(made, name):
    parts = zipfile.ZipFile(BytesIO(made.public[f"{name}.docx"]))
    shown = [each for each in parts.namelist() if re.match(r"word/(document|header\d*|footer\d*)\.xml", each)]
    trees = [ElementTree.fromstring(parts.read(each)) for each in shown]  # noqa: S314  # we made the file
    runs = [run for tree in trees for run in tree.iter(f"{W}r")]

    plain = [run for run in runs if run.find(f"{W}rPr/{W}lang") is None]

    assert len(plain) < len(runs)
    assert not_polish(["".join(text.text or "" for text in run.iter(f"{W}t")) for run in plain]) == set()


@pytest.mark.parametrize("name", FILES)
def test_the_pdf_marks_every_word_that_is_borrowed(made, name, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(made.public[f"{name}.pdf"])
    with pikepdf.open(path) as pdf:
        tree = read_structure(pdf)
        assert str(pdf.Root.Lang) == "pl"
        assert tree is not None
        english = set(_marked(tree, "pl"))
        plain = [
            each.text for each in pieces(pdf) if each.mcid is not None and (each.page, each.mcid) not in english
        ]

    assert english
    assert not_polish(plain) == set()


def _marked(tag: Tag, language: str) -> Iterator[tuple[int, int]]:
    """Yield the page and the number of each piece of text in English."""
    language = tag.lang or language
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _marked(kid, language)
        elif language == "en-GB":
            yield kid.page, kid.mcid
