"""What this repository promises about its own files: small modules, no trace of a machine or a registry."""

import json
import re
import subprocess
from pathlib import Path

import pytest

LONGEST_MODULE = 400  # lines

# Written in pieces, so that this file does not hold what it looks for.
TRACES = {
    "a folder of one machine": re.compile(
        "/(?:" + "|".join(("work", "root", "home", "Users")) + r")/[\w.]|/" + r"tmp/\w"
    ),
    "a registry's address": re.compile(
        "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + "js", "deb" + r"\.debian"))
    ),
    "where packages are found": re.compile(
        "--(?:" + "|".join(("extra-" + "index", "index" + "-url", "find" + "-links")) + ")"
    ),
}
LOCKS = ("generator/requirements/run.lock", "generator/requirements/test.lock")


def tracked(checkout: Path) -> list[Path]:
    """Return every file that Git knows and the checkout holds."""
    command = ["git", "-c", f"safe.directory={checkout}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := checkout / name).is_file()]


def text_of(path: Path) -> str:
    """Return the text of a file; nothing for a picture, a font and the like."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


@pytest.mark.parametrize("trace", TRACES)
def test_no_file_holds(checkout, trace):
    found = [
        f"{path.relative_to(checkout)}:{number}: {line.strip()[:80]}"
        for path in tracked(checkout)
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if TRACES[trace].search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("trace", "line"),
    [
        ("a folder of one machine", "see /ho" + "me/ada/rolepress"),
        ("a registry's address", "https://py" + "pi.org/simple"),
        ("where packages are found", "--in" + "dex-url https://example.org"),
    ],
)
def test_a_trace_is_recognised(trace, line):
    assert TRACES[trace].search(line)


def test_no_module_is_too_long_to_read(checkout):
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in (checkout / "generator").rglob("*.py")}

    assert {path.name: count for path, count in lines.items() if count > LONGEST_MODULE} == {}


def test_every_module_opens_with_what_it_owns(checkout):
    silent = [
        path.name
        for path in (checkout / "generator").rglob("*.py")
        if not path.read_text("utf-8").startswith('"""') and path.read_text("utf-8").strip()
    ]

    assert silent == []


def test_the_licence_is_mit(checkout):
    assert (checkout / "LICENSE").read_text("utf-8").startswith("MIT License\n")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_every_version_with_its_digests_and_nothing_else(checkout, lock):
    entries = re.sub(r"\\\n\s*", "", (checkout / lock).read_text("utf-8")).splitlines()
    pinned = re.compile(r"[a-z0-9._-]+==[\w.]+ (?:; [^\\]+ )?(?:--hash=sha256:[0-9a-f]{64}\s*)+")

    assert len(entries) > 20
    assert [entry for entry in entries if not pinned.fullmatch(entry)] == []


def test_the_test_lock_holds_all_of_the_run_lock(checkout):
    run, test = (
        {line for line in (checkout / lock).read_text("utf-8").splitlines() if "==" in line} for lock in LOCKS
    )

    assert run - test == set()


def test_the_node_lock_names_digests_and_no_addresses(checkout):
    lock = json.loads((checkout / "tests/browser/package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry] == []
