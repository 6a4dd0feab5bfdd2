"""Makes the search of the public site: an index of its documents that a browser reads for itself, by Pagefind.

Nothing is asked of anybody else, when the index is made or when it is read. The same pages make the same files.
Pagefind writes languages and filters in an order of chance: here is one language, and no filter.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pagefind_bin

from rolepress.cache import Entry, Store, key_of
from rolepress.config import SETTINGS_FILE
from rolepress.machine import machine
from rolepress.problems import Outcome, Severity, problem
from rolepress.sites.addresses import SEARCH_INDEX

PACKAGE = "pagefind-bin"
WANTED = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "pagefind.*.pf_meta",
    "wasm.*.pagefind",
    "fragment/*",
    "index/*",
)
"""What our search page reads of what Pagefind writes; its own search boxes are left out."""

PASSED_OVER = (
    "h1",
    ".eyebrow",
    ".document__owner",
    ".document__lead",
    ".notices",
    ".files-jump",
    ".contents-jump",
)
"""What stands in the text of every document, or is read as its title already: excerpts begin after it."""

_SLOW = 600  # seconds after which Pagefind is given up
_UNCHOSEN = "wasm.unknown.pagefind"  # read only for languages that Pagefind has no stems for

Index = Mapping[PurePosixPath, bytes]
Page = tuple[str, Callable[[], bytes]]  # a digest of the page, and how to get its bytes


class SearchFaultError(Exception):
    """Pagefind made no index; the message says why."""


def index_of(pages: Mapping[str, Page], language: str, store: Store) -> Outcome[Index | None]:
    """Return the files of an index of *pages*, which are given by address, at their places on the site.

    All pages are in one index, so that readers of every language find all of them; words are cut to their stems as
    in *language*. There is no index of nothing. What *store* has is not made again. When Pagefind fails there is a
    warning and no index.
    """
    if not pages:
        return Outcome(None)
    digests = {address: digest for address, (digest, _) in pages.items()}
    key = key_of("search", machine(), version(PACKAGE), language, digests)
    kept = store.get(key)
    if kept is not None:
        return Outcome(_unpacked(kept))
    try:
        made = _indexed({address: read() for address, (_, read) in pages.items()}, language)
    except SearchFaultError as fault:
        message = f"the site has no search this time: {fault}"
        hint = (
            "install what Rolepress needs again (`make site` does); the search page leads to the lists until then"
        )
        told = problem(SETTINGS_FILE, "search-index", message, hint=hint, severity=Severity.WARNING)
        return Outcome(None, (told,))
    store.put(key, _packed(made))
    return Outcome(made)


def _indexed(pages: Mapping[str, bytes], language: str) -> Index:
    """Run Pagefind over *pages*, written to a folder of their own, and return what it makes of them."""
    with TemporaryDirectory(prefix="rolepress-") as folder:
        site, out = Path(folder, "site"), Path(folder, "out")
        for address, data in pages.items():
            place = site / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        _pagefind(site, out, language)
        return dict(_taken(out))


def _pagefind(site: Path, out: Path, language: str) -> None:
    """Run Pagefind; raise SearchFaultError with what it says when it does not finish, or finds nothing."""
    told = ["--keep-index-url", "--silent", "--force-language", language.partition("-")[0].lower()]
    for each in PASSED_OVER:
        told += ["--exclude-selectors", each]
    try:
        command = [pagefind_bin.get_executable(), "--site", site, "--output-path", out, *told]
        done = subprocess.run(  # noqa: S603  # the program of an installed package, and folders of our own
            command, cwd=site, capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_SLOW, check=False,
        )  # fmt: skip
    except OSError as error:
        reason = error.strerror or "it is not installed"
        raise SearchFaultError(f"Pagefind cannot be started ({reason})") from error
    except subprocess.TimeoutExpired as error:
        raise SearchFaultError(f"Pagefind did not finish in {_SLOW} seconds") from error
    if done.returncode != 0 or not (out / "pagefind.js").is_file():
        lines = (done.stderr or done.stdout).split("\n")
        said = next((line.strip() for line in lines if line.strip()), f"exit code {done.returncode}")
        raise SearchFaultError(f"Pagefind stopped ({said})")


def _taken(out: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files that the search page reads, in order."""
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    wanted = [name for name in sorted(found) if any(fnmatch(name, each) for each in WANTED)]
    stems = [name for name in wanted if name.startswith("wasm.") and name != _UNCHOSEN]
    for name in wanted:
        if name != _UNCHOSEN or not stems:
            yield PurePosixPath(SEARCH_INDEX, name), found[name].read_bytes()


# In the store an index is one entry: its files one after the other, and the length of each.


def _packed(index: Index) -> Entry:
    return Entry(b"".join(index.values()), {"files": [[str(path), len(data)] for path, data in index.items()]})


def _unpacked(entry: Entry) -> Index:
    files, start = {}, 0
    for path, length in entry.meta["files"]:
        files[PurePosixPath(path)] = entry.data[start : start + length]
        start += length
    return files
