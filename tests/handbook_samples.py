"""The samples of the handbook: what stands between fences, and what its opening line asks of the test.

The words are listed for authors in content/handbook/contributing/handbook.md. A fence that says anything else is an
`UnknownSampleError`, so that no sample is passed over.
"""

import configparser
import io
import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from building import make
from rolepress import cli
from rolepress.config import Settings
from rolepress.handbook_page import HandbookPage, walk
from rolepress.model import kinds
from rolepress.model.checked import Checked
from rolepress.model.fitting import fit
from rolepress.model.picture_book import PictureBook
from rolepress.source import parse_source

OUR_COMMAND = re.compile(r"(?:^|[\s=/])rolepress ((?:[^\n&|;`\"]|\"[^\"]*\")+)")
OUR_TARGETS = re.compile(r"(?<![\w-])make ((?:[a-z]+=\S+ )*[a-z]+)\b")
PLACE = re.compile(r"^(\S+\.yml):(\d+):\d+  ")
SECONDS = re.compile(r"\(\d+\.\d s\)")


class UnknownSampleError(Exception):
    """A fence opens with words that nobody knows."""


@dataclass(frozen=True)
class Sample:
    """One block of code of a page."""

    page: str
    line: int
    language: str
    words: tuple[str, ...]  # after the language
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def first_line(self) -> str:
        """What the first line names: a comment with a file in it."""
        return self.text.partition("\n")[0].strip("{#} ")

    def exit_code(self) -> int:
        return next((int(word.removeprefix("exit=")) for word in self.words if word.startswith("exit=")), 0)


def samples(page: Path, folder: Path) -> Iterator[Sample]:
    """Yield the samples of a page in order."""
    name = page.relative_to(folder).as_posix()
    for node, line in walk(HandbookPage(page.relative_to(folder), page.read_text("utf-8")).tree):
        if node.type in ("fence", "code_block"):
            language, *words = node.info.split() or [""]
            yield Sample(name, line, language, tuple(words), node.content)


class Bench:
    """A project in which the samples of one page are tried, one after the other."""

    def __init__(self, project: Path, checkout: Path) -> None:
        self.project = project
        self._checkout = checkout
        self._said: list[str] = []
        self._wrong: Path | None = None
        self.built = 0
        self.themed = False

    def attempt(self, sample: Sample) -> None:
        """Do what the sample's first line asks for; AssertionError when it does not come out so."""
        match sample.language, sample.words:
            case "sh", () | ("build",):
                self._run(sample)
            case "sh", (word,) if re.fullmatch(r"exit=\d", word):
                self._run(sample)
            case "sh", ("serve",):
                understood(ours(sample, sample.text.strip()))
            case "yaml", ("mend",):
                self._mend(sample)
            case "text", ("output", *part) if part in ([], ["part"]):
                self._compare(sample, whole=not part)
            case "yaml", ("file", *wrong) if wrong in ([], ["wrong"]):
                self._write(sample, wrong=bool(wrong))
            case "yaml", (word,) if word.startswith("fragment="):
                fragment(sample, word.removeprefix("fragment="), self._checkout)
            case "jinja", ("template",):
                self._theme(sample)
            case language, ("recipe",) if language in READERS:
                recipe(sample, self._checkout)
            case "text", ("picture",):
                pass
            case _:
                raise UnknownSampleError(
                    f"{sample}: a fence opens with {sample.language} {' '.join(sample.words)}"
                )

    def finish(self) -> None:
        """Make the pages with what the page's templates say."""
        if self.themed:
            settings = self.project / "rolepress.yml"
            settings.write_text(settings.read_text("utf-8") + "formats: {job-description: [html]}\n", "utf-8")
            assert make(self.project).public

    def _run(self, sample: Sample) -> None:
        self._said = []
        lines = [line for line in sample.text.splitlines() if line]
        for line in lines:
            expected = sample.exit_code() if line is lines[-1] else 0
            if "build" in sample.words:
                understood(ours(sample, line))
                continue
            code, said = self._do(sample, line)
            self._said += said.splitlines()
            assert code == expected, f"{sample}: {line} ended with {code}: {said}"

    def _do(self, sample: Sample, line: str) -> tuple[int, str]:
        """Run a line as if it were typed in the project's folder; return the exit code and what was printed."""
        return self._call(ours(sample, line))

    def _call(self, command: list[str]) -> tuple[int, str]:
        """Run a command of ours in the project's folder, where it leaves what it writes."""
        with chdir(self.project):
            return called(command)

    def _compare(self, sample: Sample, *, whole: bool) -> None:
        shown = [SECONDS.sub("(…)", line) for line in sample.text.splitlines() if line]
        said = [SECONDS.sub("(…)", line) for line in self._said if line]
        if whole:
            assert shown == said, f"{sample}: it printed otherwise"
        else:
            assert [line for line in shown if line not in said] == [], f"{sample}: it printed {said}"

    def _write(self, sample: Sample, *, wrong: bool) -> None:
        if self._wrong is not None:
            self._wrong.unlink()
            self._wrong = None
        name = sample.first_line
        assert re.fullmatch(r"content/[a-z-]+/[a-z0-9-]+\.yml", name), f"{sample}: its first line names no file"
        path = self.project / name
        path.write_text(sample.text, "utf-8")
        code, said = self._call(["check", "--only", path.stem, *([] if wrong else ["--strict"])])
        if not wrong:
            assert code == 0, f"{sample}: {said}"
            return
        assert code == 1, f"{sample}: nothing is wrong with it"
        self._wrong = path

    def _mend(self, sample: Sample) -> None:
        """Put the sample's line in place of the line that the last message names."""
        found = next(filter(None, map(PLACE.match, self._said)), None)
        assert found, f"{sample}: no message above it names a line"
        path = self.project / found[1]
        lines = path.read_text("utf-8").splitlines(keepends=True)
        lines[int(found[2]) - 1] = sample.text
        path.write_text("".join(lines), "utf-8")
        self._wrong = None
        code, said = self._call(["check", "--only", path.stem, "--strict"])
        assert code == 0, f"{sample}: {said}"

    def _theme(self, sample: Sample) -> None:
        name = sample.first_line
        assert name.startswith("templates/"), f"{sample}: its first line names no template"
        built_in = self._checkout / name
        assert built_in.is_file(), f"{sample}: there is no built-in {name}"
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sample.text, "utf-8")
        self.themed = True


def ours(sample: Sample, line: str) -> list[str]:
    """Return the words of a command of ours; AssertionError for any other."""
    name, *words = shlex.split(line)
    assert name == "rolepress", f"{sample}: {line!r} is not a command of ours; make it a recipe"
    return words


def called(words: list[str]) -> tuple[int, str]:
    """Run a command of ours; return the exit code and what was printed."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = cli.main(words)
    return code, said.getvalue()


BESIDE: dict[str, Any] = {"pictures": PictureBook, "checked": Checked}
"""The models of files that are no documents, by the words of their samples."""


def fragment(sample: Sample, kind: str, checkout: Path) -> None:
    """Fit fields into the smallest file of a kind, or into the settings of a new project."""
    given = yaml.load(sample.text, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes text only
    assert isinstance(given, dict), f"{sample}: these are no fields"
    if kind in BESIDE:
        beside = parse_source(json.dumps(given).encode(), Path(f"{kind}.yml"))  # JSON is YAML
        assert beside.value is not None, f"{sample}: {beside.problems}"
        assert fit(BESIDE[kind], beside.value).problems == (), str(sample)
        return
    new = checkout / "templates" / "new"
    smallest = new / "project" / "rolepress.yml" if kind == "rolepress" else new / "kinds" / f"{kind}.yml"
    model: Any = Settings if kind == "rolepress" else kinds()[kind].model
    data = yaml.load(smallest.read_text("utf-8"), Loader=yaml.BaseLoader) | given  # noqa: S506  # the same
    parsed = parse_source(json.dumps(data).encode(), Path(f"{kind}.yml"))  # JSON is YAML
    assert parsed.value is not None, f"{sample}: {parsed.problems}"
    assert fit(model, parsed.value).problems == (), str(sample)


def recipe(sample: Sample, checkout: Path) -> None:
    """Read a file for another program in its language; commands of ours in it must exist."""
    READERS[sample.language](sample.text)
    targets = re.findall(r"^([a-z]+):", (checkout / "Makefile").read_text("utf-8"), re.MULTILINE)
    for found in OUR_TARGETS.findall(sample.text):
        assert found.split()[-1] in targets, f"{sample}: there is no `make {found}`"
    for line in sample.text.splitlines():
        for found in OUR_COMMAND.findall(line):
            understood(shlex.split(found))


def understood(command: list[str]) -> None:
    """Assert that the command line takes a command; it is not run."""
    words = command if "--project" not in command else [each for each in command if each != "content"]
    assert cli._read(words).command, command


def _python(text: str) -> None:
    """Run a module's imports, and compile the rest."""
    compile(text, "sample.py", "exec")
    imports = [line for line in text.splitlines() if re.match(r"(from|import) ", line)]
    exec("\n".join(imports), {})  # noqa: S102  # our own imports, from our own page


def _braces(text: str) -> None:
    """Refuse a server's settings whose blocks do not close, or whose lines do not end."""
    assert text.count("{") == text.count("}")
    loose = [line for line in text.splitlines() if line.strip() and not re.search(r"[;{}]$|^\s*#", line)]
    assert loose == []


def _angles(text: str) -> None:
    opened = re.findall(r"<([A-Z]\w+)", text)
    assert opened == re.findall(r"</([A-Z]\w+)>", text)[::-1]


def _html(text: str) -> None:
    """Refuse HTML whose elements do not close."""
    opened = re.findall(r"<([a-z]\w*)", text)
    assert sorted(opened) == sorted(re.findall(r"</(\w+)>", text))


READERS: Mapping[str, Callable[[str], object]] = {
    "yaml": yaml.safe_load,
    "toml": tomllib.loads,
    "ini": lambda text: configparser.RawConfigParser(strict=True).read_string(text),
    "python": _python,
    "nginx": _braces,
    "apache": _angles,
    "html": _html,
    "sh": lambda text: [shlex.split(line) for line in text.splitlines()],
    "text": str.strip,
}
"""How a recipe of each language is read; the reader raises when it cannot be."""
