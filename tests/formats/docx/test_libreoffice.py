"""Word files in LibreOffice: what another program shows of them, and what it keeps when it saves them."""

import re
import subprocess
from collections import Counter

import pytest

from formats.docx.test_forms import FORM, KINDS
from rolepress.editions import EDITIONS, STANDARD
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.names import answer_bookmark, tag_of
from rolepress.manuscript import words
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from word_files import W, body, converted, filled, needs_libreoffice, sdts, val

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def counted(text: str) -> Counter[str]:
    """Return the words of *text*; a line may end inside a word with a hyphen or an address, so those are taken apart."""
    return Counter(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize("name", ["standard", "large-print-18"])
@pytest.mark.parametrize("manuscript", [FORM, sample_manuscript()], ids=["form", "job description"])
def test_it_shows_every_word(theme, tmp_path, manuscript, name):
    edition = EDITIONS[name]
    adapted = edition.adapt(manuscript)
    pdf = tmp_path / "shown.pdf"

    pdf.write_bytes(converted(render_docx(adapted, edition, theme), "pdf", tmp_path))

    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode()
    missing = counted(" ".join(words(adapted))) - counted(text)
    assert missing == Counter()


def test_it_keeps_every_control_and_its_name_and_what_was_typed(theme, tmp_path):
    answers = {"surname": "Siân", "address": "1 High Street\nŴyn", "session": "evening", "help--ramp": "yes"}
    given = filled(render_docx(FORM, STANDARD, theme), answers)

    saved = converted(given, "docx", tmp_path)

    kept = {name: text for sdt in sdts(saved) for name, text in [(name_of(sdt), shown(sdt))] if name}
    assert set(kept) == set(KINDS)
    assert (kept["surname"], kept["address"]) == ("Siân", "1 High Street\nŴyn")
    assert (kept["session"], kept["help--ramp"]) == ("The evening session, from 6pm", "☑")


def name_of(sdt) -> str:
    """Return the answer that a control is for: by its tag, which LibreOffice keeps from 7.5 on, or its bookmark."""
    by_tag = {tag_of(name): name for name in KINDS}
    by_mark = {answer_bookmark(name): name for name in KINDS}
    tag = val(sdt.find(f"{W}sdtPr/{W}tag"))
    marks = [val(each, "name") for each in (*sdt.iter(f"{W}bookmarkStart"), *sdt.itersiblings(preceding=True))]
    found = [by_mark[each] for each in marks if each in by_mark]
    return by_tag.get(tag) or (found[0] if len(found) >= 1 else "")


def shown(sdt) -> str:
    pieces = ("\n" if each.tag == f"{W}br" else each.text or "" for each in sdt.iter(f"{W}t", f"{W}br"))
    return "".join(pieces)


def test_it_keeps_the_bookmarks_of_blocks(theme, tmp_path):
    given = render_docx(sample_manuscript(), STANDARD, theme)

    before, after = (
        {val(each, "name") for each in body(data).iter(f"{W}bookmarkStart")}
        for data in (given, converted(given, "docx", tmp_path))
    )
    assert before - after == set()
