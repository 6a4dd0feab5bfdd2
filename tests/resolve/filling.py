"""Small documents that are filled in, for tests of what is filled in and from where."""

import re
from datetime import datetime
from functools import cache

from projects import CLAUSE, FACTS, JOB, make_project, open_project
from rolepress.resolve import resolve, scope_of

NOON = datetime(2026, 6, 30, 12)
JOB_FILE = "content/job-descriptions/support-worker.yml"
FACTS_FILE = "content/facts/northshire-facts.yml"
CLAUSE_FILE = "content/clauses/confidentiality.yml"
HEAD = FACTS.partition("facts:\n")[0] + "facts:\n"
TRAINING = """\
kind: clause
id: training
title: Training
owner: Human Resources
organisation: northshire
stands: bullet
versions:
  - {version: "1", effective: 2020-01-01, text: "Finish your training with {{ team }}."}
"""
ALL_STAFF = """\
kind: clause-set
id: all-staff
title: For all staff
owner: Human Resources
clauses: [confidentiality, safety]
"""
SAFETY = CLAUSE.replace("confidentiality", "safety").replace("Confidentiality", "Safety")


def fill(root, name="support-worker", on=NOON):
    """Return the document *name* filled in, and "path:line:column message [rule] hint" of each problem."""
    library = open_project(root)
    document = library.document(name)
    outcome = resolve(document, library, scope=scope_of(document, library), on=on)
    lines = [
        f"{each.place.path}:{each.place.line}:{each.place.column} {each.message} [{each.rule}] {each.hint}".strip()
        for each in library.located(outcome.problems)
    ]
    return outcome.value, lines


def with_facts(root, facts, summary='"{{ team }}"', **files):
    job = JOB.replace("You will support people in {{ team }}.", summary)
    return make_project(root, {FACTS_FILE: HEAD + facts, JOB_FILE: job, **files})


def summary_of(root):
    filled, problems = fill(root)
    return filled.document.summary, problems


TEAM = "  team: {type: text, value: the recovery team}\n"


def resolved_summary(root, text):
    """Return the sample job description, filled in, with *text* as its summary."""
    indented = "\n".join(f"  {line}" for line in text.split("\n"))
    job = re.sub(r"^summary:.*$", f"summary: |\n{indented}", JOB, flags=re.MULTILINE)
    library = open_project(make_project(root, {JOB_FILE: job}))
    document = library.document("support-worker")
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 11, 23)).value


@cache
def filled_library(root):
    return open_project(make_project(root))


VERSIONS = (
    CLAUSE
    + '  - {version: "2", effective: 2024-05-01, text: Second}\n  - {version: "3", effective: 2027-01-01, text: Third}\n'
)
