import os
from pathlib import PurePosixPath
from threading import Thread

import pytest

from rolepress.problems import Severity, problem
from rolepress.serve.shown import Board, Folder, Shown, changed_pages


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    top = tmp_path / "built"
    (top / "a").mkdir(parents=True)
    (top / ".git").mkdir()
    for name in ("index.html", "a/x.css", ".hidden", ".git/config"):
        (top / name).write_text(name)
    os.symlink(tmp_path / "secret.txt", top / "link.txt")
    os.symlink(tmp_path, top / "out")
    return top


def test_a_folder_has_its_own_files_alone(folder):
    found = Folder.of(folder)

    assert found.files == {"index.html", "a/x.css"}
    assert found.read("a/x.css") == b"a/x.css"
    for name in ("link.txt", "out/secret.txt", ".hidden", ".git/config", "../secret.txt", "a", ""):
        assert found.read(name) is None


def test_a_file_that_became_a_link_later_is_not_followed(folder):
    found = Folder.of(folder)
    (folder / "index.html").unlink()
    os.symlink(folder.parent / "secret.txt", folder / "index.html")

    assert found.read("index.html") is None


def test_pages_and_the_built_site_are_read_alike(folder):
    shown = Shown(pages={"public/index.html": b"<p>"}, internal=Folder.of(folder))

    assert shown.read("public/index.html") == b"<p>"
    assert shown.read("internal/a/x.css") == b"a/x.css"
    assert shown.read("public/a/x.css") is None
    assert shown.has("internal/index.html")


def test_a_page_is_another_version_when_its_words_or_its_look_change():
    page, style = "public/index.html", "public/assets/x.css"
    first = Shown(pages={page: b"a", style: b"s", "internal/preview/assets/x.css": b"s"})

    assert first.version(page) == Shown(pages={**first.pages, "public/b/index.html": b"b"}).version(page)
    assert first.version(page) != Shown(pages={**first.pages, page: b"b"}).version(page)
    assert first.version(page) != Shown(pages={**first.pages, style: b"t"}).version(page)
    assert first.version(page) == Shown(pages={**first.pages, "internal/preview/assets/x.css": b"t"}).version(page)
    assert first.version("public/no.html") == "none"


def test_a_page_of_the_internal_site_is_another_version_when_its_look_changes(tmp_path):
    def version(name, page="<p>", **files):
        for path, words in {"index.html": page, "a.html": "a", **files}.items():
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / path).write_text(words)
        return Shown(internal=Folder.of(tmp_path / name)).version("internal/index.html")

    first = version("1", **{"x.css": "s", "x.js": "s"})

    assert first == version("2", **{"x.css": "s", "x.js": "s", "b.html": "another page"})
    assert first != version("3", **{"x.css": "t", "x.js": "s"})
    assert first != version("4", **{"x.css": "s", "x.js": "t"})
    assert first != version("5", page="<b>", **{"x.css": "s", "x.js": "s"})


def test_a_page_is_told_its_own_problems_first_and_of_others_the_errors():
    job, other = "content/job-descriptions/a.yml", "content/clauses/b.yml"
    mine = problem(job, "x", "a warning here", severity=Severity.WARNING)
    shared = problem(other, "x", "an error in what it shows").because_of("a")
    elsewhere = problem("content/a.yml", "x", "an error elsewhere")
    unheard = problem("content/a.yml", "x", "a warning elsewhere", severity=Severity.WARNING)
    shown = Shown(
        written_in={"public/a/index.html": PurePosixPath(job)}, problems=(elsewhere, unheard, mine, shared)
    )

    assert shown.told("public/a/index.html") == (shared, mine, elsewhere)
    assert set(shown.told("public/index.html")) == {shared, elsewhere}


def test_readers_at_the_board_get_the_next_thing_shown():
    board = Board()
    seen, found = board.shown, []
    reader = Thread(target=lambda: found.append(board.after(seen, 60)))
    reader.start()
    board.show(pages={"public/index.html": b""})
    reader.join(60)

    assert found == [board.shown]
    assert board.after(board.shown, 0.01) is board.shown


def test_only_pages_are_counted_as_changed():
    before = {"public/a.html": b"a", "public/b.html": b"b", "public/x.css": b"x"}

    assert changed_pages(before, before) == 0
    assert changed_pages(before, {"public/a.html": b"A", "public/c.html": b"c", "public/x.css": b"y"}) == 3
