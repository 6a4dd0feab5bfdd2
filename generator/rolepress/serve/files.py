"""Makes the files that pages promise, when somebody asks: in a process of its own, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import Self

from rolepress.cache import Entry, Store
from rolepress.printed import PromisedFile
from rolepress.work import WorkersStoppedError, run

Hire = Callable[[], Executor]
"""Gives what does the work; asked once, when the first file is made."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file."""

    entry: Entry
    now: bool  # and not at an earlier time


class Files:
    """Finished files: those that the store has at once, the others as soon as they are made."""

    def __init__(self, store: Store, hire: Hire) -> None:
        self._store, self._hire = store, hire
        self._executor: Executor | None = None
        self._turn = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._dismiss()

    def get(self, promised: PromisedFile) -> Made:
        """Return the file. It is where `rolepress build` looks for it too.

        Raises what making it raises: a fault of a template, WrongWeasyPrintError, WorkersStoppedError.
        """
        kept = self._store.get(promised.job.key)
        if kept is not None:
            return Made(kept, now=False)
        with self._turn:
            self._executor = self._executor or self._hire()
            try:
                done = run([promised.job], self._executor, self._store)[promised.job.key]
            except WorkersStoppedError:  # the next one gets new workers
                self._dismiss()
                raise
            return Made(done.entry, now=done.made)

    def _dismiss(self) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)
