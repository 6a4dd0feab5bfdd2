"""The store keeps what it is given or has nothing; a key tells any two things apart."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.cache import Entry, Store, key_of

KEY = key_of("a key")


@dataclass(frozen=True)
class Pair:
    first: Any
    second: Any = ""


@dataclass(frozen=True)
class OtherPair:
    first: Any
    second: Any = ""


@dataclass
class Changeable:
    first: str


class Colour(StrEnum):
    RED = "red"


leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False),
    st.text(max_size=4), st.binary(max_size=4), st.dates(), st.datetimes(), st.decimals(allow_nan=False),
    st.just(Colour.RED), st.just(PurePosixPath("red")),
)  # fmt: skip
parts = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=2), inner, max_size=3),
        st.builds(Pair, inner, inner),
        st.builds(OtherPair, inner, inner),
    ),
    max_leaves=8,
)


def spelled(value: Any) -> str:
    """Write *value* out with the type of every part, and mappings in order: equal only for equal values."""
    if isinstance(value, dict):
        return f"dict{sorted((spelled(key), spelled(each)) for key, each in value.items())}"
    if isinstance(value, tuple):
        return f"tuple{[spelled(each) for each in value]}"
    if isinstance(value, Pair | OtherPair):
        return f"{type(value).__name__}{[spelled(value.first), spelled(value.second)]}"
    return f"{type(value).__name__}:{value!r}"


@given(parts, parts)
def test_two_keys_are_the_same_exactly_when_their_parts_are(one: Any, other: Any) -> None:
    assert (key_of(one) == key_of(other)) == (spelled(one) == spelled(other))


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_where_one_part_ends_and_the_next_starts_matters(one: list[str], other: list[str]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("1",), (1,)),
        ((1,), (True,)),
        ((b"a",), ("a",)),
        (("None",), (None,)),
        ((("a",), "b"), (("a", "b"),)),
        (({"a": "b"},), ((("a", "b"),),)),
        ((Pair("a"),), (OtherPair("a"),)),
        ((Colour.RED,), ("red",)),
        ((date(2026, 1, 1),), ("2026-01-01",)),
        ((Decimal("1.0"),), (Decimal("1.00"),)),
    ],
)
def test_look_alikes_have_keys_of_their_own(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert key_of(*one) != key_of(*other)


def test_the_order_of_a_mapping_and_of_a_set_does_not_matter() -> None:
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})
    assert key_of(frozenset("abc")) == key_of(frozenset("cba"))


def test_a_key_is_the_same_in_another_process() -> None:
    show = "print(key_of(frozenset({'a', 'b', 'c', 'd'}), {'x': (1, None)}), end='')"
    script = f"from rolepress.cache import key_of; {show}"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7"}

    printed = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True
    ).stdout

    assert printed == key_of(frozenset({"a", "b", "c", "d"}), {"x": (1, None)})


@pytest.mark.parametrize("part", [Changeable("a"), object(), {"a", "b"}])
def test_what_may_change_cannot_be_part_of_a_key(part: Any) -> None:
    with pytest.raises(TypeError, match="cannot be part of a key"):
        key_of(part)


@given(
    st.binary(max_size=200), st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3)
)
def test_what_goes_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, meta: dict[str, int | str]
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))

    store.put(KEY, Entry(data, meta))

    assert store.get(KEY) == Entry(data, meta)


def test_nothing_kept_is_none(tmp_path: Path) -> None:
    assert Store(tmp_path / "never-made").get(KEY) is None


def test_a_file_that_was_torn_at_any_byte_counts_as_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, Entry(b"%PDF and more", {"pages": 3}))
    file = tmp_path / KEY[:2] / KEY
    whole = file.read_bytes()

    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert store.get(KEY) is None


def test_a_file_with_one_changed_byte_counts_as_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, Entry(b"data"))
    file = tmp_path / KEY[:2] / KEY
    whole = file.read_bytes()

    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert store.get(KEY) is None


def test_putting_again_mends_a_torn_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, Entry(b"old"))
    (tmp_path / KEY[:2] / KEY).write_bytes(b"torn")

    store.put(KEY, Entry(b"new", {"when": datetime(2026, 1, 1, tzinfo=UTC).isoformat()}))

    assert store.get(KEY) == Entry(b"new", {"when": "2026-01-01T00:00:00+00:00"})
    assert [each.name for each in (tmp_path / KEY[:2]).iterdir()] == [KEY]
