"""Finds what an audit looks at: the finished files of both sites, and those that were made on request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Any

from rolepress.formats import formats
from rolepress.handing import FOLDER as ON_REQUEST

PUBLIC, INTERNAL, REQUESTED = "public", "internal", str(ON_REQUEST)
SITES = (PUBLIC, INTERNAL, REQUESTED)
"""The folders of the output in which there are finished files."""

MANIFEST = Path(PUBLIC) / "manifest.json"
PAGE = "text/html"
_BEFORE = ("files", "preview")  # folders of the internal site, and of what was asked for, that hold a site's paths

Homes = Mapping[str, str]
"""The id of the document whose page stands in each folder of a site, by the folder's path from the top."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished file, as it stands."""

    site: str  # one of SITES
    path: str  # from the top of that folder
    document: str | None  # None for what belongs to no document alone, such as a list
    format: str
    edition: str
    media_type: str
    listed: str | None  # the sha256 that the build wrote down; None where it lists no such file
    sha256: str | None  # None where it is missing

    @property
    def place(self) -> str:
        """Where it stands, from the top of the output."""
        return f"{self.site}/{self.path}"


@dataclass(frozen=True, slots=True)
class Found:
    """What there is in an output folder."""

    files: tuple[Finished, ...]  # by site and path
    others: int  # files that no validator judges and that the build does not list: styles, scripts, feeds…


def finished_files(out: Path, homes: Homes, judged: Collection[str], only: Iterable[str] = ()) -> Found:
    """Return every file that the build lists, and every other of the media types that are *judged*.

    With *only*, those of these documents. Raises FileNotFoundError where no site is finished in *out*.
    """
    wanted = frozenset(only)
    artifacts = json.loads((out / MANIFEST).read_text("utf-8"))["artifacts"]
    listed = [_listed(each, out) for each in artifacts]
    known, found, others = {each.place for each in listed}, listed.copy(), 0
    for site, path in _all(out):
        if f"{site}/{path}" in known:
            continue
        format, media = _made_in(path.name)
        if media in judged or site == REQUESTED:
            digest = _digest(out / site / path)
            found.append(Finished(site, str(path), _document(path, homes), format, "", media, None, digest))
        else:
            others += 1
    kept = [each for each in found if not wanted or each.document in wanted]
    return Found(tuple(sorted(kept, key=lambda each: (SITES.index(each.site), each.path))), others)


def _listed(artifact: Mapping[str, Any], out: Path) -> Finished:
    """Return a file of the build's own list, as it stands now."""
    path, document, format, edition, media, listed = (
        str(artifact[name]) for name in ("path", "document", "format", "edition", "media_type", "sha256")
    )
    return Finished(PUBLIC, path, document, format, edition, media, listed, _digest(out / PUBLIC / path))


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _all(out: Path) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield every file in the folders of the output, but those with a dot before their names."""
    for site in SITES:
        for each in sorted((out / site).rglob("*")):
            if each.is_file() and not each.name.startswith("."):
                yield site, PurePosixPath(each.relative_to(out / site).as_posix())


def _made_in(name: str) -> tuple[str, str]:
    """Return the format of a file and its media type, by how its *name* ends."""
    if name.endswith(".html"):
        return "html", PAGE
    ours = [each for each in formats().values() if each.suffix and name.endswith(each.suffix)]
    if ours:
        longest = max(ours, key=lambda each: len(each.suffix))
        return longest.id, longest.media_type
    return PurePosixPath(name).suffix.removeprefix("."), guess_type(name)[0] or ""


def _document(path: PurePosixPath, homes: Homes) -> str | None:
    """Return the id of the document that stands in the folder of *path*; None where it is no document's.

    The top of a site is the home page's folder, and of others beside it: a file there has to begin with its id.
    """
    folder, inner = path.parent, PurePosixPath(*path.parent.parts[1:])
    name = homes.get(str(inner if folder.parts[:1] and folder.parts[0] in _BEFORE else folder))
    at_top = not folder.parts
    return None if name is None or (at_top and not path.name.startswith((f"{name}.", f"{name}-"))) else name
