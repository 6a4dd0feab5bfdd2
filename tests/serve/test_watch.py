import os
from pathlib import PurePosixPath
from time import monotonic

import pytest

from building import JOB_FILE, add, edit
from projects import make_project
from rolepress.serve.watch import LOOK_EVERY, Watch, changes, digests, is_editors_own

PATH = PurePosixPath(JOB_FILE)


@pytest.fixture
def root(tmp_path):
    make_project(tmp_path)
    return tmp_path


def wait(watch: Watch, seconds: float = 60.0) -> bool:
    """Return whether the watch wakes up within some *seconds*."""
    end = monotonic() + seconds
    while monotonic() < end:
        if watch.wait():
            return True
    return False


@pytest.mark.parametrize(
    "name", [".job.yml.swp", "job.yml~", "#job.yml#", ".#job.yml", "4913", "x.tmp", "x.YML.BAK"]
)
def test_files_that_editors_keep_for_themselves(name):
    assert is_editors_own(name)


@pytest.mark.parametrize("name", ["job.yml", "tokens.css", "4913.yml", "a~b.yml", "swp.yml"])
def test_files_that_people_keep(name):
    assert not is_editors_own(name)


def test_a_change_is_told_by_what_a_file_holds(root):
    before = digests(root)
    os.utime(root / JOB_FILE)
    touched = changes(before, digests(root))
    edit(root, JOB_FILE, "Listen to people", "Listen well to people")
    add(root, "content/pages/new.yml", "kind: page\n")
    (root / "content/pages/home.yml").unlink()

    assert touched == frozenset()
    assert {str(path) for path in changes(before, digests(root))} == {
        JOB_FILE, "content/pages/new.yml", "content/pages/home.yml",
    }  # fmt: skip


def test_what_is_hidden_built_or_an_editors_own_counts_for_nothing(root):
    before = digests(root)
    for name in (".rolepress/x", "site/public/x.html", ".git/x", "content/pages/home.yml~", "content/.x.yml.swp"):
        add(root, name, "x")

    assert digests(root) == before


def test_a_new_look_counts(root):
    before = digests(root)
    add(root, "templates/tokens.css", ":root {}\n")

    assert changes(before, digests(root)) == {PurePosixPath("templates/tokens.css")}


def test_an_edit_wakes_the_watch(root):
    with Watch(root) as watch:
        edit(root, JOB_FILE, "Listen to people", "Listen well to people")

        assert wait(watch)


def test_a_save_by_rename_wakes_the_watch(root):
    with Watch(root) as watch:
        add(root, "content/job-descriptions/4913", "new words")
        os.replace(root / "content/job-descriptions/4913", root / JOB_FILE)

        assert wait(watch)


def test_a_folder_that_was_put_back_is_watched_again(root):
    with Watch(root) as watch:
        os.rename(root / "content", root / "aside")
        assert wait(watch)
        os.rename(root / "aside", root / "content")
        assert wait(watch)
        edit(root, JOB_FILE, "Listen to people", "Listen well to people")

        assert wait(watch)


def test_a_change_without_an_event_is_noticed_by_looking(root, monkeypatch):
    monkeypatch.setattr(Watch, "concerns", lambda *_: False)
    with Watch(root) as watch:
        began = monotonic()
        edit(root, JOB_FILE, "Listen to people", "Listen very well to people")

        assert wait(watch)
        assert monotonic() - began < 60 * LOOK_EVERY


def test_to_read_everything_wakes_nobody(root):
    with Watch(root) as watch:
        while watch.wait():
            pass
        digests(root)

        assert not watch.wait()
