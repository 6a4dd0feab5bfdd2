"""The fonts of every PDF: Arimo, those of other scripts that are installed with it, and no font of the machine."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from rolepress.formats.pdf.weasy import only_our_fonts, weasyprint
from rolepress.script_fonts import font_files

FAMILY = "Rolepress Sans"
"""The only family print styles can use: Arimo, regular to bold (OFL-1.1). There is no italic on purpose.

Letters that it lacks come from the fonts of their scripts, without a style naming them.
"""

_PACKAGE, _FILE = "fontpkg_arimo", "Arimo[wght].ttf"


def font_path() -> Path:
    """Return the pinned font file: one variable TrueType font, weights 400 to 700."""
    with as_file(files(_PACKAGE) / "files" / _FILE) as path:
        return path


@cache
def font_configuration() -> Any:
    """Return WeasyPrint's font set-up with the pinned fonts in it, made once for each process."""
    weasyprint()
    from weasyprint.text import fonts

    with only_our_fonts():
        configuration = fonts.FontConfiguration()
    atexit.register(_clear, configuration)
    for path in (font_path(), *font_files()):
        if not fonts.fontconfig.FcConfigAppFontAddFile(configuration._config, str(path).encode()):
            raise RuntimeError(f"the font {path.name} cannot be read; install its package again")
    font_map = fonts.ffi.cast("PangoFcFontMap *", configuration.font_map)
    fonts.pangoft2.pango_fc_font_map_config_changed(font_map)
    return configuration


def _clear(configuration: Any) -> None:
    """Remove the set-up's folder while this process still can: WeasyPrint would try when it no longer can."""
    if configuration._folder:
        shutil.rmtree(configuration._folder, ignore_errors=True)
        configuration._folder = None


@contextmanager
def undated_fonts() -> Iterator[None]:
    """Let the fonts embedded inside this context keep their date, which fontTools would set to now."""
    weasyprint()
    from weasyprint.pdf import fonts

    stock = fonts.TTFont
    fonts.TTFont = partial(stock, recalcTimestamp=False)
    try:
        yield
    finally:
        fonts.TTFont = stock
