"""The documents that show a clause are counted, without those that have words of their own instead."""

from importers.copies import NOON
from projects import JOB, make_project, open_project
from rolepress.checks.texts import Form
from rolepress.importers.marking import Leaf
from rolepress.importers.uses import Shown

NURSE_FILE = "content/job-descriptions/nurse.yml"
NURSE = JOB.replace("support-worker", "nurse").replace("Support Worker", "Nurse")
DEPARTING = NURSE.replace(
    "clause: confidentiality\n",
    "clause: confidentiality\n    instead:\n      confidentiality: Tell nobody what you hear.\n",
)
LEAF = Leaf("confidentiality", ("versions", 0, "text"), "Keep what you learn about people to yourself.", Form.TEXT)


def shown(root, nurse):
    make_project(root, {NURSE_FILE: nurse})
    return Shown(open_project(root), NOON).count(LEAF)


def test_every_document_with_a_clause_counts(tmp_path):
    assert shown(tmp_path, NURSE) == 2


def test_a_document_with_words_of_its_own_does_not(tmp_path):
    assert shown(tmp_path, DEPARTING) == 1
