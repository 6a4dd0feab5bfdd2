"""No page parts a row of a guide: its picture, its words and the addresses under them, in any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pdfs.proofs import CHECKOUT, RELEASED, ProofRoom
from rolepress.editions import EDITIONS
from rolepress.formats.pdf.inspect import Line
from rolepress.manuscript import Step, texts, walk

GUIDES = sorted({path.stem for path in (CHECKOUT / "content" / "easy-read").glob("*.yml")} & RELEASED)
SIZES = [name for name, edition in EDITIONS.items() if not edition.paper]


def bare(text: str) -> str:
    return "".join(text.split())


def letters(lines: tuple[Line, ...]) -> Iterator[tuple[str, int]]:
    """Yield every letter of *lines* with its page: lines may end inside an address."""
    for line in lines:
        yield from ((letter, line.page) for letter in bare(line.text))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("guide", GUIDES)
def test_every_row_is_on_one_page(proofs: ProofRoom, guide: str, size: str) -> None:
    proof = proofs.proof(guide, size)
    read = list(letters(proof.facts.lines))
    text = "".join(letter for letter, _ in read)
    steps = [block for block in walk(proof.shown.blocks) if isinstance(block, Step)]
    parted, start = {}, 0
    for step in steps:
        words = bare(" ".join(texts(replace(step, picture=replace(step.picture, alt="")))))
        start = text.index(words, start)
        pages = {page for _, page in read[start : start + len(words)]}
        start += len(words)
        if len(pages) > 1:
            parted[step.id] = pages

    assert steps
    assert parted == {}
