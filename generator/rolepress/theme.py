"""Where templates and colours come from: the search path, the Jinja environment and the brand."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

import jinja2
from jinja2.debug import rewrite_traceback_stack
from markupsafe import Markup, escape

from rolepress.colours import ink_on
from rolepress.home import ORGANISATIONS
from rolepress.labels import templates_folder
from rolepress.languages import marked, spoken_in
from rolepress.markdown import ALLOWED_LINKS, GOING, Mark, Span, Words, plain

if TYPE_CHECKING:
    from rolepress.manuscript import Block, Column
    from rolepress.model.organisation import Brand

INSIDE = ("#", "./", "../")
"""Begin links that stay on the site, which no author writes: they are made of links to documents."""

WIDE_ADDRESS = 40  # letters: a longer one may be wider than a table on paper
_LONG_ADDRESS = re.compile(r"(?=\S{16})\S*[^\W_][./@][^\W_]\S*")
ADDRESS_PARTS = re.compile(r"(?<=@)(?=\w)|(?<=\.)(?=[\w.+-]*@)")
"""Where an e-mail address may end a line: after its @, and after a dot before that."""

CORE = "core"
"""The prefix under which an override reaches the built-in template that it extends."""

BUILT_IN = frozenset(
    {
        "assets",
        "blocks",
        "epub",
        "internal",
        "labels",
        "new",
        "pictures",
        "print",
        "private",
        "site",
        "tokens.css",
    }
)
"""The folders and files at the top of the built-in templates."""

TEMPLATE_SUFFIXES = frozenset({".jinja", ".html", ".css", ".js", ".svg"})


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: where its templates are, its brand's colours, and a digest of every file it can read.

    Small and picklable: a worker makes the environment from it.
    """

    folders: tuple[Path, ...]  # of templates, first wins; the last is the built-in one
    colours: tuple[tuple[str, str], ...]  # ("brand", "#1d4f76"), …: what the brand sets
    digests: tuple[tuple[str, str], ...]  # (top folder or file, digest of what it holds), sorted

    def digest(self, *parts: str) -> str:
        """Return a digest of the brand and of the files in *parts* (top folders or files); of all without any.

        A folder of a project's own counts always: any template may include what is in it.
        """
        chosen = [each for each in self.digests if not parts or each[0] in parts or each[0] not in BUILT_IN]
        return hashlib.blake2b(repr((self.colours, chosen)).encode(), digest_size=16).hexdigest()

    @property
    def environment(self) -> jinja2.Environment:
        """Return the Jinja environment: all text is escaped, and a name that a template misspells is an error."""
        return _environment(self)

    @property
    def brand_css(self) -> str:
        """Return the brand's colours as CSS tokens."""
        return f":root {{ {' '.join(f'--{name}: {colour};' for name, colour in self.colours)} }}\n"

    def text(self, name: str) -> str:
        """Return the text of a file such as "tokens.css", from the first folder that has it.

        Raises `jinja2.TemplateNotFound` when none does.
        """
        loader = self.environment.loader
        assert loader is not None  # noqa: S101  # ours always has one; Jinja's type allows none
        return loader.get_source(self.environment, name)[0]


def theme_for(project: Path, organisation: str, brand: Brand) -> Theme:
    """Return the look of *organisation*: its own templates first, then the project's, then the built-in ones."""
    templates = project / "templates"
    folders = _present((templates / ORGANISATIONS / organisation, templates, templates_folder()))
    colours = {"brand": brand.colour, "accent": brand.accent or brand.colour, "on-brand": ink_on(brand.colour)}
    return Theme(folders, tuple(colours.items()), tuple(_digests(folders)))


def own_name(folder: Path) -> PurePosixPath:
    """Return the name from the project's top of a *folder* of its templates, or of one organisation's."""
    if folder.parent.name == ORGANISATIONS:
        return PurePosixPath("templates", ORGANISATIONS, folder.name)
    return PurePosixPath("templates")


class TemplateFaultError(Exception):
    """A template cannot be used as it is written; the message says where, for the person at the keyboard."""

    hint = "put the template right, or take it away to have the built-in one"

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(file, line, message)  # all of it: an exception comes from a worker by its arguments
        self.file = file  # its full path, or "a template"
        self.line = line  # from 1; 0 where nobody knows
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class _Environment(jinja2.Environment):
    """Reports faults of templates by file and line, in a form that comes back from a worker whole."""

    def handle_exception(self, source: str | None = None) -> NoReturn:
        error = rewrite_traceback_stack(source=source)
        if isinstance(error, jinja2.TemplateError):
            missing = isinstance(error, jinja2.TemplateNotFound)
            message = f"there is no template {error.message}" if missing else error.message
            raise TemplateFaultError(*_spot(error), message or "it cannot be used") from error
        raise error


def _spot(error: jinja2.TemplateError) -> tuple[str, int]:
    """Return the file and the line of a template's fault."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or error.name or "a template", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith((".jinja", ".html"))]
    return (inside[-1].filename, inside[-1].lineno or 0) if inside else ("a template", 0)


@lru_cache(maxsize=16)
def _environment(theme: Theme) -> jinja2.Environment:
    own = [jinja2.FileSystemLoader(folder) for folder in theme.folders]
    core = jinja2.PrefixLoader({CORE: own[-1]})
    made = _Environment(
        loader=jinja2.ChoiceLoader([*own, core]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        auto_reload=False,  # a file that changes makes another theme
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        bare=str, inline=inline, plain=plain, render=render, shares=shares, tongue=tongue, xml_tongue=xml_tongue
    )
    return made


@jinja2.pass_environment
def render(made: jinja2.Environment, block: Block) -> Markup:
    """Return *block* as HTML, by the template of its kind."""
    template = made.get_template(f"blocks/{type(block).__name__.lower()}.html.jinja")
    return Markup(template.render(block=block).strip() + "\n")  # noqa: S704  # the template escaped it


def tongue(text: str) -> Markup:
    """Return the attribute that says the language of *text* where an attribute holds it; nothing in the page's."""
    language = spoken_in(text)
    return Markup(' lang="{}"').format(language) if language else Markup()


def xml_tongue(text: str) -> Markup:
    """Return what `tongue` does, for XML that is no page."""
    return Markup(str(tongue(text)).replace(" lang", " xml:lang"))  # noqa: S704  # made of our markup


@lru_cache(maxsize=8192)
def inline(words: Words) -> Markup:
    """Return *words* as HTML: bold, links, other languages, and dates and sums that stay on one line.

    Words that were inserted or deleted say so: formats that are looked at show it by lines as well.
    """
    return Markup("").join(
        _same_mark(mark, tuple(spans)) for mark, spans in groupby(words, lambda span: span.mark)
    )


def shares(columns: Sequence[Column]) -> tuple[int, ...]:
    """Return each column's share of the width in per cent, in steps of 5 that add up to 100."""
    wanted = [column.share for column in columns]
    exact = [20 * each / sum(wanted) for each in wanted]
    steps = [max(1, int(each)) for each in exact]
    spare = 20 - sum(steps)
    for index in sorted(range(len(steps)), key=lambda i: steps[i] - exact[i])[: max(0, spare)]:
        steps[index] += 1
    return tuple(5 * each for each in steps)


def _same_mark(mark: Mark | None, spans: Words) -> Markup:
    if mark is None:
        return _linked(spans)
    first, *others = spans
    text = first.text.lstrip()
    before, tag = first.text[: len(first.text) - len(text)], "del" if mark.became in GOING else "ins"
    changed = Markup('<{0} class="{1}">{2}</{0}>').format(
        tag, mark.became, _linked((replace(first, text=text), *others))
    )
    start, end = (Markup('<span class="mark mark--{}">{}</span>').format(mark.became, each)
                  for each in (f"[{mark.says or mark.became}: ", "]"))  # fmt: skip
    return Markup("").join((escape(before), start, changed, end))


def _linked(spans: Iterable[Span]) -> Markup:
    return Markup("").join(_same_link(link, run) for link, run in groupby(spans, lambda span: span.link))


def _same_link(link: str | None, spans: Iterable[Span]) -> Markup:
    alike = groupby(spans, lambda span: (span.language, span.strong))
    text = Markup("").join(_alike(language, strong, run) for (language, strong), run in alike)
    # Addresses were judged when the text was read; a span that came another way gets no second chance.
    if link is None or not link.startswith((*ALLOWED_LINKS, *INSIDE)):
        return text
    return Markup('<a href="{}">{}</a>').format(link, text)


def _alike(language: str | None, strong: bool, spans: Iterable[Span]) -> Markup:
    text = Markup("").join(_piece(span) for span in spans)
    if strong:
        text = Markup("<strong>{}</strong>").format(text)
    if not language:
        return text
    return Markup("<span{}>{}</span>").format(Markup(marked(language)), text)  # noqa: S704  # escaped there


def _piece(span: Span) -> Markup:
    """Return a span's text; a long address that need not stay on one line is marked, and has places to part at."""
    if span.together:
        return Markup('<span class="together">{}</span>').format(span.text)
    return Markup("").join(
        _address(text) if is_long else escape(text) for is_long, text in _long_addresses(span.text)
    )


def _long_addresses(text: str) -> Iterator[tuple[bool, str]]:
    """Yield *text* in pieces, each with whether it is an address that may be wider than its place."""
    start = 0
    for match in _LONG_ADDRESS.finditer(text):
        yield from ((False, text[start : match.start()]), (True, match.group()))
        start = match.end()
    yield False, text[start:]


def _address(text: str) -> Markup:
    """Return a long address, before which a line may end, and in which it may."""
    name = "address address--wide" if len(text) > WIDE_ADDRESS else "address"
    parts = Markup("<wbr>").join(("", *ADDRESS_PARTS.split(text)))
    return Markup('<span class="{}">{}</span>').format(name, parts)


def _present(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders that exist, each once; in a checkout the project's templates are the built-in ones."""
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))


def _digests(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield a digest for each top folder or file; the folder a file is found in counts, for the first one wins."""
    found = sorted((name, rank, path) for rank, folder in enumerate(folders) for name, path in _files(folder))
    for top, files in groupby(found, key=lambda each: each[0].parts[0]):
        digest = hashlib.blake2b(digest_size=16)
        for name, rank, path in files:
            content = path.read_bytes()
            digest.update(repr((name.as_posix(), rank, len(content))).encode() + content)
        yield top, digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield every file of a folder of templates by its name there; other organisations' are left out."""
    for path in folder.rglob("*"):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        if path.suffix in TEMPLATE_SUFFIXES and path.is_file() and name.parts[0] != ORGANISATIONS:
            yield name, path
