"""Serve a folder of finished pages over loopback, as a web server would."""

import gzip
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import BinaryIO

_PACKED = {"application/javascript", "application/json", "application/xml", "image/svg+xml", "application/wasm"}

Rules = Mapping[str, Mapping[str, str]]
"""What a host sends with each file: a pattern of paths, and the headers of what it fits."""


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, rules: Rules, **kwargs: object) -> None:
        self.rules = rules
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what the server passes on

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for pattern, headers in self.rules.items():
            for name, value in headers.items() if fnmatchcase(path, pattern) else ():
                self.send_header(name, value)
        super().end_headers()


class _Packing(_Quiet):
    """Sends text as common hosts do: by gzip, many files over one connection."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        if not path.is_file() or not (kind.startswith("text/") or kind in _PACKED):
            return super().send_head()
        packed = gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)


@contextmanager
def serve(folder: Path, *, packing: bool = False) -> Iterator[str]:
    """Serve *folder* on a free port, packed or as it is, with the headers it asks for; give the origin."""
    handler = partial(_Packing if packing else _Quiet, directory=str(folder), rules=rules_of(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rules_of(folder: Path) -> Rules:
    """Return what `_headers` at the top of *folder* asks a host to send, read as hosts read it; nothing without it."""
    file = folder / "_headers"
    rules: dict[str, dict[str, str]] = {}
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if line.startswith("/"):
            headers = rules.setdefault(line, {})
        elif line:
            name, _, value = line.strip().partition(": ")
            headers[name] = value
    return rules


def addresses(folder: Path) -> list[str]:
    """Return the path on the site of every page in *folder*, in order; pages that only redirect are left out."""
    return [
        f"/{page.relative_to(folder).as_posix()}".removesuffix("index.html")
        for page in sorted(folder.rglob("*.html"))
        if 'http-equiv="refresh"' not in page.read_text("utf-8")
    ]
