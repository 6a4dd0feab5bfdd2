"""The index of the public site: all of its documents, the same each time, and a site without it when Pagefind fails."""

import gzip
import hashlib
import json
import os
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pagefind_bin
import pytest

from rolepress.cache import Store
from rolepress.problems import Outcome, Severity
from rolepress.sites.bodies import Body
from rolepress.sites.public import document_page
from rolepress.sites.search import Index, index_of
from sites.samples import JOB, LABELS, PAGE, SITE, THEME

JOB_BODY = Body("<h1>Peer Support Worker</h1>", "<p>Listen to people.</p>", "<h2>Duties</h2><p>Grow tomatoes.</p>")


def page_of(number: int, language: str = "en-GB") -> bytes:
    """Return the page of one of many documents, each with a word of its own."""
    facts = replace(JOB, address=address(number), title=f"Role {number}", language=language)
    body = replace(JOB_BODY, sections=(f"<p>Word{number} and teams{number % 7}.</p>" * 3,))
    return document_page(facts, body, SITE, THEME, LABELS).encode()


def address(number: int) -> str:
    return f"job-descriptions/role-{number}/index.html"


def made(pages: Mapping[str, bytes], folder: Path) -> Outcome[Index | None]:
    told = {name: (hashlib.sha256(data).hexdigest(), lambda data=data: data) for name, data in pages.items()}
    return index_of(told, "en-GB", Store(folder))


def fragments(index: Index | None) -> dict[str, dict]:
    """Return what the index knows of each page, by address."""
    assert index is not None
    found = [gzip.decompress(data) for path, data in index.items() if path.suffix == ".pf_fragment"]
    told = [json.loads(raw.removeprefix(b"pagefind_dcd")) for raw in found]
    return {each["url"].lstrip("/"): each for each in told}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A document in English, one in Welsh, and a page of the site."""
    statement = document_page(PAGE, JOB_BODY, SITE, THEME, LABELS).encode()
    job = document_page(JOB, JOB_BODY, SITE, THEME, LABELS).encode()
    return {JOB.address: job, address(2): page_of(2, "cy"), PAGE.address: statement}


def test_every_page_is_found_whatever_its_language(small, tmp_path):
    outcome = made(small, tmp_path)

    assert outcome.problems == ()
    assert set(fragments(outcome.value)) == set(small)
    entry = next(data for path, data in (outcome.value or {}).items() if path.name == "pagefind-entry.json")
    assert list(json.loads(entry)["languages"]) == ["en"]


def test_a_result_tells_whose_document_it_is_and_in_which_language(small, tmp_path):
    found = fragments(made(small, tmp_path).value)

    assert found[JOB.address]["meta"] == {
        "title": "Peer Support Worker", "kind": "Job description", "organisation": "Northshire Health",
        "language": "en-GB",
    }  # fmt: skip
    assert found[address(2)]["meta"]["language"] == "cy"
    assert found[PAGE.address]["meta"]["kind"] == ""


def test_only_the_words_of_a_document_are_searched(small, tmp_path):
    words = fragments(made(small, tmp_path).value)[JOB.address]["content"]

    assert words.startswith("Listen to people.")
    assert "Grow tomatoes." in words
    assert "not an advert" not in words  # a notice that stands on every page
    assert "Northshire Health" not in words  # the furniture of the page
    assert "Ask for another format" not in words


def test_the_site_has_what_the_search_page_reads_and_no_more(small, tmp_path):
    index = made(small, tmp_path).value or {}
    names = {path.relative_to("search/pagefind").as_posix() for path in index}

    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"} <= names
    assert [name for name in names if "-ui" in name or "highlight" in name or "playground" in name] == []
    assert sum(map(len, index.values())) < 250_000


def test_the_same_pages_make_the_same_files_in_any_order_on_any_number_of_cores(tmp_path, monkeypatch):
    pages = {address(number): page_of(number, "cy" if number % 9 == 0 else "en-GB") for number in range(60)}
    told = []
    for cores in ("1", "2", "7"):
        monkeypatch.setenv("RAYON_NUM_THREADS", cores)
        monkeypatch.setenv("TOKIO_WORKER_THREADS", cores)
        names = random.Random(cores).sample(list(pages), len(pages))  # noqa: S311  # an order, not a secret
        told.append(made({name: pages[name] for name in names}, tmp_path / cores).value)

    assert told[0] is not None
    assert list(told[0]) == sorted(told[0])
    assert told[0] == told[1] == told[2]


def test_an_index_that_is_in_the_store_is_not_made_again(small, tmp_path, monkeypatch):
    first = made(small, tmp_path)
    monkeypatch.setattr(pagefind_bin, "get_executable", _missing)

    assert made(small, tmp_path) == first


def test_another_program_makes_another_index(small, tmp_path, monkeypatch):
    made(small, tmp_path)
    monkeypatch.setattr("rolepress.sites.search.machine", lambda: ("another program",))
    monkeypatch.setattr(pagefind_bin, "get_executable", _missing)

    assert made(small, tmp_path).value is None  # it was to be made anew


def test_a_page_that_changed_makes_another_index(small, tmp_path):
    changed = small | {JOB.address: small[JOB.address].replace(b"tomatoes", b"potatoes")}
    first, second = made(small, tmp_path).value, made(changed, tmp_path).value

    assert "Grow potatoes." in fragments(second)[JOB.address]["content"]
    assert first != second


def test_there_is_no_index_of_nothing(tmp_path):
    assert made({}, tmp_path) == Outcome(None)


def _missing() -> Path:
    raise FileNotFoundError("Could not find any of […]")


def _program(folder: Path, script: str) -> Callable[[], Path]:
    program = folder / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    os.chmod(program, 0o700)
    return lambda: program


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (None, "Pagefind cannot be started (it is not installed)"),
        ("echo >&2; echo 'no room left' >&2; exit 3", "Pagefind stopped (no room left)"),
        ("exit 3", "Pagefind stopped (exit code 3)"),
        ("exit 0", "Pagefind stopped (exit code 0)"),  # and made nothing
    ],
)
def test_without_pagefind_there_is_a_warning_and_no_index(small, tmp_path, monkeypatch, script, reason):
    chosen = _program(tmp_path, script) if script else _missing
    monkeypatch.setattr(pagefind_bin, "get_executable", chosen)
    outcome = made(small, tmp_path / "store")

    assert outcome.value is None
    (told,) = outcome.problems
    assert (told.severity, told.rule) == (Severity.WARNING, "search-index")
    assert told.message == f"the site has no search this time: {reason}"
    monkeypatch.undo()
    assert made(small, tmp_path / "store").value is not None  # a failure is not kept
