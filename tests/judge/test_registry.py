"""Rules come through entry points, and a broken one never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from auditor.judge import load_notices, load_rules
from auditor.judge.registry import load
from auditor.rule import ENTRY_POINTS

RULE = '''
"""A rule of somebody else."""
from auditor.model import Severity
from auditor.rule import PUBLISHED, Example, Rule

def check(case):
    yield from ()

RULE = Rule(
    code="{code}", name="{name}", rationale=__doc__, severity=Severity.INFO, since="1.0",
    references=("https://example.org",), check=check,
    bad=(Example(title="a", timeline={{PUBLISHED: "2020"}}),),
    good=(Example(title="b", timeline={{PUBLISHED: "2021"}}),),
)
'''


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of rules that is importable as `foreign_rules`."""
    folder = tmp_path / "foreign_rules"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [n for n in sys.modules if n.startswith("foreign_rules")]:
        del sys.modules[name]


def point(value: str, name: str = "foreign") -> EntryPoint:
    """An entry point as a distribution would declare it."""
    return EntryPoint(name, value, ENTRY_POINTS)


def write(folder: Path, code: str, name: str) -> None:
    """One rule module in a package."""
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(RULE.format(code=code, name=name))


def test_a_package_gives_every_module_with_a_rule(plugin: Path) -> None:
    """Modules that rules share need no RULE."""
    write(plugin, "XYZ902", "second-thing")
    write(plugin, "XYZ901", "first-thing")
    (plugin / "shared.py").write_text("VALUE = 1\n")

    loaded = load([point("foreign_rules")])

    assert [rule.code for rule in loaded.rules] == ["XYZ901", "XYZ902"]
    assert loaded.notices == ()


def test_a_package_may_hold_a_rule_itself(plugin: Path) -> None:
    """RULE in `__init__` counts like that of a module."""
    (plugin / "__init__.py").write_text(RULE.format(code="XYZ901", name="first-thing"))

    loaded = load([point("foreign_rules")])

    assert [rule.code for rule in loaded.rules] == ["XYZ901"]


@pytest.mark.parametrize("value", ["foreign_rules.first_thing", "foreign_rules.first_thing:RULE"])
def test_a_module_or_a_rule(plugin: Path, value: str) -> None:
    """An entry point may name one module, or the rule in it."""
    write(plugin, "XYZ901", "first-thing")

    loaded = load([point(value)])

    assert [rule.name for rule in loaded.rules] == ["first-thing"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import nothing_like_this", "cannot be imported: ModuleNotFoundError"),
        ("raise SystemExit(3)", "cannot be imported: SystemExit"),
        ("RULE = 'no rule'", "has no RULE that is an auditor.rule.Rule"),
        (RULE.format(code="X1", name="bad"), "is not three capitals and three digits"),
    ],
)
def test_a_broken_module_is_a_notice(plugin: Path, body: str, reason: str) -> None:
    """The other rules of its package stay."""
    write(plugin, "XYZ901", "first-thing")
    (plugin / "broken.py").write_text(body)

    loaded = load([point("foreign_rules")])

    assert [rule.code for rule in loaded.rules] == ["XYZ901"]
    (notice,) = loaded.notices
    assert notice.code == "rule-failed"
    assert notice.incomplete
    assert "foreign_rules.broken" in notice.text
    assert reason in notice.text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("not_installed_rules", "cannot be imported"),
        ("foreign_rules:missing", "cannot be imported"),
        ("json:dumps", "neither a rule nor a module"),
        ("json.decoder", "has no RULE"),
    ],
)
def test_a_broken_entry_point_is_a_notice(plugin: Path, value: str, reason: str) -> None:
    """Whatever it names."""
    assert plugin.exists()

    loaded = load([point(value)])

    assert loaded.rules == ()
    (notice,) = loaded.notices
    assert reason in notice.text


def test_nobody_takes_a_code_or_name_away(plugin: Path) -> None:
    """Built-in rules come first, whatever the names of the entry points."""
    write(plugin, "FMT101", "another-name")
    write(plugin, "XYZ901", "republication")

    loaded = load([point("foreign_rules", "aaa"), point("auditor_rules", "zzz")])

    assert {r.code for r in loaded.rules} == {r.code for r in load_rules()}
    assert [n.text for n in loaded.notices] == [
        "rule foreign_rules was not loaded: FMT101 another-name exists already",
        "rule foreign_rules was not loaded: XYZ901 republication exists already",
    ]


def test_one_rule_through_two_entry_points_is_no_fault(plugin: Path) -> None:
    """A package, and one of its rules by name."""
    write(plugin, "XYZ901", "first-thing")

    loaded = load([point("foreign_rules"), point("foreign_rules.first_thing", "again")])

    assert len(loaded.rules) == 1
    assert loaded.notices == ()


def test_installed_rules_come_in_order() -> None:
    """By code, and without complaints."""
    codes = [rule.code for rule in load_rules()]

    assert codes == sorted(codes)
    assert "DOC202" in codes
    assert load_notices() == ()
