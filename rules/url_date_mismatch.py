"""The date in the address is not the publication date that the page states.

Many sites put the day of publication into the address of a page, and leave the address alone
when they change anything else: so it keeps the first date when the fields are restamped, or
shows the day on which the page was moved. Only the path of days and months counts; dates in
titles, numbers and file names of an address are about anything.

Where one of the stated dates agrees with the address, the fault lies between the stated ones
and is theirs. Honest causes: a draft that was begun some days before, a time zone, a printed
issue that is dated ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Reading, Severity
from auditor.model.worlds import gap, is_day, weakest, weigh
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    called,
    called_print,
    day_of,
    days_between,
    distinct,
    is_own,
    own_machine,
    own_printed,
    says_first,
)

_PATHS: Final = frozenset({"path", "month-path"})
_TIME_FIELDS: Final = frozenset({None, "datetime", "content"})
"""Other attributes of an element with a date are its makers' own, and mean anything."""
_AHEAD: Final = 62
"""Days by which the month of an issue may run ahead."""
_ZONE_DAYS: Final = 1


def check(case: Case) -> Iterator[Finding]:
    """One finding for the first date of the address that no stated date agrees with."""
    if not case.single:
        return
    claims = case.timeline.claims
    paths = [c for c in claims if c.channel is Channel.URL and c.field in _PATHS and c.live]
    stated = _stated(claims) if paths else []
    for path in distinct(c for c in paths if c.role is PUBLISHED):
        kind = weakest(weigh(_differ, path.live, c.live) for c in stated)
        if kind is None:
            continue
        # The nearest of the stated dates is the one that might have been meant.
        near = min(stated, key=lambda c: _distance(path, c))
        yield case.finding(
            _message(path, near, claims),
            path.id,
            near.id,
            *(c.id for c in stated if c is not near),
            kind=kind,
            severity=_severity(path, stated, claims, case.options["days"]),
        )
        return


def _stated(claims: Sequence[Claim]) -> list[Claim]:
    """The publication dates that the page states, in fields and in its head."""
    printed = [c for c in own_printed(claims, PUBLISHED) if not called_print(c)]
    fields = own_machine(claims, PUBLISHED)
    fields = [c for c in fields if c.channel is not Channel.TIME or c.field in _TIME_FIELDS]
    found = distinct([*fields, *printed])
    return [] if any(says_first(c) for c in printed) else found


def _differ(path: Reading, stated: Reading) -> bool:
    return abs(gap(path, stated)) > _ZONE_DAYS


def _distance(path: Claim, stated: Claim) -> tuple[int, int]:
    return min(abs(gap(a, b)) for a in path.live for b in stated.live), stated.location.start


def _severity(path: Claim, stated: Sequence[Claim], claims: Sequence[Claim], days: int) -> Severity:
    """Information where a draft, an issue or an open change explains the gap."""
    far = all(weigh(lambda a, b: abs(gap(a, b)) > days, path.live, c.live) for c in stated)
    if not far or _is_issue(path, stated) or _is_change(path, claims):
        return Severity.INFO
    return Severity.WARNING


def _is_issue(path: Claim, stated: Sequence[Claim]) -> bool:
    """Whether it is a month that runs ahead of the publication, as those of magazines do."""
    if path.field != "month-path":
        return False
    return any(
        weigh(lambda s, p: 0 < gap(s, p) <= _AHEAD, c.live, path.live) is not None for c in stated
    )


def _is_change(path: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the page itself says that it was changed then."""
    return any(
        weigh(lambda a, b: is_day(a) and gap(a, b) == 0, c.live, path.live) is not None
        for c in claims
        if c.role is MODIFIED and is_own(c) and c.channel is not Channel.TIME
    )


def _message(path: Claim, near: Claim, claims: Sequence[Claim]) -> str:
    before = weigh(lambda a, b: gap(a, b) > 0, path.live, near.live)
    after = weigh(lambda a, b: gap(a, b) < 0, path.live, near.live)
    side = "away from"
    if FindingKind.FAIL in (before, after):
        side = "before" if before is FindingKind.FAIL else "after"
    text = (
        f"The address says {day_of(path)}, {days_between(path.live, near.live)} {side} the "
        f"publication that {called(near)} states, {day_of(near)}"
    )
    return f"{text}; the page was changed on that day." if _is_change(path, claims) else f"{text}."


RULE = Rule(
    code="DOC208",
    name="url-date-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/codelucas/newspaper/issues/567",
        "https://wordpress.org/documentation/article/customize-permalinks/",
    ),
    options={"days": Option(int, 7, "days that a draft explains; up to them it is information")},
    check=check,
    bad=(
        Example(
            title="an old address under new dates",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-06-14", channel=Channel.URL, field="path"),
                    Stated(edtf="2023-01-20", channel=Channel.META),
                    "2023-01-20",
                ),
            },
            verdicts={PUBLISHED: "2023-01-20"},
            at="2019-06-14",
        ),
        Example(
            title="an address that is later than the page",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2020-02-14", channel=Channel.URL, field="path"),
                ),
            },
            at="2020-02-14",
        ),
        Example(
            title="the month of the address",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2018-04", channel=Channel.URL, field="month-path"),
                    Stated(edtf="2024-04-25", channel=Channel.JSON_LD),
                ),
            },
            verdicts={PUBLISHED: "2024-04-25"},
            at="2018-04",
        ),
        Example(
            title="apart in one order of the printed date only",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-10-05", channel=Channel.URL, field="path"),
                    "2021-05-10 | 2021-10-05",
                ),
            },
            verdicts={PUBLISHED: "2021-10-05"},
            at="2021-10-05",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a page that was moved and dated anew",
            source=(
                "<!doctype html><html><head><title>Weir rebuilt</title>"
                '<link rel="canonical" href="https://gazette.example/2017/07/12/weir-rebuilt">'
                '<meta property="article:published_time" content="2019-06-17T18:28:00+02:00">'
                "</head><body><article><h1>Weir rebuilt</h1>"
                "<p class=byline>By Ada Holm, 17 June 2019</p>"
                "<p>The old weir below the paper mill has been rebuilt in stone.</p>"
                "</article></body></html>\n"
            ),
            name="weir.html",
            at="2017/07/12",
        ),
    ),
    good=(
        Example(
            title="the same day",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2019-06-14", channel=Channel.URL, field="path"),
                ),
            },
        ),
        Example(
            title="the next day",
            guard="a gap of one day, which a time zone makes",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2019-06-15", channel=Channel.URL, field="path"),
                ),
            },
        ),
        Example(
            title="a draft of the week before",
            guard="up to a week, which a draft explains",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2019-06-08", channel=Channel.URL, field="path"),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="the January issue, out in December",
            guard="the month of an issue that runs ahead",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2016-12-15", channel=Channel.META),
                    Stated(edtf="2017-01", channel=Channel.URL, field="month-path"),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="the day of an update",
            guard="an open change on the day of the address",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2019-09-02", channel=Channel.URL, field="path"),
                ),
                MODIFIED: Stated(edtf="2019-09-02", label="Updated"),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="one of the stated dates agrees",
            guard="a stated date that agrees with the address",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2023-01-20", channel=Channel.META),
                    Stated(edtf="2019-06-14", channel=Channel.URL, field="path"),
                ),
            },
        ),
        Example(
            title="a number in the title",
            guard="titles, numbers and file names in an address",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2012-03-01", channel=Channel.URL, field="slug"),
                ),
            },
        ),
        Example(
            title="a note on the first publication",
            guard="“first published” notes",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-01-20", label="First published"),
                    Stated(edtf="2019-06-14", channel=Channel.URL, field="path"),
                ),
            },
        ),
        Example(
            title="a list of articles",
            guard="lists and live pages",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2023-01-20", channel=Channel.URL, field="path"),
                ),
            },
            page_kind="list",
        ),
    ),
)
