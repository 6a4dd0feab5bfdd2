"""rolepress compare: what may be compared, what it says, the files it writes, and what it refuses."""

import json
import subprocess
from datetime import date
from zipfile import ZipFile

import pytest

from projects import HOME, JOB, make_project
from rolepress import cli
from rolepress.approvals import approve, release

JOB_FILE = "content/job-descriptions/support-worker.yml"
OLD = JOB.replace("owner:", 'version: "1.0"\nowner:')
NEW = (
    OLD.replace('"1.0"', '"1.1"')
    .replace('band: "3"', 'band: "4"')
    .replace("Listen to people", "Listen to people well")
)
DAY = date(2026, 6, 30)


def git(root, *words):
    names = ("-c", "user.name=Editor", "-c", "user.email=editor@northshire.example")
    subprocess.run(["git", *names, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path):
    """A project whose one job description was released, and has changed since; git knows both."""
    root = make_project(tmp_path / "project", {JOB_FILE: OLD})
    assert approve(root, ["support-worker"], role="Head of HR", day=DAY).ok
    assert release(root, ["support-worker"], day=DAY).ok
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "First")
    (root / JOB_FILE).write_text(NEW)
    return root


@pytest.fixture
def run(project, tmp_path, capsys):
    """Run `rolepress compare`, and return its exit code with what it printed; files go to a folder of the test."""

    def compare(*arguments):
        code = cli.main(["compare", *arguments, "--project", str(project), "--out", str(tmp_path / "out")])
        told = capsys.readouterr()
        return code, told.out, told.err

    return compare


def names(folder):
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_one_document_is_its_latest_release_beside_what_stands(run, tmp_path):
    code, told, _ = run("support-worker")

    assert code == 0
    assert told.splitlines()[:7] == [
        "Support Worker: version 1.0, released on 30 June 2026, beside as it stands now",
        "2 changes: 2 changed",
        "material: 2",
        "  Key facts: 1 changed",
        "  Main duties and responsibilities: 1 changed",
        "clerical: none",
        "It is not recorded whether this job has been matched or evaluated. If it has, matching may be needed again.",
    ]
    stem = "support-worker-changes-since-1.0"
    assert names(tmp_path / "out") == [f"{stem}.docx", f"{stem}.html", f"{stem}.pdf"]
    assert f"wrote {tmp_path / 'out' / f'{stem}.pdf'}" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("support-worker@1.0", "support-worker"),
        ("support-worker@released", "support-worker"),
        ("main:support-worker", "support-worker"),
        ("HEAD:support-worker", "support-worker"),
    ],
)
def test_every_way_to_name_a_text_tells_the_same(run, old, new):
    code, told, _ = run(old, new, "--format", "html")

    assert code == 0
    assert told.splitlines()[1:5] == [
        "2 changes: 2 changed",
        "material: 2",
        "  Key facts: 1 changed",
        "  Main duties and responsibilities: 1 changed",
    ]


@pytest.mark.parametrize(
    ("alone", "older"),
    [
        ("support-worker@1.0", "version 1.0, released on 30 June 2026"),
        ("main:support-worker", "as it stood in git at main"),
        (JOB_FILE, "version 1.0, released on 30 June 2026"),
    ],
)
def test_one_text_is_compared_with_what_stands_now(run, project, monkeypatch, alone, older):
    monkeypatch.chdir(project)

    code, told, _ = run(alone, "--format", "html")

    assert (code, told.splitlines()[1]) == (0, "2 changes: 2 changed")
    assert told.startswith(f"Support Worker: {older}")
    assert told.splitlines()[0].endswith("beside as it stands now")


def test_a_file_alone_is_the_newer_text(run, tmp_path):
    other = tmp_path / "sent-back.yml"
    other.write_text(NEW.replace("Listen to people well", "Listen to everybody"))

    code, told, _ = run(str(other), "--format", "html")

    assert code == 0
    assert told.splitlines()[:2] == [
        "Support Worker: as it stands now, beside the file sent-back.yml",
        "1 change: 1 changed",
    ]


def test_a_document_with_a_new_id_is_compared_with_its_release_under_the_old_one(run, project):
    (project / JOB_FILE).unlink()
    renamed = NEW.replace("id: support-worker", "id: helper\naliases: [support-worker]")
    (project / "content/job-descriptions/helper.yml").write_text(renamed)

    for alone in ("helper", "helper@1.0", "support-worker@1.0"):
        code, told, _ = run(alone, "--format", "html")
        assert (code, "2 changes: 2 changed" in told) == (0, True)


def test_a_file_from_elsewhere_sees_the_facts_and_clauses_of_the_project(run, tmp_path):
    other = tmp_path / "sent-back.yml"
    other.write_text(NEW.replace("Listen to people well", "Listen to everybody"))

    code, told, _ = run("support-worker", str(other), "--format", "html")

    assert (code, told.splitlines()[1]) == (0, "1 change: 1 changed")
    page = (tmp_path / "out" / "support-worker-as-it-stands-sent-back.html").read_text()
    assert "the recovery team" in page
    assert '<del class="deleted">people well</del>' in page
    assert '<ins class="inserted">everybody</ins>' in page


def test_two_documents_say_that_they_are_two(run, project, tmp_path):
    other = NEW.replace("id: support-worker", "id: ward-clerk").replace("Support Worker", "Ward Clerk")
    (project / "content/job-descriptions/ward-clerk.yml").write_text(other)

    code, told, _ = run("support-worker", "ward-clerk", "--format", "html")

    assert code == 0
    assert told.splitlines()[0] == "Support Worker, as it stands now, beside Ward Clerk, as it stands now"
    page = tmp_path / "out" / "support-worker-as-it-stands-beside-ward-clerk-as-it-stands.html"
    assert "These are two documents" in page.read_text()


def test_a_text_beside_itself_has_no_change(run):
    code, told, _ = run("support-worker", "support-worker", "--format", "html")

    assert (code, told.splitlines()[1]) == (0, "no word differs")


def test_a_report_for_programs_has_each_change(run):
    code, told, _ = run("support-worker", "--report", "json", "--format", "html")

    data = json.loads(told)
    assert code == 0
    assert data["schema"] == 1
    assert data["old"] == {"document": "support-worker", "kind": "job-description", "title": "Support Worker",
                           "version": "1.0", "called": "version 1.0, released on 30 June 2026"}  # fmt: skip
    assert data["changes"][1] == {
        "what": "changed", "material": True, "id": "duties-support-list-1", "part": "Main duties and responsibilities", "under": "Support",
        "before": "Listen to people", "after": "Listen to people well",
    }  # fmt: skip
    assert data["counts"] == {"material": 2, "clerical": 0, "changed": 2}
    assert [each["number"] for each in data["matching"]["factors"]] == [1]


def test_a_recorded_outcome_may_need_matching_again(run, project):
    matched = "evaluation:\n  status: matched\n  date: 2025-03-03\nsummary:"
    (project / JOB_FILE).write_text(NEW.replace("summary:", matched))

    _, told, _ = run("support-worker", "--format", "html")

    assert "This job is recorded as matched on 3 March 2025" in told
    assert "Matching may be needed again." in told


def test_what_was_never_matched_is_not_to_be_matched_again(run, project):
    (project / JOB_FILE).write_text(NEW.replace("summary:", "evaluation:\n  status: awaiting\nsummary:"))

    _, told, _ = run("support-worker", "--format", "html")

    assert "No outcome of job evaluation is recorded yet" in told
    assert "factors" not in told


def test_signs_and_clauses_are_clerical(run, project):
    (project / JOB_FILE).write_text(OLD.replace("Listen to people", "Listen to people."))
    clause = project / "content/clauses/confidentiality.yml"
    clause.write_text(clause.read_text().replace("about people to yourself", "about everybody to yourself"))

    _, told, _ = run("support-worker", "--format", "html")

    assert told.splitlines()[2:5] == [
        "material: none",
        "clerical: 2",
        "  Main duties and responsibilities: 1 changed",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["suport-worker"], "'suport-worker' is not the id of a document  hint: did you mean support-worker?"),
        (["support-worker@2.0", "support-worker"],
         "there is no released version 2.0 of support-worker  hint: there is 1.0"),
        (["support-worker@9"], "there is no released version 9 of support-worker  hint: there is 1.0"),
        (["support-worker@"], "there is no version after the @  hint: there is 1.0"),
        (["home"], "home has no release yet  hint: first: rolepress release home"),
        (["nowhere:support-worker", "support-worker"], "git knows no revision 'nowhere'"),
        (["--upload-pack=x:support-worker", "support-worker"], "is not an option of"),
        (["main:suport-worker", "support-worker"], "there was no document 'suport-worker' at main"),
        (["no-such.yml", "support-worker"], "no-such.yml cannot be read"),
        (["confidentiality", "support-worker"], "'confidentiality' is shared text (clause)"),
        (["support-worker", "--format", "epub"], "'epub' is not a format of a comparison"),
        (["support-worker", "--report", "sarif"], "a comparison has no sarif report"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused_and_nothing_is_written(run, tmp_path, arguments, said):
    code, _, told = run(*arguments)

    assert code == 2
    assert said in told
    assert names(tmp_path / "out") == []


def test_a_file_with_a_fault_says_where_it_is(run, project):
    (project / JOB_FILE).write_text(NEW.replace("band:", "bnad:"))

    code, _, told = run("support-worker")

    assert code == 2
    assert "content/job-descriptions/support-worker.yml:" in told


def test_without_git_there_are_no_revisions(run, monkeypatch):
    monkeypatch.setenv("PATH", "")

    code, _, told = run("main:support-worker", "support-worker")

    assert (code, "git is not on this computer" in told) == (2, True)


def test_a_project_outside_git_has_no_revisions(tmp_path, capsys):
    root = make_project(tmp_path / "plain", {"content/pages/home.yml": HOME})

    code = cli.main(["compare", "main:home", "home", "--project", str(root)])

    assert (code, "this project is not kept in git" in capsys.readouterr().err) == (2, True)
    assert not (root / "site").exists()


def test_a_project_in_a_folder_of_a_repository_is_found_there(tmp_path, capsys):
    root = make_project(tmp_path / "all" / "roles", {JOB_FILE: OLD})
    git(tmp_path / "all", "init", "-q", "-b", "main")
    git(tmp_path / "all", "add", "-A")
    git(tmp_path / "all", "commit", "-q", "-m", "First")
    (root / JOB_FILE).write_text(NEW)

    code = cli.main(
        ["compare", "main:support-worker", "support-worker", "--project", str(root), "--format", "html"]
    )

    assert (code, capsys.readouterr().out.splitlines()[1]) == (0, "2 changes: 2 changed")


def test_a_revision_is_read_whole_with_its_own_facts(run, project):
    facts = project / "content/facts/northshire-facts.yml"
    facts.write_text(facts.read_text().replace("the recovery team", "the wellbeing team"))

    _, told, _ = run("main:support-worker", "support-worker", "--report", "json", "--format", "html")

    summary = json.loads(told)["changes"][1]
    assert (summary["before"], summary["after"]) == (
        "You will support people in the recovery team.",
        "You will support people in the wellbeing team.",
    )


def test_a_link_that_git_keeps_is_not_followed(run, project, tmp_path):
    (tmp_path / "secret.yml").write_text("kind: page\nid: secret\ntitle: Secret\nowner: A\n")
    (project / "content/pages/secret.yml").symlink_to(tmp_path / "secret.yml")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "Second")

    code, _, told = run("main:secret", "support-worker")

    assert (code, "there was no document 'secret' at main" in told) == (2, True)


def test_a_folder_of_the_public_site_is_refused(project, capsys):
    public = project / "site" / "public"
    public.mkdir(parents=True)
    (public / "manifest.json").write_text("{}")

    code = cli.main(["compare", "support-worker", "--project", str(project), "--out", str(public / "comparisons")])

    assert (code, "is a part of the public site" in capsys.readouterr().err) == (2, True)
    assert not (public / "comparisons").exists()


def test_files_go_beside_the_public_site_where_no_folder_is_named(project, capsys):
    cli.main(["compare", "support-worker", "--project", str(project), "--format", "html"])

    assert names(project / "site" / "comparisons") == ["support-worker-changes-since-1.0.html"]
    assert "comparisons" in capsys.readouterr().out


def test_the_word_file_says_what_is_compared(run, tmp_path):
    run("support-worker@1.0", "support-worker", "--format", "docx")

    with ZipFile(tmp_path / "out" / "support-worker-changes-since-1.0.docx") as package:
        text = package.read("word/document.xml").decode()
    assert "Comparison: version 1.0, released on 30 June 2026, beside as it stands now." in text


def test_the_page_says_in_words_what_its_lines_say(run, tmp_path):
    run("support-worker", "--format", "html")

    page = (tmp_path / "out" / "support-worker-changes-since-1.0.html").read_text()
    marked = '<span class="mark mark--inserted">[inserted: </span><ins class="inserted">well</ins>'
    assert f'Listen to people {marked}<span class="mark mark--inserted">]</span>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "style=" not in page
    assert "<script" not in page
