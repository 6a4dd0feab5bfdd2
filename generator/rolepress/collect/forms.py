"""The forms of a project, in the version that a file was made from where that is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from pydantic import ValidationError

from rolepress.collect.questions import Questions, questions_of
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import Library
from rolepress.model.form import Form
from rolepress.releases import read_release, versions_of
from rolepress.resolve import resolve, scope_of, style_of
from rolepress.resolved import Resolved

KIND = "form"


class Forms:
    """The forms of a library, each composed when it is asked for."""

    def __init__(self, library: Library, on: datetime) -> None:
        self.library = library
        self.now = cache(self._now)
        self.released = cache(self._released)
        self._on = on

    @property
    def names(self) -> list[str]:
        """The ids of all forms but easier versions: answers to one belong to the form whose version it is."""
        return [name for name in self.library.names(KIND) if name not in self._easier]

    @cached_property
    def _easier(self) -> dict[str, str]:
        """The form that each easier version is a version of, by the version's id."""
        forms = self.library.of_kind(Form)
        return {each.id: each.easier.of for each in forms if each.easier is not None}

    def _now(self, name: str) -> Questions | None:
        """Return the form *name* as it stands, or None when there is none."""
        if name not in self.names:
            return None
        return self._in_all_words(name, self._as_it_stands(name))

    def _as_it_stands(self, name: str) -> Questions | None:
        document = self.library.document(name)
        filled = resolve(document, self.library, scope=scope_of(document, self.library), on=self._on)
        return self._questions(filled.value)

    def _released(self, name: str, version: str) -> Questions | None:
        """Return one version of the form *name* as it was released, or None."""
        return self._in_all_words(name, self._as_released(name, version))

    def _in_all_words(self, name: str, questions: Questions | None) -> Questions | None:
        """Return *questions* of the form *name* with the words of its easier versions, whenever they had them."""
        easier = [each for each, of in self._easier.items() if of == name]
        if questions is None or not easier:
            return questions
        now = (self._as_it_stands(each) for each in easier)
        once = (self._as_released(each, one) for each in easier for one in versions_of(self.library.root, each))
        return questions.said_as_in(each for each in (*now, *once) if each is not None)

    def _as_released(self, name: str, version: str) -> Questions | None:
        if version not in versions_of(self.library.root, name):  # also keeps a file's word for it out of paths
            return None
        release = read_release(self.library.root, name, version)
        try:
            return self._questions(release.resolved()) if release is not None else None
        except ValidationError:  # its model has moved on
            return None

    def of_file(self, name: str, version: str) -> Questions | None:
        """Return the questions that a file of *version* asks, or those that are asked now; None without a form."""
        now = self.now(name)
        return (self.released(name, version) or now) if now is not None else None

    def is_monitoring(self, name: str) -> bool:
        """Whether answers to the form *name* are counted only: it says so now, or any release did."""
        versions = (self.released(name, each) for each in versions_of(self.library.root, name))
        return any(each is not None and each.monitoring for each in (self.now(name), *versions))

    def with_names(self, names: Iterable[str]) -> list[str]:
        """Return the forms, as they stand, whose answers have these *names*, all of them and no others."""
        names = frozenset(names)
        known = ((name, self.now(name)) for name in self.names)
        return [name for name, each in known if each is not None and each.is_asked_by(names)]

    def _questions(self, resolved: Resolved[Any]) -> Questions | None:
        form = resolved.document
        if not isinstance(form, Form):
            return None
        labels = labels_for(form.language).value
        house = house_of(style_of(resolved.employer.id, self.library, labels.language), labels)
        return questions_of(form, compose(resolved, house))
