"""The words that Rolepress itself prints, in each language: headings, labels, furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import yaml

from rolepress.home import templates_folder as templates_folder
from rolepress.languages import Borrowed
from rolepress.problems import Outcome, Severity, problem

FALLBACK = "en-GB"

_ADDED: dict[str, dict[str, str]] = {}  # by other packages

EASIER = "-easier"
"""What the name of easier words ends in: those of "audio" are "audio-easier"."""


class Labels(Mapping[str, str]):
    """A catalogue of words for one language; an unknown name is our mistake and raises KeyError.

    Words that the language lacks are there in English, and say so; `borrowed` names them.
    """

    def __init__(self, language: str, words: Mapping[str, str], borrowed: Iterable[str] = ()) -> None:
        self.language = language
        self.borrowed = frozenset(borrowed)
        lent = {name: Borrowed(words[name], FALLBACK) for name in self.borrowed}
        self._words: dict[str, str] = {**words, **lent}

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def called(self, name: str) -> str:
        """Return what a kind or its folder is called, such as "Policies": its own name where the words have none.

        A package may add a kind without words for it.
        """
        return self._words.get(name) or name.replace("-", " ").capitalize()

    def renamed(self, headings: Mapping[str, str]) -> Labels:
        """Return these labels with an organisation's own words for some of them."""
        return Labels(self.language, {**self._words, **headings}, self.borrowed - headings.keys())

    def easier(self) -> Labels:
        """Return these labels with the easier words that some of them have, for a page of easy words."""
        words = {
            name.removesuffix(EASIER): said
            for name, said in self._words.items()
            if name.endswith(EASIER) and name not in self.borrowed
        }
        return Labels(self.language, {**self._words, **words}, self.borrowed - words.keys())

    def tongue(self, name: str) -> str | None:
        """Return the language of a word that is not in this one; None of the others."""
        return FALLBACK if name in self.borrowed else None


def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in (templates_folder() / "labels").glob("*.yml")))


def catalogue_for(language: str) -> str | None:
    """Return the name of the catalogue that *language* is served from: its own, or that of its first tag."""
    known = languages()
    first = language.partition("-")[0].lower()
    near = (name for name in known if name.partition("-")[0].lower() == first)
    return language if language in known else next(near, None)


def labels_for(language: str) -> Outcome[Labels]:
    """Return the catalogue of *language*, with English for each word that it lacks.

    A language without a catalogue falls back to English and says so.
    """
    known = catalogue_for(language)
    if known is not None:
        return Outcome(_catalogue(known, language))
    told = problem(
        "rolepress.yml",
        "language-labels",
        f"Rolepress has no words for the language '{language}'",
        hint=f"headings and labels are in {FALLBACK}",
        severity=Severity.WARNING,
    )
    return Outcome(_catalogue("", language), (told,))


def register(language: str, words: Mapping[str, str]) -> None:
    """Add *words* to the catalogue of *language*: what kinds and editions of other packages are called."""
    _ADDED.setdefault(language, {}).update(words)
    forget()


def forget() -> None:
    """Read the catalogues again when they are next asked for: somebody may have changed one."""
    _catalogue.cache_clear()
    _words.cache_clear()


@lru_cache(maxsize=32)
def _catalogue(name: str, language: str) -> Labels:
    """Return the catalogue *name* as that of *language*; without a name, English."""
    own = _words(name) if name else {}
    english = own if name == FALLBACK else _words(FALLBACK)
    return Labels(language, {**english, **own}, english.keys() - own.keys())


@lru_cache(maxsize=32)
def _words(name: str) -> dict[str, str]:
    path = templates_folder() / "labels" / f"{name}.yml"
    if not path.exists():
        return {}
    words = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes text only
    return {**words, **_ADDED.get(name, {})}
