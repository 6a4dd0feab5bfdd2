"""What does not fit its kind is told in plain words, at its place, with the nearest name."""

from pathlib import PurePosixPath

import pytest

from projects import ACCESSIBILITY, FACTS, JOB, ORGANISATION, SETTINGS
from rolepress.config import Settings
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.fitting import MOST_PROBLEMS, fields_of, fit
from rolepress.model.job_description import JobDescription
from rolepress.source import parse_source

BASES = {
    "job": (MODELS["job-description"].model, JOB),
    "facts": (MODELS["facts"].model, FACTS),
    "organisation": (MODELS["organisation"].model, ORGANISATION),
    "settings": (Settings, SETTINGS),
}


def told(model, text):
    """Return "line:column message [rule] hint" for every way in which *text* does not fit *model*."""
    source = parse_source(text.encode(), PurePosixPath("x.yml")).value
    for each in fit(model, source).problems:
        place = source.place(each.at or (), on_key=each.on_key)
        yield f"{place.line}:{place.column} {each.message} [{each.rule}] {each.hint}".strip()


# Each case: the document, what is written instead of what, and what is said.
CASES = [
    ("job", "level: essential", "level: esential",
     "25:57 'esential' is not 'essential' or 'desirable' [level] essential"),
    ("job", "level: essential", "levl: essential",
     "25:50 'levl' is not a field of this entry of 'criteria' [unknown-field] level"),
    ("job", "dbs: enhanced", "dbs: enhancd",
     "9:8 'enhancd' is not 'none', 'basic', 'standard', 'enhanced', 'enhanced-adults', 'enhanced-children' or "
     "'enhanced-both' [dbs] enhanced"),
    ("job", 'band: "3"', "band: {unknown: x, y: z}", "7:22 'y' is not a field of 'band' [unknown-field]"),
    ("job", 'band: "3"', "band: {unkown: x}", "7:9 a group of fields is not text [band] unknown"),
    ("job", 'band: "3"', "band: [a]", "7:9 a list is not text [band]"),
    ("job", 'band: "3"', "band:", "7:8 there is nothing here; it should be text [band]"),
    ("job", 'band: "3"', "band: #3", "7:8 there is nothing here; it should be text [band] "
     'text that starts with # needs quotes round it: "#3"'),
    ("job", "      - Listen to people\n", "      - #Help\n      - Write\n",
     '17:8 there is nothing here; it should be fields, each on a line of its own [entries] '
     'text that starts with # needs quotes round it: "#Help"'),
    ("job", "      - Listen to people\n", "      -Listen to people\n      -Write\n",
     "17:7 '-Listen to people -Write' is not a list: each entry on a line of its own that starts with a hyphen "
     "[entries] start each entry of a list with a hyphen and a space"),
    ("job", "owner:", "review_by: 2027-3-1\nowner:",
     "4:12 '2027-3-1' is not a date such as 2026-06-30 [review_by] 2027-03-01"),
    ("job", 'band: "3"', "band: # to be agreed", "7:8 there is nothing here; it should be text [band]"),
    ("job", "      - Listen to people\n", "      • Listen to people\n      • Write\n",
     "17:7 '• Listen to people • Write' is not a list: each entry on a line of its own that starts with a hyphen "
     "[entries] start each entry of a list with a hyphen and a space"),
    ("job", '  band: "3"\n', "", "7:3 'band' is missing from 'post' [missing-field] add `band:`"),
    ("job", "title: Support Worker\n", "", "1:1 'title' is missing from this document [missing-field] add `title:`"),
    ("job", "title: Support Worker", "title: ''", "3:8 this is empty [title] write what belongs here between the quotes"),
    ("job", "title: Support Worker", f"title: {'x' * 2001}", "3:8 this has more than 2,000 characters [title]"),
    ("job", "owner:", "<b>: x\nowner:", "4:1 '<b>' is not a field of this document [unknown-field]"),
    ("job", "owner:", "behaviours: maybe\nowner:", "4:13 'maybe' is not yes or no (true or false) [behaviours]"),
    ("job", "owner:", "version: ../../x\nowner:", "4:10 '../../x' is not a version such as 1.0 [version]"),
    ("job", "owner:", "language: English!\nowner:", "4:11 'English!' is not a language such as en-GB or cy [language]"),
    ("job", "owner:", "status: aproved\nowner:",
     "4:9 'aproved' is not 'draft', 'in-review', 'approved' or 'retired' [status] approved"),
    ("job", "owner:", "review_by: 2027\nowner:", "4:12 '2027' is not a date such as 2026-06-30 [review_by]"),
    ("job", "owner:", "review_by: 2027-02-30\nowner:",
     "4:12 '2027-02-30' is not a date such as 2026-06-30 [review_by] there is no such day"),
    ("job", "owner:", "review_by: 8/7/2027\nowner:",
     "4:12 '8/7/2027' is not a date such as 2026-06-30 [review_by] 2027-07-08"),
    ("job", "owner:", "review_by: 8th July 2027\nowner:",
     "4:12 '8th July 2027' is not a date such as 2026-06-30 [review_by] 2027-07-08"),
    ("job", "owner:", "review_by: 8/13/2027\nowner:",
     "4:12 '8/13/2027' is not a date such as 2026-06-30 [review_by]"),
    ("job", "owner:", "review_by: 8 Sometime 2027\nowner:",
     "4:12 '8 Sometime 2027' is not a date such as 2026-06-30 [review_by]"),
    ("job", "owner:", "version: “1.0”\nowner:",
     "4:10 '“1.0”' is not a version such as 1.0 [version] take the curly quotes off, or use straight ones"),
    ("job", "owner:", "band: x\nowner:", "4:1 'band' is not a field of this document [unknown-field] "
     "it belongs under `post:`"),
    ("job", 'band: "3"', 'band: "3"\n  status: draft', "8:3 'status' is not a field of 'post' [unknown-field] "
     "`status:` belongs beside `title:`, without spaces before it"),
    ("job", "- Listen to people", "- Listen to: people",
     "17:9 'Listen to' is not a field of this entry of 'entries' [unknown-field] "
     "if this is text with a colon in it, put quotes round all of it"),
    ("job", "title: Support Worker", "titel: Support Worker",
     "3:1 'titel' is not a field of this document [unknown-field] title"),
    ("job", "owner:", "closes: 1719705600\nowner:",
     "4:9 '1719705600' is not a date and time such as 2026-06-30 23:59 [closes]"),
    ("job", "owner:", "closes: 2026-06-30T23:59Z\nowner:",
     "4:9 '2026-06-30T23:59Z' is not a date and time such as 2026-06-30 23:59 [closes]"),
    ("job", "owner:", "closes: 2026-06-30 24:30\nowner:",
     "4:9 '2026-06-30 24:30' is not a date and time such as 2026-06-30 23:59 [closes]"),
    ("job", "owner:", "changes: {}\nowner:",
     "4:10 a group of fields is not a list: each entry on a line of its own that starts with a hyphen [changes]"),
    ("job", "owner:", "factors: {Bad Name: x}\nowner:",
     "4:11 'Bad Name' is not a name in small letters, digits and hyphens, such as peer-support-worker [name] bad-name"),
    ("job", "- Listen to people", "- points: [a]", "17:9 give `text` or `clause` [missing-field]"),
    ("job", "- Listen to people", "- txt: a\n        clause: b",
     "17:9 'txt' is not a field of this entry of 'entries' [unknown-field] text"),
    ("job", "- Listen to people", "- {text: a, points: [{text: b, points: [{text: c, ponts: []}]}]}",
     "17:57 'ponts' is not a field of this entry of 'points' [unknown-field] points"),
    ("job", "- Listen to people", "- [a]", "17:9 a list is not fields, each on a line of its own [entries]"),
    ("job", "- clause: confidentiality", "- {clause: a, set: b}", "19:5 give `clause` or `set` [missing-field]"),
    ("job", "stages: [interview]", "stages: interview",
     "25:76 'interview' is not a list: each entry on a line of its own that starts with a hyphen [stages]"),
    ("job", "level: essential", "level: essential, weight: 101", "25:76 '101' is not at most 100 [weight]"),
    ("job", "level: essential", "level: essential, weight: -1", "25:76 '-1' is not at least 0 [weight]"),
    ("job", "level: essential", "level: essential, weight: 1.5", "25:76 '1.5' is not a whole number [weight]"),
    ("facts", "type: text", "type: txt",
     "8:11 'txt' is not 'money', 'number', 'text', 'contact', 'list', 'when' or 'event' [type] text"),
    ("facts", "    type: text\n", "", "8:5 'type' is missing from 'team' [missing-field] add `type:`"),
    ("facts", "  team:", "  Team:",
     "7:3 'Team' is not a name in small letters, digits and hyphens, such as peer-support-worker [name]"),
    ("facts", "type: text", "type: number", "9:12 'the recovery team' is not a number such as 12.50 [value]"),
    ("facts", "type: text", "type: when", "9:12 'the recovery team' is not a date such as 2026-06-30 [day]"),
    ("facts", "type: text\n    value: the recovery team", "type: when\n    value: {start: 2026-01-01}",
     "9:12 'end' is missing from 'value' [missing-field] add `end:`"),
    ("facts", "type: text\n    value: the recovery team", "type: money\n    amount: 1.234",
     "9:13 '1.234' is not a sum with two figures after the point at most [amount]"),
    ("facts", "type: text\n    value: the recovery team", "type: number\n    value: 1e999999999",
     "9:12 '1e999999999' is not a number of 15 figures at most [value]"),
    ("facts", "type: text\n    value: the recovery team", "type: number\n    value: NaN",
     "9:12 'NaN' is not a number such as 12.50 [value]"),
    ("facts", "type: text\n    value: the recovery team", "type: list\n    value: []", "9:12 this is empty [value] "
     "add an entry, on a line of its own that starts with a hyphen"),
    ("facts", "type: text\n    value: the recovery team", "type: contact\n    value: {hours: 9 to 5}",
     "9:12 give a team, an e-mail address, a phone number, an address or a web address [missing-field]"),
    ("facts", "type: text\n    value: the recovery team", "type: contact\n    value: {phone: abc}",
     "9:20 'abc' is not a phone number [phone]"),
    ("organisation", "owner:", "brand: {colour: blue}\nowner:", "4:17 'blue' is not a colour such as #005a9c [colour]"),
    ("organisation", "owner:", "brand: {logo: ../../secret.svg}\nowner:",
     "4:15 '../../secret.svg' is not the name of a picture file, such as logo.svg [logo]"),
    ("organisation", "working_days: 10", "working_days: 100", "8:17 '100' is not at most 60 [working_days]"),
    ("organisation", "email: formats@northshire.example", "email: us", "6:10 'us' is not an e-mail address [email]"),
    ("settings", "base_url: https", "base_url: http",
     "3:11 'http://roles.example' is not a web address that starts with https:// [base_url]"),
    ("settings", "title:", "rules: {a: eror}\ntitle:",
     "1:12 'eror' is not 'off', 'info', 'warning' or 'error' [a] error"),
    ("settings", "title:", "rules: {a: {severty: off}}\ntitle:",
     "1:13 'severty' is not a field of 'a' [unknown-field] severity"),
    ("settings", "title:", "large_print: {sizes: [17]}\ntitle:",
     "1:23 '17' is not '16', '18', '20', '24' or '28' [sizes]"),
    ("settings", "title:", "pdf: {profile: ua1}\ntitle:", "1:16 'ua1' is not 'ua-1' or 'ua-2' [profile] ua-1"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "old", "new", "expected"), CASES)
def test_one_thing_that_does_not_fit(base, old, new, expected):
    model, text = BASES[base]
    assert old in text

    assert list(told(model, text.replace(old, new, 1))) == [expected]


@pytest.mark.parametrize("base", BASES)
def test_what_fits(base):
    assert list(told(*BASES[base])) == []


@pytest.mark.parametrize("text", ["- a", "a", "3"])
def test_what_is_not_fields(text):
    (problem,) = told(Settings, text)

    assert problem.endswith("is not fields, each on a line of its own [value]")


def test_everything_that_does_not_fit_is_told_in_one_run():
    text = (
        JOB.replace("level: essential", "level: esential")
        .replace("dbs: enhanced", "dbs: x")
        .replace("owner:", "onwer:")
    )

    assert [line.split(" ")[0] for line in told(JobDescription, text)] == ["9:8", "25:57", "4:1"]


def test_a_file_that_is_wrong_throughout_is_told_so_once():
    text = JOB + "".join(f"unknown-{number}: x\n" for number in range(20_000))

    problems = list(told(JobDescription, text))

    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == "1:1 this file has 19,800 more problems [more] check that it is the right file"


@pytest.mark.parametrize(
    ("at", "names"),
    [
        ((), {"title", "duties", "specification"}),
        (("post",), {"band", "dbs"}),
        (("post", "band"), {"unknown"}),
        (("duties", 3), {"id", "entries"}),
        (("duties", 3, "entries", 0, "points", 1, "points", 2), {"text", "clause", "points"}),
        (("specification", "groups", 0, "criteria", 1), {"level", "weight"}),
        (("specification", "groups", 0, "weights", "essential"), {"unknown"}),
    ],
)
def test_the_fields_that_may_stand_somewhere(at, names):
    assert names <= fields_of(JobDescription, at)


def test_nothing_may_stand_where_nothing_is():
    assert fields_of(JobDescription, ("title", "x")) == set()
    assert fields_of(JobDescription, ("unheard-of",)) == set()


@pytest.mark.parametrize("kind", MODELS)
def test_every_kind_is_named_as_its_documents_name_it(kind):
    model = MODELS[kind].model

    assert issubclass(model, Document)
    assert model.model_fields["kind"].annotation.__args__ == (kind,)


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_of_a_document_can_be_walked(kind):
    model = MODELS[kind].model

    assert {"id", "title"} <= fields_of(model, ())
    assert all(isinstance(fields_of(model, (name, 0)), set) for name in model.model_fields)


SHORTFALLS = ACCESSIBILITY[ACCESSIBILITY.index("  shortfalls:") : ACCESSIBILITY.index("  contact:")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("status: partially", "status: fully"),
            "the status is `fully`, and there are `shortfalls` [missing-field] "
            "set `status: partially`, or take out the shortfalls that are mended",
        ),
        (
            (SHORTFALLS, ""),
            "the status is `partially`, and no `shortfalls` say what is not accessible [missing-field] "
            "add `shortfalls:`, each with `what:`, `why:` and `instead:`",
        ),
    ],
)
def test_a_status_that_does_not_fit_the_shortfalls_says_what_to_do(change, said):
    text = ACCESSIBILITY.replace(*change)
    assert text != ACCESSIBILITY

    (found,) = told(MODELS["page"].model, text)

    assert found.partition(" ")[2] == said
