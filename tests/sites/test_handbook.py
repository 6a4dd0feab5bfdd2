"""The handbook on the internal site: whose page wins, what is held back, and where each fault is."""

import os
import re
from pathlib import Path, PurePosixPath

import pytest

from building import PAGES_ALONE, plain_back_room, released_project
from projects import make_project, open_project
from rolepress.build import Order, build, check
from rolepress.home import handbook_folder
from rolepress.model.organisation import Brand
from rolepress.sites.fields import field_pages
from rolepress.sites.handbook import handbook
from rolepress.sites.handbook_shelf import shelf_of
from rolepress.theme import theme_for

OWN = "content/handbook/our-ward.md"
START = PurePosixPath("handbook/index.md")
PNG = b"\x89PNG\r\n\x1a\n"


def written(root: Path) -> dict[PurePosixPath, bytes]:
    """Return every file of the handbook of the project under *root*."""
    return handbook(shelf_of(open_project(root)), theme_for(root, "northshire", Brand()))


def made(root: Path) -> dict[str, str]:
    """Return the text of every page of the handbook of the project under *root*."""
    files = written(root)
    return {str(path): data.decode("utf-8", "replace") for path, data in files.items()}


def told(root: Path) -> list[str]:
    return [f"{each.place.path}:{each.place.line} {each.rule}" for each in shelf_of(open_project(root)).problems]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def write(root: Path, name: str, text: str | bytes) -> None:
    path = root / "content/handbook" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_project_without_a_handbook_has_the_built_in_one(root):
    built_in = {
        f"handbook/{path.relative_to(handbook_folder()).as_posix()}" for path in handbook_folder().rglob("*.md")
    }
    fields = {f"handbook/fields/{each.name}.md" for each in field_pages()}

    assert {each for each in made(root) if each.endswith(".md")} == built_in | fields
    assert told(root) == []


def test_the_built_in_pages_bring_their_pictures(root):
    shown = {str(page): re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text) for page, text in made(root).items()}
    named = {f"handbook/{name}" for names in shown.values() for name in names}

    assert named
    assert {each for each in made(root) if not each.endswith(".md")} == named


def test_no_built_in_page_is_held_back(root):
    assert [path for path, text in made(root).items() if "needs a change before it can be shown" in text] == []


def test_a_page_of_the_project_wins_over_the_built_in_one(root):
    write(root, "words.md", "# Our words\n\nWe say *colleague*.\n")

    assert "We say <em>colleague</em>." in made(root)["handbook/words.md"]


def test_a_page_that_only_the_project_has_is_on_the_list_of_all_pages(root):
    write(
        root,
        "wards/night.md",
        "# At night\n\nSee [the start](../index.md) and [a job](../../documents/support-worker/index.md).\n",
    )
    pages_made = made(root)

    assert told(root) == []
    assert re.search(
        r"-   Pages of this project\n\s*    -   \[At night\]\(wards/night\.md\)", pages_made[str(START)]
    )
    assert "# At night" in pages_made["handbook/wards/night.md"]


def test_the_list_of_all_pages_is_the_navigation(root):
    start = made(root)[str(START)]

    assert start.index("(first-day-hr.md)") < start.index("(writing/clause.md)") < start.index("(fields/page.md)")
    assert "Pages of this project" not in start


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# T\n\n<script>alert(1)</script>\n", f"{OWN}:3 handbook-markup"),
        ("# T\n\nx\n{: onclick='alert(1)' }\n", f"{OWN}:4 handbook-markup"),
        ("# T\n\n[x](javascript:alert(1))\n", f"{OWN}:3 handbook-link"),
        ("# T\n\n![x](https://example.org/x.png)\n", f"{OWN}:3 handbook-picture"),
        ("no title\n", f"{OWN}:1 handbook-title"),
    ],
)
def test_a_page_with_a_fault_is_told_and_not_published(root, text, problem):
    write(root, "our-ward.md", text)

    page = made(root)["handbook/our-ward.md"]
    assert told(root) == [problem]
    assert "needs a change before it can be shown" in page
    assert OWN in page
    assert "alert" not in page
    assert "example.org" not in page


def test_a_rule_that_a_project_turns_off_still_holds_a_page_back(root):
    with (root / "rolepress.yml").open("a") as settings:
        settings.write("rules: {handbook-markup: off}\n")
    write(root, "our-ward.md", "# T\n\n<script>alert(1)</script>\n")

    assert told(root) == []
    assert "alert" not in made(root)["handbook/our-ward.md"]


def test_pictures_come_from_the_handbooks_own_folder(root):
    (root / "secret.png").write_bytes(b"secret")
    write(root, "shots/one.png", PNG)
    write(root, "drawing.svg", "<svg/>")
    os.symlink(root / "secret.png", root / "content/handbook/linked.png")
    pictures = ("shots/one.png", "../../secret.png", "linked.png", "drawing.svg", "none.png")
    for number, name in enumerate(pictures):
        write(root, f"page-{number}.md", f"# T\n\n![What it shows]({name})\n")

    files = written(root)
    assert told(root) == [f"content/handbook/page-{number}.md:3 handbook-picture" for number in (1, 2, 3, 4)]
    assert files[PurePosixPath("handbook/shots/one.png")] == PNG
    own = [path for path in files if path.suffix in (".png", ".svg") and path.parent.name != "pictures"]
    assert own == [PurePosixPath("handbook/shots/one.png")]


def test_a_fault_in_the_handbook_is_reported_and_stops_nothing(tmp_path):
    root = plain_back_room(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE}))
    write(root, "our-ward.md", "# T\n\n[x](nowhere.md)\n")
    report = build(Order(root, root / "site", jobs=1))

    assert report.published
    assert "handbook-link" in {each.rule for each in report.problems}
    assert "handbook-link" in {each.rule for each in check(root)}
    assert "nowhere" not in (root / "site/docs/handbook/our-ward.md").read_text("utf-8")
