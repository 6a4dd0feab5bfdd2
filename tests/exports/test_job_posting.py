"""Job-posting data stands on open vacancies of an employment, and nowhere else."""

import json
import re
from datetime import datetime

import pytest

from building import JOB_FILE, edit, make, released_project
from recruiting import ADVERT_FILE, PACK, PACK_FILE, ROLE, ROLE_FILE, WITHOUT_FILES, progress, vacancy
from rolepress.exports.job_posting import _employment_types, _salary, is_employment
from rolepress.model.role_pack import RolePack

PAGE = "adverts/support-worker-2026/index.html"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def posting(root, path: str = PAGE, on: datetime | None = None) -> dict | None:
    page = (make(root, on=on) if on else make(root)).page(path)
    found = SCRIPT.findall(page)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def test_an_open_vacancy_tells_search_engines_what_they_ask_for(tmp_path):
    data = posting(vacancy(tmp_path))

    description = data.pop("description")
    assert data == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Support Worker",  # the job's own title, not the advert's
        "identifier": {"@type": "PropertyValue", "name": "Northshire Health", "value": "support-worker-2026"},
        "datePosted": "2026-06-01",
        "validThrough": "2026-06-30T23:59:00+01:00",
        "employmentType": ["FULL_TIME"],
        "hiringOrganization": {"@type": "Organization", "name": "Northshire Health"},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "streetAddress": "Main Street, Northshire NS1 2AB",
                        "postalCode": "NS1 2AB", "addressCountry": "GB"},
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "GBP",
            "value": {"@type": "QuantitativeValue", "minValue": 23000, "maxValue": 25000, "unitText": "YEAR"},
        },
        "directApply": False,
        "url": "https://roles.example/adverts/support-worker-2026/",
    }  # fmt: skip
    assert "<p>Help people to recover. Bring what you know &amp; who you are: 5 &lt; 6.</p>" in description
    assert "<ul><li>You listen</li><li>You learn</li></ul>" in description


def test_no_text_ends_the_element_that_it_stands_in(tmp_path):
    root = vacancy(tmp_path)
    page = make(root).page(PAGE)

    (text,) = SCRIPT.findall(page)
    assert not set("<>&") & set(text)


@pytest.mark.parametrize("event", ["paused", "filled", "closed-early"])
def test_it_goes_when_nobody_can_apply(tmp_path, event):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, f"{{event: {event}, on: 2026-06-10}}")

    assert posting(root) is not None
    assert posting(root, on=datetime(2026, 6, 10)) is None


def test_it_goes_with_the_closing_date_and_the_manifest_says_when(tmp_path):
    root = vacancy(tmp_path)
    artifacts = json.loads(make(root).public["manifest.json"])["artifacts"]

    assert posting(root, on=datetime(2026, 6, 30, 23, 59)) is not None
    assert posting(root, on=datetime(2026, 7, 1)) is None
    assert {each["valid_until"] for each in artifacts if each["document"] == "support-worker-2026"} == {
        "2026-06-30T23:59:01"
    }


def test_an_extension_moves_its_end(tmp_path):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, "{event: extended, on: 2026-06-20, was: 2026-06-30, to: 2026-12-05}")

    assert posting(root, on=datetime(2026, 7, 1))["validThrough"] == "2026-12-05T23:59:00+00:00"  # no summer time


def test_there_is_none_in_a_worked_example(tmp_path):
    assert posting(vacancy(tmp_path, {"rolepress.yml": f"{WITHOUT_FILES}example: true\n"})) is None


def test_there_is_none_without_an_address_of_the_site(tmp_path):
    settings = WITHOUT_FILES.replace("base_url: https://roles.example\n", "")

    assert posting(vacancy(tmp_path, {"rolepress.yml": settings})) is None


def test_there_is_none_of_a_draft(tmp_path):
    root = vacancy(tmp_path)
    edit(root, ADVERT_FILE, "Help people", "Help others")
    (preview,) = (each for each in make(root).printed.previews if each.facts.id == "support-worker-2026")

    assert not SCRIPT.search(preview.page.entry.data.decode())


def test_there_is_none_on_the_job_description_or_where_the_place_is_unknown(tmp_path):
    root = vacancy(tmp_path / "a")
    unknown = "{unknown: nobody said}"
    advert = (root / ADVERT_FILE).read_text("utf-8").partition("status:")[0]
    assert posting(root, "job-descriptions/support-worker/index.html") is None

    files = {
        ADVERT_FILE: advert.replace("location: Main Street, Northshire NS1 2AB", f"location: {unknown}"),
        JOB_FILE: (root / JOB_FILE).read_text("utf-8").partition("status:")[0].replace(
            "location: Northshire", f"location: {unknown}"
        ),
    }  # fmt: skip
    assert posting(vacancy(tmp_path / "b", files)) is None


def role(engagement: str) -> RolePack:
    return RolePack.model_validate(
        {"kind": "role-pack", "id": "a", "title": "A", "owner": "B", "organisation": "c", "summary": "D.",
         "role": {"engagement": engagement if isinstance(engagement, dict) else [engagement], "hours": "1"}}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("engagement", "employed"),
    [("employee", True), ("bank-worker", True), ("volunteer", False), ("involvement-partner", False),
     ({"unknown": "the original does not say"}, False)],
)  # fmt: skip
def test_only_employment_is_called_a_job(engagement, employed):
    assert is_employment(role(engagement)) is employed


def test_a_round_for_a_partner_has_none_and_one_for_a_bank_worker_has(tmp_path):
    path = "application-packs/listeners-2026/index.html"
    pack = PACK.replace("forms: [listener-application]\n", "").replace("form: listener-application, ", "")
    files = {"rolepress.yml": WITHOUT_FILES, ROLE_FILE: ROLE, PACK_FILE: pack}
    assert posting(released_project(tmp_path / "a", files), path) is None

    files[ROLE_FILE] = ROLE.replace("involvement-partner", "bank-worker")
    assert posting(released_project(tmp_path / "b", files), path)["employmentType"] == ["PER_DIEM"]


@pytest.mark.parametrize(
    ("pay", "value"),
    [("£23,000–£25,000 a year", {"minValue": 23000, "maxValue": 25000}),
     ("£23,000 - 25,000 a year", {"minValue": 23000, "maxValue": 25000}),
     ("Band 3, £12.50 an hour", {"value": 12.5}),
     ("£20,000 a year, and £500 a year for travel", None),
     ("Band 3", None)],
)  # fmt: skip
def test_pay_is_told_only_where_its_sums_say_all(pay, value):
    told = _salary(pay)

    assert (told and {name: each for name, each in told["value"].items() if name.endswith("alue")}) == value


@pytest.mark.parametrize(
    ("terms", "types"),
    [("37.5 hours a week", ["FULL_TIME"]), ("up to 37.5 hours a week", []), ("not fixed-term: permanent", []),
     ("20 hours per week, fixed term", ["PART_TIME", "TEMPORARY"])],
)  # fmt: skip
def test_no_kind_of_employment_is_read_into_other_words(terms, types):
    assert list(_employment_types(role("employee"), terms)) == types
