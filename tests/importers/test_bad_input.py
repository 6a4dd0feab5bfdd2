"""What cannot be taken is said in one line, and nothing on the disk changes; what a crash cuts short is undone."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from importers.copies import FACTS_FILE, JOB_FILE, WordCopy, drawn_up, plan_of, sending_project, sent, take
from importers.test_reading import ENTITIES, bomb, run, word_of
from rolepress.cli import main
from rolepress.importers import CannotImportError, carry_out
from rolepress.together import repair


@pytest.fixture
def project(tmp_path):
    return sending_project(tmp_path / "project")


@pytest.fixture
def copy(project):
    return WordCopy(sent(project))


def files(root):
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*") if each.is_file()}


def with_part(data, name, held):
    """Return a Word file with one part more, or another one."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for each in given.namelist():
            if each != name:
                out.writestr(each, given.read(each))
        out.writestr(name, held)
    return made.getvalue()


def macro_types(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        types = file.read("[Content_Types].xml")
    word = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return with_part(
        data, "[Content_Types].xml", types.replace(word, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    )


MACROS = "holds macros, which are programs  hint: do not open it; ask for the copy again"
DOCTYPE = "cannot be read: it declares a document type, as no word processor does  hint: ask for the copy again"
BAD = {
    "a text": (lambda _: b"Dear colleague,\n", "is not a Word file  hint: open it to see what it is"),
    "a PDF": (lambda _: b"%PDF-1.7", "is not a Word file  hint: open it to see what it is"),
    "an empty file": (lambda _: b"", "is damaged  hint: open it and save it again, or ask for it again"),
    "half a file": (lambda data: data[: len(data) // 2], "is damaged  hint: open it and save it again, or ask for it again"),
    "an old file": (lambda _: b"\xd0\xcf\x11\xe0" + b"W" * 99, "is an old Word file  hint: open it and save it as .docx"),
    "an encrypted file": (lambda _: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
                          "is encrypted  hint: open it with its password and save it without"),
    "an OpenDocument file": (lambda _: b"PK\x03\x04" + b"x" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
                             "is an OpenDocument file  hint: open it and save it as .docx"),
    "macros": (lambda data: with_part(data, "word/vbaProject.bin", b"x"), MACROS),
    "macros by another name": (macro_types, MACROS),
    "a bomb": (lambda _: bomb(), "is far too large once it is unpacked  hint: do not open it; ask for the copy again"),
    "entities in the text": (lambda data: with_part(data, "word/document.xml", f"{ENTITIES}<a>&x;</a>"), DOCTYPE),
    "entities in comments": (lambda data: with_part(data, "word/comments.xml", f"{ENTITIES}<a>&x;</a>"), DOCTYPE),
    "entities in a head": (lambda data: with_part(data, "word/header9.xml", f"{ENTITIES}<a>&x;</a>"), DOCTYPE),
    "a letter": (lambda _: word_of(f"<w:p>{run('Dear colleague')}</w:p>"),
                 "does not say which document it is a copy of  hint: take a copy that Rolepress made, and edit that"),
}  # fmt: skip


@pytest.mark.parametrize("options", [(), ("--yes",)])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_changes_nothing(project, copy, tmp_path, capsys, name, options):
    made, told = BAD[name]
    file = tmp_path / "back.docx"
    file.write_bytes(made(copy.data()))
    before = files(project)

    code = main(["import", str(file), "--update", "support-worker", *options, "--project", str(project)])

    out, err = capsys.readouterr()
    assert (code, out, err) == (1, "", f"rolepress: back.docx {told}\n")
    assert files(project) == before


def test_two_people_who_change_one_field_are_both_heard(project, copy):
    other = WordCopy(copy.data()).reword("your manager", "your mentor").reword("a ward", "a quiet ward")
    take(project, copy.reword("your manager", "your team").data())
    text = (project / JOB_FILE).read_text("utf-8")

    plan = take(project, other.data())

    assert [each.new for each in plan.proposals] == ["a quiet ward"]
    assert [(each.sent, each.old, each.new) for each in plan.asides] == [
        ("Learn from your manager", "Learn from your team", "Learn from your mentor")
    ]
    assert (project / JOB_FILE).read_text("utf-8") == text.replace("- a ward", "- a quiet ward")
    assert plan_of(project, other.data()).proposals == ()


def test_a_fact_that_changed_meanwhile_stops_all(project, copy):
    copy.reword("meetings of the recovery team", "meetings of the hope team").reword("Listen to", "Hear")
    visit = drawn_up(project, copy.data())
    path = project / FACTS_FILE
    path.write_text(path.read_text("utf-8").replace("recovery", "wellbeing"), "utf-8")
    before = files(project)

    with pytest.raises(CannotImportError, match="has changed since the copy was looked at; nothing was written"):
        carry_out(visit, [each.choices[0] for each in visit.plan.proposals])
    assert files(project) == before


CRASH = """
import os, sys
from datetime import datetime
from pathlib import Path
from rolepress import together
from rolepress.importers import carry_out, draw_up

swap, count = together.os.replace, 0
def stopping(*given):
    global count
    count += 1
    if count == int(sys.argv[3]):
        os._exit(9)  # as when the power goes
    return swap(*given)
visit = draw_up(Path(sys.argv[1]), Path(sys.argv[2]), "support-worker", on=datetime(2026, 7, 1, 12))
together.os.replace = stopping
carry_out(visit, [each.choices[0] for each in visit.plan.proposals])
"""


@pytest.mark.parametrize("count", [1, 2])
def test_a_crash_between_two_writes_leaves_the_old_files(project, copy, tmp_path, count):
    copy.reword("meetings of the recovery team", "meetings of the hope team").reword("Listen to", "Hear")
    file = tmp_path / "back.docx"
    file.write_bytes(copy.data())
    before = files(project)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    ended = subprocess.run(
        [sys.executable, "-c", CRASH, str(project), str(file), str(count)], env=environment, check=False
    )

    assert ended.returncode == 9
    assert Path(project / "content/.together").is_dir()
    repair(project)
    assert files(project) == before
    assert len(plan_of(project, copy.data()).proposals) == 2


def test_the_next_import_mends_what_a_crash_cut_short(project, copy, tmp_path, capsys):
    copy.reword("meetings of the recovery team", "meetings of the hope team").reword("Listen to", "Hear")
    file = tmp_path / "back.docx"
    file.write_bytes(copy.data())
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", CRASH, str(project), str(file), "2"], env=environment, check=False)

    assert main(["import", str(file), "--update", "support-worker", "--project", str(project)]) == 0

    assert "2 changes proposed, 0 kept aside" in capsys.readouterr().out
