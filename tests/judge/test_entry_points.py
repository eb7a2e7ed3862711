"""Our reader of entry points finds what `importlib.metadata` finds, without importing it."""

from __future__ import annotations

import os
import sys
from importlib.metadata import entry_points
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.judge.entry_points import Point, points

GROUP = "auditor.rules"
TEXT = """\
[console_scripts]
thing = thing:main

[auditor.rules]
# a comment
first = first_rules
 second=second_rules.sub:RULES [extra]

[other]
third = third_rules
"""


def theirs(group: str = GROUP) -> list[Point]:
    """What the standard library finds."""
    return sorted(Point(point.name, point.value) for point in entry_points(group=group))


def declare(folder: Path, project: str, text: str = TEXT) -> None:
    """Write what an installer writes."""
    info = folder / project
    info.mkdir(parents=True)
    name, _, version = project.partition("-")
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version or '1'}\n"
    (info / "METADATA").write_text(metadata)
    (info / "PKG-INFO").write_text(metadata)
    (info / "entry_points.txt").write_text(text)


@pytest.mark.parametrize("group", [GROUP, "console_scripts", "pytest11", "no.such.group"])
def test_here_and_now(group: str) -> None:
    """In this environment, where auditor itself is installed, editable or not."""
    assert sorted(points(group)) == theirs(group)


def test_ours_is_among_them() -> None:
    """The rules of auditor come in as anyone's."""
    assert Point("builtin", "auditor_rules") in points(GROUP)


@pytest.mark.parametrize(
    "project", ["thing-1.0.dist-info", "thing.egg-info", "Thing-1.0-py3.11.egg-info"]
)
def test_a_second_distribution(
    project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel, a project in development, and what older tools installed."""
    declare(tmp_path, project)
    monkeypatch.syspath_prepend(tmp_path)

    found = points(GROUP)

    assert Point("first", "first_rules") in found
    assert Point("second", "second_rules.sub:RULES [extra]") in found
    assert "third_rules" not in {point.value for point in found}
    assert sorted(found) == theirs()


def test_the_first_on_the_path_hides_another_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of projects are compared as package indexes do."""
    declare(tmp_path / "b", "some_thing-2.0.dist-info", "[auditor.rules]\nold = old_rules\n")
    declare(tmp_path / "a", "Some.Thing-1.0.dist-info", "[console_scripts]\nthing = thing:main\n")
    monkeypatch.syspath_prepend(tmp_path / "b")
    monkeypatch.syspath_prepend(tmp_path / "a")

    assert "old_rules" not in {point.value for point in points(GROUP)}
    assert sorted(points(GROUP)) == theirs()


@pytest.mark.parametrize("inside", ["thing-1.0.dist-info", "EGG-INFO"])
def test_archives_on_the_path(inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are left to the standard library."""
    archive = tmp_path / "thing-1.0.egg"
    with ZipFile(archive, "w") as file:
        file.writestr(f"{inside}/METADATA", "Metadata-Version: 2.1\nName: thing\nVersion: 1\n")
        file.writestr(f"{inside}/PKG-INFO", "Metadata-Version: 2.1\nName: thing\nVersion: 1\n")
        file.writestr(f"{inside}/entry_points.txt", TEXT)
    monkeypatch.syspath_prepend(archive)

    assert Point("first", "first_rules") in points(GROUP)
    assert sorted(points(GROUP)) == theirs()


def test_an_unpacked_egg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is a distribution itself."""
    declare(tmp_path / "thing-1.0-py3.11.egg", "EGG-INFO")
    monkeypatch.syspath_prepend(tmp_path / "thing-1.0-py3.11.egg")

    assert Point("first", "first_rules") in points(GROUP)
    assert sorted(points(GROUP)) == theirs()


def test_a_finder_of_another_maker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever brings distributions from elsewhere is asked."""

    class Finder:
        asked = 0

        def find_spec(self, *_: object) -> None:
            """No module."""

        def find_distributions(self, *_: object) -> list[object]:
            """No distribution."""
            self.asked += 1
            return []

    finder = Finder()
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])

    assert sorted(points(GROUP)) == theirs()
    assert finder.asked


def test_what_cannot_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing there, no archive, no name, a folder where a file should be."""
    (tmp_path / "text").write_text("no archive")
    (tmp_path / "odd-1.0.dist-info" / "entry_points.txt").mkdir(parents=True)
    expected = sorted(points(GROUP))
    for entry in ("missing", "text", "text/deeper", "nul\0"):
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / entry)])
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    assert sorted(points(GROUP)) == expected


def test_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty entry of the path stands for it."""
    declare(tmp_path, "thing-1.0.dist-info")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])

    assert Point("first", "first_rules") in points(GROUP)


@given(
    st.lists(
        st.sampled_from(
            ["[auditor.rules]", "[other]", "  [auditor.rules]", "a = b", "c=d:e", "# x = y", ""]
        )
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    """Sections, comments and blanks are read as the standard library reads them."""
    folder = tmp_path / str(len(os.listdir(tmp_path)))  # noqa: PTH208 - a new name
    declare(folder, "thing-1.0.dist-info", "[x]\n" + "\n".join(lines))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "path", [str(folder)])
        assert sorted(points(GROUP)) == theirs()


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("json", "module"),
        ("json:dumps", "function"),
        ("json : JSONDecoder.decode [extra]", "function"),
    ],
)
def test_load(value: str, found: str) -> None:
    """A module, or an object in it, however deep."""
    assert type(Point("x", value).load()).__name__ == found
