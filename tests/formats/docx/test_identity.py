"""Whose copy a Word file is, read back from the file, also after somebody else's program has saved it."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest

from rolepress.editions import EDITIONS, STANDARD
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.identity import Identity, identity_of
from rolepress.formats.docx.names import LONGEST_BOOKMARK, bookmark_of
from rolepress.manuscript import Bullets, Entry, Heading, ids, said
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from word_files import W, body, converted, val

SAMPLE = sample_manuscript()
LONG = "a-very-long-id-of-a-duty-in-a-group-of-duties-of-a-post"
WITH_LONG = replace(
    SAMPLE,
    blocks=(*SAMPLE.blocks, Heading("short", said("Short"), 2),
            Bullets(f"{LONG}s", (Entry(f"{LONG}-1", said("one")), Entry(f"{LONG}-2", said("two"))))),
)  # fmt: skip


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def read_back(data: bytes) -> set[str]:
    """Return the ids that the bookmarks of a Word file stand for."""
    identity = identity_of(data)
    assert identity is not None
    marks = (val(each, "name") for each in body(data).iter(f"{W}bookmarkStart"))
    return {identity.id_of(each) for each in marks if each.startswith("_")}


@pytest.mark.parametrize("name", ["standard", "large-print-18"])
def test_every_id_is_read_back_from_the_file(theme, name):
    adapted = EDITIONS[name].adapt(WITH_LONG)
    data = render_docx(adapted, EDITIONS[name], theme)

    told = identity_of(data)
    assert (told.document, told.kind, told.version, told.edition) == (
        SAMPLE.id, SAMPLE.about.kind, SAMPLE.about.version, name,
    )  # fmt: skip
    assert set(ids(adapted)) <= read_back(data)
    assert set(told.ids) == {bookmark_of(each) for each in ids(adapted) if len(each) >= LONGEST_BOOKMARK}


def test_every_id_is_read_back_after_libreoffice_has_saved_the_file(theme, tmp_path):
    saved = converted(render_docx(WITH_LONG, STANDARD, theme), "docx", tmp_path)

    assert set(ids(WITH_LONG)) <= read_back(saved)


def test_the_bookmark_of_an_id_that_fits_holds_all_of_it():
    identity = Identity("a", "job-description", "1.0", "standard", {})

    assert identity.id_of(bookmark_of("x" * (LONGEST_BOOKMARK - 1))) == "x" * (LONGEST_BOOKMARK - 1)


def test_a_file_of_somebody_else_says_nothing():
    made = io.BytesIO()
    with ZipFile(made, "w") as file:
        file.writestr("customXml/item1.xml", "<other/>")

    assert identity_of(made.getvalue()) is None
