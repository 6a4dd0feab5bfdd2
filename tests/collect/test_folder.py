"""Answers go into a private folder, and into none that is shared."""

import os
import stat
from pathlib import Path

import pytest

from rolepress.collect.folder import CannotCollectError, check_folder, is_in, write_privately


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "Project"
    (folder / "content").mkdir(parents=True)
    return folder


def refused(folder: Path, project: Path) -> str:
    with pytest.raises(CannotCollectError) as refusal:
        check_folder(folder, project)
    assert refusal.value.hint
    return str(refusal.value)


def test_a_folder_beside_the_project_will_do(project, tmp_path):
    check_folder(tmp_path / "answers" / "2026", project)


@pytest.mark.parametrize(
    "name", ["", "answers", "content", "content/../answers/a", "../Project/answers", "../project/answers"]
)
def test_no_folder_in_the_project_will_do(name, project):
    assert "inside the project" in refused(project / name, project)


def test_nor_will_one_as_it_is_written_from_here(project, monkeypatch):
    monkeypatch.chdir(project / "content")

    assert "inside the project" in refused(Path("../answers"), project)
    assert "inside the project" in refused(Path("answers"), Path(".."))


def test_nor_will_one_that_a_link_leads_into_the_project_or_out_of_it(project, tmp_path):
    (tmp_path / "in").symlink_to(project / "content")
    (tmp_path / "elsewhere").mkdir()
    (project / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "link").symlink_to(project)

    assert "inside the project" in refused(tmp_path / "in" / "answers", project)
    assert "inside the project" in refused(project / "out" / "answers", project)
    assert "inside the project" in refused(project / "answers", tmp_path / "link")


def test_nor_will_one_in_a_repository(project, tmp_path):
    (tmp_path / "repository" / ".git").mkdir(parents=True)

    assert "inside the Git repository" in refused(tmp_path / "repository" / "a" / "b", project)


def test_nor_will_a_file(project, tmp_path):
    (tmp_path / "file").write_text("")

    assert refused(tmp_path / "file", project).endswith("is a file")
    assert refused(tmp_path / "file" / "in", project).endswith("is a file")


def test_what_is_written_is_for_its_owner_alone(tmp_path):
    os.umask(before := os.umask(0))
    out = tmp_path / "answers"

    paths = write_privately(out, {"a.csv": b"1", "b.csv": b"2"}, replace=False)

    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o700 & ~before
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
    assert sorted(path.name for path in out.iterdir()) == ["a.csv", "b.csv"]


def test_nothing_is_written_over_unasked(tmp_path):
    (tmp_path / "b.csv").write_bytes(b"old")
    files = {"a.csv": b"1", "b.csv": b"2"}

    with pytest.raises(CannotCollectError, match="is there already"):
        write_privately(tmp_path, files, replace=False)
    assert [path.name for path in tmp_path.iterdir()] == ["b.csv"]

    write_privately(tmp_path, files, replace=True)
    assert (tmp_path / "b.csv").read_bytes() == b"2"


def test_a_link_is_replaced_and_never_written_through(tmp_path):
    (tmp_path / "precious").write_bytes(b"old")
    (tmp_path / "a.csv").symlink_to(tmp_path / "precious")

    with pytest.raises(CannotCollectError):
        write_privately(tmp_path, {"a.csv": b"1"}, replace=False)
    write_privately(tmp_path, {"a.csv": b"1"}, replace=True)

    assert (tmp_path / "precious").read_bytes() == b"old"
    assert not (tmp_path / "a.csv").is_symlink()


def test_a_folder_is_not_in_one_whose_name_only_begins_alike(tmp_path):
    assert not is_in(tmp_path / "project-answers", tmp_path / "project")
