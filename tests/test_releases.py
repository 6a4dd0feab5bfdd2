"""Releases: frozen for good, sealed, in their order, and the same when they are read again."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.rounds import PACK, ROUND
from projects import CLAUSE, MINIMAL, make_project, open_project
from rolepress.model.base import Approval, Unknown
from rolepress.model.job_description import Duties, JobDescription, Post
from rolepress.model.passage import EntryFields
from rolepress.releases import Release, Standing, as_yaml, freeze, load_releases, path_of, standing, write_releases
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Employer, Resolved, ShownClause
from rolepress.source import parse_source
from rolepress.together import CannotWriteError

DAY = date(2026, 6, 30)
FILE = "content/releases/support-worker/0.1.yml"


@pytest.fixture
def filled(tmp_path):
    library = open_project(make_project(tmp_path))
    document = library.document("support-worker")
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12)).value


def approved(resolved, role="Head of HR", *, decision="approved", text_hash=None):
    """Return *resolved* with an approval of this text, or of the text that has *text_hash*."""
    document = resolved.document
    one = Approval(
        version=document.version, role=role, date=DAY, decision=decision, hash=text_hash or resolved.hash
    )
    return replace(resolved, document=document.model_copy(update={"approvals": (*document.approvals, one)}))


def reworded(resolved, **changes):
    document = resolved.document.model_copy(update=changes)
    return Resolved(document, resolved.employer, resolved.clauses, resolved.facts, resolved.clause_versions)


def write_one(root, release):
    (path,) = write_releases(root, [release])
    return path


def test_a_release_reads_back_as_it_was(tmp_path, filled):
    release = freeze(approved(filled), released=DAY)

    path = write_one(tmp_path, release)
    outcome = load_releases(tmp_path)

    assert str(path) == FILE
    assert outcome.problems == ()
    assert outcome.value == {"support-worker": (release,)}
    assert release.resolved() == approved(filled)
    assert release.resolved().hash == filled.hash


def test_a_release_holds_the_approvals_of_its_own_text_only(filled):
    twice = approved(approved(filled, "Somebody earlier", text_hash="0" * 64), "Head of HR")

    assert [each.role for each in freeze(twice, released=DAY).approvals] == ["Head of HR"]


def test_a_release_is_written_once(tmp_path, filled):
    release = freeze(filled, released=DAY)
    write_one(tmp_path, release)

    with pytest.raises(CannotWriteError, match="is there already"):
        write_one(tmp_path, release)


def test_a_release_says_that_it_is_left_alone(filled):
    first, second, *_ = as_yaml(freeze(filled, released=DAY)).splitlines()

    assert first == "# Frozen by `rolepress release`. Leave it as it is: a change breaks its seal."
    assert second == "format: '1'"


TAMPERED = {
    "a word": ("Listen to people", "Hear people"),
    "the band": ("band: '3'", "band: '4'"),
    "a clause": ("Keep what you learn", "Tell what you learn"),
    "the employer": ("name: Northshire Health", "name: Southshire Health"),
    "the hash": ("hash: ", "hash: '" + "0" * 64 + "' #"),
    "the version": ("version: '0.1'\nreleased", "version: '0.2'\nreleased"),
    "the document": ("document: support-worker", "document: nurse"),
    "a field that does not fit": ("dbs: enhanced", "dbs: some"),
    "a field that is not known": ("      band:", "      bonus: '1'\n      band:"),
    "who agreed": ("role: Head of HR", "role: Head of Finance"),
    "when it was agreed": ("  date: '202", "  date: '201"),
    "when it was released": ("released: '202", "released: '201"),
    "whom it is for": ("    id: support-worker\n", "    id: support-worker\n    audience: internal\n"),
    "its seal": ("seal: ", "seal: 0"),
    "no seal": ("seal: ", "# "),
    "an unknown kind": ("kind: job-description\nversion", "kind: nothing\nversion"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_change_breaks_the_seal(tmp_path, filled, name):
    old, new = TAMPERED[name]
    write_one(tmp_path, freeze(approved(filled), released=DAY))
    text = (tmp_path / FILE).read_text()
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1))

    outcome = load_releases(tmp_path)

    assert outcome.value == {}
    assert [(str(each.place.path), each.rule) for each in outcome.problems] == [(FILE, "release-changed")]


def test_a_release_under_another_name_is_told(tmp_path, filled):
    write_one(tmp_path, freeze(filled, released=DAY))
    (tmp_path / FILE).rename(tmp_path / "content/releases/support-worker/9.9.yml")

    assert [each.rule for each in load_releases(tmp_path).problems] == ["release-changed"]


@pytest.mark.parametrize("text", ["", "a: [", "- a", "a: b", "format: '2'"])
def test_a_file_that_is_no_release_is_told_and_the_others_load(tmp_path, filled, text):
    write_one(tmp_path, freeze(filled, released=DAY))
    (tmp_path / "content/releases/support-worker/bad.yml").write_text(text)

    outcome = load_releases(tmp_path)

    assert [each.version for each in outcome.value["support-worker"]] == ["0.1"]
    assert outcome.problems
    assert all(each.at is None for each in outcome.problems)


def test_releases_of_a_day_stand_in_the_order_of_their_versions(tmp_path, filled):
    for version in ("1.10", "1.9", "2.0", "1.9.1", "1.0-b", "1.0-a", "10.0"):
        write_one(tmp_path, freeze(reworded(filled, version=version), released=DAY))

    versions = [each.version for each in load_releases(tmp_path).value["support-worker"]]

    assert versions == ["1.0-a", "1.0-b", "1.9", "1.9.1", "1.10", "2.0", "10.0"]


def test_the_later_release_is_the_later_one_whatever_its_version(tmp_path, filled):
    write_one(tmp_path, freeze(reworded(filled, version="2026-11"), released=date(2026, 1, 1)))
    write_one(tmp_path, freeze(reworded(filled, version="1.0"), released=date(2026, 2, 1)))

    assert [each.version for each in load_releases(tmp_path).value["support-worker"]] == ["2026-11", "1.0"]


def test_no_releases(tmp_path):
    assert load_releases(tmp_path).value == {}


def test_a_release_keeps_its_text_when_a_clause_changes(tmp_path):
    root = make_project(tmp_path)
    before = _resolved(root)
    write_one(root, freeze(before, released=DAY))
    (root / "content/clauses/confidentiality.yml").write_text(CLAUSE.replace("Keep what", "Hold what"))

    (frozen,) = load_releases(root).value["support-worker"]

    assert frozen.resolved().clauses[0].text.startswith("Keep what")
    assert standing(_resolved(root), frozen) is Standing.CHANGED


def _resolved(root):
    library = open_project(root)
    document = library.document("support-worker")
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12)).value


# Standing


def test_where_a_text_stands(filled):
    other = reworded(filled, summary="Other words")
    agreed, rejected = approved(filled), approved(filled, decision="rejected")
    released = freeze(agreed, released=DAY)

    assert standing(filled, None) is Standing.DRAFT
    assert standing(rejected, None) is Standing.DRAFT
    assert standing(agreed, None) is Standing.APPROVED
    assert standing(agreed, released) is Standing.RELEASED
    assert standing(other, released) is Standing.CHANGED
    assert standing(reworded(agreed, summary="Other words"), None) is Standing.CHANGED
    assert standing(approved(other), released) is Standing.APPROVED


# Parts and titles

PACK_FILE = "content/application-packs/round-2026.yml"
WORKER_FILE = "content/job-descriptions/support-worker.yml"


def _round(root, **changes):
    library = open_project(make_project(root, {**ROUND, **changes}))
    document = library.document("round-2026")
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 15, 12)).value


def test_a_pack_is_frozen_with_its_role_and_the_titles_that_it_leads_to(tmp_path):
    pack = _round(tmp_path)
    write_one(tmp_path, freeze(approved(pack), released=DAY))

    outcome = load_releases(tmp_path)
    thawed = outcome.value["round-2026"][0].resolved()

    assert outcome.problems == ()
    assert thawed.hash == pack.hash
    assert thawed.titles == pack.titles == (("application", "Application form of the night team"),)
    assert [each.document for each in thawed.parts] == [each.document for each in pack.parts]
    assert thawed.document.key_dates[3].when == pack.document.key_dates[3].when  # to be confirmed


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WORKER_FILE, "Listen to people", "Hear people"),
        ("content/facts/round-2026-facts.yml", "the night team", "the day team"),
        ("content/clauses/confidentiality.yml", "Keep what", "Hold what"),
        ("content/forms/application.yml", "Application form", "Form"),
        (PACK_FILE, "In hospital", "in hospital"),
    ],
)
def test_a_pack_has_changed_since_approval_when_anything_in_it_has(tmp_path, path, old, new):
    release = freeze(approved(_round(tmp_path)), released=DAY)
    text = {**MINIMAL, **ROUND}[path]
    changed = _round(tmp_path, **{path: text.replace(old, new)})
    same = old not in text  # the case that changes nothing

    assert standing(changed, release) is (Standing.RELEASED if same else Standing.CHANGED)


def test_what_happens_to_a_round_needs_no_new_approval(tmp_path):
    release = freeze(approved(_round(tmp_path)), released=DAY)
    extended = "closes: 2026-07-14\nprogress: [{event: extended, on: 2026-06-10, was: 2026-06-30, to: 2026-07-14}]"
    moved = _round(tmp_path, **{PACK_FILE: PACK.replace("closes: 2026-06-30", extended)})

    assert standing(moved, release) is Standing.RELEASED


def test_a_change_inside_a_frozen_part_breaks_the_seal(tmp_path):
    write_one(tmp_path, freeze(approved(_round(tmp_path)), released=DAY))
    path = tmp_path / "content/releases/round-2026/2.0.yml"
    path.write_text(path.read_text().replace("Listen to people", "Hear people"))

    assert [each.rule for each in load_releases(tmp_path).problems] == ["release-changed"]


# Any document

ANY_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z")), min_size=1, max_size=40)
AWKWARD = st.sampled_from(
    [
        "null",
        "~",
        "NO",
        "3",
        "1.10",
        "2026-06-30",
        "09:30",
        "a: b",
        "- a",
        "# a",
        "*a",
        "{{ a }}",
        "'",
        '"',
        "é",
        "=",
        "<<",
    ]
)
WORD = st.one_of(AWKWARD, ANY_TEXT).filter(str.strip)
KNOWN = st.one_of(WORD, st.builds(Unknown, unknown=WORD))
ENTRY = st.recursive(
    st.builds(EntryFields, text=WORD),
    lambda inner: st.builds(EntryFields, text=WORD, points=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
JOBS = st.builds(
    JobDescription,
    kind=st.just("job-description"), id=st.just("a"), title=WORD, owner=WORD, organisation=st.just("b"),
    post=st.builds(Post, band=KNOWN, hours=KNOWN, dbs=st.sampled_from(["none", "enhanced"]), reports_to=KNOWN, location=KNOWN),
    summary=WORD, context=st.none() | WORD,
    duties=st.lists(st.builds(Duties, id=st.just("d"), title=st.none() | WORD, entries=st.lists(ENTRY, max_size=3).map(tuple)), max_size=2).map(tuple),
    factors=st.dictionaries(st.sampled_from(["effort", "skill", "no"]), WORD, max_size=3),
    review_by=st.none() | st.dates(min_value=date(1000, 1, 1)),
    closes=st.none() | st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)),
)  # fmt: skip
CLAUSES = st.lists(
    st.builds(
        ShownClause,
        id=st.just("c"),
        title=WORD,
        version=WORD,
        effective=st.dates(min_value=date(1000, 1, 1)),
        text=WORD,
    ),
    max_size=2,
).map(tuple)


@settings(max_examples=300, deadline=None)
@given(JOBS, CLAUSES, WORD)
def test_what_is_frozen_thaws_as_it_was(job, clauses, employer):
    resolved = Resolved(job, Employer(id="b", name=employer), clauses)
    release = freeze(resolved, released=DAY)

    read = parse_source(as_yaml(release).encode(), path_of("a", "0.1"))
    thawed = Release.model_validate(read.value.data)

    assert read.problems == ()
    assert thawed.model_copy(update={"seal": ""}) == release
    assert thawed.resolved() == resolved
    assert thawed.resolved().hash == release.hash == resolved.hash


def test_a_release_is_yaml_that_anybody_can_read(filled):
    assert yaml.safe_load(as_yaml(freeze(filled, released=DAY)))["document"] == "support-worker"


def test_the_last_decision_about_a_text_counts(filled):
    agreed = approved(filled)
    both = (*agreed.document.approvals, *approved(filled, decision="rejected").document.approvals)
    taken_back = replace(filled, document=filled.document.model_copy(update={"approvals": both}))
    renewed = replace(filled, document=filled.document.model_copy(update={"approvals": both[::-1]}))

    assert standing(taken_back, None) is Standing.CHANGED
    assert standing(renewed, None) is Standing.APPROVED
