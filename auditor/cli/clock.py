"""What day it is: read once, here and nowhere else, and told with where it comes from."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from auditor.errors import SettingsError
from auditor.when.offset import SECONDS_PER_DAY
from auditor.when.partial_date import PartialDate

_EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


def as_of(option: str | None) -> tuple[str, str]:
    """The day and its origin: the option, else SOURCE_DATE_EPOCH, else today's date in UTC."""
    if option is not None:
        return option, "option"
    seconds = os.environ.get(_EPOCH_VARIABLE)
    if seconds:
        return _day_of(seconds), _EPOCH_VARIABLE
    # The one look at the clock of the whole program: reports print it, tests pass --as-of.
    today = datetime.now(tz=UTC).date()  # noqa: TID251 - see the line above
    return today.isoformat(), "clock"


def now(*, fixed: bool) -> str | None:
    """The time of the run (RFC 3339, UTC): that of SOURCE_DATE_EPOCH, or of the clock.

    `fixed`: what is written must be the same every time, so that the clock has no say.
    """
    seconds = os.environ.get(_EPOCH_VARIABLE)
    if seconds:
        _day_of(seconds)
        return datetime.fromtimestamp(int(seconds), tz=UTC).isoformat()
    if fixed:
        return None
    return datetime.now(tz=UTC).isoformat(timespec="seconds")  # noqa: TID251 - as above


def _day_of(seconds: str) -> str:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 15):  # noqa: PLR2004 - ages
        msg = f"{_EPOCH_VARIABLE} {seconds!r}: a number of seconds since 1970 is needed"
        raise SettingsError(msg)
    return str(PartialDate.of_day(int(seconds) // SECONDS_PER_DAY))
