"""The picture of an idea is found in the organisation's own book, then the project's, then ours."""

import io
from pathlib import Path
from statistics import mean

import pytest
from PIL import Image, ImageChops, ImageStat
from resvg_py import svg_to_bytes

from rolepress.pictures import books, pictures_of, shelf_for
from rolepress.pictures.books import LARGEST, OPENMOJI
from rolepress.pictures.drawings import faults
from rolepress.pictures.trimming import trimmed
from rolepress.problems import Problem
from rolepress.source import read_source

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><circle cx="36" cy="36" r="9"/></svg>'
ENTRY = "    shows: A circle\n    author: Northshire\n    licence: CC BY 4.0\n    source: drawn for us\n"
PROJECT = "content/pictures"
OWN = "content/pictures/northshire"


def shelve(root: Path, folder: str, concept: str, file: str, drawing: str | bytes = DRAWING) -> None:
    """Put a picture into *folder*, and name it in the book there."""
    (root / folder).mkdir(parents=True, exist_ok=True)
    (root / folder / file).write_bytes(drawing if isinstance(drawing, bytes) else drawing.encode())
    book = root / folder / "pictures.yml"
    text = book.read_text("utf-8") if book.exists() else "pictures:\n"
    book.write_text(f"{text}  {concept}:\n    file: {file}\n{ENTRY}", "utf-8")


def _at(each: Problem) -> str:
    return f"{each.place.path}:{each.place.line}:{each.place.column}: {each.message}"


def told(root: Path) -> list[str]:
    return [_at(each) for each in shelf_for(root, "northshire").problems]


def weighed(root: Path, **shown_by: str) -> list[tuple[str, list[str]]]:
    """Return how much each problem matters where documents show pictures, and to which of them."""
    shown = {concept: frozenset({document}) for concept, document in shown_by.items()}
    problems = shelf_for(root, "northshire", shown_by=shown).problems
    return [(each.severity.value, sorted(each.shown_in)) for each in problems]


def test_our_pictures_can_all_be_shown_each_with_its_licence_and_none_twice(tmp_path):
    shelf = shelf_for(tmp_path, "northshire").value

    assert {"interview", "support", "mental-health", "phone", "date"} <= shelf.keys()
    assert all(faults(each.data) == () for each in shelf.values())
    assert all(each.credit.author and each.credit.licence and each.credit.source for each in shelf.values())
    assert len({each.data for each in shelf.values()}) == len(shelf)
    assert shelf["phone"].credit == OPENMOJI


ALIKE = 25  # the mean difference of two pictures' dots, from 0 to 255; a clock and an alarm clock have 11
SENT = ("answer", "computer", "email", "last-day", "letter", "send", "show-certificate", "together")


def small(drawing: bytes) -> Image.Image:
    """Return a drawing as people see it in a list: 64 dots wide, on white."""
    with Image.open(io.BytesIO(bytes(svg_to_bytes(svg_string=drawing.decode(), width=64)))) as drawn:
        paper = Image.new("RGBA", drawn.size, "white")
        paper.alpha_composite(drawn.convert("RGBA"))
    return paper.convert("RGB").resize((64, 64))


@pytest.mark.parametrize("concept", SENT)
def test_what_people_send_read_and_do_together_is_told_apart_when_it_is_small_and_has_colour(tmp_path, concept):
    shelf = {name: small(each.data) for name, each in shelf_for(tmp_path, "northshire").value.items()}

    alike = [
        other
        for other, drawn in shelf.items()
        if other != concept and mean(ImageStat.Stat(ImageChops.difference(shelf[concept], drawn)).mean) < ALIKE
    ]
    assert alike == []
    coloured = sum(shelf[concept].convert("HSV").getchannel("S").point(lambda s: s > 60).histogram()[1:])
    assert coloured > 64 * 64 / 20


def test_an_organisations_own_picture_wins_over_the_projects_and_ours(tmp_path):
    shelve(tmp_path, PROJECT, "interview", "talk.svg")
    assert shelf_for(tmp_path, "northshire").value["interview"].path.name == "talk.svg"

    shelve(tmp_path, OWN, "interview", "ours.svg")
    assert shelf_for(tmp_path, "northshire").value["interview"].path.name == "ours.svg"
    assert shelf_for(tmp_path, "vale").value["interview"].path.name == "talk.svg"


def test_pictures_are_given_by_the_name_of_what_they_show(tmp_path):
    shelve(tmp_path, PROJECT, "garden", "g1.svg")

    assert pictures_of(tmp_path, "northshire", ["garden", "nothing"]) == {"garden.svg": trimmed(DRAWING.encode())}


def test_the_same_picture_for_two_ideas_is_told_where_the_second_stands(tmp_path):
    shelve(tmp_path, PROJECT, "garden", "g.svg")
    shelve(tmp_path, PROJECT, "park", "g.svg")

    assert told(tmp_path) == [f"{PROJECT}/pictures.yml:8:3: 'park' has the same picture as 'garden'"]


def test_a_picture_of_openmoji_that_stands_for_something_else_already_is_told(tmp_path):
    (tmp_path / PROJECT).mkdir(parents=True)
    (tmp_path / PROJECT / "pictures.yml").write_text(
        "pictures:\n  call:\n    openmoji: 260E\n    shows: A telephone\n", "utf-8"
    )

    assert told(tmp_path) == [f"{PROJECT}/pictures.yml:2:3: 'call' has the same picture as 'phone'"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("file: g.svg\n    shows: A tree", "a picture needs `author`, `licence` and `source`"),
        ("shows: A tree", "give `file` or `openmoji`"),
        (
            "openmoji: 1F333\n    shows: A tree\n    licence: mine",
            "the author and the licence of OpenMoji are known",
        ),
        ("openmoji: 0000F\n    shows: A tree", "OpenMoji has no picture 0000F"),
        ("file: ../g.svg\n    shows: A tree", "../g.svg"),
        (f"file: gone.svg\n{ENTRY}", "there is no file gone.svg beside this one"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told(tmp_path, entry, message):
    (tmp_path / PROJECT).mkdir(parents=True)
    (tmp_path / PROJECT / "pictures.yml").write_text(f"pictures:\n  garden:\n    {entry}\n", "utf-8")

    (found,) = told(tmp_path)
    assert message in found
    assert "garden" not in shelf_for(tmp_path, "northshire").value


@pytest.mark.parametrize(
    ("inside", "wrong"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<circle r="1" onclick="x()"/>', "onclick="),
        ('<image href="https://elsewhere.example/a.png"/>', "<image>"),
        ('<use href="https://elsewhere.example/a.svg#b"/>', "comes from elsewhere"),
        ('<path d="M0,0" fill="url(https://elsewhere.example/#a)"/>', "comes from elsewhere"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<style>path { fill: red }</style>", "<style>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">Hi</p>', "<p>"),
        ("<circle", "cannot be read"),
        ('<script xmlns="">alert(1)</script>', "<script>"),
        ('<script xmlns="urn:other/svg">alert(1)</script>', "<script>"),
        ('<circle r="1" style="fill:u\\72l(https://elsewhere.example/#a)"/>', "a backslash in style="),
        ('<circle r="1" fill="\\75rl(#a)"/>', "a backslash in fill="),
        ('<circle r="1" style="background:image-set(\'a.png\' 1x)"/>', "image-set() in style="),
        ('<circle r="1" style="fill:url(https://elsewhere.example/#a"/>', "comes from elsewhere"),
        ('<circle r="1" style="fill:var(--a)"/>', "var() in style="),
        ('<g xml:base="https://elsewhere.example/"/>', "comes from elsewhere"),
        ('<use href=" https://elsewhere.example/a.svg#b"/>', "comes from elsewhere"),
        ("<g>" * 500 + "</g>" * 500, "more than 40 deep"),
        ('<g id="a"><use href="#a"/></g>', "too often to be drawn"),
    ],
)
def test_a_drawing_that_acts_or_loads_is_refused(tmp_path, inside, wrong):
    shelve(tmp_path, PROJECT, "garden", "g.svg", DRAWING.replace("</svg>", f"{inside}</svg>"))

    (found,) = told(tmp_path)
    assert found.startswith(f"{PROJECT}/pictures.yml:3:11: g.svg has ")
    assert wrong in found


@pytest.mark.parametrize(
    ("drawing", "wrong"),
    [
        (DRAWING.replace(' xmlns="http://www.w3.org/2000/svg"', ""), "no <svg"),
        ('<g xmlns="http://www.w3.org/2000/svg"/>', "no <svg"),
        ('<svg xmlns="http://elsewhere.example/svg" viewBox="0 0 9 9"/>', "no <svg"),
        (DRAWING.encode("utf-16"), "not saved as UTF-8"),
        (DRAWING.replace("<circle", "<title>Café</title><circle").encode("latin-1"), "not saved as UTF-8"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>' + DRAWING, "another encoding than UTF-8, iso-8859-1"),
        (DRAWING.replace(' viewBox="0 0 72 72"', ""), "no size"),
        (DRAWING.replace("0 0 72 72", "0 0 0 72"), "no size"),
        (DRAWING.replace("0 0 72 72", "0 0 1 1000000"), "one side that is more than 10 times"),
        (DRAWING.replace("<svg ", '<svg width="1in" height="2px" '), "one side that is more than 10 times"),
        ("", "cannot be read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_drawing_or_that_nothing_could_draw_is_refused(drawing, wrong):
    data = drawing if isinstance(drawing, bytes) else drawing.encode()
    assert [wrong in each for each in faults(data)] == [True]


def test_parts_that_show_each_other_more_and_more_often_are_refused():
    def part(number: int) -> str:
        return f'<mask id="m{number}">' + f'<path mask="url(#m{number + 1})"/>' * 2 + "</mask>"

    rows = "".join(map(part, range(30)))
    assert faults(DRAWING.replace("</svg>", f'{rows}<path mask="url(#m0)"/></svg>').encode()) == (
        "parts that show each other, too often to be drawn",
    )


@pytest.mark.parametrize(
    "inside",
    [
        '<circle r="1" style="fill: rgb(1 2 3 / 50%); transform: rotate(4deg)"/>',
        '<circle r="1" fill="hsl(120, 50%, 50%)" transform="translate(1 2) scale(-1,1)"/>',
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="path(1)" i:file="C:\\x.png"/>',
        '<g id="Layer (1)" class="a(b)" data-name="tree(oak)"/>',
        '<linearGradient id="b"/>' + '<path d="M0,0" fill="url( \'#b\' )"/>' * 600,
        "<g>" * 30 + "</g>" * 30,
        '<g opacity="0.5"><path d="M0,0"/></g><g style="opacity: 0.5"><path d="M0,0" opacity=".5"/></g>',
    ],
)
def test_what_programs_that_draw_write_is_fine(inside):
    assert faults(DRAWING.replace("</svg>", f"{inside}</svg>").encode()) == ()


def test_entities_of_a_document_type_are_refused():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + DRAWING.encode()
    assert "a document type" in faults(bomb)


def test_a_use_of_its_own_part_and_a_gradient_are_fine():
    own = '<use href="#a"/><path d="M0,0" fill="url(#b)"/></svg>'
    assert faults(DRAWING.replace("</svg>", own).encode()) == ()


def test_a_photo_is_a_png_and_no_larger_than_it_needs_to_be(tmp_path):
    shelve(tmp_path, PROJECT, "garden", "g.png", b"GIF89a")
    shelve(tmp_path, PROJECT, "park", "p.png", b"\x89PNG\r\n\x1a\n" + bytes(LARGEST))

    assert [each.rpartition(": ")[2] for each in told(tmp_path)] == [
        "g.png is no PNG picture",
        "p.png is too large",
    ]


def test_a_picture_outside_the_project_is_refused(tmp_path):
    (tmp_path / "elsewhere.svg").write_text(DRAWING, "utf-8")
    root = tmp_path / "project"
    shelve(root, PROJECT, "garden", "g.svg")
    (root / PROJECT / "g.svg").unlink()
    (root / PROJECT / "g.svg").symlink_to(tmp_path / "elsewhere.svg")

    assert [each.rpartition(": ")[2] for each in told(root)] == ["g.svg leads out of the project"]


def test_a_book_that_cannot_be_read_is_one_problem_and_our_pictures_stay(tmp_path):
    (tmp_path / PROJECT).mkdir(parents=True)
    (tmp_path / PROJECT / "pictures.yml").write_text("pictures: [", "utf-8")

    found = shelf_for(tmp_path, "northshire")
    assert [each.rule for each in found.problems] == ["yaml"]
    assert "interview" in found.value


def test_a_slip_in_a_picture_that_nobody_shows_is_a_warning_and_an_error_of_those_who_do(tmp_path):
    shelve(tmp_path, PROJECT, "garden", "g.png", b"GIF89a")

    assert weighed(tmp_path) == weighed(tmp_path, park="a-guide") == [("warning", [])]
    assert weighed(tmp_path, garden="a-guide") == [("error", ["a-guide"])]


def test_a_book_that_cannot_be_read_is_an_error_of_those_that_miss_a_picture(tmp_path):
    (tmp_path / PROJECT).mkdir(parents=True)
    (tmp_path / PROJECT / "pictures.yml").write_text("pictures: [", "utf-8")

    assert weighed(tmp_path, interview="a-guide") == [("warning", [])]
    assert weighed(tmp_path, interview="a-guide", garden="another") == [("error", ["another"])]


def test_one_picture_for_two_ideas_is_an_error_of_those_who_show_one(tmp_path):
    shelve(tmp_path, PROJECT, "garden", "g.svg")
    shelve(tmp_path, PROJECT, "park", "g.svg")

    assert weighed(tmp_path, team="a-guide") == [("warning", [])]
    assert weighed(tmp_path, garden="a-guide") == [("error", ["a-guide"])]


@pytest.mark.parametrize("folder", ["templates/pictures", "templates/organisations/northshire/pictures"])
def test_pictures_among_the_templates_stand_between_the_projects_and_ours(tmp_path, folder):
    shelve(tmp_path, folder, "interview", "talk.svg")
    shelve(tmp_path, folder, "garden", "g.svg", "<svg")
    shelf = shelf_for(tmp_path, "northshire")

    assert shelf.value["interview"].path == tmp_path / folder / "talk.svg"
    assert [_at(each) for each in shelf.problems] == [
        f"{folder}/pictures.yml:9:11: g.svg has a slip in line 1, so that it cannot be read"
    ]
    shelve(tmp_path, PROJECT, "interview", "other.svg")
    assert shelf_for(tmp_path, "northshire").value["interview"].path.name == "other.svg"


def test_what_changes_is_read_again_and_nothing_else(tmp_path, monkeypatch):
    shelve(tmp_path, PROJECT, "garden", "g.svg")
    shelf_for(tmp_path, "northshire")
    read = []
    monkeypatch.setattr(books, "read_source", lambda root, path: read.append(path) or read_source(root, path))
    monkeypatch.setattr(books, "faults", lambda data: read.append(data) or ())
    shelf_for(tmp_path, "northshire")
    assert read == []

    (tmp_path / PROJECT / "g.svg").write_bytes(b"<svg" + DRAWING.encode())
    shelf_for(tmp_path, "northshire")
    assert read == [b"<svg" + DRAWING.encode()]

    shelve(tmp_path, PROJECT, "park", "p.svg")
    assert "park" in shelf_for(tmp_path, "northshire").value
    assert read[1:] == [Path(PROJECT, "pictures.yml"), DRAWING.encode()]


def test_our_own_pictures_are_read_again_when_they_change(tmp_path, monkeypatch):
    ours = tmp_path / "ours"
    shelve(ours, "pictures", "garden", "g.svg")
    monkeypatch.setattr(books, "templates_folder", lambda: ours)
    assert shelf_for(tmp_path, "northshire").value.keys() == {"garden"}

    shelve(ours, "pictures", "park", "p.svg")
    assert shelf_for(tmp_path, "northshire").value.keys() == {"garden", "park"}
