"""Everybody who keeps something has a page of all of it, and no two things look the same."""

from pathlib import Path

from projects import CLAUSE, JOB
from rolepress.sites.keeping import keepers, owners, told_apart
from rolepress.sites.records import Catalogue
from sites.small_library import drawn, small_library, written

JOBS = "content/job-descriptions"
WARD = (
    CLAUSE.replace("id: confidentiality", "id: ward-rules")
    .replace("title: Confidentiality", "title: Ward rules")
    .replace("owner: Human Resources", "owner: Ward Manager")
)


def small(root: Path, files: dict[str, str] | None = None) -> Catalogue:
    return drawn(small_library(root, {"content/clauses/ward-rules.yml": WARD, **(files or {})}))


def test_who_keeps_a_clause_alone_has_a_page_too(tmp_path: Path):
    made = small(tmp_path)
    found = {each.name: each for each in keepers(made.documents, made.kept)}

    assert {name: len(each.kept) for name, each in found.items()} == {
        "Communications": 2, "Human Resources": 5, "Ward Manager": 1,
    }  # fmt: skip
    assert [each.id for each in found["Ward Manager"].kept] == ["ward-rules"]
    assert found["Ward Manager"].documents == ()
    assert [[tag.name for tag in facet.tags] for facet in owners(tuple(found.values()))] == [
        ["Communications", "Human Resources"]
    ]


def test_what_is_overdue_stands_first_and_what_has_no_day_last(tmp_path: Path):
    dated = {
        f"{JOBS}/support-worker.yml": JOB + "review_by: 2026-09-01\n",
        "content/clauses/confidentiality.yml": CLAUSE + "review_by: 2026-01-01\n",
    }
    made = small(tmp_path, dated)
    (people,) = (each for each in keepers(made.documents, made.kept) if each.name == "Human Resources")

    assert [each.id for each in people.kept[:2]] == ["confidentiality", "support-worker"]
    assert [each.overdue for each in people.kept] == [True, False, False, False, False]


def test_as_much_is_overdue_on_the_pages_of_the_owners_as_at_home(tmp_path: Path):
    made = small(tmp_path, {"content/clauses/confidentiality.yml": CLAUSE + "review_by: 2026-01-01\n"})
    told = [each for keeper in keepers(made.documents, made.kept) for each in keeper.kept if each.overdue]

    assert {each.id for each in told} == {each.id for each in made.overdue} == {"confidentiality"}


def test_every_owner_that_a_page_names_is_a_link(tmp_path: Path):
    library = small_library(tmp_path, {"content/clauses/ward-rules.yml": WARD})
    found = written(library, drawn(library))

    assert "[Ward Manager](../tags/kept-by/ward-manager.md)" in found["clauses/index.md"]
    assert "[Ward rules](../../clauses/ward-rules/index.md)" in found["tags/kept-by/ward-manager.md"]


def test_the_same_title_is_told_apart_by_the_organisation_or_else_by_the_id(tmp_path: Path):
    twins = {
        f"{JOBS}/night-worker.yml": JOB.replace("id: support-worker", "id: night-worker"),
        "content/organisations/south.yml": (
            "kind: organisation\nid: south\ntitle: South\nowner: Communications\n"
            "other_formats: {email: f@south.example, phone: 01632 960001, working_days: 10}\n"
        ),
        "content/clauses/confidentiality-south.yml": CLAUSE.replace("id: confidentiality", "id: confidentiality-south")
        .replace("organisation: northshire", "organisation: south"),
    }  # fmt: skip
    library = small_library(tmp_path, twins)
    made = drawn(library)
    pages = written(library, made)

    assert told_apart(made.kept) == {
        "night-worker": "night-worker",
        "support-worker": "support-worker",
        "confidentiality": "Northshire Health",
        "confidentiality-south": "South",
    }
    assert "[Support Worker (night-worker)](night-worker/index.md)" in pages["documents/index.md"]
    assert (
        "[Confidentiality (South)](../../clauses/confidentiality-south/index.md)"
        in (pages["tags/kept-by/human-resources.md"])
    )
