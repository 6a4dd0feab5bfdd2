"""The spoken script: a manuscript as a text to be read aloud, by a person or by a synthetic voice.

Each paragraph is one line with an empty line after it: people see where to breathe, and programs for speech
take a line for one thing to say. The words are English; in another language numbers stay in figures, and the
script says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolepress.editions import Edition
from rolepress.editions.large_print import adapt
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.addresses import with_addresses
from rolepress.formats.furniture import opening
from rolepress.formats.speech.saying import short_names, spoken
from rolepress.formats.speech.walker import ended, told
from rolepress.manuscript import Manuscript
from rolepress.problems import Severity, problem
from rolepress.theme import Theme

LINE_END = "\r\n"  # as in the plain text


def render_speech(manuscript: Manuscript) -> Artifact:
    """Return *manuscript* as a script, with a warning where it is not in English."""
    english = manuscript.language.partition("-")[0] == "en"
    says = _in_english(manuscript) if english else _as_written
    said = [says(each) for each in _whole(manuscript, english=english)]
    data = (LINE_END * 2).join(filter(None, said)) + LINE_END
    if english:
        return Artifact(data.encode())
    told_so = problem(
        "", "speech-language",
        f"scripts to read aloud are made for English, and this is in '{manuscript.language}': "
        "numbers, dates and addresses stay as they are written",
        hint="ask somebody who speaks the language to prepare the script", severity=Severity.WARNING,
    )  # fmt: skip
    return Artifact(data.encode(), problems=(told_so,))


def _whole(manuscript: Manuscript, *, english: bool) -> Iterator[str]:
    """Yield the paragraphs of the script, with what a listener must know before and after."""
    labels = manuscript.labels
    yield labels["speech-opening"]
    if not english:
        yield labels["speech-figures"]
    yield from (ended(line.text) for line in opening(manuscript))
    yield from told(adapt(with_addresses(manuscript)))
    yield labels["speech-end"].replace("TITLE", manuscript.title)


def _in_english(manuscript: Manuscript) -> Callable[[str], str]:
    names = short_names(manuscript.about.organisation_name)
    return lambda text: spoken(text, names)


def _as_written(text: str) -> str:
    return " ".join(text.split())


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return render_speech(manuscript)


SPEECH = register(
    Format("speech", "-spoken.txt", "text/plain", _artifact, templates=("labels",), name="Script to read aloud")
)
