"""Says each piece of evidence in a sentence that a person can check in the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from auditor.model import Channel, Claim
from auditor.reconcile.evidence import KINDS
from auditor.reconcile.weighed import Weighed
from auditor.when.partial_date import PartialDate
from auditor.when.wording import WEEKDAYS, days_in_words, in_words

_QUOTE: Final = 40


def sentence(evidence: Weighed, date: PartialDate, rival: Weighed | None = None) -> str:
    """The sentence for a piece of evidence on a candidate date.

    `rival` is the same kind of evidence, or its opposite, on the strongest rival.
    """
    if evidence.says is not None:
        return evidence.says
    if not evidence.claims:
        return KINDS[evidence.kind]
    say = _SAY.get(evidence.kind)
    if say is not None:
        return say(evidence, date, rival)
    claim = evidence.claims[0]
    says = KINDS[evidence.kind]
    if says.startswith(("it is ", "it stands ")):
        says = f"{claim.surface} {says.removeprefix('it ')}"
    elif says.startswith(("a visible date ", "a time element ", "a date ", "the dateline ")):
        says = f"{claim.surface}, {says}"
    return f"{where(claim)}: {says}"


def where(claim: Claim) -> str:
    """`line 8`, or the machine field with its line."""
    number = claim.location.line
    if claim.channel is Channel.FEED:
        number += (claim.location.file_line or 1) - 1
    place = f"line {number}"
    part = claim.location.part
    if part.startswith("part/"):
        place = f"part {part.removeprefix('part/')}, {place}"
    if claim.channel is Channel.RECORD:
        return f"record field {claim.field}"
    if claim.channel is Channel.URL:
        return "address"
    if claim.channel is Channel.MAIL and claim.label:
        return f"{place}, {claim.label}"
    if claim.field:
        return f"{place}, {claim.field}"
    return place


def quote(claim: Claim) -> str:
    """The surface with the words before it, in quotation marks."""
    before = " ".join(claim.surroundings.before.split())
    if len(before) > _QUOTE:
        before = f"… {before[-_QUOTE:].partition(' ')[2]}"
    words = f"{before} {claim.surface}".strip()
    return f"“{words}”"


def _event(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    event = evidence.claims[-1]
    gap = days_in_words(evidence.measure or 0)
    side = "before" if evidence.kind != "event-shortly-after" else "after"
    text = f"{where(event)}: {quote(event)} lies {gap} {side} {in_words(date)}"
    if evidence.measure == 0:
        text = f"{where(event)}: {quote(event)} is the same day as {in_words(date)}"
    if rival is not None and rival.measure is not None:
        text += f"; the other reading would make it {days_in_words(rival.measure)}"
    return text


def _event_after(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    event = evidence.claims[-1]
    gap = days_in_words(evidence.measure or 0)
    return f"{where(event)}: {quote(event)} is told as past, {gap} after {in_words(date)}"


def _field(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim = evidence.claims[0]
    name = claim.field or claim.channel.value
    return f"line {claim.location.line}: {name} says {in_words(date)}"


def _record(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    return f"the record's field {evidence.claims[0].field} says {in_words(date)}"


def _entry(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim = evidence.claims[0]
    holder = "feed" if claim.channel is Channel.FEED else "front matter"
    return f"{where(claim)}: the {holder} says {in_words(date)}"


def _label(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del date, rival
    claim = evidence.claims[0]
    label = (claim.label or "").strip().rstrip(":")
    return f"{where(claim)}: “{label}” labels {claim.surface} as the publication of the article"


def _near(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del date, rival
    claim = evidence.claims[0]
    return f"line {claim.location.line}: {claim.surface} stands in the byline of the article"


def _page_date(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del date, rival
    claim = evidence.claims[0]
    return f"line {claim.location.line}: {claim.surface} is the date of the page"


def _copy(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del date, rival
    claim = evidence.claims[0]
    return (
        f"line {claim.location.line}: {claim.surface} stands above the article, "
        "which has a date of its own: it is the page's date"
    )


def _address(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    return f"the address holds “{evidence.claims[0].surface}”, {in_words(date)}"


def _style(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del date, rival
    other = evidence.claims[1]
    return f"{where(other)}: {other.surface}, in the same style, shows the order of day and month"


def _equal(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del date, rival
    other, machine = evidence.claims[1:3]
    return (
        f"{where(other)}: {other.surface}, in the same style, equals "
        f"{machine.field or machine.channel.value} in this order only"
    )


def _sure(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim, other = evidence.claims[:2]
    return f"{where(other)}: {other.surface} is {in_words(date)} too, so {claim.surface} is as well"


def _weekday(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    event = evidence.claims[-1]
    named = WEEKDAYS[event.weekday or 0]
    fits = "fits" if evidence.kind == "weekday-fits" else "does not fit"
    return f"{where(event)}: {named} beside {event.surface} {fits} a text of {in_words(date)}"


def _mail_date(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim = evidence.claims[0]
    return f"{where(claim)}: the mail itself says that it was sent on {in_words(date)}"


def _station(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    stamp = evidence.claims[1]
    day = stamp.live[0].date
    gap = days_in_words(abs(day.number - date.number))
    if evidence.kind == "received-then":
        return f"{where(stamp)}: a server received it on {in_words(day)}, within a day"
    side = "before" if evidence.kind == "received-before" else "after"
    which = "the first" if side == "after" else "the last"
    return (
        f"{where(stamp)}: {which} server received it on {in_words(day)}, {gap} {side} "
        f"{in_words(date)}"
    )


def _same_instant(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim = evidence.claims[0]
    return (
        f"line {claim.location.line}: {claim.surface} is the same instant as a time on "
        f"{in_words(date)} in another zone"
    )


def _older_address(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    return f"the address holds “{evidence.claims[0].surface}”, which is older than {in_words(date)}"


def _equals_modified(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim, older = evidence.claims[:2]
    was = in_words(older.live[0].date) if len(older.live) == 1 else older.surface
    return (
        f"{where(claim)}: {in_words(date)} is also the day of a change, and an older date, {was}, "
        f"stands in {where(older)}"
    )


def _comments(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    comment = evidence.claims[-1]
    return (
        f"{where(comment)}: a reader commented on {in_words(comment.live[0].date)}, "
        f"{days_in_words(evidence.measure or 0)} before {in_words(date)}"
    )


def _earlier(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    other = evidence.claims[-1]
    gap = days_in_words(evidence.measure or 0)
    day = in_words(other.live[0].date)
    return f"{where(other)}: {day} stands there too, {gap} before {in_words(date)}"


def _only(evidence: Weighed, date: PartialDate, rival: Weighed | None) -> str:
    del rival
    claim = evidence.claims[0]
    # The two orders of one date stand or fall together here.
    about = in_words(date) if len(claim.live) == 1 else claim.surface
    return f"{where(claim)}: no other claim competes with {about}"


_Say = Callable[[Weighed, PartialDate, Weighed | None], str]
_SAY: Final[dict[str, _Say]] = {
    "mail-date": _mail_date,
    "received-then": _station,
    "received-later": _station,
    "received-before": _station,
    "received-long-after": _station,
    "field-original": _field,
    "json-ld-article": _field,
    "json-ld-page": _field,
    "meta-published": _field,
    "meta-date": _field,
    "microdata": _field,
    "created": _field,
    "uploaded": _field,
    "script-published": _field,
    "script-date": _field,
    "second-field": _field,
    "record-published": _record,
    "record-repeats": _record,
    "record-other": _record,
    "feed-published": _entry,
    "front-matter-published": _entry,
    "visible-original": _label,
    "visible-label": _label,
    "time-label": _label,
    "visible-near": _near,
    "visible-class": _near,
    "time-near": _near,
    "time-class": _near,
    "page-date": _page_date,
    "article-date-exists": _copy,
    "url-day": _address,
    "url-month": _address,
    "event-shortly-before": _event,
    "event-shortly-after": _event,
    "event-long-before": _event,
    "event-after": _event_after,
    "same-style-date": _style,
    "style-equals-metadata": _equal,
    "equals-sure-date": _sure,
    "weekday-fits": _weekday,
    "weekday-contradicts": _weekday,
    "only-claim": _only,
    "older-address": _older_address,
    "address-long-before": _older_address,
    "equals-modified": _equals_modified,
    "line-equals-modified": _equals_modified,
    "first-comment": _comments,
    "comment-long-before": _comments,
    "field-a-day-before": _earlier,
    "field-days-before": _earlier,
    "field-weeks-before": _earlier,
    "field-long-before": _earlier,
    "line-a-day-before": _earlier,
    "line-days-before": _earlier,
    "line-weeks-before": _earlier,
    "line-long-before": _earlier,
    "same-instant": _same_instant,
    "same-clock": _same_instant,
    "publisher-zone": _same_instant,
}
