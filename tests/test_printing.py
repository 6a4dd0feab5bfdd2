"""One edit remakes exactly the files and pages that show it, and everything else stays as it is to the byte."""

from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from building import (
    CLAUSE_FILE,
    DAY,
    FACTS_FILE,
    HOME_FILE,
    JOB_FILE,
    NOON,
    ONE_PDF,
    ORGANISATION_FILE,
    OTHER_JOB,
    OTHER_JOB_FILE,
    PAGES_ALONE,
    Pretending,
    add,
    edit,
    make,
    release_all,
    released_project,
)
from projects import HOME, JOB, ORGANISATION, SETTINGS, make_project
from rolepress.work import SerialExecutor

SHEETS = ["support-worker-scoring-sheet.csv", "support-worker-scoring-sheet.docx"]
WORKER = [
    "job-descriptions/support-worker/index.html",
    "support-worker-large-print-18.pdf",
    "support-worker.pdf",
    *SHEETS,
]
GARDENER = [each.replace("support-worker", "gardener") for each in WORKER]
PAGES = ["accessibility/index.html"]
OTHER_ORGANISATION = ORGANISATION.replace("northshire", "southshire").replace("Northshire", "Southshire")
DRAFTED = JOB + 'changes:\n  - {version: "0.1", date: 2026-06-01, summary: First}\n'


@pytest.fixture
def two_jobs(tmp_path: Path) -> Path:
    """A project of two drafts, of which one shows the clause and the fact, all made once."""
    root = make_project(tmp_path, {OTHER_JOB_FILE: OTHER_JOB})
    assert make(root, executor=Pretending()).made == sorted([*WORKER, *GARDENER, *PAGES])
    return root


def made_after(root: Path, *, on: datetime = NOON) -> list[str]:
    return make(root, on=on, executor=Pretending()).made


def test_nothing_is_made_twice(two_jobs):
    again = make(two_jobs, executor=Pretending())

    assert (again.made, again.printed.built, again.printed.unchanged) == ([], 0, 11)


def test_a_file_that_cannot_be_made_is_counted_apart(tmp_path):
    polish = JOB.replace("kind: job-description", "kind: job-description\nlanguage: pl")
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: polish})
    first, again = (make(root, documents={"support-worker"}, formats={"brf-ueb-g1"}).printed for _ in range(2))

    assert (first.refused, first.pages) == (1, 2)
    assert (again.built, again.refused, first.built) == (0, 1, again.unchanged)


@pytest.mark.parametrize(
    ("path", "old", "new", "made"),
    [
        (CLAUSE_FILE, "to yourself", "safe", WORKER),
        (CLAUSE_FILE, "title: Confidentiality", "title: What you hear", WORKER),
        (FACTS_FILE, "the recovery team", "the crisis team", WORKER),
        (OTHER_JOB_FILE, "after the garden", "after the park", GARDENER),
        (ORGANISATION_FILE, "title: Northshire Health", "title: Northshire Care", [*WORKER, *GARDENER, *PAGES]),
        (ORGANISATION_FILE, "owner: Communications", "brand: {colour: '#5a1d76'}\nowner: Communications",
         [*WORKER, *GARDENER, *PAGES]),
        (HOME_FILE, "Read about our roles", "Read about the roles", []),  # home is put together anew each time
        ("rolepress.yml", "Roles at Northshire", "Roles", [WORKER[0], *WORKER[3:], GARDENER[0], *GARDENER[3:], *PAGES]),
    ],
    ids=["a clause", "a clause's title", "a fact", "a body", "an organisation", "a brand", "home", "the site's title"],
)  # fmt: skip
def test_an_edit_remakes_what_shows_it(two_jobs, path, old, new, made):
    edit(two_jobs, path, old, new)

    assert made_after(two_jobs) == sorted(made)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (JOB_FILE, "# a comment\n"),
        (JOB_FILE, "sources: [{title: The old job description}]\n"),
        (JOB_FILE, "allow: [{rule: long-sentence, reason: It is a quotation, until: 2026-12-31}]\n"),
        (FACTS_FILE, "  hours: {type: text, value: all day}\n"),
        (CLAUSE_FILE, '  - {version: "2", effective: 2027-01-01, text: Something else.}\n'),
        ("rolepress.yml", "internal_url: https://staff.example\n"),
        ("rolepress.yml", "large_print: {sizes: ['18']}\n"),
        ("content/organisations/southshire.yml", OTHER_ORGANISATION),
        ("content/releases/README.txt", "Leave these alone.\n"),
    ],
    ids=[
        "comment",
        "source",
        "allowance",
        "unused fact",
        "later clause",
        "address",
        "same sizes",
        "stranger",
        "note",
    ],
)
def test_an_edit_that_shows_nowhere_remakes_nothing(two_jobs, path, text):
    add(two_jobs, path, text)

    assert made_after(two_jobs) == []


def test_a_document_is_written_in_another_order_and_stays_as_it_is(two_jobs):
    lines = (two_jobs / FACTS_FILE).read_text("utf-8").replace("title: Facts of Northshire Health\n", "")
    (two_jobs / FACTS_FILE).write_text("title: Facts of Northshire Health\n" + lines, "utf-8")

    assert made_after(two_jobs) == []


def test_another_size_of_large_print_adds_its_files_and_the_links_to_them(two_jobs):
    add(two_jobs, "rolepress.yml", "large_print: {sizes: ['18', '24']}\n")

    assert made_after(two_jobs) == sorted(
        [WORKER[0], GARDENER[0], "support-worker-large-print-24.pdf", "gardener-large-print-24.pdf"]
    )


def test_a_day_remakes_only_what_the_day_changes(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB + "review_by: 2026-06-30\n", OTHER_JOB_FILE: OTHER_JOB})
    make(root, executor=Pretending())

    assert made_after(root, on=datetime(2026, 6, 30, 23)) == []
    assert made_after(root, on=datetime(2026, 7, 1)) == [WORKER[0]]  # it says that its review is due


def test_a_body_edit_leaves_the_lists_and_all_other_pages_as_they_are(tmp_path):
    files = {"rolepress.yml": PAGES_ALONE, OTHER_JOB_FILE: OTHER_JOB + 'version: "1"\n'}
    root = released_project(tmp_path, files)
    before = make(root).public
    edit(root, OTHER_JOB_FILE, "Listen to people", "Rake the leaves")
    edit(root, OTHER_JOB_FILE, 'version: "1"', 'version: "2"')
    release_all(root, "gardener")
    after = make(root).public

    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {"job-descriptions/gardener/index.html", "manifest.json"}


def test_what_a_change_makes_is_what_a_build_from_nothing_makes(tmp_path):
    root = released_project(tmp_path / "project", {"rolepress.yml": ONE_PDF, JOB_FILE: JOB + 'version: "1"\n'})
    make(root)
    edit(root, CLAUSE_FILE, "to yourself", "safe")
    edit(root, JOB_FILE, 'version: "1"', 'version: "2"')
    release_all(root, "support-worker")

    changed, cold = make(root), make(root, cache=tmp_path / "empty")
    assert 0 < changed.printed.built < cold.printed.built + cold.printed.unchanged
    assert changed.public == cold.public


def test_any_number_of_workers_makes_the_same_bytes(tmp_path):
    root = released_project(tmp_path / "project", {"rolepress.yml": ONE_PDF, OTHER_JOB_FILE: OTHER_JOB})
    with ProcessPoolExecutor(2) as two:
        many = make(root, executor=two, cache=tmp_path / "two").public

    assert many == make(root, executor=SerialExecutor(), cache=tmp_path / "one").public
    assert sum(path.endswith(".pdf") for path in many) == 2


# A build of a part


def left_out(making) -> list[str]:
    return sorted(path.name for path in making.printed.left_out)


def test_a_narrowed_build_makes_what_is_asked_for_and_says_what_is_missing(tmp_path):
    root = released_project(tmp_path, {OTHER_JOB_FILE: OTHER_JOB})

    one = make(root, executor=Pretending(), documents=["gardener"], editions=["standard"])
    assert [name for name in one.made if name.endswith(".pdf")] == ["gardener.pdf"]
    assert left_out(one) == [
        "gardener-large-print-18.pdf",
        "support-worker-large-print-18.pdf",
        *SHEETS,
        "support-worker.pdf",
    ]
    assert "job-descriptions/gardener/gardener.pdf" in one.public
    assert "job-descriptions/support-worker/support-worker.pdf" not in one.public


def test_a_narrowed_build_keeps_what_is_finished(two_jobs):
    edit(two_jobs, OTHER_JOB_FILE, "after the garden", "after the park")

    other = make(two_jobs, executor=Pretending(), documents=["support-worker"])
    assert other.made == ["job-descriptions/gardener/index.html"]  # its links to files are gone with them
    sheets = [each.replace("support-worker", "gardener") for each in SHEETS]
    assert left_out(other) == ["gardener-large-print-18.pdf", *sheets, "gardener.pdf"]


def test_pages_alone_make_no_file_and_drop_none(two_jobs):
    edit(two_jobs, OTHER_JOB_FILE, "after the garden", "after the park")
    pages = make(two_jobs, executor=Pretending(), formats=["html"])

    assert pages.made == ["job-descriptions/gardener/index.html"]
    kept = next(each for each in pages.printed.previews if each.facts.id == "support-worker")
    assert [file.path.name for file in kept.files] == ["support-worker.pdf", "support-worker-large-print-18.pdf"]


def test_braille_that_cannot_be_made_is_told_and_no_link_leads_to_it_until_it_can(tmp_path, monkeypatch):
    settings = f"{SETTINGS}formats:\n  job-description: [html, brf-ueb-g1, brf-ueb-g2]\n"
    root = released_project(tmp_path, {"rolepress.yml": settings})
    page = "job-descriptions/support-worker/index.html"
    names = {f"job-descriptions/support-worker/support-worker-grade-{grade}.brf" for grade in (1, 2)}
    with monkeypatch.context() as without:
        without.setattr("rolepress.formats.braille.louis.shutil.which", lambda name: None)
        lacking = make(root)
    making = make(root)

    assert ("rolepress.yml", "braille-translator", "warning") in found(lacking)
    assert not names & set(lacking.public)
    assert b".brf" not in lacking.public[page]
    assert names <= set(making.public)
    assert b"support-worker-grade-1.brf" in making.public[page]
    assert not any(rule == "braille-translator" for _, rule, _ in found(making))


def test_a_size_that_the_settings_leave_out_can_be_asked_for(tmp_path):
    root = make_project(tmp_path)

    asked = make(root, executor=Pretending(), editions=["large-print-24"], documents=["support-worker"])
    assert asked.made == ["accessibility/index.html", WORKER[0], "support-worker-large-print-24.pdf"]


# What is wrong with what was made


def found(making) -> set[tuple[str, str, str]]:
    return {(str(each.place.path), each.rule, each.severity.value) for each in making.printed.problems}


def test_a_colour_that_is_too_faint_is_told_where_it_is_written(tmp_path):
    root = released_project(
        tmp_path, {"rolepress.yml": PAGES_ALONE, ORGANISATION_FILE: ORGANISATION + "brand: {colour: '#ffee88'}\n"}
    )

    making = make(root)
    assert found(making) == {(ORGANISATION_FILE, "contrast", "error")}
    assert {each.place.line for each in making.printed.faults} == {9}


def test_a_colour_that_nobody_is_shown_yet_is_not_told(tmp_path):
    root = make_project(
        tmp_path, {"rolepress.yml": PAGES_ALONE, ORGANISATION_FILE: ORGANISATION + "brand: {colour: '#ffee88'}\n"}
    )

    assert found(make(root)) == set()


def test_a_sign_that_the_font_lacks_is_told_of_the_document_also_when_it_is_in_the_store(tmp_path):
    root = released_project(
        tmp_path, {"rolepress.yml": ONE_PDF, JOB_FILE: JOB.replace("Listen to", "Listen to 𓀀")}
    )

    for _ in ("made", "kept"):
        making = make(root)
        assert (JOB_FILE, "missing-glyph", "error") in found(making)
        assert making.printed.preview_faults == ()


def test_a_fault_in_a_preview_is_told_apart(tmp_path):
    root = make_project(tmp_path, {"rolepress.yml": ONE_PDF, JOB_FILE: JOB.replace("Listen to", "Listen to 𓀀")})

    printed = make(root).printed
    assert (printed.faults, [each.rule for each in printed.preview_faults]) == ((), ["missing-glyph"])


# Addresses


HELP = HOME.replace("id: home", "id: help").replace("title: Roles at Northshire", "title: Help")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/pages/help.yml", HELP),
        ("content/pages/job-descriptions.yml", HELP.replace("id: help", "id: job-descriptions").replace("purpose: home", "purpose: information")),
        ("content/pages/search.yml", HELP.replace("id: help", "id: search").replace("purpose: home", "purpose: information")),
    ],
    ids=["a second home", "the list of a kind", "the search page"],
)  # fmt: skip
def test_two_pages_never_have_one_address(tmp_path, path, text):
    root = make_project(tmp_path, {"rolepress.yml": PAGES_ALONE, path: text})

    drafts = make(root)
    assert [(str(each.place.path), each.rule) for each in drafts.printed.preview_faults] == [
        (max(path, HOME_FILE), "same-address")
    ]
    addresses = [each.facts.address for each in drafts.printed.previews]
    assert len(addresses) == len(set(addresses))


def test_two_releases_at_one_address_are_an_error(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    edit(root, HOME_FILE, "purpose: home", "purpose: information")
    add(root, "content/pages/start.yml", HOME.replace("id: home", "id: start"))
    release_all(root, "start")

    assert [each.rule for each in make(root).printed.faults] == ["same-address"]


def test_two_documents_of_the_same_words_are_two_pages(tmp_path):
    root = make_project(tmp_path, {OTHER_JOB_FILE: JOB.replace("id: support-worker", "id: gardener")})

    assert make(root, executor=Pretending()).made == sorted([*WORKER, *GARDENER, *PAGES])


def test_the_day_of_release_is_on_the_page_and_the_day_of_the_build_is_not(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    today, later = make(root).public, make(root, on=NOON + timedelta(days=400)).public

    assert "1 June 2026" in today[WORKER[0]].decode()
    assert DAY.isoformat() not in today["manifest.json"].decode()
    assert today == later


def test_settings_of_formats_are_kept(tmp_path):
    root = make_project(
        tmp_path, {"rolepress.yml": SETTINGS + "formats: {page: [html, pdf], job-description: [html]}\n"}
    )

    made = make(root, executor=Pretending()).made
    assert [name for name in made if name.endswith(".pdf")] == [
        "accessibility-large-print-18.pdf", "accessibility.pdf", "home-large-print-18.pdf", "home.pdf"
    ]  # fmt: skip


NARROW = ONE_PDF + "rules:\n  line-length: {thresholds: {characters: 10}}\n"
ALLOWED = "allow:\n  - {rule: line-length, reason: A new layout comes in July, until: 2026-07-31}\n"


@pytest.mark.parametrize(("allow", "told"), [("", {"line-length"}), (ALLOWED, set())])
def test_a_document_may_allow_what_its_finished_files_break(tmp_path, allow, told):
    root = released_project(tmp_path, {"rolepress.yml": NARROW, JOB_FILE: JOB + allow})

    assert {each.rule for each in make(root, executor=SerialExecutor()).printed.problems} == told
