"""A name that a site is given can be written everywhere, and never leads out of it."""

from pathlib import PurePosixPath

import pytest

from rolepress.file_names import as_read, is_inside, is_plain


@pytest.mark.parametrize("name", ["a.png", "My picture.png", "été.png", ".hidden", "a…b"])
def test_names_that_every_system_can_write(name):
    assert is_plain(name)


@pytest.mark.parametrize("name", ["", ".", "..", "a:b", "a\\b", "a*", "a?", "a\nb", "a\x00", "<a>", 'a"', "a|b"])
def test_names_that_some_system_cannot_write(name):
    assert not is_plain(name)


@pytest.mark.parametrize(
    ("path", "inside"), [("a/b.png", True), ("", False), ("/a", False), ("a/../b", False), ("a/b:c", False)]
)
def test_a_path_stays_inside(path, inside):
    assert is_inside(PurePosixPath(path)) is inside


def test_capitals_and_composed_letters_make_no_other_name():
    assert as_read(PurePosixPath("Shots/E\u0301.PNG")) == as_read(PurePosixPath("shots/\u00e9.png"))
