"""Which documents a run looks at, whom a problem concerns, and how long a large project takes."""

import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.cases import JOB, cases, report
from projects import MINIMAL, make_project, open_project
from rolepress.checks import Finding, known_rules, problems_of, rule, rule_pages
from rolepress.checks import rules as registry
from rolepress.problems import Severity

TODAY = datetime(2026, 6, 15, 12)
CLAUSE = "content/clauses/confidentiality.yml"
FACTS = "content/facts/northshire-facts.yml"
SECOND = MINIMAL[JOB].replace("support-worker", "night-worker").replace("Support Worker", "Night Worker")
NOT_IN_CASES = {  # told from approvals, manuscripts and PDFs, which have tests of their own
    *("changed-since-approval", "not-released", "internal-release", "release-without-document"),
    *("heading-order", "empty-heading", "table-heads", "table-columns", "block-ids"),
    *("body-size", "smallest-text", "line-height", "paragraph-gap", "alignment", "split-words", "upright-letters"),
    *(
        "print-fonts",
        "large-print-tables",
        "line-length",
        "paper",
        "off-paper",
        "page-ends",
        "level-text",
        "pdf-tags",
    ),
    *("same-blocks", "print-text", "guide-pages", "checked-on-pages", "translation-behind"),
    *("guide-behind", "guide-facts", "picture-since-release", "tested-words"),
    *("handbook-link", "handbook-markup", "handbook-picture", "handbook-title"),
}


def test_the_small_project_has_no_fault(tmp_path: Path) -> None:
    assert problems_of(open_project(make_project(tmp_path)), on=TODAY) == ()


def test_every_rule_has_a_case_in_which_it_speaks() -> None:
    told = {expected.split()[1] for case in cases() for expected in case.expected}

    assert told == set(known_rules()) - NOT_IN_CASES


@pytest.mark.parametrize("page", rule_pages(), ids=lambda page: page.id)
def test_every_rule_has_a_page(page: registry.RulePage) -> None:
    assert page.title
    assert not page.title.endswith(".")
    assert all(part in page.body for part in ("**Why:** ", "**Example:** ", "**Instead:** "))


def test_a_page_tells_the_numbers_of_its_rule() -> None:
    page = next(page for page in rule_pages() if page.id == "table-columns")

    assert page.body.endswith("**Numbers:**\n\n- `most`: 4")


def test_a_problem_in_a_clause_names_the_documents_that_show_it(tmp_path: Path) -> None:
    files = {
        CLAUSE: MINIMAL[CLAUSE].replace("to yourself", "until 01/06/26"),
        "content/job-descriptions/night-worker.yml": SECOND,
    }
    (found,) = problems_of(open_project(make_project(tmp_path, files)), on=TODAY)

    assert str(found.place.path) == CLAUSE
    assert found.shown_in == {"support-worker", "night-worker"}


def test_a_problem_in_a_fact_names_the_documents_that_show_it(tmp_path: Path) -> None:
    files = {FACTS: MINIMAL[FACTS].replace("the recovery team", "the team of 01/06/26")}
    found = problems_of(open_project(make_project(tmp_path, files)), on=TODAY)

    assert {(str(each.place.path), each.shown_in) for each in found} >= {(FACTS, frozenset({"support-worker"}))}


def test_a_problem_in_a_document_names_that_document(tmp_path: Path) -> None:
    files = {JOB: MINIMAL[JOB].replace("Listen to people", "Come on 01/06/26")}
    (found,) = problems_of(open_project(make_project(tmp_path, files)), on=TODAY)

    assert found.shown_in == {"support-worker"}


def test_a_run_over_some_documents_leaves_the_others_out(tmp_path: Path) -> None:
    files = {
        JOB: MINIMAL[JOB].replace("Listen to people", "Come on 01/06/26"),
        "content/job-descriptions/night-worker.yml": SECOND.replace("Listen to people", "Come on 02/06/26"),
    }
    found = problems_of(open_project(make_project(tmp_path, files)), ["night-worker", "nobody"], on=TODAY)

    assert report(found) == [
        "error date-form night-worker duties.0.entries.0.text: the date '02/06/26' is not written out"
    ]


def test_a_run_over_some_documents_includes_the_shared_text_that_they_show(tmp_path: Path) -> None:
    files = {
        CLAUSE: MINIMAL[CLAUSE].replace("to yourself", "until 01/06/26"),
        FACTS: MINIMAL[FACTS] + "  other: {type: text, value: nobody shows 01/06/26}\n",
    }
    found = problems_of(open_project(make_project(tmp_path, files)), ["support-worker"], on=TODAY)

    assert [str(each.place.path) for each in found] == [CLAUSE]


def test_problems_can_be_located(tmp_path: Path) -> None:
    files = {JOB: MINIMAL[JOB].replace("Listen to people", "Come on 01/06/26")}
    library = open_project(make_project(tmp_path, files))

    (found,) = library.located(problems_of(library, on=TODAY))
    assert (found.place.line, found.at) == (files[JOB][: files[JOB].index("Come on")].count("\n") + 1, None)


def test_other_packages_can_add_a_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_RULES", dict(known_rules()))
    registry.known_rules.cache_clear()
    monkeypatch.setattr(registry, "BUILT_IN", ())

    @rule("owner-team", severity=Severity.WARNING)
    def owner_team(document, view):  # type: ignore[no-untyped-def]
        """An owner is a team."""
        if document.owner == "Communications":
            yield Finding(("owner",), "this owner is not a team")

    found = problems_of(open_project(make_project(tmp_path)), on=TODAY)
    registry.known_rules.cache_clear()
    assert {each.rule for each in found} == {"owner-team"}


def test_two_rules_cannot_have_one_name() -> None:
    known_rules()

    with pytest.raises(ValueError, match="two rules called weekday"):
        rule("weekday")(lambda document, view: iter(()))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=80))
def test_no_text_stops_the_rules(text: str, tmp_path: Path) -> None:
    quoted = text.replace("'", "''")
    files = {JOB: MINIMAL[JOB].replace("- Listen to people", f"- '{quoted} x'")}

    found = problems_of(open_project(make_project(tmp_path, files)), on=TODAY)
    assert all(each.message and not each.message.endswith(".") for each in found)


def test_a_thousand_documents_take_a_few_seconds(tmp_path: Path) -> None:
    names = [f"worker-{number}" for number in range(1000)]
    files = {
        f"content/job-descriptions/{name}.yml": MINIMAL[JOB]
        .replace("support-worker", name)
        .replace("Support Worker", f"Worker {name.rpartition('-')[2]}")
        for name in names
    }
    library = open_project(make_project(tmp_path, files))

    start = time.process_time()
    assert problems_of(library, on=TODAY) == ()
    assert time.process_time() - start < 20  # about 3 on an idle machine


def test_a_wrong_weekday_is_told_at_its_own_line(tmp_path: Path) -> None:
    text = MINIMAL[JOB].replace(
        "summary: You will support", "summary: |\n  We meet.\n\n  Come on Thursday 30 June 2023. You will support"
    )
    assert text != MINIMAL[JOB]
    library = open_project(make_project(tmp_path, {JOB: text}))

    found = library.located(problems_of(library, on=TODAY))

    line = text[: text.index("Thursday")].count("\n") + 1
    assert [(each.rule, each.place.line, each.place.column) for each in found] == [("weekday", line, 11)]
