"""Writes the site for colleagues as Markdown pages, from the catalogue.

Where a page points at the public site, it takes the project's public address (`base_url`). A worked example, and a
project without an address, have none that works: their links lead from `internal/` to the `public/` beside it.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

import jinja2

from rolepress.checks import RulePage
from rolepress.config import Settings
from rolepress.labels import Labels, labels_for
from rolepress.model import MODELS
from rolepress.problems import Problem, Severity
from rolepress.releases import Standing
from rolepress.sites.addresses import absolute
from rolepress.sites.changes import history
from rolepress.sites.charts import Bar, bar_chart
from rolepress.sites.coverage import coverage
from rolepress.sites.dashboard import NOBODY, attention, desks, tasks
from rolepress.sites.due import by_month, month_bars
from rolepress.sites.internal_markdown import (
    Markdown,
    body,
    compared,
    escaped,
    front_matter,
    outside_link,
    printed,
    window_title,
)
from rolepress.sites.keeping import OWNERS, Keeper, keepers, owners, told_apart
from rolepress.sites.records import Catalogue, ClauseUse, Output, Shown, What
from rolepress.sites.saying import file_size
from rolepress.sites.tags import Facet, facets, slugs
from rolepress.theme import Theme
from rolepress.wording import short_day

ASSETS = ("internal.css", "internal.js")
LONGEST_LIST = 10  # entries of a list on the home page
SHORT_LIST = 5  # of what is next
MOST_LINES = 40  # of what changed in a document since its release
EXPLANATIONS = ("handbook/files.md", "handbook/commands.md")
"""Where the handbook says under a heading each what problems of files, settings and commands mean."""
MOST_NAMES = 3  # documents that a row of a table names; the page of the row names them all
_NOTHING: Mapping[str, str] = {}


def pages(
    catalogue: Catalogue,
    settings: Settings,
    theme: Theme,
    rules: Sequence[RulePage] = (),
    explained: Mapping[str, str] = _NOTHING,
) -> dict[PurePosixPath, str]:
    """Return every file of `site/docs` by its path there: Markdown pages, a style, a script and robots.txt.

    Names of problems that have no page among the *rules* may be *explained* by a heading of the handbook, at the
    address that is given with each. The same catalogue makes the same files, to the byte.
    """
    tagged, keeping = facets(catalogue.documents), keepers(catalogue.documents, catalogue.kept)
    writer = _Writer(catalogue, settings, theme, rules, explained, tagged, keeping)
    known = _pages(catalogue, rules, tagged, keeping)
    written = {PurePosixPath(page.address): writer.text(page) for page in known}
    assets = {PurePosixPath("assets") / name: theme.text(f"internal/{name}") for name in ASSETS}
    return written | assets | {PurePosixPath("robots.txt"): "User-agent: *\nDisallow: /\n"}


def document_address(name: str) -> str:
    """Return where the page of a document stands in `site/docs`."""
    return f"documents/{name}/index.md"


def clause_address(name: str) -> str:
    """Return where the page of a clause stands in `site/docs`."""
    return f"clauses/{name}/index.md"


def fact_address(key: str) -> str:
    """Return where the page of a fact ("file/fact") stands in `site/docs`."""
    return f"facts/{key}/index.md"


def page_of(name: str, kind: str) -> str:
    """Return where colleagues read about a document or a shared text; "" where it has no page."""
    if kind in MODELS and MODELS[kind].published:
        return document_address(name)
    return {"clause": clause_address(name), "facts": "facts/index.md", "register": "register/index.md"}.get(
        kind, ""
    )


def check_address(name: str) -> str:
    """Return where the page of a rule stands in `site/docs`."""
    return f"checks/{name}/index.md"


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: where it stands, its template, its title and what it is about."""

    address: str  # in site/docs
    template: str
    title: str
    about: tuple[tuple[str, Any], ...] = ()


MAIN_PAGES = (
    _Page("index.md", "home", "Library"),
    _Page("documents/index.md", "documents", "Documents"),
    _Page("clauses/index.md", "clauses", "Clauses"),
    _Page("facts/index.md", "facts", "Facts"),
    _Page("due.md", "due", "Due"),
    _Page("coverage.md", "coverage", "Coverage"),
    _Page("register/index.md", "register", "Register"),
    _Page("pictures.md", "pictures", "Pictures"),
    _Page("proof.md", "proof", "Proof"),
    _Page("checks/index.md", "checks", "Checks"),
    _Page("problems.md", "problems", "Problems"),
    _Page("accessibility.md", "accessibility", "Accessibility statement"),
)
"""The pages of the navigation, in its order."""


def _pages(
    catalogue: Catalogue, rules: Sequence[RulePage], tagged: Sequence[Facet], keeping: Sequence[Keeper]
) -> Iterator[_Page]:
    yield from MAIN_PAGES
    for facet in tagged:
        for tag in facet.tags:
            yield _Page(tag.address, "tag", f"{facet.name}: {tag.name}", (("facet", facet), ("tag", tag)))
    for keeper in keeping:
        yield _Page(keeper.address, "owner", f"{OWNERS}: {keeper.name}", (("keeper", keeper),))
    for shown in catalogue.documents:
        yield _Page(document_address(shown.id), "document", shown.title, (("document", shown),))
    for clause in catalogue.clauses:
        yield _Page(clause_address(clause.id), "clause", clause.title, (("clause", clause),))
    for file in catalogue.facts:
        for fact in file.facts:
            about = (("fact", fact), ("file", file))
            yield _Page(fact_address(fact.key), "fact", f"Fact: {fact.name}", about)
    for each in rules:
        yield _Page(check_address(each.id), "check", each.title, (("rule", each),))


class _Writer:
    """Fills the templates in. What they print is escaped; what they call makes links and sentences."""

    def __init__(
        self,
        catalogue: Catalogue,
        settings: Settings,
        theme: Theme,
        rules: Sequence[RulePage],
        explained: Mapping[str, str],
        tagged: Sequence[Facet],
        keeping: Sequence[Keeper],
    ) -> None:
        self._settings = settings
        self._explanations = dict(explained) | {each.id: check_address(each.id) for each in rules}
        labels: Labels = labels_for(settings.language).value
        self._homes = {each.name: each.address for each in keeping}
        self._beside = told_apart(catalogue.kept)
        self._titles = {each.id: each.title for each in catalogue.kept}
        files = _by_file(catalogue.problems)
        anchors = slugs(str(path) for path, _ in files)
        self._environment = theme.environment.overlay(autoescape=False, finalize=printed)
        self._shared = {
            "catalogue": catalogue,
            "rules": rules,
            "settings": settings,
            "labels": labels,
            "facts": {fact.key: fact for fact in catalogue.fact_records},
            "register": _register_titles(catalogue),
            "Standing": Standing,
            "Severity": Severity,
            "What": What,
            "SHORT_LIST": SHORT_LIST,
            "LONGEST_LIST": LONGEST_LIST,
            "MOST_LINES": MOST_LINES,
            "MOST_NAMES": MOST_NAMES,
            "attention": tuple(attention(catalogue)),
            "tasks": tasks(catalogue),
            "desks": desks(catalogue),
            "holdings": tuple(_holdings(catalogue)),
            "kinds": _by_kind(catalogue.documents),
            "facets": (*tagged, *owners(keeping)),
            "keepers": keeping,
            "months": by_month(catalogue.reviews),
            "month_bars": month_bars(catalogue.reviews),
            "coverage": coverage(catalogue.documents),
            "files": files,
            "file_anchors": anchors,
            "keeper_of": catalogue.owners,
            "NOBODY": NOBODY,
            "kind_of": labels.called,
            "page_of": page_of,
            "history": history,
            "compared": compared,
            "chart": bar_chart,
            "bars": tuple(Bar(name, number) for name, number, _ in _holdings(catalogue)),
            "plain": Markdown,
            "troubles": _troubles,
            "counts": _counts,
            "size": file_size,
            "day": _day,
            "moment": _moment,
            "count": counted,
            "versions": versions,
            "compared_with_force": compared_with_force,
            "body": body,
            "outside_link": outside_link,
            "markdown": Markdown,
            "front_matter": front_matter,
            "document_address": document_address,
            "source": self._source,
            "clause_address": clause_address,
            "fact_address": fact_address,
        }

    def text(self, page: _Page) -> str:
        """Return the Markdown of *page*."""
        template: jinja2.Template = self._environment.get_template(f"internal/{page.template}.md.jinja")
        own = {
            "title": page.title,
            "window": front_matter(window_title(page.title)),
            "to": partial(_way, page.address),
            "public": partial(self._public, page.address),
            "preview": partial(_preview, page.address),
            "paper": partial(_paper, page.address),
            "preview_home": partial(_preview_home, page.address),
            "named": partial(self._named, page.address),
            "kept_by": partial(self._kept_by, page.address),
            "rule_name": partial(self._rule_name, page.address),
        }
        return template.render(self._shared | own | dict(page.about)).strip() + "\n"

    def _source(self, path: PurePosixPath) -> Markdown:
        """Return the path of a file of the project, as a link where the settings say where it can be seen."""
        base = self._settings.source_url
        return outside_link(str(path), f"{base.rstrip('/')}/{path}") if base else escaped(path)

    def _public(self, page: str, output: Output, short: str = "", title: str = "") -> Markdown:
        """Return a link to a page or file of the public site.

        In a table, *short* is what it shows; which form of which *title* it leads to is said to those who go from
        link to link.
        """
        base = self._settings.base_url
        away = base and not self._settings.example
        href = absolute(output.address, base or "") if away else _way(page, f"../public/{output.address}")
        return outside_link(short or output.label, href, f"{output.form}: {title}" if title else "")

    def _named(self, page: str, name: str, kind: str, title: str) -> Markdown:
        """Return *title* as a link to what colleagues read about it, or as text where it has no page.

        A title that others have too stands with what tells it apart.
        """
        target = page_of(name, kind)
        beside = self._beside.get(name, "") if self._titles.get(name) == title else ""
        said = printed(f"{title} ({beside})" if beside else title)
        return Markdown(f"[{said}]({_way(page, target)})" if target else said)

    def _kept_by(self, page: str, owner: str) -> Markdown:
        """Return a role or team as a link to all that it keeps."""
        home = self._homes.get(owner)
        return Markdown(f"[{printed(owner)}]({_way(page, home)})" if home else printed(owner))

    def _rule_name(self, page: str, name: str) -> Markdown:
        """Return the name of a rule, as a link where something explains it."""
        said, explanation = printed(name), self._explanations.get(name)
        return Markdown(f"[{said}]({_way(page, explanation)})" if explanation else said)


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 document" or "1,200 documents"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _day(day: date | None) -> Markdown:
    """Return "30&nbsp;June&nbsp;2023": a day stays on one line of a table."""
    return Markdown(short_day(day).replace(" ", "&nbsp;") if day else "not set")


def _moment(told: str) -> Markdown:
    """Return "2023-06-30 16:05" as "30&nbsp;June&nbsp;2023, 16:05", which breaks nowhere but after the day."""
    moment = datetime.fromisoformat(told)
    return Markdown(f"{_day(moment.date())}, {moment:%H:%M}")


def versions(use: ClauseUse) -> str:
    """Return which versions of a clause a document shows: "version 4 now, version 3 in the release"."""
    now, published = (" and ".join(f"version {each}" for each in shown) for shown in (use.now, use.published))
    told = [now and f"{now} now", published and f"{published} in the release"]
    said = now if now == published else ", ".join(filter(None, told))
    return said if use.latest else f"{said}; {f'version {use.in_force}' if use.in_force else 'none'} is in force"


def compared_with_force(use: ClauseUse) -> str:
    """Return "2 here, 4 in force (pinned)" for a clause that is not shown in the version in force."""
    force = f"{use.in_force} in force" if use.in_force else "none in force"
    if {*use.now} not in ({use.in_force}, set()):
        return f"{' and '.join(use.now)} here, {force}{' (pinned)' if use.pinned else ''}"
    return f"{' and '.join(use.published)} in the release, {force}"


def _way(page: str, target: str) -> Markdown:
    """Return the way from *page* to *target*, both from the top of the internal site."""
    return Markdown(posixpath.relpath(target, posixpath.dirname(page) or "."))


def _preview(page: str, shown: Shown) -> Markdown:
    return outside_link("Preview of the text as it stands", _way(page, shown.preview))


def _paper(page: str, output: Output) -> Markdown:
    """Return a link to a file for colleagues, and to whom it belongs: drafts have files of their own."""
    whose = " of the draft" if output.address.startswith("preview/") else ""
    return Markdown(f"{outside_link(output.label, _way(page, output.address))}{whose}, for colleagues only")


def _preview_home(page: str) -> Markdown:
    return outside_link("The previews of drafts", _way(page, "preview/index.html"))


def _troubles(shown: Shown) -> str:
    """Return "2 errors, 1 warning", or "none": what needs a change in a document's own file."""
    return _counts(each for each in shown.problems if each.severity is not Severity.INFO) or "none"


def _counts(problems: Iterable[Problem]) -> str:
    """Return "2 errors, 1 warning, 3 notes"."""
    found = Counter(each.severity for each in problems)
    told = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    return ", ".join(counted(found[severity], word) for severity, word in told if found[severity])


def _holdings(catalogue: Catalogue) -> Iterator[tuple[str, int, str]]:
    """Yield the name of each kind of thing, how many there are, and where they are listed."""
    for kind, documents, anchor in _by_kind(catalogue.documents):
        yield kind, len(documents), f"documents/index.md#{anchor}"
    yield "Clause", len(catalogue.clauses), "clauses/index.md"
    yield "Fact", len(catalogue.fact_records), "facts/index.md"
    yield "Register entry", sum(len(file.entries) for file in catalogue.registers), "register/index.md"


def _by_kind(documents: Sequence[Shown]) -> tuple[tuple[str, tuple[Shown, ...], str], ...]:
    """Return the documents of each kind under its label, with the anchor of their heading."""
    groups = {label: tuple(group) for label, group in groupby(documents, lambda each: each.kind_label)}
    anchors = slugs(groups)
    return tuple((label, group, f"kind-{anchors[label]}") for label, group in groups.items())


def _by_file(problems: Sequence[Problem]) -> tuple[tuple[PurePosixPath, tuple[Problem, ...]], ...]:
    """Return the problems of each file."""
    ordered = sorted(problems, key=lambda each: (each.place, each.rule, each.message))
    return tuple((path, tuple(group)) for path, group in groupby(ordered, lambda each: each.place.path))


def _register_titles(catalogue: Catalogue) -> dict[str, str]:
    return {each.entry.id: each.entry.title for file in catalogue.registers for each in file.entries}
