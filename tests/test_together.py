"""Several files are written, or none: also when the machine stops in the middle."""

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from rolepress import together
from rolepress.together import CannotWriteError, Rewrite, repair, write_together

NAMES = ("a.yml", "b.yml", "c.yml")
OLD = {name: f"old {name}\n".encode() for name in NAMES}
NEW = {name: f"new {name}\n".encode() for name in NAMES}
REWRITES = tuple(Rewrite(PurePosixPath("content/pages") / name, OLD[name], NEW[name]) for name in NAMES)


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "content" / "pages"
    folder.mkdir(parents=True)
    for name, raw in OLD.items():
        (folder / name).write_bytes(raw)
    return tmp_path


def words(project):
    return {path.name: path.read_bytes() for path in sorted((project / "content" / "pages").iterdir())}


def left_over(project):
    return [path.name for path in (project / "content").iterdir() if path.name != "pages"]


def test_all_are_written(project):
    (project / "content/pages/a.yml").chmod(0o600)

    assert write_together(project, REWRITES) == tuple(each.path for each in REWRITES)
    assert words(project) == NEW
    assert (project / "content/pages/a.yml").stat().st_mode & 0o777 == 0o600
    assert left_over(project) == []


def test_a_file_that_has_changed_stops_all(project):
    (project / "content/pages/b.yml").write_bytes(b"mine\n")

    with pytest.raises(CannotWriteError, match=r"content/pages/b\.yml has changed"):
        write_together(project, REWRITES)

    assert words(project) == OLD | {"b.yml": b"mine\n"}
    assert left_over(project) == []


def test_a_write_that_fails_in_the_middle_leaves_the_old_files(project, monkeypatch):
    swap = os.replace

    def failing(source, target):
        if Path(source).name == "1.new":
            raise OSError(13, "Permission denied", str(target))
        swap(source, target)

    monkeypatch.setattr(together.os, "replace", failing)

    with pytest.raises(OSError, match="Permission denied"):
        write_together(project, REWRITES)

    assert words(project) == OLD
    assert left_over(project) == []


STOPPING = """
import os, sys
from pathlib import Path
from rolepress import together
from test_together import REWRITES

act = getattr(together.os, sys.argv[2])
count = 0
def stopping(*given):
    global count
    count += 1
    if count == int(sys.argv[3]):
        os._exit(9)  # as when the power goes
    return act(*given)
setattr(together.os, sys.argv[2], stopping)
together.write_together(Path(sys.argv[1]), REWRITES)
"""


def stopped(project, act, count):
    """Write in another process that is gone at the *count*-th *act*."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    command = [sys.executable, "-c", STOPPING, str(project), act, str(count)]
    return subprocess.run(command, env=environment, check=False).returncode


@pytest.mark.parametrize(
    ("act", "count"), [("fsync", 1), ("fsync", 4), ("replace", 1), ("replace", 2), ("replace", 3)]
)
def test_what_the_machine_stopped_is_undone(project, act, count):
    assert stopped(project, act, count) == 9

    repair(project)

    assert words(project) == OLD
    assert left_over(project) == []


def test_what_the_machine_stopped_at_the_very_end_stays_done(project):
    assert stopped(project, "fsync", 8) == 9

    assert repair(project) == ()
    assert words(project) == NEW


def test_what_was_swapped_is_told(project):
    stopped(project, "replace", 3)
    assert words(project) == NEW | {"c.yml": OLD["c.yml"]}

    assert repair(project) == tuple(each.path for each in REWRITES[:2])


def test_a_file_that_somebody_saved_meanwhile_is_kept(project):
    stopped(project, "replace", 3)
    (project / "content/pages/a.yml").write_bytes(b"mine\n")

    assert repair(project) == (REWRITES[1].path,)
    assert words(project) == OLD | {"a.yml": b"mine\n"}


def test_what_was_done_is_not_undone(project, monkeypatch):
    undo, calls = together._undo, []

    def stopping(root):
        calls.append(root)
        if len(calls) == 2:  # the first clears before writing, the second after
            raise KeyboardInterrupt
        return undo(root)

    monkeypatch.setattr(together, "_undo", stopping)
    with pytest.raises(KeyboardInterrupt):
        write_together(project, REWRITES)
    monkeypatch.undo()

    assert repair(project) == ()
    assert words(project) == NEW


def test_nothing_to_repair(tmp_path):
    assert repair(tmp_path) == ()


def test_a_new_file_is_written_with_the_others_or_not_at_all(project, monkeypatch):
    new = Rewrite(PurePosixPath("content/releases/a/1.0.yml"), b"", b"frozen\n", is_new=True)

    assert write_together(project, [*REWRITES, new])[-1] == new.path
    assert (project / new.path).read_bytes() == b"frozen\n"
    with pytest.raises(CannotWriteError, match=r"1\.0\.yml is there already"):
        write_together(project, [new])
    other, last = (
        Rewrite(PurePosixPath(f"content/releases/a/{name}.yml"), b"", b"x\n", is_new=True)
        for name in ("2.0", "3.0")
    )
    swap = os.replace

    def failing(source, target):
        if Path(source).name == "1.new":
            raise OSError(28, "No space left on device", str(target))
        swap(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="No space left"):
        write_together(project, [other, last])
    assert sorted(path.name for path in (project / "content/releases/a").iterdir()) == ["1.0.yml"]
