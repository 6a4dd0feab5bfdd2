"""A service that takes the answers of a form's page as the handbook says: it keeps them, or asks for what is missing.

It is an example of the smallest such service. It has the published page, and puts into it what it was sent, with the
error summary and the messages that are agreed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs

from jinja2 import Environment

Answers = dict[str, list[str]]

_CONTROL = re.compile(r"<(?:input|textarea)\b[^>]*>(?:</textarea>)?")
_ATTRIBUTE = r'\b{}="([^"]*)"'


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that has to be answered, what says so, and the id of what is answered first."""

    name: str
    message: str
    target: str = ""

    @property
    def question(self) -> str:
        return f"question-{self.name}"


@dataclass
class Service:
    """Takes answers to the form on *page*."""

    page: str
    wanted: tuple[Wanted, ...]
    templates: Environment
    received: list[Answers] = field(default_factory=list)

    def answer(self, sent: str) -> str:
        """Return the page that comes back for what a browser *sent*, and keep the answers if they are whole."""
        answers = parse_qs(sent, keep_blank_values=True)
        missing = [each for each in self.wanted if not "".join(answers.get(each.name, [])).strip()]
        if missing:
            return self.with_errors(answers, missing)
        self.received.append(answers)
        return '<!DOCTYPE html><html lang="en-GB"><title>Sent</title><h1>We have your answers</h1></html>'

    def with_errors(self, answers: Answers, missing: list[Wanted]) -> str:
        """Return the page with what was answered, a summary of what is *missing*, and a message at each question."""
        macros = self.templates.get_template("site/components/errors.html.jinja").module
        summary: Callable[..., str] = macros.summary  # type: ignore[attr-defined]  # a macro of the template
        message: Callable[..., str] = macros.message  # type: ignore[attr-defined]
        text = _CONTROL.sub(lambda found: _kept(found.group(), answers), self.page)
        for each in missing:
            text = _marked(text, each, message(each.question, "Error:", each.message))
        listed = summary("There is a problem", [(each.target or each.question, each.message) for each in missing])
        text = re.sub(r'(<form id="questions"[^>]*>)', lambda found: f"{found.group()}\n{listed}", text)
        return text.replace("<title>", "<title>Error: ", 1)


def _kept(control: str, answers: Mapping[str, list[str]]) -> str:
    """Return a control with what was answered in it."""
    name, value, kind = (_attribute(control, each) for each in ("name", "value", "type"))
    given = answers.get(name, [])
    if not given or kind == "hidden":
        return control
    if control.startswith("<textarea"):
        return control.replace("></textarea>", f">\n{escape(given[0])}</textarea>")
    if kind in ("radio", "checkbox"):
        return control.replace("<input", "<input checked", 1) if value in given else control
    return control.replace("<input", f'<input value="{escape(given[0])}"', 1)


def _attribute(control: str, name: str) -> str:
    found = re.search(_ATTRIBUTE.format(name), control)
    return found[1] if found else ""


def _marked(text: str, wanted: Wanted, message: str) -> str:
    """Return the page with *message* beside its question, and the question tied to it."""
    error = f"error--{wanted.question}"
    opened = re.search(rf'<(\w+)[^>]*\bid="{wanted.question}"[^>]*>', text)
    assert opened, wanted.question
    tied = _tied(opened.group(), error)
    before, after = text[: opened.start()], text[opened.end() :]
    if opened[1] == "fieldset":
        legend, _, rest = after.partition("</legend>\n")
        return f"{before}{tied}{legend}</legend>\n{message}{rest}"
    tied = tied.replace(f"<{opened[1]}", f'<{opened[1]} aria-invalid="true"', 1)
    box = '<div class="field__choice">\n'
    if before.endswith(box):
        return f"{before.removesuffix(box)}{message}{box}{tied}{after}"
    return f"{before}{message}{tied}{after}"


def _tied(tag: str, error: str) -> str:
    if 'aria-describedby="' in tag:
        return tag.replace('aria-describedby="', f'aria-describedby="{error} ', 1)
    return f'{tag[:-1]} aria-describedby="{error}">'
