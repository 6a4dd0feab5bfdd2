"""The one door to WeasyPrint: imports it in a known state, and only the version the engine was made for."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

WEASYPRINT = "70.0"
"""The version whose insides the tagger and the font set-up rely on."""

_FONTS_CONF = Path(__file__).with_name("fonts.conf")


class WrongWeasyPrintError(RuntimeError):
    """WeasyPrint is missing or is not the version Rolepress was tested with."""


def check_version() -> None:
    """Raise `WrongWeasyPrintError` unless exactly the known version of WeasyPrint is installed."""
    try:
        installed = version("weasyprint")
    except PackageNotFoundError:
        installed = "not installed"
    if installed != WEASYPRINT:
        raise WrongWeasyPrintError(
            f"PDFs need WeasyPrint {WEASYPRINT}, here it is {installed}; run: pip install weasyprint=={WEASYPRINT}"
        )


@cache
def weasyprint() -> ModuleType:
    """Return the `weasyprint` package, imported without a look at the fonts of the machine."""
    check_version()
    with only_our_fonts(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
        package: ModuleType = import_module("weasyprint")
    return package


@contextmanager
def only_our_fonts() -> Iterator[None]:
    """Make fontconfig, where it starts inside this context, see no font but the ones it is handed."""
    names = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ["FONTCONFIG_FILE"] = str(_FONTS_CONF)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        os.environ.update(before)
