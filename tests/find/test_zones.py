"""Zone names and offsets behind a clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find.parsers.zones import RFC5322_ZONES, ZONES, Zone, offsets_of, read_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Z", Zone((0,), "Z")),
        ("+02:00", Zone((120,))),
        ("-0330", Zone((-210,))),
        ("+5", Zone((300,))),
        ("UTC", Zone((0,), "UTC")),
        ("GMT+2", Zone((120,))),
        ("UTC -05:00", Zone((-300,))),
        ("GMT+0200 (Central European Summer Time)", Zone((120,))),
        ("+0200 CEST", Zone((120,), "CEST")),
        ("CEST", Zone((120,), "CEST")),
        ("PST", Zone((-480, 480), "PST")),
        ("-00:00", Zone((0,), "-00:00")),
        ("Europe/Berlin", Zone((), "Europe/Berlin")),
        ("America/Argentina/Buenos_Aires", Zone((), "America/Argentina/Buenos_Aires")),
        ("+24:00", Zone((), "+24:00")),
    ],
)
def test_zones(text: str, zone: Zone) -> None:
    """An ambiguous name keeps all its offsets; one without a known offset keeps its name."""
    assert read_zone(text) == zone


@pytest.mark.parametrize("text", ["", "est", "et", "le", "hello", "XYZ", "+", "+123456789", "02"])
def test_words_are_no_zones(text: str) -> None:
    """Small words of other languages are not taken for zones."""
    assert read_zone(text) is None


def test_mail_gives_its_names_one_meaning() -> None:
    """RFC 5322 section 4.3; a military letter says nothing, as experience showed."""
    assert read_zone("EST", mail=True) == Zone((-300,), "EST")
    assert read_zone("A", mail=True) == Zone((), "A")


def test_the_table_holds_civil_offsets_in_order() -> None:
    """Each from -12:00 to +14:00, in quarters of an hour, lowest first."""
    for name, offsets in ZONES.items():
        assert name.isupper()
        assert list(offsets) == sorted(set(offsets))
        assert all(-720 <= offset <= 840 and offset % 15 == 0 for offset in offsets)
    for name, offsets in RFC5322_ZONES.items():
        assert set(offsets) <= set(ZONES[name])
    assert offsets_of("nowhere") == ()


@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    """A zone or None, never an exception."""
    read_zone(text)
    read_zone(text, mail=True)
