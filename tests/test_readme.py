"""Every command and file of README.md does what the page says, and its pictures are there, small, and said in words."""

import os
import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from building import add, plain_back_room
from handbook_samples import Bench, Sample, UnknownSampleError, ours, samples
from rolepress import cli
from rolepress.commands.options import COMMANDS
from rolepress.handbook_page import HandbookPage, slug_of, walk

CHECKOUT = Path(__file__).resolve().parent.parent
README = CHECKOUT / "README.md"
PAGE = HandbookPage(PurePosixPath(README.name), README.read_text("utf-8"))
LARGEST_PICTURE, ALL_PICTURES = 80_000, 500_000  # bytes
NEW = "site/public/job-descriptions/ward-clerk/index.html"
LOGO = re.compile(r"\blogo\b", re.IGNORECASE)


class Desk(Bench):
    """A copy of this repository's content, in Git, whose reader types what README.md says."""

    def __init__(self, project: Path) -> None:
        super().__init__(project, CHECKOUT)
        self.public: list[bool] = []  # after each `make site`: whether the new page is there

    def _do(self, sample: Sample, line: str) -> tuple[int, str]:
        program, *words = line.split()
        if program == "git":
            return git(self.project, line)
        if program != "make":
            return super()._do(sample, line)
        results = [self._call(ours(sample, each)) for each in ours_in(words[0])]
        self.public.append((self.project / NEW).is_file())
        return max(code for code, _ in results), "".join(said for _, said in results)


def ours_in(target: str) -> list[str]:
    """Return the commands of ours that a target of the Makefile runs."""
    text = (CHECKOUT / "Makefile").read_text("utf-8")
    recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    assert recipe, f"there is no `make {target}`"
    found = re.findall(r"\.venv/bin/(rolepress .+)", recipe[1])
    assert found, f"`make {target}` runs nothing of ours"
    return [str(each) for each in found]


def git(folder: Path, line: str) -> tuple[int, str]:
    """Run Git as somebody whom it knows, with no settings of this computer."""
    names = {
        f"GIT_{who}_{what}": "tester@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    env = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of a reader who has cloned this repository.

    It makes web pages alone, and an internal site without looks: PDFs and Material take most of a build's time, and
    what they make of a document is shown elsewhere.
    """
    project = tmp_path / "rolepress"
    shutil.copytree(CHECKOUT / "content", project / "content")
    settings = (CHECKOUT / "rolepress.yml").read_text("utf-8")
    (project / "rolepress.yml").write_text(
        re.sub(r"^formats:\n(?:  .*\n)+", "", settings, flags=re.MULTILINE), "utf-8"
    )
    add(project, "rolepress.yml", "formats: {job-description: [html]}\n")
    add(project, ".gitignore", "/site/\n/.rolepress/\n")
    plain_back_room(project)
    assert git(project, "git init --quiet && git add . && git commit --quiet --message Start")[0] == 0
    return Desk(project)


def test_the_tutorial_takes_a_new_job_description_to_the_site_and_back(desk: Desk):
    for sample in samples(README, CHECKOUT):
        desk.attempt(sample)

    assert desk.public == [True, False]
    assert (desk.project / "../our-roles/rolepress.yml").is_file()


def test_the_public_does_not_see_it_before_it_is_released(desk: Desk):
    for sample in samples(README, CHECKOUT):
        if "approve" in sample.text:
            break
        desk.attempt(sample)

    assert desk._call(["build"])[0] == 0
    assert not (desk.project / NEW).exists()


def test_every_command_and_option_exists():
    _, verbs = cli._parser()
    wrong = []
    for node, line in walk(PAGE.tree):
        verb = re.match(r"rolepress ([a-z]+)(.*)", node.content) if node.type == "code_inline" else None
        options = {option for each in verbs[verb[1]]._actions for option in each.option_strings} if verb else set()
        wrong += [
            f"{line}: {each}" for each in re.findall(r"--[a-z-]+", verb[2] if verb else "") if each not in options
        ]

    assert wrong == []


def test_every_command_of_ours_is_in_the_table():
    named = re.findall(r"^\| `rolepress ([a-z]+)", PAGE.text, re.MULTILINE)

    assert set(named) == set(COMMANDS)


def test_every_link_leads_to_a_file():
    assert [each.href for each in PAGE.links if not (CHECKOUT / each.href).is_file()] == []


def test_every_folder_at_the_top_is_told_of():
    listed = subprocess.run(["git", "-c", f"safe.directory={CHECKOUT}", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True)  # fmt: skip
    folders = {name.partition("/")[0] for name in listed.stdout.splitlines() if "/" in name and name[0] != "."}

    assert [each for each in sorted(folders) if f"| `{each}/` |" not in PAGE.text] == []


def test_every_picture_is_there_and_says_what_it_shows():
    pictures = list(PAGE.pictures)

    assert len(pictures) >= 8
    for each in pictures:
        assert (CHECKOUT / each.href).is_file(), each.href
        assert len(each.text.split()) >= 8, f"{each.href} needs words that say what it shows"
        assert not LOGO.search(each.text)


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in (CHECKOUT / "content/handbook/pictures").iterdir()}

    assert {name: size for name, size in sizes.items() if size > LARGEST_PICTURE} == {}
    assert sum(sizes.values()) <= ALL_PICTURES


def test_every_picture_is_shown_and_taken_by_the_script():
    script = (CHECKOUT / "tests/browser/pictures.py").read_text("utf-8")
    kept = {path.name for path in (CHECKOUT / "content/handbook/pictures").iterdir()}

    assert {PurePosixPath(each.href).name for each in PAGE.pictures} == kept
    assert [name for name in kept if f'"{name.removesuffix(".png")}"' not in script] == []


def test_headings_have_addresses_of_their_own():
    slugs = [slug_of(each.text) for each in PAGE.headings]

    assert len(slugs) == len(set(slugs))


# The test of the tests.


def sample(language: str, words: str, text: str) -> Sample:
    return Sample("README.md", 1, language, tuple(words.split()), text)


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("sh", "", "ls\n"),
        ("sh", "", "make sight\n"),
        ("sh", "", "make test\n"),
        ("sh", "", "git revert --no-edit nothing\n"),
        ("sh", "serve", "rolepress serve --loudly\n"),
        ("yaml", "mend", "title: Mended\n"),
    ],
)
def test_a_sample_that_does_not_work_is_found(desk: Desk, language: str, words: str, text: str):
    with pytest.raises((AssertionError, cli.WrongUseError)):
        desk.attempt(sample(language, words, text))


def test_a_line_that_mends_nothing_is_found(desk: Desk):
    wrong = (desk.project / "content/pages/privacy.yml").read_text("utf-8").replace("summary:", "sumary:", 1)
    first_line = "# content/pages/privacy.yml\n"
    desk.attempt(sample("yaml", "file wrong", first_line + wrong))
    desk.attempt(sample("sh", "exit=1", "rolepress check\n"))

    with pytest.raises(AssertionError):
        desk.attempt(sample("yaml", "mend", "sumary: Still misspelt.\n"))


def test_a_fence_that_nobody_knows_is_an_error(desk: Desk):
    with pytest.raises(UnknownSampleError):
        desk.attempt(sample("yaml", "", "a: b\n"))
