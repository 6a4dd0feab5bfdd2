"""The words that Rolepress itself prints, in each language: headings, labels, furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import yaml

from rolepress.home import templates_folder as templates_folder
from rolepress.problems import Outcome, Severity, problem

FALLBACK = "en-GB"

_ADDED: dict[str, dict[str, str]] = {}  # by other packages


class Labels(Mapping[str, str]):
    """A catalogue of words for one language; an unknown name is our mistake and raises KeyError."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = dict(words)

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
        return Labels(self.language, {**self._words, **headings})


def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in (templates_folder() / "labels").glob("*.yml")))


def labels_for(language: str) -> Outcome[Labels]:
    """Return the catalogue of *language*; one that we do not have falls back to English and says so."""
    if language in languages():
        return Outcome(_catalogue(language))
    told = problem(
        "rolepress.yml",
        "language-labels",
        f"Rolepress has no words for the language '{language}'",
        hint=f"headings and labels are in {FALLBACK}",
        severity=Severity.WARNING,
    )
    return Outcome(Labels(language, _catalogue(FALLBACK)), (told,))


def register(language: str, words: Mapping[str, str]) -> None:
    """Add *words* to the catalogue of *language*: what kinds and editions of other packages are called."""
    _ADDED.setdefault(language, {}).update(words)
    forget()


def forget() -> None:
    """Read the catalogues again when they are next asked for: somebody may have changed one."""
    _catalogue.cache_clear()


@lru_cache(maxsize=32)
def _catalogue(language: str) -> Labels:
    path = templates_folder() / "labels" / f"{language}.yml"
    words = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes text only
    return Labels(language, {**words, **_ADDED.get(language, {})})
