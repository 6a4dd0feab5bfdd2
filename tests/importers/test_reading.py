"""A Word copy is read as it stands when changes are accepted; a file that could do harm is refused in plain words."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.copies import WordCopy, plan_of, sending_project, sent
from rolepress.importers import CannotImportError
from rolepress.importers.reading import MOST_PARAGRAPHS, read_copy
from word_files import W

WORD = W[1:-1]
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELS = f'<Relationships><Relationship Id="r" Type="{RELATION}" Target="word/document.xml"/></Relationships>'


def word_of(body, **parts):
    """Return a Word file of *body*, with other *parts* by their names."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    held = {"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document}
    held |= parts
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in held.items():
            file.writestr(name, text)
    return made.getvalue()


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text):
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text):
    return f'<w:ins w:id="2">{run(text)}</w:ins>'


def end(name):
    """The settings of a paragraph whose end was deleted or inserted."""
    return f"<w:pPr><w:rPr><w:{name} w:id='3'/></w:rPr></w:pPr>"


def said(body):
    return [each.words for each in read_copy(word_of(body)).paragraphs]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<w:p>{run('Help ')}{deleted('all')}{inserted('some')}{run(' people')}</w:p>", ["Help some people"]),
        (f"<w:p><w:moveFrom w:id='1'>{run('here')}</w:moveFrom></w:p><w:p><w:moveTo w:id='2'>{run('there')}</w:moveTo></w:p>",
         ["there"]),
        (f"<w:p>{end('del')}{deleted('gone')}</w:p><w:p>{run('stays')}</w:p>", ["stays"]),
        (f"<w:p>{end('del')}{run('One')}</w:p><w:p>{run('and two')}</w:p>", ["One and two"]),
        (f"<w:p>{end('moveFrom')}<w:moveFrom>{run('away')}</w:moveFrom></w:p><w:p>{run('stays')}</w:p>", ["stays"]),
        (f"<w:p>{end('ins')}{run('One')}</w:p><w:p>{run('two')}</w:p>", ["One", "two"]),
        (f"<w:p>{run('a')}<w:r><w:tab/><w:br/></w:r>{run('b')}<w:r><w:noBreakHyphen/></w:r>{run('c')}</w:p>", ["a b-c"]),
        (f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ["a link"]),
        (f"<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p>{run('a row')}</w:p></w:tc></w:tr></w:tbl>", []),
        (f"<w:p><w:pPr><w:pStyle w:val='TOC2'/></w:pPr>{run('Duties 3')}</w:p>", []),
        (f"<w:sdt><w:sdtPr><w:tag w:val='name'/></w:sdtPr><w:sdtContent><w:p>{run('an answer')}</w:p></w:sdtContent></w:sdt>", []),
        (f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('in a box')}</w:p></w:txbxContent></w:pict></w:r>{run('x')}</w:p>",
         ["in a box", "x"]),
    ],
)  # fmt: skip
def test_words_are_those_that_stand_when_changes_are_taken(body, words):
    assert said(body) == words


def test_a_comment_comes_without_its_author_and_once():
    mark = '<w:commentRangeStart w:id="4"/>'
    body = f'<w:p>{mark}{run("Help")}<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    comments = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="4" w:author="A Person"><w:p>{run("Who?")}</w:p>'
        f"<w:p>{run('When?')}</w:p></w:comment></w:comments>"
    )

    (paragraph,) = read_copy(word_of(body, **{"word/comments.xml": comments})).paragraphs

    assert [each.words for each in paragraph.comments] == ["Who? When?"]


def bomb():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELS)
        file.writestr("word/document.xml", b"<a>" + b" " * 40_000_000)
    return held.getvalue()


ENTITIES = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "a text": (b"Dear colleague", "this file is not a Word file"),
    "a torn file": (b"PK\x03\x04 and no more", "this file is damaged"),
    "another program's": (b"PK\x03\x04" + b"x" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "this file is an OpenDocument file"),
    "nothing": (b"", "this file is damaged"),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + b"x" * 100, "this file is an old Word file"),
    "an encrypted file": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "this file is encrypted"),
    "macros": (word_of("", **{"word/vbaProject.bin": "x"}), "this file holds macros, which are programs"),
    "a macro-enabled file": (
        word_of("", **{"[Content_Types].xml": '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'}),
        "this file holds macros, which are programs",
    ),
    "a bomb": (bomb(), "this file is far too large once it is unpacked"),
    "entities": (word_of("", **{"word/document.xml": f"{ENTITIES}<a>&x;</a>"}),
                 "this file cannot be read: it declares a document type, as no word processor does"),
    "entities beside": (word_of("", **{"customXml/item1.xml": f"{ENTITIES}<a>&x;</a>"}),
                        "this file cannot be read: it declares a document type, as no word processor does"),
    "deep": (word_of("<w:p>" * 5000), "this file cannot be read: it has more parts than any document"),
    "a spreadsheet": (word_of("", **{"word/document.xml": "<workbook/>"}), "this file is not a Word document"),
    "too long": (word_of(f"<w:p>{run('x')}</w:p>" * (MOST_PARAGRAPHS + 1)), "this file is far longer than any document"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_copy_is_refused(name):
    data, told = REFUSED[name]

    with pytest.raises(CannotImportError) as refused:
        read_copy(data)
    assert str(refused.value) == told
    assert refused.value.hint


def test_links_out_of_the_file_are_nothing_to_it():
    outside = RELS.replace("</Rel", '<Relationship Id="t" Type="x/attachedTemplate" Target="http://t.example/x.dotm" '
                           'TargetMode="External"/></Rel')  # fmt: skip

    assert said_of(word_of(f"<w:p>{run('fine')}</w:p>", **{"_rels/.rels": outside})) == ["fine"]


def said_of(data):
    return [each.words for each in read_copy(data).paragraphs]


def test_a_file_of_somebody_else_is_told(tmp_path):
    project = sending_project(tmp_path / "project", released=False)

    with pytest.raises(CannotImportError, match="does not say which document it is a copy of"):
        plan_of(project, word_of(f"<w:p>{run('Dear colleague')}</w:p>"))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return sending_project(tmp_path_factory.mktemp("torn") / "project", released=False)


@pytest.fixture(scope="module")
def copy(project):
    return sent(project)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_torn_bytes_are_refused_or_read(project, copy, data):
    torn = bytearray(copy)
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(copy) - 1), st.integers(0, 255)), max_size=8)
    ):
        torn[place] = value
    cut = data.draw(st.integers(0, len(torn)))

    for each in (bytes(torn), bytes(torn[:cut])):
        with suppress(CannotImportError):
            plan_of(project, each)


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_xml_in_the_text_is_refused_or_read(project, copy, data):
    word = WordCopy(copy)
    places = [each for each in word.root.iter() if isinstance(each.tag, str)]
    for number in data.draw(st.lists(st.integers(1, len(places) - 1), max_size=6)):
        each, action = places[number], data.draw(st.sampled_from(["drop", "twice", "rename", "empty"]))
        parent = each.getparent()
        if action == "rename":
            each.tag = data.draw(
                st.sampled_from([f"{W}del", f"{W}p", f"{W}tr", f"{W}sdt", f"{W}ins", f"{W}t", "x"])
            )
        elif parent is not None and action == "drop":
            parent.remove(each)
        elif action == "empty":
            each.clear()
        elif parent is not None:
            parent.append(each)

    with suppress(CannotImportError):
        plan_of(project, word.data())
