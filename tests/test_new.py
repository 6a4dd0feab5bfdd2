"""What is started is good from the start, and nothing is overwritten."""

import re
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Literal

import pytest

from building import JOB_FILE, add, release_all
from projects import make_project
from rolepress.build import check
from rolepress.copying import copied, without
from rolepress.home import templates_folder
from rolepress.model import MODELS, KindRecord
from rolepress.model.base import Document, Known, Line, Model
from rolepress.new import CannotMakeError, new_document, new_project
from rolepress.problems import Severity
from rolepress.releases import load_releases
from rolepress.schema import FOLDER, as_json, schemas

NOW = datetime(2026, 12, 1, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, for reading."""
    folder = tmp_path_factory.mktemp("new") / "jobs"
    new_project(folder)
    return folder


def test_a_new_project_has_nothing_to_change(sample: Path) -> None:
    assert check(sample, as_of=NOW) == ()


def test_the_samples_are_released_so_that_the_first_build_shows_them(sample: Path) -> None:
    assert set(load_releases(sample).value) == {
        "support-worker",
        "home",
        "accessibility",
        "internal-accessibility",
    }


def test_a_new_project_has_what_an_editor_and_git_need(sample: Path) -> None:
    for name, schema in schemas().items():
        assert (sample / FOLDER / f"{name}.json").read_text("utf-8") == as_json(schema)
    assert "/site/" in (sample / ".gitignore").read_text("utf-8")
    assert "rolepress build" in (sample / "README.md").read_text("utf-8")


def test_a_new_project_goes_into_an_empty_folder_and_into_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full/thesis.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")

    made = new_project(tmp_path / "empty")

    assert tmp_path / "empty/rolepress.yml" in made
    for name in ("full", "file"):
        with pytest.raises(CannotMakeError, match="is not empty"):
            new_project(tmp_path / name)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.txt"]


def test_every_kind_has_a_sample() -> None:
    samples = (templates_folder() / "new/kinds").iterdir()

    assert {path.stem for path in samples} == set(MODELS)


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_document_fits_at_once(tmp_path: Path, kind: str) -> None:
    project = make_project(tmp_path)
    before = check(project, as_of=NOW)

    path = new_document(project, kind, "night-porter")

    text = (project / path).read_text("utf-8")
    assert path.parts == ("content", MODELS[kind].folder, "night-porter.yml")
    assert text.startswith(f"# yaml-language-server: $schema=../schema/{kind}.json\n")
    assert f"kind: {kind}\nid: night-porter\ntitle: Night porter\n" in text
    added = set(check(project, as_of=NOW)) - set(before)
    assert [each for each in added if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("kind", [name for name, record in MODELS.items() if record.published])
def test_a_new_document_has_nothing_to_change_once_it_is_approved_and_released(tmp_path: Path, kind: str) -> None:
    project = make_project(tmp_path)
    path = project / new_document(project, kind, "night-porter")
    words = (f"Help people on ward {number}" for number in count(1))
    text = re.sub(r"(?<=: |- |  )(Say|First|Write)\b.*", lambda _: next(words), path.read_text("utf-8"))
    path.write_text(text.replace("01632 96099", "01632 96012"), "utf-8")  # the sample's phone number
    release_all(project, "support-worker", "night-porter", day=NOW.date())  # a round may lead to the first

    found = [each for each in check(project, as_of=NOW) if "night-porter" in str(each.place.path)]

    assert [each for each in found if each.severity is not Severity.INFO] == []


class Parts(Model):
    """Several things."""

    one: Line


class Leaflet(Document):
    """A kind of another package, which brings no sample."""

    kind: Literal["leaflet"]
    lead: Line
    """What it says first."""
    price: Known[Line]
    parts: tuple[Parts, ...]
    """What it is made of."""
    note: Line | None = None


def test_a_kind_without_a_sample_starts_with_what_its_model_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MODELS, "leaflet", KindRecord("leaflet", "leaflets", Leaflet))

    path = new_document(make_project(tmp_path), "leaflet", "wash-your-hands")

    assert (tmp_path / path).read_text("utf-8") == (
        "# yaml-language-server: $schema=../schema/leaflet.json\n"
        "kind: leaflet\nid: wash-your-hands\ntitle: Wash your hands\nowner: Human Resources\n"
        "# What it says first.\nlead: Write here.\n"
        "price: Write here.\n"
        "# Needed too: parts. What it is made of.\n"
    )


def test_a_new_job_belongs_to_the_organisation_of_the_project(tmp_path: Path) -> None:
    path = new_document(make_project(tmp_path), "job-description", "night-porter")

    assert "\norganisation: northshire\n" in (tmp_path / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "source", "message", "hint"),
    [
        ("job-descripton", "porter", None, "'job-descripton' is not a kind of document", "did you mean job-description?"),
        ("zebra", "porter", None, "'zebra' is not a kind", "one of project, organisation,"),
        ("page", "Night Porter!", None, "'Night Porter!' cannot be an id", "such as night-porter"),
        ("page", "../../etc", None, "cannot be an id", "such as etc"),
        ("page", "support-worker", None, "already used by content/job-descriptions/support-worker.yml", "another id"),
        ("page", "porter", "support-worker", "'support-worker' is of the kind job-description",
         "rolepress new job-description porter --from support-worker"),
        ("page", "porter", "nobody", "there is no document 'nobody'", "rolepress check"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_explained(
    tmp_path: Path, kind: str, name: str, source: str | None, message: str, hint: str
) -> None:
    project = make_project(tmp_path)
    before = sorted(project.rglob("*"))

    with pytest.raises(CannotMakeError) as refusal:
        new_document(project, kind, name, source=source)

    assert message in str(refusal.value)
    assert hint in refusal.value.hint
    assert sorted(project.rglob("*")) == before


def test_a_document_needs_a_project(tmp_path: Path) -> None:
    with pytest.raises(CannotMakeError, match="is not a project"):
        new_document(tmp_path, "page", "about")


NURSE = """\
# yaml-language-server: $schema=../schema/job-description.json
kind: job-description
id: nurse   # never changes
title: Nurse
owner: Human Resources
aliases: [matron]
organisation: northshire
status: approved
version: "2.1"
review_by: 2027-01-01
opens: 2026-01-01 09:00
closes: 2026-02-01

# Who, where, how much
post:
  band: "5"
  # From the evaluation
  reference: JD1
  hours: 37.5 hours a week   # full time
  dbs: enhanced
  reports_to: Matron
  location: Northshire

evaluation:
  status: matched
  date: 2025-01-01

# Written with the ward
summary: |
  You will nurse.

  # not a comment
approvals:
  - version: "2.1"
    role: Director
    date: 2026-01-01
    decision: approved
    hash: 0000
    note: |
      Well done.

# What changed
changes:
  - version: "2.1"
    date: 2026-01-01
    summary: >-
      Shorter.

# Where it is from
sources:
  - title: A ward
"""

PORTER = """\
# yaml-language-server: $schema=../schema/job-description.json
kind: job-description
id: porter   # never changes
title: Porter
owner: Human Resources
organisation: northshire
status: draft
version: '0.1'

# Who, where, how much
post:
  band: "5"
  hours: 37.5 hours a week   # full time
  dbs: enhanced
  reports_to: Matron
  location: Northshire

# Written with the ward
summary: |
  You will nurse.

  # not a comment
"""


def test_a_copy_leaves_out_what_is_the_originals_alone_and_keeps_every_other_line() -> None:
    assert copied(NURSE, "porter") == PORTER


def test_a_copy_that_becomes_pages_begins_its_own_history() -> None:
    made = copied(NURSE, "porter", day=date(2026, 12, 1))

    history = "changes:\n  - version: '1.0'\n    date: 2026-12-01\n    summary: New\n"
    assert made == PORTER.replace("version: '0.1'", "version: '1.0'") + history


def test_nothing_is_left_to_change_once_a_copy_is_released(tmp_path: Path) -> None:
    project = make_project(tmp_path)

    new_document(project, "job-description", "night-porter", source="support-worker")
    release_all(project, "night-porter")

    assert [each for each in check(project, as_of=NOW) if "night-porter" in str(each.place.path)] == []


@pytest.mark.parametrize(
    ("dates", "left"),
    [
        ("  - {id: a, when: 2026-06-26, what: closing}\n", "  - {id: a, when: to be confirmed, what: closing}\n"),
        (
            "  - id: a\n    when: 2026-06-26 # at noon\n    what: x\n",
            "  - id: a\n    when: to be confirmed # at noon\n    what: x\n",
        ),
        (
            "  - id: a\n    when:\n      start: 2026-06-26\n      end: 2026-06-27\n    what: x\n  - {id: b, fact: c}\n",
            "  - id: a\n    when: to be confirmed\n    what: x\n  - {id: b, fact: c}\n",
        ),
        (
            "  - {id: a, when: {start: 2026-06-26, end: 2026-06-27}}\n  - {when: 2026-01-01}\n",
            "  - {id: a, when: to be confirmed}\n  - {when: to be confirmed}\n",
        ),
    ],
)
def test_a_copy_of_a_round_keeps_its_key_dates_without_their_days(dates: str, left: str) -> None:
    text = "kind: advert\nid: x\ntitle: X\nkey_dates:\n{}progress:\n  - {{event: filled}}\nsummary: Y\n"

    assert copied(text.format(dates), "y") == (f"kind: advert\nid: y\ntitle: Y\nkey_dates:\n{left}summary: Y\n")


def test_a_copy_is_written_beside_the_original(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    original = (project / "content/job-descriptions/support-worker.yml").read_text("utf-8")

    path = new_document(project, "job-description", "night-porter", source="support-worker")

    renamed = original.replace("id: support-worker", "id: night-porter")
    text = (project / path).read_text("utf-8")
    assert text.startswith(renamed.replace("title: Support Worker", "title: Night porter"))
    assert (project / "content/job-descriptions/support-worker.yml").read_text("utf-8") == original


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("a: 1\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2\n", ("b",), "a: 1\n"),
        ("a: 1\nb:\n  - x\n\n# of c\nc: 3\n", ("b",), "a: 1\n\n# of c\nc: 3\n"),
        ("a: 1\n\nb:\n  x: |\n    y\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\nb:\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: {x: 1, y: [2, 3], z: 4}\n", ("a", "y"), "a: {x: 1, z: 4}\n"),
        ("a: {x: 1, y: 2}\n", ("a", "y"), "a: {x: 1}\n"),
        ("a: {y: 2}\n", ("a", "y"), "a: {}\n"),
        ("a:\n  x: 1\n  y: 2  # said\n  z: 3\n", ("a", "y"), "a:\n  x: 1\n  z: 3\n"),
        ("a: 1\n", ("b",), "a: 1\n"),
        ("a: 1\n", ("a", "b"), "a: 1\n"),
        ("a: 1\nb: 2", ("a",), "b: 2\n"),
    ],
)
def test_cutting_takes_the_key_and_what_is_its_own(text: str, names: tuple[str, ...], left: str) -> None:
    assert without(text, names) == left


def test_an_id_that_old_links_lead_to_is_not_given_again(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    add(project, JOB_FILE, "aliases: [helper]\n")
    add(project, "content/releases/gone/1.0.yml", "")
    before = sorted(project.rglob("*"))

    with pytest.raises(CannotMakeError, match=f"is an alias in {JOB_FILE}"):
        new_document(project, "page", "helper")
    with pytest.raises(
        CannotMakeError, match=r"has releases, such as content/releases/gone/1\.0\.yml, and no file"
    ):
        new_document(project, "page", "gone")
    assert sorted(project.rglob("*")) == before
