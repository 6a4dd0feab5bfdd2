"""A project that recruits: a vacancy for a job, and a round for a role that is no job, with its form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from building import HOME_FILE, JOB_FILE, OTHER_JOB, OTHER_JOB_FILE, edit, released_project
from projects import HOME, JOB, SETTINGS

ADVERT_FILE = "content/adverts/support-worker-2026.yml"
ROLE_FILE = "content/role-packs/listener.yml"
PACK_FILE = "content/application-packs/listeners-2026.yml"
FORM_FILE = "content/forms/listener-application.yml"

ADVERT = """\
kind: advert
id: support-worker-2026
title: Support workers for the recovery team
owner: Recruitment
organisation: northshire
job_description: support-worker
closes: 2026-06-30 23:59
introduction: |
  Help people to recover. Bring what you know & who you are: 5 < 6.

  - You listen
  - You learn
department: Our team works all over Northshire.
location: Main Street, Northshire NS1 2AB
pay: £23,000 to £25,000 a year
contract: Permanent
hours: 37.5 hours a week
places: 2 posts
key_dates:
  - {id: talk, title: Talk with the team, what: session, when: {start: 2026-06-16 16:00, end: 2026-06-16 17:00},
     place: "Town Hall, Northshire", join: Ring us to come., note: Bring a friend; bring two}
  - {id: closing, title: Closing date, what: closing, when: 2026-06-30 23:59}
  - {id: shortlist, title: Shortlisting, what: shortlisting, when: {week: 2026-07-06}}
  - {id: interviews, title: Interviews, what: interviews, when: {start: 2026-07-13, end: 2026-07-14}}
  - {id: outcome, title: Outcome, what: outcome, when: {relative: up to 6 weeks after interviews}}
  - {id: start, title: Start, what: start, when: to be confirmed}
ways:
  - {id: email, title: By email, by: email, email: jobs@northshire.example, subject: Support worker}
ask:
  - {about: The job, team: Recovery team, phone: 01632 960124}
"""

ROLE = """\
kind: role-pack
id: listener
title: Listening partner
owner: Involvement
organisation: northshire
role:
  engagement: [involvement-partner]
  hours: 2 days a month
  payment: £20 an hour
  location: Northshire
summary: You tell us what it is like to use our services.
"""

PACK = """\
kind: application-pack
id: listeners-2026
title: Listening partners 2026
owner: Involvement
organisation: northshire
recruits_to: listener
closes: 2026-06-26
summary: We look for people who use our services.
places: 3 partners
forms: [listener-application]
ways:
  - {id: post, title: By post, by: post, form: listener-application, address: "Main Street, Northshire NS1 2AB"}
"""

FORM = """\
kind: form
id: listener-application
title: Application to be a listening partner
owner: Involvement
organisation: northshire
purpose: application
round: listeners-2026
introduction: Tell us about yourself.
privacy:
  controller: Northshire Health
  purpose: To choose people.
  lawful_basis: Our public task.
  shared: The panel sees them.
  kept: 6 months
  rights: You may ask to see them.
  contact: {team: Information team, email: information@northshire.example}
ways:
  - {id: post, title: By post, by: post, address: "Main Street, Northshire NS1 2AB"}
sections:
  - id: you
    title: About you
    fields:
      - {id: why, type: long-text, label: Why would you like to do this?}
"""

WITHOUT_FILES = f"{SETTINGS}large_print:\n  sizes: []\nformats:\n" + "".join(
    f"  {kind}: [html]\n" for kind in ("job-description", "advert", "role-pack", "application-pack", "form")
)
"""Settings with which nothing is printed on paper: pages and exports alone."""

VACANCY: Mapping[str, str] = {"rolepress.yml": WITHOUT_FILES, ADVERT_FILE: ADVERT, OTHER_JOB_FILE: OTHER_JOB}
ROUND: Mapping[str, str] = {"rolepress.yml": WITHOUT_FILES, ROLE_FILE: ROLE, PACK_FILE: PACK}


def vacancy(root: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Return a released project with a vacancy that is open from the start, and a job that has none."""
    return released_project(root, {**VACANCY, **(files or {})})


def progress(root: Path, path: str, *events: str) -> None:
    """Let things happen to a round: each event as YAML in one line."""
    text = (root / path).read_text("utf-8")
    (root / path).write_text(f"{text}progress:\n" + "".join(f"  - {each}\n" for each in events), "utf-8")


__all__ = ["ADVERT_FILE", "HOME", "HOME_FILE", "JOB", "JOB_FILE", "edit", "progress", "vacancy"]
