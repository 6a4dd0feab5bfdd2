"""The library: every document of a project by id, whatever is wrong with its neighbours."""

import pytest

from projects import CLAUSE, FACTS, HOME, JOB, MINIMAL, ORGANISATION, make_project, open_project
from rolepress.config import load_settings
from rolepress.library import Scope, load
from rolepress.model.job_description import JobDescription
from rolepress.model.page import Page
from rolepress.problems import problem

JOB_FILE = "content/job-descriptions/support-worker.yml"
HOME_FILE = "content/pages/home.yml"
FACTS_FILE = "content/facts/northshire-facts.yml"


def loaded(root):
    return load(root, load_settings(root).value)


def lines(problems):
    """Return "path:line:column severity message [rule] hint" of every problem."""
    for each in problems:
        where = f"{each.place.path}:{each.place.line}:{each.place.column}"
        yield f"{where}  {each.severity}  {each.message}  [{each.rule}]  hint: {each.hint}"


def test_every_document_is_known_by_its_id(tmp_path):
    library = open_project(make_project(tmp_path))

    assert list(library.entries) == [
        "accessibility", "confidentiality", "home", "northshire", "northshire-facts", "support-worker",
    ]  # fmt: skip
    assert library.document("support-worker").title == "Support Worker"
    assert library.document("northshire").title == "Northshire Health"
    assert [each.id for each in library.of_kind(Page)] == ["accessibility", "home"]
    assert [each.id for each in library.published_kinds()] == ["accessibility", "home", "support-worker"]
    assert library.names("clause") == ["confidentiality"]


def test_an_entry_says_what_the_library_knows_without_the_document(tmp_path):
    entry = open_project(make_project(tmp_path)).entries["home"]

    assert (entry.kind, str(entry.path), entry.title) == ("page", HOME_FILE, "Roles at Northshire")
    assert (entry.organisation, entry.audience, entry.status, entry.version) == (
        "northshire",
        "public",
        "draft",
        "0.1",
    )


def test_a_document_that_is_not_there_is_our_mistake(tmp_path):
    library = open_project(make_project(tmp_path))

    with pytest.raises(KeyError):
        library.document("nobody")
    assert library.organisation("confidentiality") is None
    assert library.clause("nobody") is None


def test_a_problem_reads_as_people_meet_it(tmp_path):
    """The example of the content model, to the letter."""
    head = JOB.partition("specification:")[0].replace("id: support-worker", "id: peer-support-worker")
    specification = "specification: {groups: [{id: skills, title: Skills, criteria: [{\n    level: esential,\n    id: a, text: b}]}]}\n"
    text = head + "\n" * (35 - head.count("\n")) + specification
    root = make_project(tmp_path, {"content/job-descriptions/peer-support-worker.yml": text})

    assert list(lines(loaded(root).problems)) == [
        "content/job-descriptions/peer-support-worker.yml:37:12  error  'esential' is not 'essential' or 'desirable'"
        "  [level]  hint: essential"
    ]


def test_every_problem_of_every_file_is_told_in_one_run_and_the_rest_loads(tmp_path):
    root = make_project(
        tmp_path,
        {
            JOB_FILE: JOB.replace("dbs: enhanced", "dbs: x").replace("reports_to:", "report_to:"),
            HOME_FILE: "a: 'b\n",
            "content/pages/empty.yml": "",
        },
    )

    outcome = loaded(root)

    assert [line.split("  ")[0] for line in lines(outcome.problems)] == [
        f"{JOB_FILE}:9:8", f"{JOB_FILE}:10:3", "content/pages/empty.yml:1:1", f"{HOME_FILE}:1:4",
    ]  # fmt: skip
    assert set(outcome.value.entries) == {"accessibility", "confidentiality", "northshire", "northshire-facts"}


PLACED = {
    "no kind": (HOME_FILE, HOME.replace("kind: page\n", ""),
                "1:1  error  'kind' is missing from this document  [missing-field]  hint: add `kind: page`"),
    "a list": (HOME_FILE, "- a\n", "1:1  error  this file is not fields with values  [not-fields]  hint: start with `kind: page`"),
    "another folder": (HOME_FILE, CLAUSE.replace("id: confidentiality", "id: home"),
                       "1:7  error  a clause belongs in content/clauses/  [folder]  hint: move this file, or change `kind:`"),
    "another name": (HOME_FILE, HOME.replace("id: home", "id: start"),
                     "2:5  error  the id 'start' is not the file's name 'home'  [id]  hint: rename the file start.yml; "
                     "only an id that was never published may change"),
    "its own id as an alias": (HOME_FILE, HOME + "aliases: [home]\n",
                               "7:11  error  the alias 'home' is this document's own id  [duplicate-id]  hint: take it out"),
    "an alias twice": (HOME_FILE, HOME + "aliases: [start, start]\n",
                       "7:18  error  the alias 'start' stands here twice  [duplicate-id]  hint: take it out"),
    "an unknown folder": ("content/page/about.yml", HOME,
                          "1:1  error  this file is not in the folder of a kind  [folder]  hint: content/pages/"),
    "a folder in a folder": ("content/pages/more/about.yml", HOME,
                             "1:1  error  this file is not in the folder of a kind  [folder]  hint: content/pages/"),
    "no folder": ("content/about.yml", HOME, "1:1  error  this file is not in the folder of a kind  [folder]  hint: "),
    ".yaml": ("content/pages/about.yaml", HOME, "1:1  error  documents end in .yml  [file-name]  hint: rename it about.yml"),
    ".YML": ("content/pages/about.YML", HOME, "1:1  error  documents end in .yml  [file-name]  hint: rename it about.yml"),
    ".yml.txt": ("content/pages/about.yml.txt", HOME,
                 "1:1  error  documents end in .yml  [file-name]  hint: rename it about.yml"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACED)
def test_a_file_in_the_wrong_place_or_under_the_wrong_name(tmp_path, name):
    path, text, expected = PLACED[name]
    root = make_project(tmp_path, {path: text})

    assert list(lines(loaded(root).problems)) == [f"{path}:{expected}"]


@pytest.mark.parametrize("name", ["support-worker - Copy", "Copy of support-worker", "support-worker-2"])
def test_a_copy_is_told_and_the_original_left_alone(tmp_path, name):
    """File managers name copies so that some sort before the original and some after it."""
    copy = f"content/job-descriptions/{name}.yml"
    outcome = loaded(make_project(tmp_path, {copy: JOB.replace("title: Support Worker", "title: Other")}))

    assert list(lines(outcome.problems)) == [
        f"{copy}:2:5  error  the id 'support-worker' belongs to {JOB_FILE}  [id]  "
        "hint: this is a copy: give it a name and an id of its own, or delete it"
    ]
    assert outcome.value.entries["support-worker"].title == "Support Worker"


def test_an_unknown_kind_names_the_nearest(tmp_path):
    (told,) = loaded(make_project(tmp_path, {HOME_FILE: HOME.replace("kind: page", "kind: pages")})).problems

    assert told.message.startswith("'pages' is not 'advert', 'application-pack'")
    assert (told.hint, told.place.line, told.place.column) == ("page", 1, 7)


@pytest.mark.parametrize("kind", ["[page]", "{page: page}"])
def test_a_kind_that_is_no_word(tmp_path, kind):
    (told,) = loaded(make_project(tmp_path, {HOME_FILE: HOME.replace("kind: page", f"kind: {kind}")})).problems

    assert told.message.startswith("this is not 'advert'")


def test_an_id_is_used_once(tmp_path):
    root = make_project(tmp_path, {"content/clauses/home.yml": CLAUSE.replace("id: confidentiality", "id: home")})
    outcome = loaded(root)

    assert [each.message for each in outcome.problems] == [
        "the id 'home' is already used by content/clauses/home.yml"
    ]
    assert outcome.value.entries["home"].kind == "clause"


def test_an_alias_that_is_an_id_is_told_at_both_places(tmp_path):
    root = make_project(tmp_path, {HOME_FILE: HOME + "aliases: [old-home, northshire]\n"})

    assert list(lines(loaded(root).problems)) == [
        "content/organisations/northshire.yml:2:5  error  the id 'northshire' is an alias in content/pages/home.yml"
        "  [duplicate-id]  hint: give one of them another id",
        f"{HOME_FILE}:7:21  error  the alias 'northshire' is already used by content/organisations/northshire.yml  "
        "[duplicate-id]  hint: take it out",
    ]


def test_an_alias_of_two_documents_is_told_at_both_places(tmp_path):
    files = {HOME_FILE: HOME + "aliases: [start]\n", JOB_FILE: JOB + "aliases: [helper, start]\n"}

    assert [line.partition("  [")[0] for line in lines(loaded(make_project(tmp_path, files)).problems)] == [
        f"{JOB_FILE}:26:19  error  the alias 'start' is already used by {HOME_FILE}",
        f"{HOME_FILE}:7:11  error  the alias 'start' is an alias in {JOB_FILE}",
    ]


def test_an_alias_is_not_the_id_of_a_file_that_cannot_be_read(tmp_path):
    files = {HOME_FILE: HOME + "aliases: [support-worker]\n", JOB_FILE: JOB.replace("dbs: enhanced", "dbs: x")}

    told = [each for each in loaded(make_project(tmp_path, files)).problems if each.rule == "duplicate-id"]
    assert [each.message for each in told] == [f"the alias 'support-worker' is already used by {JOB_FILE}"]


def test_files_that_are_not_documents_are_left_alone(tmp_path):
    others = (
        "pages/notes.md",
        "pages/.draft.yml",
        ".git/x.yml",
        "releases/a/1.yml",
        "schema/x.yml",
        "pictures/x.yml",
    )
    root = make_project(tmp_path, {f"content/{name}": "x" for name in others})

    assert loaded(root).problems == ()


def test_a_folder_with_the_name_of_a_document_is_told(tmp_path):
    (make_project(tmp_path) / "content/pages/about.yml").mkdir()

    assert [each.rule for each in loaded(tmp_path).problems] == ["not-a-file"]


def test_a_name_that_is_not_text_is_told(tmp_path):
    root = make_project(tmp_path)
    with open(bytes(root / "content/pages") + b"/\xff.yml", "wb") as file:
        file.write(b"a: b")

    (told,) = loaded(root).problems

    assert str(told.place.path).encode() == b"content/pages/?.yml"


def test_a_project_without_content(tmp_path):
    root = make_project(tmp_path, dict.fromkeys(MINIMAL) | {"rolepress.yml": MINIMAL["rolepress.yml"]})

    assert [each.rule for each in loaded(root).problems] == ["no-content"]


def test_a_place_is_looked_up_where_it_stands_and_each_problem_told_once(tmp_path):
    library = open_project(make_project(tmp_path))
    found = problem(JOB_FILE, "x", "something", at=("post", "dbs"))

    (told,) = library.located([found.because_of("a"), found.because_of("b")])

    assert (told.place.line, told.place.column) == (9, 8)
    assert told.shown_in == {"a", "b"}


def test_a_place_in_a_file_that_is_gone_is_the_file(tmp_path):
    library = open_project(make_project(tmp_path))

    (told,) = library.located([problem("content/pages/gone.yml", "x", "something", at=("title",))])

    assert (told.place.line, told.place.column) == (1, 1)


# Facts by scope

SCOPES = ("", "role: support-worker\n", "round: spring\n", "role: support-worker\nround: spring\n")


def facts_file(index, organisation, scope):
    name = f"facts-{index}"
    text = f"kind: facts\nid: {name}\ntitle: F\nowner: O\n{organisation}{scope}facts:\n  team: {{type: text, value: '{index}'}}\n"
    return f"content/facts/{name}.yml", text


@pytest.mark.parametrize("narrowest", range(1, 9))
def test_the_narrowest_scope_wins(tmp_path, narrowest):
    """From an organisation's facts that all see, up to those of one role in one round."""
    scopes = [(organisation, scope) for scope in SCOPES for organisation in ("", "organisation: northshire\n")]
    files = dict(facts_file(index, *scopes[index]) for index in range(narrowest))
    library = open_project(make_project(tmp_path, {**files, FACTS_FILE: None, JOB_FILE: None}))

    use = library.facts(Scope("northshire", role="support-worker", round="spring"))["team"]

    assert use.fact.value == str(narrowest - 1)


def test_the_facts_of_others_are_not_seen(tmp_path):
    role = (
        FACTS.replace("facts:\n", "role: nurse\nfacts:\n")
        .replace("northshire-facts", "nurse-facts")
        .replace("team", "bleep")
    )
    other = FACTS.replace("northshire", "southshire").replace("team", "ward")
    elsewhere = ORGANISATION.replace("id: northshire", "id: southshire")
    library = open_project(
        make_project(
            tmp_path,
            {
                "content/facts/nurse-facts.yml": role,
                "content/facts/southshire-facts.yml": other,
                "content/organisations/southshire.yml": elsewhere,
            },
        )
    )

    assert set(library.facts(Scope("northshire", role="support-worker"))) == {"team"}
    assert set(library.facts(Scope("northshire", role="nurse"))) == {"team", "bleep"}
    assert {use.name for use in library.all_facts()} == {"team", "bleep", "ward"}


def test_a_document_beyond_those_that_are_kept_is_read_when_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr("rolepress.library.KEPT_DOCUMENTS", 0)
    library = open_project(make_project(tmp_path))
    (tmp_path / JOB_FILE).write_text(JOB.replace("title: Support Worker", "title: Nurse"))

    assert library.document("support-worker").title == "Nurse"
    assert isinstance(library.document("support-worker"), JobDescription)
