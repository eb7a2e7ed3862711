"""Every built-in rule keeps what it says of itself: its examples, and the laws of all rules."""

from __future__ import annotations

import pytest

from auditor.judge import load_notices, load_rules
from auditor.testing import Check, rule_tests


@pytest.mark.parametrize("check", rule_tests(load_rules()), ids=str)
def test_rule(check: Check) -> None:
    """A bad example fires, a good one is silent, a law holds."""
    check()


def test_every_rule_loads() -> None:
    """No module of ours is broken."""
    assert load_notices() == ()


def test_module_and_rule_have_one_name() -> None:
    """The module of a rule is found by the rule's name."""
    for rule in load_rules():
        assert rule.check.__module__.rpartition(".")[2] == rule.name.replace("-", "_")


def test_every_guard_has_its_good_example() -> None:
    """A good example names the guard that it shows, or shows the plain case."""
    for rule in load_rules():
        assert any(example.guard for example in rule.good), rule.code


def test_references_can_be_opened() -> None:
    """A reference is an address."""
    for rule in load_rules():
        assert all(reference.startswith("https://") for reference in rule.references), rule.code
