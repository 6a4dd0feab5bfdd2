"""Which files are read, and what they are called."""

import os
from pathlib import Path

import pytest

from rolepress.collect.filled import CannotReadError
from rolepress.collect.gathering import LARGEST_FILE, gather, read_bytes, read_filled, short_names


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    for name in (
        "b.pdf",
        "a.docx",
        "photo.jpg",
        "later/c.pdf",
        ".hidden",
        ".git/d.pdf",
        "~$a.docx",
        "Thumbs.db",
        "out/list.csv",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_a_folder_stands_for_what_people_put_there(inbox):
    found = gather([inbox], out=inbox / "out")

    assert [path.relative_to(inbox).as_posix() for path in found] == [
        "a.docx",
        "b.pdf",
        "photo.jpg",
        "later/c.pdf",
    ]


def test_a_file_that_is_given_twice_is_read_once(inbox, tmp_path):
    (tmp_path / "link.pdf").symlink_to(inbox / "b.pdf")

    assert gather([inbox / "b.pdf", inbox / "later", inbox / "later/../b.pdf", tmp_path / "link.pdf"], out=tmp_path / "out") == (
        inbox / "b.pdf", inbox / "later/c.pdf",
    )  # fmt: skip


def test_links_to_folders_are_not_followed(inbox, tmp_path):
    (inbox / "later" / "round").symlink_to(inbox)

    assert len(gather([inbox / "later"], out=tmp_path / "out")) == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "not there"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: os.mkfifo(path), "no file"),
        (lambda path: path.write_bytes(bytes(LARGEST_FILE + 1)), "larger than 30 MB"),
        (lambda path: path.symlink_to(path), "cannot be opened|not there"),
    ],
)
def test_what_cannot_be_opened_is_told(tmp_path, make, words):
    make(tmp_path / "a.pdf")

    with pytest.raises(CannotReadError, match=words):
        read_bytes(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docm", b"PK\x03\x04", "macros"),
        ("a.DOCM", b"%PDF-1.7", "macros"),
        ("a.jpg", b"\xff\xd8\xff", "neither a PDF nor a Word file"),
        ("a.pdf", b"PK\x03\x04", "damaged"),  # a Word file by what is in it
        ("a.docx", b"%PDF-1.7", "damaged"),
    ],
)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(name, data, words):
    with pytest.raises(CannotReadError, match=words):
        read_filled(name, data)


def test_files_of_one_name_have_their_folders_before_it():
    paths = [Path("x/one/a.pdf"), Path("y/one/a.pdf"), Path("y/two/a.pdf"), Path("b.pdf")]

    assert list(short_names(paths).values()) == ["x/one/a.pdf", "y/one/a.pdf", "two/a.pdf", "b.pdf"]
