"""An organisation in blocks: what it is, what it values and how to reach it."""

from datetime import datetime

from agreed import agreed
from kinds.dump import dump
from projects import ORGANISATION, make_project, open_project
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import Scope
from rolepress.manuscript import Terms, ids, walk
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve

FULL = (
    ORGANISATION
    + """\
about: |
  We look after people in {{ team }}.

  We have 3 wards.
headquarters: 1 High Street
divisions: [Adults, Children]
values:
  - {id: kindness, title: Kindness, text: We are kind}
  - {id: trust, title: Trust}
behaviours:
  title: How we work
  introduction: We listen.
  entries: [{id: listen, title: Listening}]
  note: There are more.
contacts:
  involvement:
    team: Involvement Team
    email: involvement@northshire.example
    phone: 01632 960 124
    address: 1 High Street
    url: https://northshire.example
  counter-fraud: {phone: 01632 960125}
"""
)


def composed(root, text):
    library = open_project(make_project(root, {"content/organisations/northshire.yml": text}))
    given = library.organisation("northshire")
    resolved = resolve(given, library, scope=Scope("northshire"), on=datetime(2026, 6, 30)).value
    return compose(resolved, house_of(HouseStyle(), labels_for("en-GB").value))


def test_an_organisation_says_all_that_its_file_says(tmp_path):
    manuscript = composed(tmp_path, FULL)

    text = dump(manuscript)
    assert text == agreed("manuscripts/organisation.txt", text)
    assert len(set(ids(manuscript))) == len(ids(manuscript))
    assert manuscript.about.description == "We look after people in the recovery team."


def test_an_organisation_that_says_nothing_has_its_name(tmp_path):
    assert [block.id for block in composed(tmp_path, ORGANISATION).blocks] == ["title"]


def test_a_team_can_be_written_to_and_rung_from_the_page(tmp_path):
    terms = {
        term.id: term.values[0][0]
        for block in walk(composed(tmp_path, FULL).blocks)
        if isinstance(block, Terms)
        for term in block.terms
        if term.values
    }

    assert terms["contact-involvement-email"].link == "mailto:involvement@northshire.example"
    assert terms["contact-involvement-phone"].link == "tel:01632960124"
    assert terms["contact-involvement-url"].link == "https://northshire.example"
    assert terms["contact-involvement-address"].link is None
