"""A freedom of information response in blocks, with the documents that were sent as they stood."""

from datetime import date, datetime

import pytest

from agreed import agreed
from kinds.dump import dump
from projects import make_project, open_project
from rolepress.approvals import approve, release
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Part, ids, walk, words
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

PATH = "content/disclosures/request.yml"
RESPONSE = """\
kind: disclosure
id: request
title: Support workers
owner: Information Governance
organisation: northshire
version: "1.0"
reference: FOI/1
received: 2025-06-26
answered: 2025-07-08
summary: We were asked about support workers.
answers:
  - id: how-many
    question: How many are there?
    answer: 30, as of 7 July 2025.
  - id: paid
    question: What are they paid?
    answer: {unknown: The response leaves it blank}
  - id: job
    question: Can we have the job description?
    answer: Yes.
    documents: [support-worker]
documents:
  - document: support-worker
    version: "0.1"
sections:
  - id: review
    title: If you are not content
    text: Ask for a review.
"""
DAY = date(2026, 6, 30)


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path, {PATH: RESPONSE})


def released(project, name="support-worker"):
    assert approve(project, [name], role="Head of HR", day=DAY).ok
    assert release(project, [name], day=DAY).ok


def filled(project):
    library = open_project(project)
    document = library.document("request")
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12))


def composed(project):
    return compose(filled(project).value, house_of(HouseStyle(), labels_for("en-GB").value))


def test_answers_then_what_was_sent(project):
    released(project)
    manuscript = composed(project)

    text = dump(manuscript)
    assert text == agreed("manuscripts/disclosure.txt", text)
    assert len(ids(manuscript)) == len(set(ids(manuscript)))
    assert manuscript.about.cover


def test_a_document_stays_as_it_was_sent(project):
    released(project)
    before = words(composed(project))
    path = project / "content/job-descriptions/support-worker.yml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Changed ", 1), "utf-8")

    assert words(composed(project)) == before


def test_a_document_that_was_never_released_is_told_with_its_place(project):
    (found,) = (each for each in filled(project).problems if each.rule == "unknown-part")

    assert "there is no release 0.1 of 'support-worker'" in found.message
    assert found.at == ("documents", 0, "document")
    assert not [block for block in walk(composed(project).blocks) if isinstance(block, Part)]


def test_what_is_not_known_is_not_stated(project):
    assert "Not stated" in " ".join(words(composed(project)))
