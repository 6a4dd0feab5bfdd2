"""What makes a file shows in its key: the same machine gives the same answer, and names what it has."""

from importlib.metadata import version

from rolepress.machine import ENGINES, machine


def test_every_engine_is_named_with_its_version():
    assert {f"{name} {version(name)}" for name in ENGINES} <= set(machine())


def test_the_program_itself_is_part_of_it(tmp_path, monkeypatch):
    from rolepress import machine as module

    before = machine.__wrapped__()
    (tmp_path / "a.py").write_text("other code\n")
    monkeypatch.setattr(module, "PACKAGE", tmp_path)

    assert machine.__wrapped__() != before
    assert before == machine()
