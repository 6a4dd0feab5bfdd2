"""Approving and releasing: one entry in the file, one frozen file, or a refusal that writes nothing."""

import os
import stat
from datetime import date, datetime
from pathlib import PurePosixPath

import pytest

from projects import CLAUSE, HOME, JOB, MINIMAL, make_project, open_project
from rolepress.approvals import approve, publishable, release
from rolepress.releases import load_releases
from rolepress.resolve import resolve, scope_of

DAY = date(2026, 6, 30)
ROLE = "Head of Human Resources"
JOB_FILE = "content/job-descriptions/support-worker.yml"
HOME_FILE = "content/pages/home.yml"
CLAUSE_FILE = "content/clauses/confidentiality.yml"
RELEASE_FILE = "content/releases/support-worker/1.0.yml"
JOB_1 = JOB.replace("owner:", 'version: "1.0"\nowner:')


def files(root):
    """Return every file under *root* with what it holds."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def hash_of(root, name="support-worker"):
    library = open_project(root)
    document = library.document(name)
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12)).value.hash


def lines(outcome):
    return [
        f"{each.place.path}:{each.place.line} {each.message} [{each.rule}] {each.hint}".strip()
        for each in outcome.problems
        if each.severity == "error"
    ]


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path, {JOB_FILE: JOB_1})


def test_an_approval_is_one_entry_and_a_status(project):
    before = files(project)

    outcome = approve(project, ["support-worker"], role=ROLE, day=DAY, note="Agreed at the panel")

    assert outcome.value == (PurePosixPath(JOB_FILE),)
    assert lines(outcome) == []
    after = files(project)
    assert {name for name in after if after[name] != before.get(name)} == {JOB_FILE}
    assert after[JOB_FILE].decode() == JOB_1 + (
        "status: approved\n"
        "approvals:\n"
        "  - version: '1.0'\n"
        f"    role: {ROLE}\n"
        "    date: 2026-06-30\n"
        "    decision: approved\n"
        f"    hash: {hash_of(project)}\n"
        "    note: Agreed at the panel\n"
    )


def test_a_second_approval_stands_after_the_first(project):
    approve(project, ["support-worker"], role="Director of Nursing", day=DAY)
    approve(project, ["support-worker"], role=ROLE, day=DAY)

    approvals = open_project(project).document("support-worker").approvals
    assert [each.role for each in approvals] == ["Director of Nursing", ROLE]
    assert len({each.hash for each in approvals}) == 1


LAYOUTS = {
    "comments": JOB_1.replace("owner:", "# Ask before you change this\n\nowner:") + "\n# The end\n",
    "no line end": JOB_1.rstrip("\n"),
    "Windows line ends": JOB_1.replace("\n", "\r\n"),
    "a mark at the start": "\ufeff" + JOB_1,
    "odd indents": JOB_1.replace("  groups:\n    - id", "       groups:\n        -    id").replace("      title: Skills\n      criteria:\n        -", "             title: Skills\n             criteria:\n                  -"),
    "an empty list": JOB_1.replace("owner:", "approvals: []\nowner:"),
    "a status": JOB_1.replace("owner:", "status: draft # for now\nowner:"),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_other_byte_is_kept(tmp_path, name):
    root = make_project(tmp_path)
    before = LAYOUTS[name].encode()
    (root / JOB_FILE).write_bytes(before)

    assert lines(approve(root, ["support-worker"], role=ROLE, day=DAY)) == []

    after = (root / JOB_FILE).read_bytes()
    rest = iter(after.splitlines())
    lost = [
        line for line in before.splitlines() if not line.startswith((b"status", b"approvals")) and line not in rest
    ]
    assert lost == []
    assert (b"\r\n" in before) == (b"\r\n" in after)
    assert after.count(b"\r") in (0, after.count(b"\n"))


def test_who_may_read_a_file_stays(project):
    (project / JOB_FILE).chmod(0o640)

    approve(project, ["support-worker"], role=ROLE, day=DAY)

    assert stat.S_IMODE((project / JOB_FILE).stat().st_mode) == 0o640
    assert [name for name in os.listdir((project / JOB_FILE).parent) if name != "support-worker.yml"] == []


def test_a_document_named_twice_is_approved_once(project):
    approve(project, ["support-worker", "support-worker"], role=ROLE, day=DAY)

    assert len(open_project(project).document("support-worker").approvals) == 1


REFUSED = {
    "an unknown document": ({}, "support-wroker", "content:1 there is no document 'support-wroker' [unknown-document] support-worker"),
    "a document that does not load": (
        {JOB_FILE: JOB_1.replace("dbs: enhanced", "dbs: enhancd")}, "support-worker",
        f"{JOB_FILE}:10 'enhancd' is not 'none', 'basic', 'standard', 'enhanced', 'enhanced-adults', 'enhanced-children' or "
        "'enhanced-both' [dbs] enhanced",
    ),
    "an unknown fact": (
        {JOB_FILE: JOB_1.replace("{{ team }}", "{{ taem }}")}, "support-worker",
        f"{JOB_FILE}:13 there is no fact 'taem' [unknown-fact] team",
    ),
    "words that came with a new file": (
        {JOB_FILE: JOB_1.replace("Listen to people", "Say what the person will do, one thing in each bullet.")},
        "support-worker",
        f"{JOB_FILE}:18 this text came with the new file [placeholder-text] write your own words here",
    ),
    "a fault in a clause": (
        {CLAUSE_FILE: CLAUSE.replace("Keep", "In {{ taem }} keep")}, "support-worker",
        f"{CLAUSE_FILE}:9 there is no fact 'taem' [unknown-fact] team",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("verb", ["approve", "release"])
def test_a_document_with_errors_is_refused_and_nothing_is_written(tmp_path, name, verb):
    changes, document, expected = REFUSED[name]
    root = make_project(tmp_path, {JOB_FILE: JOB_1, **changes})
    before = files(root)

    outcome = _do(verb, root, ["home", document])

    assert outcome.value == ()
    assert expected in lines(outcome)
    assert files(root) == before


def _do(verb, root, names):
    return approve(root, names, role=ROLE, day=DAY) if verb == "approve" else release(root, names, day=DAY)


def test_a_layout_that_cannot_be_edited_is_refused(tmp_path, monkeypatch):
    """A guard behind the guard: whatever the edit makes of a file, it must say the same as before and the approval."""
    root = make_project(tmp_path, {JOB_FILE: JOB_1})
    monkeypatch.setattr(
        "rolepress.approvals.with_value", lambda text, key, value: text.replace("Support", "Other")
    )
    before = files(root)

    outcome = approve(root, ["support-worker"], role=ROLE, day=DAY)

    assert [each.rule for each in outcome.problems if each.severity == "error"] == ["unusual-layout"]
    assert files(root) == before


@pytest.mark.parametrize("role", ["", "  "])
def test_an_approval_names_a_role(project, role):
    assert lines(approve(project, ["support-worker"], role=role, day=DAY)) == [
        'content:1 an approval names the role that decided [role] give a role, such as --role "Head of Human Resources"'
    ]


def test_a_file_that_does_not_load_is_told_when_a_document_needs_it(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB_1, CLAUSE_FILE: CLAUSE.replace("versions:", "version:")})

    told = lines(approve(root, ["support-worker"], role=ROLE, day=DAY))

    assert f"{CLAUSE_FILE}:1 'versions' is missing from this document [missing-field] add `versions:`" in told
    assert (
        f"{JOB_FILE}:20 there is no clause 'confidentiality' [unknown-clause] "
        f"put right {CLAUSE_FILE}, which cannot be read yet"
    ) in told


def test_a_file_that_does_not_load_does_not_hold_up_the_others(project):
    (project / HOME_FILE).write_text("a: [")

    assert approve(project, ["support-worker"], role=ROLE, day=DAY).value == (PurePosixPath(JOB_FILE),)


@pytest.mark.parametrize("verb", ["approve", "release"])
def test_a_folder_without_a_project(tmp_path, verb):
    assert [each.rule for each in _do(verb, tmp_path, ["home"]).problems] == ["no-project"]


# Releasing


def test_a_release_is_one_new_file(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    before = files(project)

    outcome = release(project, ["support-worker"], day=DAY)

    assert (outcome.value, lines(outcome)) == ((PurePosixPath(RELEASE_FILE),), [])
    after = files(project)
    assert {name for name in after if after[name] != before.get(name)} == {RELEASE_FILE}
    (frozen,) = load_releases(project).value["support-worker"]
    assert (frozen.version, frozen.released, frozen.hash) == ("1.0", DAY, hash_of(project))
    assert [each.role for each in frozen.approvals] == [ROLE]


def test_what_nobody_approved_is_not_released(project):
    before = files(project)

    assert lines(release(project, ["support-worker"], day=DAY)) == [
        f'{JOB_FILE}:1 nobody has approved this text yet [not-approved] rolepress approve support-worker --role "Head of …"'
    ]
    assert files(project) == before


CHANGES = {
    "a word": (JOB_FILE, "Listen to", "Hear"),
    "a clause": (CLAUSE_FILE, "Keep what", "Hold what"),
    "a fact": ("content/facts/northshire-facts.yml", "the recovery team", "the ward"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_text_that_changed_since_it_was_approved_is_not_released(project, name):
    path, old, new = CHANGES[name]
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    text = (project / path).read_text()
    (project / path).write_text(text.replace(old, new))

    assert lines(release(project, ["support-worker"], day=DAY)) == [
        f"{JOB_FILE}:1 the text has changed since it was approved [not-approved] "
        'rolepress approve support-worker --role "Head of …"'
    ]


def test_what_is_submitted_waits_for_an_approval(project):
    outcome = approve(project, ["support-worker"], role="Team Leader", day=DAY, decision="submitted")

    assert lines(outcome) == []
    document = open_project(project).document("support-worker")
    assert (document.status, [each.decision for each in document.approvals]) == ("in-review", ["submitted"])
    assert "[not-approved]" in lines(release(project, ["support-worker"], day=DAY))[0]
    assert lines(approve(project, ["support-worker"], role=ROLE, day=DAY)) == []
    assert lines(release(project, ["support-worker"], day=DAY)) == []
    (kept,) = load_releases(project).value["support-worker"]
    assert [(each.role, each.decision) for each in kept.approvals] == [
        ("Team Leader", "submitted"), (ROLE, "approved")
    ]  # fmt: skip


def test_what_is_approved_is_not_submitted_again(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    before = files(project)

    outcome = approve(project, ["support-worker"], role="Team Leader", day=DAY, decision="submitted")

    assert (outcome.value, lines(outcome)) == ((), [
        f"{JOB_FILE}:27 this text is approved already [already-approved] rolepress release support-worker"
    ])  # fmt: skip
    assert files(project) == before


def test_what_is_released_is_not_submitted_again(project):
    assert approve(project, ["support-worker"], role=ROLE, day=DAY).ok
    assert release(project, ["support-worker"], day=DAY).ok
    before = files(project)

    (told,) = approve(project, ["support-worker"], role=ROLE, day=DAY, decision="submitted").problems
    assert (told.message, told.hint) == (
        "version 1.0 is already released and stays as it is", "give `version:` the next number"
    )  # fmt: skip
    assert files(project) == before


@pytest.mark.parametrize("decision", ["submitted", "approved", "rejected"])
@pytest.mark.parametrize("name", ["confidentiality", "northshire-facts", "northshire"])
def test_nobody_decides_on_shared_text_by_itself(project, name, decision):
    before = files(project)

    outcome = approve(project, [name], role=ROLE, day=DAY, decision=decision, note="Why")

    (told,) = lines(outcome)
    assert "is shared text: it goes to readers with the documents that show it [shared-text]" in told
    assert "[shared-text]" in lines(release(project, [name], day=DAY))[0]
    assert files(project) == before


def test_a_retired_document_is_not_brought_back_by_an_approval(project):
    job = project / JOB_FILE
    job.write_text(job.read_text().replace("owner:", "status: retired\nowner:"))
    before = files(project)

    assert (
        "this document is retired [retired]" in lines(approve(project, ["support-worker"], role=ROLE, day=DAY))[0]
    )
    assert "[retired]" in lines(release(project, ["support-worker"], day=DAY))[0]
    assert files(project) == before


def test_a_role_approves_a_text_once(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    before = files(project)

    outcome = approve(project, ["support-worker"], role=ROLE, day=DAY)

    assert (outcome.ok, outcome.value) == (True, ())
    assert [(each.rule, each.message) for each in outcome.problems] == [
        ("already-approved", f"{ROLE} has approved this text already")
    ]
    assert files(project) == before


def test_a_text_with_errors_is_not_submitted_and_can_be_sent_back(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB_1.replace("clause: confidentiality", "clause: confidence")})
    before = files(root)

    assert approve(root, ["support-worker"], role=ROLE, day=DAY, decision="submitted").value == ()
    assert files(root) == before

    outcome = approve(root, ["support-worker"], role=ROLE, day=DAY, decision="rejected", note="Mend the clause")
    assert (outcome.value, lines(outcome)) == ((PurePosixPath(JOB_FILE),), [])
    (told,) = open_project(root).document("support-worker").approvals
    assert (told.decision, told.note) == ("rejected", "Mend the clause")
    assert open_project(root).document("support-worker").status == "draft"


def test_a_rejection_is_no_approval(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    text = (project / JOB_FILE).read_text()
    (project / JOB_FILE).write_text(text.replace("decision: approved", "decision: rejected"))

    assert "[not-approved]" in lines(release(project, ["support-worker"], day=DAY))[0]


@pytest.mark.parametrize("tampered", [False, True])
def test_a_version_is_released_once(project, tampered):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    release(project, ["support-worker"], day=DAY)
    if tampered:  # the seal is broken, and still its place is taken
        text = (project / RELEASE_FILE).read_text()
        (project / RELEASE_FILE).write_text(text.replace("Listen", "Hear"))
    before = files(project)

    assert lines(release(project, ["support-worker"], day=DAY)) == [
        f"{JOB_FILE}:4 version 1.0 is already released and stays as it is [already-released] give `version:` the next number"
    ]
    assert files(project) == before


@pytest.mark.parametrize("verb", ["approve", "release"])
def test_a_released_version_takes_no_other_words(project, verb):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    release(project, ["support-worker"], day=DAY)
    (project / JOB_FILE).write_text((project / JOB_FILE).read_text().replace("Listen to", "Hear"))
    before = files(project)

    assert lines(_do(verb, project, ["support-worker"])) == [
        f"{JOB_FILE}:4 version 1.0 is already released in other words and stays as it is [already-released] "
        "give `version:` the next number and a line in `changes:`, then: "
        'rolepress approve support-worker --role "Head of …"'
    ]
    assert files(project) == before


def test_released_words_can_be_approved_by_another_role(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    release(project, ["support-worker"], day=DAY)

    assert lines(approve(project, ["support-worker"], role="Director of Nursing", day=DAY)) == []


def test_a_text_is_not_released_under_a_version_that_nobody_approved(project):
    assert approve(project, ["support-worker"], role=ROLE, day=DAY).ok
    text = (project / JOB_FILE).read_text("utf-8").replace('version: "1.0"', 'version: "2.0"')
    (project / JOB_FILE).write_text(text, "utf-8")

    refused = release(project, ["support-worker"], day=DAY)
    (told,) = refused.problems
    assert told.message == "this text was approved as version 1.0, and it is version 2.0 now"
    assert (str(told.place.path), told.place.line > 1) == (JOB_FILE, True)
    assert not (project / "content/releases").exists()

    assert approve(project, ["support-worker"], role=ROLE, day=DAY).ok
    assert release(project, ["support-worker"], day=DAY).ok
    (frozen,) = load_releases(project).value["support-worker"]
    assert [(each.role, each.version) for each in frozen.approvals] == [(ROLE, "2.0")]


def test_nothing_is_released_when_one_of_several_is_refused(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)
    before = files(project)

    assert release(project, ["support-worker", "home"], day=DAY).value == ()
    assert files(project) == before


def test_a_document_named_twice_is_released_once(project):
    approve(project, ["support-worker"], role=ROLE, day=DAY)

    assert len(release(project, ["support-worker", "support-worker"], day=DAY).value) == 1


def test_a_later_version_is_released_beside_the_first(project):
    for version in ("1.0", "1.1"):
        text = (project / JOB_FILE).read_text()
        (project / JOB_FILE).write_text(text.replace('version: "1.0"\nowner', f'version: "{version}"\nowner'))
        approve(project, ["support-worker"], role=ROLE, day=DAY)
        assert len(release(project, ["support-worker"], day=DAY).value) == 1

    assert [each.version for each in load_releases(project).value["support-worker"]] == ["1.0", "1.1"]


def test_all_stands_for_what_is_published_and_not_retired(tmp_path):
    root = make_project(tmp_path, {HOME_FILE: HOME + "status: retired\n"})

    assert publishable(root, day=DAY).value == ("accessibility", "support-worker")
    assert len(MINIMAL) == 7


def test_all_leaves_out_what_is_released_as_it_stands(tmp_path):
    root = make_project(tmp_path)
    approve(root, ["support-worker"], role=ROLE, day=DAY)
    release(root, ["support-worker"], day=DAY)

    assert publishable(root, day=DAY).value == ("accessibility", "home")
    text = (root / JOB_FILE).read_text()
    (root / JOB_FILE).write_text(text.replace("Listen to people", "Listen to everybody"))
    assert publishable(root, day=DAY).value == ("accessibility", "home", "support-worker")
