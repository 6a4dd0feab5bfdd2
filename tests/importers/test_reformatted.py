"""A Word copy that somebody laid out anew: what was changed in its words is proposed, and nothing else."""

from copy import deepcopy

import pytest
from lxml import etree

from importers.copies import JOB_FILE, LONG_JOB, WordCopy, changed_lines, plan_of, sending_project, sent, take
from projects import open_project
from word_files import W, converted

ROW = "        - {id: listening, text: You listen well, level: essential, stages: [interview]}\n"
ROWS = ROW + (
    "        - {id: reading, text: You read with care, level: essential, stages: [interview]}\n"
    "        - id: driving\n          text: You can get to people's homes\n          level: desirable\n"
    "          stages: [interview]\n"
)


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    return sending_project(tmp_path_factory.mktemp("sent") / "project", job=LONG_JOB.replace(ROW, ROWS))


@pytest.fixture
def project(tmp_path):
    return sending_project(tmp_path / "project", job=LONG_JOB.replace(ROW, ROWS))


@pytest.fixture
def copy(job):
    return WordCopy(sent(job))


def each_of(copy, *names):
    return list(copy.root.iter(*(f"{W}{name}" for name in names)))


def other_fonts(copy):
    """Set every run in another font, size and colour, and cut it in two, as Word does on its own."""
    for each in each_of(copy, "r"):
        text = each.find(f"{W}t")
        if text is None or len(text.text or "") < 4:
            continue
        for old in each.findall(f"{W}rPr"):
            each.remove(old)
        look = etree.fromstring(
            f'<w:rPr xmlns:w="{W[1:-1]}"><w:rFonts w:ascii="Comic Sans MS"/><w:color w:val="FF0000"/><w:sz w:val="40"/></w:rPr>'
        )
        each.insert(0, look)
        rest = deepcopy(each)
        half = len(text.text) // 2
        rest.find(f"{W}t").text, text.text = text.text[half:], text.text[:half]
        for one in (text, rest.find(f"{W}t")):
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        each.addnext(rest)


def no_styles(copy):
    """Paste it all as plain text: no styles, no lists, no headings; the contents go."""
    for each in each_of(copy, "p"):
        style = each.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val").startswith("TOC"):
            each.getparent().remove(each)
            continue
        for settings in each.findall(f"{W}pPr"):
            each.remove(settings)


def no_bookmarks(copy):
    copy.forget_bookmarks()


def every_third_bookmark(copy):
    for each in each_of(copy, "bookmarkStart")[::3]:
        each.getparent().remove(each)


def nobody_styles_tables(copy):
    for each in each_of(copy, "tblPr", "tcPr", "trPr"):
        each.clear()


def hard_spaces(copy):
    for each in each_of(copy, "t"):
        each.text = (each.text or "").replace(" of ", "\u00a0of\u00a0").replace("people", "peo\u00adple")


def smart_quotes(copy):
    for each in each_of(copy, "t"):
        each.text = (each.text or "").replace(' "', " “").replace('"', "”").replace("'", "’")


def typed_numbers(copy):
    """Take the lists off, and type numbers and bullets in their place."""
    for number, each in enumerate(each_of(copy, "numPr"), start=1):
        paragraph = each.getparent().getparent()
        each.getparent().remove(each)
        first = next(paragraph.iter(f"{W}t"), None)
        if first is not None:
            first.text = (f"{number}. " if number % 2 else "•\u00a0") + first.text


def other_levels(copy):
    for each in each_of(copy, "pStyle"):
        if each.get(f"{W}val", "").startswith("Heading"):
            each.set(f"{W}val", "Heading5")


def empty_lines(copy):
    for each in each_of(copy, "p"):
        if each.getparent().tag == f"{W}body":
            each.addnext(etree.Element(f"{W}p"))


LOOKS = [
    other_fonts, no_styles, no_bookmarks, every_third_bookmark, nobody_styles_tables, hard_spaces, smart_quotes,
    typed_numbers, other_levels, empty_lines,
]  # fmt: skip
SETS = [
    *([each] for each in LOOKS),
    [
        other_fonts,
        every_third_bookmark,
        other_levels,
        smart_quotes,
        hard_spaces,
        nobody_styles_tables,
        empty_lines,
    ],
    [no_bookmarks, hard_spaces, other_levels, smart_quotes],
    [no_styles, every_third_bookmark, smart_quotes, empty_lines],
    [typed_numbers, every_third_bookmark, other_fonts],
    [no_styles, no_bookmarks, hard_spaces],
]


@pytest.mark.parametrize("looks", SETS, ids=lambda looks: "+".join(each.__name__ for each in looks))
def test_another_look_alone_changes_nothing(job, copy, looks):
    for each in looks:
        each(copy)

    plan = plan_of(job, copy.data())

    assert (plan.proposals, plan.asides) == ((), ())


def heading_typed_anew(copy):
    copy.reword("The team", "Your team")


EDITS = {
    "a word": (
        lambda copy: copy.reword("your manager", "your whole team"),
        ["-       - Learn from your manager", "+       - Learn from your whole team"],
    ),
    "a duty in the middle": (
        lambda copy: copy.add_after("tasks", "Cook with people"),
        ["+       - Cook with people"],
    ),
    "a duty that goes": (
        lambda copy: copy.delete("tasks"),
        ['-       - "Help people with the \\"tasks\\" of the day"'],
    ),
    "two duties that change places": (
        lambda copy: copy.move_after("Take part in meetings", "Learn from your manager"),
        ["+       - Learn from your manager", "-       - Learn from your manager"],
    ),
    "a row": (
        lambda copy: copy.add_row("You can get to people", "You write well", {}),
        ["+         - id: you-write-well", "+           text: You write well", "+           level: desirable"],
    ),
    "a heading": (heading_typed_anew, ["-     title: The team", "+     title: Your team"]),
}  # fmt: skip
HEAVY = [SETS[-5], SETS[-4], SETS[-2]]


@pytest.mark.parametrize("looks", HEAVY, ids=["most", "no bookmarks", "typed lists"])
@pytest.mark.parametrize("name", EDITS)
def test_only_what_was_changed_is_proposed(project, copy, name, looks):
    edit, lines = EDITS[name]
    edit(copy)
    for each in looks:
        each(copy)
    before = (project / JOB_FILE).read_text("utf-8")

    plan = take(project, copy.data())

    assert plan.asides == ()
    assert changed_lines(before, (project / JOB_FILE).read_text("utf-8")) == lines
    assert plan_of(project, copy.data()).proposals == ()


def test_a_plain_text_takes_a_new_duty_where_the_list_was(project, copy):
    copy.add_after("tasks", "Cook with people")
    no_styles(copy)

    assert [(each.kind.value, each.new) for each in plan_of(project, copy.data()).proposals] == [
        ("added", "Cook with people")
    ]


def test_two_duties_that_somebody_joined(project, copy):
    words = "Take part in meetings of the recovery team and learn from your manager"
    copy.delete("Learn from your manager").reword("Take part in meetings of the recovery team", words)

    plan = plan_of(project, copy.data())

    assert [(each.kind.value, each.new) for each in plan.proposals] == [
        ("words", words), ("removed", ""),
    ]  # fmt: skip


def test_the_same_comes_back_through_libreoffice(project, copy, tmp_path):
    copy.reword("your manager", "your whole team").add_after("tasks", "Cook with people").delete("the doctor")
    copy.add_row("You can get to people", "You write well", {}).comment("Take part", "Each week?")
    for each in SETS[-5]:
        each(copy)

    plan = plan_of(project, converted(converted(copy.data(), "docx", tmp_path), "docx", tmp_path))

    assert [(each.kind.value, each.new) for each in plan.proposals] == [
        ("added", "Cook with people"), ("removed", ""), ("comment", "Each week?"),
        ("words", "Learn from your whole team"), ("added", "You write well"),
    ]  # fmt: skip
    assert plan.asides == ()
    take(project, copy.data())
    assert (
        open_project(project).document("support-worker").duties[1].entries[1].text == "Learn from your whole team"
    )
