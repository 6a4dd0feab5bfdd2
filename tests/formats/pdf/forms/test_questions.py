"""What an input asks, in the words round it."""

from xml.etree.ElementTree import fromstring

from rolepress.formats.pdf.forms.questions import Question, questions


def asked(body: str) -> list[Question]:
    root = fromstring(f"<main>{body}</main>")  # noqa: S314  # the samples below
    return questions(root, [each for each in root.iter() if each.tag in ("input", "textarea")])


def test_a_line_is_called_by_its_label_under_its_heading():
    [one] = asked(
        '<h1>Form</h1><h2>About you</h2><label for="a">Your name:</label><input id="a" name="name" maxlength="40"/>'
    )

    assert one == Question("name", "", False, "About you: Your name", "", False, False, 40)


def test_the_title_of_the_document_is_no_section():
    [one] = asked('<h1>Form</h1><label for="a">Name</label><input id="a" name="name"/>')

    assert one.told == "Name"


def test_help_follows_what_is_asked():
    [one] = asked(
        '<label for="a">Date (optional)</label><p id="h">Such as 27 3 1990.</p><p id="i">In figures.</p>'
        '<input id="a" name="born" aria-describedby="h i gone"/>'
    )

    assert one.told == "Date (optional). Such as 27 3 1990. In figures"


def test_one_of_many_choices_has_a_name_of_its_own():
    monday, sunday = asked(
        '<fieldset><legend>Which days?</legend><input type="checkbox" name="days" value="monday" id="m"/>'
        '<label for="m">Monday</label><fieldset><legend>At the weekend</legend>'
        '<input type="checkbox" name="days" value="sunday" id="s"/><label for="s">Sunday</label></fieldset></fieldset>'
    )

    assert (monday.name, monday.value, monday.told) == ("days--monday", "yes", "Which days?: Monday")
    assert (sunday.name, sunday.told) == ("days--sunday", "Which days?: At the weekend: Sunday")


def test_a_question_with_one_choice_to_tick_is_no_declaration():
    [one] = asked('<input type="checkbox" name="days" value="monday"/>')

    assert (one.name, one.value) == ("days--monday", "yes")


def test_a_box_to_agree_is_called_by_its_name_alone():
    [one] = asked(
        '<input type="checkbox" name="true" value="yes" id="t" required=""/><label for="t">It is true</label>'
    )

    assert (one.name, one.value, one.told, one.required) == ("true", "yes", "It is true", True)


def test_choices_of_which_one_is_taken_share_name_and_question():
    day, night = asked(
        '<h2>Work</h2><fieldset aria-describedby="h"><legend>Shift</legend><p id="h">Choose one.</p>'
        '<input type="radio" name="shift" value="day" id="d"/><label for="d">Day</label>'
        '<input type="radio" name="shift" value="night" id="n"/><label for="n">Night</label></fieldset>'
    )

    assert [(one.name, one.value, one.one_of) for one in (day, night)] == [
        ("shift", "day", True),
        ("shift", "night", True),
    ]
    assert {day.group_told, night.group_told} == {"Work: Shift. Choose one"}
    assert night.told == "Work: Shift: Night"


def test_a_line_may_be_named_by_two_texts():
    _, line = asked(
        '<fieldset><legend>Belief</legend><input type="radio" name="b" value="other" id="o"/>'
        '<label id="l" for="o">Another</label><label id="k" for="p">Please say</label>'
        '<input type="text" name="b--other--say" id="p" aria-labelledby="l k"/></fieldset>'
    )

    assert line.told == "Belief: Another: Please say"


def test_what_nobody_named_is_called_by_its_name():
    [one] = asked('<textarea name="why"/>')

    assert (one.told, one.lines, one.longest) == ("why", True, None)
