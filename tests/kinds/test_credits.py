"""Whose the pictures are stands at the end of a document, each owner once."""

from rolepress.kinds.credits import with_credits
from rolepress.manuscript import About, Heading, Manuscript, said, words
from rolepress.pictures import Credit

GUIDE = Manuscript(
    "guide", "A guide", "en-GB", About("easy-read", "Easy read", "northshire", "Northshire", "About.", "1.0"),
    (Heading("title", said("A guide"), 1),), {"picture-credits": "Who made the pictures"},
)  # fmt: skip


def test_each_owner_is_named_once_with_the_licence():
    ours = Credit("Rolepress", "CC BY 4.0", "drawn for Rolepress")
    made = with_credits(GUIDE, [ours, Credit("OpenMoji", "CC BY-SA 4.0", "openmoji.org"), ours])

    assert " ".join(words(made)) == (
        "A guide Who made the pictures OpenMoji, CC BY-SA 4.0, openmoji.org Rolepress, CC BY 4.0, drawn for Rolepress"
    )


def test_a_document_without_pictures_stays_as_it_is():
    assert with_credits(GUIDE, []) is GUIDE
