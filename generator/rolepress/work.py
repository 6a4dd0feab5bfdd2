"""Do jobs whose results are not in the store yet, through one executor that is handed in.

A job is a small frozen value that can be sent to another process: what to call, with what, and the result's key.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import wait as wait_for_end
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Protocol

from rolepress.cache import Entry, Store

BATCH_SECONDS = 0.1  # smaller jobs travel together: sending one costs about half a thousandth of a second
IN_FLIGHT = 256  # batches at most; the payloads of the rest wait here unsent


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to make."""

    key: str  # of all that the result depends on
    name: str  # for messages: "peer-support-worker-large-print-18.pdf"
    task: str  # "package.module:function"; the function takes the payload and returns an Entry
    payload: Any  # anything that can be pickled
    weight: float = 0.0  # about how many seconds it takes; the longest start first


@dataclass(frozen=True, slots=True)
class Done:
    """A job whose result is in the store. It stays there until it is asked for: there may be thousands."""

    job: Job
    made: bool  # now, not by an earlier build
    meta: Mapping[str, Any]
    store: Store

    @property
    def entry(self) -> Entry:
        """The result, read from the store; LookupError when somebody emptied that meanwhile."""
        entry = self.store.get(self.job.key)
        if entry is None:
            raise LookupError("the cache was emptied while the build ran")
        return entry


class OnDone(Protocol):
    """What is told of each job that is done, with how many are and how many there are."""

    def __call__(self, done: Done, count: int, total: int, /) -> object: ...


class WorkersStoppedError(Exception):
    """A worker was ended from outside; the message is for the person at the keyboard."""

    hint = "the machine may be short of memory: try again with --jobs 1"


class NoSuchExecutorError(ValueError):
    """What --executor names cannot be used; the message says why."""


class SerialExecutor(Executor):
    """Does each job at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done already."""
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        with _Catching(future):
            future.set_result(fn(*args, **kwargs))
        return future


def run(jobs: Iterable[Job], executor: Executor, store: Store, on_done: OnDone | None = None) -> dict[str, Done]:
    """Return every job's result by its key, made now or found in *store*; the new ones are in the store then.

    A job's own exception is raised as it is, with a note that names the job. Raises WorkersStoppedError when a
    worker was killed. Either way what was made until then stays in the store.
    """
    once = {job.key: job for job in jobs}
    results: dict[str, Done] = {}

    def note(done: Done) -> None:
        results[done.job.key] = done
        if on_done is not None:
            on_done(done, len(results), len(once))

    missing = []
    for job in once.values():
        entry = store.get(job.key)
        if entry is None:
            missing.append(job)
        else:
            note(Done(job, False, entry.meta, store))
    for job, entry in _made(_batches(missing), executor):
        store.put(job.key, entry)
        note(Done(job, True, entry.meta, store))
    return {key: results[key] for key in once}


def executor_for(dotted: str | None = None, jobs: int | None = None) -> Executor:
    """Return the executor that the command line asks for, to be used in a `with`.

    *dotted* is "package.module:factory", called without arguments; *jobs* is the number of worker processes, by
    default one for each processor this process may use; 1 means no other process.
    Raises NoSuchExecutorError when *dotted* does not lead to an executor.
    """
    if dotted is not None:
        return _named_executor(dotted)
    workers = jobs or processors()
    if workers == 1:
        return SerialExecutor()
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_become_a_worker)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def do(batch: Sequence[Job]) -> list[Entry]:
    """Return what each job of *batch* makes, in order. This is what a worker is asked to call."""
    entries = []
    for job in batch:
        with _Naming(job.name):
            entries.append(_function(job.task)(job.payload))
    return entries


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Yield *jobs* with the longest first, and those that take no time together."""
    batch: list[Job] = []
    seconds = 0.0
    for job in sorted(jobs, key=lambda job: (-job.weight, job.key)):
        batch.append(job)
        seconds += max(job.weight, 0.001)
        if seconds >= BATCH_SECONDS:
            yield batch
            batch, seconds = [], 0.0
    if batch:
        yield batch


def _made(batches: Iterable[list[Job]], executor: Executor) -> Iterator[tuple[Job, Entry]]:
    """Yield every job of *batches* with what it made, as soon as it has.

    When one fails, no more are started; those under way are finished and yielded before its exception is raised.
    """
    waiting = iter(batches)
    flying: dict[Future[list[Entry]], list[Job]] = {}
    failure: BaseException | None = None
    try:
        while _fill(flying, waiting if failure is None else iter(()), executor):
            finished, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in finished:
                batch = flying.pop(future)
                if future.cancelled():
                    continue
                error = future.exception()
                if error is None:
                    yield from zip(batch, future.result(), strict=True)
                elif failure is None:
                    failure = error
                    _cancel(flying)
        if failure is not None:
            raise failure
    except BrokenExecutor as error:
        raise WorkersStoppedError("a worker was stopped from outside before it had finished") from error
    finally:
        _cancel(flying)


def _cancel(futures: Iterable[Future[list[Entry]]]) -> None:
    """Take back what no worker has begun yet."""
    for future in futures:
        future.cancel()


def _fill(flying: dict[Future[list[Entry]], list[Job]], waiting: Iterator[list[Job]], executor: Executor) -> bool:
    """Send batches off until enough are under way, and return whether any is.

    An executor that is done at once gets one at a time, so that its results do not pile up.
    """
    while len(flying) < IN_FLIGHT and not any(future.done() for future in flying):
        batch = next(waiting, None)
        if batch is None:
            break
        flying[executor.submit(do, batch)] = batch
    return bool(flying)


def _function(task: str) -> Callable[[Any], Entry]:
    module, _, name = task.partition(":")
    function: Callable[[Any], Entry] = getattr(import_module(module), name)
    return function


def _named_executor(dotted: str) -> Executor:
    module, colon, name = dotted.partition(":")
    try:
        factory = getattr(import_module(module), name) if module and colon else None
    except (ImportError, AttributeError) as error:
        raise NoSuchExecutorError(f"'{dotted}' cannot be loaded: {error}") from error
    executor = factory() if callable(factory) else None
    if not isinstance(executor, Executor):
        raise NoSuchExecutorError(
            f"'{dotted}' is not `package.module:function` with a function that gives an executor"
        )
    return executor


def _context() -> BaseContext:
    """Return how workers start: by fork where that is safe, which shares what this process has imported."""
    methods = multiprocessing.get_all_start_methods()
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _become_a_worker() -> None:
    """Leave Ctrl-C to the build, and end when it is killed: a pool's worker would wait for a job for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    wait_for_end([sentinel])
    os._exit(1)


class _Naming:
    """Adds the name of a job to an exception on its way out, and lets it pass."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note(f"while making {self.name}")


class _Catching:
    """Puts an exception into a future instead of letting it pass; an interrupt passes."""

    def __init__(self, future: Future[Any]) -> None:
        self.future = future

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> bool:
        if isinstance(error, Exception):
            self.future.set_exception(error)
            return True
        return False
