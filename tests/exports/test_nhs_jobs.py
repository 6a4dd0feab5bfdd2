"""A sheet to paste into NHS Jobs: every box, nothing that is not known, and never for the public."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from building import JOB_FILE, NOON, make
from projects import JOB
from recruiting import ADVERT, ADVERT_FILE, PACK, PACK_FILE, ROLE, ROLE_FILE, WITHOUT_FILES, progress, vacancy
from rolepress.printed import Paper

SPECIFICATION = """\
specification:
  groups:
    - id: qualifications
      title: Education and qualifications
      criteria:
        - {id: maths, text: Maths, level: essential, note: or the same}
        - {id: degree, text: A degree, level: desirable}
    - id: experience
      title: Experience
      criteria:
        - {id: lived, text: "Lived experience of:", level: essential, points: [services, recovery]}
    - id: values
      title: Values
      criteria:
        - {id: kind, text: You are kind, level: essential}
        - {id: brave, text: You are brave, level: desirable}
        - {id: late, text: You can work late}
"""


def sheets(documents) -> list[Paper]:
    """Return the paste sheets among what is for colleagues."""
    return [each for document in documents for each in document.papers if each.told.label == "export-nhs-jobs"]


def sheet(root, on: datetime = NOON) -> str:
    (paper,) = sheets(make(root, on=on).printed.public)
    return paper.file.done.entry.data.decode("utf-8-sig")


def boxes(text: str) -> Mapping[str, str]:
    """Return what is to be pasted, by what stands above it."""
    pieces = text.split(f"{'-' * 72}\n")
    return {name.strip().split("\n")[-1]: paste for name, paste in zip(pieces[::2], pieces[1::2], strict=False)}


@pytest.fixture
def found(tmp_path) -> Mapping[str, str]:
    job = JOB.partition("specification:")[0] + SPECIFICATION
    return boxes(sheet(vacancy(tmp_path, {JOB_FILE: job})))


def test_the_six_boxes_of_the_person_specification_have_a_criterion_a_line(found):
    assert found["Essential qualifications"] == "Maths (or the same)\n"
    assert found["Desirable qualifications"] == "A degree\n"
    assert found["Essential experience"] == "Lived experience of: services; recovery\n"
    assert found["Desirable experience"] == "(Nothing: leave this box empty.)\n"
    assert found["Essential skills"] == "You are kind\n"
    assert found["Desirable skills"] == "You are brave\n"
    assert found["Neither essential nor desirable: decide in which box each goes"] == "You can work late\n"


def test_every_box_has_what_the_advert_and_the_job_say(found):
    assert found["Job title (14 of at most 70 characters)"] == "Support Worker\n"
    assert found["Salary"] == "£23,000 to £25,000 a year\n"
    assert found["Pay band"] == "3\n"
    assert found["Closing date"] == "11:59pm on Tuesday 30 June 2026\n"
    assert found["Interview date"] == "Interviews: Monday 13 July 2026 to Tuesday 14 July 2026\n"
    assert found["DBS check"] == "Enhanced\n"
    assert found["Who to ask"] == "The job: Recovery team, 01632 960124\n"
    assert found["Staff group"] == found["Length of contract"] == "Not stated\n"


def test_a_paragraph_is_one_line(tmp_path):
    long = " ".join(["Help people to recover where they live."] * 6)
    text = sheet(vacancy(tmp_path, {ADVERT_FILE: ADVERT.replace("Help people to recover.", long)}))

    assert f"\n{long} Bring what you know" in text


@pytest.mark.parametrize(
    ("times", "said"),
    [(1, "TOO SHORT, the site asks for 100"), (200, "TOO LONG by 6,"), (10, "of at most 1,500 characters)\n")],
)
def test_a_box_says_whether_the_site_would_take_it(tmp_path, times, said):
    long = " ".join(["Help people to recover where they live."] * times)
    introduction = ADVERT.replace("Help people to recover. Bring what you know & who you are: 5 < 6.", long)
    short = introduction.replace("\n  - You listen\n  - You learn\n", "")
    text = sheet(vacancy(tmp_path, {ADVERT_FILE: short}))

    (line,) = (each for each in text.splitlines(keepends=True) if each.startswith("Job overview"))
    assert said in line


def test_it_follows_the_round(tmp_path):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, "{event: extended, on: 2026-06-20, was: 2026-06-30, to: 2026-07-05}")

    assert boxes(sheet(root, datetime(2026, 6, 21)))["Closing date"] == "11:59pm on Sunday 5 July 2026\n"


def test_a_role_that_is_no_employment_has_none(tmp_path):
    pack = PACK.replace("forms: [listener-application]\n", "").replace("form: listener-application, ", "")
    files = {"rolepress.yml": WITHOUT_FILES, ROLE_FILE: ROLE, PACK_FILE: pack, ADVERT_FILE: None}
    papers = sheets(make(vacancy(tmp_path, files)).printed.public)

    assert papers == []


def test_a_draft_says_that_it_is_one(tmp_path):
    root = vacancy(tmp_path)
    (root / ADVERT_FILE).write_text((root / ADVERT_FILE).read_text("utf-8").replace("Help people", "Help us all"))
    (preview,) = sheets(make(root).printed.previews)

    assert "a draft: do not publish it" in preview.file.done.entry.data.decode("utf-8-sig")
