"""What Word and its users put into a file is read as the reviewer means it, or told as kept aside."""

import pytest
from lxml import etree

from importers.copies import WordCopy, plan_of, sending_project, sent
from importers.test_reading import deleted, end, inserted, run, said, word_of
from rolepress.importers.reading import UNKNOWN, read_copy
from word_files import W

WORD = W[1:-1]
X14 = "http://schemas.microsoft.com/office/word/2010/wordml"
X15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def field(code, shown):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}{code}{mark.format('separate')}{run(shown)}{mark.format('end')}"


CODE = "<w:r><w:instrText> REF duties </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f'<w:p w:rsidR="00A1" w:rsidP="00B2"><w:proofErr w:type="spellStart"/>{run("He")}'
         f'<w:proofErr w:type="spellEnd"/>{run("lp")}</w:p>', ["Help"]),
        (f'<w:p><w:smartTag w:element="place">{run("Leicester")}</w:smartTag></w:p>', ["Leicester"]),
        (f"<w:p><w:customXml w:element='x'>{run('tagged')}</w:customXml></w:p>", ["tagged"]),
        (f'<w:sdt><w:sdtPr><w:id w:val="1"/><w:placeholder><w:docPart w:val="DefaultPlaceholder_1"/></w:placeholder>'
         f"</w:sdtPr><w:sdtContent><w:p>{run('typed round')}</w:p></w:sdtContent></w:sdt>", ["typed round"]),
        (f"<w:p>{run('Help ')}<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{run('people')}</w:sdtContent>"
         "</w:sdt></w:p>", ["Help people"]),
        (f"<w:p>{run('See ')}{field(CODE, 'Duties')}{run('.')}</w:p>", ["See Duties."]),
        (f"<w:p>{run('See ')}{field(CODE + field(CODE, 'inner'), 'Duties')}</w:p>", ["See Duties"]),
        (f"<w:p><w:fldSimple w:instr='REF duties'>{run('Duties')}</w:fldSimple></w:p>", ["Duties"]),
        (f"<w:p><w:del w:id='1'>{field('<w:r><w:delInstrText>REF</w:delInstrText></w:r>', 'old')}</w:del>{run('new')}</w:p>",
         ["new"]),
        (f'<w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice>{run("once")}</mc:Choice><mc:Fallback>{run("twice")}'
         "</mc:Fallback></mc:AlternateContent></w:p>", ["once"]),
        (f"<w:p>{run('Help ')}<w:ins w:id='1'>{run('some ')}{deleted('old ')}</w:ins>{run('people')}</w:p>",
         ["Help some people"]),
        (f"<w:p>{run('Help ')}<w:del w:id='1'>{inserted('some ')}</w:del>{run('people')}</w:p>", ["Help people"]),
        ("<w:p><w:pPr><w:pPrChange w:id='1'><w:pPr><w:pStyle w:val='TOC1'/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/>"
         "<w:rPrChange w:id='2'><w:rPr/></w:rPrChange></w:rPr><w:t>bold now</w:t></w:r></w:p>", ["bold now"]),
        (f"<w:p>{end('del')}{run('One')}</w:p><w:p>{end('del')}{deleted('gone')}</w:p><w:p>{run('and two')}</w:p>",
         ["One and two"]),
        (f"<w:p>{run('A tick ')}<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>", ["A tick ✓"]),
        ("<w:p><w:r><w:sym w:font='Webdings' w:char='F0FE'/></w:r></w:p>", [UNKNOWN]),
        ("<w:p><w:r><w:sym w:font='Symbol' w:char='odd'/></w:r></w:p>", [UNKNOWN]),
        (f"<w:p>{run('sup')}<w:r><w:softHyphen/></w:r>{run('port&#xAD;ing')}{run('&#x200B;')}</w:p>", ["supporting"]),
        (f"<w:p>{run('a&#xA0;b')}<w:r><w:br w:type='page'/></w:r>{run('c')}<w:r><w:ptab/></w:r></w:p>", ["a b c"]),
        (f"<w:p><w:r><w:ruby><w:rt>{run('up')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r></w:p>", ["base"]),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('stays')}</w:p></w:tc><w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:p>{run('gone')}"
         "</w:p></w:tc></w:tr></w:tbl>", ["stays"]),
        (f"<w:p>{run('• a bullet that is typed')}</w:p>", ["a bullet that is typed"]),
        (f"<w:p>{run('x')}</w:p><w:moveFromRangeStart w:id='1' w:name='m'/><w:p>{end('moveFrom')}<w:moveFrom w:id='2'>{run('y')}"
         f"</w:moveFrom></w:p><w:moveFromRangeEnd w:id='1'/><w:p>{end('moveTo')}<w:moveTo w:id='3'>{run('y')}</w:moveTo></w:p>",
         ["x", "y"]),
    ],
)  # fmt: skip
def test_the_accepted_text_is_what_the_reviewer_wants(body, words):
    assert said(body) == words


@pytest.mark.parametrize(("author", "tracked"), [("A Person", True), ("Rolepress", False)])
def test_changes_of_a_comparison_are_ours(author, tracked):
    body = (
        f"<w:p>{run('Help ')}<w:ins w:id='1' w:author='{author}'>{run('people')}</w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:ins w:id='3' w:author='{author}'/></w:rPr></w:pPr>{run('x')}</w:p>"
    )

    assert [each.tracked for each in read_copy(word_of(body)).paragraphs] == [tracked, tracked]


def comments(*said, extended=""):
    made = "".join(
        f'<w:comment w:id="{number}" w:author="A Person"><w:p xmlns:x="{X14}" x:paraId="P{number}">{run(words)}</w:p></w:comment>'
        for number, words in enumerate(said)
    )
    parts = {"word/comments.xml": f'<w:comments xmlns:w="{WORD}">{made}</w:comments>'}
    if extended:
        parts["word/commentsExtended.xml"] = f'<x:commentsEx xmlns:x="{X15}">{extended}</x:commentsEx>'
    return parts


def test_replies_belong_to_their_comment():
    extended = (
        '<x:commentEx x:paraId="P0" x:done="0"/><x:commentEx x:paraId="P1" x:paraIdParent="P0" x:done="0"/>'
        '<x:commentEx x:paraId="P2" x:done="1"/>'
    )
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in range(3))
    parts = comments("How often?", "Each week.", "Settled", extended=extended)

    (paragraph,) = read_copy(word_of(f"<w:p>{starts}{run('Meet')}</w:p>", **parts)).paragraphs

    assert [(each.words, each.resolved) for each in paragraph.comments] == [
        ("How often? – reply: Each week.", False), ("Settled", True),
    ]  # fmt: skip


def test_footnotes_and_pictures_are_kept_beside():
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2"><w:p>{run("Why?")}</w:p></w:footnote></w:footnotes>'
    body = (
        f"<w:p>{run('Help')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        f"<w:p>{run('Gone')}<w:del w:id='4'><w:r><w:footnoteReference w:id='2'/></w:r></w:del></w:p>"
    )

    (extra,) = read_copy(word_of(body, **{"word/footnotes.xml": notes})).extras

    assert (extra.what, extra.near, extra.words) == ("footnote", "Help", "Why?")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return sending_project(tmp_path_factory.mktemp("odd") / "project")


@pytest.fixture
def copy(project):
    return WordCopy(sent(project))


def put(paragraph, xml, at=None):
    """Put XML at the end of a paragraph, or *at* a place in it."""
    made = etree.fromstring(f'<x xmlns:w="{WORD}" xmlns:a="urn:a">{xml}</x>')
    for each in reversed(list(made)) if at is not None else list(made):
        paragraph.append(each) if at is None else paragraph.insert(at, each)


PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
BOX = f"<w:r><w:pict><w:txbxContent><w:p>{run('Please look at this part')}</w:p></w:txbxContent></w:pict></w:r>"
SYMBOL = "<w:r><w:sym w:font='Webdings' w:char='F0FE'/></w:r>"
BESIDE = "it stands beside the text, and a Word copy brings the words of its text alone"
KEPT = {
    "a picture": (PICTURE, ("a picture at ‘Listen to people’", BESIDE, "")),
    "a text box": (BOX, ("after ‘Support’", "it stands in a text box, which is no part of the text", "Please look at this part")),
    "a sign of a font": (SYMBOL, ("duties, 1st duty of ‘Support’", "it has a sign of a font of symbols, which no other font shows",
                                  f"Listen to people{UNKNOWN}")),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_what_a_text_cannot_hold_is_kept_aside(project, copy, name):
    xml, told = KEPT[name]
    put(copy.paragraph("Listen to people"), xml)

    plan = plan_of(project, copy.data())

    assert plan.proposals == ()
    assert [(each.where, each.why, each.new) for each in plan.asides] == [told]


def test_a_head_of_pages_that_somebody_changed_is_told(project, copy):
    heads = {name: raw for name, raw in copy.parts.items() if name.startswith("word/header")}
    copy.parts |= {name: raw.replace(b"Support Worker", b"Recovery Worker") for name, raw in heads.items()}

    plan = plan_of(project, copy.data())

    assert plan.proposals == ()
    ((where, new),) = {(each.where, each.new) for each in plan.asides}
    assert where == "a head or foot of the pages"
    assert "Recovery Worker" in new


def test_a_comment_on_what_goes_is_told(project, copy):
    copy.comment("tasks", "We no longer do this").track_delete("tasks")

    plan = plan_of(project, copy.data())

    assert [each.kind.value for each in plan.proposals] == ["removed"]
    assert [(each.where, each.why, each.new) for each in plan.asides] == [
        ("a comment on duties, 2nd duty of ‘Support’", "this comment is about words that the copy takes out",
         "We no longer do this")
    ]  # fmt: skip


def test_other_quotation_marks_alone_are_no_change(project, copy):
    copy.reword('"tasks"', "“tasks”").reword("that the others", "that our others")

    assert [each.new for each in plan_of(project, copy.data()).proposals] == [
        "Write down what people tell you, so that our others in the recovery team know it too"
    ]
    copy.reword("of the day", "of each day")
    assert 'Help people with the "tasks" of each day' in [
        each.new for each in plan_of(project, copy.data()).proposals
    ]
