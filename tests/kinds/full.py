"""A job description that has everything a job description may have, and hides what is not for readers."""

HIDDEN = "hidden-from-readers"
"""What stands in every field that is for colleagues only."""

FULL_JOB = f"""\
kind: job-description
id: support-worker
title: Support Worker
owner: {HIDDEN} owner
organisation: northshire
aliases: [{HIDDEN}-alias]
version: "2.0"
review_by: 2030-01-01
changes:
  - {{version: "2.0", date: 2026-01-01, summary: {HIDDEN} summary, note: {HIDDEN} note}}
sources:
  - {{title: {HIDDEN} source, reference: {HIDDEN} reference, note: {HIDDEN} note}}
approvals:
  - {{version: "1.0", role: {HIDDEN} role, date: 2026-01-01, decision: approved, hash: {"0" * 64}, note: {HIDDEN} note}}
allow:
  - {{rule: sentence-case, reason: {HIDDEN} reason, until: 2030-01-01}}
post:
  band: "3"
  reference: "2689"
  hours: 37.5 hours a week
  duration: {{unknown: {HIDDEN} why}}
  dbs: enhanced-adults
  reports_to: Team Leader
  accountable_to: Service Manager
  department: Recovery
  location: Northshire
  headquarters: Main Street
evaluation: {{status: matched, date: 2026-03-01, reference: E-7}}
summary: |
  You will support people in {{{{ team }}}}.

  This takes **time**:

  - to listen
  - to talk
    - and to wait
quotation: {{text: Hope is a start., source: A report}}
context: The team is small.
duties:
  - id: values
    entries: [Keep our values]
  - id: support
    title: Support
    introduction: "You will:"
    entries:
      - Listen to people
      - text: Work with
        points: [families, text: neighbours]
      - clause: training
accountabilities:
  - id: practice
    title: Practice
    entries: [Work safely]
    measures: [Each year, In supervision]
dimensions: You have no budget.
knowledge: {{text: You know the area., entries: [Benefits, Housing]}}
relationships: {{entries: [You are kind]}}
communication: {{text: You write reports.}}
freedom_to_act: {{text: You plan your day.}}
environment:
  physical: {{text: Some lifting}}
  mental: {{entries: [Interruptions]}}
  emotional: {{entries: [Distress]}}
  conditions: {{text: Outdoors at times}}
organisation_chart:
  - title: Service Manager
  - title: Team Leader
  - {{title: Support Worker, this_post: true}}
factors: {{physical-skills: Driving, mental-effort: Concentration}}
behaviours: true
clauses:
  - clause: confidentiality
specification:
  introduction: Show that you meet each criterion.
  groups:
    - id: experience
      title: Experience
      introduction: Paid or not.
      stages: [application-form, interview]
      weights: {{essential: 10, desirable: {{unknown: {HIDDEN} why}}}}
      note: A note on the group.
      criteria:
        - {{id: support, text: Support of others, level: essential, weight: 6, points: [at home, at work], note: Any setting.}}
        - {{id: groups, text: Work with groups, level: desirable, stages: [test]}}
    - id: travel
      title: Travel
      criteria:
        - {{id: car, text: Your own transport}}
  note: A note on it all.
signatures:
  statement: We agree.
  roles: [Post holder, Manager]
"""

FULL_ORGANISATION = f"""\
kind: organisation
id: northshire
title: Northshire Health
owner: {HIDDEN} owner
other_formats: {{email: formats@northshire.example, phone: 01632 960123, working_days: 10}}
behaviours:
  title: How we behave
  introduction: We expect this.
  entries:
    - {{id: kind, title: We are kind, text: Each day.}}
    - {{id: clear, title: We are clear}}
  note: There are more.
"""

TRAINING = f"""\
kind: clause
id: training
title: Training
owner: {HIDDEN} owner
organisation: northshire
stands: bullet
applies_to: {HIDDEN} staff
versions:
  - version: "1"
    effective: 2020-01-01
    text: Finish your training.
    approved_by: {HIDDEN} role
    note: {HIDDEN} note
"""

FULL = {
    "content/job-descriptions/support-worker.yml": FULL_JOB,
    "content/organisations/northshire.yml": FULL_ORGANISATION,
    "content/clauses/training.yml": TRAINING,
}
"""The files that make the minimal project a full one."""
