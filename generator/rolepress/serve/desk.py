"""Keeps what is shown true to the files: draws what changed at once, and the rest behind it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from threading import Event, Lock, Thread
from typing import Protocol

from rolepress import labels
from rolepress.back_room import back_room
from rolepress.build import in_uk, valid_until
from rolepress.problems import Problem, merged
from rolepress.serve.drawing import (
    Drawing,
    Easel,
    draw,
    draw_again,
    draw_in_new_look,
    fault,
    searchable,
    with_file,
)
from rolepress.serve.shown import Board, Folder, changed_pages
from rolepress.serve.watch import BUILT_IN, TEMPLATES, changes, digests
from rolepress.sites.handbook_shelf import shelf_of

FEW = 20  # documents that are drawn by themselves; more are quicker done with everything
LABELS = "labels"  # the folder of words among the templates
NOTHING = -1  # in the place of how many pages changed
LONGEST_END = 10.0  # seconds that MkDocs is given to finish when the server ends
PAUSE = (
    0.7  # seconds without a change before the internal site is built: MkDocs takes some, and all of a processor
)


_Drawn = Drawing | tuple[Problem, ...]  # problems alone where nothing can be drawn


class Tell(Protocol):
    """What is told of the work: problems that were not there before, a line, and all problems that stand."""

    def __call__(self, new: Iterable[Problem], line: str, standing: Iterable[Problem], /) -> object: ...


class Desk:
    """Draws the sites, and puts them up on the board. The same thread calls everything but `file_made`."""

    def __init__(self, easel: Easel, board: Board, tell: Tell, as_of: datetime | None = None) -> None:
        self._easel, self._board, self._tell = easel, board, tell
        self._as_of = as_of
        self._seen = digests(easel.root)
        self._drawing: Drawing | None = None
        self._told: frozenset[tuple[object, ...]] = frozenset()
        self._faulty = False  # whether the last drawing came to nothing
        self._due: datetime | None = None  # when the sites come out differently by themselves
        self._made: list[str] = []  # keys of files that somebody asked for
        self._lock = Lock()  # over what is drawn, and over what is told
        self._ended = False
        self._turn = 0  # counts the changes: what was begun before the last one is out of date
        self._behind = _Behind(self._finish)

    def start(self) -> None:
        """Draw the sites for the first time."""
        self._refresh(self._draw_whole, said=lambda count, seconds: "")
        self._behind.start()

    def stop(self) -> None:
        """End what goes on behind, when what it is at is done; nothing is told any more."""
        self._ended = True
        self._behind.stop()

    def look(self) -> None:
        """Draw what has changed, if anything has: files, or which of the promised ones are finished."""
        after = digests(self._easel.root)
        changed, self._seen = changes(self._seen, after), after
        if any(LABELS in path.parts for path in changed):
            labels.forget()
        if changed:
            self._refresh(lambda: self._draw(changed), said=_rebuilt)
        while self._made and not self._faulty:
            self._refresh(partial(self._draw_with, self._made.pop()), said=lambda count, seconds: "")

    def look_at_the_clock(self) -> None:
        """Draw everything when the day has come on which something opens, closes or falls due."""
        if self._due is not None and self._on() >= self._due:
            self._refresh(self._draw_whole, said=_rebuilt)

    def file_made(self, key: str) -> None:
        """Note that a file is finished: its page says from now on how large it is, at the next `look`.

        Where the last drawing came to nothing it waits for a good one: what is wrong stays to be seen.
        """
        self._made.append(key)

    def _on(self) -> datetime:
        return in_uk(self._as_of)

    def _draw_whole(self) -> _Drawn:
        return draw(self._easel, self._on(), self._drawing)

    def _draw(self, changed: frozenset[PurePosixPath]) -> _Drawn:
        before = self._drawing if not self._faulty else None
        if before is not None and all(_is_look(path) for path in changed):
            return draw_in_new_look(self._easel, before)
        few = before is not None and len(changed) <= FEW
        return (few and before and draw_again(self._easel, before, changed)) or self._draw_whole()

    def _draw_with(self, key: str) -> _Drawn:
        drawn = with_file(self._easel, self._drawing, key) if self._drawing else None
        return drawn or self._draw_whole()

    def _refresh(self, drawn: Callable[[], _Drawn], *, said: Callable[[int, float], str]) -> None:
        """Draw and show; whatever goes wrong becomes a problem over the last good pages."""
        began = time.monotonic()
        with self._lock:
            self._turn += 1
        done = self._tried(drawn)
        with self._lock:
            count = self._put_up(done)
        self._say(said(count, time.monotonic() - began))
        self._behind.want()

    def _tried(self, drawn: Callable[[], _Drawn]) -> _Drawn:
        try:
            return drawn()
        except Exception as error:  # noqa: BLE001  # nothing that a file holds may end the server
            return (fault(error, self._easel.root),)

    def _put_up(self, done: _Drawn) -> int:
        """Show what was drawn, or problems alone; return how many pages changed."""
        before = self._board.shown
        self._faulty = not isinstance(done, Drawing)
        if not isinstance(done, Drawing):
            self._due = None  # or every look at the clock would draw: it is known again when something is drawn
            known = self._drawing.problems if self._drawing else ()
            self._board.show(problems=merged((*done, *known)))
            return NOTHING
        self._drawing = done
        self._due = valid_until(done.project) if self._as_of is None else None
        self._board.show(pages=done.pages, files=done.files, written_in=done.written_in, problems=done.problems)
        return changed_pages(before.pages, done.pages)

    def _finish(self) -> None:
        """Draw whole what was drawn in part, and build the internal site: both take longer than people wait.

        What came to nothing is tried once more: a fault may be one of drawing in part, or have passed.
        """
        turn, faulty = self._turn, self._faulty
        if faulty or (self._drawing is not None and not self._drawing.whole):
            began = time.monotonic()
            done = self._tried(self._draw_whole)
            with self._lock:
                if turn != self._turn:  # another change came meanwhile, and asks for this again
                    return
                count = self._put_up(done)
            news = count > 0 or self._faulty != faulty
            self._say(_rebuilt(count, time.monotonic() - began) if news else "")
        if self._drawing is not None and not self._faulty:
            self._make_searchable(self._drawing, turn)
            self._build_internal(self._drawing)

    def _make_searchable(self, drawing: Drawing, turn: int) -> None:
        done = self._tried(partial(searchable, self._easel, drawing))
        with self._lock:
            if turn == self._turn:
                self._put_up(done)
        self._say("")

    def _build_internal(self, drawing: Drawing) -> None:
        began = time.monotonic()
        try:
            shelf = shelf_of(drawing.project.library)
            written = shelf.problems
            found = merged((*drawing.problems, *written))
            room = back_room(drawing.project, drawing.printed, found, shelf, beside=True)
        except Exception as error:  # noqa: BLE001  # as above
            self._board.show(internal_problems=(fault(error, self._easel.root),))
            self._say("")
            return
        problems = merged((*room.problems, *written))
        before = self._board.shown.internal
        if not room.ok or (before is not None and before.top == room.value.built):
            self._board.show(internal_problems=problems)
            self._say("")
            return
        self._board.show(internal=Folder.of(room.value.built), internal_problems=problems)
        self._say(f"rebuilt the internal site in {time.monotonic() - began:.1f} s" if before else "")

    def _say(self, line: str) -> None:
        """Tell what is new. A problem that has only moved to another line is not."""
        with self._lock:
            shown = self._board.shown
            standing = merged((*shown.problems, *shown.internal_problems))
            new = [each for each in standing if _what(each) not in self._told]
            self._told = frozenset(map(_what, standing))
            if (new or line) and not self._ended:
                self._tell(new, line, standing)


class _Behind:
    """A thread that does one thing when it is wanted and there has been quiet for a while."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._wanted, self._stopped = Event(), Event()
        self._thread = Thread(target=self._run, name="behind", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def want(self) -> None:
        self._wanted.set()

    def stop(self) -> None:
        self._stopped.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(LONGEST_END)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            while self._wanted.is_set() and not self._stopped.is_set():
                self._wanted.clear()
                self._stopped.wait(PAUSE)
            if not self._stopped.is_set():
                self._work()


def _is_look(path: PurePosixPath) -> bool:
    """Whether the file at *path* decides how pages look, and no word on them."""
    return path.parts[0] in (TEMPLATES, BUILT_IN) and LABELS not in path.parts


def _what(problem: Problem) -> tuple[object, ...]:
    return problem.place.path, problem.rule, problem.message


def _rebuilt(count: int, seconds: float) -> str:
    """Return the line of a rebuild."""
    if count == NOTHING:
        return f"nothing could be rebuilt; the last good pages stay ({seconds:.1f} s)"
    pages = "1 page" if count == 1 else f"{count} pages"
    return f"rebuilt {pages} in {seconds:.1f} s" if count else f"no page has changed ({seconds:.1f} s)"
