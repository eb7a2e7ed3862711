"""Something that went wrong with an input or a rule, and did not stop the run."""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

NoticeLevel = Literal["error", "warning", "info"]


@frozen
class NoticePlace:
    """Where a notice points: a part and a span in it, as far as known (1-based line, column)."""

    part: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None


@frozen
class Notice:
    """One clear line that names the input, the place and the way out.

    `incomplete` tells that something was not read, so that the exit code is 3.
    """

    level: NoticeLevel
    code: str
    text: str
    uri: str | None = None
    location: NoticePlace | None = None
    incomplete: bool = False


def printable(name: str) -> str:
    r"""A name as texts of notices have it: what cannot be printed is written `\x1b`, `\u202e`."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


NOTICE_CODES: Final[dict[str, str]] = {
    "unreadable": "a named input could not be read",
    "unsupported": "the kind of file is not read yet",
    "binary": "the file is binary and of no known kind",
    "empty": "the file is empty",
    "bad-encoding": "the declared encoding does not fit the bytes",
    "bad-record": "a record is no valid JSON object",
    "bad-json-ld": "a JSON-LD block is broken",
    "bad-part": "a part of a mail is damaged, or in an encoding that is not read",
    "cut": "a mail ends before its parts do",
    "attachments": "attachments of a mail were not read",
    "bad-field": "a record field has an unexpected type, or stands more than once",
    "bad-table": "a table of records has rows that do not fit its head, or a quote never closed",
    "bad-feed": "a feed is not well-formed XML, or declares entities of its own",
    "damaged": "a packed file is damaged or cut",
    "missing-extra": "a package that reads this kind of file is not installed",
    "missing-field": "no record has a field that was named",
    "limit": "a limit was reached and the rest was not read",
    "expired-suppression": "an entry of `suppress` ran out",
    "unused-suppression": "an entry of `suppress` hides nothing",
    "unused-profile": "the profile of sources knows the source of no document",
    "rule-failed": "a rule raised an error",
    "reader-failed": "an internal error stopped the audit of a document",
    "several-articles": "the document holds several articles, and no date is that of all",
}
"""Every notice code that there is, with what it means."""
