"""What a rule is: a generator of findings with its page in the handbook, kept by id in one dictionary."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePosixPath
from typing import Any, TypeVar

from rolepress.config import Settings
from rolepress.model.base import Document
from rolepress.problems import DataPath, Problem, Severity, problem

BUILT_IN = (
    *("filling", "references", "naming", "lifecycle", "allowances", "markup", "manner", "dates", "people"),
    *(
        "past_law",
        "rounds",
        "links",
        "access",
        "easier",
        "explaining",
        "forms",
        "samples",
        "reading",
        "plain_words",
        "acronyms",
        "inviting",
        "guides",
        "pictures",
        "easy_read",
        "easy_wording",
        "tested",
        "manuscripts",
        "print_rules",
        "print_edges",
        "print_text",
        "translations",
        "handbook",
    ),
)
ENTRY_POINTS = "rolepress.checks"  # modules of other packages; all of them add their rules as they are imported

C = TypeVar("C", bound="Callable[..., Iterator[Finding]]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found."""

    where: DataPath  # inside what the rule looked at
    message: str
    hint: str = ""
    severity: Severity | None = None  # when it is not the rule's own
    path: PurePosixPath | None = None  # when it is written in another file
    on_key: bool = False  # point at the key itself, not at its value
    line: int = 0  # from 1, in a file that is not YAML
    waits_for: PurePosixPath | None = None  # the file that cannot be read yet, when this is put right with it


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it looks at, how much it matters, and its numbers."""

    id: str
    kinds: tuple[type, ...]  # kinds of document, or Written, Library, Manuscript, Pages
    severity: Severity
    check: Callable[..., Iterator[Finding]]
    limits: Mapping[str, float] = field(default_factory=dict)
    language: str = ""  # such as "en", when it can judge that language alone

    def speaks(self, language: str) -> bool:
        """Return whether this rule can judge a text in *language*, such as "en-GB"."""
        return not self.language or language.partition("-")[0] == self.language

    def applies(self, kind: type) -> bool:
        """Return whether this rule looks at values of the type *kind*."""
        return issubclass(kind, self.kinds)


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's page in the handbook."""

    id: str
    title: str  # what the rule asks for, as a sentence without its full stop
    severity: Severity
    body: str  # Markdown: why, an example, what to write instead, and the rule's numbers


_RULES: dict[str, Rule] = {}


def rule(
    name: str,
    *,
    kinds: tuple[type, ...] = (Document,),
    severity: Severity = Severity.ERROR,
    limits: Mapping[str, float] | None = None,
    language: str = "",
) -> Callable[[C], C]:
    """Register the function below as the rule *name*; its docstring is the rule's page.

    *limits* are numbers that a project can set: the function takes each as a keyword argument.
    A rule with a *language* is silent about documents in another.
    ValueError when the name is taken.
    """

    def register(check: C) -> C:
        if name in _RULES:
            raise ValueError(f"there are two rules called {name}")
        _RULES[name] = Rule(name, kinds, severity, check, limits or {}, language)
        return check

    return register


@lru_cache(maxsize=1)
def known_rules() -> Mapping[str, Rule]:
    """Return every rule by its id, those of other installed packages included."""
    for name in BUILT_IN:
        import_module(f"rolepress.checks.{name}")
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
    return _RULES


def rules_for(kind: type) -> tuple[Rule, ...]:
    """Return the rules that look at values of the type *kind*."""
    return tuple(each for each in known_rules().values() if each.applies(kind))


def findings(each: Rule, settings: Settings, *subject: Any) -> Iterator[Finding]:
    """Yield what the rule *each* finds in *subject*, with the project's numbers for the rule's own."""
    asked = settings.rule(each.id).thresholds
    limits = {name: asked.get(name.replace("_", "-"), value) for name, value in each.limits.items()}
    return each.check(*subject, **limits)


def told(found: Finding, by: Rule, path: PurePosixPath, settings: Settings) -> Iterator[Problem]:
    """Yield *found* as a problem in *path*, as severe as the project wants it; nothing when the rule is off."""
    asked = settings.rule(by.id).severity
    if asked == "off":
        return
    severity = Severity(asked) if asked else found.severity or by.severity
    made = problem(
        found.path or path, by.id, found.message, hint=found.hint, severity=severity,
        at=None if found.line else found.where, on_key=found.on_key, line=found.line or 1,
    )  # fmt: skip
    yield replace(made, waits_for=found.waits_for)


def rule_pages() -> tuple[RulePage, ...]:
    """Return the page of every rule, ordered by id."""
    return tuple(_page(each) for _, each in sorted(known_rules().items()))


def _page(each: Rule) -> RulePage:
    title, _, body = inspect.cleandoc(each.check.__doc__ or each.id).partition("\n\n")
    numbers = "".join(f"\n- `{name.replace('_', '-')}`: {value:g}" for name, value in each.limits.items())
    told_numbers = f"\n\n**Numbers:**\n{numbers}" if numbers else ""
    marked = re.sub(r"^(Why|Example|Instead|Source):", r"**\1:**", body, flags=re.MULTILINE)
    return RulePage(each.id, " ".join(title.split()).removesuffix("."), each.severity, marked + told_numbers)
