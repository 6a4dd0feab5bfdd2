"""Rules about the pictures of easy-read guides: that they are there, and are those that were released."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import View
from rolepress.model.easy_read import UNCHOSEN, EasyRead
from rolepress.pictures import shelf_for
from rolepress.problems import Severity, nearest, spoken_list
from rolepress.releases import NEXT_VERSION, Release


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
            if step.picture not in shelf and step.picture != UNCHOSEN:  # that is told as placeholder-text
                at = ("groups", group_index, "steps", index, "picture")
                near = nearest(step.picture, shelf)
                all_of_them = "the page Pictures of the internal site shows each with its name"
                hint = f"did you mean {near}? If not, {all_of_them}" if near else all_of_them
                yield Finding(at, f"there is no picture called '{step.picture}'", hint)


@rule("picture-since-release", kinds=(EasyRead,), severity=Severity.WARNING)
def picture_since_release(guide: EasyRead, view: View) -> Iterator[Finding]:
    """The pictures on the public page of a guide are those that were released.

    Why: a release keeps its words, and notes its pictures without keeping them. The page shows what lies in the
    project now, so a new picture of the same name shows at once, though nobody approved it with these words.

    Example: `team.svg` was drawn anew after the guide was released.

    Instead: look at the page. Put the old picture back, or give `version:` the next number and release it.
    A picture that is gone leaves a gap on the page: that is an error. Releases from before pictures were noted are
    not compared.
    """
    release = view.latest
    if release is None or view.on_site != release.version:
        return
    shelf = shelf_for(view.survey.library.root, release.frozen.employer.id).value
    noted = release.pictures or dict.fromkeys(_frozen_pictures(release))
    gone = sorted(noted.keys() - shelf.keys())
    if gone:
        lost = spoken_list(gone, last="and")
        message = f"version {release.version} on the public site has lost its picture of {lost}"
        yield Finding((), message, "put it back into pictures.yml under that name", Severity.ERROR)
    there = {name: shelf[name].digest for name, digest in noted.items() if digest and name in shelf}
    other = sorted(name for name, digest in there.items() if digest != noted[name])
    if other:
        now = spoken_list(other, last="and")
        message = f"the public page shows other pictures than version {release.version} had: {now}"
        yield Finding((), message, f"look at the page; put the old ones back, or {NEXT_VERSION}")


def _frozen_pictures(release: Release) -> tuple[str, ...]:
    """Return what the pictures of a released guide show, by its words alone."""
    document = release.resolved().document
    return document.pictures if isinstance(document, EasyRead) else ()
