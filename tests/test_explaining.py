"""What a guide tells as it no longer is: facts that changed, parts that changed, and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from building import FACTS_FILE, JOB_FILE, edit, release_all
from easy_read_project import GUIDE, GUIDE_FILE, GUIDE_FILES
from kinds.rounds import ROUND
from projects import make_project, open_project
from rolepress.explaining import Behind, behind, named, of_release, part_of, parts_named, text_of
from rolepress.manuscript import About, Box, Heading, Manuscript, Part, Prose, said
from rolepress.releases import Release, as_yaml, freeze, load_releases, path_of, write_releases
from rolepress.resolve import resolve, scope_of

NOON = datetime(2026, 6, 3, 12)
TEAM = "northshire-facts/team"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a guide to its job description, both released."""
    make_project(tmp_path, GUIDE_FILES)
    release_all(tmp_path, "support-worker")
    release_all(tmp_path, "support-worker-guide")
    return tmp_path


def filled(root: Path, name: str):
    library = open_project(root)
    document = library.document(name)
    return resolve(document, library, scope=scope_of(document, library), on=NOON).value


def since_then(root: Path, name: str = "support-worker") -> Behind:
    """Return what the file of the document says otherwise than the release that the guide explains."""
    guide = filled(root, "support-worker-guide")
    then = named(guide.document, load_releases(root).value[name])
    assert then is not None
    return behind(guide, then, filled(root, name), open_project(root))


def in_public(root: Path) -> Behind:
    return of_release(filled(root, "support-worker-guide"), load_releases(root).value, open_project(root), NOON)


def release_next(root: Path) -> None:
    edit(root, JOB_FILE, "owner: Human Resources\n", 'owner: Human Resources\nversion: "2"\n')
    release_all(root, "support-worker")


def forget_values(root: Path, name: str = "support-worker") -> None:
    """Take the values of facts out of every release of a document, as releases of long ago have none."""
    for each in load_releases(root).value[name]:
        old = Release.model_validate(each.model_dump() | {"frozen": each.frozen.model_copy(update={"values": ()})})
        (root / path_of(name, each.version)).write_text(as_yaml(old), "utf-8")


def test_a_release_keeps_the_values_of_its_facts(project: Path) -> None:
    (release,) = load_releases(project).value["support-worker"]

    assert release.frozen.values == ((TEAM, "the recovery team"),)
    assert release.resolved().values == release.frozen.values


def test_nothing_is_behind_while_nothing_changes(project: Path) -> None:
    assert not since_then(project)
    assert not in_public(project)


def test_a_fact_that_changed_is_told(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")

    assert since_then(project) == Behind(facts=(TEAM,))
    assert in_public(project) == Behind()  # nobody has released it yet


def test_what_is_released_counts_in_public(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    edit(project, JOB_FILE, "Listen to people", "Listen to all people")
    release_next(project)

    assert in_public(project) == Behind((TEAM,), ("duties-support",)) == since_then(project)


def test_a_guide_that_names_the_new_release_is_up_to_date(project: Path) -> None:
    edit(project, JOB_FILE, "Listen to people", "Listen to all people")
    release_next(project)
    edit(project, GUIDE_FILE, 'version: "0.1"}', 'version: "2"}')

    assert not in_public(project)
    assert not since_then(project)


def test_a_part_that_the_guide_does_not_cover_may_change(project: Path) -> None:
    edit(project, JOB_FILE, 'band: "3"', 'band: "4"')
    edit(project, JOB_FILE, "title: Skills", "title: What you can do")

    assert not since_then(project)


def test_a_fact_that_the_guide_does_not_tell_may_change(project: Path) -> None:
    edit(project, GUIDE_FILE, "You work in {{ team }}.", "You work in a team.")
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")

    assert not since_then(project)


def test_a_part_that_is_gone_has_changed(project: Path) -> None:
    edit(project, JOB_FILE, "- id: support\n", "- id: helping\n")

    assert since_then(project) == Behind(parts=("duties-support",))


def test_a_release_without_values_is_read_for_what_it_says(project: Path) -> None:
    forget_values(project)
    assert not since_then(project)

    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    assert since_then(project) == Behind(facts=(TEAM,))


def test_a_release_without_values_is_not_blamed_for_a_fact_that_the_document_tells_no_more(project: Path) -> None:
    forget_values(project)
    edit(project, JOB_FILE, "{{ team }}", "a team")
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")

    assert not since_then(project)


def test_a_release_without_values_is_read_for_its_key_dates_too(tmp_path: Path) -> None:
    guide = GUIDE.replace('support-worker, version: "0.1"', 'round-2026, version: "2.0"')
    guide = guide.replace("You work in {{ team }}.", "Come on {{ closing-date }}.").replace(
        "[duties-support]", "[]"
    )
    make_project(tmp_path, {**ROUND, GUIDE_FILE: guide})
    write_releases(tmp_path, [freeze(filled(tmp_path, "round-2026"), released=NOON.date())])
    forget_values(tmp_path, "round-2026")
    assert not since_then(tmp_path, "round-2026")

    edit(tmp_path, "content/facts/round-2026-facts.yml", "2026-06-30 23:59", "2026-07-07 23:59")
    assert since_then(tmp_path, "round-2026") == Behind(facts=("round-2026-facts/closing-date",))


def test_a_guide_to_no_document_is_never_behind(project: Path) -> None:
    edit(project, GUIDE_FILE, 'explains: {document: support-worker, version: "0.1"}\n', "")

    assert not in_public(project)


def test_a_guide_that_names_no_release_is_not_judged(project: Path) -> None:
    edit(project, GUIDE_FILE, 'version: "0.1"}', 'version: "9"}')

    assert not in_public(project)


ABOUT = About("guide", "Guide", "trust", "Trust", "A guide.", "1")
BOX = Box("box", said("A box"), (Prose("box-1", said("Inside.")),), level=2)
INNER = (Heading("title-2", said("Bound"), 2), Prose("bound-1", said("Bound text.")))
BLOCKS = (
    Heading("title", said("Title"), 1), Prose("p-0", said("First.")),
    Heading("a", said("A"), 2), Prose("p-1", said("One.")), Heading("a-1", said("Under A"), 3),
    Prose("p-2", said("Two.")), BOX, Heading("b", said("B"), 2), Prose("p-3", said("Three.")), Part("part", INNER),
)  # fmt: skip
TEXT = Manuscript("m", "M", "en-GB", ABOUT, BLOCKS)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("a", ["a", "p-1", "a-1", "p-2"]),
        ("a-1", ["a-1", "p-2"]),
        ("box", ["box"]),
        ("b", ["b", "p-3"]),
        ("part", ["part"]),
        ("title-2", ["title-2", "bound-1"]),
        ("p-3", ["p-3"]),
        ("nothing", []),
    ],
)
def test_a_part_is_a_heading_and_all_below_it(name: str, held: list[str]) -> None:
    assert [each.id for each in part_of(TEXT, name)] == held


def test_the_parts_that_can_be_covered_have_titles() -> None:
    assert parts_named(TEXT) == {"a": "A", "a-1": "Under A", "box": "A box", "b": "B", "title-2": "Bound"}


def test_the_text_of_a_document_is_what_its_page_shows(project: Path) -> None:
    assert "duties-support" in parts_named(text_of(filled(project, "support-worker"), open_project(project)))
