"""An advert in blocks: its own facts and those of its job description, how to apply, and what is left when it is over."""

from datetime import datetime

import pytest

from agreed import agreed
from kinds.dump import dump
from projects import JOB, make_project, open_project
from rolepress.approvals import approve, release
from rolepress.checks.causes import causes_of
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Heading, Terms, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle
from rolepress.releases import load_releases
from rolepress.resolve import resolve, scope_of

PATH = "content/adverts/north.yml"
JOB_FILE = "content/job-descriptions/support-worker.yml"
BEFORE, AFTER = datetime(2026, 6, 15, 12), datetime(2026, 7, 15, 12)
ADVERT = """\
kind: advert
id: north
title: Support Worker, North
owner: Human Resources
organisation: northshire
version: "1.0"
closes: 2026-06-30 23:59
job_description: support-worker
introduction: |
  Support people in {{ team }}.

  There is more.
department: The north has four wards.
details: {entries: [Visit people at home]}
essential: {text: You listen.}
location: North Street
contract: Permanent
hours: {unknown: Nobody has said}
places: 2 posts
key_dates:
  - {id: interviews, title: Interviews, what: interviews, when: 2026-07-06}
ways:
  - {id: by-email, title: By email, by: email, email: jobs@northshire.example}
ask:
  - {about: The post, team: Ward Manager}
sections:
  - {id: travel, title: Travel, text: There is a bus.}
"""


def project(root, advert=ADVERT, job=JOB):
    return make_project(root, {PATH: advert, JOB_FILE: job})


def filled(root, on=BEFORE):
    library = open_project(root)
    document = library.document("north")
    return resolve(document, library, scope=scope_of(document, library), on=on)


def composed(root, on=BEFORE, style=None):
    outcome = filled(root, on)
    assert outcome.problems == ()
    return compose(outcome.value, house_of(style or HouseStyle(), labels_for("en-GB").value))


def facts(manuscript):
    header = next(each for each in manuscript.blocks if isinstance(each, Terms))
    return {each.id.removeprefix("header-"): plain(each.values[0]) for each in header.terms}


def headings(manuscript):
    return [each.id for each in manuscript.blocks if isinstance(each, Heading) and each.level == 2]


def test_everything_in_its_order(tmp_path):
    manuscript = composed(project(tmp_path))

    text = dump(manuscript)
    assert text == agreed("manuscripts/advert.txt", text)
    assert len(ids(manuscript)) == len(set(ids(manuscript)))


def test_band_reporting_line_and_checks_come_from_the_job_description(tmp_path):
    job = JOB.replace('band: "3"', 'band: "4"').replace(
        "reports_to: Team Leader", "reports_to: Head of {{ team }}"
    )
    job = job.replace("dbs: enhanced", "dbs: {unknown: Not agreed}")

    found = facts(composed(project(tmp_path, job=job)))

    assert found["band"] == "4"
    assert found["reports-to"] == "Head of the recovery team"
    assert found["dbs"] == "Not stated"
    assert found["hours"] == "Not stated"  # the advert's own, whatever the job description says


def test_a_sum_stands_where_the_advert_gives_one(tmp_path):
    assert "pay" not in facts(composed(project(tmp_path / "a")))
    paid = ADVERT.replace("contract:", "pay: £24,071 a year\ncontract:")
    assert facts(composed(project(tmp_path / "b", paid)))["pay"] == "£24,071 a year"


def test_ways_to_apply_are_gone_when_it_is_over(tmp_path):
    root = project(tmp_path)
    before, after = composed(root), composed(root, AFTER)

    assert "apply" in headings(before)
    assert facts(before)["closing-date"] == "11:59pm on Tuesday 30 June 2026"
    assert "apply" not in headings(after)
    assert "jobs@northshire.example" not in " ".join(words(after))
    assert "You can no longer apply" in " ".join(words(after))


def test_an_advert_without_a_date_and_a_way_says_that_nobody_can_apply(tmp_path):
    bare = ADVERT.partition("key_dates:")[0].replace("closes: 2026-06-30 23:59\n", "")
    manuscript = composed(project(tmp_path, bare))

    assert "You cannot apply through this advert" in " ".join(words(manuscript))
    assert facts(manuscript)["closing-date"] == "Not stated"
    assert "apply" not in headings(manuscript)


def test_it_leads_to_the_full_job_description(tmp_path):
    manuscript = composed(project(tmp_path))

    link = next(each for each in walk(manuscript.blocks) if each.id == "advert-job-description-text").text[-1]
    assert (link.text, link.link) == ("Support Worker", "document:support-worker")


def test_a_job_description_that_is_not_there_leaves_the_rest(tmp_path):
    missing = ADVERT.replace("job_description: support-worker", "job_description: nurse")
    manuscript = compose(
        filled(project(tmp_path, missing)).value, house_of(HouseStyle(), labels_for("en-GB").value)
    )

    assert "band" not in facts(manuscript)
    assert facts(manuscript)["location"] == "North Street"
    assert "advert-job-description" not in headings(manuscript)


def test_the_house_orders_and_names_its_parts(tmp_path):
    style = HouseStyle(order={"advert": ("apply",)}, headings={"apply": "Go for it"})
    manuscript = composed(project(tmp_path), style=style)

    assert headings(manuscript)[0] == "apply"
    assert "Go for it" in " ".join(words(manuscript))


@pytest.mark.parametrize(
    ("change", "changes"),
    [
        (("reports_to: Team Leader", "reports_to: Ward Manager"), True),
        (('band: "3"', 'band: "4"'), True),
        (("- Listen to people", "- Hear people"), False),  # the advert shows none of the duties
    ],
)
def test_an_advert_changes_with_what_it_shows_and_with_nothing_else(tmp_path, change, changes):
    before = filled(project(tmp_path / "a"))
    library = open_project(project(tmp_path / "b", job=JOB.replace(*change)))
    document = library.document("north")
    after = resolve(document, library, scope=scope_of(document, library), on=BEFORE)

    assert (before.value.hash != after.value.hash) == changes
    causes = causes_of(after.value, document, before.value, library)
    assert causes == (("what it shows of 'support-worker'",) if changes else ())


def test_a_release_keeps_what_it_showed_of_the_job_description(tmp_path):
    root = project(tmp_path)
    day = BEFORE.date()
    for name in ("support-worker", "north"):
        assert approve(root, [name], role="Head of HR", day=day).ok
        assert release(root, [name], day=day).ok
    path = root / JOB_FILE
    path.write_text(path.read_text("utf-8").replace('band: "3"', 'band: "4"'), "utf-8")

    (kept,) = load_releases(root).value["north"]
    manuscript = compose(kept.resolved(), house_of(HouseStyle(), labels_for("en-GB").value))

    assert facts(manuscript)["band"] == "3"
    assert facts(composed(root))["band"] == "4"


def test_facts_that_only_the_job_description_uses_are_not_the_adverts(tmp_path):
    assert filled(project(tmp_path)).value.facts == {"northshire-facts/team"}
    plain_job = JOB.replace("{{ team }}", "a team")
    other = project(tmp_path / "b", ADVERT.replace("{{ team }}", "a team"), plain_job)
    assert filled(other).value.facts == frozenset()
