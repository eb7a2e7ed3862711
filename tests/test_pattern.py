"""Late patterns: nothing is compiled before it is used, and then they are what `re` makes."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor.pattern import _Pending, pattern


def test_compiled_at_the_first_use_only() -> None:
    """A pattern that cannot be compiled is told when it is used."""
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_answers_as_a_compiled_pattern_does() -> None:
    """Methods and properties."""
    late, early = (
        pattern(r"(?P<day>[0-9]+)-", re.IGNORECASE),
        re.compile(r"(?P<day>[0-9]+)-", re.IGNORECASE),
    )
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)
    assert late.groupindex == early.groupindex
    assert late.sub("x", "11-04-") == early.sub("x", "11-04-")
    assert [m.span() for m in late.finditer("11-04-")] == [(0, 3), (3, 6)]


@given(st.binary(max_size=8))
def test_bytes_as_well(text: bytes) -> None:
    """Patterns of bytes are no different."""
    assert pattern(rb"[0-9]+").findall(text) == re.findall(rb"[0-9]+", text)


def test_lacks_what_patterns_lack() -> None:
    """A misspelt method is an error, as it would be."""
    with pytest.raises(AttributeError, match="serach"):
        getattr(pattern("a"), "serach")  # noqa: B009 - the name is wrong on purpose


def _in(value: object) -> Iterator[_Pending]:
    if isinstance(value, _Pending):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _in(each)


def test_every_pattern_of_the_package_can_be_compiled() -> None:
    """A mistake in one would be seen at its first use only, perhaps by a user."""
    for info in pkgutil.walk_packages(auditor.__path__, "auditor."):
        if info.name != "auditor.__main__":
            for value in vars(importlib.import_module(info.name)).values():
                for late in _in(value):
                    assert late.pattern
