"""Texts that rely on the register, and texts that link to a document, are found where they stand."""

from pathlib import Path

from projects import CLAUSE, JOB
from sites.small_library import LAW, drawn, small_library

JOB_FILE = "content/job-descriptions/support-worker.yml"
RECOGNISED = LAW.replace(
    "    title: Privacy Act 1990\n", "    title: Privacy Act 1990\n    recognise: [Privacy Act 1990]\n"
)
MENTIONED = JOB.replace("You will support", "You follow the Privacy Act 1990. You will support")


def mentions(root: Path, files: dict[str, str], name: str = "old-privacy-act") -> list[tuple[str, str]]:
    """Return who mentions an entry of the register, and in which words."""
    made = drawn(small_library(root, {"content/register/law.yml": RECOGNISED, **files}))
    (entry,) = (each for file in made.registers for each in file.entries if each.entry.id == name)
    return [(each.where.id, each.words) for each in entry.mentions]


def links(root: Path, address: str) -> list[str]:
    """Return what links to the team leader when the support worker's summary has a link to *address*."""
    job = JOB.replace("You will support", f"See [the leader]({address}). You will support")
    made = drawn(small_library(root, {JOB_FILE: job}))
    (shown,) = (each for each in made.documents if each.id == "team-leader")
    return [each.id for each in shown.linked_from]


def test_a_document_that_relies_on_what_is_over_is_flagged(tmp_path: Path):
    files = {"content/register/law.yml": RECOGNISED, JOB_FILE: MENTIONED}
    made = drawn(small_library(tmp_path, files))

    assert mentions(tmp_path, files) == [("support-worker", "Privacy Act 1990")]
    assert [each.entry.id for each in made.flagged] == ["old-privacy-act"]


def test_history_is_no_mention(tmp_path: Path):
    job = JOB.replace("You will support", "The Privacy Act 1990 was replaced. You will support")

    assert mentions(tmp_path, {JOB_FILE: job}) == []


def test_a_clause_is_told_once_and_not_in_every_document_that_shows_it(tmp_path: Path):
    clause = CLAUSE.replace("Keep what", "Under the Privacy Act 1990, keep what")

    assert mentions(tmp_path, {"content/clauses/confidentiality.yml": clause}) == [
        ("confidentiality", "Privacy Act 1990")
    ]


def test_what_is_retired_or_closed_keeps_its_words(tmp_path: Path):
    for line in ("status: retired\n", "closes: 2026-01-01\n"):
        assert mentions(tmp_path, {JOB_FILE: MENTIONED + line}) == []


def test_what_ends_soon_is_told_with_the_text_that_relies_on_it(tmp_path: Path):
    law = RECOGNISED.replace("until: 2025-12-31", "until: 2026-09-30")
    made = drawn(small_library(tmp_path, {"content/register/law.yml": law, JOB_FILE: MENTIONED}))

    (soon,) = made.ending
    assert (soon.entry.id, [each.where.id for each in soon.mentions], soon.flagged) == (
        "old-privacy-act",
        ["support-worker"],
        False,
    )


def test_what_ends_in_years_is_not_told_yet(tmp_path: Path):
    law = RECOGNISED.replace("until: 2025-12-31", "until: 2029-09-30")

    assert drawn(small_library(tmp_path, {"content/register/law.yml": law})).ending == ()


def test_wording_in_force_that_rests_on_what_is_over_is_flagged_and_older_wording_is_not(tmp_path: Path):
    law = LAW.replace("    since: 2026-01-01\n", "    until: 2026-02-01\n")
    made = drawn(small_library(tmp_path, {"content/register/law.yml": law}))
    older = """\
  - version: "3"
    effective: 2026-03-01
    text: Keep it.
"""
    text = (tmp_path / "content/clauses/confidentiality.yml").read_text("utf-8")
    later = drawn(small_library(tmp_path, {"content/register/law.yml": law,
                                           "content/clauses/confidentiality.yml": text + older}))  # fmt: skip

    assert [each.in_force for each in made.flagged] == [(("confidentiality", "Confidentiality"),)]
    assert later.flagged == ()


def test_a_link_to_a_page_or_a_file_of_a_document_is_found(tmp_path: Path):
    place = "https://roles.example/job-descriptions/team-leader"

    for address in (place, f"{place}/", f"{place}/index.html#duties", f"{place}/team-leader.pdf"):
        assert links(tmp_path, address) == ["support-worker"], address


def test_a_link_to_another_place_is_not(tmp_path: Path):
    for address in (
        "https://roles.example/job-descriptions/team-leader-two/",
        "https://roles.example/",
        "https://elsewhere.example/job-descriptions/team-leader/",
    ):
        assert links(tmp_path, address) == [], address
