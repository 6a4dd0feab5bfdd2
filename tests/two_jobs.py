"""A project with two approved and released job descriptions that share a clause and an address, one typed out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from projects import CLAUSE, FACTS, JOB, make_project
from rolepress.approvals import approve, release

OLD = "4 Mill Lane, Northshire, NS1 4AB"
NEW = "Unit 7: The Quay, Northshire, NS2 9XY"
NURSE_FILE = "content/job-descriptions/ward-nurse.yml"
WORKER_FILE = "content/job-descriptions/support-worker.yml"
FACTS_FILE = "content/facts/northshire-facts.yml"
CLAUSE_FILE = "content/clauses/confidentiality.yml"

WORKER = JOB.replace("owner:", 'version: "1.0"\nowner:').replace(
    "summary: You will support people in {{ team }}.",
    "summary: You will support people in {{ team }}, from {{ base }}.",
)
NURSE = (
    WORKER.replace("support-worker", "ward-nurse")
    .replace("Support Worker", "Ward Nurse")
    .replace("owner: Human Resources", "owner: Nursing  # since 2024")
    .replace(
        "summary: You will support people in {{ team }}, from {{ base }}.",
        "# The address is as on the door.\nsummary: >-\n  You will care for people at 4 Mill Lane,\n"
        "  Northshire, NS1 4AB, and keep their notes.  ",
    )
)
TWO_JOBS = {
    WORKER_FILE: WORKER,
    NURSE_FILE: NURSE,
    FACTS_FILE: f"{FACTS}  base:\n    type: text\n    value: {OLD}  # the main door\n",
    CLAUSE_FILE: CLAUSE.replace("to yourself.", f"to yourself. Ask us at {OLD}."),
}
DAY = date(2026, 6, 30)


def make_two_jobs(root: Path, *, released: bool = True) -> Path:
    """Write the project under *root*; both are approved and released unless told otherwise. Return *root*."""
    make_project(root, TWO_JOBS)
    if released:
        names = ("support-worker", "ward-nurse")
        assert approve(root, names, role="Head of Nursing", day=DAY).ok
        assert release(root, names, day=DAY).ok
    return root
