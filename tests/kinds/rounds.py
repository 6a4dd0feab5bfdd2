"""A round for tests: a pack that has everything a pack may have, the role it recruits to, and its facts."""

from __future__ import annotations

from projects import JOB

PACK = """\
kind: application-pack
id: round-2026
title: Support workers, 2026
owner: Human Resources
organisation: northshire
version: "2.0"
closes: 2026-06-30
recruits_to: support-worker
summary: |
  We look for support workers in {{ team }}.

  You can do this.
introduction:
  - {id: trust, title: About us, text: We care for people., entries: [at home, in hospital]}
  - {id: first, title: Read this first, text: It takes ten minutes., style: callout}
key_dates:
  - {id: session, title: Drop-in session, what: session, fact: drop-in, join: Ring us for the link., note: Bring a friend.}
  - {id: closing, title: Closing date, what: closing, fact: closing-date}
  - {id: interviews, title: Interviews, what: interviews, when: {week: 2026-07-13}, place: {unknown: Not decided}}
  - {id: start, title: First day, what: start, when: to be confirmed}
places: 2 people
encouraged:
  introduction: "Please apply if you are one of these:"
  groups: [a carer, a veteran]
  reason: Few of them work here.
advice: {text: "Think about:", entries: [your time, your travel]}
apply: There are several ways.
forms: [application]
ways:
  - id: email
    title: By email
    by: email
    text: Send us the form.
    form: application
    email: jobs@northshire.example
    subject: "FAO: support & care"
  - {id: post, title: By post, by: post, address: FREEPOST NORTHSHIRE}
  - {id: phone, title: By phone, by: phone, phone: 01632 960123, url: "https://jobs.example/apply"}
support: {text: We can write your answers down.}
selection:
  text: "This happens next:"
  entries: [We read it, {text: We meet you, points: [on screen, in the room]}]
checks: {entries: [two references]}
agreements: {text: You keep what you hear to yourself.}
sections:
  - {id: more, title: One more thing, text: We have a canteen.}
clauses:
  - clause: confidentiality
questions:
  - {id: parking, question: Can I park here?, answer: "Yes, behind the house."}
ask:
  - {about: This round, team: Recruitment, email: jobs@northshire.example}
acknowledgements: [The carers’ group]
"""

FACTS = """\
kind: facts
id: round-2026-facts
title: Facts of the round
owner: Human Resources
organisation: northshire
round: round-2026
facts:
  team: {type: text, value: the night team}
  closing-date: {type: when, value: 2026-06-30 23:59}
  drop-in: {type: event, when: {start: 2026-06-18 16:00, end: 2026-06-18 17:00}, place: Online}
"""

FORM = """\
kind: form
id: application
title: Application form of {{ team }}
owner: Human Resources
organisation: northshire
purpose: application
round: round-2026
introduction: Tell us about yourself.
sections:
  - {id: you, title: About you, fields: [{id: name, type: short-text, label: Your name}]}
"""

ROUND = {
    "content/application-packs/round-2026.yml": PACK,
    "content/facts/round-2026-facts.yml": FACTS,
    "content/forms/application.yml": FORM,
    "content/job-descriptions/support-worker.yml": JOB,
}
"""The files that bring a round into the small project of tests."""
