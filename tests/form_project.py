"""Forms with every type of question, for tests: one that a service takes from its page, and the same to be read."""

from __future__ import annotations

FORM_FILE = "content/forms/helper.yml"
SERVICE = "https://forms.example"
ACTION = f"action: {SERVICE}/answers/helper\n"

FORM = """\
kind: form
id: helper
title: Apply to help
owner: Human Resources
organisation: northshire
purpose: application
version: "1.0"
introduction: Use this form to apply to help people in {{ team }}.
privacy:
  controller: Northshire Health
  purpose: We use your answers to choose helpers.
  lawful_basis: {unknown: Nobody has said}
  shared: The recovery team sees them.
  kept: 6 months
  rights: |
    You can ask for:

    - a copy of your answers
    - their deletion
  contact:
    team: Data protection team
    email: data@northshire.example
sections:
  - id: about-you
    title: About you
    introduction: Tell us how to reach you.
    hidden_from_shortlisting: true
    fields:
      - {id: surname, type: short-text, label: Surname, required: true, longest: 60, asks: identity}
      - {id: email, type: email, label: Email address, hint: We write to it., required: true, asks: contact}
      - {id: phone, type: phone, label: Phone number, asks: contact}
      - {id: address, type: address, label: Address, asks: contact}
      - {id: years, type: number, label: "How many years have you lived here?"}
      - {id: first-day, type: date, label: "When can you start?"}
  - id: you
    title: What you bring
    fields:
      - {id: skills, type: long-text, label: "What are you good at?", hint: Say it in your own words., longest: 200}
      - {id: driving, type: yes-no, label: "Do you drive?", prefer_not_to_say: true}
      - id: area
        type: choose-one
        label: Where would you like to help?
        required: true
        choices:
          - label: In hospital
            choices: [Wards, {label: Another place, value: other-hospital, say: Please say}]
          - label: At home
            choices: [Visits, Phone calls]
      - id: days
        type: choose-many
        label: On which days can you come?
        choices: [Monday, Tuesday, {label: Another day, say: "Which one?"}]
  - id: end
    title: Declaration
    fields:
      - {id: true-answers, type: declaration, label: What I have written is true., required: true}
      - {id: signature, type: signature, label: Signature, required: true}
ways:
  - {id: email, title: By email, by: email, text: Attach the filled form., email: jobs@northshire.example, subject: Helper}
  - {id: phone, title: By phone, by: phone, text: Tell us your answers., phone: 01632 960123}
  - {id: post, title: By post, by: post, address: "Northshire Health, Northshire, NS1 1AA"}
  - {id: web, title: On our website, by: online, url: https://northshire.example/helpers}
afterwards: We answer within 2 weeks.
changes:
  - {version: "1.0", date: 2026-06-01, summary: First version}
"""

SENT = FORM.replace("sections:\n", f"{ACTION}sections:\n", 1)
"""The form with a service that takes its answers."""

EASIER_FILE = "content/forms/helper-easier.yml"

EASIER = (
    FORM.replace("id: helper\n", "id: helper-easier\neasier: {of: helper}\n")
    .replace("title: Apply to help", "title: Apply to help, in easier words")
    .replace('version: "1.0"\nintro', 'version: "3.0"\nintro')
    .replace(
        "Visits, Phone calls", "{label: I visit people, value: visits}, {label: I ring people, value: phone-calls}"
    )
)
"""The same form in easier words, of another version."""
