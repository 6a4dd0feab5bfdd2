"""Another word everywhere: every place is found, nothing else changes, and what was approved waits again."""

from datetime import datetime
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from projects import FACTS, HOME, JOB, ORGANISATION, make_project, open_project
from recruiting import ADVERT, ADVERT_FILE
from rolepress.approvals import approve, release
from rolepress.problems import Severity
from rolepress.publications import released
from rolepress.releases import Standing, load_releases
from rolepress.replacing import Wanted, carry_out, draw_up
from rolepress.replacing.records import AGREED
from rolepress.replacing.telling import approve_command, as_data, as_lines, diff
from rolepress.replacing.versions import next_version
from rolepress.together import CannotWriteError
from two_jobs import CLAUSE_FILE, DAY, FACTS_FILE, NEW, NURSE_FILE, OLD, WORKER_FILE, make_two_jobs

ON = datetime(2026, 7, 6, 12)


def wanted(root, old=OLD, new=NEW, **others):
    return Wanted(root, old, new, ON, **others)


def plan_of(root, *args, **others):
    outcome = draw_up(wanted(root, *args, **others))
    assert outcome.value is not None, outcome.problems
    return outcome.value


def places(plan):
    return [
        f"{each.place.path}:{each.place.line} {each.field}: {each.what}"
        for file in plan.files
        for each in file.spots
    ]


def contents(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def on_the_site(root):
    library = open_project(root)
    return {
        each.document.id: each.resolved.hash for each in released(library, load_releases(root).value, on=ON).value
    }


@pytest.fixture
def two_jobs(tmp_path):
    return make_two_jobs(tmp_path)


def test_the_preview_finds_all_places_and_writes_nothing(two_jobs):
    before = contents(two_jobs)

    plan = plan_of(two_jobs)

    assert places(plan) == [
        f"{CLAUSE_FILE}:9 versions 1, text: the clause Confidentiality, version 1",
        f"{FACTS_FILE}:12 facts, base, value: the fact base",
        f"{NURSE_FILE}:15 summary: its own words",
    ]
    assert {(each.id, each.before, each.reasons) for each in plan.affected} == {
        ("support-worker", Standing.RELEASED, ("the clause Confidentiality, version 1", "the fact base")),
        (
            "ward-nurse",
            Standing.RELEASED,
            ("its own words, line 15", "the clause Confidentiality, version 1"),
        ),
    }
    assert contents(two_jobs) == before


def test_comments_quotes_and_line_ends_stay(two_jobs):
    carry_out(two_jobs, plan_of(two_jobs))

    facts, nurse = ((two_jobs / path).read_text("utf-8") for path in (FACTS_FILE, NURSE_FILE))
    assert '    value: "Unit 7: The Quay, Northshire, NS2 9XY"  # the main door\n' in facts
    assert "owner: Nursing  # since 2024\n" in nurse
    assert (
        "# The address is as on the door.\nsummary: >-\n  You will care for people at Unit 7: The\n"
        "  Quay, Northshire, NS2 9XY, and keep their notes.  \n"
    ) in nurse


def test_both_wait_to_be_approved_again_while_their_releases_stay_live(two_jobs):
    live, frozen = on_the_site(two_jobs), contents(two_jobs / "content/releases")

    plan = plan_of(two_jobs, summary="We have moved.")
    carry_out(two_jobs, plan)

    assert on_the_site(two_jobs) == live
    assert contents(two_jobs / "content/releases") == frozen
    assert approve_command(plan.waiting) == 'rolepress approve support-worker ward-nurse --role "Head of …"'
    assert {each.before for each in plan_of(two_jobs, NEW, OLD).affected} == {Standing.CHANGED}


def test_after_the_summary_they_are_approved_and_released_as_they_are(two_jobs):
    carry_out(two_jobs, plan_of(two_jobs, summary="We have moved: see the door."))

    names = ("support-worker", "ward-nurse")
    assert approve(two_jobs, names, role="Head of Nursing", day=DAY).problems == ()
    assert release(two_jobs, names, day=DAY).value == (
        PurePosixPath("content/releases/support-worker/1.1.yml"),
        PurePosixPath("content/releases/ward-nurse/1.1.yml"),
    )
    (first, *_) = open_project(two_jobs).document("ward-nurse").changes
    assert (first.version, first.date, first.summary) == ("1.1", ON.date(), "We have moved: see the door.")


def test_without_a_summary_people_are_told_that_a_version_is_needed(two_jobs):
    plan = plan_of(two_jobs)

    lines = "\n".join(as_lines(plan, written=False, again="AGAIN"))

    assert "Released in the version that the file has, which stays as it is: support-worker, ward-nurse." in lines
    assert "These 2 were approved, and would wait to be approved again:\n  rolepress approve support-w" in lines
    assert "Their releases stay live: the public site does not change until you release again." in lines
    assert lines.endswith(
        "3 places in 3 files. Nothing is written yet. Give the same command with --summary to go on."
    )


def test_a_clause_that_is_worded_anew_is_told(two_jobs):
    lines = "\n".join(as_lines(plan_of(two_jobs, summary="We have moved."), written=False, again="AGAIN"))

    assert "The clause Confidentiality has the new words at once, and keeps no old ones." in lines
    assert "--leave confidentiality" in lines
    assert lines.endswith("3 places in 3 files. Nothing is written yet. To write it:\n  AGAIN")


def test_people_see_the_lines_and_no_signs_for_programs(two_jobs):
    lines = list(as_lines(plan_of(two_jobs), written=False, again="AGAIN"))

    assert f"-    value: {OLD}  # the main door" in lines
    assert not [each for each in lines if each.startswith(("---", "+++", "@@"))]


def test_the_diff_is_one_that_git_takes(two_jobs):
    file = next(each for each in plan_of(two_jobs).files if str(each.rewrite.path) == FACTS_FILE)

    assert diff(file).splitlines() == [
        f"--- a/{FACTS_FILE}",
        f"+++ b/{FACTS_FILE}",
        "@@ -11,2 +11,2 @@",
        "     type: text",
        f"-    value: {OLD}  # the main door",
        f'+    value: "{NEW}"  # the main door',
    ]


def test_as_data_has_every_place_and_the_command(two_jobs):
    data = as_data(plan_of(two_jobs), written=False)

    assert data["files"][0]["places"] == [
        {"line": 9, "column": 67, "field": "versions 1, text", "why": "the clause Confidentiality, version 1",
         "shown_in": ["support-worker", "ward-nurse"]}
    ]  # fmt: skip
    assert [each["approve_again"] for each in data["documents"]] == [True, True]
    assert data["approve"].startswith("rolepress approve support-worker ward-nurse")


def test_a_long_list_of_what_stays_is_cut_for_people(tmp_path):
    changes = "".join(f"  - {{version: '{n}', date: 2026-01-01, summary: Mill {n}}}\n" for n in range(45))
    root = make_project(tmp_path, {WORKER_FILE: f"{JOB}changes:\n{changes}"})

    plan = plan_of(root, "Mill", "Quay")

    assert "  and 5 more: --report json names them all" in list(as_lines(plan, written=False, again=""))
    assert len(as_data(plan, written=False)["left"]) == 45


def test_drafts_are_named_and_are_nothing_to_approve_again(tmp_path):
    plan = plan_of(make_two_jobs(tmp_path, released=False))

    assert {each.before for each in plan.affected} == {Standing.DRAFT}
    assert plan.waiting == ()
    assert Standing.DRAFT not in AGREED


def test_records_names_and_versions_stay(tmp_path):
    job = JOB.replace("kind: job", 'version: "1.0"\nkind: job').replace(
        "  location: Northshire", "  location: Mill"
    )
    history = (
        "changes:\n  - {version: '1.0', date: 2026-01-01, summary: First at Mill, note: Mill}\n"
        "sources:\n  - title: The Mill papers\n"
        "allow:\n  - {rule: long-sentence, reason: Mill, until: 2027-01-01}\n"
    )
    root = make_project(tmp_path, {"content/job-descriptions/support-worker.yml": job + history})
    assert approve(root, ["support-worker"], role="Head of Mill", day=DAY).ok

    plan = plan_of(root, "Mill", "Quay")

    assert [each.split()[-4:] for each in places(plan)] == [["location:", "its", "own", "words"]]
    assert {each.why for each in plan.left} == {"a record of what was"}
    assert len(plan.left) == 5


def test_names_of_facts_and_links_to_documents_stay(tmp_path):
    summary = "summary: The team in {{ team }}, see [the team](document:team-page)."
    job = JOB.replace("summary: You will support people in {{ team }}.", summary).replace(
        "- id: support", "- id: team"
    )
    root = make_project(tmp_path, {"content/job-descriptions/support-worker.yml": job})

    plan = plan_of(root, "team", "crew")

    text = plan.files[-1].rewrite.after.decode()
    assert "summary: The crew in {{ team }}, see [the crew](document:team-page)." in text
    assert "- id: team\n" in text
    assert [each.why for each in plan.left[1:] if "job" in str(each.place.path)] == [
        "the name of a fact, or a link to a document",
        "the name of a fact, or a link to a document",
        "a name that files are found by, a date or a choice",
    ]
    assert plan.left[0].place.line == 10  # the Team Leader


def test_words_become_the_fact_everywhere_but_in_the_fact(two_jobs):
    plan = plan_of(two_jobs, OLD, "{{ base }}")

    assert [str(each.rewrite.path) for each in plan.files] == [CLAUSE_FILE, NURSE_FILE]
    assert [each.why for each in plan.left] == ["the fact itself"]


def test_wordings_that_are_over_stay_unless_a_document_shows_them(tmp_path):
    clause = (
        "kind: clause\nid: confidentiality\ntitle: Confidentiality\nowner: HR\norganisation: northshire\nversions:\n"
        '  - {version: "1", effective: 2019-01-01, text: Ask Mill.}\n'
        '  - {version: "2", effective: 2020-01-01, text: Ask Mill again.}\n'
        '  - {version: "3", effective: 2030-01-01, text: Ask Mill later.}\n'
    )
    root = make_project(tmp_path, {CLAUSE_FILE: clause})

    assert [(each.place.line, each.why) for each in plan_of(root, "Mill", "Quay").left] == [
        (7, "a wording that is no longer in force")
    ]
    pinned = JOB.replace("clause: confidentiality", 'clause: confidentiality\n    version: "1"')
    (root / WORKER_FILE).write_text(pinned, "utf-8")
    assert plan_of(root, "Mill", "Quay").left == ()


def test_facts_that_say_the_words_in_figures_are_named(tmp_path):
    facts = (
        "kind: facts\nid: northshire-facts\ntitle: Facts\nowner: HR\norganisation: northshire\nfacts:\n"
        "  team: {type: text, value: the team}\n  hours: {type: number, value: 37.5, unit: hours a week}\n"
    )
    root = make_project(tmp_path, {FACTS_FILE: facts})

    (found,) = plan_of(root, "37.5 hours a week", "36 hours a week").elsewhere

    assert (found.name, found.said, found.place.line) == ("hours", "37.5 hours a week", 8)


def test_the_page_of_an_organisation_changes_without_a_release(tmp_path):
    contacts = "status: approved\ncontacts:\n  jobs: {team: Mill team}\n"
    root = make_project(tmp_path, {"content/organisations/northshire.yml": ORGANISATION + contacts})

    plan = plan_of(root, "Mill team", "Quay team")

    assert (plan.affected, plan.pages, plan.files[0].spots[0].shown_in) == (
        (),
        ("Northshire Health",),
        frozenset(),
    )
    assert "From the next build, without a release, it shows on the page of Northshire Health." in (
        list(as_lines(plan, written=False, again=""))
    )


def test_what_happened_to_a_round_shows_at_once(tmp_path):
    progress = "progress:\n  - {event: closed-early, on: 2026-06-01, reason: The Mill is full.}\n"
    root = make_project(tmp_path, {ADVERT_FILE: ADVERT + progress})

    (spot,) = plan_of(root, "Mill", "Quay").files[0].spots

    assert spot.what == "readers see it from the next build, without a release"


def test_what_would_not_fit_stops_everything(tmp_path):
    root = make_project(tmp_path)
    before = contents(root)

    outcome = draw_up(wanted(root, "formats@northshire.example", "the post room"))

    assert outcome.value is None
    assert [(each.place.line, each.message) for each in outcome.problems if each.severity is Severity.ERROR] == [
        (14, "'the post room' is not an e-mail address"),
        (6, "'the post room' is not an e-mail address"),
    ]
    assert contents(root) == before


def test_a_fact_that_there_is_not_stops_everything(two_jobs):
    outcome = draw_up(wanted(two_jobs, OLD, "{{ bsae }}"))

    assert outcome.value is None
    assert {(each.message, each.hint) for each in outcome.problems} == {("there is no fact 'bsae'", "base")}


def test_facts_that_would_go_round_in_a_circle_stop_everything(tmp_path):
    facts = FACTS + '  unit: {type: text, value: "the unit of {{ team }}"}\n'
    root = make_project(tmp_path, {FACTS_FILE: facts})

    outcome = draw_up(wanted(root, "the recovery team", "the team of {{ unit }}"))

    assert {each.rule for each in outcome.problems} == {"fact-loop"}


def test_what_was_wrong_before_stops_nothing(tmp_path):
    root = make_project(tmp_path, {WORKER_FILE: JOB.replace("{{ team }}", "{{ crew }}")})

    assert plan_of(root, "Listen to people", "Hear people").spots == 1


def test_a_file_saved_between_preview_and_write_is_refused(two_jobs):
    plan = plan_of(two_jobs)
    changed = two_jobs / NURSE_FILE
    changed.write_text(changed.read_text("utf-8") + "# mine\n", "utf-8")
    before = contents(two_jobs)

    with pytest.raises(CannotWriteError, match="nothing was written"):
        carry_out(two_jobs, plan)

    assert contents(two_jobs) == before
    assert plan_of(two_jobs).code != plan.code


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    root = make_project(tmp_path, {"content/pages/broken.yml": 'title: "Northshire'})

    assert plan_of(root, "Northshire", "Southshire").unread == (PurePosixPath("content/pages/broken.yml"),)


def test_the_settings_and_books_of_pictures_are_named_and_stay(tmp_path):
    book = "content/pictures/pictures.yml"
    root = make_project(
        tmp_path, {book: "pictures:\n  - {shows: team, file: a.svg, alt: The Mill formats@northshire.example}\n"}
    )

    left = plan_of(root, "formats@northshire.example", "post@northshire.example").left

    assert [(str(each.place.path), each.place.line) for each in left] == [(book, 2), ("rolepress.yml", 5)]


def test_a_second_file_of_an_id_is_named(tmp_path):
    root = make_project(
        tmp_path, {"content/pages/support-worker.yml": HOME.replace("id: home", "id: support-worker")}
    )

    assert len(plan_of(root, "Northshire", "Southshire").unread) == 1


def test_other_capitals_are_named_and_stay(tmp_path):
    job = JOB.replace("summary: You will", "summary: The LISTENING team will").replace(
        "Listen to people", "Listening"
    )
    root = make_project(tmp_path, {WORKER_FILE: job})

    plan = plan_of(root, "Listening", "Hearing")

    assert [each.place.line for each in plan.files[0].spots] == [17]
    assert [(each.place.line, each.why.partition(":")[0]) for each in plan.left] == [(12, "other capitals")]


def test_what_is_retired_is_changed_and_needs_nobody(tmp_path):
    root = make_project(tmp_path, {WORKER_FILE: JOB + "status: retired\n"})

    plan = plan_of(root, "Listen to people", "Hear people")

    assert [each.what for each in plan.files[0].spots] == ["retired, so readers do not see it"]
    assert plan.affected == ()


def test_documents_are_chosen_and_left(two_jobs):
    assert [str(each.rewrite.path) for each in plan_of(two_jobs, only=("ward-nurse",)).files] == [NURSE_FILE]
    assert len(plan_of(two_jobs, leave=("ward-nurse",)).files) == 2


def test_the_handbook_is_looked_through_only_when_asked(tmp_path):
    root = make_project(tmp_path, {"content/handbook/ours.md": "# Ours\n\nWrite to the Mill\nLane office.\n"})

    assert plan_of(root, "Mill Lane", "The Quay").files == ()
    (file,) = plan_of(root, "Mill Lane", "The Quay", handbook=True).files
    assert file.rewrite.after.decode() == "# Ours\n\nWrite to the The\nQuay office.\n"
    assert file.spots[0].place.line == 3


def test_a_file_with_a_mark_and_windows_line_ends_keeps_them(tmp_path):
    root = make_project(tmp_path)
    (root / "content/pages/home.yml").write_bytes(b"\xef\xbb\xbf" + HOME.replace("\n", "\r\n").encode())

    carry_out(root, plan_of(root, "our roles", "our jobs"))

    wanted_bytes = b"\xef\xbb\xbf" + HOME.replace("our roles", "our jobs").replace("\n", "\r\n").encode()
    assert (root / "content/pages/home.yml").read_bytes() == wanted_bytes


@pytest.mark.parametrize(
    ("version", "taken", "following"),
    [
        ("1.0", (), "1.1"),
        ("1.0", ("1.0", "1.1"), "1.2"),
        ("2026-09", (), "2026-10"),
        ("1.0b", (), "1.1b"),
        ("x", (), "x.1"),
    ],
)
def test_the_next_version(version, taken, following):
    assert next_version(version, taken) == following


WORDS = st.lists(st.sampled_from(["old", "words", "it's", "a", "“so”", "é", "(c)"]), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(["fresh", "fresh: start", "it's new", "# x y"]))
@settings(max_examples=40, deadline=None)
def test_only_the_words_asked_for_change(tmp_path_factory, entries, new):
    root = make_project(tmp_path_factory.mktemp("any"))
    job = yaml.safe_load(JOB)
    job["duties"][0]["entries"] = [" ".join(words) for words in entries]
    path = root / "content/job-descriptions/support-worker.yml"
    path.write_text("# old words\n" + yaml.safe_dump(job, width=12, allow_unicode=True), "utf-8")

    plan = plan_of(root, "old words", new)
    carry_out(root, plan)

    job["duties"][0]["entries"] = [" ".join(words).replace("old words", new) for words in entries]
    after = path.read_text("utf-8")
    assert yaml.safe_load(after) == job
    assert after.startswith("# old words\n")
