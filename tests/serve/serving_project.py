"""A project that is being served, for tests: edit it, ask for pages, listen to the news."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread
from typing import Any

from building import NOON
from rolepress.problems import Problem
from rolepress.report import spoken
from rolepress.serve import Service, serve
from rolepress.work import SerialExecutor

PATIENCE = 60.0  # seconds for anything to happen; it takes a fraction of one, but not on a busy machine


def until(found: Callable[[], Any], what: str) -> Any:
    """Return what *found* gives as soon as it gives something; AssertionError when that takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.01)
    raise AssertionError(f"waited {PATIENCE:.0f} s for {what}")


@dataclass
class Served:
    """A project under *root* while it is served."""

    root: Path
    lines: list[str] = field(default_factory=list)
    new: list[Problem] = field(default_factory=list)

    def tell(self, new: Iterable[Problem], line: str, standing: Iterable[Problem]) -> None:
        self.new += new
        self.lines += [line] if line else []

    @property
    def port(self) -> int:
        line = next(line for line in self.lines if line.startswith("public site"))
        return int(line.rpartition(":")[2].partition("/")[0])

    @property
    def rebuilds(self) -> list[str]:
        return [line for line in self.lines if line.startswith(("rebuilt", "no page", "nothing could"))]

    def ask(self, target: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> HTTPResponse:
        """Return the answer to a request for *target*, which goes out as it is written; its body is read."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, target, skip_host=True)
        for name, value in ({"Host": f"127.0.0.1:{self.port}"} | dict(headers or {})).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
        connection.close()
        return answer

    def page(self, target: str) -> str:
        return str(self.ask(target).text)  # type: ignore[attr-defined]

    def shows(self, target: str, words: str) -> None:
        """Wait until the page at *target* has these *words*."""
        until(lambda: words in self.page(target), f"{words!r} at {target}")

    @contextmanager
    def news(self, target: str) -> Iterator[Iterator[dict[str, Any]]]:
        """Give what a page at *target* is told, as it comes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/-/events?page={target}")
        answer = connection.getresponse()
        try:
            yield (json.loads(line[5:]) for line in answer if line.startswith(b"data:"))
        finally:
            answer.close()
            connection.close()


@contextmanager
def served(root: Path, **service: Any) -> Iterator[Served]:
    """Serve the project under *root* on a free port, as it is on NOON."""
    told, stop, failures = Served(root), Event(), []
    given: dict[str, Any] = {"port": 0, "as_of": NOON, "hire": SerialExecutor} | service

    def work() -> None:
        try:
            serve(Service(root, told.tell, spoken, **given), stop=stop)
        except BaseException as error:  # noqa: BLE001  # a thread's failure is the test's
            failures.append(error)

    thread = Thread(target=work)
    thread.start()
    try:
        until(lambda: failures or any(line.startswith("not released") for line in told.lines), "the first line")
        assert failures == []
        yield told
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()
        assert failures == []
