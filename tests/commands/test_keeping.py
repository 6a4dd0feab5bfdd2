"""Documents are approved, released and started by commands."""

from pathlib import Path

import pytest

from building import JOB_FILE
from projects import JOB, make_project
from rolepress.cli import main


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLEPRESS_CACHE", raising=False)


def test_a_document_is_approved_and_released(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path)
    here = ("--project", str(project), "--date", "2026-06-30")

    refused = main(["release", "support-worker", *here])
    approved = main(["approve", "support-worker", "--role", "Head of Recruitment", "--note", "Read twice", *here])
    released = main(["release", "support-worker", *here])

    assert (refused, approved, released) == (1, 0, 0)
    text = (project / JOB_FILE).read_text("utf-8")
    assert "role: Head of Recruitment" in text
    assert "date: 2026-06-30" in text
    assert "note: Read twice" in text
    assert list((project / "content/releases/support-worker").glob("*.yml"))
    told = capsys.readouterr().out
    assert "nobody has approved this text yet" in told
    assert f"approved: {JOB_FILE}\n" in told
    assert "released: content/releases/support-worker/" in told


def test_all_documents_are_approved_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["approve", "--all", "--role", "Editors", "--project", str(make_project(tmp_path))])

    assert code == 0
    assert capsys.readouterr().out.count("approved: ") == 3


def test_all_says_which_file_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path, {JOB_FILE: JOB.replace("dbs: enhanced", "dbs: enhnced")})

    codes = [
        main(["approve", "--all", "--role", "Editors", "--project", str(project)]),
        main(["release", "--all", "--project", str(project)]),
        main(["release", "--all", "--project", str(project)]),
    ]

    assert codes == [1, 1, 1]
    told = capsys.readouterr().out
    assert told.count(f"{JOB_FILE}:9:8  error  'enhnced' is not") == 3
    assert (told.count("approved: "), told.count("released: ")) == (2, 2)
    assert told.endswith("nothing was released\n")


def test_new_makes_documents_and_projects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_project(tmp_path / "one")

    codes = [
        main(["new", "page", "about", "--project", str(project)]),
        main(["new", "job-description", "porter", "--from", "support-worker", "--project", str(project)]),
        main(["new", "project", str(tmp_path / "two")]),
    ]

    assert codes == [0, 0, 0]
    assert (project / "content/pages/about.yml").is_file()
    assert "Listen to people" in (project / "content/job-descriptions/porter.yml").read_text("utf-8")
    assert (tmp_path / "two/rolepress.yml").is_file()
    assert capsys.readouterr().out.splitlines()[:3] == [
        "made content/pages/about.yml",
        "made content/job-descriptions/porter.yml",
        "it is a copy: change its title, its owner and what else is different, then: rolepress check",
    ]


def test_a_copy_keeps_what_is_allowed_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    allowed = "allow:\n  - {rule: long-sentence, reason: The law has these words, until: 2027-01-31}\n"
    project = make_project(tmp_path, {JOB_FILE: JOB + allowed})

    main(["new", "job-description", "porter", "--from", "support-worker", "--project", str(project)])

    text = (project / "content/job-descriptions/porter.yml").read_text("utf-8")
    line = text.splitlines().index("allow:") + 2
    assert allowed in text
    assert capsys.readouterr().out.endswith(
        f"it keeps what `allow:` says on line {line} of it: see that each reason holds for this one too\n"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "next: rolepress build, which puts it on the public site\n"),
        (
            "audience: internal\n",
            "next: rolepress build\nfor colleagues alone, and never on the public site: support-worker\n",
        ),
        (
            "opens: 2026-07-31\n",
            "next: rolepress build\nnot on the public site before 31 July 2026: support-worker\n",
        ),
    ],
)
def test_a_release_says_what_the_next_build_does_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    project = make_project(tmp_path, {JOB_FILE: JOB + line})
    here = ("--project", str(project), "--date", "2026-06-30")

    main(["approve", "support-worker", "--role", "Head of People", *here])
    main(["release", "support-worker", *here])

    assert capsys.readouterr().out.endswith(told)
