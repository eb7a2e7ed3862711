"""What the claims of a mail's parts are to the mail: its own, or those of what it carries.

Read: quoted and forwarded mails (zone `quote`), attached texts, the frames of a saved page, both
sides of an alternative; what both sides say is one claim of the mail, and one of no weight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from auditor.extract.mail_quotes import Quoted, quoted_mails
from auditor.model import Channel, Claim, Document, Owner, OwnerKind, Part, Role, Zone, changed
from auditor.pattern import pattern
from auditor.syntax.mail_fields import CONTENT, Declared, declared, fields, named

if TYPE_CHECKING:
    from auditor.extract.zones import PageZones

MAIL: Final = "message/rfc822"
SAVED: Final = "multipart/related"
KINDS: Final = frozenset((MAIL, SAVED))
HEADERS: Final = "text/rfc822-headers"
_CONTENT: Final = named(*CONTENT)
_TAGS: Final = pattern(r"<[^<>]*+>?+|&nbsp;")
_BETWEEN: Final = 1_000
"""Source between an attribution and what it leads to: tags only, and not many."""
_MARGINS: Final = ("preamble", "epilogue")
_OWN: Final = frozenset((OwnerKind.DOCUMENT, OwnerKind.SITE))


class _Inner(NamedTuple):
    """What the header block of a part says: its kind, and whether it was attached."""

    kind: Declared
    disposition: Declared


def settled(
    document: Document, claims: Iterable[Claim], layouts: Mapping[str, PageZones]
) -> list[Claim]:
    """The claims, each with whose it is; `layouts` are the visible texts of pages, by part."""
    inner = _inner(document)
    if document.media_type == SAVED:
        return _of_page(document, claims)
    quotes = {part.name: _quotes(part, layouts.get(part.name)) for part in document.parts}
    own = [_of_mail(claim, quotes.get(claim.location.part, ()), inner) for claim in claims]
    return _said_once(own, inner)


def natural(name: str) -> str:
    """A name that sorts as its numbers do: `part/10` behind `part/2`."""
    return "/".join(
        ".".join(number.zfill(6) for number in piece.split(".")) if piece[:1].isdigit() else piece
        for piece in name.split("/")
    )


def _inner(document: Document) -> dict[str, _Inner]:
    """The declared kind of every part, by its name; "part" is the mail itself."""
    found: dict[str, _Inner] = {}
    for part in document.parts:
        if part.media_type != HEADERS or not part.name.endswith("headers"):
            continue
        said = {field.name: field.value for field in fields(part.text, _CONTENT)}
        name = part.name.removesuffix("headers").rstrip("/") or "part"
        kind = declared(said.get("content-type", ""))
        found[name] = _Inner(kind, declared(said.get("content-disposition", "")))
    return found


# -- a saved page


def _of_page(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a saved page: what stands in its frames is not its own."""
    pages = [part.name for part in document.parts if part.media_type == "text/html"]
    root = pages[0] if pages else ""
    return [_as_frame(c) if _is_aside(c.location.part, root) else c for c in claims]


def _is_aside(part: str, root: str) -> bool:
    return part.startswith("part") and part != root and not part.endswith("/headers")


def _as_frame(claim: Claim) -> Claim:
    owner = Owner(OwnerKind.OTHER, f"frame/{claim.location.part}")
    return changed(
        claim, zone=Zone.HIDDEN, owner=owner if claim.owner.kind in _OWN else claim.owner
    )


# -- a mail


def _quotes(part: Part, layout: PageZones | None) -> Sequence[Quoted]:
    """The quoted mails of a part, with their places in it."""
    if part.media_type == HEADERS:
        return ()
    if layout is None:
        return quoted_mails(part.text, part.line_starts)
    found = quoted_mails(layout.text, layout.line_starts)
    page = layout.page
    quotations = [(page.starts[at], page.ends[at]) for at in page.find("blockquote")]
    return [_in_source(one, layout, quotations) for one in found]


def _in_source(one: Quoted, layout: PageZones, quotations: Sequence[tuple[int, int]]) -> Quoted:
    """A quoted mail of a page's visible text, with its places in the source."""
    start, _ = layout.source_span(one.start, one.end)
    _, end = layout.source_span(max(one.start, one.end - 1), one.end)
    dated = tuple(layout.source_span(*span) for span in one.dated)
    if dated:
        end = min(end, _end_of_quote(layout.page.source, dated[-1][1], end, quotations))
    return Quoted(start, end, one.number, dated)


def _end_of_quote(source: str, start: int, end: int, quotations: Sequence[tuple[int, int]]) -> int:
    """The end of the quotation that an attribution leads to, else that of the quoted mail.

    People also answer below what they quote.
    """
    at = bisect_left(quotations, (start, 0))
    if at == len(quotations) or not start <= quotations[at][0] < min(end, start + _BETWEEN):
        return end
    between = _TAGS.sub("", source[start : quotations[at][0]])
    return end if between.strip() else quotations[at][1]


def _of_mail(claim: Claim, quotes: Sequence[Quoted], inner: Mapping[str, _Inner]) -> Claim:
    if claim.channel is Channel.MAIL:
        return claim
    name = claim.location.part
    if name.endswith(_MARGINS):
        return changed(claim, zone=Zone.HIDDEN, owner=Owner(OwnerKind.OTHER, name))
    at = bisect_right(quotes, claim.location.start, key=lambda one: one.start) - 1
    if at >= 0 and claim.location.start < quotes[at].end:
        return _as_quoted(claim, quotes[at])
    if claim.zone is Zone.QUOTE and claim.owner.kind in _OWN:
        return changed(claim, owner=Owner(OwnerKind.QUOTED, "quoted"))
    said = inner.get(name)
    if said is not None and said.disposition.value == "attachment":
        return changed(claim, owner=Owner(OwnerKind.OTHER, f"attachment/{name}"))
    return claim


def _as_quoted(claim: Claim, quote: Quoted) -> Claim:
    """The claim as that of a quoted mail; the lines at its head say when that one was sent."""
    owner = Owner(OwnerKind.QUOTED, f"quoted/{quote.number}")
    start = claim.location.start
    heads = any(low <= start < high for low, high in quote.dated)
    role = Role.PUBLISHED if heads and claim.meaning.candidates else claim.role
    return attrs.evolve(claim, zone=Zone.QUOTE, owner=owner, role=role)


# -- alternatives


def _said_once(claims: list[Claim], inner: Mapping[str, _Inner]) -> list[Claim]:
    """The claims; of what two alternatives say alike, one is set aside.

    Mail programs show the last alternative: what an earlier one repeats is hidden. What only
    one of them says stays a claim of the mail.
    """
    for name, said in inner.items():
        if said.kind.value == "multipart/alternative":
            claims = _of_alternative(claims, name)
    return claims


def _of_alternative(claims: list[Claim], name: str) -> list[Claim]:
    sides: dict[int, list[int]] = {}
    for index, claim in enumerate(claims):
        side = _side(claim.location.part, name)
        if side is not None and claim.channel is not Channel.MAIL:
            sides.setdefault(side, []).append(index)
    if len(sides) < 2:  # noqa: PLR2004 - what one side says is said once
        return claims
    shown = Counter(_words(claims[index]) for index in sides[max(sides)])
    repeated = set(_repeats(claims, sides, shown))
    return [_set_aside(c) if index in repeated else c for index, c in enumerate(claims)]


def _repeats(
    claims: Sequence[Claim], sides: Mapping[int, Sequence[int]], shown: Counter[str]
) -> Iterator[int]:
    for side in sorted(sides)[:-1]:
        left = shown.copy()
        for index in sides[side]:
            said = _words(claims[index])
            if left[said] > 0:
                left[said] -= 1
                yield index


def _side(part: str, container: str) -> int | None:
    """Which alternative of a container a part belongs to."""
    mark = "/" if container == "part" else "."
    if not part.startswith(container + mark):
        return None
    number = part[len(container) + 1 :].partition(".")[0].partition("/")[0]
    return int(number) if number.isdecimal() else None


def _words(claim: Claim) -> str:
    return " ".join(claim.surface.split()).casefold()


def _set_aside(claim: Claim) -> Claim:
    key = "" if claim.owner.kind in _OWN else f"/{claim.owner.key}"
    owner = Owner(OwnerKind.OTHER, f"alternative/{claim.location.part}{key}")
    return changed(claim, zone=Zone.HIDDEN, owner=owner)
