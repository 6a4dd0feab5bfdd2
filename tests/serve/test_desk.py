from datetime import datetime

import pytest

from building import JOB_FILE, OTHER_JOB, OTHER_JOB_FILE, edit, plain_back_room, released_project
from rolepress.cache import Store
from rolepress.serve.desk import Desk
from rolepress.serve.drawing import Easel, Memory
from rolepress.serve.shown import Board

PAGE = "public/job-descriptions/gardener/index.html"
NOON = datetime(2026, 6, 3, 12)


class Clock(Desk):
    """A desk whose clock is set by hand."""

    now = NOON

    def _on(self) -> datetime:
        return self.now


@pytest.fixture
def lines():
    return []


@pytest.fixture
def desk(tmp_path, lines):
    closing = OTHER_JOB.replace("title: Gardener", "title: Gardener\ncloses: 2026-06-30")
    root = plain_back_room(released_project(tmp_path, {OTHER_JOB_FILE: closing}))
    easel = Easel(root, "http://127.0.0.1:8000/public", Store(root / ".rolepress" / "cache"), Memory())
    desk = Clock(easel, Board(), lambda new, line, standing: lines.append((tuple(new), line)))
    desk.start()
    yield desk
    desk.stop()


def test_nothing_is_drawn_while_nothing_changes(desk, lines):
    shown = desk._board.shown.pages
    desk.look()
    desk.look_at_the_clock()

    assert desk._board.shown.pages is shown
    assert [line for _, line in lines if line] == []


def test_the_sites_follow_the_day(desk, lines):
    before = desk._board.shown.pages[PAGE]
    desk.now = datetime(2026, 7, 2, 12)
    desk.look_at_the_clock()

    assert desk._board.shown.pages[PAGE] != before
    assert any(line.startswith("rebuilt ") for _, line in lines)


def test_a_problem_is_told_once_and_again_when_it_comes_back(desk, lines):
    root = desk._easel.root
    edit(root, JOB_FILE, "in {{ team }}", "in {{ teem }}")
    desk.look()
    edit(root, JOB_FILE, "title: Support Worker", "# a line more\ntitle: Support Worker")
    desk.look()
    edit(root, JOB_FILE, "in {{ teem }}", "in {{ team }}")
    desk.look()
    edit(root, JOB_FILE, "in {{ team }}", "in {{ teem }}")
    desk.look()

    assert [any("teem" in each.message for each in new) for new, line in lines if "page" in line] == [
        True, False, False, True,
    ]  # fmt: skip
