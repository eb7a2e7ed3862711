"""Tables of the user's own: days that stand for none, days with names, events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor.config import from_file, load_settings
from auditor.errors import SettingsError
from auditor.model.known import FixedDay, KnownEvent
from auditor.when.partial_date import PartialDate

FILE = """\
placeholder-days = ["2000-01-01", 1999-09-09]

[[fixed-days]]
name = "Harbour  Day"
day = "06-14"

[[known-events]]
names = ["the great flood", "flood of the Aldermoor"]
date = 2021-07-14

[[known-events]]
name = "the new weir"
date = "2022-05"
"""


def test_a_file_with_all_of_them(tmp_path: Path) -> None:
    """Dates may be those of TOML or texts, names one or several."""
    path = tmp_path / "auditor.toml"
    path.write_text(FILE)
    settings = from_file(str(path))

    assert settings.placeholder_days == (PartialDate(2000, 1, 1), PartialDate(1999, 9, 9))
    assert settings.fixed_days == (FixedDay(("Harbour Day",), 6, 14),)
    assert settings.known_events == (
        KnownEvent(("the great flood", "flood of the Aldermoor"), PartialDate(2021, 7, 14)),
        KnownEvent(("the new weir",), PartialDate(2022, 5)),
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"placeholder_days": "2000-01-01"}, "an array of days is needed"),
        ({"placeholder_days": ["2000-01-01", "2000-01"]}, "entry 2: a day is needed"),
        ({"placeholder_days": ["2000-02-30"]}, "entry 1: no date of EDTF"),
        ({"fixed_days": ["06-14"]}, "entries [[fixed-days]] are needed"),
        ({"fixed_days": [{"name": "Harbour Day"}]}, "entry 1: a month and a day are needed"),
        ({"fixed_days": [{"name": "Harbour Day", "day": "14-06"}]}, "a month and a day are needed"),
        ({"fixed_days": [{"name": "Harbour Day", "day": "02-30"}]}, "a month and a day are needed"),
        ({"fixed_days": [{"day": "06-14"}]}, "entry 1: one of name and names is needed"),
        (
            {"fixed_days": [{"name": "x", "names": ["y"], "day": "06-14"}]},
            "entry 1: one of name and names is needed",
        ),
        ({"fixed_days": [{"name": "Tag", "dya": "06-14"}]}, "did you mean 'day'?"),
        ({"known_events": [{"name": "the flood"}]}, "entry 1: a date is needed"),
        ({"known_events": [{"name": "the flood", "date": "soon"}]}, "entry 1: date: no date"),
        ({"known_events": [{"name": "-x-", "date": "2021"}]}, "3 letters at least"),
        ({"known_events": [{"name": "x" * 101, "date": "2021"}]}, "100 signs at most"),
        ({"known_events": [{"names": [], "date": "2021"}]}, "entry 1: names is empty"),
        ({"known_events": [{"names": [1], "date": "2021"}]}, "entry 1: names: an array of texts"),
        ({"known_events": [{"name": "the flood", "date": "2021"}] * 1_001}, "more than the 1000"),
    ],
)
def test_what_is_refused(given: dict[str, Any], said: str) -> None:
    """With the number of the entry and what is allowed."""
    with pytest.raises(SettingsError) as refused:
        load_settings(**given)

    assert said in str(refused.value)


def test_a_day_of_leap_years_may_have_a_name() -> None:
    """29 February is a day of the year."""
    settings = load_settings(fixed_days=[{"name": "Leap Day", "day": "02-29"}])

    assert settings.fixed_days == (FixedDay(("Leap Day",), 2, 29),)


def test_the_line_of_the_table_is_told(tmp_path: Path) -> None:
    """As for all settings."""
    path = tmp_path / "auditor.toml"
    path.write_text('language = "en"\n\n[[known-events]]\nname = "the flood"\n')

    with pytest.raises(SettingsError, match=r"auditor\.toml:3: known-events ="):
        from_file(str(path))
