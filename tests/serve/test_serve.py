import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest

from building import (
    CLAUSE_FILE,
    JOB_FILE,
    ONE_PDF,
    OTHER_JOB,
    OTHER_JOB_FILE,
    add,
    edit,
    make,
    plain_back_room,
    released_project,
)
from projects import ORGANISATION
from rolepress.cli import main
from rolepress.serve.server import CannotListenError, listen
from serve.serving_project import PATIENCE, served, until

PAGE = "/public/job-descriptions/support-worker/"
PREVIEW = "/internal/preview/job-descriptions/support-worker/"


@pytest.fixture
def root(tmp_path):
    files = {OTHER_JOB_FILE: OTHER_JOB, "rolepress.yml": f"{ONE_PDF}rules:\n  version-not-in-changes: off\n"}
    return plain_back_room(released_project(tmp_path, files))


def test_both_sites_are_served_and_the_first_lines_say_where(root):
    with served(root) as site:
        assert site.lines[:3] == [
            f"public site:    http://127.0.0.1:{site.port}/public/",
            f"internal site:  http://127.0.0.1:{site.port}/internal/",
            f"not released:   http://127.0.0.1:{site.port}/internal/preview/",
        ]
        assert "Support Worker" in site.page(PAGE)
        site.shows("/internal/", "Library")
        assert site.ask("/").getheader("Location") == "/public/"
        assert site.ask("/public").getheader("Location") == "/public/"
        assert site.ask(PAGE.rstrip("/")).getheader("Location") == PAGE


def test_a_saved_edit_is_shown_and_told(root):
    with served(root) as site, site.news(PREVIEW) as news:
        assert next(news)["version"] == "none"
        site.shows("/internal/", "Library")
        edit(root, JOB_FILE, "Listen to people", "Listen well to people")

        assert next(news)["version"] != "none"
        assert "Listen well to people" in site.page(PREVIEW)
        assert "Listen to people" in site.page(PAGE)
        assert re.fullmatch(r"rebuilt \d+ pages in \d\.\d s", site.rebuilds[0])
        until(lambda: any(line.startswith("rebuilt the internal site in") for line in site.lines), "its line")


def test_an_edit_of_a_clause_reaches_what_shows_it(root):
    with served(root) as site:
        edit(root, CLAUSE_FILE, "Keep what you learn", "Keep everything you learn")

        site.shows(PREVIEW, "Keep everything you learn")


def test_a_save_by_rename_is_shown(root):
    with served(root) as site:
        text = (root / JOB_FILE).read_text("utf-8").replace("Listen to people", "Listen well to people")
        add(root, f"{JOB_FILE}.new~", text)
        os.replace(root / f"{JOB_FILE}.new~", root / JOB_FILE)

        site.shows(PREVIEW, "Listen well to people")


def test_a_deleted_document_and_a_new_one(root):
    with served(root) as site:
        (root / OTHER_JOB_FILE).unlink()
        until(lambda: site.ask("/public/job-descriptions/gardener/").status == 404, "the page to go")
        add(
            root,
            "content/job-descriptions/baker.yml",
            OTHER_JOB.replace("gardener", "baker").replace("Gardener", "Baker"),
        )

        site.shows("/internal/preview/job-descriptions/baker/", "Baker")


def test_a_deleted_document_is_no_problem(root):
    with served(root) as site:
        (root / OTHER_JOB_FILE).unlink()
        until(lambda: site.ask("/public/job-descriptions/gardener/").status == 404, "the page to go")

        assert {each.rule for each in site.new} <= {"release-without-document"}


def test_a_document_that_moves_to_an_organisation_that_had_nothing_is_shown(root):
    other = ORGANISATION.replace("northshire", "southshire").replace("Northshire Health", "Southshire Care")
    add(root, "content/organisations/southshire.yml", other)
    with served(root) as site:
        edit(root, JOB_FILE, "organisation: northshire", "organisation: southshire")
        site.shows(PREVIEW, "Southshire Care")

        assert [each.rule for each in site.new if each.rule == "fault"] == []


def test_the_internal_site_says_which_pages_lead_to_a_document(root):
    link = "See [the gardener](https://roles.example/job-descriptions/gardener/). You will support"
    edit(root, JOB_FILE, "You will support", link)
    with served(root) as site:
        site.shows("/internal/documents/gardener/", "Where it is used")
        used = site.page("/internal/documents/gardener/").partition("Where it is used")[2]

        assert "Support Worker" in used


def test_news_of_an_address_that_is_none_is_refused(root):
    with served(root) as site:
        assert site.ask("/-/events?page=http://[").status == 400


def test_a_thousand_files_at_once_are_one_rebuild(root):
    with served(root) as site:
        for number in range(1000):
            add(root, f"content/handbook/{number}.md", "words\n")
        edit(root, JOB_FILE, "Listen to people", "Listen well to people")
        site.shows(PREVIEW, "Listen well to people")

        assert len(site.rebuilds) <= 5


def test_a_broken_file_shows_its_problems_over_the_last_good_page_until_it_is_mended(root):
    with served(root) as site, site.news(PAGE) as news:
        assert next(news)["problems"] == []
        good, page = (root / JOB_FILE).read_text("utf-8"), site.page(PAGE)
        add(root, JOB_FILE, "\n  : [<script>\n")
        broken = next(state for state in news if state["problems"])
        kept = site.page(PAGE)
        (root / JOB_FILE).write_text(good, "utf-8")
        mended = next(state for state in news if not state["problems"])

        assert broken["problems"][0]["where"].startswith(f"{JOB_FILE}:")
        assert broken["problems"][0]["severity"] == "error"
        assert kept == page
        assert mended["version"] == broken["version"]
        assert [str(each.place.path) for each in site.new] == [JOB_FILE]


@pytest.mark.parametrize(
    ("path", "broken"), [("rolepress.yml", ": [\n"), ("templates/site/document.html.jinja", "{% if %}")]
)
def test_broken_settings_or_templates_leave_the_last_good_pages(root, path, broken):
    with served(root) as site, site.news(PAGE) as news:
        next(news)
        had = (root / path).read_text("utf-8") if (root / path).exists() else None
        add(root, path, broken)
        state = next(state for state in news if state["problems"])
        kept = site.page(PAGE)
        (root / path).write_text(had, "utf-8") if had else (root / path).unlink()

        assert state["problems"][0]["where"].startswith(f"{path}:")
        assert "Support Worker" in kept
        assert next(state for state in news if not state["problems"])
        assert any(line.startswith("nothing could be rebuilt") for line in site.rebuilds)


def test_an_unexpected_fault_ends_nothing(root, monkeypatch):
    import rolepress.serve.desk as desk

    with served(root) as site, site.news(PAGE) as news:
        next(news)
        with monkeypatch.context() as broken:
            broken.setattr(desk, "draw_again", lambda *_: 1 / 0)
            edit(root, JOB_FILE, "Listen to people", "Listen well to people")
            state = next(state for state in news if state["problems"])
        edit(root, JOB_FILE, "Listen well to people", "Listen very well to people")

        assert "ZeroDivisionError" in state["problems"][0]["message"]
        site.shows(PREVIEW, "Listen very well to people")


def test_a_pdf_is_made_when_somebody_asks_and_a_build_finds_it(root):
    with served(root) as site:
        before = site.page(PAGE)
        first = site.ask(f"{PAGE}support-worker.pdf")
        again = site.ask(f"{PAGE}support-worker.pdf")

        assert " KB" not in before
        assert (first.status, first.getheader("Content-Type")) == (200, "application/pdf")
        assert first.text.startswith("%PDF-")
        assert again.text == first.text
        assert [line for line in site.lines if line.startswith("made")] == [
            line for line in site.lines if line.startswith("made support-worker.pdf in ")
        ][:1]
        site.shows(PAGE, " KB")
    assert "support-worker.pdf" not in make(root).made


def test_a_pdf_that_cannot_be_made_says_why(root):
    add(root, "templates/print/document.html.jinja", "{{ nobody }}")
    with served(root) as site:
        answer = site.ask(f"{PAGE}support-worker.pdf")

        assert answer.status == 500
        assert "nobody" in answer.text
        assert any(line == "support-worker.pdf could not be made" for line in site.lines)


def test_other_hosts_are_refused(root):
    with served(root) as site:
        for host in ("evil.example", f"evil.example:{site.port}", ""):
            answer = site.ask(PAGE, headers={"Host": host})

            assert answer.status == 421
            assert "Support Worker" not in answer.text
        assert site.ask(PAGE, headers={"Host": f"localhost:{site.port}"}).status == 200


def test_nothing_outside_the_sites_is_served(root):
    with served(root) as site:
        for target in (
            *("/public/../rolepress.yml", "/public/%2e%2e/rolepress.yml", "/public/..%2frolepress.yml"),
            *("/../../etc/passwd", "//etc/passwd", "/internal/../../../rolepress.yml", "/rolepress.yml"),
            *("/content/pages/home.yml", "/public/.rolepress/x", "/internal/preview/..%2f..%2fx"),
            *("/-/../rolepress.yml", "/-/server.py", "/-/..%5cserver.py", "/-/live.js/../server.py"),
        ):
            answer = site.ask(target)

            assert answer.status in (400, 404), target
            assert "organisation: northshire" not in answer.text
            assert "import " not in answer.text


def test_only_reading_is_answered(root):
    with served(root) as site:
        assert site.ask(PAGE, method="POST").status == 501
        head = site.ask(PAGE, method="HEAD")

        assert head.status == 200
        assert int(head.getheader("Content-Length")) > 1000
        assert head.text == ""


def test_a_missing_page_is_told_in_the_look_of_the_site(root):
    with served(root) as site:
        answer = site.ask("/public/nowhere/")

        assert answer.status == 404
        assert 'href="/public/assets/northshire.css"' in answer.text
        assert "nothing to preview" in site.page("/internal/preview/")
        mistyped = site.page("/internal/preview/job-descriptions/suport-worker/")
        assert "There is no preview at this address" in mistyped
        assert "nothing to preview" not in mistyped


def test_the_script_stands_in_what_is_served_and_nowhere_else(root):
    with served(root) as site:
        assert '<script src="/-/live.js" data-page="/public/"' in site.page("/public/")
        assert site.ask("/-/live.js").getheader("Content-Type").startswith("text/javascript")
        assert "live.js" not in site.page("/public/assets/northshire.css")
    assert all("live.js" not in text.decode() for text in make(root, formats=["html"]).public.values())


def test_a_taken_port_is_left_for_the_next_one():
    with listen() as first, listen() as second:
        assert second.server_port != first.server_port


def test_a_taken_port_that_was_asked_for_is_refused(root, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListenError, match=str(port)):
            listen(port)
        code = main(["serve", "--project", str(root), "--port", str(port)])

    assert code == 1
    assert f"port {port} is taken by another program  hint: " in capsys.readouterr().err


@pytest.mark.parametrize("port", ["x", "-1", "70000", "8000.5"])
def test_what_is_no_port_is_refused(root, port, capsys):
    assert main(["serve", "--project", str(root), f"--port={port}"]) == 2
    assert "is not a port" in capsys.readouterr().err


def _heeds_ctrl_c() -> None:
    """Let a process hear Ctrl-C as one in a window does: tests that run in the background pass it by."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send Ctrl-C to one process")
def test_ctrl_c_ends_it_without_a_word(root):
    command = [sys.executable, "-m", "rolepress", "serve", "--project", str(root), "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_heeds_ctrl_c
    )
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    said, errors = process.communicate(timeout=PATIENCE)

    assert first.startswith("public site:    http://127.0.0.1:")
    assert (process.returncode, errors) == (0, "")
    assert "Traceback" not in said
    assert time.monotonic() - began < PATIENCE
