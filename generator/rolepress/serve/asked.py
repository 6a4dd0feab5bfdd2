"""What a browser asks for: whether the question is meant for us, and which file of the sites it names.

A path of a site is only ever looked up among the files that there are: none is opened because a browser named it.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

OUR_NAMES = frozenset({"127.0.0.1", "localhost"})
INDEX = "index.html"
_LONGEST = 2000  # signs
_CODED_SEPARATOR = re.compile("%(2f|5c|00)", re.IGNORECASE)


def is_for_us(host: str | None) -> bool:
    """Whether the Host header *host* names this computer; any port will do, as a tunnel may have another.

    A page of another site can give its own name our address (DNS rebinding) and read what we send; its name is in
    this header, and that is how it is found out.
    """
    name = (host or "").rpartition(":")[0] if ":" in (host or "") else host or ""
    return name.lower().rstrip(".") in OUR_NAMES


def site_path(target: str) -> str | None:
    """Return the path that a request's *target* names, such as "public/index.html", or None when it is none.

    A target that ends in a slash names the index of the folder. None for whatever leads up or round: "..", empty
    and hidden parts, a separator or a zero in code, a backslash, signs that do not print.
    """
    raw = target.partition("?")[0].partition("#")[0]
    if len(raw) > _LONGEST or not raw.startswith("/") or _CODED_SEPARATOR.search(raw):
        return None
    try:
        path = unquote(raw, errors="strict")[1:]
    except UnicodeDecodeError:
        return None
    path = f"{path}{INDEX}" if not path or path.endswith("/") else path
    return path if all(map(_is_plain, path.split("/"))) else None


def address(path: str) -> str:
    """Return the address of a *path* of the sites, as a browser asks for it."""
    return "/" + quote(path.removesuffix(INDEX) if path.rpartition("/")[2] == INDEX else path)


def page_of(query_address: str) -> str | None:
    """Return the path of the page whose address, or whole URL, a script of ours gives; None when it is none."""
    try:
        return site_path(urlsplit(query_address).path)
    except ValueError:  # such as a bracket that is not closed
        return None


def _is_plain(part: str) -> bool:
    return bool(part) and not part.startswith(".") and part.isprintable() and "\\" not in part
