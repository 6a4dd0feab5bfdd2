"""Serve a folder of finished pages over loopback, as a web server would."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve *folder* on a free port; give the origin, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def addresses(folder: Path) -> list[str]:
    """Return the path on the site of every page in *folder*, in order; pages that only redirect are left out."""
    return [
        f"/{page.relative_to(folder).as_posix()}".removesuffix("index.html")
        for page in sorted(folder.rglob("*.html"))
        if 'http-equiv="refresh"' not in page.read_text("utf-8")
    ]
