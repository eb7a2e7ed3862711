"""What a publication day is looked for among."""

from __future__ import annotations

import pytest

from auditor.model import Channel
from auditor.reconcile.bounds import captured
from auditor.reconcile.candidates import gather
from auditor.reconcile.last_change import modified
from auditor.rule import CAPTURED, MODIFIED, PUBLISHED, Stated
from auditor.testing import timeline_of


def dates(*specs: Stated) -> set[str]:
    """The candidates of a document with these claims."""
    return {str(candidate.date) for candidate in gather(timeline_of({PUBLISHED: specs}).claims)}


@pytest.mark.parametrize("day", ["1970-01-01", "0001-01-01", "9999-12-31"])
def test_an_empty_field_is_no_candidate(day: str) -> None:
    """What programs write where they have no date states none."""
    field = Stated(edtf=day, channel=Channel.META, field="article:published_time")

    assert dates(field, Stated(edtf="2019-06-14")) == {"2019-06-14"}


def test_an_old_paper_keeps_its_day() -> None:
    """A date that is written out in the address or the text may be that very day."""
    day = "1970-01-01"

    assert dates(Stated(edtf=day, channel=Channel.URL)) == {day}
    assert dates(Stated(edtf=day)) == {day}
    assert dates(Stated(edtf="1904-01-01", channel=Channel.META)) == {"1904-01-01"}


def test_an_empty_field_is_no_change_and_no_capture() -> None:
    """Neither a modification nor a copy is of the start or the end of clocks."""
    timeline = timeline_of(
        {
            PUBLISHED: "2019-06-14",
            MODIFIED: Stated(edtf="1970-01-01", channel=Channel.META),
            CAPTURED: Stated(edtf="9999-12-31", channel=Channel.RECORD),
        }
    )

    assert modified(timeline.claims).state == "none"
    assert captured(timeline.claims, timeline.published).edtf == "[2019-06-14..]"
