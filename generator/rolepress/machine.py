"""What a finished file owes to the program and the machine that make it: a part of every key of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points, version

from rolepress.checks.rules import ENTRY_POINTS as RULE_PACKAGES
from rolepress.editions import ENTRY_POINTS as EDITION_PACKAGES
from rolepress.exports import ENTRY_POINTS as EXPORT_PACKAGES
from rolepress.formats import ENTRY_POINTS as FORMAT_PACKAGES
from rolepress.home import PACKAGE
from rolepress.script_fonts import installed_fonts
from rolepress.stamp import text_libraries

ENGINES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinycss2",
    "cssselect2",
    "tinyhtml5",
    "resvg-py",
    "pikepdf",
    "fontpkg-arimo",
    "jinja2",
    "icalendar",
    "python-docx",
)
"""Packages whose version shows in a finished file."""


@cache
def machine() -> tuple[str, ...]:
    """Return what a finished file owes to the program and the machine: code, packages and text libraries."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    packages = {f"{name} {version(name)}" for name in ENGINES} | set(_guests()) | set(installed_fonts())
    return (digest.hexdigest(), *sorted(packages), *sorted(text_libraries()))


def _guests() -> Iterator[str]:
    """Yield the other packages whose formats, editions, exports and checks may show in a finished file."""
    for group in (FORMAT_PACKAGES, EDITION_PACKAGES, EXPORT_PACKAGES, RULE_PACKAGES):
        yield from (f"{each.dist.name} {each.dist.version}" for each in entry_points(group=group) if each.dist)


def tools() -> str:
    """Return a short digest of what draws files on this computer: packages, fonts and text libraries.

    The code of Rolepress is no part of it: where it draws a file in another way, the file itself tells.
    """
    return hashlib.sha256("\n".join(machine()[1:]).encode()).hexdigest()[:12]
