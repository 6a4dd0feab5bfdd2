"""Key dates as a calendar that people can add to their own, and that a later one updates."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import make
from recruiting import ADVERT_FILE, progress, vacancy
from rolepress.exports import EXPORTS, ExportContext, exports
from rolepress.exports.dates import appointments, uncertain
from rolepress.exports.dates import make as make_calendar
from rolepress.kinds import house_of
from rolepress.labels import labels_for
from rolepress.lifecycle import UK, round_state
from rolepress.model.advert import Advert
from rolepress.model.house_style import HouseStyle
from rolepress.resolved import Employer, Resolved

FILE = "adverts/support-worker-2026/support-worker-2026-dates.ics"
CONTEXT = ExportContext(house_of(HouseStyle(), labels_for("en-GB").value), "Roles", released=date(2026, 6, 1))


def events(data: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    return {str(each["uid"]).partition(".")[0]: each for each in calendar.walk("VEVENT")}


def calendar(root, on: datetime | None = None) -> dict[str, icalendar.Event]:
    made = make(root, on=on) if on else make(root)
    return events(made.public[FILE])


def test_the_dates_that_are_certain_are_there_in_uk_time(tmp_path):
    found = calendar(vacancy(tmp_path))

    assert list(found) == ["talk", "closing", "shortlist", "interviews"]
    assert found["talk"].start == datetime(2026, 6, 16, 16, tzinfo=UK)
    assert found["talk"].end.astimezone(UTC) == datetime(2026, 6, 16, 16, tzinfo=UTC)  # 5pm in summer time
    assert found["closing"].start == found["closing"].end == datetime(2026, 6, 30, 23, 59, tzinfo=UK)
    assert (found["shortlist"].start, found["shortlist"].end) == (date(2026, 7, 6), date(2026, 7, 13))
    assert (found["interviews"].start, found["interviews"].end) == (date(2026, 7, 13), date(2026, 7, 15))


def test_an_event_says_where_it_is_and_where_it_comes_from(tmp_path):
    talk = calendar(vacancy(tmp_path))["talk"]

    assert talk["summary"] == "Talk with the team: Support workers for the recovery team"
    assert talk["location"] == "Town Hall, Northshire"
    address = "https://roles.example/adverts/support-worker-2026/"
    assert talk["description"] == f"Ring us to come.\nBring a friend; bring two\n{address}"
    assert talk["url"] == address
    assert talk["uid"] == "talk.support-worker-2026@northshire.rolepress"
    assert (talk["sequence"], talk["status"]) == (0, "CONFIRMED")
    assert talk["dtstamp"].dt == datetime(2026, 5, 31, 23, tzinfo=UTC)  # the day of the release, in UK time


def test_the_zone_knows_summer_time(tmp_path):
    data = make(vacancy(tmp_path)).public[FILE]

    zone = icalendar.Calendar.from_ical(data).timezones[0].to_tz()
    summer, winter = datetime(2026, 6, 16, 16, tzinfo=zone), datetime(2026, 12, 16, 16, tzinfo=zone)
    assert (summer.utcoffset().total_seconds(), winter.utcoffset().total_seconds()) == (3600, 0)
    assert b"DTSTART;TZID=Europe/London:20260616T160000\r\n" in data


def test_lines_end_and_fold_as_calendars_want_them(tmp_path):
    data = make(vacancy(tmp_path)).public[FILE]

    lines = data.split(b"\r\n")
    assert data.endswith(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75  # octets. Source: RFC 5545, 3.1


def test_the_page_says_which_dates_are_left_out(tmp_path):
    page = make(vacancy(tmp_path)).page("adverts/support-worker-2026/index.html")

    assert "Calendar of key dates (ICS)" in page
    assert "It leaves out what has no certain day yet: Outcome and Start." in page


def test_the_same_project_makes_the_same_calendar(tmp_path):
    first = make(vacancy(tmp_path / "a")).public[FILE]
    second = make(vacancy(tmp_path / "b"), on=datetime(2026, 6, 20)).public[FILE]

    assert first == second


def test_an_extension_moves_the_closing_date_and_updates_what_people_have(tmp_path):
    root = vacancy(tmp_path)
    before = calendar(root)
    progress(
        root, ADVERT_FILE, "{event: extended, on: 2026-06-20 09:00, was: 2026-06-30 23:59, to: 2026-07-05 23:59}"
    )
    after = calendar(root, datetime(2026, 6, 21))

    assert after["closing"].start == datetime(2026, 7, 5, 23, 59, tzinfo=UK)
    assert after["closing"]["uid"] == before["closing"]["uid"]
    assert (before["closing"]["sequence"], after["closing"]["sequence"]) == (0, 1)
    assert after["talk"].start == before["talk"].start
    assert after["talk"]["dtstamp"].dt == datetime(2026, 6, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("event", "cancelled", "closing"),
    [
        ("closed-early", {"talk"}, datetime(2026, 6, 10, 12, tzinfo=UK)),
        ("filled", {"talk", "shortlist", "interviews"}, datetime(2026, 6, 10, 12, tzinfo=UK)),
        ("paused", set(), datetime(2026, 6, 30, 23, 59, tzinfo=UK)),
    ],
)
def test_what_people_were_to_come_to_is_cancelled_when_a_round_ends_before_its_time(
    tmp_path, event, cancelled, closing
):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, f"{{event: {event}, on: 2026-06-10 12:00}}")
    found = calendar(root, datetime(2026, 6, 11))

    assert {name for name, each in found.items() if each["status"] == "CANCELLED"} == cancelled
    assert found["closing"].start == closing
    if event == "paused":
        assert {found[name]["status"] for name in ("talk", "shortlist", "interviews")} == {"TENTATIVE"}


def test_nobody_is_told_how_to_join_when_all_is_over(tmp_path):
    found = calendar(vacancy(tmp_path), datetime(2026, 7, 1))

    assert "Ring us" not in found["talk"]["description"]


def advert(**fields) -> Advert:
    known = {
        "kind": "advert", "id": "a", "title": "A", "owner": "HR", "organisation": "northshire", "location": "Here",
        "job_description": "b", "introduction": "Hello.", "contract": "Permanent", "hours": "1 hour a week",
    }  # fmt: skip
    return Advert.model_validate(known | fields)


def resolved(document: Advert, on: datetime = datetime(2026, 6, 3)) -> Resolved[Advert]:
    return Resolved(document, Employer(id="northshire", name="Northshire"), state=round_state(document, on))


def test_a_round_without_key_dates_has_its_closing_date():
    (only,) = appointments(resolved(advert(closes="2026-06-30")), CONTEXT)

    assert (only.title, only.extent.first) == ("Closing date", datetime(2026, 6, 30, 23, 59))


def test_a_document_without_a_certain_date_has_no_calendar():
    dates = [{"id": "x", "title": "Outcome", "what": "outcome", "when": {"about": "in the autumn"}}]
    vague = resolved(advert(key_dates=dates))

    assert not EXPORTS["dates"].applies(vague, CONTEXT)
    assert uncertain(vague, CONTEXT) == "It leaves out what has no certain day yet: Outcome."


def test_the_worked_example_says_so_in_every_event(tmp_path):
    example = ExportContext(CONTEXT.house, "Roles", released=date(2026, 6, 1), example=True)

    data = make_calendar(resolved(advert(closes="2026-06-30")), example)
    assert "Worked example" in events(data)["closing"]["description"]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and text.isprintable()))
def test_any_title_comes_back_as_it_was_written(title):
    document = advert(closes="2026-06-30", title=title.replace("{", "").replace("<", "") or "x")

    data = make_calendar(resolved(document), CONTEXT)
    summary = str(events(data)["closing"]["summary"])
    assert summary.startswith("Closing date: ")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    data.decode("utf-8")


def test_every_export_has_a_label():
    labels = labels_for("en-GB").value

    assert {each.label for each in exports().values()} <= labels.keys()
