"""Gives pages the letters of a script that a reader's computer may lack: a part of the font that PDFs are set in.

The reader's own fonts come first. A browser fetches ours only where a letter is on the page and in none of those.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rolepress.cache import Entry, Store, key_of
from rolepress.languages import language_of
from rolepress.machine import machine
from rolepress.script_fonts import SCRIPT_FONTS, ScriptFont
from rolepress.sites.addresses import letters_address, letters_file

FAMILY = "Rolepress Letters"
"""What stylesheets call the letters of every other script. Each face has those of one script alone."""

JOINING = ((0x200C, 0x200F), (0x25CC, 0x25CC))
"""What stands between letters: signs that join, part and turn them, and the ring that bears a lone mark."""

Files = Mapping[str, bytes]  # by address


def scripts_of(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the scripts of *languages* whose letters pages can bring, by their ISO 15924 codes, in order."""
    found = {language_of(each).script for each in languages}
    return tuple(sorted(each for each in found & SCRIPT_FONTS.keys() if SCRIPT_FONTS[each].is_installed))


def letters_of(languages: Iterable[str], store: Store) -> dict[str, Files]:
    """Return, for each script of *languages*, the stylesheet of its letters and the fonts that this names.

    What *store* has is not made again. The same fonts make the same bytes.
    """
    return {script: _files(script, SCRIPT_FONTS[script], store) for script in scripts_of(languages)}


def _files(script: str, font: ScriptFont, store: Store) -> Files:
    fonts = {path.name: _kept(path, font, store) for path in font.paths}
    placed = {name: letters_file(script, data) for name, data in fonts.items()}
    style = _style(font, {name: address.rpartition("/")[2] for name, address in placed.items()})
    return {letters_address(script): style.encode(), **{placed[name]: data for name, data in fonts.items()}}


def _style(font: ScriptFont, names: Mapping[str, str]) -> str:
    """Return the stylesheet that says where the letters are, and which; *names* are those of the files here."""
    of_all = f"font-display: swap; size-adjust: {font.scale:.0%}; unicode-range: {_range(font)};"
    faces = (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("{names[name]}") format("woff2");'
        f" {of_all} }}\n"
        for name, weight in font.weights.items()
    )
    return f"/* A part of {font.name}, under the SIL Open Font License 1.1 */\n{''.join(faces)}"


def _range(font: ScriptFont) -> str:
    return ", ".join(f"U+{first:X}-{last:X}" for first, last in (*font.letters, *JOINING))


def _kept(path: Path, font: ScriptFont, store: Store) -> bytes:
    """Return the letters of the font at *path*, from the store or else cut out now."""
    given = path.read_bytes()
    key = key_of("letters", machine(), version("brotli"), hashlib.sha256(given).digest(), font.letters)
    kept = store.get(key)
    if kept is None:
        kept = Entry(_cut(given, font))
        store.put(key, kept)
    return kept.data


def _cut(given: bytes, wanted: ScriptFont) -> bytes:
    """Return a font as WOFF2: the letters of one script, all that joins and places them, and its licence."""
    from fontTools.subset import Options, Subsetter  # not needed for pages in Latin letters
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font: Any = TTFont(io.BytesIO(given), recalcTimestamp=False)
    cut = Subsetter(Options(hinting=False, name_IDs=["*"], notdef_outline=True))
    cut.populate(unicodes=[each for first, last in (*wanted.letters, *JOINING) for each in range(first, last + 1)])
    cut.subset(font)
    if "fvar" in font:  # pages have one width, and weights from regular to bold
        axes = {each.axisTag for each in font["fvar"].axes}
        font = instantiateVariableFont(font, {**dict.fromkeys(axes), "wght": (400, 700)})
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
