"""Whether bytes begin like a mail, a mailbox or a saved page, by the fields of their header block.

Reads a mail on standard input; must not take a text for one whose first line is `Date: 3 May`.
"""

from __future__ import annotations

from typing import Final, Literal

from auditor.pattern import pattern
from auditor.syntax.mail_fields import block_end, fields, named

Shape = Literal["mail", "mbox", "mhtml"]

_ENVELOPE: Final = pattern(rb"From [^\n]{0,200}?[0-9]:[0-9]{2}[^\n]{0,80}[0-9]{4}")
_SENT: Final = frozenset(("received", "return-path", "delivered-to", "dkim-signature"))
"""Fields that servers write on the way of a mail."""
_SURE: Final = frozenset(("message-id", "mime-version", "x-original-to"))
_USUAL: Final = frozenset(("from", "date", "subject"))


_TELLING: Final = named(*_SENT, *_SURE, *_USUAL, "to", "snapshot-content-location")


def shape_of(head: bytes, *, strict: bool) -> Shape | None:
    """What the first bytes of an input look like; `strict`: its name says text."""
    end, _ = block_end(head, 0, len(head))
    found = {one.name: one.value for one in fields(head[:end].decode("latin-1"), _TELLING)}
    if found.get("from", "").startswith("<Saved by") or "snapshot-content-location" in found:
        return "mhtml"
    if head.startswith(b"From ") and _ENVELOPE.match(head):
        return "mbox" if found or not strict else None
    if not _SENT.isdisjoint(found):
        return "mail"
    if not _SURE.isdisjoint(found):
        return None if _USUAL.isdisjoint(found) else "mail"
    return "mail" if found.keys() >= _USUAL and "to" in found and not strict else None
