"""What the rules say of a check by people, and what readers are told of it, when the words have changed since."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from building import FACTS_FILE, edit, make, release_all
from checks.cases import report
from easy_read_project import GUIDE, GUIDE_FILE, GUIDE_FILES
from form_project import EASIER, EASIER_FILE, FORM, FORM_FILE
from projects import SETTINGS, make_project, open_project
from rolepress.checks import problems_of
from rolepress.checks.people import is_name
from rolepress.importers.sending import as_released
from rolepress.releases import load_releases
from rolepress.reviewing import review_copy

NOON = datetime(2026, 6, 3, 12)
TESTED = "tested_with: {group: Northshire People First, date: 2026-05-14}\n"
CHECKED_GUIDE = GUIDE.replace("groups:\n", f"{TESTED}groups:\n", 1)
CHECKED_FORM = EASIER.replace(
    "easier: {of: helper}", "easier: {of: helper, tested_with: Northshire People First, tested_on: 2026-05-14}"
)
ALL_FORMATS = f"{SETTINGS}formats:\n  job-description: [html]\n  form: [html]\n  easy-read: [html, text, docx]\nlarge_print:\n  sizes: []\n"
NOBODY = "Not yet checked by people with learning disabilities"
SOMEBODY = "Checked by Northshire People First on 14 May 2026"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a guide and an easier form that people checked, all released."""
    files = {GUIDE_FILE: CHECKED_GUIDE, FORM_FILE: FORM, EASIER_FILE: CHECKED_FORM, "rolepress.yml": ALL_FORMATS}
    make_project(tmp_path, {**GUIDE_FILES, **files})
    release_all(tmp_path, "home", "accessibility", "support-worker", "helper")
    release_all(tmp_path, "support-worker-guide", "helper-easier")
    return tmp_path


def judged(root: Path) -> list[str]:
    known = problems_of(open_project(root), on=NOON, releases=load_releases(root).value)
    return report(each for each in known if each.rule in ("tested-day", "tested-words"))


def told(root: Path, name: str) -> dict[str, str]:
    """Return the words of the page and of each file of a document, each on one line, by the ends of their names."""
    held = {path: data for path, data in make(root).public.items() if f"/{name}/" in path}
    return {path.rpartition(".")[2]: words(data) for path, data in held.items()}


def words(data: bytes) -> str:
    """Return the words of a page, a text or a Word file."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            data = file.read("word/document.xml") + b"".join(
                file.read(each) for each in file.namelist() if "header" in each and each.endswith(".xml")
            )
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", data.decode())).split())


def change_guide(root: Path) -> None:
    edit(root, GUIDE_FILE, "You listen to people.", "You listen to all people.")
    edit(root, GUIDE_FILE, 'version: "1.0"\nsummary', 'version: "1.1"\nsummary')


def test_words_that_people_checked_are_told_so(project: Path) -> None:
    assert judged(project) == []
    assert all(SOMEBODY in each and NOBODY not in each for each in told(project, "support-worker-guide").values())


def test_a_step_that_changed_since_is_told_and_no_reader_is_told_that_it_was_checked(project: Path) -> None:
    change_guide(project)
    release_all(project, "support-worker-guide")
    shown = told(project, "support-worker-guide")

    assert judged(project) == [
        "warning tested-words support-worker-guide tested_with.date: people checked version 1.0 on 14 May 2026, and "
        "the words have changed since"
    ]
    assert sorted(shown) == ["docx", "html", "txt"]
    assert all(NOBODY in each and "Northshire People First" not in each for each in shown.values())
    assert "You listen to all people." in shown["txt"]


def test_a_change_that_is_not_released_leaves_the_page_and_marks_the_preview(project: Path) -> None:
    change_guide(project)
    made = make(project)

    assert len(judged(project)) == 1
    assert SOMEBODY in words(made.public["easy-read/support-worker-guide/index.html"])
    (draft,) = made.printed.previews
    assert NOBODY in str(draft.publication.manuscript)


def test_words_that_people_checked_again_are_told_so(project: Path) -> None:
    change_guide(project)
    release_all(project, "support-worker-guide")
    edit(project, GUIDE_FILE, "date: 2026-05-14", "date: 2026-06-02")
    edit(project, GUIDE_FILE, 'version: "1.1"', 'version: "1.2"')
    release_all(project, "support-worker-guide", day=date(2026, 6, 2))

    assert judged(project) == []
    assert "on 2 June 2026" in told(project, "support-worker-guide")["html"]


def test_the_words_that_came_back_are_those_that_people_checked(project: Path) -> None:
    change_guide(project)
    release_all(project, "support-worker-guide")
    edit(project, GUIDE_FILE, "You listen to all people.", "You listen\n          to people.")
    edit(project, GUIDE_FILE, 'version: "1.1"', 'version: "1.2"')

    assert judged(project) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("picture: listening", "picture: team"),
        ("phone: 01632 960123", "phone: 01632 960999"),
        ("covers: [duties-support]", "covers: [duties]"),
        ("group: Northshire People First", "group: People First in Northshire"),
    ],
)
def test_what_is_no_word_may_change(project: Path, old: str, new: str) -> None:
    edit(project, GUIDE_FILE, old, new)

    assert judged(project) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: What a support worker does", "title: What support workers do"),
        ("summary: This guide is about", "summary: This tells you about"),
        ("title: How to start", "title: Your start"),
        ("alt: One person listens", "alt: Somebody listens"),
        ("meaning: Recovery is when", "meaning: That is when"),
    ],
)
def test_every_other_word_counts(project: Path, old: str, new: str) -> None:
    edit(project, GUIDE_FILE, old, new)

    assert len(judged(project)) == 1


def test_what_a_fact_says_counts(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")

    assert len([each for each in judged(project) if "support-worker-guide" in each]) == 1


def test_an_easier_form_is_held_to_the_same(project: Path) -> None:
    before = told(project, "helper-easier")["html"]
    edit(project, EASIER_FILE, "label: Surname", "label: Your last name")
    edit(project, EASIER_FILE, 'version: "3.0"', 'version: "3.1"')
    release_all(project, "helper-easier")
    after = told(project, "helper-easier")["html"]

    assert "Northshire People First tried this form" in before
    assert NOBODY not in before
    assert NOBODY in after
    assert "Northshire People First" not in after
    assert judged(project) == [
        "warning tested-words helper-easier easier.tested_on: people checked version 3.0 on 14 May 2026, and the words "
        "have changed since"
    ]


def test_nobody_has_checked_anything_on_a_day_to_come(project: Path) -> None:
    edit(project, GUIDE_FILE, "date: 2026-05-14", "date: 2026-06-04")
    edit(project, EASIER_FILE, "tested_on: 2026-05-14", "tested_on: 2027-01-01")

    assert [each for each in judged(project) if each.startswith("error")] == [
        "error tested-day helper-easier easier.tested_on: people cannot have checked this on 1 January 2027 yet",
        "error tested-day support-worker-guide tested_with.date: people cannot have checked this on 4 June 2026 yet",
    ]


def test_a_site_as_of_a_day_before_the_check_is_no_fault(project: Path) -> None:
    known = problems_of(open_project(project), on=datetime(2026, 5, 1), releases=load_releases(project).value)

    assert "tested-day" not in {each.rule for each in known}


@pytest.mark.parametrize("name", ["Jane Smith", "Dr Okafor", "Priya O’Neill", "mary ann jones", "Mr. A. Patel"])
def test_a_person_is_no_group(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["Northshire People First", "Ace Anglia", "Grace Voices", "Jane", "", "Mary Seacole Ward", "Dr"]
)
def test_a_group_is_no_person(name: str) -> None:
    assert not is_name(name)


def test_a_word_file_that_was_sent_is_made_again_with_the_line_that_it_had(project: Path) -> None:
    change_guide(project)
    release_all(project, "support-worker-guide")
    library = open_project(project)

    said = [
        " ".join(paragraph.words for paragraph in sent)
        for version in ("1.0", "1.1")
        if (sent := as_released(library, "support-worker-guide", version, "standard", on=NOON)) is not None
    ]

    assert [(SOMEBODY in each, NOBODY in each) for each in said] == [(True, False), (False, True)]


def test_a_copy_for_review_says_that_nobody_has_checked_the_new_words(project: Path, tmp_path: Path) -> None:
    change_guide(project)

    copy = review_copy(project, "support-worker-guide", out=tmp_path / "review", on=NOON, wanted=("docx",)).value

    assert copy is not None
    (file,) = (each for each in copy.files if each.suffix == ".docx")
    assert NOBODY in words(file.read_bytes())
