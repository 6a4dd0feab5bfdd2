"""A role pack that has everything a role pack may have, and hides what is not for readers."""

from kinds.full import HIDDEN

FULL_ROLE = f"""\
kind: role-pack
id: partner
title: Partner
owner: {HIDDEN} owner
organisation: northshire
version: "2.0"
sources:
  - {{title: {HIDDEN} source, note: {HIDDEN} note}}
role:
  engagement: [employee, bank-worker, volunteer, involvement-partner]
  hours: 4 hours a month
  payment: £20 an hour
  term: {{unknown: {HIDDEN} why}}
  reports_to: Involvement Team
  supported_by: Your team
  location: Online
  dbs: {{unknown: {HIDDEN} why}}
summary: |
  You will be a partner of {{{{ team }}}}.

  It is **new**.
context:
  - {{id: framework, title: Our framework, text: We are equals.}}
purpose: {{text: "You will:", entries: [give your view]}}
involves: {{entries: [Respect others, text: Listen]}}
needs: {{text: You have a telephone.}}
activities:
  - id: before
    title: Before an activity
    text: "We agree:"
    entries: [how we talk, {{text: where, points: [at home, at work]}}]
specification:
  introduction: Read each of them.
  groups:
    - id: experience
      title: Experience
      criteria:
        - {{id: services, text: You used our services, level: essential}}
        - {{id: audit, text: You took part in audit, level: desirable}}
time: {{text: We meet each month.}}
training:
  - {{id: everybody, title: For everybody, entries: [Fire safety]}}
support:
  - {{id: peers, title: Other partners, text: You meet them.}}
payment:
  - {{id: benefits, title: If you receive benefits, style: callout, text: Take advice.}}
limits:
  - id: who
    title: Who cannot be a partner
    style: dont
    text: "These people cannot:"
    entries: [a board member, text: an MP]
agreements: {{text: "You agree to:", entries: [a code of conduct]}}
clauses:
  - clause: confidentiality
questions:
  - id: pay
    question: Will I get paid?
    answer: |
      Yes. You choose:

      - money
      - thanks
acknowledgements: [The People’s Council]
"""

FULL_PACK = {"content/role-packs/partner.yml": FULL_ROLE}
"""The file that adds the role to the minimal project."""
