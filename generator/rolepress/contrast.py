"""Which colours of a theme stand on which, by day and by night, and whether they can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rolepress.colours import TEXT, contrast, readable
from rolepress.problems import Problem, problem
from rolepress.theme import Theme

_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6})\s*;")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that stand on each other somewhere, by their tokens."""

    front: str
    back: str
    least: float  # WCAG contrast ratio, 1–21
    use: str


PAIRS = (
    Pair("ink", "paper", TEXT, "body text, in large print too"),
    Pair("ink", "tint", TEXT, "text on a tinted ground"),
    Pair("quiet", "paper", TEXT, "labels and running heads, in large print too"),
    Pair("quiet", "tint", TEXT, "labels on a tinted ground"),
    Pair("link", "paper", TEXT, "links"),
    Pair("link", "tint", TEXT, "links on a tinted ground"),
    Pair("brand", "paper", 4.5, "links and headings in print"),
    Pair("on-brand", "brand", 4.5, "text on the brand's colour"),
    Pair("on-halo", "halo", TEXT, "what has the focus, and the mark of a draft"),
    Pair("accent", "paper", 3.0, "rules and markers"),
    Pair("do", "paper", 3.0, "the mark of what to do"),
    Pair("dont", "paper", 3.0, "the mark of what not to do"),
    Pair("rule", "paper", 3.0, "lines that say something, such as where to sign or type"),
)
"""Every pair of colours in use. Source: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11."""

NIGHT_PAIRS = tuple(pair for pair in PAIRS if pair.back in ("paper", "tint") and pair.front != "brand")
"""Those that a dark screen shows in other colours; the brand keeps its own ground."""


def link_colours(theme: Theme) -> tuple[str, str]:
    """Return the brand's colour as links have it, by day and by night: readable wherever a link stands."""
    brand = dict(theme.colours)["brand"]
    day, night = _tokens(theme)
    by_day, by_night = (readable(brand, (tokens["paper"], tokens["tint"])) for tokens in (day, night))
    return by_day, by_night


def contrast_problems(theme: Theme, path: PurePosixPath | str) -> tuple[Problem, ...]:
    """Return what in the theme's colours is too faint; *path* is the organisation's file, where the brand is."""
    day, night = _tokens(theme)
    links = link_colours(theme)
    by_day = {**day, **dict(theme.colours), "link": links[0]}
    by_night = {**night, **dict(theme.colours), "link": links[1], "accent": links[1]}
    return (
        *_too_faint(PAIRS, by_day, path, where=""),
        *_too_faint(NIGHT_PAIRS, by_night, path, where=" on a dark screen"),
    )


def _tokens(theme: Theme) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the tokens by day and by night."""
    day = dict(_TOKEN.findall(theme.text("tokens.css") + theme.text("assets/screen.css")))
    return day, {**day, **dict(_TOKEN.findall(theme.text("assets/night.css")))}


def _too_faint(
    pairs: Sequence[Pair], colours: Mapping[str, str], path: PurePosixPath | str, *, where: str
) -> Iterator[Problem]:
    for pair in pairs:
        front, back = colours[pair.front], colours[pair.back]
        found = contrast(front, back)
        if found < pair.least:
            yield problem(
                path,
                "contrast",
                f"{pair.use}{where}: the contrast of {front} on {back} is {found:.1f}, {pair.least:g} is needed",
                hint="choose a darker colour for the brand, or change the project's own colours in templates/",
                at=("brand",),
            )
