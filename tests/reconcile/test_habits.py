"""What documents show of how their source writes dates, and what that says of the next one."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor import pipeline
from auditor.model import Audit, Order, Settings, Status
from auditor.model.source_profile import Habit, Seen, SourceHabits, SourceProfile

URL = "https://www.valley.example/a"
HEAD = "Valley News\n\nBridge opened to walkers\n\n"
BARE = "The new bridge has been opened by the mayor. It had been planned since the flood.\n"
OPEN = f"{HEAD}Posted: 11/04/2021\n\n{BARE}"


def audited(source: str, name: str = "x.txt", **options: Any) -> Audit:  # noqa: ANN401 - keywords of load_settings
    """The audit of one document at the address."""
    settings = auditor.load_settings(**{"url": URL, **options})
    return auditor.audit(source, settings=settings, name=name, judge=False).audits[0]


def habits(source: str, name: str = "x.txt", **options: Any) -> SourceHabits:  # noqa: ANN401 - likewise
    """What one document shows."""
    settings = auditor.load_settings(**{"url": URL, **options})
    return pipeline.habits_in(audited(source, name, **options), settings)[1]


def under(profile: SourceProfile | None, source: str = OPEN, **options: Any) -> Audit:  # noqa: ANN401 - likewise
    """The audit of a document beside a profile."""
    settings = auditor.load_settings(**{"url": URL, **options})
    settings = evolve(settings, source_profile=profile)
    return auditor.audit(source, settings=settings, name="x.txt", judge=False).audits[0]


def day_first(dates: int, documents: int, month_first: Seen | None = None) -> SourceProfile:
    """A profile of the source of the address."""
    shown = {Order.DMY: Seen(dates, documents)}
    if month_first is not None:
        shown[Order.MDY] = month_first
    return SourceProfile({"valley.example": SourceHabits(documents, {"/": Habit(shown)})})


def test_dates_with_one_order_are_counted() -> None:
    """By separator; a day once, and what reads the same both ways never."""
    text = "On 25/04/2021, on 25/04/2021, on 04/30/2021 and 05/05/2021; 13.2.2020, 2021-04-02."
    found = habits(f"{HEAD}{text}\n", day_month="auto", language="en")

    assert {mark: habit.shown for mark, habit in found.orders.items()} == {
        "/": {Order.DMY: Seen(1, 1), Order.MDY: Seen(1, 1)},
        ".": {Order.DMY: Seen(1, 1)},
        "-": {Order.YMD: Seen(1, 1)},
    }


def test_what_something_else_settled_is_counted_apart() -> None:
    """11 April 2021 was a Sunday."""
    found = habits(f"{HEAD}Posted: Sunday, 11/04/2021\n\n{BARE}")

    assert found.orders == {"/": Habit({}, {Order.DMY: Seen(1, 1)})}


def test_what_the_user_told_is_not_counted() -> None:
    """It would come back as if documents had shown it."""
    assert habits(OPEN, day_month="dmy").orders == {}


def test_machine_fields_and_other_hands_are_not_counted() -> None:
    """A meta field is written by a program, a quotation by somebody else."""
    page = (
        "<title>The weir</title><meta name=date content='25/04/2021'><h1>The weir is open</h1>"
        "<blockquote><p>It was said on 04/30/2021.</p></blockquote>"
        "<p>It opened on 26/04/2021.</p><!-- 27/04/2021 -->"
    )
    assert habits(page, "x.html").orders == {"/": Habit({Order.DMY: Seen(1, 1)})}


def test_the_publishers_own_offset() -> None:
    """That of its stamps, where there is one; +00:00 is often a default."""
    page = "<title>x</title><meta property='article:published_time' content='2021-04-25T10:00{}'>"

    assert habits(page.format("+02:00"), "x.html").offsets == {120: 1}
    assert habits(page.format("+00:00"), "x.html").offsets == {}


def test_earlier_documents_settle_the_order() -> None:
    """The sentence has the counts, and the other reading names it."""
    found = under(day_first(41, 12)).timeline
    reason = found.published.because[0]

    assert (found.published.edtf, reason.kind, reason.weight) == (
        "2021-04-11",
        "source-order",
        2.565,
    )
    assert reason.text == (
        "in 41 of 41 earlier dates of this source with slashes, in 12 documents, "
        "the day comes first"
    )
    other = next(r for r in found.claims[0].readings if r.status is Status.RULED_OUT)
    assert (str(other.date), reason.text in other.because) == ("2021-11-04", True)


def test_month_first_as_well() -> None:
    """The other way round."""
    profile = day_first(0, 0, Seen(30, 30))

    assert under(profile).timeline.published.edtf == "2021-11-04"


@pytest.mark.parametrize(
    "profile",
    [
        None,
        day_first(1, 1),
        day_first(500, 1),
        day_first(20, 20, Seen(19, 19)),
        SourceProfile({"other.example": SourceHabits(9, {"/": Habit({Order.DMY: Seen(99, 9)})})}),
        SourceProfile({None: SourceHabits(9, {"/": Habit({Order.DMY: Seen(99, 9)})})}),
        SourceProfile({"valley.example": SourceHabits(9, {".": Habit({Order.DMY: Seen(99, 9)})})}),
        SourceProfile({"valley.example": SourceHabits(9, {"/": Habit({Order.YMD: Seen(99, 9)})})}),
    ],
    ids=[
        *("none", "one date", "one document", "mixed use"),
        *("another source", "no source", "another separator", "year first"),
    ],
)
def test_what_settles_nothing(profile: SourceProfile | None) -> None:
    """Both days stay, in the verdict and at the claim."""
    found = under(profile).timeline

    assert found.published.edtf == "[2021-04-11,2021-11-04]"
    assert len(found.claims[0].live) == 2


def test_a_document_without_a_source_has_the_default() -> None:
    """Which is that of documents without one."""
    profile = SourceProfile({None: SourceHabits(9, {"/": Habit({Order.DMY: Seen(99, 9)})})})

    assert under(profile, url=None).timeline.published.edtf == "2021-04-11"


def test_the_document_itself_may_contradict_its_source() -> None:
    """Then nothing is settled by either."""
    own = f"{OPEN}\nThe next walk starts on 04/25/2021 at ten.\n"

    assert under(None, own).timeline.published.edtf == "2021-11-04"
    assert under(day_first(99, 99), own).timeline.published.state == "undecided"


def test_dates_elsewhere_in_the_text_are_settled_too() -> None:
    """They are no claims to be the publication."""
    found = under(day_first(41, 12), f"{HEAD}{BARE}It was planned on 03/02/2019.\n").timeline
    (claim,) = (c for c in found.claims if c.surface == "03/02/2019")

    assert str(claim.live[0].date) == "2019-02-03"
    assert claim.live[0].because.startswith("in 41 of 41 earlier dates of this source")


@pytest.mark.parametrize(("text", "left"), [("03-04-05", 3), ("03-04-2005", 1)])
def test_a_source_that_begins_with_the_year_too(text: str, left: int) -> None:
    """It says nothing of a date that may do so."""
    shown = {Order.DMY: Seen(60, 40), Order.YMD: Seen(9, 9)}
    profile = SourceProfile({"valley.example": SourceHabits(50, {"-": Habit(shown)})})
    found = under(profile, f"{HEAD}{BARE}It was planned on {text}.\n").timeline
    (claim,) = (c for c in found.claims if c.surface == text)

    assert len(claim.live) == left


COUNTS = st.integers(0, 30).flatmap(
    lambda documents: st.builds(Seen, st.integers(documents, documents * 5), st.just(documents))
)
TEXTS = (OPEN, f"{OPEN}\nSeen 04/25/2021.\n", f"{OPEN}\nSeen 25/04/2021.\n")


@given(COUNTS, COUNTS, COUNTS, st.sampled_from(TEXTS))
def test_more_day_first_never_makes_month_first_likelier(
    day: Seen, month: Seen, more: Seen, text: str
) -> None:
    """Whatever the source does besides, and whatever the document shows."""
    more = day + more
    before = under(day_first(day.dates, day.documents, month), text)
    after = under(day_first(more.dates, more.documents, month), text)

    assert _probability(after, "2021-11-04") <= _probability(before, "2021-11-04") + 1e-9


def _probability(audit: Audit, day: str) -> float:
    reckoning = audit.timeline.reckoning
    assert reckoning is not None
    return next(c.probability for c in reckoning.candidates if c.edtf == day)


def test_no_profile_is_the_default() -> None:
    """Nothing is weighed that nobody gave."""
    assert Settings().source_profile is None
