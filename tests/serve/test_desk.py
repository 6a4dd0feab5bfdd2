from datetime import datetime

import pytest

from building import JOB_FILE, OTHER_JOB, OTHER_JOB_FILE, add, edit, plain_back_room, released_project
from rolepress.cache import Store
from rolepress.problems import Severity
from rolepress.serve.desk import Desk, _Behind
from rolepress.serve.drawing import Easel, Memory
from rolepress.serve.shown import Board
from rolepress.work import SerialExecutor, run

PAGE = "public/job-descriptions/gardener/index.html"
PDF = "public/job-descriptions/gardener/gardener.pdf"
PREVIEW = "internal/preview/job-descriptions/support-worker/index.html"
NOON = datetime(2026, 6, 3, 12)
AFTER_IT_CLOSED = datetime(2026, 7, 2, 12)


class Clock(Desk):
    """A desk whose clock is set by hand."""

    now = NOON

    def _on(self) -> datetime:
        return self.now


@pytest.fixture
def lines():
    return []


@pytest.fixture
def desk(tmp_path, lines, monkeypatch):
    """A desk at which nothing is done behind, but when a test does it: it would tell lines of its own meanwhile."""
    monkeypatch.setattr(_Behind, "start", lambda self: None)
    closing = OTHER_JOB.replace("title: Gardener", "title: Gardener\ncloses: 2026-06-30")
    root = plain_back_room(released_project(tmp_path, {OTHER_JOB_FILE: closing}))
    easel = Easel(root, "http://127.0.0.1:8000/public", Store(root / ".rolepress" / "cache"), Memory())
    desk = Clock(easel, Board(), lambda new, line, standing: lines.append((tuple(new), line)))
    desk.start()
    yield desk
    desk.stop()


def wrong(desk):
    return [each.message for each in desk._board.shown.problems if each.severity is Severity.ERROR]


def test_nothing_is_drawn_while_nothing_changes(desk, lines):
    shown = desk._board.shown.pages
    desk.look()
    desk.look_at_the_clock()

    assert desk._board.shown.pages is shown
    assert [line for _, line in lines if line] == []


def test_the_sites_follow_the_day(desk, lines):
    before = desk._board.shown.pages[PAGE]
    desk.now = AFTER_IT_CLOSED
    desk.look_at_the_clock()

    assert desk._board.shown.pages[PAGE] != before
    assert any(line.startswith("rebuilt ") for _, line in lines)


def test_a_day_that_comes_while_settings_are_broken_is_tried_once_and_shown_when_they_are_mended(desk, lines):
    settings = desk._easel.root / "rolepress.yml"
    good, before = settings.read_text("utf-8"), desk._board.shown.pages[PAGE]
    add(desk._easel.root, "rolepress.yml", "\n: [\n")
    desk.look()
    desk.now = AFTER_IT_CLOSED
    for _ in range(3):
        desk.look_at_the_clock()

    assert len([line for _, line in lines if line.startswith("nothing could be rebuilt")]) <= 2
    settings.write_text(good, "utf-8")
    desk.look()
    assert desk._board.shown.pages[PAGE] != before


def test_a_problem_is_told_once_and_again_when_it_comes_back(desk, lines):
    root = desk._easel.root

    def told_of(path, old, new):
        edit(root, path, old, new)
        lines.clear()
        desk.look()
        return any("teem" in each.message for new_ones, _ in lines for each in new_ones)

    assert told_of(JOB_FILE, "in {{ team }}", "in {{ teem }}")
    assert not told_of(JOB_FILE, "title: Support Worker", "# a line more\ntitle: Support Worker")
    assert not told_of(JOB_FILE, "in {{ teem }}", "in {{ team }}")
    assert told_of(JOB_FILE, "in {{ team }}", "in {{ teem }}")


def test_a_finished_file_takes_no_fault_away_and_its_size_is_told_after_it(desk):
    root = desk._easel.root
    job = desk._board.shown.files[PDF].job
    good = (root / "rolepress.yml").read_text("utf-8")
    add(root, "rolepress.yml", "\n: [\n")
    desk.look()
    before = wrong(desk)
    run([job], SerialExecutor(), desk._easel.files)
    desk.file_made(job.key)
    desk.look()

    assert before
    assert wrong(desk) == before
    (root / "rolepress.yml").write_text(good, "utf-8")
    desk.look()
    assert wrong(desk) == []
    assert b" KB" in desk._board.shown.pages[PAGE]


def test_a_passing_fault_is_mended_without_another_edit(desk, lines, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("rolepress.serve.desk.draw_again", lambda *_: 1 / 0)
        edit(desk._easel.root, JOB_FILE, "Listen to people", "Listen well to people")
        desk.look()
    assert any("ZeroDivisionError" in each for each in wrong(desk))
    desk._finish()

    assert wrong(desk) == []
    assert b"Listen well to people" in desk._board.shown.pages[PREVIEW]
    assert any(line.startswith("rebuilt ") for _, line in lines)


def test_a_lasting_fault_is_told_once(desk, lines):
    add(desk._easel.root, "rolepress.yml", "\n: [\n")
    desk.look()
    before = wrong(desk)
    desk._finish()

    assert wrong(desk) == before
    assert len([line for _, line in lines if line.startswith("nothing could be rebuilt")]) == 1


def test_what_is_mended_in_part_is_told_no_more_while_another_fault_stands(desk):
    add(desk._easel.root, "rolepress.yml", "\nnobody: knows\n")
    desk.look()
    first = wrong(desk)
    edit(desk._easel.root, "rolepress.yml", "nobody: knows", "somebody: knows")
    desk.look()

    assert len(first) == len(wrong(desk)) == 1
    assert "somebody" in wrong(desk)[0]
