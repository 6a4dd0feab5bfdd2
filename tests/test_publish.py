"""Readers see the whole old site or the whole new one, whatever happens to the build."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.publish import CannotPublishError, alone, publish

OLD = {"index.html": b"old", "jobs/nurse/nurse.pdf": b"%PDF old", "manifest.json": b"{}"}
NEW = {"index.html": b"new", "jobs/porter/porter.pdf": b"%PDF new", "manifest.json": b"[]"}
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "generator")}


def named(files: dict[str, bytes]) -> Iterator[tuple[PurePosixPath, bytes | Path]]:
    return ((PurePosixPath(path), data) for path, data in files.items())


def standing(place: Path) -> dict[str, bytes]:
    """Return what a reader finds at *place*."""
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def finished_folders(out: Path) -> list[Path]:
    return [each for each in (out / ".sites/public").iterdir() if not each.name.startswith(".")]


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that has no links."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)


@pytest.fixture(params=["links", "no-links"])
def any_disk(request: pytest.FixtureRequest) -> None:
    if request.param == "no-links":
        request.getfixturevalue("no_links")


@pytest.mark.usefixtures("any_disk")
def test_what_is_published_stands_and_what_is_no_longer_made_is_gone(tmp_path: Path) -> None:
    publish(named(OLD), tmp_path / "site", "public")
    published = publish(named(NEW), tmp_path / "site", "public")

    assert standing(tmp_path / "site/public") == NEW
    assert (published.files, published.changed) == (3, True)


def test_the_site_is_a_link_that_also_works_where_the_folder_is_moved_to(tmp_path: Path) -> None:
    publish(named(OLD), tmp_path / "site", "public")
    (tmp_path / "site").rename(tmp_path / "moved")

    assert (tmp_path / "moved/public").is_symlink()
    assert standing(tmp_path / "moved/public") == OLD


@pytest.mark.usefixtures("any_disk")
def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    first = publish(named(OLD), tmp_path, "public")
    place = (tmp_path / "public").resolve().stat().st_ino

    second = publish(named(dict(reversed(OLD.items()))), tmp_path, "public")

    assert second.digest == first.digest
    assert not second.changed
    assert (tmp_path / "public").resolve().stat().st_ino == place


@pytest.mark.usefixtures("any_disk")
def test_a_site_that_somebody_edited_is_mended(tmp_path: Path) -> None:
    publish(named(OLD), tmp_path, "public")
    (tmp_path / "public/index.html").write_bytes(b"edited")

    published = publish(named(OLD), tmp_path, "public")

    assert published.changed
    assert standing(tmp_path / "public") == OLD


def test_a_kept_folder_that_somebody_edited_is_not_shown_again(tmp_path: Path) -> None:
    publish(named(OLD), tmp_path, "public")
    kept = (tmp_path / "public").resolve()
    publish(named(NEW), tmp_path, "public")
    (kept / "index.html").write_bytes(b"edited")

    publish(named(OLD), tmp_path, "public")

    assert standing(tmp_path / "public") == OLD


@pytest.mark.usefixtures("any_disk")
def test_the_folder_before_is_kept_for_readers_and_older_ones_are_removed(tmp_path: Path) -> None:
    for number in range(5):
        publish(named({"index.html": b"%d" % number}), tmp_path, "public")

    kept = {standing(each)["index.html"] for each in finished_folders(tmp_path)}

    assert kept | {standing(tmp_path / "public")["index.html"]} == {b"3", b"4"}


def test_two_names_in_one_folder_leave_each_other_alone(tmp_path: Path) -> None:
    publish(named(OLD), tmp_path, "public")
    for number in range(3):
        publish(named({"index.html": b"%d" % number}), tmp_path, "public-docs")

    assert standing(tmp_path / "public") == OLD


@pytest.mark.usefixtures("any_disk")
def test_a_build_that_fails_half_way_leaves_the_old_site(tmp_path: Path) -> None:
    publish(named(OLD), tmp_path, "public")

    def failing() -> Iterator[tuple[PurePosixPath, bytes | Path]]:
        yield PurePosixPath("index.html"), b"new"
        raise KeyError("our mistake")

    with pytest.raises(KeyError):
        publish(failing(), tmp_path, "public")

    assert standing(tmp_path / "public") == OLD
    assert not list((tmp_path / ".sites/public").glob(".new-*"))


def test_a_file_on_the_disk_is_copied_not_linked(tmp_path: Path) -> None:
    source = tmp_path / "logo.svg"
    source.write_text("<svg/>")
    publish([(PurePosixPath("logo.svg"), source)], tmp_path / "site", "public")

    (tmp_path / "site/public/logo.svg").write_text("edited")

    assert source.read_text() == "<svg/>"
    assert (tmp_path / "site/public/logo.svg").stat().st_nlink == 1


@pytest.mark.usefixtures("any_disk")
def test_a_folder_that_an_earlier_version_made_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "public/jobs").mkdir(parents=True)
    (tmp_path / "public/manifest.json").write_text("{}")
    (tmp_path / "public/jobs/stale.html").write_text("stale")

    published = publish(named(NEW), tmp_path, "public")

    assert standing(tmp_path / "public") == NEW
    assert published.moved_aside is None


@pytest.mark.usefixtures("any_disk")
def test_a_folder_that_rolepress_did_not_make_is_moved_aside_and_never_removed(tmp_path: Path) -> None:
    for text in ("first", "second"):
        shutil.rmtree(tmp_path / "public", ignore_errors=True)
        (tmp_path / "public").unlink(missing_ok=True) if (tmp_path / "public").is_symlink() else None
        shutil.rmtree(tmp_path / ".sites", ignore_errors=True)
        (tmp_path / "public").mkdir()
        (tmp_path / "public/thesis.txt").write_text(text)

        published = publish(named(NEW), tmp_path, "public")

        assert standing(tmp_path / "public") == NEW
        assert published.moved_aside is not None
        assert (published.moved_aside / "thesis.txt").read_text() == text
    assert (tmp_path / "public.before-rolepress/thesis.txt").read_text() == "first"


def test_a_link_of_somebody_else_and_a_file_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to("www")
    (tmp_path / "docs").write_text("a file")

    for name, words in (("public", "is a link that Rolepress did not make"), ("docs", "is a file")):
        with pytest.raises(CannotPublishError, match=words) as refusal:
            publish(named(NEW), tmp_path, name)
        assert refusal.value.hint

    assert os.readlink(tmp_path / "public") == "www"
    assert (tmp_path / "docs").read_text() == "a file"


def test_a_link_to_nothing_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to("gone")

    publish(named(NEW), tmp_path, "public")

    assert standing(tmp_path / "public") == NEW


@pytest.mark.parametrize("path", ["../up.html", "a/../../up.html", "/etc/x", "a\\b", "C:x", "a\nb", ".", ""])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside the site"):
        publish([(PurePosixPath(path), b"")], tmp_path, "public")


@pytest.mark.parametrize(
    "paths", [("a", "a"), ("a", "A"), ("a", "a/b"), ("a/b", "A"), ("a/b/c", "a/b"), ("caf\u00e9", "cafe\u0301")]
)
def test_two_files_at_one_path_are_refused(tmp_path: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="two files are to be written"):
        publish([(PurePosixPath(path), b"") for path in paths], tmp_path, "public")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/a"])
def test_the_name_is_the_name_of_a_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a folder"):
        publish(named(NEW), tmp_path, name)


PARTS = st.sampled_from(["..", ".", "", "/", "a", "A", "b.html", "\\", "c:", "é", "\x00", "~", "-"])


@settings(max_examples=60)
@given(st.lists(st.lists(PARTS, min_size=1, max_size=4).map("/".join), max_size=4))
def test_any_paths_stand_as_asked_or_nothing_changes(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str]
) -> None:
    top = tmp_path_factory.mktemp("top")
    publish(named(OLD), top / "site", "public")

    try:
        publish([(PurePosixPath(path), path.encode()) for path in paths], top / "site", "public")
    except ValueError:
        assert standing(top / "site/public") == OLD
    else:
        assert standing(top / "site/public") == {str(PurePosixPath(path)): path.encode() for path in paths}
    assert {each.name for each in top.iterdir()} == {"site"}
    assert {each.name for each in (top / "site").iterdir()} == {"public", ".sites"}


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    other = (
        "import sys; from pathlib import Path; from rolepress.publish import *\n"
        "try: alone(Path(sys.argv[1])).__enter__()\n"
        "except CannotPublishError as refusal: print(refusal, refusal.hint, sep='; ', end='')"
    )

    with alone(tmp_path):
        told = subprocess.run(
            [sys.executable, "-c", other, tmp_path], env=ENVIRONMENT, capture_output=True, text=True
        )

    assert told.stdout == (
        f"another build is writing to {tmp_path}; wait until it has finished, or choose another folder with --out"
    )


def test_a_finished_build_lets_the_next_one_in(tmp_path: Path) -> None:
    with alone(tmp_path):
        pass

    with alone(tmp_path):
        assert (tmp_path / ".sites").is_dir()


# Killed at any moment. Each site is 60 files that all say the number of their build.

BUILDER = """
import sys
from itertools import count
from pathlib import Path, PurePosixPath
from rolepress import publish
if sys.argv[2] == "no-links":
    def refuse(*_, **__):
        raise OSError(1, "Operation not permitted")
    Path.symlink_to = refuse
for build in count(int(sys.argv[3])):
    files = [(PurePosixPath(f"{n % 7}/{n}.html"), b"%d" % build) for n in range(60)]
    publish.publish(files, Path(sys.argv[1]), "public")
    print(build, flush=True)
"""


def kill_a_builder(out: Path, disk: str, start: int, after: float) -> int:
    """Start building at number *start*, kill -9 *after* that many seconds from the first site; return the last."""
    command = [sys.executable, "-c", BUILDER, out, disk, str(start)]
    builder = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    assert builder.stdout is not None
    first = builder.stdout.readline()
    time.sleep(after)
    builder.kill()
    rest, _ = builder.communicate()
    return int((first + rest).split()[-1])


def whole_site(place: Path) -> int:
    """Return the number that every file of the site at *place* says."""
    files = standing(Path(os.path.realpath(place)))
    assert len(files) == 60
    (build,) = set(files.values())
    return int(build)


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    moments, start = random.Random(7), 0  # noqa: S311  # moments, not secrets

    for _ in range(12):
        last = kill_a_builder(tmp_path, "links", start, moments.uniform(0, 0.05))

        assert whole_site(tmp_path / "public") in (last, last + 1)
        start = last + 2


def test_without_links_the_next_build_repairs_what_a_kill_left(tmp_path: Path) -> None:
    moments, start = random.Random(8), 0  # noqa: S311  # moments, not secrets

    for _ in range(12):
        last = kill_a_builder(tmp_path, "no-links", start, moments.uniform(0, 0.05))
        site = tmp_path / "public"
        assert not site.exists() or whole_site(site) in (last, last + 1)
        start = last + 2

    publish(named(NEW), tmp_path, "public")
    assert standing(tmp_path / "public") == NEW
    assert not (tmp_path / "public.before-rolepress").exists()


@pytest.mark.usefixtures("no_links")
@pytest.mark.parametrize("cut", [1, 2])
def test_a_kill_between_the_two_renames_is_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    publish(named(OLD), tmp_path, "public")
    renames = []
    rename = os.rename

    def cut_short(source: Path, target: Path) -> None:
        if tmp_path / "public" in (source, target):
            renames.append(source)
            if len(renames) == cut:
                raise SystemExit
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", cut_short)
        with pytest.raises(SystemExit):
            publish(named(NEW), tmp_path, "public")
    publish(named({"index.html": b"newest"}), tmp_path, "public")

    assert standing(tmp_path / "public") == {"index.html": b"newest"}
    assert {each.name for each in tmp_path.iterdir()} == {"public", ".sites"}


def test_a_reader_meets_only_whole_sites_while_they_are_swapped(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILDER, tmp_path, "links", "0"]
    builder = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    assert builder.stdout is not None
    builder.stdout.readline()

    met: set[str] = set()
    until = time.monotonic() + 30
    try:
        while len(met) < 4 and time.monotonic() < until:
            assert (tmp_path / "public/3/3.html").read_bytes().isdigit()
            met.add(os.readlink(tmp_path / "public"))
    finally:
        builder.kill()
        builder.communicate()

    assert len(met) == 4
