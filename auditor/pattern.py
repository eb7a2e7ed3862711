"""Regular expressions that are compiled at their first use.

There are some two hundred of them, one kind of document needs a few dozen, and to compile
one takes a fraction of a millisecond: together they were a fifth of the start of the program.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_NAMES: Final = (
    "findall",
    "finditer",
    "flags",
    "fullmatch",
    "groupindex",
    "groups",
    "match",
    "pattern",
    "search",
    "split",
    "sub",
    "subn",
)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern in all that it can be asked, but compiled only when it is asked something."""
    return cast("re.Pattern[AnyStr]", _Pending(source, flags))


class _Compiled:
    """The methods of a compiled pattern, in slots so that to find one takes no longer."""

    __slots__ = ("_source", *_NAMES)


class _Pending(_Compiled):
    """A pattern that nobody has used yet; the first use makes a `_Compiled` of it."""

    __slots__ = ()

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = (source, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        if name not in _NAMES:
            raise AttributeError(name)
        compiled: re.Pattern[Any] = re.compile(*self._source)
        for each in _NAMES:
            setattr(self, each, getattr(compiled, each))
        object.__setattr__(self, "__class__", _Compiled)  # the two have the same slots
        return getattr(compiled, name)
