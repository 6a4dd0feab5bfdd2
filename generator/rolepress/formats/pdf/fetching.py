"""What a document may reach while its PDF is made: the pictures it was handed, and nothing else."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from rolepress.formats.pdf.weasy import weasyprint

SCHEME = "picture:"


class RefusedError(ValueError):
    """The document asked for something outside itself."""


class PictureFetcher:
    """Answers ``picture:<name>`` from memory and refuses every other address, remembering it."""

    _fail_on_errors = False  # WeasyPrint asks: a refusal leaves a gap, it does not stop the rendering

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self.pictures = pictures
        self.refused: dict[str, None] = {}  # addresses in the order they were asked for
        self.missing: dict[str, None] = {}  # names of pictures nobody handed over

    def __call__(self, url: str, *_: object) -> Any:
        """Return WeasyPrint's response for *url*; raise `RefusedError` for what may not be read."""
        weasyprint()
        from weasyprint.urls import URLFetcherResponse

        if not url.startswith(SCHEME):
            self.refused[url] = None
            raise RefusedError(url)
        name = unquote(url.removeprefix(SCHEME))
        if name not in self.pictures:
            self.missing[name] = None
            raise RefusedError(url)
        media_type = mimetypes.MimeTypes(()).guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self.pictures[name], {"Content-Type": media_type})
