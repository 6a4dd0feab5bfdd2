"""A field of an entry is set, or comes in, and every other line of the file stays as it is."""

from pathlib import PurePosixPath

import pytest
import yaml

from rolepress.importers.records import CannotImportError, Setting
from rolepress.importers.setting import with_settings

PATH = PurePosixPath("content/job-descriptions/nurse.yml")
HEAD = "# For all.\ncriteria:\n"
TAIL = "note: The end.  # really\n"


def made(text, field, value, *more):
    return with_settings(text, [Setting(PATH, ("criteria", 0), field, value), *more])


@pytest.mark.parametrize(
    ("entry", "field", "value", "after"),
    [
        ("  - {id: a, level: essential}\n", "level", "desirable", "  - {id: a, level: desirable}\n"),
        ("  - {id: a}  # new\n", "level", "desirable", "  - {id: a, level: desirable}  # new\n"),
        ("  - id: a\n    level: 'essential' # so\n", "level", "desirable", "  - id: a\n    level: desirable # so\n"),
        ("  - id: a  # new\n", "level", "desirable", "  - id: a  # new\n    level: desirable\n"),
        ("  - id: a\n    note: |\n      One.\n\n      Two.\n", "level", "desirable",
         "  - id: a\n    note: |\n      One.\n\n      Two.\n    level: desirable\n"),
        ("  - id: a\n    stages: [x, y] # so\n", "stages", ("z",), "  - id: a\n    stages: [z] # so\n"),
        ("  - id: a\n    stages:\n    - x\n    - y\n    level: b\n", "stages", ("z", "x"),
         "  - id: a\n    stages: [z, x]\n    level: b\n"),
        ("  - id: a\n    stages:\n      - x\n  - id: b\n", "stages", ("z",), "  - id: a\n    stages: [z]\n  - id: b\n"),
        ("  - id: a\n    stages: []\n", "stages", ("z",), "  - id: a\n    stages: [z]\n"),
        ("  - id: a\r\n    level: b\r\n", "stages", ("z",), "  - id: a\r\n    level: b\r\n    stages: [z]\r\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tail", [TAIL, ""])
def test_a_field_is_set(entry, field, value, after, tail):
    head, tail = (each.replace("\n", "\r\n") if "\r" in entry else each for each in (HEAD, tail))
    text = head + entry + tail

    assert made(text, field, value) == head + after + tail
    wanted = yaml.safe_load(text)
    wanted["criteria"][0][field] = value if isinstance(value, str) else list(value)
    assert yaml.safe_load(made(text, field, value)) == wanted


def test_a_file_without_a_last_line_end(tmp_path):
    assert made(f"{HEAD}  - id: a", "level", "desirable") == f"{HEAD}  - id: a\n    level: desirable\n"


def test_two_fields_of_one_entry():
    more = Setting(PATH, ("criteria", 0), "stages", ("z",))

    assert made(f"{HEAD}  - id: a\n", "level", "b", more) == f"{HEAD}  - id: a\n    level: b\n    stages: [z]\n"


@pytest.mark.parametrize("entry", ["  - id: a\n    stages:\n      - x  # why\n      - y\n", "  - one\n",
                                   "  - id: a\n    stages: &all [x]\n"])  # fmt: skip
def test_what_cannot_be_set_is_refused(entry):
    with pytest.raises(CannotImportError):
        made(HEAD + entry, "stages", ("z",))
