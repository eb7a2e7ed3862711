"""Pages on which people answer each other: the first post is the document, the others answer.

Read: a forum page whose every post has its stamp in the same kind of element. Not read: an
article with comments, whose own text stands between the headline and the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from auditor.extract.roles import is_stamp
from auditor.extract.word_table import words
from auditor.model import (
    THE_DOCUMENT,
    Claim,
    Expression,
    Owner,
    OwnerKind,
    Role,
    Surroundings,
    Zone,
    changed,
)

_BELOW: Final = 500
_ABOVE: Final = -160
_POST: Final = 150
_POSTS: Final = 2
_BESIDE: Final = 100
_SHORT_POST: Final = 50
_LONGEST_NUMBER: Final = 6
_OTHERS: Final = frozenset((Zone.RELATED, Zone.COMMENT))


def is_thread_line(line: str) -> bool:
    """Whether a line shows that people answer each other: a link of posts, an author's count.

    Read: `Reply`, `#2`, `Anna wrote:`, `Posts: 17`.
    """
    plain = line.strip().lower()
    if not 1 < len(plain) <= _SHORT:
        return False
    if plain in _LINES or (plain[0] == "#" and plain[1:].isdecimal()):
        return True
    return (plain[-1] == ":" and plain.endswith(_ENDS)) or plain.startswith(_COUNTS)


def is_post_link(line: str) -> bool:
    """Whether a line is the text of a link of posts."""
    return line.strip().lower() in _LINES


_SHORT: Final = 72
_LINES: Final = words(
    "reply quote antworten zitieren report permalink like upvote downvote top gefällt melden "
    "répondre responder rispondi citar share"
) | {"reply with quote", "mit zitat antworten", "nach oben", "report post", "beitrag melden"}
_ENDS: Final = (
    "says:",
    "said:",
    "wrote:",
    "writes:",
    "schreibt:",
    "schrieb:",
    "sagt:",
    "sagte:",
    "dit :",
    "dice:",
)
_COUNTS: Final = (
    "posts:", "joined:", "joined ", "registered:", "member since", "messages:", "beiträge:",
    "registriert seit", "dabei seit", "mitglied seit", "inscrit", "mensajes:", "messaggi:",
)  # fmt: skip


def first_posts(claims: Sequence[Claim], found: Sequence[Expression]) -> list[int]:
    """The indexes of the stamps of posts, from the first on; none where it is no thread.

    `found` are the expressions of the claims, whose distances count in visible text.
    """
    for claim in claims:
        if claim.role is Role.PUBLISHED and claim.owner.kind is OwnerKind.DOCUMENT:
            return []
    stamps = [
        index
        for index, claim in enumerate(claims)
        if claim.role is Role.PUBLISHED
        and claim.zone in _OTHERS
        and claim.surroundings.own_line
        and is_stamp(claim.meaning)
        and (claim.surroundings.headline_distance or 0) >= _ABOVE
    ]
    if stamps and claims[stamps[0]].zone is Zone.COMMENT:  # cards may follow the comments
        stamps = [index for index in stamps if claims[index].zone is Zone.COMMENT]
    if len(stamps) < _POSTS:
        return []
    distance = claims[stamps[0]].surroundings.headline_distance
    if distance is None or distance > _BELOW:
        return []
    gaps = sorted(found[b].start - found[a].end for a, b in pairwise(stamps))
    close = distance <= _BESIDE and claims[stamps[0]].zone is Zone.COMMENT
    return stamps if gaps[len(gaps) // 2] >= (_SHORT_POST if close else _POST) else []


def as_numbered(claims: list[Claim]) -> list[Claim]:
    """The claims of posts that bear numbers ("#1 3 May 2020"), all but the first as replies."""
    stamps = [
        (index, number)
        for index, claim in enumerate(claims)
        if claim.role is Role.PUBLISHED
        and claim.owner is THE_DOCUMENT
        and claim.surroundings.own_line
        and (number := _number(claim.surroundings))
    ]
    numbers = [number for _, number in stamps]
    if len(stamps) < _POSTS or numbers != list(range(1, len(stamps) + 1)):
        return claims
    settled = list(claims)
    for (first, number), (behind, _) in pairwise([*stamps[1:], (len(claims), 0)]):
        reply = Owner(OwnerKind.REPLY, f"reply/{number - 1}")
        for index in range(first, behind):
            if claims[index].owner is THE_DOCUMENT:
                settled[index] = changed(claims[index], owner=reply, zone=Zone.COMMENT)
    return settled


def _number(around: Surroundings) -> int:
    """The number of a post beside its stamp, 0 if there is none."""
    words = around.before.split()[-1:] or around.after.split()[:1]
    word = words[0] if words else ""
    plain = word[:1] == "#" and word[1:].isdecimal() and len(word) <= _LONGEST_NUMBER
    return int(word[1:]) if plain else 0


def as_thread(claims: list[Claim], posts: Sequence[int]) -> list[Claim]:
    """The claims with the first post as the document and the others as its replies."""
    if not posts:
        return claims
    first = claims[posts[0]].owner
    answers = {claims[index].owner for index in posts} - {first}
    keys = {owner: Owner(OwnerKind.REPLY, f"reply/{n}") for n, owner in _numbered(claims, answers)}
    keys[first] = THE_DOCUMENT
    settled: list[Claim] = []
    for index, claim in enumerate(claims):
        owner = keys.get(claim.owner)
        if owner is None:
            settled.append(claim)
        elif owner is THE_DOCUMENT:
            zone = Zone.BYLINE if index == posts[0] else Zone.BODY
            role = claim.role
            if index != posts[0] and role is Role.PUBLISHED:
                owner, role = Owner(OwnerKind.REPLY, "reply/0"), Role.PUBLISHED
                zone = Zone.COMMENT
            settled.append(changed(claim, owner=owner, zone=zone, role=role))
        else:
            settled.append(changed(claim, owner=owner, zone=Zone.COMMENT))
    return settled


def _numbered(claims: Sequence[Claim], owners: set[Owner]) -> list[tuple[int, Owner]]:
    """The owners in order of first mention, numbered from 1."""
    order = dict.fromkeys(claim.owner for claim in claims if claim.owner in owners)
    return list(enumerate(order, 1))
