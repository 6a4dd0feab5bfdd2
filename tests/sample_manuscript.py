"""A job description of ordinary length with every kind of block, for tests of looks and formats; all invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rolepress.labels import labels_for
from rolepress.manuscript import (
    About,
    Block,
    Box,
    Bullets,
    Chart,
    Column,
    Contents,
    ContentsEntry,
    Entry,
    Heading,
    Manuscript,
    Numbered,
    Prose,
    Quote,
    Row,
    RowGroup,
    Signatory,
    Signatures,
    Table,
    Term,
    Terms,
    said,
)
from rolepress.markdown import Words, read_line

DUTIES = {
    "Working with people on the wards": (
        "Spend time with people who stay on the wards, listen to what matters to them and share what helped you",
        "Help people to say what they want from their care, before and during meetings about it",
        "Plan activities each week together with the people who will take part in them",
        "Tell people about groups, advice and support near their home, and go with them the first time if they wish",
        "Notice when somebody becomes more unwell and tell the nurse in charge the same day",
        "Write short, respectful notes of each meeting, and show them to the person they are about",
        "Welcome families and carers, and tell them who can answer their questions",
    ),
    "Helping services to improve": (
        "Collect what people say about their stay and bring it to the monthly meeting of the ward team",
        "Take part in interviews for new staff, as a full member of the panel",
        "Help to design and run training about recovery for colleagues in every profession",
        "Suggest changes to letters and leaflets so that they are easy to read, and test them with readers",
        "Work with the volunteers who visit on Saturdays, and help new volunteers to settle in",
        "Speak about the work of the team at events, after agreeing what you are comfortable to share",
    ),
    "Working as part of the team": (
        "Take part in the handover each morning and in the weekly review of everybody's plans",
        "Go to supervision every 4 weeks, and to the peer support group every fortnight",
        "Keep your training up to date, and put what you learn into practice",
        "Use the electronic record, the rota and the booking system, with training and help whenever you need it",
        "Order materials for activities within a budget of £1,200 a year, and keep the receipts",
        "Ask for help early when work becomes too much, and help colleagues to do the same",
    ),
    "Keeping people safe": (
        "Follow the policies for safeguarding adults and children, and raise every concern with the ward manager",
        "Know the emergency procedures of the ward, and take part in the yearly practice",
        "Check the activity room before and after each session, and report anything that is broken",
        "Keep what people tell you confidential, and explain to them when you have to pass something on",
    ),
    "Managing your own work": (
        "Plan your week with your supervisor, and agree what comes first when plans change",
        "Prepare sessions so that a colleague could run them in your place",
        "Keep a list of local groups and check it every 3 months",
        "Count how many people take part in each session, and send the numbers to the team by the 5th of each month",
    ),
}  # fmt: skip

CRITERIA = {
    "Values": ("Kindness", "Respect", "Honesty", "Working together"),
    "Qualifications": (
        "A certificate in peer support at level 3, or the willingness to gain one in the first year",
        "Good English and mathematics, shown by qualifications or by experience",
        "A course about recovery, coproduction or mental health first aid",
    ),
    "Knowledge and experience": (
        "You have lived with mental distress and have used mental health services",
        "You have supported other people, paid or unpaid, one to one or in groups",
        "You understand what recovery means, and that it means something different to each person",
        "You know what helps people to speak up in meetings about their own care",
        "You know why confidentiality matters, and when it cannot be kept",
        "You have worked or volunteered as part of a team",
        "You have planned and run activities or groups",
        "You know the voluntary groups of the area",
        "You have taken part in the training or the interviewing of staff",
    ),
    "Skills": (
        "You listen carefully, and people find you easy to talk to",
        "You can share parts of your own story in a way that helps others",
        "You write clearly and in plain words",
        "You can explain things to people who are upset, tired or in pain",
        "You can speak to a small group",
        "You can use a computer, e-mail and an online calendar",
        "You plan your own work and keep to what you have agreed",
        "You solve everyday problems, and know when to ask",
        "You can work with people whose views differ from yours",
        "You can keep simple records and count what you do",
        "You can speak another language that people in the area use",
    ),
    "Communication and relationships": (
        "You build trust with people who have reason to be careful",
        "You can disagree politely with people who have more power than you",
        "You keep clear boundaries, and notice when they slip",
        "You welcome feedback and act on it",
        "You speak of other people with respect, also when they are not there",
        "You can write for people who read little English",
    ),
    "What the work asks of you": (
        "You can travel between the 3 sites of the service",
        "You can work on 1 Saturday in 4",
        "You can be with people in distress, and look after yourself afterwards",
        "You can sit on the floor, move light furniture and carry materials, with adjustments if you need them",
        "You can concentrate for an hour in a busy room",
        "You agree to a check by the Disclosure and Barring Service",
        "You take part in supervision and reflection",
        "You can work early and late shifts when the rota is agreed 6 weeks ahead",
        "You are ready to learn new ways of working",
        "You look for ways to make services fair for everybody",
    ),
}

STAGES = (
    "Application form",
    "Application form and interview",
    "Interview",
    "Application form, interview and presentation",
)

CLAUSES = {
    "Changes to this job description": 2,
    "Confidentiality": 4,
    "Data protection": 5,
    "Equality, diversity and inclusion": 4,
    "Health and safety": 5,
    "Preventing infection": 4,
    "Safeguarding": 5,
    "Training and appraisal": 3,
    "Smoking": 2,
    "Working at other places": 3,
    "Fraud and bribery": 3,
    "Making every contact count": 3,
}  # paragraphs each

PARAGRAPHS = (
    "Everybody who works here keeps to the policies of the organisation. They are on the staff website, and your "
    "manager goes through the most important ones with you in your first week. If a policy is not clear, ask.",
    "You take reasonable care of yourself and of everybody your work affects. Report every accident and every near "
    "miss on the day it happens, whether or not anybody was hurt, so that we can learn from it.",
    "Information about patients and staff is confidential. You may look at a record only when your work needs it, and "
    "you may pass information on only to people who have a right to it. This does not end when you leave.",
    "We treat people fairly whatever their age, disability, sex, race, religion or belief, sexual orientation, gender "
    "identity, marriage, pregnancy or maternity. You tell your manager when you see that somebody is not treated so.",
    "We make reasonable adjustments for staff who have a disability or a long-term condition. You can ask for them "
    "at any time, by e-mail to adjustments@trust.example or on [01632 960 155](tel:+441632960155), and they are reviewed every 6 months.",
    "Your manager agrees aims with you each year, and talks with you about how the work is going at least every 3 "
    "months. Training that the law asks for is done in working hours and paid as such.",
)


def sample_manuscript() -> Manuscript:
    """Return the sample: about ten pages of A4 in 12 points."""
    body = (*_summary(), *_duties(), *_chart(), *_specification(), *_clauses(), *_signatures())
    blocks = (
        Heading("title", said("Peer Support Worker"), 1, eyebrow="Job description"),
        _header(),
        _contents(body),
        *body,
    )
    about = About(
        kind="job-description", kind_label="Job description", organisation="fenland",
        organisation_name="Fenland and Wold Community Health Trust", version="1.2",
        description="Support people on 3 wards with what you have learned from your own recovery.",
        notice="Worked example built from published documents; not an official publication",
    )  # fmt: skip
    return Manuscript(
        "peer-support-worker", "Peer Support Worker", "en-GB", about, blocks, dict(labels_for("en-GB").value)
    )


def _line(text: str) -> Words:
    return read_line(text)[0]


def _header() -> Terms:
    facts = {
        "Organisation": "Fenland and Wold Community Health Trust",
        "Agenda for Change band": "Band 3",
        "Agenda for Change reference": "not stated",
        "Hours": "22.5 hours each week",
        "Duration": "Fixed term of 24 months",
        "DBS check": "Enhanced, with the adults’ barred list",
        "Reports to": "Senior Peer Support Worker",
        "Accountable to": "Matron for Adult Inpatient Services",
        "Location": "Three hospital wards, with travel between Wisbech, March and Ely",
        "Job evaluation": "Matched, 4 March 2026",
    }
    terms = (
        Term(f"header-{i}", said(label), (_line(value),)) for i, (label, value) in enumerate(facts.items(), 1)
    )
    return Terms("header", tuple(terms), summary=True)


def _summary() -> Iterator[Block]:
    yield Heading("summary", said("Job summary"), 2)
    yield Prose(
        "summary-1",
        _line(
            "You support people who stay on our 3 adult wards. You do it from your own experience of mental distress, "
            "of services and of recovery, and you show that recovery is possible."
        ),
        lead=True,
    )
    yield Prose(
        "summary-2",
        _line(
            "You work beside nurses, therapists and doctors as a full member of the team. More about peer support is on "
            "[our recovery pages](https://www.trust.example/recovery). To talk about the post, write to "
            "[recruitment@trust.example](mailto:recruitment@trust.example) by 11:59pm on Friday 30 June 2026."
        ),
    )
    yield Quote(
        "quotation",
        _line("Somebody who had been where I was sat down with me. That was the day things began to change."),
        said("A person who stayed on one of our wards"),
    )
    yield Box(
        "adjustments",
        said("If you need something to be different"),
        (
            Prose("adjustments-1", _line("Tell us what would help you to apply or to do the job. For example:")),
            Bullets(
                "adjustments-2",
                tuple(
                    Entry(f"adjustments-2-{i}", said(text))
                    for i, text in enumerate(("a quiet room for the interview", "the questions a day before"), 1)
                ),
            ),
        ),
    )


def _duties() -> Iterator[Block]:
    yield Heading("duties", said("Main duties and responsibilities"), 2)
    for first, (title, duties) in enumerate(DUTIES.items(), 1):
        yield Heading(f"duties-{first}", said(f"{first}. {title}"), 3)
        yield Numbered(
            f"duties-{first}-list",
            tuple(
                Entry(f"duties-{first}-{second}", _line(text), f"{first}.{second}", _points(first, second))
                for second, text in enumerate(duties, 1)
            ),
        )


def _points(first: int, second: int) -> tuple[Entry, ...]:
    if (first, second) != (1, 3):
        return ()
    points = ("in the morning, something for the body", "in the afternoon, something to make or to talk about")
    return tuple(Entry(f"duties-1-3-{i}", said(text)) for i, text in enumerate(points, 1))


def _chart() -> Iterator[Block]:
    posts = ("Director of Nursing", "Matron for Adult Inpatient Services", "Senior Peer Support Worker",
             "Peer Support Worker (this post)")  # fmt: skip
    yield Heading("organisation-chart", said("Where this post stands"), 2)
    yield Chart(
        "organisation-chart-posts",
        said("From the top, each post reports to the one before it."),
        tuple(Entry(f"organisation-chart-{i}", said(post)) for i, post in enumerate(posts, 1)),
        "organisation-chart-4",
    )


def _specification() -> Iterator[Block]:
    yield Heading("specification", said("Person specification"), 2)
    yield Prose("specification-introduction", said("You must show that you meet each essential criterion."))
    columns = (
        Column("number", said("Number"), 2),
        Column("criterion", said("What we look for"), 9, header=True),
        Column("level", said("Essential or desirable"), 4),
        Column("stages", said("How we check it"), 6),
    )
    groups = tuple(_group(first, title) for first, title in enumerate(CRITERIA, 1))
    yield Table(
        "specification-criteria",
        said("What we look for, and how we check it"),
        columns,
        groups,
        specification=True,
    )


def _group(first: int, title: str) -> RowGroup:
    notes = (said("You show commitment to each of our values."),) if first == 1 else ()
    rows = tuple(_row(first, second, text) for second, text in enumerate(CRITERIA[title], 1))
    return RowGroup(f"specification-{first}", said(f"{first}. {title}"), notes, rows)


def _row(first: int, second: int, text: str) -> Row:
    level = "Desirable" if (first + second) % 5 == 0 else "Essential"
    criterion = (_line(text), *((said("for example on a ward or in a community group"),) if second == 6 else ()))
    stages = STAGES[(first + second) % len(STAGES)]
    cells = ((said(f"{first}.{second}"),), criterion, (said(level),), (said(stages),))
    return Row(f"specification-{first}-{second}", cells)


def _clauses() -> Iterator[Block]:
    yield Heading("clauses", said("Standard terms"), 2)
    for first, (title, length) in enumerate(CLAUSES.items(), 1):
        yield Heading(f"clause-{first}", said(title), 3)
        for second in range(length):
            yield Prose(f"clause-{first}-{second}", _line(PARAGRAPHS[(first + second) % len(PARAGRAPHS)]))


def _signatures() -> Iterator[Block]:
    yield Heading("signatures", said("Signatures"), 2)
    yield Prose("signatures-statement", said("We have read this job description and agree with it."))
    roles = ("Post holder", "Line manager")
    signatories = tuple(Signatory(f"signatures-{i}", said(role)) for i, role in enumerate(roles, 1))
    yield Signatures("signatures-lines", signatories, "Signature", "Date")


def _contents(body: tuple[Block, ...]) -> Contents:
    headings = [block for block in body if isinstance(block, Heading)]
    tops = [index for index, heading in enumerate(headings) if heading.level == 2]
    parts = (headings[start:end] for start, end in zip(tops, chain(tops[1:], [len(headings)]), strict=True))
    entries = tuple(
        ContentsEntry(top.id, top.text, tuple(ContentsEntry(each.id, each.text) for each in under))
        for top, *under in parts
    )
    return Contents("contents", said("Contents"), entries)
