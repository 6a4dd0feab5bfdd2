"""The project's settings: `rolepress.yml` as one frozen value."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from rolepress.model.base import Line, Model, Slug
from rolepress.model.fitting import fit
from rolepress.model.house_style import HouseStyle
from rolepress.model.organisation import OtherFormats
from rolepress.problems import Outcome, problem
from rolepress.source import read_source

SETTINGS_FILE = PurePosixPath("rolepress.yml")

Address = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Strictness = Literal["off", "info", "warning", "error"]
LargePrintSize = Literal["16", "18", "20", "24", "28"]
Tint = Literal["cream", "pale-yellow", "pale-blue", "pale-green"]


class PdfSettings(Model):
    """How PDFs are made."""

    profile: Literal["ua-1", "ua-2"] = "ua-1"
    """The standard for accessible PDF: PDF/UA-1, which readers know best, or PDF/UA-2."""
    archive: bool = False
    """Whether a PDF is also PDF/A-2a, for keeping."""


class LargePrintSettings(Model):
    """The sizes of large print, in points."""

    sizes: tuple[LargePrintSize, ...] = ("18",)
    """The sizes, in points: 16, 18, 20, 24 or 28. An empty list makes no large print."""


class RuleSettings(Model):
    """How strict one rule is."""

    severity: Strictness | None = None
    """How much a finding matters, or off."""
    thresholds: dict[Slug, float] = Field(default_factory=dict)
    """The check's numbers; its page lists them."""


class WordSettings(Model):
    """The words of this project, beside Rolepress's own lists."""

    swaps: dict[Line, Line] = Field(default_factory=dict)
    """Words to leave and what to write: `colleague: member of staff`. A word that stands for itself is fine."""
    acronyms: tuple[Line, ...] = ()
    """Short forms that every reader of this project knows, so that they need no full name."""
    easy: tuple[Line, ...] = ()
    """Words that readers of easy-read guides know here, though they are not common."""
    idioms: dict[Line, Line] = Field(default_factory=dict)
    """Words that do not mean what they say, and what to write: `on the front foot: ready`."""
    same: tuple[tuple[Line, ...], ...] = ()
    """Words for one thing, of which an easy-read guide uses one: `[ward, unit]`."""


def _setting(value: Any) -> str:
    return "<settings>" if isinstance(value, dict | RuleSettings) else "<severity>"


RuleSetting = Annotated[
    Annotated[Strictness, Tag("<severity>")] | Annotated[RuleSettings, Tag("<settings>")], Discriminator(_setting)
]
"""`long-sentence: off`, or a severity with thresholds."""


class Settings(Model):
    """What a project says about itself."""

    title: Line
    """The name of the site."""
    organisation: Slug
    """The organisation of documents that name none."""
    base_url: Address | None = None
    """Where the public site will live, without a slash at the end."""
    internal_url: Address | None = None
    """Where the internal site will live."""
    source_url: Address | None = None
    """Where colleagues can see the project's files, such as its page on a git host; a file's path follows it."""
    example: bool = False
    """A worked example: every page and file says so, and search engines are asked to stay away."""
    language: Line = "en-GB"
    """The language of the sites' own words, such as menus and lists."""
    pdf: PdfSettings = PdfSettings()
    """The standard that PDFs keep to, and whether they are for keeping too."""
    large_print: LargePrintSettings = LargePrintSettings()
    """The sizes in which large print is made."""
    coloured_paper: tuple[Tint, ...] = ()
    """Tints of paper on which each PDF is made as well as on white: cream, pale-yellow, pale-blue, pale-green."""
    formats: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    """The formats of each kind that are built ahead, for example `job-description: [html, pdf]`."""
    house_style: HouseStyle = HouseStyle()
    """How the project writes and orders documents; an organisation's own style wins over it."""
    rules: dict[Slug, RuleSetting] = Field(default_factory=dict)
    """How strict the checks are, by their names."""
    words: WordSettings = WordSettings()
    """Words to leave or to keep, for the checks of plain English."""
    other_formats: OtherFormats | None = None
    """Whom to ask for another format where an organisation gives nobody."""

    def rule(self, name: str) -> RuleSettings:
        """Return how strict the rule *name* is here; empty where nothing is set."""
        setting = self.rules.get(name, RuleSettings())
        return setting if isinstance(setting, RuleSettings) else RuleSettings(severity=setting)


def load_settings(root: Path) -> Outcome[Settings | None]:
    """Read rolepress.yml under *root*; None when it is missing or does not fit."""
    if not (root / SETTINGS_FILE).exists():
        hint = "run this in the project's folder, or make one with `rolepress new project`"
        return Outcome(None, (problem(SETTINGS_FILE, "no-project", "there is no rolepress.yml here", hint=hint),))
    read = read_source(root, SETTINGS_FILE)
    if read.value is None:
        return Outcome(None, read.problems)
    source = read.value
    fitted = fit(Settings, source)
    located = tuple(
        each if each.at is None else each.located(source.place(each.at, on_key=each.on_key))
        for each in fitted.problems
    )
    return Outcome(fitted.value, (*read.problems, *located))
