"""No word of any document is lost in PDF: each is there in order for those who listen, as spelt for those who search.

This is the proof of it, word by word, for every released document in every edition that the project makes. That
the manuscript holds all that was written is proved in `test_nothing_lost.py`.
"""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pypdf
import pytest

from pdfs.headings import page_by_id
from pdfs.proofs import BUILT, Proof
from rolepress.formats.pdf.inspect import Inspection, Line
from rolepress.formats.pdf.reading import words as words_of
from rolepress.manuscript import (
    Block,
    Contents,
    ContentsEntry,
    Detail,
    Field,
    Manuscript,
    Prose,
    Records,
    with_blocks,
    words,
)
from rolepress.markdown import Span

MARKERS = {"•", "–"}  # of lists; manuscripts have none


def test_the_words_are_read_out_in_order(proof: Proof) -> None:
    pages = page_by_id(proof)
    printed = _with_cover(with_blocks(proof.shown, lambda block: _printed(block, pages)))

    opening = f"{printed.about.band} {printed.about.organisation_name}".split()
    assert words_of(_without_markers(proof.facts)) == [*opening, *words(printed)]


def test_no_word_is_left_untagged_or_lost_by_pdftotext(proof: Proof) -> None:
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(proof.path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()

    assert _apart(text, proof.facts) == ({}, {})


@pytest.mark.parametrize("proof", BUILT, indirect=True, ids="-".join)
def test_another_reader_gets_the_same_words(proof: Proof) -> None:
    reader = pypdf.PdfReader(io.BytesIO(proof.data))
    text = "\n".join(page.extract_text() for page in reader.pages)

    assert _apart(text, proof.facts) == ({}, {})


def test_no_letter_is_unknown_and_no_hyphen_is_soft(proof: Proof) -> None:
    text = "".join(run.text for run in proof.facts.text_runs)

    assert not {"\ufffd", "\u00ad"} & set(text)


@pytest.mark.parametrize("text", ["self-help", "self- help", "self-\nhelp"])
def test_a_word_counts_the_same_wherever_its_line_ends(text: str) -> None:
    assert _counted(text) == Counter(["self-", "help"])


def _with_cover(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with what its cover says under the title, where it has a cover."""
    told = (Prose(f"cover-{number}", line) for number, line in enumerate(manuscript.about.cover_lines))
    return replace(manuscript, blocks=(manuscript.blocks[0], *told, *manuscript.blocks[1:]))


def _printed(block: Block, pages: dict[str, int]) -> Block:
    """Return *block* with what paper adds: a page after each line of contents, a colon after a label, brackets."""
    match block:
        case Field(need=need):
            return replace(block, need=f"({need})")
        case Contents():
            return replace(block, entries=tuple(_numbered(each, pages) for each in block.entries))
        case Records():
            groups = tuple(
                replace(group, records=tuple(
                    replace(record, details=tuple(map(_labelled, record.details))) for record in group.records
                ))
                for group in block.groups
            )  # fmt: skip
            return replace(block, groups=groups)
        case _:
            return block


def _numbered(entry: ContentsEntry, pages: dict[str, int]) -> ContentsEntry:
    text = (*entry.text, Span(f" {pages[entry.target]}"))
    return replace(entry, text=text, entries=tuple(_numbered(each, pages) for each in entry.entries))


def _labelled(detail: Detail) -> Detail:
    return replace(detail, label=(*detail.label, Span(":")))


def _without_markers(facts: Inspection) -> Iterator[Line]:
    return (line for line in facts.lines if not (line.roles[-1] == "Lbl" and line.text.strip() in MARKERS))


def _apart(text: str, facts: Inspection) -> tuple[Counter[str], Counter[str]]:
    """Return the words that *text* lacks, and those it has too many."""
    there, here = _everything(facts), _counted(text)
    return there - here, here - there


def _everything(facts: Inspection) -> Counter[str]:
    """Return how often each word is on the pages, running heads included."""
    furniture = (run.text for run in facts.text_runs if run.artifact)
    return _counted("\n".join([*(line.text for line in facts.lines), *furniture]))


def _counted(text: str) -> Counter[str]:
    """Return how often each word is in *text*; a word with a hyphen counts as its parts, a bullet is no word."""
    return Counter(text.replace("-", "- ").replace("•", " ").split())
