"""What colleagues read: one file that loads nothing, and never a part of the public site."""

import base64
import hashlib
import re

import pytest

from projects import make_project
from rolepress.manuscript import About, Heading, Manuscript, Prose, said
from rolepress.model.organisation import Brand
from rolepress.private import CannotWriteHereError, page_of, refuse_public, write_private
from rolepress.theme import theme_for

LABELS = {"skip-link": "Skip", "draft-mark": "Draft. Version 1.1."}


@pytest.fixture
def theme(tmp_path):
    return theme_for(make_project(tmp_path / "project"), "northshire", Brand())


def page(theme, **about):
    blocks = (Heading("title", said("A <b> title"), 1), Prose("first", said("Words & more.")))
    known = About("page", "Page", "northshire", "Northshire Health", "A page", "1.1", **about)
    return page_of(Manuscript("first", "A <b> title", "en-GB", known, blocks, LABELS), theme).decode()


def test_a_page_is_one_file_that_may_load_nothing(theme):
    made = page(theme)

    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', made)
    (style,) = re.findall(r"<style>(.*?)</style>", made, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.replace("&#39;", "'").startswith("default-src 'none'; img-src data:;")
    assert policy.replace("&#39;", "'").endswith(f"style-src 'sha256-{digest}'")
    assert not re.findall(r"<(?:link|script|img|iframe)\b", made)
    assert '<meta name="robots" content="noindex">' in made


def test_words_are_words_and_never_markup(theme):
    made = page(theme)

    assert "<title>A &lt;b&gt; title</title>" in made
    assert "Words &amp; more." in made


def test_the_mark_of_a_draft_stands_before_the_text_and_once(theme):
    made = page(theme, draft=True)

    assert made.count("Draft. Version 1.1.") == 1
    assert made.index("Draft. Version 1.1.") < made.index("<article")
    assert "Draft." not in page(theme)


def test_what_a_worked_example_is_is_told_under_its_title(theme):
    assert '<p class="note">Worked example</p>' in page(theme, notice="Worked example")


def test_files_of_before_are_replaced_and_others_stay(tmp_path):
    out = tmp_path / "out"
    write_private(out, {"a.html": b"old"})
    (out / "mine.txt").write_text("mine")

    written = write_private(out, {"a.html": b"new", "b.pdf": b"more"})

    assert written == (out / "a.html", out / "b.pdf")
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {
        "a.html": b"new", "b.pdf": b"more", "mine.txt": b"mine",
    }  # fmt: skip


@pytest.mark.parametrize("inside", ["", "job-descriptions", "a/new/folder"])
@pytest.mark.parametrize("manifest", ["manifest.json", "public/manifest.json"])
def test_the_public_site_is_refused(tmp_path, inside, manifest):
    public = tmp_path / "public"
    public.mkdir()
    (tmp_path / manifest).write_text("{}")

    with pytest.raises(CannotWriteHereError, match="is a part of the public site") as refused:
        write_private(public / inside, {"a.html": b"draft"})

    assert refused.value.hint == "give a private folder to --out"
    assert not list(public.rglob("*.html"))


def test_a_folder_of_that_name_that_is_no_site_is_not_refused(tmp_path):
    refuse_public(tmp_path / "public" / "drafts")
