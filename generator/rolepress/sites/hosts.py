"""Says what the pages of the public site may load, in the pages and in the files that web hosts read.

Two policies hold at once. A page brings its own, which works on every host and in a folder; the host sends one for
the whole site, which adds what only a header can say. A browser allows what both allow: so the search page alone
can run Pagefind's WebAssembly, a page sends its form to one service and to no other, and no page runs a script or
style that stands in the page itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from rolepress.sites.addresses import NOT_FOUND, SEARCH, SEARCH_INDEX, rooted

_LOADED = {  # by every page; each kind of thing comes from this site or not at all
    "default-src": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_WASM = "'wasm-unsafe-eval'"  # lets WebAssembly run, and no text as a script
_IN_A_FOLDER = "file:"  # browsers do not agree whether 'self' holds there; no web page can load such an address
_OWN_FILES = ("font-src", "img-src", "manifest-src", "script-src", "style-src")

LASTING = ("fragment", "index")
"""Folders of the search index whose files have a digest of their contents in their names."""

_FOR_PROGRAMS = {".atom": "application/atom+xml", ".ics": "text/calendar"}

FOR_A_YEAR = "public, max-age=31536000, immutable"
PERMISSIONS = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def page_policy(address: str, sends_to: str = "") -> str:
    """Return what the page at *address* may load, for the page itself to say.

    *sends_to* is the origin of the service that takes the answers of its form: "https://forms.example".
    """
    loaded = {name: f"{value} {_IN_A_FOLDER}" if name in _OWN_FILES else value for name, value in _LOADED.items()}
    loaded = _sending(loaded, (sends_to,) if sends_to else ())
    return _policy(_with_search(loaded) if address == SEARCH else loaded)


def headers(services: Iterable[str] = ()) -> dict[str, str]:
    """Return the headers for everything on the site, by name; *services* are the origins that take forms of it."""
    return {
        "Content-Security-Policy": _policy(
            _sending(_with_search(_LOADED), sorted(set(services))) | {"frame-ancestors": "'none'"}
        ),
        "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def host_files(base_url: str, services: Iterable[str] = ()) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files in which hosts read this, each at the site's top; *services* take the forms of the site.

    `_headers` is read by Netlify and Cloudflare Pages, `.htaccess` by Apache, `staticwebapp.config.json` by Azure
    Static Web Apps. `.nojekyll` keeps GitHub Pages, which sends no headers of ours, from leaving files out.
    """
    sent = headers(services)
    yield PurePosixPath("_headers"), _headers_file(sent).encode()
    yield PurePosixPath(".htaccess"), _htaccess(base_url, sent).encode()
    yield PurePosixPath("staticwebapp.config.json"), _azure(sent).encode()
    yield PurePosixPath(".nojekyll"), b""


def _with_search(loaded: Mapping[str, str]) -> dict[str, str]:
    return {**loaded, "script-src": f"{loaded['script-src']} {_WASM}"}


def _sending(loaded: Mapping[str, str], services: Iterable[str]) -> dict[str, str]:
    return {**loaded, "form-action": " ".join((loaded["form-action"], *services))}


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _headers_file(sent: Mapping[str, str]) -> str:
    """Return `_headers`: a rule is a path and, indented, the headers of what it fits."""
    everything = "".join(f"  {name}: {value}\n" for name, value in sent.items())
    lasting = (f"/{SEARCH_INDEX}/{folder}/*\n  Cache-Control: {FOR_A_YEAR}\n" for folder in LASTING)
    return "\n".join((f"/*\n{everything}", *lasting))


def _htaccess(base_url: str, sent: Mapping[str, str]) -> str:
    """Return `.htaccess`. Apache ignores what is inside IfModule where it lacks the module."""
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in sent.items())
    endings = "|".join(f"pf_{folder}" for folder in LASTING)
    return (
        f"ErrorDocument 404 {rooted(NOT_FOUND, base_url)}\n"
        f"<IfModule mod_headers.c>\n{lines}"
        f'  <FilesMatch "\\.({endings})$">\n    Header set Cache-Control "{FOR_A_YEAR}"\n  </FilesMatch>\n'
        "</IfModule>\n"
    )


def _azure(sent: Mapping[str, str]) -> str:
    """Return the settings of an Azure Static Web App. It serves no file whose type it does not know."""
    unknown = (*(f".pf_{folder}" for folder in LASTING), ".pf_meta", ".pagefind")
    told = {
        "globalHeaders": dict(sent),
        "routes": [
            {"route": f"/{SEARCH_INDEX}/{folder}/*", "headers": {"Cache-Control": FOR_A_YEAR}}
            for folder in LASTING
        ],
        "responseOverrides": {"404": {"rewrite": f"/{NOT_FOUND}"}},
        "mimeTypes": dict.fromkeys(unknown, "application/octet-stream") | _FOR_PROGRAMS,
    }
    return f"{json.dumps(told, indent=2)}\n"
