"""Answers browsers on this computer, and nobody else: pages, files on demand, and news of changes."""

from __future__ import annotations

import errno
import json
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from socketserver import TCPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, quote

from rolepress.problems import Problem
from rolepress.serve.asked import INDEX, address, is_for_us, page_of, site_path
from rolepress.serve.files import Files
from rolepress.serve.page import OWN, own_file, own_page, with_script
from rolepress.serve.shown import INTERNAL, PREVIEW, PUBLIC, Board, Shown

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8000
NEXT_PORTS = 10  # that are tried when the usual one is taken
PATIENCE = 30  # seconds for a browser to say what it wants
HEARTBEAT = 15.0  # seconds after which a silent line is used, to notice that the browser has gone
FAVICON = "favicon.ico"
MOST_PROBLEMS = 50  # shown on a page; the terminal and the internal site have the rest

_HTML = "text/html; charset=utf-8"
_MEDIA_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


class CannotListenError(Exception):
    """No port could be had; the message is for the person at the keyboard."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class House:
    """What the server answers from, and whom it tells."""

    board: Board
    files: Files
    made: Callable[[PurePosixPath, str, float], object]  # told of a file made now, its job's key, and the seconds
    failed: Callable[[PurePosixPath, Exception], Problem]  # told of one that could not be; returns it in words
    spoken: Callable[[Problem], Mapping[str, str]]  # a problem in the words of the reports
    closing: Event


class Server(ThreadingHTTPServer):
    """A server on the loopback address, a thread for each question."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        super().__init__((LOOPBACK, port), _Answer)
        self.house: House  # moved in before the first answer

    @property
    def origin(self) -> str:
        """The address of this server, without a slash at its end."""
        return f"http://{LOOPBACK}:{self.server_port}"

    @contextmanager
    def answering(self, house: House) -> Iterator[None]:
        """Answer from *house* meanwhile."""
        self.house = house
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="server", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()

    def server_bind(self) -> None:
        """Take the port; nobody is asked for the name of this computer, which can take seconds."""
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that has gone away in the middle is no news."""


def listen(port: int | None = None) -> Server:
    """Return a server on *port*, or on the first free one from the usual port on; 0 is any free one.

    Raises CannotListenError when none can be had.
    """
    tried = [port] if port is not None else list(range(USUAL_PORT, USUAL_PORT + NEXT_PORTS))
    for each in tried:
        try:
            return Server(each)
        except PermissionError:
            raise CannotListenError(f"this computer does not let you use port {each}",
                                    "choose one from 1024 on, such as --port 8000") from None  # fmt: skip
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    if port is not None:
        raise CannotListenError(f"port {port} is taken by another program", "choose another, or leave out --port")
    raise CannotListenError(f"the ports from {tried[0]} to {tried[-1]} are all taken",
                            "end what you no longer need, or choose one with --port")  # fmt: skip


class _Answer(BaseHTTPRequestHandler):
    """The answer to one question."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "rolepress", ""
    timeout = PATIENCE

    @property
    def _house(self) -> House:
        house: House = self.server.house  # type: ignore[attr-defined]  # only Server hires it
        return house

    def do_GET(self) -> None:
        """Answer; a name of another computer gets nothing, whatever it asks for."""
        if not is_for_us(self.headers.get("Host")):
            sentence = "This server answers on this computer alone. Open the address that it shows when it starts."
            self._send(HTTPStatus.MISDIRECTED_REQUEST, own_page("Not here", sentence))
            return
        path = site_path(self.path)
        if path is None:
            self._send(HTTPStatus.BAD_REQUEST, own_page("No such address", "This is no address of the two sites."))
        elif path.startswith(f"{OWN}/"):
            self._own(path.removeprefix(f"{OWN}/"))
        else:
            self._from_sites(path)

    do_HEAD = do_GET  # noqa: N815  # the name that the library looks for

    def _own(self, name: str) -> None:
        if name == "events":
            self._news()
            return
        data = own_file(name)
        if data is None:
            self._send(HTTPStatus.NOT_FOUND, own_page("Page not found", "There is nothing here."))
        else:
            self._send(HTTPStatus.OK, data, _media_type(name))

    def _from_sites(self, path: str) -> None:
        shown = self._house.board.shown
        data = shown.read(path)
        if path == FAVICON:  # browsers ask for it on their own
            self._send(HTTPStatus.NO_CONTENT, b"")
        elif path == INDEX:
            self._lead_to(f"{PUBLIC}/{INDEX}")
        elif data is not None:
            self._page(path, data, shown) if path.endswith(".html") else self._send(
                HTTPStatus.OK, data, _media_type(path)
            )
        elif path in shown.files:
            self._file(path, shown)
        elif shown.has(f"{path}/{INDEX}") or path in (PUBLIC, INTERNAL, PREVIEW):
            self._lead_to(f"{path}/{INDEX}")
        else:
            self._missing(path, shown)

    def _page(self, path: str, data: bytes, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(status, with_script(data, address(path), shown.version(path)))

    def _missing(self, path: str, shown: Shown) -> None:
        """Say that there is no such page; when there is one, this page becomes it."""
        if path.startswith(f"{PREVIEW}/"):
            nothing = "No text differs here from what was released, so there is nothing to preview."
            unknown = "There is no preview at this address. Only text that differs from its release has one."
            title, told = "No preview", nothing if path == f"{PREVIEW}/{INDEX}" else unknown
        elif path.startswith(f"{INTERNAL}/") and shown.internal is None:
            title, told = "The internal site is being built", "This page shows it as soon as it is ready."
        else:
            title, told = "Page not found", "There is no page at this address now."
        ours = shown.read(f"{PUBLIC}/404.html") if path.startswith(f"{PUBLIC}/") else None
        self._page(path, ours or own_page(title, told), shown, HTTPStatus.NOT_FOUND)

    def _file(self, path: str, shown: Shown) -> None:
        """Send a file that a page promises, made now if need be."""
        promised = shown.files[path]
        began = time.monotonic()
        try:
            made = self._house.files.get(promised)
        except Exception as error:  # noqa: BLE001  # whatever stops one file leaves the server up, and is told
            problem = self._house.failed(promised.path, error)
            told = (
                f"{promised.path.name}: {problem.message}.",
                f"What helps: {problem.hint}." if problem.hint else "",
            )
            self._page(path, own_page("This file could not be made", *filter(None, told)), shown,
                       HTTPStatus.INTERNAL_SERVER_ERROR)  # fmt: skip
            return
        if made.now:
            self._house.made(promised.path, promised.job.key, time.monotonic() - began)
        self._send(HTTPStatus.OK, made.entry.data, _media_type(path))

    def _lead_to(self, path: str) -> None:
        query = self.path.partition("?")[2]
        self.send_response(HTTPStatus.FOUND)
        self._head(
            {"Location": address(path) + (f"?{quote(query, safe='=&%+')}" if query else ""), "Content-Length": "0"}
        )

    def _send(self, status: HTTPStatus, data: bytes, media_type: str = _HTML) -> None:
        self.send_response(status)
        self._head({"Content-Type": media_type, "Content-Length": str(len(data))})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, headers: Mapping[str, str]) -> None:
        for name, value in {**_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _news(self) -> None:
        """Tell a page for as long as it listens which version of it is the latest, and what needs a change.

        Source: HTML Living Standard, "Server-sent events".
        """
        asked = parse_qs(self.path.partition("?")[2]).get("page", [""])[0]
        path = page_of(asked)
        if path is None:
            self._send(HTTPStatus.BAD_REQUEST, own_page("No such address", "This is no address of the two sites."))
            return
        self.send_response(HTTPStatus.OK)
        self._head({"Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"})
        if self.command == "HEAD":
            return
        told, shown = "", self._house.board.shown
        self.wfile.write(b"retry: 1000\n\n")
        while not self._house.closing.is_set():
            latest = json.dumps(self._state(path, shown))
            self.wfile.write(b": here\n\n" if latest == told else f"event: state\ndata: {latest}\n\n".encode())
            told = latest
            shown = self._house.board.after(shown, HEARTBEAT)

    def _state(self, path: str, shown: Shown) -> dict[str, Any]:
        problems: Iterable[Problem] = shown.told(path)
        spoken = [dict(self._house.spoken(each)) for each in problems]
        return {
            "version": shown.version(path),
            "problems": spoken[:MOST_PROBLEMS],
            "more": len(spoken[MOST_PROBLEMS:]),
        }

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: people want to see their own changes, not each picture that a browser asks for."""


def _media_type(path: str) -> str:
    return _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
