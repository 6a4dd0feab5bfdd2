"""Facts in a text: each name between brackets becomes what its fact says, and nothing else is looked up."""

from __future__ import annotations

import re

from rolepress.labels import Labels, labels_for
from rolepress.library import FactUse, Library, Scope
from rolepress.model.facts import Fact
from rolepress.model.house_style import HouseStyle
from rolepress.problems import nearest
from rolepress.resolve.notes import Notes, Where
from rolepress.wording import parts_of, say

PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
PLAIN = "en-GB"  # the language in which values are compared
LONGEST_CHAIN = 20  # facts that use facts
LONGEST_TEXT = 60_000  # characters; facts that use facts twice over double it each time


def value_of(fact: Fact) -> str:
    """Return what *fact* says in words that no house's style and no language changes, to be compared."""
    return say(fact, "", HouseStyle(), labels_for(PLAIN).value)


class FactsSaid:
    """Says the facts of one scope in the words of its house, and remembers which were used."""

    def __init__(self, library: Library, scope: Scope, style: HouseStyle, labels: Labels, notes: Notes) -> None:
        self.facts = library.facts(scope)
        self.style, self.labels, self.notes = style, labels, notes
        self.is_lost = (
            library.organisation(scope.organisation) is None
        )  # its facts are not known; that is told once
        self.used: set[str] = set()  # "file/fact"
        self._said: dict[str, str] = {}  # the words of each fact, by the name that is written

    def typed(self, name: str, where: Where) -> Fact | None:
        """Return the fact *name* as a value, noted as used; None, and a problem, when there is none."""
        use = self.facts.get(name)
        if use is None:
            if not self.is_lost:
                self.notes.note(where, "unknown-fact", f"there is no fact '{name}'",
                                hint=nearest(name, self.facts), waits_for=self.notes.unread_facts())  # fmt: skip
            return None
        self.used.add(f"{use.document}/{use.name}")
        return use.fact

    def values(self) -> dict[str, str]:
        """Return every fact that was used, "file/fact", in words that no house's style changes."""
        uses = ((f"{each.document}/{each.name}", each.fact) for each in self.facts.values())
        return {key: value_of(fact) for key, fact in uses if key in self.used}

    def text(self, text: str, where: Where, chain: tuple[str, ...] = ()) -> str:
        """Return *text* with its facts said; nothing but names is looked up.

        *chain* names the facts whose words *text* is, the outermost first.
        """
        if "{{" not in text:
            return text
        if "{{" in PLACEHOLDER.sub(" ", text):
            self.notes.note(where, "fact", "a fact is opened with {{ and not closed", hint="close it with }}")
        filled = PLACEHOLDER.sub(
            lambda match: self._words(match.group(1).strip(), match.group(), where, chain), text
        )
        if len(filled) > LONGEST_TEXT:
            self.notes.note(where, "fact-loop", "this text is far too long once its facts are filled in",
                            hint="write some of them out")  # fmt: skip
            return text
        return filled

    def _words(self, name: str, written: str, where: Where, chain: tuple[str, ...]) -> str:
        """Return the fact *name* in words, with the facts in them said too; or what was *written*."""
        found = self._look_up(name)
        if found is None:
            if not self.is_lost:
                self._note_unknown(name, where)
            return written
        use, part = found
        if part and part not in parts_of(use.fact):
            message = f"the fact '{use.name}' has no part '{part[:80]}'"
            self.notes.note(where, "unknown-fact", message, hint=nearest(part, parts_of(use.fact)))
            return written
        if use.name in chain or len(chain) == LONGEST_CHAIN:
            self._note_loop(use, where, chain)
            return written
        self.used.add(f"{use.document}/{use.name}")
        if name not in self._said:
            said = say(use.fact, part, self.style, self.labels)
            self._said[name] = self.text(said, Where(use.path, use.at), (*chain, use.name))
        return self._said[name]

    def _look_up(self, name: str) -> tuple[FactUse, str] | None:
        """Return the fact *name*, or the fact whose part it names."""
        if name in self.facts:
            return self.facts[name], ""
        start, _, part = name.rpartition(".")
        return (self.facts[start], part) if start in self.facts else None

    def _note_unknown(self, name: str, where: Where) -> None:
        message = f"there is no fact '{name[:80]}'" if name else "there is no name between {{ and }}"
        hint = nearest(name, self.facts)
        waits_for = None if hint else self.notes.unread_facts()
        self.notes.note(where, "unknown-fact", message, hint=hint, waits_for=waits_for)

    def _note_loop(self, use: FactUse, where: Where, chain: tuple[str, ...]) -> None:
        round_ = use.name in chain
        told = "these facts go round in a circle" if round_ else "these facts use one another too many times over"
        path = " → ".join((*chain[-5:], use.name))
        self.notes.note(where, "fact-loop", f"{told}: {path}", hint="write one of them out")
