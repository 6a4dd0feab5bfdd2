"""Work that was done is not done again, wherever it is done; what goes wrong names the job."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from rolepress import work
from rolepress.cache import Entry, Store
from rolepress.work import Job, NoSuchExecutorError, SerialExecutor, WorkersStoppedError, executor_for, run


def shout(word: str) -> Entry:
    return Entry(word.upper().encode(), {"letters": len(word)})


def stumble(word: str) -> Entry:
    raise KeyError(word)


def fall(_: str) -> Entry:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still here")


def where(_: str) -> Entry:
    return Entry(str(os.getpid()).encode())


def threads(count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(count)


def two_threads() -> ThreadPoolExecutor:
    return threads(2)


def job(word: str, task: str = "shout", weight: float = 0.0) -> Job:
    return Job(key=hashlib.sha256(word.encode()).hexdigest(), name=f"{word}.txt", task=f"test_work:{task}",
               payload=word, weight=weight)  # fmt: skip


def data(store: Store, key: str) -> bytes:
    entry = store.get(key)
    assert entry is not None
    return entry.data


class Watching(SerialExecutor):
    """Remembers what was sent to it."""

    def __init__(self) -> None:
        self.sent: list[list[str]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.sent.append([each.payload for each in args[0]])
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture(params=["serial", "processes", "threads"])
def executor(request: pytest.FixtureRequest) -> Executor:
    makers = {"serial": SerialExecutor, "processes": lambda: executor_for(jobs=2), "threads": two_threads}
    made: Executor = makers[request.param]()
    return made


def test_every_job_is_done_and_kept(executor: Executor, store: Store) -> None:
    jobs = [job("nurse"), job("porter", weight=0.2)]

    with executor:
        results = run(jobs, executor, store)

    assert [results[each.key].entry.data for each in jobs] == [b"NURSE", b"PORTER"]
    assert store.get(jobs[0].key) == Entry(b"NURSE", {"letters": 5})


def test_a_result_is_read_from_the_store_when_it_is_asked_for(store: Store) -> None:
    done = run([job("nurse")], SerialExecutor(), store)[job("nurse").key]
    shutil.rmtree(store.root)

    assert done.meta == {"letters": 5}
    with pytest.raises(LookupError, match="emptied"):
        assert done.entry


def test_the_second_time_nothing_is_sent(store: Store) -> None:
    run([job("nurse"), job("porter")], SerialExecutor(), store)
    watching = Watching()

    results = run([job("nurse"), job("porter"), job("cook")], watching, store)

    assert watching.sent == [["cook"]]
    assert [done.made for done in results.values()] == [False, False, True]


def test_results_come_in_the_order_of_the_jobs_each_once(store: Store) -> None:
    jobs = [job(word, weight=weight) for word, weight in (("a", 0), ("b", 1), ("a", 0), ("c", 2))]

    results = run(jobs, SerialExecutor(), store)

    assert [done.job.name for done in results.values()] == ["a.txt", "b.txt", "c.txt"]


def test_the_longest_start_first_and_short_ones_travel_together(store: Store) -> None:
    watching = Watching()

    run([job("a"), job("pdf", weight=0.8), job("b"), job("large", weight=1.4)], watching, store)

    assert [sorted(batch) for batch in watching.sent] == [["large"], ["pdf"], ["a", "b"]]


def test_each_job_is_told_when_it_is_done(executor: Executor, store: Store) -> None:
    run([job("nurse")], SerialExecutor(), store)
    told = []

    with executor:
        run(
            [job("nurse"), job("porter")], executor, store, lambda done, n, of: told.append((done.job.name, n, of))
        )

    assert told == [("nurse.txt", 1, 2), ("porter.txt", 2, 2)]


def test_work_is_kept_as_it_comes_so_that_a_failure_costs_little(executor: Executor, store: Store) -> None:
    good, bad = job("nurse", weight=2), job("porter", "stumble", weight=1)

    with executor, pytest.raises(KeyError):
        run([bad, good], executor, store)

    assert data(store, good.key) == b"NURSE"


def test_our_own_mistake_names_the_job(executor: Executor, store: Store) -> None:
    with executor, pytest.raises(KeyError) as mistake:
        run([job("porter", "stumble")], executor, store)

    assert "while making porter.txt" in mistake.value.__notes__


def test_a_killed_worker_is_one_clear_message(store: Store) -> None:
    with executor_for(jobs=2) as pool, pytest.raises(WorkersStoppedError, match="stopped from outside") as stopped:
        run([job("nurse", "fall"), *(job(f"{n}", weight=0.1) for n in range(9))], pool, store)

    assert "--jobs 1" in stopped.value.hint


def test_one_job_at_a_time_stays_in_this_process_and_more_do_not(store: Store) -> None:
    with executor_for(jobs=1) as here:
        run([job("here", "where")], here, store)
    with executor_for(jobs=2) as elsewhere:
        run([job("elsewhere", "where")], elsewhere, store)

    assert data(store, job("here").key) == str(os.getpid()).encode()
    assert data(store, job("elsewhere").key) != str(os.getpid()).encode()


def test_workers_start_by_fork_only_where_no_other_thread_runs() -> None:
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(lambda: work._context().get_start_method()).result()

    assert beside != "fork"


def test_an_executor_can_be_named(store: Store) -> None:
    with executor_for("test_work:two_threads") as executor:
        run([job("nurse")], executor, store)

    assert isinstance(executor, ThreadPoolExecutor)


@pytest.mark.parametrize(
    ("dotted", "words"),
    [
        ("nowhere:factory", "cannot be loaded"),
        ("test_work:nothing", "cannot be loaded"),
        ("test_work", "is not `package.module:function`"),
        ("os:getpid", "is not `package.module:function`"),
        ("os:sep", "is not `package.module:function`"),
    ],
)
def test_a_name_that_leads_to_no_executor_is_explained(dotted: str, words: str) -> None:
    with pytest.raises(NoSuchExecutorError, match=words):
        executor_for(dotted)


def test_workers_end_when_the_build_is_killed(tmp_path: Path) -> None:
    here = Path(__file__).parent
    script = (
        "import os, time\n"
        "from rolepress.work import executor_for\n"
        "pool = executor_for(jobs=2)\n"
        "print(*{pool.submit(os.getpid).result() for _ in range(9)}, *pool._processes, flush=True)\n"
        "time.sleep(60)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(here.parent / "generator")}
    build = subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    workers = {int(number) for number in build.stdout.readline().split()}

    build.kill()
    build.wait()

    until = time.monotonic() + 20
    while (left := {each for each in workers if running(each)}) and time.monotonic() < until:
        time.sleep(0.02)
    assert workers
    assert not left


def running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
