"""Other packages add formats, editions and rules through entry points, and a build makes what they add."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import released_project
from handbook_samples import samples
from projects import SETTINGS

CHECKOUT = Path(__file__).resolve().parent.parent
GUEST = """
from rolepress.checks import Finding, rule
from rolepress.editions import STANDARD, register as add_edition
from rolepress.formats import Artifact, Format, register as add_format
from rolepress.kinds import register as add_composer
from rolepress.labels import register as add_words
from rolepress.manuscript import About, Heading, Manuscript, Prose, said, words
from rolepress.model import KindRecord, register as add_kind
from rolepress.model.base import Document, Line
from rolepress.model.job_description import JobDescription
from dataclasses import replace
from typing import Literal

def render(manuscript, edition, theme, options):
    return Artifact(f"{VERSION} {edition.name}: {' '.join(map(str, words(manuscript)))}".encode())

add_format(Format("txt", ".txt", "text/plain", render))
add_edition(replace(STANDARD, id="lilac", suffix="-lilac", formats=("txt",)))

class Notice(Document):
    \"\"\"A few words for everybody.\"\"\"
    kind: Literal["notice"]
    text: Line

def compose(resolved, house):
    notice = resolved.document
    about = About("notice", house.labels["notice"], resolved.employer.id, resolved.employer.name, notice.text, notice.version)
    blocks = (Heading("title", said(notice.title), 1), Prose("text", said(notice.text)))
    return Manuscript(notice.id, notice.title, notice.language, about, blocks, dict(house.labels))

add_kind(KindRecord("notice", "notices", Notice, published=True, formats=("html",)))
add_composer("notice", compose)
add_words("en-GB", {"notice": "Notice", "notices": "Notices"})

@rule("short-title", kinds=(JobDescription,))
def short_title(document, view):
    \"\"\"A title is short.\"\"\"
    if len(document.title) > 3:
        yield Finding(("title",), "this title is long")
"""
ENTRY_POINTS = "".join(
    f"[rolepress.{group}]\nguest = guest\n" for group in ("kinds", "formats", "editions", "checks")
)
CHOICE = "formats: {job-description: [html, txt]}\nrules: {short-title: info}\n"
JOBS = Path("site/public/job-descriptions/support-worker")


def install(folder: Path, version: str, code: str = GUEST) -> None:
    """Put the package of a guest into *folder*, as pip would."""
    for old in folder.glob("guest-*"):
        shutil.rmtree(old)
    about = folder / f"guest-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: guest\nVersion: {version}\n", "utf-8")
    (about / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    (folder / "guest.py").write_text(code.replace("VERSION", repr(version)), "utf-8")


@pytest.fixture
def rolepress(tmp_path):
    """Run a command on a project, with a guest of a version installed beside Rolepress."""
    guests = tmp_path / "site-packages"
    root = released_project(tmp_path / "project", {"rolepress.yml": SETTINGS + CHOICE})

    def run(version: str, *command: str, code: str = GUEST, expected: int = 0) -> str:
        install(guests, version, code)
        path = os.pathsep.join((str(CHECKOUT / "generator"), str(guests)))
        asked = [sys.executable, "-m", "rolepress", *command, "--project", str(root)]
        done = subprocess.run(asked, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout

    return run


def test_what_guests_add_is_listed_built_and_checked(rolepress, tmp_path):
    listed, told = rolepress("1.0", "formats"), rolepress("1.0", "build", "--jobs", "2")

    files = {each.name: each.read_text("utf-8") for each in (tmp_path / "project" / JOBS).glob("*.txt")}
    assert "lilac           txt" in listed
    assert "this title is long  [short-title]" in told
    assert {name: text[: text.index(":")] for name, text in files.items()} == {
        "support-worker.txt": "1.0 standard",
        "support-worker-lilac.txt": "1.0 lilac",
    }
    assert "Lilac TXT" in (tmp_path / "project" / JOBS / "index.html").read_text("utf-8")


def test_a_newer_guest_makes_its_files_anew(rolepress, tmp_path):
    for version in ("1.0", "1.1"):
        rolepress(version, "build", "--jobs", "1")

        assert (tmp_path / "project" / JOBS / "support-worker.txt").read_text("utf-8").startswith(version)


NOTICE = """
kind: notice
id: closed-on-monday
title: Closed on Monday
owner: Communications
text: The office is closed.
"""


def test_a_kind_of_a_guest_is_written_approved_released_and_published(rolepress, tmp_path):
    file = tmp_path / "project" / "content" / "notices" / "closed-on-monday.yml"
    file.parent.mkdir()
    file.write_text(NOTICE, "utf-8")
    rolepress("1.0", "approve", "closed-on-monday", "--role", "Head of Communications")
    rolepress("1.0", "release", "closed-on-monday")
    rolepress("1.0", "build", "--jobs", "1")

    site = tmp_path / "project" / "site"
    page = (site / "public" / "notices" / "closed-on-monday" / "index.html").read_text("utf-8")
    assert "The office is closed." in page
    assert "Notices" in (site / "public" / "index.html").read_text("utf-8")
    assert (site / "internal" / "documents" / "closed-on-monday" / "index.html").exists()


HANDBOOK = CHECKOUT / "content" / "handbook"
POLICY = next(
    each.text
    for each in samples(HANDBOOK / "contributing" / "adding.md", HANDBOOK)
    if "class Policy(Document)" in each.text
)
UNNAMED = POLICY[: POLICY.index("add_words(")]


def test_the_handbooks_kind_is_started_published_and_named_with_its_words_or_without(rolepress, tmp_path):
    root = tmp_path / "project"
    (root / "rolepress.yml").write_text(SETTINGS, "utf-8")
    assert "policy, " in " ".join(rolepress("1.0", "new", "--help", code=POLICY).split())
    rolepress("1.0", "new", "policy", "lone-working", code=POLICY)
    started = (root / "content/policies/lone-working.yml").read_text("utf-8")
    rolepress("1.0", "approve", "lone-working", "--role", "Head of Safety", code=POLICY)
    rolepress("1.0", "release", "lone-working", code=POLICY)

    rolepress("1.0", "build", "--jobs", "1", "--format", "html", code=POLICY)
    named = (root / "site/public/index.html").read_text("utf-8")
    rolepress("1.1", "build", "--jobs", "1", "--format", "html", code=UNNAMED)
    unnamed = (root / "site/public/index.html").read_text("utf-8")

    assert started.endswith("# What the policy is for, in one sentence.\npurpose: Write here.\n")
    assert ("Policies and rules" in named, "Policies and rules" in unnamed, "Policies" in unnamed) == (
        True, False, True,
    )  # fmt: skip
    assert "Policy" in (root / "site/internal/documents/index.html").read_text("utf-8")


def test_a_release_whose_kind_is_not_installed_says_so(rolepress, tmp_path):
    (tmp_path / "project" / "rolepress.yml").write_text(SETTINGS, "utf-8")
    rolepress("1.0", "new", "policy", "lone-working", code=POLICY)
    rolepress("1.0", "approve", "lone-working", "--role", "Head of Safety", code=POLICY)
    rolepress("1.0", "release", "lone-working", code=POLICY)

    told = rolepress("1.0", "check", expected=1)

    assert "the kind of this release, 'policy', is not installed" in told
    assert "was changed after it was frozen" not in told
