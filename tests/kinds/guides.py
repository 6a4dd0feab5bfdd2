"""A guide that has everything a guide may have, and hides what is not for readers."""

from kinds.full import HIDDEN

GUIDE = f"""\
kind: guide
id: peer-guide
title: Peer support, a guide
owner: {HIDDEN} owner
organisation: northshire
version: "1.0"
changes:
  - {{version: "1.0", date: 2026-01-01, summary: {HIDDEN} summary}}
sources:
  - {{title: {HIDDEN} source, note: {HIDDEN} note}}
series: Briefing
number: "7"
published: October 2013
licence: Copy it, and name us.
publishers:
  - id: institute
    name: Northshire Institute
    text: We publish guides.
    registration: Charity 1
    contact: {{team: Guides team, email: guides@northshire.example}}
  - id: press
    name: Northshire Press
summary: |
  This guide is about peers.

  It has two phases.
parts_called: Phase
parts:
  - id: opening
    title: Opening
    numbered: false
    content:
      - text: Start with [^first], then read [^recruitment] and [^opening].
  - id: preparation
    title: Preparation
    content:
      - text: Prepare well[^study][^law]. It pays[^pay].
    sections:
      - id: teams
        title: Teams
        content:
          - numbering: letters
            entries:
              - text: Talk
                points: [to all of them]
              - Listen (see [^second])
          - box:
              id: first
              title: A day together
              tone: callout
              content:
                - title: In the morning
                  entries: [Coffee, Plans]
                - list_of: myths
                - table:
                    caption: Hours
                    columns: [Time, What]
                    rows: [[9am, Start], [5pm, {{unknown: {HIDDEN} why}}]]
          - title: In their words
            quotation: {{text: It helped me., source: A peer support worker}}
          - questions:
              id: myths
              called: Myth
              entries:
                - {{id: cheap, question: Peers are cheap, answer: "They cost what they cost[^pay]."}}
                - {{id: soft, question: Peers are soft, answer: "They are not:\\n\\n- ask them"}}
  - id: recruitment
    title: Recruitment
    sections:
      - id: adverts
        title: Adverts
        content:
          - box:
              id: second
              title: Where to look
              tone: do
              content: [{{entries: [Look near]}}]
          - questions:
              id: asked
              entries:
                - {{id: when, question: When do we start?, answer: Now.}}
acknowledgements: We thank these.
contributors: [Southshire Health]
footnotes:
  - {{id: pay, text: See the pay scales.}}
references:
  - {{id: study, authors: "Smith, A.", year: "2010", title: A study, published: "London: Press.", doi: 10.1000/182}}
  - {{id: law, year: "2005", title: A law, url: "https://law.example/2005"}}
appendices:
  - id: job
    title: A job description
    content: [{{text: This is a sample.}}]
    document: support-worker
  - id: criteria
    title: Criteria
    specification:
      groups:
        - id: skills
          title: Skills
          weights: {{essential: 10}}
          criteria: [{{id: listening, text: You listen, level: essential, stages: [interview]}}]
  - id: code
    title: Our code
    content:
      - numbering: numbers
        entries: [We listen, We keep it to ourselves]
"""
