"""A build with nothing to do says so; anything that could change what is made is noticed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rolepress import stamp

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
RESULT = {"documents": 14}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose last build published a site of two files."""
    monkeypatch.delenv("ROLEPRESS_CACHE", raising=False)
    for name, text in {
        "rolepress.yml": "title: Sample",
        "content/pages/home.yml": "kind: page",
        "content/pages/about.yml": "kind: page",
        "templates/page.html": "<p>",
        "site/public/index.html": "<p>Hello",
        "site/public/manifest.json": "{}",
        "site/public/.htaccess": "ErrorDocument 404 /404.html",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def build(project: Path, *, valid_until: datetime | None = None) -> None:
    inputs = stamp.inputs_of(project, {})
    stamp.write(project, inputs, result=RESULT, made=[project / "site/public"], valid_until=valid_until)


def test_nothing_to_do_repeats_the_last_result(project: Path) -> None:
    build(project)

    assert stamp.seen(project, stamp.inputs_of(project, {}), NOW) == RESULT


def test_before_the_first_build_there_is_something_to_do(project: Path) -> None:
    assert stamp.seen(project, stamp.inputs_of(project, {}), NOW) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda at: (at / "content/pages/home.yml").write_text("kind: pagf"),
        lambda at: (at / "content/pages/new.yml").write_text("kind: page"),
        lambda at: (at / "content/pages/about.yml").unlink(),
        lambda at: (at / "content/pages/about.yml").rename(at / "content/pages/us.yml"),
        lambda at: (at / "templates/page.html").write_text("<b>"),
        lambda at: (at / "rolepress.yml").write_text("title: Simple"),
        lambda at: (at / "mkdocs.yml").write_text("site_name: Sample"),
        lambda at: (at / "site/public/index.html").unlink(),
        lambda at: (at / "site/public/index.html").write_text(""),
        lambda at: (at / "site/public/more.html").write_text("<p>"),
        lambda at: (at / "site/public/manifest.json").write_text("[]"),
        lambda at: (at / "site/public/.htaccess").unlink(),
        lambda at: (at / "site/public/.htaccess").write_text(""),
        lambda at: (at / ".rolepress/stamp").unlink(),
        lambda at: (at / ".rolepress/stamp").write_text("{"),
        lambda at: (at / ".rolepress/stamp").write_text("[]"),
    ],
)
def test_a_change_is_something_to_do(project: Path, change: Callable[[Path], object]) -> None:
    build(project)

    change(project)

    assert stamp.seen(project, stamp.inputs_of(project, {}), NOW) is None


def test_other_options_are_something_to_do(project: Path) -> None:
    build(project)

    assert stamp.seen(project, stamp.inputs_of(project, {"only": ("home",)}), NOW) is None


def test_other_packages_and_other_system_libraries_are_something_to_do(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamp.inputs_of(project, {})

    monkeypatch.setattr(stamp, "_installed", lambda: frozenset({"weasyprint-71.0.dist-info"}))
    other_packages = stamp.inputs_of(project, {})
    monkeypatch.setattr(stamp, "text_libraries", lambda: frozenset({"libpango-1.0.so.0.6000.0"}))
    other_libraries = stamp.inputs_of(project, {})

    assert len({before, other_packages, other_libraries}) == 3


def test_braille_that_can_be_made_now_is_something_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp.shutil, "which", lambda name: None)
    without = stamp.inputs_of(project, {})
    monkeypatch.setattr(stamp.shutil, "which", lambda name: f"/usr/bin/{name}")

    assert stamp.inputs_of(project, {}) != without


def test_the_installed_packages_are_seen() -> None:
    assert any(name.lower().startswith("weasyprint-70.0.") for name in stamp._installed())


@pytest.mark.parametrize("name", ["content/pages/home.yml", "site/public/index.html"])
def test_touching_a_file_without_changing_it_is_nothing_to_do(project: Path, name: str) -> None:
    build(project)
    file = project / name

    file.write_bytes(file.read_bytes())

    assert stamp.seen(project, stamp.inputs_of(project, {}), NOW) == RESULT


def test_hidden_files_of_editors_are_nothing_to_do(project: Path) -> None:
    build(project)

    (project / "content/pages/.home.yml.swp").write_text("")

    assert stamp.seen(project, stamp.inputs_of(project, {}), NOW) == RESULT


def test_the_day_on_which_something_changes_is_something_to_do(project: Path) -> None:
    build(project, valid_until=NOW)
    inputs = stamp.inputs_of(project, {})

    assert stamp.seen(project, inputs, NOW - timedelta(seconds=1)) == RESULT
    assert stamp.seen(project, inputs, NOW) is None


def test_a_time_without_a_zone_is_uk_time(project: Path) -> None:
    build(project, valid_until=datetime(2026, 7, 1))  # British Summer Time: 23:00 UTC the day before
    inputs = stamp.inputs_of(project, {})

    assert stamp.seen(project, inputs, datetime(2026, 6, 30, 22, 59, tzinfo=UTC)) == RESULT
    assert stamp.seen(project, inputs, datetime(2026, 6, 30, 23, 0, tzinfo=UTC)) is None


def test_the_kept_folder_may_be_elsewhere(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEPRESS_CACHE", str(project / "elsewhere"))

    build(project)

    assert (project / "elsewhere/stamp").is_file()
    assert not (project / ".rolepress").exists()


def test_forgetting_makes_the_next_build_look_again(project: Path) -> None:
    build(project)

    stamp.forget(project)

    assert stamp.seen(project, stamp.inputs_of(project, {}), NOW) is None
