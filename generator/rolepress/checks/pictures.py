"""Rules about the pictures of easy-read guides."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import View
from rolepress.model.easy_read import EasyRead
from rolepress.pictures import shelf_for
from rolepress.problems import nearest


@rule("unknown-picture", kinds=(EasyRead,))
def unknown_picture(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A step names a picture that there is.

    Why: a step without its picture is half a step for people who read pictures first.

    Example: `picture: intervew`

    Instead: `picture: interview`. The internal site shows all pictures with their names. You can add one of your
    own to `content/pictures/pictures.yml`.
    """
    shelf = shelf_for(view.survey.library.root, guide.organisation).value
    for group_index, group in enumerate(guide.groups):
        for index, step in enumerate(group.steps):
            if step.picture not in shelf:
                at = ("groups", group_index, "steps", index, "picture")
                near = nearest(step.picture, shelf)
                all_of_them = "the page Pictures of the internal site shows each with its name"
                hint = f"did you mean {near}? If not, {all_of_them}" if near else all_of_them
                yield Finding(at, f"there is no picture called '{step.picture}'", hint)
