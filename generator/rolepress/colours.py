"""Colours as numbers: how well one reads on another, and a colour made readable where it is too faint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls

BLACK, WHITE = "#000000", "#ffffff"
TEXT = 7.0  # WCAG 2.2, 1.4.6: the contrast of text that everybody is to read with ease
_STEPS = 64  # from a colour to black or white
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours, from 1 (the same) to 21 (black on white).

    Raises `ValueError` for what is not a colour such as #1d4f76.
    Source: WCAG 2.2, "contrast ratio", from relative luminance in linear sRGB.
    """
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Return black or white, whichever reads better on *colour*."""
    return max(BLACK, WHITE, key=lambda ink: contrast(ink, colour))


def readable(colour: str, grounds: Sequence[str], *, least: float = TEXT) -> str:
    """Return *colour*, as much darker or lighter as it takes to have the contrast *least* on all of *grounds*.

    The hue stays. Black or white, whichever is better, where no colour of that hue is enough.
    """
    end = max(BLACK, WHITE, key=lambda each: min(contrast(each, ground) for ground in grounds))
    steps = (_towards(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in steps if all(contrast(each, ground) >= least for ground in grounds)), end)


def _towards(colour: str, end: str, share: float) -> str:
    """Return *colour* with its lightness moved by *share* of the way to black or white."""
    hue, lightness, saturation = rgb_to_hls(*(each / 255 for each in _channels(colour)))
    goal = 1.0 if end == WHITE else 0.0
    moved = hls_to_rgb(hue, lightness + (goal - lightness) * share, saturation)
    return "#" + "".join(f"{round(each * 255):02x}" for each in moved)


def _channels(colour: str) -> tuple[int, ...]:
    """Return red, green and blue from 0 to 255."""
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #1d4f76")
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as #1d4f76, from 0 (black) to 1 (white)."""
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
