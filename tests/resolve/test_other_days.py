"""A document before it was written, and one in another language, are filled in from the right facts."""

from datetime import datetime

import pytest

from projects import CLAUSE, FACTS, JOB, ORGANISATION, make_project, open_project
from resolve.filling import CLAUSE_FILE, JOB_FILE, NOON, fill
from rolepress.resolve import resolve, scope_of, style_of

FUTURE = (
    CLAUSE.replace("effective: 2020-01-01", "effective: 2026-02-01")
    + """\
  - version: "2"
    effective: 2026-05-01
    text: Keep it all to yourself.
"""
)
WRITTEN = (
    JOB
    + 'changes: [{version: "1.1", date: 2026-06-01, summary: B.}, {version: "1", date: 2026-03-01, summary: A.}]\n'
)


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (datetime(2023, 6, 5), "1"),  # as it was first written, on 1 March
        (datetime(2026, 3, 1), "1"),
        (datetime(2026, 5, 1), "2"),
    ],
)
def test_a_site_as_of_a_day_before_a_document_was_written_shows_it_as_it_was_first_written(tmp_path, on, shown):
    filled, problems = fill(make_project(tmp_path, {CLAUSE_FILE: FUTURE, JOB_FILE: WRITTEN}), on=on)

    assert problems == []
    assert filled.clause_versions == (("confidentiality", shown),)


def test_a_clause_that_begins_after_the_document_was_written_is_told(tmp_path):
    _, problems = fill(make_project(tmp_path, {CLAUSE_FILE: FUTURE, JOB_FILE: JOB}), on=datetime(2026, 1, 1))

    assert problems == [
        f"{JOB_FILE}:19:5 the clause 'confidentiality' has no version in force on 2026-01-01 [unknown-clause]"
    ]


def translation(of: str, **fields: str) -> str:
    given = {
        "id": "gweithiwr",
        "title": "Gweithiwr",
        "owner": "HR",
        "organisation": "northshire",
        "language": "cy",
        **fields,
    }
    told = "".join(f"{name}: {value}\n" for name, value in given.items())
    return (
        f'kind: page\n{told}summary: "Ymunwch â {{{{ team }}}}."\ntranslates: {{document: {of}, version: "1"}}\n'
    )


ROLE_FACTS = FACTS.replace("id: northshire-facts", "id: worker-facts").replace(
    "organisation: northshire\n", "organisation: northshire\nrole: support-worker\n"
).replace("the recovery team", "tîm y nos")  # fmt: skip


def test_a_translation_sees_the_facts_of_its_original(tmp_path):
    files = {
        "content/pages/gweithiwr.yml": translation("support-worker"),
        "content/facts/worker-facts.yml": ROLE_FACTS,
    }
    library = open_project(make_project(tmp_path, files))
    document = library.document("gweithiwr")

    filled = resolve(document, library, scope=scope_of(document, library), on=NOON).value

    assert filled.document.summary == "Ymunwch â tîm y nos."


def test_translations_that_name_each_other_end(tmp_path):
    files = {
        "content/pages/gweithiwr.yml": translation("gweithwraig"),
        "content/pages/gweithwraig.yml": translation("gweithiwr", id="gweithwraig"),
    }
    library = open_project(make_project(tmp_path, files))

    assert scope_of(library.document("gweithiwr"), library).organisation == "northshire"


def test_headings_of_a_house_are_for_its_own_language(tmp_path):
    house = f"{ORGANISATION}house_style:\n  headings: {{duties: What you do}}\n  weekday: false\n"
    library = open_project(make_project(tmp_path, {"content/organisations/northshire.yml": house}))

    english, welsh = (style_of("northshire", library, code) for code in ("en", "cy"))

    assert (english.headings, welsh.headings) == ({"duties": "What you do"}, {})
    assert (english.weekday, welsh.weekday) == (False, False)
