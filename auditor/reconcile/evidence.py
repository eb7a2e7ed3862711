"""The closed list of evidence: each kind's name, and what it says.

These names are what `because[].evidence` holds in a report; they are a contract. The weight
of each stands in `weights.json`, with where the figure comes from.
"""

from __future__ import annotations

import json
from functools import cache
from pkgutil import get_data
from typing import Final

KINDS: Final[dict[str, str]] = {
    # A machine field or a visible date claims to be the publication.
    "field-original": "a field of the page says when it was first published",
    "json-ld-article": "an article node of the page's JSON-LD says when it was published",
    "json-ld-page": "the page node of the page's JSON-LD says when it was published",
    "meta-published": "a publication field of the page's meta elements",
    "meta-date": "a meta field such as `date` or `DC.date`, which has no fixed meaning",
    "microdata": "microdata or RDFA says when it was published",
    "created": "a creation date, often that of a draft",
    "uploaded": "the upload date of the main medium",
    "script-published": "a publication date in the page's own script data",
    "script-date": "a creation or first date in the page's own script data",
    "record-published": "the record that carries the document says when it was published",
    "record-repeats": "the record says one reading of a printed date, from which it may be parsed",
    "record-other": "another date field of the record",
    "mail-date": "the header of the mail says when it was sent",
    "feed-published": "the entry in the feed says when it was published",
    "front-matter-published": "the front matter says when it was published",
    "visible-original": "the visible text says when it was first or originally published",
    "visible-label": "a visible date with a publishing label",
    "visible-class": "a visible date in an element whose class says published",
    "visible-near": "a visible date beside the main headline, without a label",
    "visible-elsewhere": "a visible date without a label, away from the headline",
    "time-label": "a time element with a publishing label",
    "time-class": "a time element whose class or property says published",
    "time-near": "a time element beside the main headline, without a label",
    "time-elsewhere": "a time element away from the headline",
    "issue-date": "the day of a printed issue, often the day after the article's own",
    "dateline": "the dateline at the head of the text",
    "page-date": "a date of the page as a whole, above the article",
    "own-line": "a date on a line of its own",
    "sentence": "a date inside a sentence",
    "url-day": "the address of the page holds the day",
    "url-month": "the address of the page holds the month",
    "second-field": "a second machine field says the same day",
    "only-claim": "it is the only day that the document offers",
    # Position and company of a visible date.
    "first-after-headline": "it is the first date after the headline",
    "right-below-headline": "it stands right below the headline",
    "below-headline": "it stands some lines below the headline",
    "no-field-line": "no field and no address states a day, so the visible line is all there is",
    "far-from-headline": "it stands far from the headline",
    "repeated-element": "the page repeats such elements with other days, as lists do",
    "in-headline": "it stands in the headline itself, which names events",
    "class-says-modified": "class words of its element say modified",
    "new-year": "1 January stands for a year more often than for a day",
    # Relations to other claims.
    "same-instant": "a machine stamp is the same instant on another zone's calendar",
    "same-clock": "its time of day shows that a machine stamp is the same instant, in another zone",
    "publisher-zone": "the offset of the page's own stamps makes it this day",
    "equals-modified": "it is the day of a modification, and an older claim exists",
    "modified-too": "it is the day of a modification too, and no older claim exists",
    "one-of-many": "its kind of field states many days, which are those of many things",
    "one-of-many-lines": "such lines of the page state many days, as lists do",
    "line-equals-modified": "the line shows the day of a modification, and an older claim exists",
    "of-another-thing": "a field gives this day to another thing, such as an event or a review",
    "in-words": "words lead up to it that are no label and no name",
    "month-only": "it names a month and no day",
    "field-a-day-before": "a publication field of the page says the day before",
    "field-days-before": "a publication field of the page says a day of the week before",
    "field-weeks-before": "a publication field of the page says a day some weeks before",
    "field-long-before": "a publication field of the page says a day long before",
    "line-a-day-before": "a visible line of the article says the day before",
    "line-days-before": "a visible line of the article says a day of the week before",
    "line-weeks-before": "a visible line of the article says a day some weeks before",
    "line-long-before": "a visible line of the article says a day long before",
    "address-long-before": "the address of the page is long older than this claim",
    "older-address": "the address of the page is older than this claim",
    "first-comment": "reader comments are older than this claim",
    "comment-long-before": "reader comments are long older than this claim",
    "article-date-exists": "the article itself carries a date, so the page's date is the copy's",
    "event-shortly-before": "a dated event of the text lies shortly before it",
    "event-shortly-after": "an announced event of the text lies shortly after it",
    "event-long-before": "the nearest dated event of the text lies long before it",
    "event-between-claims": "an event speaks for one claim rather than another",
    "event-after": "the text reports as past what happened only later",
    "weekday-fits": "the weekday beside a date without a year fits",
    "weekday-contradicts": "the weekday beside a date without a year does not fit",
    # The way of a mail.
    "received-then": "a server received the mail within a day of its Date",
    "received-later": "the first server received the mail more than a day after its Date",
    "received-long-after": "the first server received the mail more than five days after its Date",
    "received-before": "servers had the mail more than a day before its Date",
    # Order of day and month.
    "same-style-date": "another date in the same style shows the order of day and month",
    "style-equals-metadata": "in the same style, another date equals a machine field in this order",
    "equals-sure-date": "in this order it equals a date that the document states without doubt",
    "other-order-fits": "the other order of day and month fits the document better",
    "year-first": "in this order a two-digit year would come first",
    "notation": "this language writes dates with dots day first",
    "source-order": "most earlier dates of this source in the same style have this order",
    "after-all-others": "the other order lies after every date of the page",
    # Nothing to state.
    "none": "some documents have no day of publication to state",
    "no-claim": "nothing in the document claims to be its publication",
    "list-page": "the document is a list of items with dates of their own",
    "several-articles": "the document holds several articles",
    "modified-only": "a modification is all that the page states of itself",
    "no-field": "no publication field of the page states a day",
    "only-modified": "only a modification is stated, which bounds the publication from above",
    "received": "a server received the mail, which bounds its sending from above",
    "too-weak": "no date has enough behind it",
    # Modified and captured.
    "modified-field": "a machine field says when it was modified",
    "modified-label": "a visible label says when it was updated",
    "modified-aside": "only a header of the server or a script says when it was modified",
    "capture-stated": "the file or record says when the copy was made",
    "newest-date": "the newest date on the page existed when the copy was made",
}


@cache
def weights() -> dict[str, float]:
    """Log-odds that each kind of evidence adds, from `weights.json`."""
    every = json.loads(get_data(__name__, "weights.json") or b"")["weights"]
    return {name: entry["weight"] for name, entry in every.items()}


def weight(kind: str) -> float:
    """Weight of one kind of evidence."""
    return weights()[kind]
