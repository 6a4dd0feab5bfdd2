"""No page of the handbook stops anything, whatever it links to or shows, and what it may lead to is there."""

import os
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from building import PAGES_ALONE, make, released_project
from projects import make_project, open_project
from rolepress.back_room import back_room
from rolepress.handbook_files import FOLDER, HandbookFiles
from rolepress.handbook_page import HandbookPage
from rolepress.library import Library
from rolepress.model.organisation import Brand
from rolepress.publish import publish
from rolepress.sites.handbook import handbook
from rolepress.sites.handbook_shelf import Shelf, shelf_of
from rolepress.theme import Theme, theme_for

PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = (
    "shot(1).png",
    "a+b.png",
    "a:b.png",
    "a b.png",
    "a.png",
    "A.png",
    "a#b.png",
    "é.png",
    "in/a.png",
    "%61.png",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A project whose handbook has pictures of every kind of name."""
    root = make_project(tmp_path_factory.mktemp("project"))
    for name in PICTURES:
        (root / FOLDER / "pictures" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / FOLDER / "pictures" / name).write_bytes(PNG)
    os.symlink(root / "rolepress.yml", root / FOLDER / "pictures/linked.png")
    return open_project(root)


@pytest.fixture(scope="module")
def theme(library: Library) -> Theme:
    return theme_for(library.root, "northshire", Brand())


def shelf(library: Library, **texts: str) -> Shelf:
    """Return a handbook of these pages alone, with the pictures of the project of *library*."""
    names = {PurePosixPath(f"{name}.md"): text for name, text in texts.items()}
    pages = {name: HandbookPage(name, text) for name, text in names.items()}
    return Shelf(library, HandbookFiles((library.root / FOLDER,), pages))


def told(made: Shelf) -> list[str]:
    return [f"{each.place.path}:{each.place.line} {each.rule}: {each.message}" for each in made.problems]


@pytest.mark.parametrize(
    "text",
    [
        "![Shot](<pictures/shot(1).png>)",
        "![Shot](pictures/a+b.png)",
        "![Shot](pictures/a%00.png)",
        f"![Shot](pictures/{'a' * 300}.png)",
        "![Shot](../handbook/pictures/a.png)",
        "![Shot](pictures/a%3Ab.png)",
        "![Shot](pictures/linked.png)",
        "[x](../checks/index.md#a+b)",
        "[x](../checks/index.md#a:b)",
        "[x](#a:b)",
        "[x]()",
    ],
)
def test_what_cannot_be_shown_holds_the_page_back_and_is_told(library, theme, text):
    made = shelf(library, page=f"# T\n\n{text}\n")
    files = handbook(made, theme)

    assert [each.place.line for each in made.problems] == [3]
    assert b"needs a change before it can be shown" in files[PurePosixPath("handbook/page.md")]
    assert [path for path in files if path.suffix == ".png"] == []


def test_pictures_that_some_systems_take_for_one_are_told(library):
    made = shelf(
        library,
        one="# T\n\n![x](pictures/a.png) ![x](pictures/in/a.png)\n",
        two="# T\n\n![x](pictures/A.png)\n",
    )

    assert told(made) == [
        "content/handbook/one.md:3 handbook-picture: the picture pictures/a.png has the name of another, "
        "pictures/A.png, but for capitals",
        "content/handbook/two.md:3 handbook-picture: the picture pictures/A.png has the name of another, "
        "pictures/a.png, but for capitals",
    ]


WAYS = st.text(alphabet="a.bmd/png#%03A:+()?&\\ é\x00<>![]", max_size=20) | st.builds(
    "{}{}{}".format,
    st.sampled_from(
        ["", "../", "../handbook/", "./", "pictures/", "../checks/", "/", "//", "https://", "mailto:"]
    ),
    st.sampled_from(
        [*PICTURES, "index.md", "page.md", "other.md", "a%3Ab.png", "a%00.png", "%2e%2e/a.png", "%FF.png"]
    ),
    st.sampled_from(["", "#", "#t", "#a:b", "#a+b", "?x", "#%00", "/"]),
)
TEXTS = st.lists(
    st.builds("{}[{}]({})".format, st.sampled_from(["", "!", "- !", "> "]), st.sampled_from(["x", "", "!", "]"]),
              WAYS | WAYS.map("<{}>".format)) | st.text(max_size=30),
    max_size=4,
).map("\n\n".join)  # fmt: skip


@settings(deadline=None)
@given(TEXTS, TEXTS)
@example("![x](pictures/a.png)", "![x](pictures/A.png)")
def test_no_link_and_no_picture_whatsoever_stops_a_build(library, theme, one, other):
    made = shelf(library, page=f"# T\n\n{one}", other=f"# T\n\n{other}")
    files = handbook(made, theme)

    assert all(each.place.line >= 1 for each in made.problems)
    assert publish(files.items(), library.root.parent / "out", "docs").files == len(files)


def test_every_page_but_the_lists_under_a_tag_can_be_linked_to(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    making = make(root)
    made = shelf_of(making.project.library)
    docs = back_room(making.project, making.printed, making.problems, made).value.docs

    pages = {str(path) for path in docs if path.suffix == ".md"}
    assert {page for page in pages if not page.startswith("tags/")} == made.addresses


def test_the_handbook_is_read_once(tmp_path):
    root = make_project(tmp_path)
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / "a.png").write_bytes(PNG)
    (root / FOLDER / "our-ward.md").write_text("# T\n\n![x](a.png)\n")
    made = shelf_of(open_project(root))
    assert made.problems == ()
    (root / FOLDER / "a.png").unlink()
    (root / FOLDER / "our-ward.md").unlink()

    files = handbook(made, theme_for(root, "northshire", Brand()))
    assert files[PurePosixPath("handbook/a.png")] == PNG
