"""An easy-read guide to the job description of the small project, and pictures for it, for tests."""

GUIDE_FILE = "content/easy-read/support-worker-guide.yml"
GUIDE = """\
kind: easy-read
id: support-worker-guide
title: What a support worker does
owner: Communications
organisation: northshire
version: "1.0"
summary: This guide is about the job of a support worker.
explains: {document: support-worker, version: "0.1"}
groups:
  - id: the-job
    title: The job
    covers: [duties-support]
    steps:
      - picture: team
        text: |
          You work in {{ team }}.
          You help people
          with their recovery.
        words:
          - word: recovery
            meaning: Recovery is when a person feels better in their own way.
      - picture: listening
        alt: One person listens to another person.
        text: |
          You listen to people.
          Recovery takes time.
  - id: how-to-start
    title: How to start
    steps:
      - picture: police-check
        text: |
          We do a DBS
          check before you start.
          A DBS check is normal.
        words:
          - word: DBS check
            meaning: A DBS check looks at whether a person has done a crime.
contact:
  team: Recruitment team
  phone: 01632 960123
  email: jobs@northshire.example
"""

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><title>{name}</title>{shape}</svg>\n'


def drawing(name: str) -> str:
    """Return a small drawing in SVG, another one for each *name*."""
    shape = f'<circle cx="36" cy="36" r="{8 + len(name)}" fill="#61b2e4" stroke="#000" stroke-width="3"/>'
    return _DRAWING.format(name=name, shape=shape)


SHOWN = ("team", "listening", "police-check", "phone")
"""What the pictures of the guide show."""
BOOK_FILE = "content/pictures/pictures.yml"
_ENTRY = (
    "  {name}: {{shows: A drawing, file: {name}.svg, author: Northshire, licence: CC BY 4.0, source: Our own}}\n"
)
BOOK = "pictures:\n" + "".join(_ENTRY.format(name=name) for name in SHOWN)
PICTURE_FILES = {BOOK_FILE: BOOK, **{f"content/pictures/{name}.svg": drawing(name) for name in SHOWN}}
GUIDE_FILES = {GUIDE_FILE: GUIDE, **PICTURE_FILES}
"""The guide and its pictures, to be added to the small project."""
