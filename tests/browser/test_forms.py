"""A form's page holds up for readers, with a service and without: it is filled in by keyboard, sent, and put right."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from agreed import agreed
from browser.files import called, outside
from browser.looks import LOOKS, looked_at
from browser.markup import html_validate
from browser.receiving import Service, Wanted
from browser.serving import serve
from browser.traffic import traffic
from browser.tree import transcript
from browser.view import NARROW, WIDE, View, show
from building import make, released_project
from form_project import FORM, FORM_FILE, SENT, SERVICE
from projects import SETTINGS
from sites.samples import THEME

HELPER = "/forms/helper/"
WANTED = (
    Wanted("surname", "Write your surname"),
    Wanted("email", "Write your email address"),
    Wanted("area", "Choose where you would like to help", "question-area--wards"),
    Wanted("true-answers", "Tick the box if what you have written is true"),
    Wanted("signature", "Type your full name"),
)
BEFORE_THE_SUMMARY = (
    "Tab does not come here [not-reached]"  # the page opens at its summary, and Tab goes on from it
)
CUT = 100  # letters of a line


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a form with a service, and of the same form to read."""
    root = tmp_path_factory.mktemp("project")
    reader = FORM.replace("id: helper", "id: reader").replace("title: Apply to help", "title: Apply to read")
    settings = f"{SETTINGS}formats: {{job-description: [html], form: [html]}}\n"
    files = {"rolepress.yml": settings, FORM_FILE: SENT, "content/forms/reader.yml": reader}
    public = make(released_project(root, files)).public
    kept = {path: data for path, data in public.items() if path.startswith(("forms/", "assets/", "_headers"))}
    del kept["forms/index.html"]
    out = tmp_path_factory.mktemp("public")
    for path, data in kept.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    return out


@pytest.fixture(scope="module")
def origin(folder: Path) -> Iterator[str]:
    with serve(folder) as served:
        yield served


@pytest.fixture(scope="module")
def sent_back(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with answers that need a change, beside the styles and scripts of the site."""
    out = tmp_path_factory.mktemp("wrong")
    shutil.copytree(folder / "assets", out / "assets")
    published = (folder / "forms/helper/index.html").read_text("utf-8")
    (out / "forms/wrong").mkdir(parents=True)
    wrong = service(published).answer("surname=&skills=Listening&driving=no&days=monday")
    (out / "forms/wrong/index.html").write_text(wrong, "utf-8")
    return out


def service(page: str) -> Service:
    return Service(page, WANTED, THEME.environment)


def taking(page: Page, folder: Path, origin: str) -> Service:
    """Let a service answer for the page's form, with the site's own styles in what it sends back."""
    published = (folder / "forms/helper/index.html").read_text("utf-8")
    policy = published.index('  <meta http-equiv="Content-Security-Policy"')
    without_policy = published[:policy] + published[published.index("\n", policy) + 1 :]
    taken = service(without_policy.replace('"../../', f'"{origin}/'))

    def answer(route: Route) -> None:
        route.fulfill(body=taken.answer(route.request.post_data or ""), content_type="text/html; charset=utf-8")

    page.route(f"{SERVICE}/**", answer)
    return taken


def typed(page: Page, text: str) -> None:
    page.keyboard.type(text)
    page.keyboard.press("Tab")


@pytest.mark.parametrize("view", LOOKS, ids=str)
def test_a_form_holds_up(page: Page, folder: Path, origin: str, view: View):
    assert list(looked_at(page, view, folder=folder, origin=origin)) == []


def test_the_pages_are_sound_html(folder: Path):
    assert [str(found) for found in html_validate(sorted(folder.rglob("*.html")))] == []
    assert [str(found) for found in called(folder)] == []


def test_a_page_asks_nothing_of_others_before_it_is_sent(page: Page, folder: Path, origin: str):
    told = [(each.where, each.page) for each in outside(folder)]

    assert told == [("form", "forms/helper/index.html")]
    assert [str(found) for found in traffic(page, origin + HELPER, origin=origin)] == []


def test_a_form_is_read_aloud_as_it_was_agreed(page: Page, origin: str):
    show(page, origin + HELPER, WIDE)
    told = "".join(f"{line[:CUT]}\n" for line in transcript(page).splitlines())

    assert told == agreed("reading/form.txt", told)


def test_a_form_is_read_aloud_the_same_on_any_screen(page: Page, origin: str):
    told = []
    for view in (WIDE, NARROW):
        show(page, origin + HELPER, view)
        told.append(transcript(page))

    assert told[0] == told[1]


def test_every_question_has_a_name_that_says_it_and_whether_it_must_be_answered(page: Page, origin: str):
    show(page, origin + HELPER, WIDE)

    surname = page.get_by_role("textbox", name="Surname (required)")
    expect(surname).to_have_accessible_description("Up to 60 characters.")
    expect(page.get_by_role("group", name="Where would you like to help? (required)")).to_be_visible()
    expect(page.get_by_role("group", name="In hospital").get_by_role("radio")).to_have_count(2)
    expect(page.get_by_role("textbox", name="Another place Please say")).to_be_visible()
    expect(page.get_by_role("checkbox", name="What I have written is true. (required)")).to_be_visible()


def test_a_form_is_filled_in_and_sent_by_keyboard_alone(page: Page, folder: Path, origin: str):
    show(page, origin + HELPER, WIDE)
    taken = taking(page, folder, origin)

    page.get_by_label("Surname").focus()
    for text in (
        "Ŵyn",
        "sian@northshire.example",
        "01632 960123",
        "1 High Street\nNorthshire",
        "4",
        "1 July 2026",
    ):
        typed(page, text)
    typed(page, "Gwrando\nSłuchanie")
    page.keyboard.press("Space")  # the first of a question's choices
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")  # to "Another place"
    page.keyboard.press("Tab")
    typed(page, "the garden")
    page.keyboard.press("Tab")  # past the choices at home, which are of the same question, and past Monday
    page.keyboard.press("Space")
    for _ in range(3):  # past "Another day" and its line
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    typed(page, "Siân Ŵyn")
    expect(page.get_by_role("button", name="Send your application")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="We have your answers")).to_be_visible()
    assert taken.received == [
        {
            "rolepress-form": ["helper"], "rolepress-version": ["1.0"],
            "surname": ["Ŵyn"], "email": ["sian@northshire.example"], "phone": ["01632 960123"],
            "address": ["1 High Street\r\nNorthshire"], "years": ["4"], "first-day": ["1 July 2026"],
            "skills": ["Gwrando\r\nSłuchanie"], "driving": ["no"],
            "area": ["other-hospital"], "area--other-hospital--say": ["the garden"],
            "days": ["tuesday"], "days--another-day--say": [""],
            "true-answers": ["yes"], "signature": ["Siân Ŵyn"],
        }
    ]  # fmt: skip


def test_a_form_works_without_script(chromium: Browser, folder: Path, origin: str):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        taken = taking(page, folder, origin)
        page.goto(origin + HELPER)
        send = page.get_by_role("button", name="Send your application")

        send.click()
        assert page.url == origin + HELPER  # the browser itself asks for what is missing
        page.get_by_label("Surname").fill("Ŵyn")
        page.get_by_label("Email address (required)").fill("sian@northshire.example")
        page.get_by_label("Wards").check()
        page.get_by_label("What are you good at?").press_sequentially("a" * 205)
        page.get_by_label("What I have written is true.").check()
        page.get_by_label("Signature").fill("Siân Ŵyn")
        send.click()

        expect(page.get_by_role("heading", name="We have your answers")).to_be_visible()
    assert taken.received[0]["skills"] == ["a" * 200]
    assert "driving" not in taken.received[0]


def test_what_a_service_finds_missing_is_told_and_led_to_and_nothing_is_lost(
    page: Page, folder: Path, origin: str
):
    show(page, origin + HELPER, WIDE)
    taken = taking(page, folder, origin)
    page.get_by_label("Surname").fill("Ŵyn")
    page.get_by_label("What are you good at?").fill("Listening\nGrowing <beans>")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Monday").check()
    page.locator("#questions").evaluate("form => { form.noValidate = true }")  # as a browser without the check

    page.get_by_role("button", name="Send your application").click()

    summary = page.get_by_role("alert", name="There is a problem")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error: ")
    assert summary.get_by_role("link").all_inner_texts() == [each.message for each in WANTED[1:]]
    expect(page.get_by_label("Surname")).to_have_value("Ŵyn")
    expect(page.get_by_label("What are you good at?")).to_have_value("Listening\nGrowing <beans>")
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    expect(page.get_by_label("Monday")).to_be_checked()
    email = page.get_by_label("Email address (required)")
    expect(email).to_have_accessible_description("Error: Write your email address We write to it.")
    expect(email).to_have_attribute("aria-invalid", "true")
    assert taken.received == []

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(email).to_be_focused()
    summary.get_by_role("link", name="Choose where you would like to help").click()
    expect(page.get_by_label("Wards")).to_be_focused()


@pytest.mark.parametrize("view", LOOKS, ids=str)
def test_a_page_that_a_service_sends_back_holds_up(page: Page, sent_back: Path, view: View):
    with serve(sent_back) as served:
        found = list(looked_at(page, view, folder=sent_back, origin=served))

    assert [each for each in found if not each.endswith(BEFORE_THE_SUMMARY)] == []


def test_a_page_that_a_service_sends_back_is_sound_html(sent_back: Path):
    assert [str(each) for each in html_validate(sorted(sent_back.rglob("*.html")))] == []


def test_the_letters_that_are_left_are_counted_and_read_aloud(page: Page, origin: str):
    show(page, origin + HELPER, WIDE)
    skills = page.get_by_label("What are you good at?")
    shown = page.locator("#question-skills + .field__count")
    expect(shown).to_have_text("You have 200 characters left.")

    skills.press_sequentially("Listening")
    expect(shown).to_have_text("You have 191 characters left.")
    expect(page.get_by_role("status").filter(has_text="191")).to_have_text("You have 191 characters left.")

    skills.fill("a" * 199)
    expect(shown).to_have_text("You have 1 character left.")


def test_words_that_are_too_many_are_kept_and_told_and_not_sent(page: Page, folder: Path, origin: str):
    show(page, origin + HELPER, WIDE)
    taken = taking(page, folder, origin)
    skills = page.get_by_label("What are you good at?")
    skills.fill("a" * 203)

    expect(page.locator("#question-skills + .field__count")).to_have_text("You have 3 characters too many.")
    expect(skills).to_have_value("a" * 203)
    assert skills.evaluate("line => line.validationMessage") == "You have 3 characters too many."
    for label, text in (("Surname", "Ŵyn"), ("Email address (required)", "a@b.example"), ("Signature", "Ŵyn")):
        page.get_by_label(label).fill(text)
    page.get_by_label("Wards").check()
    page.get_by_label("What I have written is true.").check()
    page.get_by_role("button", name="Send your application").click()
    expect(skills).to_be_focused()
    assert taken.received == []


def test_a_page_sends_its_form_to_no_other_service(page: Page, origin: str):
    show(page, origin + HELPER, WIDE)
    asked: list[str] = []
    page.route("https://elsewhere.example/**", lambda route: (asked.append(route.request.url), route.abort()))
    send = "form => { form.action = 'https://elsewhere.example/'; form.submit() }"

    with page.expect_console_message(lambda each: "form-action" in each.text):
        page.locator("#questions").evaluate(send)
    assert asked == []
    assert page.url == origin + HELPER


def test_every_target_is_at_least_44_pixels_high(page: Page, origin: str):
    show(page, origin + HELPER, NARROW)
    lines = page.locator(".form :is(.field__line, .field__choice, .button)")

    assert [box for each in lines.all() if (box := each.bounding_box()) and box["height"] < 44] == []
    row = page.locator(".field__choice", has=page.get_by_label("Wards"))
    size = row.bounding_box()
    assert size is not None
    row.click(position={"x": size["width"] - 2, "y": size["height"] - 2})
    expect(page.get_by_label("Wards")).to_be_checked()


def test_what_is_sent_names_every_question_once(page: Page, folder: Path, origin: str):
    show(page, origin + HELPER, WIDE)
    names = page.evaluate("() => [...new FormData(document.querySelector('#questions')).keys()]")

    assert names == [
        "rolepress-form", "rolepress-version", "surname", "email", "phone", "address", "years", "first-day",
        "skills", "area--other-hospital--say", "days--another-day--say", "signature",
    ]  # fmt: skip
