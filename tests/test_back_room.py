"""The internal site is built when what it reads has changed, and shows where everything stands."""

import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from building import (
    JOB_FILE,
    ONE_PDF,
    OTHER_JOB,
    OTHER_JOB_FILE,
    PAGES_ALONE,
    add,
    edit,
    make,
    plain_back_room,
    released_project,
)
from projects import HOME
from rolepress.assembly import internal_files
from rolepress.back_room import KEPT, back_room
from rolepress.cache import key_of
from rolepress.labels import labels_for
from rolepress.sites.handbook_shelf import shelf_of

ABOUT = (
    HOME.replace("id: home", "id: about")
    .replace("title: Roles at Northshire", "title: About us")
    .replace("purpose: home", "purpose: information")
)


class Links(HTMLParser):
    """Gathers where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def built(root: Path):
    making = make(root)
    return back_room(making.project, making.printed, making.problems, shelf_of(making.project.library)), making


def shelf(root: Path) -> list[Path]:
    return list((root / ".rolepress/internal").iterdir())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plain_back_room(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE}))


def test_nothing_is_built_twice(root):
    first = built(root)[0].value.built
    marker = first / "marker.txt"
    marker.write_text("still here", "utf-8")

    assert built(root)[0].value.built == first
    assert marker.exists()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (JOB_FILE, "review_by: 2026-01-01\n"),
        ("mkdocs.yml", "extra: {a: b}\n"),
        ("rolepress.yml", "internal_url: https://staff.example\n"),
        ("rolepress.yml", "example: true\n"),
    ],
    ids=["a document", "its configuration", "its address", "a worked example"],
)
def test_it_is_built_again_when_something_that_it_shows_changes(root, path, text):
    before = built(root)[0].value.built
    add(root, path, text)

    assert built(root)[0].value.built != before


def test_it_is_built_again_by_another_program(root, monkeypatch):
    before = built(root)[0].value.built
    monkeypatch.setattr("rolepress.back_room.machine", lambda: ("another program",))

    assert built(root)[0].value.built != before


def test_beside_the_public_site_links_lead_there_and_uses_are_found_by_its_address(tmp_path):
    """So it is while the sites are served: texts name the address where the public site will be."""
    linked = OTHER_JOB.replace(
        "You will look after the garden.",
        "You will work with [support](https://roles.example/job-descriptions/support-worker/).",
    )
    root = plain_back_room(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, OTHER_JOB_FILE: linked}))
    making = make(root)

    def page(**options):
        room = back_room(
            making.project, making.printed, making.problems, shelf_of(making.project.library), **options
        )
        return room.value.docs[PurePosixPath("documents/support-worker/index.md")].decode()

    used = page().partition("## Where it is used")[2]
    assert "../gardener/index.md" in used
    assert page(beside=True).partition("## Where it is used")[2] == used
    assert "https://roles.example/job-descriptions/support-worker/" in page()
    assert "https://roles.example/" not in page(beside=True)
    assert "../../../public/job-descriptions/support-worker/index.html" in page(beside=True)


def test_a_few_earlier_sites_are_kept_for_builds_that_read_them(root):
    for number in range(KEPT + 2):
        add(root, "mkdocs.yml", f"# {number}\n")
        room, _ = built(root)
        assert room.value.built in shelf(root)

    assert len(shelf(root)) == KEPT
    assert [each for each in shelf(root) if each.name.startswith("new-")] == []


def test_a_configuration_that_mkdocs_refuses_is_an_error_and_leaves_nothing(root):
    (root / "mkdocs.yml").write_text("theme: there-is-none\n", "utf-8")
    room, _ = built(root)

    assert not room.ok
    assert [(str(each.place.path), each.rule) for each in room.problems] == [("mkdocs.yml", "internal-site")]
    assert shelf(root) == []


def test_the_pages_are_the_same_each_time(root):
    first, second = built(root)[0].value.docs, built(root)[0].value.docs

    assert key_of(first) == key_of(second)


def test_every_link_of_the_internal_site_leads_to_a_file(tmp_path):
    """The look that people get, with drafts of every kind; links to the public site stand beside it."""
    files = {
        "rolepress.yml": PAGES_ALONE.replace("base_url: https://roles.example\n", ""),
        "content/pages/about.yml": ABOUT,
    }
    root = released_project(tmp_path, files)
    (root / OTHER_JOB_FILE).write_text(OTHER_JOB, "utf-8")
    edit(root, "content/pages/about.yml", "Read about our roles", "Read about us")
    edit(root, JOB_FILE, "Listen to people", "Listen")
    room, making = built(root)
    pages = {f"internal/{path}": data for path, data in internal_files(making.printed, room.value.built)}
    site = pages | {f"public/{path}": data for path, data in making.public.items()}

    assert room.problems == ()
    assert {"internal/preview/about/index.html", "internal/preview/job-descriptions/gardener/index.html"} <= set(
        site
    )
    assert broken(site) == []


def test_every_page_of_the_previews_is_marked_and_can_be_reached(root):
    edit(root, JOB_FILE, "Listen to people", "Listen")
    (root / OTHER_JOB_FILE).write_text(OTHER_JOB, "utf-8")
    room, making = built(root)
    pages = dict(internal_files(making.printed, room.value.built))
    previews = {
        path: data for path, data in pages.items() if path.parts[0] == "preview" and path.suffix == ".html"
    }
    home = room.value.docs[PurePosixPath("index.md")].decode()

    assert len(previews) > 3
    mark = labels_for("en-GB").value["draft-mark"]
    assert [path for path, data in previews.items() if mark not in data.decode()] == []
    assert 'href="preview/index.html"' in home
    for name in ("support-worker", "gardener"):
        page = room.value.docs[PurePosixPath(f"documents/{name}/index.md")].decode()
        assert f"preview/job-descriptions/{name}/index.html" in page


def test_a_document_names_the_form_and_the_extent_of_its_files(tmp_path):
    root = plain_back_room(released_project(tmp_path, {"rolepress.yml": ONE_PDF}))
    page = built(root)[0].value.docs[PurePosixPath("coverage.md")].decode()

    assert "| Document | Web page | PDF |" in page
    assert re.search(
        r'support-worker\.pdf">\d+ pages?, \d+ KB<span class="said"> \(PDF: Support Worker\)</span></a>', page
    )


def test_a_new_picture_is_on_its_page(root):
    assert "This project has no pictures" in built(root)[0].value.docs[PurePosixPath("pictures.md")].decode()

    add(root, "content/pictures/northshire/logo.svg", "<svg/>")
    page = built(root)[0].value.docs[PurePosixPath("pictures.md")].decode()
    assert "| content/pictures/northshire/logo.svg | 1 KB | **not used** |" in page


def broken(site) -> list[str]:
    """Return "page → link" for every link of the internal site that leads to no file of *site*."""
    found = []
    for page, data in site.items():
        if page.startswith("internal/") and page.endswith(".html") and not page.endswith("404.html"):
            text = data.read_text("utf-8") if isinstance(data, Path) else data.decode()
            found += [f"{page} → {each}" for each in links(text) if not leads(page, each, site)]
    return found


def links(text: str) -> list[str]:
    parser = Links()
    parser.feed(text)
    return [each for each in parser.found if not re.match(r"(https|mailto|tel|data):|#", each)]


def leads(page: str, link: str, site) -> bool:
    target = unquote(urlsplit(urljoin(f"https://x.example/{page}", link)).path).removeprefix("/")
    return target in site or f"{target.rstrip('/')}/index.html" in site
