"""Content is text: it runs nothing, reaches nothing, adds no markup, and shows nothing that was not released."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from pypdf import PdfReader

from building import (
    CLAUSE_FILE,
    DAY,
    FACTS_FILE,
    JOB_FILE,
    NOON,
    ONE_PDF,
    ORGANISATION_FILE,
    OTHER_JOB,
    OTHER_JOB_FILE,
    PAGES_ALONE,
    add,
    edit,
    files_under,
    make,
    plain_back_room,
    release_all,
    released_project,
)
from projects import CLAUSE, FACTS, JOB, ORGANISATION, make_project
from rolepress.approvals import approve
from rolepress.back_room import back_room
from rolepress.build import check
from rolepress.project import read
from rolepress.sites.handbook_shelf import shelf_of

ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "generator")}
PREVIEW = "job-descriptions/support-worker/index.html"


# What is not released: every secret text has the word "zyxw" in it, and nothing else has

SECRET = b"zyxw"
SECRET_JOB = yaml.safe_dump({
    "kind": "job-description", "id": "zyxw-post", "title": "Zyxw Post", "owner": "Zyxw Team",
    "organisation": "northshire", "aliases": ["zyxw-former"], "sources": [{"title": "Zyxw paper"}],
    "changes": [{"version": "0.1", "date": "2026-06-01", "summary": "Zyxw change", "note": "Zyxw note"}],
    "post": {"band": "8zyxw", "hours": "zyxw hours", "dbs": "none", "reports_to": "Zyxw Lead",
             "accountable_to": "Zyxw Chief", "location": "Zyxwtown", "department": "Zyxw Unit"},
    "evaluation": {"status": "matched", "reference": "ZYXW1"}, "summary": "Zyxw is {{ zyxw-fact }}.",
    "quotation": {"text": "Zyxw!", "source": "Zyxw book"}, "context": "Zyxw ward",
    "duties": [{"id": "zyxw", "title": "Zyxw", "entries": ["Zyxw duty"]}],
    "clauses": [{"clause": "zyxw-clause"}], "factors": {"freedom": "Zyxw"},
    "specification": {"groups": [{"id": "zyxw", "title": "Zyxw", "criteria": [
        {"id": "zyxw", "text": "Zyxw skill", "level": "essential", "stages": ["interview"], "note": "Zyxw"}]}]},
    "signatures": {"statement": "Zyxw agreed", "roles": ["Zyxw Manager"]},
})  # fmt: skip


def secret_job(name: str, **fields: Any) -> str:
    return yaml.safe_dump({**yaml.safe_load(SECRET_JOB), "id": name, "aliases": [f"{name}-former"], **fields})


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which everything that is not public has the secret in every field."""
    notes = (
        'version: "1"\n'
        "changes: [{version: '1', date: 2026-06-01, summary: First, note: Zyxw for colleagues}]\n"
        "sources: [{title: Zyxw paper, reference: zyxw-1, url: 'https://zyxw.example/', note: Zyxw was unclear}]\n"
        "allow: [{rule: long-sentence, reason: Zyxw said so, until: 2099-12-31}]\n"
    )
    root = make_project(tmp_path_factory.mktemp("poisoned"), {
        "rolepress.yml": ONE_PDF,
        JOB_FILE: JOB + notes,
        "content/job-descriptions/zyxw-internal.yml": secret_job("zyxw-internal", audience="internal"),
        "content/job-descriptions/zyxw-retired.yml": secret_job("zyxw-retired"),
        "content/job-descriptions/zyxw-later.yml": secret_job("zyxw-later", opens="2026-09-01 09:00"),
        "content/clauses/zyxw-clause.yml": CLAUSE.replace("id: confidentiality", "id: zyxw-clause")
        .replace("title: Confidentiality", "title: Zyxw clause").replace("Keep what", "Zyxw what"),
        CLAUSE_FILE: CLAUSE + '  - {version: "zyxw-2", effective: 2026-09-01, text: Zyxw from September.}\n',
        FACTS_FILE: FACTS + "  zyxw-fact: {type: text, value: zyxw value, source: Zyxw, note: Zyxw, owner: Zyxw}\n",
        "content/job-descriptions/notes.txt": "Zyxw notes",
        "content/handbook/zyxw.md": "Zyxw",
        "README-zyxw.md": "Zyxw",
    })  # fmt: skip
    names = ["home", "accessibility", "support-worker", "zyxw-internal", "zyxw-retired", "zyxw-later"]
    assert approve(root, names, role="Zyxw Director", day=DAY, note="Zyxw agreed by phone").ok
    release_all(root, *names)
    edit(root, "content/job-descriptions/zyxw-retired.yml", "status: approved", "status: retired")
    add(root, "content/job-descriptions/zyxw-post.yml", SECRET_JOB)
    add(root, "content/job-descriptions/zyxw-review.yml", secret_job("zyxw-review", status="in-review"))
    add(root, "content/job-descriptions/zyxw-broken.yml", SECRET_JOB + "zyxw: [\n")
    edit(root, JOB_FILE, "Listen to people", "Listen to zyxw people")  # changed since approval
    return root


def read_pdf(data: bytes) -> Iterator[bytes]:
    """Yield all that a PDF holds: each object and stream unpacked, and its text as two readers find it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield repr(thing).encode()
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
    yield "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).encode()
    yield subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout


def leaks(files: dict[str, bytes]) -> list[str]:
    """Return the files that have the secret in their name or anywhere in them."""
    return [
        path
        for path, data in files.items()
        for piece in (path.encode(), data, *(read_pdf(data) if path.endswith(".pdf") else ()))
        if SECRET in piece.lower()
    ]


def test_nothing_that_was_not_released_is_in_any_file_of_the_public_site(poisoned):
    public = make(poisoned).public

    assert leaks(public) == []
    assert {"index.html", "sitemap.xml", "manifest.json", "job-descriptions/index.html"} <= set(public)
    assert [path for path in public if path.endswith(".pdf")] == [
        "job-descriptions/support-worker/support-worker.pdf"
    ]


def test_the_search_for_secrets_finds_them_where_they_may_be(poisoned):
    previews = make(poisoned).printed.previews
    pdf = next(each for each in previews if each.facts.id == "zyxw-post").files[0].done.entry.data

    assert sum(SECRET in piece.lower() for piece in read_pdf(pdf)) >= 3  # its title, and both readers' text


# Hostile text

HOSTILE = {
    "script": "<script>document.title='x'</script>",
    "picture": "<img src=file:///etc/passwd onerror=alert(1)>",
    "closing": "</p></article></main><iframe src=https://evil.example></iframe>",
    "comment": "<!-- --><svg/onload=alert(1)>",
    "attribute": "\" onmouseover=\"alert(1)\" style=\"x:y",
    "apostrophe": "' onfocus='alert(1)' autofocus='",
    "entity": "&lt;script&gt;&#60;b&#62;&#x3c;i&#x3e;",
    "javascript link": "See [the form](javascript:alert(1)) today",
    "data link": "See [the form](data:text/html;base64,PHNjcmlwdD4=) today",
    "file link": "See [the form](file:///etc/passwd) today",
    "vbscript link": "See [the form](VBScript:x) and <javascript:alert(1)>",
    "quoted link": 'See [the form](https://x.example/" onclick="alert(1)) today',
    "titled link": "See [the form](https://x.example/ \"' onclick=alert(1)\") today",
    "bracketed link": "See [the form](<https://x.example/\" onclick=\"x>) today",
    "markdown picture": "![see](file:///etc/passwd) ![see](https://evil.example/x.png)",
    "style": "}</style><style>*{display:none}",
    "css": "x'); background: url(file:///etc/passwd); content: 'y",
    "jinja": "{{ 7*7 }} {% raw %} {{ config }} {% endraw %} {# x #} {{ ''.__class__ }}",
    "include": "{% include '/etc/passwd' %} {% import 'os' as os %}",
    "template": "${7*7} #{7*7} <%= 7*7 %> %s %n {0.__class__}",
    "markdown block": "# Heading\n\n```\ncode\n```\n\n> quote\n\n---\n\n<div>\n\n*x*",
    "attributes list": "text {: onclick=alert(1) } [x]{style=color:red} { .class #id }",
    "liquid": "--8<-- '/etc/passwd'\n\n!!! note\n\n[[x]] :smile: ==x== ^^x^^",
    "mailto": "a@b.example?bcc=evil@evil.example&body=x%0aBcc:evil@evil.example",
    "long word": "w" * 1900,
}  # fmt: skip


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


def preview_pages(making) -> dict[str, str]:
    return {each.facts.address: each.page.entry.data.decode() for each in making.printed.previews if each.page}


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


# The disk


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the project, with documents in it that have the secret."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/zyxw-post.yml").write_text(SECRET_JOB, "utf-8")
    (tmp_path / "outside/zyxw.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><title>zyxw</title></svg>", "utf-8"
    )
    return tmp_path / "outside"


def everything(root: Path) -> dict[str, bytes]:
    making = make(root)
    pages = {f"preview/{path}": text.encode() for path, text in preview_pages(making).items()}
    return making.public | pages


@pytest.mark.parametrize("depth", ["file", "folder of a kind", "content"])
def test_a_link_out_of_the_project_is_not_followed(tmp_path, outside, depth):
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    place = {
        "file": root / "content/job-descriptions/zyxw-post.yml",
        "folder of a kind": root / "content/adverts",
        "content": root / "content/zyxw",
    }[depth]
    place.symlink_to(outside / "zyxw-post.yml" if depth == "file" else outside)

    assert leaks(everything(root)) == []


def test_a_release_out_of_the_project_is_not_read(tmp_path, outside):
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    kept = root / "content/releases/support-worker"
    kept.rename(outside / "support-worker")
    kept.symlink_to(outside / "support-worker")

    making = make(root)
    assert "outside-project" in {each.rule for each in making.problems}
    assert [each.facts.id for each in making.printed.public] == ["accessibility", "home"]


def test_settings_out_of_the_project_are_not_read(tmp_path, outside):
    root = make_project(tmp_path / "project")
    (root / "rolepress.yml").rename(outside / "rolepress.yml")
    (root / "rolepress.yml").symlink_to(outside / "rolepress.yml")

    project, problems = read(root, NOON)
    assert project is None
    assert [each.rule for each in problems] == ["outside-project"]


# The network

NO_NETWORK = """
import socket
class Socket(socket.socket):
    def connect(self, address):
        if self.family != socket.AF_UNIX:
            open({tried!r}, "a").write(f"{{address}}\\n")
            raise OSError(101, "Network is unreachable")
        return super().connect(address)
    connect_ex = connect
def refuse(*args, **options):
    open({tried!r}, "a").write(f"{{args}}\\n")
    raise OSError(101, "Network is unreachable")
socket.socket = Socket
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""
BUILD = """
import sys
from datetime import datetime
from pathlib import Path
from rolepress.build import Order, build
root = Path(sys.argv[1])
report = build(Order(root, root / "site", as_of=datetime(2026, 6, 3), jobs=2))
sys.exit(0 if report.published else str(report.problems))
"""


def test_a_build_asks_nothing_of_the_network(tmp_path):
    """Both sites, in the look that people get, with PDFs and previews of text that asks for other addresses."""
    root = released_project(tmp_path / "project", {"rolepress.yml": ONE_PDF})
    hostile = OTHER_JOB.replace("Listen to people", json.dumps(HOSTILE["picture"] + HOSTILE["markdown picture"]))
    add(root, OTHER_JOB_FILE, hostile)
    tried = tmp_path / "tried.txt"
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK.format(tried=str(tried)), "utf-8")
    path = os.pathsep.join((str(tmp_path), ENVIRONMENT["PYTHONPATH"]))

    def run(code: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, str(root)]
        return subprocess.run(command, env=ENVIRONMENT | {"PYTHONPATH": path}, capture_output=True, text=True)

    built = run(BUILD)
    assert (built.returncode, built.stderr) == (0, "")
    assert not tried.exists()
    assert run("import urllib.request as u; u.urlopen('http://127.0.0.1:9/')").returncode != 0
    assert tried.exists()  # the guard works
