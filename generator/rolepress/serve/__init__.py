"""Serves both sites on this computer while somebody works on them: what is saved is shown, at once."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from threading import Event, Lock

from rolepress.cache import Store
from rolepress.home import kept_folder
from rolepress.problems import Problem
from rolepress.serve.asked import INDEX, address
from rolepress.serve.desk import Desk, Tell
from rolepress.serve.drawing import Easel, Memory, fault
from rolepress.serve.files import Files, Hire
from rolepress.serve.server import USUAL_PORT, House, Server, listen
from rolepress.serve.shown import INTERNAL, PREVIEW, PUBLIC, Board
from rolepress.serve.watch import Watch
from rolepress.work import executor_for

WORKERS = 2  # one would be this process itself, whose pages would wait for the files


@dataclass(frozen=True, slots=True)
class Service:
    """What to serve, where, as of when, and whom to tell."""

    project: Path
    tell: Tell
    spoken: Callable[[Problem], Mapping[str, str]]  # a problem in the words of the reports
    port: int | None = None  # the first free one from the usual port on; 0 is any free one
    as_of: datetime | None = None  # UK local time where it has no zone; now when left out
    open_browser: bool = False
    hire: Hire | None = None  # what makes PDFs; worker processes when left out


def serve(service: Service, *, stop: Event | None = None) -> None:
    """Serve a project until *stop* is set, or until Ctrl-C raises KeyboardInterrupt here.

    Raises CannotListenError when there is no port.
    """
    stop = stop or Event()
    store, board = Store(kept_folder(service.project) / "cache"), Board()
    tell = _in_turn(service.tell)
    with (
        listen(service.port) as server,
        Watch(service.project) as watch,
        Files(store, service.hire or partial(executor_for, None, WORKERS)) as files,
    ):
        easel = Easel(service.project, f"{server.origin}/{PUBLIC}", store, Memory())
        desk = Desk(easel, board, tell, service.as_of)

        def made(path: PurePosixPath, key: str, seconds: float) -> None:
            tell((), f"made {path.name} in {seconds:.1f} s", ())
            desk.file_made(key)
            watch.wake()

        def failed(path: PurePosixPath, error: Exception) -> Problem:
            found = fault(error, service.project)
            tell((found,), f"{path.name} could not be made", ())
            return found

        house = House(board, files, made, failed, service.spoken, stop)
        try:
            desk.start()
            with server.answering(house):
                for line in _addresses(server, service.port):
                    tell((), line, ())
                if service.open_browser:
                    webbrowser.open(server.origin)
                while not stop.is_set():
                    if watch.wait():
                        desk.look()
                    desk.look_at_the_clock()
        finally:
            stop.set()
            board.show()  # whoever waits there wakes up, and ends
            desk.stop()


def _addresses(server: Server, port: int | None) -> Iterator[str]:
    """Yield where the sites are."""
    if port is None and server.server_port != USUAL_PORT:
        yield f"port {USUAL_PORT} is taken, so these addresses have {server.server_port}"
    public, internal, preview = (
        server.origin + address(f"{site}/{INDEX}") for site in (PUBLIC, INTERNAL, PREVIEW)
    )
    yield f"public site:    {public}"
    yield f"internal site:  {internal}"
    yield f"not released:   {preview}"


def _in_turn(tell: Tell) -> Tell:
    """Return *tell* for several threads: what one tells is never cut by another."""
    lock = Lock()

    def told(new: Iterable[Problem], line: str, standing: Iterable[Problem]) -> None:
        with lock:
            tell(new, line, standing)

    return told
