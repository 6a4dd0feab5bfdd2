"""The public site shows nothing that was not released."""

from pathlib import Path

import pytest

from building import (
    CLAUSE_FILE,
    DAY,
    FACTS_FILE,
    JOB_FILE,
    ONE_PDF,
    add,
    edit,
    make,
    release_all,
)
from projects import CLAUSE, FACTS, JOB, make_project
from rolepress.approvals import approve
from safety.secrets import SECRET, SECRET_JOB, leaks, read_pdf, secret_job


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which everything that is not public has the secret in every field."""
    notes = (
        'version: "1"\n'
        "changes: [{version: '1', date: 2026-06-01, summary: First, note: Zyxw for colleagues}]\n"
        "sources: [{title: Zyxw paper, reference: zyxw-1, url: 'https://zyxw.example/', note: Zyxw was unclear}]\n"
        "allow: [{rule: long-sentence, reason: Zyxw said so, until: 2099-12-31}]\n"
    )
    root = make_project(tmp_path_factory.mktemp("poisoned"), {
        "rolepress.yml": ONE_PDF,
        JOB_FILE: JOB + notes,
        "content/job-descriptions/zyxw-internal.yml": secret_job("zyxw-internal", audience="internal"),
        "content/job-descriptions/zyxw-retired.yml": secret_job("zyxw-retired"),
        "content/job-descriptions/zyxw-later.yml": secret_job("zyxw-later", opens="2026-09-01 09:00"),
        "content/clauses/zyxw-clause.yml": CLAUSE.replace("id: confidentiality", "id: zyxw-clause")
        .replace("title: Confidentiality", "title: Zyxw clause").replace("Keep what", "Zyxw what"),
        CLAUSE_FILE: CLAUSE + '  - {version: "zyxw-2", effective: 2026-09-01, text: Zyxw from September.}\n',
        FACTS_FILE: FACTS + "  zyxw-fact: {type: text, value: zyxw value, source: Zyxw, note: Zyxw, owner: Zyxw}\n",
        "content/job-descriptions/notes.txt": "Zyxw notes",
        "content/handbook/zyxw.md": "Zyxw",
        "README-zyxw.md": "Zyxw",
    })  # fmt: skip
    names = ["home", "accessibility", "support-worker", "zyxw-internal", "zyxw-retired", "zyxw-later"]
    assert approve(root, names, role="Zyxw Director", day=DAY, note="Zyxw agreed by phone").ok
    release_all(root, *names)
    edit(root, "content/job-descriptions/zyxw-retired.yml", "status: approved", "status: retired")
    add(root, "content/job-descriptions/zyxw-post.yml", SECRET_JOB)
    add(root, "content/job-descriptions/zyxw-review.yml", secret_job("zyxw-review", status="in-review"))
    add(root, "content/job-descriptions/zyxw-broken.yml", SECRET_JOB + "zyxw: [\n")
    edit(root, JOB_FILE, "Listen to people", "Listen to zyxw people")  # changed since approval
    return root


def test_nothing_that_was_not_released_is_in_any_file_of_the_public_site(poisoned):
    public = make(poisoned).public

    assert leaks(public) == []
    assert {"index.html", "sitemap.xml", "manifest.json", "job-descriptions/index.html"} <= set(public)
    assert [path for path in public if path.endswith(".pdf")] == [
        "job-descriptions/support-worker/support-worker.pdf"
    ]


def test_the_search_for_secrets_finds_them_where_they_may_be(poisoned):
    previews = make(poisoned).printed.previews
    pdf = next(each for each in previews if each.facts.id == "zyxw-post").files[0].done.entry.data

    assert sum(SECRET in piece.lower() for piece in read_pdf(pdf)) >= 3  # its title, and both readers' text
