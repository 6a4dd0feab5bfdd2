"""From filled forms to lists, by the command that people type."""

import csv
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from collect import filling
from form_project import EASIER, EASIER_FILE, FORM, FORM_FILE
from rolepress.cli import main
from rolepress.collect.answers import answers_of
from rolepress.collect.filled import Control, Filled

EVERYTHING = {
    "surname": "Wójcik", "email": "a@b.example", "phone": "+44 1632 960123", "address": "1 High Street\nNorthshire",
    "years": "12", "first-day": "1 July 2026", "skills": "=cmd|' /C calc'!A0", "driving": "no", "area": "other-hospital",
    "area--other-hospital--say": "The shop", "days": "monday; another-day", "days--another-day--say": "Sunday",
    "true-answers": "yes", "signature": "Ł. Wójcik",
}  # fmt: skip
SECRETS = ("Wójcik", "a@b.example", "960123", "High Street", "applicant")


@pytest.fixture
def project(tmp_path):
    return filling.form_project(tmp_path / "project")


@pytest.fixture
def inbox(tmp_path, project):
    """A folder of three applications: two whole, as PDF and as Word, and one with nothing but a tick."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    questions = filling.asked(project)
    (folder / "applicant-1.pdf").write_bytes(filling.pdf(questions, EVERYTHING))
    (folder / "applicant-2.docx").write_bytes(filling.word(questions, EVERYTHING | {"surname": "Ŵyn"}))
    (folder / "applicant-3.pdf").write_bytes(filling.pdf(questions, {"days": "tuesday"}))
    return folder


@pytest.fixture
def run(project, tmp_path, capsys):
    """Return what runs the command and gives its exit code and what it printed."""

    def collect(*arguments, out="lists"):
        code = main(["collect", *map(str, arguments), "--project", str(project), "--out", str(tmp_path / out)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return collect


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_filled_forms_become_one_list(run, inbox, tmp_path):
    code, said = run(inbox)

    assert code == 0
    first, second, third = rows(tmp_path / "lists/helper.csv")
    written = EVERYTHING | {"skills": "'" + EVERYTHING["skills"]}
    assert first == {"file": "applicant-1.pdf", **written}
    assert second == {"file": "applicant-2.docx", **written, "surname": "Ŵyn"}
    assert third == {"file": "applicant-3.pdf", **dict.fromkeys(written, ""), "days": "tuesday"}
    lists = tmp_path / "lists"
    assert said.splitlines() == [
        f"{inbox}/applicant-3.pdf:1:1  warning  required answers are empty: 'surname', 'email', 'area', 'true-answers' "
        "and 'signature'  [empty-answer]  hint: ask the person, in the way that suits them",
        "helper: 3 forms, 1 with required answers empty",
        f"wrote {lists}/helper-questions.csv",
        f"wrote {lists}/helper.csv",
        "read 3 of 3 files",
    ]
    assert stat.S_IMODE((lists / "helper.csv").stat().st_mode) == 0o600
    assert stat.S_IMODE(lists.stat().st_mode) == 0o700


def test_blind_no_list_says_who_somebody_is(run, inbox, tmp_path):
    code, said = run(inbox, "--blind")

    assert code == 0
    listed = (tmp_path / "lists/helper.csv").read_text("utf-8-sig")
    assert not [secret for secret in SECRETS if secret in listed]
    key = {row["reference"]: row["file"] for row in rows(tmp_path / "lists/helper-key.csv")}
    answers = {key[row["reference"]]: row["days"] for row in rows(tmp_path / "lists/helper.csv")}
    assert answers == {"applicant-1.pdf": "monday; another-day", "applicant-2.docx": "monday; another-day",
                       "applicant-3.pdf": "tuesday"}  # fmt: skip
    assert "keep the key apart from the list: move it now" in said


def test_monitoring_forms_are_counted_and_nothing_else(run, project, inbox, tmp_path):
    questions = filling.asked(project, "monitoring")
    for number in range(30):
        gender = "man" if number < 14 else "woman" if number < 27 else "in-another-way"
        given = {"gender": gender, "gender--in-another-way--say": f"secret {number}", "more": f"secret {number}"}
        make = filling.pdf if number % 2 else filling.word
        (inbox / f"person-{number}").write_bytes(make(questions, given))
    (inbox / "person-again").write_bytes((inbox / "person-3").read_bytes())

    code, said = run(inbox)

    assert code == 0
    assert sorted(path.name for path in (tmp_path / "lists").iterdir()) == [
        "helper-questions.csv", "helper.csv", "monitoring-counts.csv",
    ]  # fmt: skip
    counted = (tmp_path / "lists/monitoring-counts.csv").read_text("utf-8-sig")
    assert ",All forms,,,31" in counted
    assert "man,Man,15" in counted
    assert "in-another-way,In another way,fewer than 5" in counted
    everything = said + "".join(path.read_text("utf-8") for path in (tmp_path / "lists").iterdir())
    assert "secret" not in everything
    assert "person-" not in everything
    assert "monitoring: 31 forms, counted only" in said
    assert "some files are the same, byte for byte; all are counted" in said


def test_monitoring_answers_under_names_that_the_form_does_not_have_are_told(run, project, inbox, tmp_path):
    questions = filling.asked(project, "monitoring")
    other = replace(questions.questions[1], name="sex", options=(), type="short-text")
    wider = replace(questions, questions=(*questions.questions, other))
    for number in range(12):
        given = {"gender": "man", "sex": f"secret {number}" if number < 6 else ""}
        (inbox / f"person-{number}.pdf").write_bytes(filling.pdf(wider, given))

    code, said = run(*sorted(inbox.glob("person-*")))

    assert code == 0
    assert "6 forms answer 'sex', which this form does not ask; these answers are not counted" in said
    assert "[form-version]  hint: see whether they are of another version of the form" in said
    assert "secret" not in said + (tmp_path / "lists/monitoring-counts.csv").read_text("utf-8")
    assert "person-" not in said


def test_of_few_monitoring_forms_only_their_number_is_told(run, project, inbox, tmp_path):
    (inbox / "person.pdf").write_bytes(filling.pdf(filling.asked(project, "monitoring"), {"gender": "man"}))

    code, said = run(inbox / "person.pdf", "--blind")

    assert code == 0
    assert [row["forms"] for row in rows(tmp_path / "lists/monitoring-counts.csv")] == ["1"]
    assert "monitoring: 1 form; answers are counted from 10 forms on" in said


def test_files_that_cannot_be_read_are_told_one_by_one_and_the_others_are_read(run, project, inbox, tmp_path):
    questions = filling.asked(project)
    (inbox / "cut.pdf").write_bytes((inbox / "applicant-1.pdf").read_bytes()[:400])
    (inbox / "letter.docx").write_bytes(filling.word_of("<w:p/>"))
    (inbox / "other.pdf").write_bytes(filling.pdf(questions, {}, form="helpers"))
    (inbox / "photo.jpg").write_bytes(b"\xff\xd8")
    (inbox / "virus.docx").write_bytes(filling.word(questions, {}, parts={"word/vbaProject.bin": b"x"}))
    (inbox / "way-out.pdf").write_bytes(filling.pdf(questions, {}, form="../../x"))
    (inbox / "zz.pdf").write_bytes((inbox / "applicant-1.pdf").read_bytes())

    code, said = run(inbox, inbox / "nowhere.pdf")

    assert code == 1
    assert len(rows(tmp_path / "lists/helper.csv")) == 3
    told = {line.partition(":")[0].rpartition("/")[2]: line for line in said.splitlines() if "  [" in line}
    assert "this file is damaged" in told["cut.pdf"]
    assert "this file has no fields" in told["letter.docx"]
    assert "the form 'helpers', which this project does not have" in told["other.pdf"]
    assert told["other.pdf"].endswith("hint: did you mean helper?")
    assert "neither a PDF nor a Word file" in told["photo.jpg"]
    assert "holds macros" in told["virus.docx"]
    assert "this file is not there" in told["nowhere.pdf"]
    assert "which this project does not have" in told["way-out.pdf"]
    assert "  warning  this file is the same as " in told["zz.pdf"]
    assert said.splitlines()[-1] == "read 3 of 11 files; 7 could not be read, 1 there twice"


def test_a_file_that_forgot_which_form_it_is_is_told_by_its_fields(run, project, inbox, tmp_path):
    (inbox / "bare.pdf").write_bytes(filling.pdf(filling.asked(project), EVERYTHING, form=""))

    code, said = run(inbox / "bare.pdf")

    assert code == 0
    assert "this file does not say which form it is; its fields told" in said
    assert rows(tmp_path / "lists/helper.csv")[0]["surname"] == "Wójcik"


def test_a_file_that_never_said_so_is_not_guessed(run, project, inbox):
    (inbox / "bare.docx").write_bytes(filling.word_of(filling.text_control("surname", "Ł"), form=""))

    code, said = run(inbox / "bare.docx")

    assert code == 1
    assert "this file does not say which form it is  [unreadable-form]" in said
    assert "read 0 of 1 file; 1 could not be read" in said


def test_another_version_is_told_and_its_columns_are_kept(run, project, inbox, tmp_path):
    newer = FORM.replace('version: "1.0"\nintro', 'version: "2.0"\nintro').replace(
        "{id: years, type", "{id: ages, type"
    )
    (project / FORM_FILE).write_text(newer, "utf-8")

    code, said = run(inbox)

    assert code == 0
    first = rows(tmp_path / "lists/helper.csv")[0]
    assert (first["ages"], first["years"], list(first)[-1]) == ("", "12", "years")
    assert f"{FORM_FILE}:7:10  warning  3 files are version 1.0 of this form, which is now 2.0" in said
    assert "applicant-1.pdf:1:1  warning  the form has no field 'years'" in said


def test_a_dry_run_writes_nothing(run, inbox, tmp_path):
    code, said = run(inbox, "--dry-run")

    assert code == 0
    assert f"would write {tmp_path / 'lists/helper.csv'}" in said
    assert not (tmp_path / "lists").exists()


def test_lists_that_are_there_stay_unless_they_are_to_be_replaced(run, inbox, tmp_path):
    run(inbox / "applicant-1.pdf")

    code, said = run(inbox)
    assert (code, len(rows(tmp_path / "lists/helper.csv"))) == (2, 1)
    assert "helper-questions.csv is there already" in said
    assert "--replace" in said

    code, said = run(inbox, "--replace")
    assert (code, len(rows(tmp_path / "lists/helper.csv"))) == (0, 3)


@pytest.mark.parametrize("out", ["project/lists", "project", "inbox/../project/lists"])
def test_no_list_is_written_into_the_project(run, inbox, project, out):
    before = sorted(project.rglob("*"))

    code, said = run(inbox, out=out)

    assert code == 2
    assert "is inside the project" in said
    assert sorted(project.rglob("*")) == before


def test_filled_forms_in_the_project_are_told(run, inbox, project):
    (project / "applicant.pdf").write_bytes((inbox / "applicant-1.pdf").read_bytes())

    code, said = run(project / "applicant.pdf")

    assert code == 0
    assert "this filled form is inside the project" in said


def test_a_report_for_tools_holds_no_answer(run, inbox):
    (inbox / "cut.pdf").write_bytes(b"%PDF-1.7")

    code, said = run(inbox, "--report", "json")

    report = json.loads(said[: said.rindex("}\n") + 2])
    assert code == 1
    assert report["counts"] == {"error": 1, "warning": 1, "info": 0}
    assert "Wójcik" not in said


def test_warnings_count_where_they_are_asked_to(run, inbox):
    assert run(inbox / "applicant-3.pdf", "--strict")[0] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [(["collect"], "no files are named"), (["collect", "a.pdf"], "no folder is named for the lists")],
)
def test_what_is_missing_is_told(words, message, capsys):
    assert main(words) == 2
    assert message in capsys.readouterr().err


def test_settings_that_cannot_be_read_are_told(run, project, inbox):
    (project / "rolepress.yml").write_text("title: [", "utf-8")

    code, said = run(inbox)

    assert code == 1
    assert "nothing was read: the project's settings cannot be read" in said


def test_a_form_whose_source_is_broken_says_so(run, project, inbox):
    (project / FORM_FILE).write_text("kind: form\nid: [", "utf-8")

    code, said = run(inbox)

    assert code == 1
    assert f"this file is a form whose source, {FORM_FILE}, cannot be read yet" in said


def test_answers_to_an_easier_version_stand_in_the_list_of_the_usual_form(run, project, inbox, tmp_path):
    (project / EASIER_FILE).write_text(EASIER, "utf-8")
    questions = filling.asked(project)
    given = EVERYTHING | {"surname": "Easier", "area": "phone-calls"}
    (inbox / "easier.docx").write_bytes(filling.word(questions, given))
    (inbox / "unnamed.pdf").write_bytes(filling.pdf(questions, EVERYTHING | {"surname": "Unnamed"}, form=""))

    code, said = run(inbox)

    told = {row["surname"]: row["area"] for row in rows(tmp_path / "lists" / "helper.csv")}
    assert code == 0
    assert (told["Easier"], told["Unnamed"]) == ("phone-calls", "other-hospital")
    assert "helper: 5 forms" in said
    assert not (tmp_path / "lists" / "helper-easier.csv").exists()


def test_the_words_of_an_easier_version_are_answers_too(project):
    (project / EASIER_FILE).write_text(EASIER, "utf-8")
    controls = (Control("area", "list", "I ring people"),)

    answers = answers_of(Filled("helper", "1.0", controls), filling.asked(project))

    assert (answers.values["area"], answers.unknown) == ("phone-calls", ())
