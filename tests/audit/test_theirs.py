"""What validators find in the theme's markup is told apart, and nothing else is."""

import pytest

from rolepress.audit.files import PAGE, Finished
from rolepress.audit.theirs import told_apart

SEARCH = "line 99: <form> element must have a submit button (html > body > header > nav > div:nth-child(7) > div > form) [wcag/h32]"
OURS = "line 700: <form> element must have a submit button (html > body > div:nth-child(7) > main > div > div:nth-child(3) > article > form) [wcag/h32]"
BOX = 'line 63: autocomplete attribute cannot be used on <input type="checkbox"> (#__drawer) [valid-autocomplete]'
OUR_BOX = 'line 63: autocomplete attribute cannot be used on <input type="checkbox"> (#tick) [valid-autocomplete]'
MENU = "line 416: Landmarks must have a non-empty and unique accessible name (html > body > div:nth-child(7) > main > div > div:nth-child(2) > div > div > nav) [unique-landmark]"
OUR_MENU = "line 416: Landmarks must have a non-empty and unique accessible name (html > body > div:nth-child(7) > main > div > div:nth-child(3) > article > nav) [unique-landmark]"
NU_BOX = 'line 63: Attribute “autocomplete” is only allowed when the input type is “color”, at: <input class="md-toggle" type="checkbox" id="__search" autocomplete="off">'
NU_TOC = 'line 9: The value of the “for” attribute of the “label” element must be the ID, at: <label class="md-nav__title" for="__toc">'
NU_OURS = 'line 9: The value of the “for” attribute of the “label” element must be the ID, at: <label for="name">'


def page(site: str = "internal", path: str = "proof.html") -> Finished:
    return Finished(site, path, None, "html", "", PAGE, None, "00")


@pytest.mark.parametrize(
    ("validator", "line"),
    [("html-validate", SEARCH), ("html-validate", BOX), ("html-validate", MENU), ("nu", NU_BOX), ("nu", NU_TOC)],
)
def test_the_themes_own_is_set_apart_on_internal_pages_alone(validator, line):
    ours, apart = told_apart(validator, page(), [line])
    assert (ours, len(apart)) == ((), 1)

    for elsewhere in (page("public"), page("on-request"), page(path="preview/index.html")):
        assert told_apart(validator, elsewhere, [line]) == ((line,), ())
    assert told_apart("axe", page(), [line]) == ((line,), ())


@pytest.mark.parametrize(
    ("validator", "line"),
    [("html-validate", OURS), ("html-validate", OUR_BOX), ("html-validate", OUR_MENU), ("nu", NU_OURS)],
)
def test_the_same_slip_in_our_own_text_counts(validator, line):
    assert told_apart(validator, page(), [line]) == ((line,), ())


def test_what_is_found_many_times_is_set_apart_once():
    assert len(told_apart("html-validate", page(), [BOX, BOX.replace("63", "70")])[1]) == 1
