"""Nothing that is written is lost: every piece of text of every document stands in what readers get.

Here is the proof for the manuscript and for the web page. `pdfs/test_words.py` goes on to the PDFs: every word of
every released document, in order.
"""

import re
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from rolepress.checks.texts import models_of, texts_of
from rolepress.config import load_settings
from rolepress.formats.html import render_body
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import load
from rolepress.manuscript import words
from rolepress.markdown import Listing, Paragraph, plain, read_text
from rolepress.model.guide import MARK
from rolepress.model.organisation import Brand
from rolepress.resolve import resolve, scope_of, style_of
from rolepress.theme import theme_for

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 25, 12)
LIBRARY = load(ROOT, load_settings(ROOT).value).value
NAMES = [entry.id for entry in LIBRARY.published_kinds()]
ROUND_THE_TEXT = {"changes"}  # fields that the page of a document says round its text


def composed(name):
    """Return the document filled in and as blocks, on a day on which people could still apply."""
    document = LIBRARY.document(name)
    scope = scope_of(document, LIBRARY)
    round_ = LIBRARY.document(scope.round) if scope.round in LIBRARY.entries else document
    on = round_.closes - timedelta(days=1) if round_.closes else NOW
    filled = resolve(document, LIBRARY, scope=scope, on=on).value
    style = style_of(scope.organisation, LIBRARY)
    return filled, compose(filled, house_of(style, labels_for(document.language).value))


def pieces(text):
    """Yield the paragraphs and the entries of lists of *text*, without their marks; a guide's are cut at its own."""
    for part in read_text(text).parts:
        match part:
            case Paragraph(words=said):
                yield from MARK.sub("\n", plain(said)).splitlines()
            case Listing():
                yield from (piece for said in entries(part) for piece in MARK.sub("\n", said).splitlines())


def entries(listing):
    for said, under in listing.entries:
        yield plain(said)
        for each in under:
            yield from entries(each)


def squeezed(text):
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_document_is_in_its_manuscript(name):
    filled, manuscript = composed(name)
    said = squeezed(" ".join(words(manuscript)))
    written = [each for each in texts_of(models_of(filled.document)) if each.at[0] not in ROUND_THE_TEXT]

    lost = [(each.at, piece) for each in written for piece in pieces(each.text) if squeezed(piece) not in said]
    assert written
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_manuscript_is_on_its_page_in_order(name):
    _, manuscript = composed(name)
    known = LIBRARY.organisation(manuscript.about.organisation)
    html = render_body(
        manuscript, theme_for(ROOT, manuscript.about.organisation, known.brand if known else Brand())
    )
    shown = iter(re.findall(r"[^\W_]+", unescape(re.sub(r"<[^>]*>", " ", html))))

    missing = [word for word in re.findall(r"[^\W_]+", " ".join(words(manuscript))) if word not in shown]
    assert missing == []
