"""Word copies for tests: sent out of a small project, and edited as people edit them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from projects import CLAUSE, JOB, make_project
from rolepress.approvals import approve, release
from rolepress.config import load_settings
from rolepress.editions import EDITIONS
from rolepress.formats.docx import render_docx
from rolepress.importers import Choice, Plan, Visit, carry_out, draw_up
from rolepress.library import load
from rolepress.model.organisation import Brand
from rolepress.publications import manuscript_of
from rolepress.releases import read_release
from rolepress.resolve import resolve, scope_of
from rolepress.theme import theme_for
from word_files import W, text_of

DAY = date(2026, 6, 30)
NOON = datetime(2026, 7, 1, 12)
JOB_FILE = "content/job-descriptions/support-worker.yml"
FACTS_FILE = "content/facts/northshire-facts.yml"
CLAUSE_FILE = "content/clauses/confidentiality.yml"
PLEDGE_FILE = "content/clauses/our-pledge.yml"
PLEDGE = (
    CLAUSE.replace("id: confidentiality", "id: our-pledge")
    .replace("title: Confidentiality", "title: Our pledge\nstands: bullet")
    .replace("Keep what you learn about people to yourself.", "Keep to our pledge every day.")
)
DUTIES = """\
duties:
  # Agreed with the team in June.
  - id: support
    title: Support
    entries:
      - Listen to people  # the first thing that we do
      - "Help people with the \\"tasks\\" of the day"
      - >-
        Write down what people tell you, so that the others in {{ team }} know
        it too
      - Keep **every record** safe, as [the law](https://law.example/records) asks
      - clause: our-pledge
      - text: "Go with people to:"
        points:
          - the doctor
          - the shops
          - meetings of their own choice
  - id: team
    title: The team
    entries:
      - Take part in meetings of {{ team }}
      - Learn from your manager
"""
SUMMARY = """\
summary: |
  You will support people in {{ team }}.

  You will work in these places:

  - a community base
  - a ward

  You will have a manager of your own.
"""
LONG_JOB = (
    JOB.replace("owner:", 'version: "1.0"\nowner:')
    .replace("summary: You will support people in {{ team }}.\n", SUMMARY)
    .replace(JOB[JOB.index("duties:") : JOB.index("clauses:")], DUTIES)
)


def sending_project(root: Path, *, released: bool = True, job: str = LONG_JOB) -> Path:
    """Write a project of one job description under *root*, approved and released unless told otherwise."""
    make_project(root, {JOB_FILE: job, PLEDGE_FILE: PLEDGE})
    if released:
        assert approve(root, ["support-worker"], role="Head of Nursing", day=DAY).ok
        assert release(root, ["support-worker"], day=DAY).ok
    return root


def sent(root: Path, name: str = "support-worker", edition: str = "standard") -> bytes:
    """Return the Word copy of a document as it stands."""
    settings = load_settings(root).value
    assert settings is not None
    library = load(root, settings).value
    document = library.document(name)
    filled = resolve(document, library, scope=scope_of(document, library), on=NOON).value
    manuscript, chosen = manuscript_of(library, filled).value, EDITIONS[edition]
    theme = theme_for(root, manuscript.about.organisation, Brand())
    return render_docx(chosen.adapt(manuscript), chosen, theme)


def sent_release(root: Path) -> bytes:
    """Return the Word copy of the release of the job description."""
    settings = load_settings(root).value
    assert settings is not None
    library, release = load(root, settings).value, read_release(root, "support-worker", "1.0")
    assert release is not None
    manuscript = manuscript_of(library, release.resolved()).value
    return render_docx(manuscript, EDITIONS["standard"], theme_for(root, "northshire", Brand()))


def drawn_up(root: Path, data: bytes, name: str = "support-worker") -> Visit:
    """Return what a copy would change."""
    file = root.parent / f"{root.name}-copy.docx"
    file.write_bytes(data)
    return draw_up(root, file, name, on=NOON)


def plan_of(root: Path, data: bytes, name: str = "support-worker") -> Plan:
    return drawn_up(root, data, name).plan


def take(root: Path, data: bytes, keys: str = "y", name: str = "support-worker") -> Plan:
    """Take every proposal of a copy that has a choice of one of *keys*; return what was proposed."""
    visit = drawn_up(root, data, name)
    carry_out(visit, [each for one in visit.plan.proposals if (each := _choice(one.choices, keys)) is not None])
    return visit.plan


def _choice(choices: tuple[Choice, ...], keys: str) -> Choice | None:
    return next((each for each in choices if each.key in keys), None)


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that went and came, marked - and +."""
    from difflib import ndiff

    return [
        each.rstrip("\n") for each in ndiff(before.splitlines(True), after.splitlines(True)) if each[0] in "-+"
    ]


class WordCopy:
    """A Word copy in somebody's hands."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.comments: list[tuple[str, str]] = []

    def data(self) -> bytes:
        """Return the file as it is saved."""
        parts = self.parts | {"word/document.xml": etree.tostring(self.root)}
        if self.comments:
            parts |= {"word/comments.xml": self._comments().encode(), **self._registered()}
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as file:
            for name, held in parts.items():
                file.writestr(name, held)
        return made.getvalue()

    def paragraph(self, words: str) -> etree._Element:
        """Return the one paragraph of the text, and not of the contents, that has these *words* in it."""
        (found,) = [each for each in self.root.iter(f"{W}p") if words in text_of(each) and not _in_contents(each)]
        return found

    def reword(self, old: str, new: str) -> WordCopy:
        """Type over words, with nothing tracked; they may stand in several runs."""
        texts = list(self.paragraph(old).iter(f"{W}t"))
        whole = "".join(each.text or "" for each in texts)
        start = whole.index(old)
        at, end, put = 0, start + len(old), new
        for each in texts:
            said = each.text or ""
            first, last = max(start - at, 0), min(end - at, len(said))
            at += len(said)
            if first < last or (first == last == 0 and put and start == end):
                each.text, put = said[:first] + put + said[last:], ""
                _keep_space(each)
        return self

    def track(self, old: str, new: str) -> WordCopy:
        """Type over words while changes are tracked; *old* stands in one run."""
        run = next(each.getparent() for each in self.paragraph(old).iter(f"{W}t") if old in (each.text or ""))
        text = run.find(f"{W}t")
        before, _, after = text.text.partition(old)
        rest = deepcopy(run)
        text.text = before
        _keep_space(text)
        rest.find(f"{W}t").text = after
        _keep_space(rest.find(f"{W}t"))
        removed = etree.fromstring(
            f'<w:del xmlns:w="{W[1:-1]}" w:id="901" w:author="A Person"><w:r><w:delText/></w:r></w:del>'
        )
        removed[0][0].text = old
        added = etree.fromstring(
            f'<w:ins xmlns:w="{W[1:-1]}" w:id="902" w:author="A Person"><w:r><w:t/></w:r></w:ins>'
        )
        added[0][0].text = new
        _keep_space(added[0][0])
        for each in reversed([removed, *([added] if new else []), rest]):
            run.addnext(each)
        return self

    def delete(self, words: str) -> WordCopy:
        """Delete a whole paragraph."""
        found = self.paragraph(words)
        found.getparent().remove(found)
        return self

    def track_delete(self, words: str) -> WordCopy:
        """Delete a whole paragraph while changes are tracked: its words and its end."""
        found = self.paragraph(words)
        mark = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:del w:id="903" w:author="A Person"/></w:rPr>')
        found.find(f"{W}pPr").append(mark)
        for run in list(found.iter(f"{W}r")):
            removed = etree.fromstring(f'<w:del xmlns:w="{W[1:-1]}" w:id="904" w:author="A Person"/>')
            run.addprevious(removed)
            removed.append(run)
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
        return self

    def add_after(self, words: str, new: str) -> WordCopy:
        """Press Enter at the end of a paragraph and type another one."""
        found = self.paragraph(words)
        made = deepcopy(found)
        for each in list(made):
            if each.tag != f"{W}pPr":
                made.remove(each)
        etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = new
        found.addnext(made)
        return self

    def add_row(self, words: str, new: str, cells: Mapping[str, str]) -> WordCopy:
        """Add a row to a table below the one with these *words*: the same, but for *new* words and *cells*."""
        row = self.paragraph(words)
        while row.tag != f"{W}tr":
            row = row.getparent()
        made = deepcopy(row)
        for each in [*made.iter(f"{W}bookmarkStart"), *made.iter(f"{W}bookmarkEnd")]:
            each.getparent().remove(each)
        for text in made.iter(f"{W}t"):
            text.text = new if words in text.text else cells.get(text.text, text.text)
        row.addnext(made)
        return self

    def move_after(self, words: str, target: str) -> WordCopy:
        """Cut a paragraph and paste it after another one."""
        self.paragraph(target).addnext(self.paragraph(words))
        return self

    def comment(self, words: str, said: str) -> WordCopy:
        """Write a comment on a paragraph."""
        number = str(len(self.comments))
        self.comments.append((number, said))
        found = self.paragraph(words)
        settings = found.find(f"{W}pPr")
        start, end, reference = (
            etree.Element(f"{W}{name}", {f"{W}id": number})
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        )
        settings.addnext(start)
        found.append(end)
        etree.SubElement(found, f"{W}r").append(reference)
        return self

    def forget_bookmarks(self) -> WordCopy:
        """Lose every bookmark, as an old program might."""
        for each in [*self.root.iter(f"{W}bookmarkStart"), *self.root.iter(f"{W}bookmarkEnd")]:
            each.getparent().remove(each)
        return self

    def _registered(self) -> dict[str, bytes]:
        """Return the parts that say that there are comments."""
        types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        override = f'<Override PartName="/word/comments.xml" ContentType="{word}"/></Types>'
        relation = f'<Relationship Id="rIdComments" Type="{kind}" Target="comments.xml"/></Relationships>'
        return {
            types: self.parts[types].replace(b"</Types>", override.encode()),
            rels: self.parts[rels].replace(b"</Relationships>", relation.encode()),
        }

    def _comments(self) -> str:
        root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        for number, said in self.comments:
            made = etree.SubElement(root, f"{W}comment")
            made.set(f"{W}id", number)
            made.set(f"{W}author", "A Person")
            for line in said.split("\n"):
                run = etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r")
                etree.SubElement(run, f"{W}t").text = line
        return etree.tostring(root).decode()


def _in_contents(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val", "").upper().startswith(("TOC", "CONTENTS"))


def _keep_space(text: etree._Element) -> None:
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
