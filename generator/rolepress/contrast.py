"""Which colours of a theme stand on which, by day and by night, and whether they can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rolepress.colours import BLACK, TEXT, WHITE, contrast, readable
from rolepress.problems import Problem, problem
from rolepress.theme import Theme, own_name

_DAY = ("tokens.css", "assets/screen.css")
_NIGHT = ("assets/night.css",)
_FROM_BRAND = frozenset({"brand", "accent", "on-brand", "link"})
_TOKEN = re.compile(r"--([a-z-]+):\s*#((?:[0-9a-fA-F]{3}){1,2})\s*;")


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
    by_day, by_night = (
        readable(brand, _grounds(tokens, usual)) for tokens, usual in ((day, WHITE), (night, BLACK))
    )
    return by_day, by_night


def contrast_problems(theme: Theme, path: PurePosixPath | str) -> tuple[Problem, ...]:
    """Return what in the theme's colours is too faint; *path* is the organisation's file, where the brand is."""
    day, night = _tokens(theme)
    links = link_colours(theme)
    by_day = {**day, **dict(theme.colours), "link": links[0]}
    by_night = {**night, **dict(theme.colours), "link": links[1], "accent": links[1]}
    blame = _Blame(theme, PurePosixPath(path))
    return (
        *_too_faint(PAIRS, by_day, blame, _DAY, where=""),
        *_too_faint(NIGHT_PAIRS, by_night, blame, (*_NIGHT, *_DAY), where=" on a dark screen"),
    )


@dataclass(frozen=True, slots=True)
class _Blame:
    """Knows where a colour is written: in the brand, or in a file of templates."""

    theme: Theme
    organisation: PurePosixPath  # the file with the brand

    def problem(self, message: str, hint: str, colours: Sequence[str], files: Sequence[str]) -> Problem:
        """Return a problem with *colours*, which stand in one of *files* unless the brand decides them."""
        if not _FROM_BRAND & set(colours):
            places = (self._place(file, name) for name in colours for file in files)
            place = next((each for each in places if each is not None), None)
            if place is not None:
                return problem(place[0], "contrast", message, hint=hint, line=place[1])
        return problem(self.organisation, "contrast", message, hint=hint, at=("brand",))

    def _place(self, file: str, colour: str) -> tuple[PurePosixPath, int] | None:
        """Return the project's own *file* and the line with *colour* in it; None where the file is built in."""
        folder = next(each for each in self.theme.folders if (each / file).is_file())
        text = self.theme.text(file)
        at = text.find(f"--{colour}:")
        if folder == self.theme.folders[-1] or (at < 0 and file != _DAY[0]):
            return None
        return own_name(folder) / file, text.count("\n", 0, max(at, 0)) + 1


def colours_on(theme: Theme, paper: str) -> dict[str, str]:
    """Return the tokens of *theme* that stand on a page of the colour *paper*, darkened where they are too faint.

    All text has a contrast of 7, headings too; rules and markers have 3. Source: WCAG 2.2, 1.4.6 and 1.4.11.
    """
    known = {**tokens_by_day(theme), **dict(theme.colours)}
    return {"paper": paper} | {
        name: readable(known[name], [paper], least=least)
        for names, least in ((("ink", "quiet", "brand"), TEXT), (("accent", "rule"), 3.0))
        for name in names
        if name in known
    }


def tokens_by_day(theme: Theme) -> dict[str, str]:
    """Return the colours of the tokens, as paper and a bright screen have them; those from the brand aside."""
    return _tokens(theme)[0]


def _tokens(theme: Theme) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the tokens by day and by night."""
    day, night = (_written("".join(map(theme.text, files))) for files in (_DAY, _NIGHT))
    return day, {**day, **night}


def _written(css: str) -> dict[str, str]:
    """Return the tokens that are written as colours, #1d4f76 or #fff, all in the long form."""
    return {
        name: "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))
        for name, digits in _TOKEN.findall(css)
    }


def _grounds(tokens: Mapping[str, str], usual: str) -> tuple[str, ...]:
    """Return what links stand on; a ground that is not written as a colour is taken for the *usual* one."""
    return tuple(tokens.get(name, usual) for name in ("paper", "tint"))


def _too_faint(
    pairs: Sequence[Pair], colours: Mapping[str, str], blame: _Blame, files: Sequence[str], *, where: str
) -> Iterator[Problem]:
    used = {name for pair in pairs for name in (pair.front, pair.back)}
    for name in sorted(used - colours.keys()):
        message = (
            f"the colour --{name} is not there, or not written like #1d4f76, so nobody can say if it reads well"
        )
        yield blame.problem(
            message, f"write --{name} with # and six digits in templates/tokens.css", [name], files
        )
    for pair in pairs:
        if pair.front not in colours or pair.back not in colours:
            continue
        front, back = colours[pair.front], colours[pair.back]
        found = contrast(front, back)
        if found < pair.least:
            message = (
                f"{pair.use}{where}: the contrast of {front} on {back} is {found:.1f}, {pair.least:g} is needed"
            )
            hint = "choose a darker colour for the brand, or change the project's own colours in templates/"
            yield blame.problem(message, hint, [pair.front, pair.back], files)
