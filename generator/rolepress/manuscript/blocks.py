"""The manuscript: a document as typed blocks in reading order, before any format.

Every format walks these few blocks. Every block, entry, row and term has a stable id that comes from the place of
its words in the source, so that two editions, or two versions, can be compared block by block.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from rolepress.markdown import Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title has level 1."""

    id: str
    text: Words
    level: int  # 1 to 6
    eyebrow: str = ""  # a few words above a title: what kind of document this is


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    id: str
    text: Words
    lead: bool = False  # the first words of a document, set larger
    note: bool = False  # an explanation beside the matter itself


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with its own entries under it."""

    id: str
    text: Words
    number: str = ""  # "2.1" in a numbered list, else ""
    entries: tuple[Entry, ...] = ()
    was: str | None = None  # its number before, in a comparison, where that was another one


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list with numbers."""

    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A name and what it stands for."""

    id: str
    label: Words
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Names and values, such as the key facts of a post."""

    id: str
    terms: tuple[Term, ...]
    summary: bool = False  # the quiet block at the head of a document


@dataclass(frozen=True, slots=True)
class CellChoice:
    """One answer to choose in a cell."""

    value: str  # what is kept when it is chosen: "not-tested"
    label: Words


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """What people write in the empty cells of a column: one of some choices, or text where there are none.

    Word has a control in each cell, called by the row's id, two hyphens and the column's: "criterion-1--mark".
    """

    choices: tuple[CellChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    id: str
    label: Words
    share: int = 1  # of the width, against the other columns
    header: bool = False  # whether its cells name their rows
    answer: CellAnswer | None = None  # for people to write in, where the format has a way


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell for each column, each of one or more lines."""

    id: str
    cells: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading of their own."""

    id: str
    title: Words
    notes: tuple[Words, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, named columns and groups of rows. A group without a title stands alone."""

    id: str
    caption: Words
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    specification: bool = False  # whether the rows are criteria


@dataclass(frozen=True, slots=True)
class Detail:
    """One cell of a table that has become a line."""

    label: Words
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table that has become an entry of a list."""

    id: str
    title: Words
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """The records that were one group of rows."""

    id: str
    title: Words
    notes: tuple[Words, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """A table told as lists, for large print and easy reading."""

    id: str
    caption: Words
    groups: tuple[RecordGroup, ...]
    level: int  # of the groups' headings


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, and whose they are."""

    id: str
    text: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Box:
    """A part set apart from the rest."""

    id: str
    title: Words
    blocks: tuple[Block, ...]
    level: int = 3  # of its title
    tone: Literal["plain", "callout", "do", "dont"] = "plain"  # what its look says besides its title


@dataclass(frozen=True, slots=True)
class Chart:
    """Posts from the top of an organisation down to this one, each reporting to the one before."""

    id: str
    introduction: Words
    posts: tuple[Entry, ...]
    this_post: str  # the id of the entry that is this post, or ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A role that signs."""

    id: str
    role: Words


@dataclass(frozen=True, slots=True)
class Signatures:
    """Roles that sign, each with room for a signature and a date."""

    id: str
    signatories: tuple[Signatory, ...]
    signature_label: str
    date_label: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents."""

    target: str  # a heading's id
    text: Words
    entries: tuple[ContentsEntry, ...] = ()
    within: str = ""  # the line that it stands under, where others of its words stand elsewhere: for listeners


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of what is in the document; print adds page numbers."""

    id: str
    title: Words
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A document that is bound into another one, or a part of a long one: on paper it begins a page."""

    id: str
    blocks: tuple[Block, ...]  # its heading first


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    id: str
    value: str  # what is kept when it is chosen, the same in every file: "buddhist"
    label: Words
    say_name: str = ""  # the answer's name of a line to write beside it, or ""
    say_label: str = ""  # what that line asks: "Please say"


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under a title of their own. A group without a title stands alone."""

    id: str
    title: Words
    choices: tuple[Choice, ...]


FieldType: TypeAlias = Literal[
    "short-text", "long-text", "number", "date", "email", "phone", "address",
    "yes-no", "choose-one", "choose-many", "declaration", "signature",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A question of a form and the room for its answer.

    The answer has the same name in every file that is made of the form, so that answers can be collected.
    Yes or no is two choices; a declaration is one box to tick, whose words are the label.
    """

    id: str
    name: str  # of the answer: "preferred-name"
    type: FieldType
    label: Words
    need: str  # "required" or "optional", in words, beside the label
    required: bool = False
    hint: Words = ()
    how: str = ""  # how to answer, in words: "Choose all that apply", "Up to 2,000 characters"
    section: str = ""  # the heading that it stands under, for readers who meet the field by itself
    longest: int | None = None  # characters
    groups: tuple[ChoiceGroup, ...] = ()
    autocomplete: str = ""  # what a browser may fill in: "family-name"; a token of the HTML standard
    fillable: bool = False  # whether it can be answered here, or is there to be read and prepared


@dataclass(frozen=True, slots=True)
class Form:
    """Questions that are answered together."""

    id: str
    name: str  # the form's id, the same in every file
    blocks: tuple[Block, ...]  # headings, prose and fields
    version: str = ""  # of the form
    action: str = ""  # the https address that takes the answers of a web page, or ""; files have none
    button: str = ""  # what sends them from a web page: "Send your application"
    title: str = ""  # what the form is called, for readers who meet it by itself
    closed: bool = False  # whether it can no longer be sent, and is there to be read


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside words, by what it shows."""

    concept: str  # "interview": formats find its file under this name
    alt: str = ""  # what it tells besides the words; "" for one that tells nothing more, which is silent
    address: str = ""  # where a format finds its file; "" until it is placed


@dataclass(frozen=True, slots=True)
class Step:
    """One idea of an easy-read guide: a picture, and words on its right; no page parts them."""

    id: str
    picture: Picture
    lines: tuple[Words, ...]  # they break where their author broke them
    meanings: tuple[Term, ...] = ()  # hard words, each with what it means
    addresses: tuple[Words, ...] = ()  # on paper: where its links lead, each on a line under the words


Block: TypeAlias = (
    Heading | Prose | Bullets | Numbered | Terms | Table | Records | Quote | Box | Chart | Signatures | Contents
    | Part | Form | Field | Step
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What a format says round the text: in metadata, running heads and page furniture."""

    kind: str  # "job-description"
    kind_label: str  # "Job description"
    organisation: str  # the id, for the brand
    organisation_name: str
    description: str  # one or two sentences for metadata
    version: str
    draft: bool = False
    notice: str = ""  # printed on every page, such as that this is a worked example
    band: str = ""  # printed across the top of every page: who has checked the text, or that nobody has
    wide: bool = (
        False  # whether it is for a page on its side, in formats that have one: its tables have many columns
    )
    cover: bool = False  # whether it is bound: on paper it has a cover, and each part begins a page
    cover_lines: tuple[Words, ...] = ()  # what the cover says under the title, such as the closing date
    least_pt: float = 0  # no edition sets its text smaller; screens then show it larger and with more room
    dated: date | None = (
        None  # of its release, or of the last change of what is not released; None where nobody said
    )


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document's text: its blocks in reading order, the title's heading first."""

    id: str
    title: str
    language: str
    about: About
    blocks: tuple[Block, ...]
    labels: dict[str, str] = field(default_factory=dict)  # words that formats add: "Page", "Contents"…
    right_to_left: bool = False
