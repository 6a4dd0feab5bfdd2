"""The handbook is read from its own two folders and from nowhere else, and what cannot be read is told."""

import os
from pathlib import Path, PurePosixPath

import pytest

from rolepress.handbook_files import FOLDER, HandbookFiles, read_handbook
from rolepress.home import handbook_folder
from rolepress.source import LARGEST_FILE

OWN = "content/handbook/our-ward.md"


def write(root: Path, name: str, data: bytes) -> None:
    path = root / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def told(root: Path) -> list[str]:
    return [f"{each.place.path}:{each.place.line} {each.rule}" for each in read_handbook(root).problems]


def test_a_project_without_a_handbook_has_the_built_in_one(tmp_path):
    names = {PurePosixPath(path.relative_to(handbook_folder())) for path in handbook_folder().rglob("*.md")}

    assert set(read_handbook(tmp_path).value.pages) == names


def test_a_page_of_the_project_wins_over_the_built_in_one(tmp_path):
    write(tmp_path, "words.md", b"# Our words\n")

    assert read_handbook(tmp_path).value.pages[PurePosixPath("words.md")].title == "Our words"


def test_nothing_outside_the_project_is_read(tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "page.md").write_text("# Secret\n")
    write(tmp_path, "here.md", b"# Here\n")
    os.symlink(outside / "page.md", tmp_path / "content/handbook/page.md")
    os.symlink(outside, tmp_path / "content/handbook/folder")

    assert told(tmp_path) == [
        "content/handbook/folder:1 outside-project",
        "content/handbook/page.md:1 outside-project",
    ]
    assert "# Secret\n" not in {page.text for page in read_handbook(tmp_path).value.pages.values()}


@pytest.mark.parametrize("name", ["Our Ward.md", "ward.markdown", "notes.txt", "fields/page.md", "UPPER.MD"])
def test_a_name_that_no_page_can_have_is_told(tmp_path, name):
    write(tmp_path, name, b"# T\n")

    assert told(tmp_path) == [f"content/handbook/{name}:1 file-name"]


@pytest.mark.parametrize(
    ("raw", "rule"), [(b"# \xff\xfe", "encoding"), (b"# T\x00", "binary-file"), (b"# T\x07", "control-character")]
)
def test_a_page_that_cannot_be_read_is_told(tmp_path, raw, rule):
    write(tmp_path, "our-ward.md", raw)

    assert told(tmp_path) == [f"{OWN}:1 {rule}"]


@pytest.fixture
def files(tmp_path: Path) -> HandbookFiles:
    """A handbook with pictures of the project, and others built in."""
    own, built_in = tmp_path / "own", tmp_path / "built-in"
    for folder, names in ((own, ("one.png", ".secret.png")), (built_in, ("one.png", "two.png"))):
        folder.mkdir()
        for name in names:
            (folder / name).write_bytes(folder.name.encode())
    (own / "large.png").write_bytes(bytes(LARGEST_FILE + 1))
    (own / "folder.png").mkdir()
    (tmp_path / "outside.png").write_bytes(b"secret")
    os.symlink(tmp_path / "outside.png", own / "linked.png")
    os.symlink("circle.png", own / "circle.png")
    return HandbookFiles((own, built_in), {})


def test_a_picture_of_the_project_wins_over_the_built_in_one(files):
    assert files.picture(PurePosixPath("one.png")) == b"own"
    assert files.picture(PurePosixPath("two.png")) == b"built-in"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("drawing.svg", "is not one of .jpeg, .jpg, .png, .webp"),
        ("../outside.png", "is outside the handbook’s folder"),
        ("/outside.png", "is outside the handbook’s folder"),
        ("linked.png", "is outside the handbook’s folder"),
        (".secret.png", "has a name that no picture can have"),
        ("a:b.png", "has a name that no picture can have"),
        ("a\x00.png", "has a name that no picture can have"),
        ("a\\b.png", "has a name that no picture can have"),
        ("none.png", "is not there"),
        (f"{'a' * 300}.png", "is not there"),
        (f"{'a/' * 3000}a.png", "is not there"),
        ("circle.png", "is not there"),
        ("folder.png", "is not there"),
        ("one.png/two.png", "is not there"),
        ("large.png", "is too large"),
    ],
)
def test_what_is_wrong_with_a_picture_is_said(files, name, wrong):
    assert files.picture(PurePosixPath(name)) == wrong
