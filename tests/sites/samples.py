"""Facts of an invented site for tests: two organisations, a document of each state, a page, and its body."""

from __future__ import annotations

from dataclasses import replace

from rolepress.home import PACKAGE
from rolepress.labels import labels_for
from rolepress.model.organisation import Brand
from rolepress.sites.bodies import Body
from rolepress.sites.facts import ChangeFacts, DocumentFacts, FileFacts, FormatContact, Link, SiteFacts
from rolepress.sites.public import Employer
from rolepress.theme import theme_for

LABELS = labels_for("en-GB").value
THEME = theme_for(PACKAGE, "northshire", Brand(colour="#0f4c5c", accent="#1b6e6a"))

SITE = SiteFacts(
    title="Roles at Northshire",
    language="en-GB",
    organisation_id="northshire",
    other_formats=FormatContact("formats@northshire.example", "01632 960123", 10),
    base_url="https://roles.example/northshire",
    navigation=(
        Link("Job descriptions", "job-descriptions/index.html"),
        Link("Organisations", "organisations/index.html"),
    ),
    organisations=("northshire", "southshire"),
    footer=(Link("Accessibility statement", "accessibility/index.html"),),
)
EXAMPLE = replace(SITE, example=True)
DRAFTS = replace(SITE, draft=True)

JOB = DocumentFacts(
    id="peer-support-worker",
    kind="job-description",
    kind_label="Job description",
    folder="job-descriptions",
    address="job-descriptions/peer-support-worker/index.html",
    title="Peer Support Worker",
    organisation_id="northshire",
    organisation_name="Northshire Health",
    language="en-GB",
    description="Support people with what you have learned from your own recovery.",
    version="1.2",
    owner="Recovery Team",
    band="3",
    location="Various places in Northshire. You may be asked to move.",
    released="23 November 2026",
    review_by="30 June 2027",
    changes=(
        ChangeFacts("1.2", "23 November 2026", "Hours are said in **words**."),
        ChangeFacts("1.1", "1 June 2026", "First version."),
    ),
    state="not-advertised",
    files=(
        FileFacts("peer-support-worker.pdf", "PDF", "en-GB", "application/pdf", 119_500, 9),
        FileFacts("peer-support-worker-large-print-18.pdf", "PDF", "en-GB", "application/pdf", 1_234_000, 24,
                  "large-print", 18),
    ),
    aliases=("peer-worker",),
    related=(Link("Ward Peer Support Worker", "job-descriptions/ward-peer-support-worker/index.html"),),
)  # fmt: skip
OTHER_JOB = replace(
    JOB,
    id="ward-peer-support-worker",
    address="job-descriptions/ward-peer-support-worker/index.html",
    organisation_id="southshire",
    organisation_name="Southshire & Vale Trust",
    other_formats=FormatContact("ask@southshire.example", "+44 1632 960 456", 1, "Ask for the formats team."),
    files=(),
    band="",
    location="",
    aliases=(),
)
CLOSED_JOB = replace(JOB, state="closed", closes="11:59pm on Friday 30 June 2023", overdue=True)
PAGE = replace(
    JOB,
    id="accessibility",
    kind="page",
    kind_label="Page",
    folder="",
    address="accessibility/index.html",
    title="Accessibility statement",
    state=None,
    files=(),
    aliases=("access",),
)
HOME = replace(PAGE, id="home", address="index.html", title="Roles in plain words", aliases=())

BODY = Body(
    '<h1 id="title">Peer Support Worker</h1>\n',
    '<p id="summary-text">You support people on 3 wards.</p>\n',
    sections=('<h2 id="duties">Main duties</h2>\n<p id="duties-text">You listen.</p>\n',),
)
EMPLOYER = Employer("northshire", "Northshire Health", "Northshire Health looks after people.", BODY, (JOB,))
