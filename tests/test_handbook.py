"""Every command, file and fragment in the handbook works as the handbook says, and every page can be reached."""

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest
import yaml

from building import add, plain_back_room
from handbook_samples import Bench, Sample, UnknownSampleError, fragment, samples
from projects import open_project
from rolepress import cli
from rolepress.checks import known_rules
from rolepress.handbook_page import HandbookPage, walk
from rolepress.labels import labels_for
from rolepress.library import Scope
from rolepress.model import kinds
from rolepress.model.house_style import HouseStyle
from rolepress.new import new_project
from rolepress.problems import WAITING
from rolepress.wording import say

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "content" / "handbook"
PAGES = sorted(FOLDER.rglob("*.md"))
LONGEST = 1200  # words of text that a person reads on one page, samples apart


def name(page: Path) -> str:
    return page.relative_to(FOLDER).as_posix()


def page_of(path: Path) -> HandbookPage:
    return HandbookPage(PurePosixPath(name(path)), path.read_text("utf-8"))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `rolepress new project` makes it."""
    folder = tmp_path_factory.mktemp("handbook") / "project"
    new_project(folder)
    return folder


@pytest.fixture
def project(new: Path, tmp_path: Path) -> Path:
    """A copy of the new project."""
    return Path(shutil.copytree(new, tmp_path / "project"))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_sample_of_a_page_works(page: Path, project: Path):
    bench = Bench(project, CHECKOUT)

    for sample in samples(page, FOLDER):
        bench.attempt(sample)
    bench.finish()


def test_the_project_that_the_handbook_starts_with_is_built(project: Path, capsys: pytest.CaptureFixture[str]):
    add(project, "rolepress.yml", "formats: {job-description: [html]}\n")
    code = cli.main(["build", "--project", str(plain_back_room(project)), "--jobs", "1"])

    assert (code, capsys.readouterr().err) == (0, "")
    assert (project / "site/public/index.html").is_file()
    assert (project / "site/docs/handbook/index.md").is_file()


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_a_page_with_the_smallest_file(kind: str):
    found = [each for each in samples(FOLDER / "writing" / f"{kind}.md", FOLDER) if each.words == ("file",)]

    assert f"kind: {kind}\n" in found[0].text
    assert len(found[0].text.splitlines()) <= 20


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_and_option_that_the_text_names_exists(page: Path):
    _, verbs = cli._parser()
    options = {option for verb in verbs.values() for each in verb._actions for option in each.option_strings}
    wrong = []
    for node, line in walk(page_of(page).tree):
        if node.type == "code_inline":
            verb = re.match(r"(?:\.venv/bin/)?rolepress ([a-z]+)", node.content)
            if verb and verb[1] not in verbs:
                wrong.append(f"{name(page)}:{line}: {node.content}")
            ours = verb or node.content.startswith("--")
            named = re.findall(r"--[a-z-]+", node.content) if ours else []
            wrong += [f"{name(page)}:{line}: {each}" for each in named if each not in options]

    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_file_of_ours_that_the_text_names_is_there(page: Path):
    named = [node.content for node, _ in walk(page_of(page).tree) if node.type == "code_inline"]
    ours = [
        each for each in named if re.match(r"(templates|tests|generator|content)/[a-z]", each) and ":" not in each
    ]
    made_in_a_project = (
        *("content/releases", "content/handbook/pictures", "templates/organisations/ID"),
        *("content/pictures/pictures.yml", "content/pictures/ORGANISATION/pictures.yml"),
        "content/audit/checked.yml",
    )

    assert [each for each in ours if each not in made_in_a_project and not (CHECKOUT / each).exists()] == []


def test_facts_print_as_their_page_says(project: Path):
    page = FOLDER / "writing" / "facts.md"
    (*_, given) = (each for each in samples(page, FOLDER) if each.words == ("file",))
    (project / given.first_line).write_text(given.text, "utf-8")
    known = open_project(project).facts(Scope("sample-trust"))
    rows = re.findall(r"^\| `\{\{ ([\w-]+)\.?([\w-]*) \}\}` \| (.+) \|$", page.read_text("utf-8"), re.MULTILINE)
    labels = labels_for("en-GB").value

    assert len(rows) >= 5
    assert [say(known[fact].fact, part, HouseStyle(), labels) for fact, part, _ in rows] == [
        said for *_, said in rows
    ]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_is_longer_than_people_read(page: Path):
    prose = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)

    assert len(prose.split()) <= LONGEST


def test_the_navigation_leads_to_every_built_in_page():
    text = (CHECKOUT / "templates/internal/mkdocs.yml").read_text("utf-8")
    config = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes text only
    nav = next(each["Handbook"] for each in config["nav"] if "Handbook" in each)
    named = re.findall(r"handbook/([\w/.-]+\.md)", str(nav))
    fields = {f"fields/{each}.md" for each in (*kinds(), "every-document", "rolepress")}

    assert sorted(named) == sorted({*map(name, PAGES), *fields})


def test_every_name_of_a_problem_has_a_page_or_a_heading():
    """Names that are told where they are found; those of fields are the fields' own."""
    told = re.compile(r'\b(?:problem|notes\.note|_note)\(\s*(?:[^"()]|\([^()]*\))+?,\s*"([a-z]+(?:-[a-z]+)*)",')
    code = [path.read_text("utf-8") for path in (CHECKOUT / "generator" / "rolepress").rglob("*.py")]
    names = {WAITING, *(each for text in code for each in told.findall(text))}
    pages = "".join((FOLDER / name).read_text("utf-8") for name in ("files.md", "commands.md"))
    headings = set(re.findall(r"^## (\S+)$", pages, re.MULTILINE))

    assert {"yaml", "duplicate-key", "contrast", "unused-template"} <= names
    assert names - headings - set(known_rules()) == set()


# The test of the tests: what is wrong is found.


def sample(language: str, words: str, text: str) -> Sample:
    return Sample("page.md", 1, language, tuple(words.split()), text)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", ""),
        ("yaml", ""),
        ("sh", "exit=one"),
        ("sh", "quick"),
        ("text", ""),
        ("text", "output whole"),
        ("yaml", "file right"),
        ("cobol", "recipe"),
    ],
)
def test_a_fence_that_nobody_knows_is_an_error(project: Path, language: str, words: str):
    with pytest.raises(UnknownSampleError):
        Bench(project, CHECKOUT).attempt(sample(language, words, "a: b\n"))


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("sh", "", "rolepress check --onyl home"),
        ("sh", "", "ls"),
        ("sh", "exit=1", "rolepress check"),
        ("text", "output", "something"),
        ("text", "output part", "something"),
        ("yaml", "file", "# content/pages/one.yml\nkind: page\nid: one\n"),
        ("yaml", "file", "kind: page\n"),
        (
            "yaml",
            "file wrong",
            "# content/pages/one.yml\nkind: page\nid: one\ntitle: One\nowner: HR\nsummary: One.\n",
        ),
        ("yaml", "fragment=page", "sumary: One.\n"),
        ("yaml", "fragment=rolepress", "[1]\n"),
        ("yaml", "recipe", "steps:\n  - run: make sight\n"),
        ("nginx", "recipe", "server {\n"),
        ("apache", "recipe", "<VirtualHost *:443>\n"),
        ("jinja", "template", "{# templates/site/nothing.html.jinja #}\n"),
    ],
)
def test_a_sample_that_does_not_work_is_found(project: Path, language: str, words: str, text: str):
    with pytest.raises((AssertionError, Exception)) as found:
        Bench(project, CHECKOUT).attempt(sample(language, words, text))

    assert not isinstance(found.value, UnknownSampleError)


def test_a_recipe_with_an_option_that_is_not_there_is_found(project: Path):
    with pytest.raises(cli.WrongUseError):
        Bench(project, CHECKOUT).attempt(sample("yaml", "recipe", "run: .venv/bin/rolepress check --quick\n"))


def test_a_fragment_is_fitted_into_the_smallest_file():
    fragment(sample("yaml", "fragment=clause", "stands: bullet\n"), "clause", CHECKOUT)
