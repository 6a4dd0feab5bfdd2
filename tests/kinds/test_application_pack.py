"""An application pack: the round and its role in one text, in order, with nothing lost and nothing that is over."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreed import agreed
from kinds.dump import dump
from kinds.rounds import FORM, PACK, ROUND
from kinds.test_any_job import clauses, entries, lines, numbered, texts, written
from projects import make_project, open_project
from rolepress.checks import manuscript_problems
from rolepress.config import Settings
from rolepress.editions.large_print import adapt
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.lifecycle import RoundState
from rolepress.manuscript import Contents, Heading, Part, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of
from rolepress.resolved import Employer, Resolved

OPEN, OVER = datetime(2026, 6, 15, 12), datetime(2026, 7, 1, 12)
SETTINGS = Settings.model_validate(
    {"title": "Roles", "organisation": "northshire",
     "other_formats": {"email": "formats@northshire.example", "phone": "01632 960123", "working_days": 10}}
)  # fmt: skip


def filled(root, on=OPEN, **files):
    library = open_project(make_project(root, {**ROUND, **files}))
    document = library.document("round-2026")
    outcome = resolve(document, library, scope=scope_of(document, library), on=on)
    assert outcome.problems == ()
    return outcome.value


def composed(resolved, **style):
    return compose(resolved, house_of(HouseStyle(**style), labels_for("en-GB").value))


def headings(manuscript):
    return [(each.level, plain(each.text)) for each in walk(manuscript.blocks) if isinstance(each, Heading)]


def tops(manuscript):
    return [text for level, text in headings(manuscript) if level == 2]


def test_a_pack_that_has_everything(tmp_path):
    text = dump(composed(filled(tmp_path)))

    assert text == agreed("manuscripts/application-pack.txt", text)


def test_a_pack_whose_round_is_over(tmp_path):
    text = dump(composed(filled(tmp_path, OVER)))

    assert text == agreed("manuscripts/application-pack-closed.txt", text)


def test_after_closing_the_ways_to_apply_and_the_forms_are_gone_and_all_else_stays(tmp_path):
    before, after = (composed(filled(tmp_path, on)) for on in (OPEN, OVER))

    gone = set(ids(before)) - set(ids(after))
    assert {each for each in gone if not each.startswith(("apply", "application-support", "round-state"))} == set()
    assert "jobs@northshire.example" in words(before)
    assert not {"FREEPOST", "FAO:"} & set(words(after))
    assert not any("link" in each for each in words(after))  # how to join the session
    assert "document:" not in dump(after)
    assert "Drop-in" in words(after)


@pytest.mark.parametrize("on", [OPEN, OVER])
def test_the_text_of_all_parts_is_in_order_under_ids_of_its_own(tmp_path, on):
    manuscript = composed(filled(tmp_path, on))

    assert len(ids(manuscript)) == len(set(ids(manuscript)))
    assert manuscript_problems(manuscript, SETTINGS) == ()
    assert manuscript_problems(adapt(manuscript), SETTINGS) == ()


def test_the_role_stands_in_its_place_with_its_headings_one_level_down(tmp_path):
    manuscript = composed(filled(tmp_path))

    (part,) = [block for block in manuscript.blocks if isinstance(block, Part)]
    title = part.blocks[0]
    assert (part.id, title.id, title.level, title.eyebrow) == (
        "support-worker", "support-worker--title", 2, "Job description",
    )  # fmt: skip
    assert tops(manuscript)[3:6] == ["Who we encourage to apply", "Support Worker", "Before you apply"]
    assert (3, "Main duties and responsibilities") in headings(manuscript)


def test_the_facts_of_the_round_win_in_the_role(tmp_path):
    resolved = filled(tmp_path)

    assert resolved.parts[0].document.summary == "You will support people in the night team."
    assert resolved.document.summary.startswith("We look for support workers in the night team.")
    assert dict(resolved.titles) == {"application": "Application form of the night team"}


def test_one_contents_covers_all_parts(tmp_path):
    manuscript = composed(filled(tmp_path))

    (contents,) = [block for block in walk(manuscript.blocks) if isinstance(block, Contents)]
    assert [plain(entry.text) for entry in contents.entries] == tops(manuscript)
    role = next(entry for entry in contents.entries if entry.target == "support-worker--title")
    assert [entry.target for entry in role.entries][:2] == ["support-worker--summary", "support-worker--duties"]
    assert {entry.target for entry in contents.entries} <= set(ids(manuscript))


def test_a_house_may_order_and_name_the_parts(tmp_path):
    order = {"application-pack": ("apply", "role", "key-dates")}
    manuscript = composed(filled(tmp_path), order=order, headings={"apply": "How you apply"})

    assert tops(manuscript)[:3] == ["How you apply", "Support Worker", "Key dates"]


def test_the_cover_says_the_role_how_the_round_stands_and_the_version(tmp_path):
    about = composed(filled(tmp_path)).about
    later = composed(filled(tmp_path, OVER)).about

    assert about.cover
    assert tuple(map(plain, about.cover_lines)) == (
        "The role: Support Worker", "Apply by 11:59pm on Tuesday 30 June 2026", "Version 2.0",
    )  # fmt: skip
    assert plain(later.cover_lines[1]) == "This round has closed"


def test_an_approval_covers_the_title_of_a_form(tmp_path):
    before = filled(tmp_path)
    after = filled(tmp_path, **{"content/forms/application.yml": FORM.replace("Application form", "Form")})

    assert after.hash != before.hash


def test_a_pack_without_closing_date_and_ways_has_no_box(tmp_path):
    bare = "\n".join(PACK.splitlines()[:8]).replace("closes: 2026-06-30\n", "") + "\nsummary: We look for you.\n"
    manuscript = composed(filled(tmp_path, **{"content/application-packs/round-2026.yml": bare}))

    assert "round-state" not in ids(manuscript)
    assert tops(manuscript) == ["In brief", "Support Worker"]


# Any pack

passages = st.one_of(
    st.fixed_dictionaries({"text": texts}),
    st.fixed_dictionaries({"entries": st.lists(entries, min_size=1, max_size=3)}),
)
sections = numbered(st.fixed_dictionaries({"title": lines, "text": texts}), max_size=2)
ways_ = numbered(
    st.fixed_dictionaries(
        {"title": lines, "by": st.sampled_from(["post", "email", "video"])},
        optional={"text": texts, "subject": lines, "email": st.just("jobs@a.example"), "address": lines},
    ),
    max_size=3,
)
dates_ = numbered(
    st.fixed_dictionaries(
        {"title": lines, "what": st.sampled_from(["session", "closing", "other"]), "when": st.fixed_dictionaries({"relative": lines})},
        optional={"place": lines, "join": lines, "note": lines},
    ),
    max_size=3,
)  # fmt: skip
packs = st.fixed_dictionaries(
    {"kind": st.just("application-pack"), "id": st.just("any"), "title": lines, "owner": lines,
     "organisation": st.just("northshire"), "recruits_to": st.just("role"), "summary": texts},
    optional={
        "introduction": sections, "key_dates": dates_, "places": lines, "apply": texts, "advice": passages,
        "encouraged": st.fixed_dictionaries({"groups": st.lists(lines, min_size=1, max_size=3), "reason": texts}),
        "support": passages, "selection": passages, "checks": passages, "agreements": passages, "ways": ways_,
        "sections": sections, "acknowledgements": st.lists(lines, max_size=2),
        "questions": numbered(st.fixed_dictionaries({"question": lines, "answer": texts}), max_size=2),
        "ask": st.lists(st.fixed_dictionaries({"about": lines, "team": lines}), max_size=2),
    },
).map(ApplicationPack.model_validate)  # fmt: skip


@given(pack=packs, shown=clauses)
@settings(max_examples=60, deadline=None)
def test_every_word_of_an_open_round_is_there(pack, shown):
    open_round = RoundState("open", datetime(2026, 6, 30))
    manuscript = composed(Resolved(pack, Employer(id="northshire", name="Northshire"), shown, state=open_round))

    data = pack.model_dump(exclude_defaults=True)
    for name in ("recruits_to", "by", "what"):
        _without(data, name)
    for way in data.get("ways", ()):
        if "email" not in way:
            way.pop("subject", None)  # it is the subject of an e-mail
    said = {word.casefold() for word in words(manuscript)}
    wanted = [*written(data), *(each.text for each in shown)]
    assert {word.casefold() for text in wanted for word in text.replace("- ", " ").split()} <= said
    assert len(ids(manuscript)) == len(set(ids(manuscript)))
    assert ids(adapt(manuscript)) == ids(manuscript)


def _without(value, name):
    """Take *name* out of *value* and all that it holds."""
    if isinstance(value, dict):
        value.pop(name, None)
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        _without(each, name)


def test_a_date_on_the_cover_stays_on_one_line(tmp_path):
    dates = [span.text for span in composed(filled(tmp_path)).about.cover_lines[1] if span.together]

    assert dates == ["11:59pm", "Tuesday 30 June 2026"]
