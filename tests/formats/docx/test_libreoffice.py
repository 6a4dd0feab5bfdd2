"""Word files in LibreOffice: what another program shows of them, and what it keeps when it saves them."""

import io
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, replace

import pytest
from PIL import Image

from formats.docx.test_forms import FORM, KINDS
from rolepress.editions import EDITIONS, STANDARD, set_for
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.names import answer_bookmark, tag_of
from rolepress.kinds.easy_read import with_notices
from rolepress.labels import labels_for
from rolepress.manuscript import Box, Heading, Picture, Step, said, words
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from word_files import W, body, converted, filled, sdts, val


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


@pytest.mark.parametrize("lines", [1, 5])
@pytest.mark.parametrize("name", ["standard", "large-print-24"])
def test_pages_of_a_guide_are_filled_and_no_picture_stands_over_the_foot_or_apart_from_its_words(
    theme, tmp_path, name, lines
):
    data = guide(theme, name, lines)

    pages = laid_out(converted(data, "pdf", tmp_path), tmp_path)

    assert sum(len(each.words) for each in pages) == STEPS
    for each in pages:
        assert len(each.pictures) == len(each.words)
        assert all(top < words < bottom for (top, bottom), words in zip(each.pictures, each.words, strict=True))
        assert all(bottom < each.foot for _, bottom in each.pictures)
    if lines == 1:  # a picture of 128 points, and a heading over it, are too much for what is left of a page
        assert all(each.foot - each.pictures[-1][1] < 128 + 100 for each in pages[1:-1])


@pytest.mark.parametrize(
    "name", ["standard", "large-print-18", "large-print-20", "large-print-24", "large-print-28"]
)
def test_every_page_of_a_guide_says_who_has_checked_it(theme, tmp_path, name):
    pdf = tmp_path / "shown.pdf"

    pdf.write_bytes(converted(guide(theme, name, 2, noticed=True), "pdf", tmp_path))

    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pages = [" ".join(page.split()) for page in text.split("\f")[:-1]]
    assert len(pages) > 2
    assert [page.count(BAND) for page in pages] == [1] * len(pages)


STEPS = 16
PINK = (230, 0, 126)  # which nothing else has
BAND = "Checked by the reading group of people with learning disabilities in Fenland on 3 June 2026"


def guide(theme, name: str, lines: int, *, noticed: bool = False) -> bytes:
    """Return a draft of a guide, each step of so many lines beside a pink square; with both notices where asked."""
    given = [
        Step(f"s{number}", Picture("square"), tuple(said(f"Step{number}x is here.") for _ in range(lines)))
        for number in range(STEPS)
    ]
    blocks = (Heading("title", said("A guide"), 1), Heading("g", said("What you do"), 2), *given[:6])
    manuscript = sample_manuscript()
    about = replace(manuscript.about, least_pt=16, band=BAND, draft=True)
    manuscript = replace(
        manuscript, blocks=(*blocks, Heading("h", said("What we do"), 2), *given[6:]), about=about
    )
    if noticed:
        title, *others = manuscript.blocks
        box = Box("checked", said(BAND), (), level=2, tone="callout")
        manuscript = replace(manuscript, blocks=(title, box, *others))
        manuscript = with_notices(replace(manuscript, labels=labels_for("en-GB").value), "closed", changing=True)
    edition = set_for(EDITIONS[name], manuscript)
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), PINK).save(drawn, "PNG")
    return render_docx(edition.adapt(manuscript), edition, theme, {"square.png": drawn.getvalue()})


@dataclass(frozen=True)
class Page:
    """What stands where on a page, in points from its top."""

    pictures: list[tuple[float, float]]  # top and bottom
    words: list[float]  # the middle of the first line of each step
    foot: float


def laid_out(pdf: bytes, folder) -> list[Page]:
    """Return the pages of a PDF as people see them."""
    given = folder / "shown.pdf"
    given.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "72", "-png", str(given), str(folder / "page")], check=True)
    told = subprocess.run(["pdftotext", "-bbox", str(given), "-"], capture_output=True, check=True).stdout
    found = []
    for shown, page in zip(sorted(folder.glob("page-*.png")), told.decode().split("<page ")[1:], strict=True):
        words = [
            (word, (float(top) + float(bottom)) / 2, float(top))
            for top, bottom, word in re.findall(r'yMin="(.*?)" .*?yMax="(.*?)">(.*?)</word>', page)
        ]
        first = {word: middle for word, middle, _ in reversed(words) if re.fullmatch(r"Step\d+x", word)}
        foot = min(top for word, _, top in words if word == "Worked")
        found.append(Page(squares(shown), sorted(first.values()), foot))
    return found


def squares(page) -> list[tuple[float, float]]:
    """Return where the pink squares on a page begin and end."""
    with Image.open(page) as shown:
        dots = shown.convert("RGB")
        column = [dots.getpixel((100, row)) for row in range(dots.height)]  # through the middle of every picture
    pink = [all(abs(a - b) < 12 for a, b in zip(dot, PINK, strict=True)) for dot in column]
    edges = [row for row in range(1, len(pink)) if pink[row] != pink[row - 1]]
    return list(zip(edges[::2], edges[1::2], strict=True))
