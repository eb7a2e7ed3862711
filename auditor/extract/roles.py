# ruff: noqa: RUF001 - words and marks of other scripts are data
"""The role, owner and zone of a visible date, from its words and its place.

Read: `Posted 3 May` (published), a short line under the headline (published), `was held on
April 8` (event), `two years ago` (reference). Not read as published: `Konzert am 4. Mai` on a
line of its own, where a preposition ties the date to something else than the article.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from auditor.extract.builder_stamps import is_builder_stamp
from auditor.extract.editor_notes import role_of_note
from auditor.extract.labels import Label
from auditor.extract.place import Place
from auditor.extract.word_table import words
from auditor.model import THE_DOCUMENT, THE_SITE, Kind, Meaning, Owner, OwnerKind, Role, Zone
from auditor.pattern import pattern

_NEAR_BEFORE: Final = -160
_NEAR_AFTER: Final = 700
_DATELINE_REACH: Final = 80
_DATELINE_WORDS: Final = 6
_TAIL: Final = 44
_OPENING: Final = 900
_CLOSE: Final = 300
_FIRST_LINES: Final = 12
_OTHER_WORDS: Final = 40
_STRIP: Final = " \t\xa0(,.;:"
_SHORT_UNITS: Final = words("second minute hour day week")


class Sight(NamedTuple):
    """What is seen of one date: its meaning, its place, its line and the words beside it.

    `head` and `tail` are the text of its line before and after it, cut to a window; `offset`
    is the length of all before it; `own`: the line is no sentence; `bare`: it holds little
    else; `verbs`: the sentence round it has a tense; `cited`: it says when a source was looked at;
    `span`: only a dash, or a word for one, parts it from another date.
    """

    meaning: Meaning
    place: Place
    head: str
    tail: str
    offset: int
    own: bool
    bare: bool
    label: Label | None
    verbs: bool
    cited: bool = False
    span: bool = False


class Assigned(NamedTuple):
    """What the date plays in the document."""

    role: Role
    owner: Owner
    zone: Zone


def assign(sight: Sight) -> Assigned:
    """The role, owner and zone of a date."""
    place, label = sight.place, sight.label
    formula = _formula(sight)
    if formula is not None:
        return formula
    aside = place.zone is Zone.HIDDEN and place.owner.kind is OwnerKind.RELATED
    if label is not None and not aside and (label.owner is not None or _outweighs(label, place)):
        owner = THE_DOCUMENT if label.owner is None else Owner(label.owner, str(label.owner))
        stands = sight.own or place.zone is Zone.RELATED or _is_note(sight)
        mine = stands if label.owner is None else _is_of_the_author(label, sight)
        zone = Zone.BYLINE if mine else place.zone
        return Assigned(label.role, owner, zone)
    if sight.meaning.kind in _LENGTHS or aside or place.zone in _OF_OTHERS:
        role = _LENGTHS.get(sight.meaning.kind)
        return Assigned(role or _of_item(sight), place.owner, place.zone)
    if place.zone is Zone.FOOTER:
        return _in_footer(sight)
    if label is not None and _counts(label, sight):
        changed = label.weak and place.class_role is Role.MODIFIED
        role = Role.MODIFIED if changed else label.role
        return Assigned(role, THE_DOCUMENT, _byline_zone(sight))
    return _unlabelled(sight)


def _formula(sight: Sight) -> Assigned | None:
    """What set words say wherever they stand: a copyright, a program's stamp, a cited source."""
    if _is_copyright(sight):
        hidden = sight.place.zone is Zone.HIDDEN
        return Assigned(Role.NONE, THE_SITE, Zone.HIDDEN if hidden else Zone.COPYRIGHT)
    noted = _noted(sight)
    if noted is not None:
        return noted
    if sight.own and sight.offset == len(sight.head) and _is_credit(sight.head):
        return Assigned(Role.EVENT, sight.place.owner, Zone.CAPTION)
    zone = _unless_byline(sight.place.zone)
    whole = sight.offset == len(sight.head) and (sight.own or not sight.tail.strip(_STRIP))
    if whole and is_builder_stamp(sight.head):
        return Assigned(Role.CAPTURED, THE_SITE, zone)
    return Assigned(Role.REFERENCE, sight.place.owner, zone) if sight.cited else None


def _is_credit(head: str) -> bool:
    """Whether a line credits a picture or a recording: "Audio: Radio Valley | 3 May 2020"."""
    mark, colon, _ = head.lstrip().partition(":")
    return bool(colon) and mark.lower() in _CREDITS


_CREDITS: Final = words(
    "audio video bild bilder foto fotos photo photos image images picture pictures sendung imagen"
)


def _unless_byline(zone: Zone) -> Zone:
    return Zone.BODY if zone is Zone.BYLINE else zone


def _outweighs(label: Label, place: Place) -> bool:
    """Whether a clear label says more than a class word that no other date bears out."""
    if label.weak or label.role not in _OF_THE_PAGE:
        return False
    distance = place.headline_distance
    close = distance is not None and 0 <= distance <= _CLOSE and label.clear
    return place.lone or (close and place.zone is Zone.RELATED)


def _is_of_the_author(label: Label, sight: Sight) -> bool:
    """Whether it is told under the headline when the author joined: a part of the byline."""
    distance = sight.place.headline_distance
    close = distance is not None and -_HEAD <= distance <= _CLOSE
    other = label.owner is OwnerKind.OTHER and label.role is Role.REFERENCE
    return close and other and sight.own and sight.place.zone is Zone.BODY


_HEAD: Final = 60
_OF_OTHERS: Final = frozenset((Zone.RELATED, Zone.COMMENT, Zone.QUOTE))
_LENGTHS: Final = {
    Kind.AGE: Role.NONE,
    Kind.DURATION: Role.NONE,
    Kind.SET: Role.NONE,
    Kind.NAME: Role.REFERENCE,
    Kind.TIME: Role.NONE,
    Kind.ANNIVERSARY: Role.REFERENCE,
}


def _of_item(sight: Sight) -> Role:
    if sight.label is not None and not sight.label.weak:
        return sight.label.role
    if sight.own and is_stamp(sight.meaning) and not _lasts(sight):
        return Role.PUBLISHED
    return _of_prose(sight)


def _in_footer(sight: Sight) -> Assigned:
    label = sight.label
    if label is not None and not label.weak:
        if label.role not in _OF_THE_PAGE:
            return Assigned(label.role, THE_SITE, Zone.FOOTER)
        zone = Zone.BYLINE if is_stamp(sight.meaning) else Zone.FOOTER
        return Assigned(label.role, THE_DOCUMENT, zone)
    stamp = sight.own and is_stamp(sight.meaning)
    if label is not None and stamp and sight.place.lone and label.text.lower().startswith("stand"):
        return Assigned(label.role, THE_DOCUMENT, Zone.BYLINE)
    return Assigned(Role.PUBLISHED if stamp else Role.NONE, THE_SITE, Zone.FOOTER)


_OF_THE_PAGE: Final = frozenset((Role.PUBLISHED, Role.MODIFIED, Role.CREATED))


def _counts(label: Label, sight: Sight) -> bool:
    """Whether a label names the role here: a weak one only where an article prints its date."""
    if not label.weak:
        exact = is_stamp(sight.meaning)
        return exact or (label.clear and (sight.meaning.kind is Kind.DATE or is_age(sight.meaning)))
    above = (sight.place.headline_distance or 0) < 0 and not sight.own
    near = sight.place.byline or (near_headline(sight.place) and not above)
    return is_stamp(sight.meaning) and near


def _byline_zone(sight: Sight) -> Zone:
    place = sight.place
    if place.zone in (Zone.MASTHEAD, Zone.BYLINE):
        return Zone.BYLINE
    if place.zone is Zone.BODY and _is_note(sight):
        return Zone.BYLINE
    inside = place.zone in (Zone.BODY, Zone.CAPTION)
    return Zone.BYLINE if sight.own and inside else place.zone


def _is_note(sight: Sight) -> bool:
    """Whether a sentence tells when this article appeared or was changed."""
    label = sight.label
    if label is None or label.weak or not label.clear or label.role not in _OF_THE_PAGE:
        return False
    return is_stamp(sight.meaning)


def near_headline(place: Place) -> bool:
    """Whether a place lies where articles print their date; also where no headline is known."""
    distance = place.headline_distance
    if distance is None:
        return place.zone is Zone.BYLINE
    return _NEAR_BEFORE <= distance <= _NEAR_AFTER


def is_stamp(meaning: Meaning) -> bool:
    """Whether it is as exact as a byline: a day, perhaps without its year, or "3 hours ago"."""
    if meaning.kind is Kind.DATE:
        # The candidates of a date have the same parts.
        return bool(meaning.candidates[0].date.day if meaning.candidates else meaning.impossible)
    if meaning.kind is Kind.RELATIVE and meaning.shift is not None:
        return meaning.shift.amount <= 0 and meaning.shift.unit in _SHORT_UNITS
    return False


def is_age(meaning: Meaning) -> bool:
    """Whether it is "19 years ago", which stamps a post but names no day."""
    return meaning.kind is Kind.RELATIVE and meaning.shift is not None and meaning.shift.amount < 0


def _unlabelled(sight: Sight) -> Assigned:
    place = sight.place
    if is_dateline(sight):
        return Assigned(Role.PUBLISHED, THE_DOCUMENT, Zone.DATELINE)
    if sight.own and is_stamp(sight.meaning) and not place.in_headline and not _lasts(sight):
        if place.zone is Zone.MASTHEAD:
            return Assigned(Role.PUBLISHED, place.owner, place.zone)
        described = place.zone is Zone.CAPTION and not place.byline and bool(sight.head.strip())
        if (place.byline or near_headline(place)) and not (described or _is_tied(sight)):
            return Assigned(Role.PUBLISHED, place.owner, _byline_zone(sight))
    return Assigned(_of_prose(sight), place.owner, _plain_zone(sight))


def _lasts(sight: Sight) -> bool:
    """Whether something goes on from this date to another, or from an hour to another."""
    if sight.span or sight.meaning.clock is None:
        return sight.span
    tail = sight.tail.lstrip(" \xa0")
    joint = tail[:1] if tail[:1] in _DASHES else tail.split(" ", 1)[0].lower()
    return joint in _TO and _HOUR.match(tail, len(joint)) is not None


def _is_chronicle(sight: Sight) -> bool:
    """Whether a colon and what happened then stand behind a date that begins its line."""
    tail = sight.tail.lstrip(" \xa0")
    return not sight.head.strip() and tail[:1] == ":" and len(tail) > _HAPPENED


def _plain_zone(sight: Sight) -> Zone:
    """The zone of a date that states no publication: who joined when, "6 years ago"."""
    place = sight.place
    if sight.own and place.owner.kind is OwnerKind.OTHER:
        return place.zone
    if sight.own and is_age(sight.meaning):
        distance = place.headline_distance
        close = distance is not None and 0 <= distance <= _CLOSE and place.zone is Zone.BODY
        return Zone.BYLINE if place.byline or close else place.zone
    if sight.own and place.byline and _has_month(sight) and not _is_tied(sight):
        return place.zone
    return _unless_byline(place.zone)


def _has_month(sight: Sight) -> bool:
    """Whether it is a month and its year, or the year behind "June 24,": "April" is a name."""
    meaning = sight.meaning
    if meaning.kind is not Kind.DATE or not meaning.candidates:
        return False
    if meaning.form == "year":
        return sight.bare and sight.head.rstrip().endswith(",")
    date = meaning.candidates[0].date
    return bool(date.year and date.month)


def _is_tied(sight: Sight) -> bool:
    """Whether a preposition or other words tie the date of a line to something else."""
    meaning, place = sight.meaning, sight.place
    if meaning.kind is Kind.RELATIVE and meaning.shift is not None and not meaning.shift.amount:
        return meaning.clock is None  # "today" alone is a menu, a programme, a name
    distance = place.headline_distance
    if distance is not None and distance < 0 and not place.byline:
        return len(sight.head.strip()) + len(sight.tail.strip()) > _OTHER_WORDS
    words = sight.head.split()
    if not words or place.class_role is not None:
        return place.class_role is None and _is_chronicle(sight)
    if _is_citation(sight) or (sight.head[-1:] == "\t" and not place.byline):
        return True  # a decree, or what the cell before it says
    named = place.byline and (_is_name(words[:-1]) or " ".join(words[:-1]).endswith(","))
    if named or any(word.strip(_STRIP).lower() in _BY for word in words):
        return False
    return words[-1].strip(_STRIP).lower() in _PREPOSITIONS and len(words) > 1


def _noted(sight: Sight) -> Assigned | None:
    """What a sentence of the editors says of their own text."""
    if sight.offset != len(sight.head) or sight.meaning.kind not in _DAYS:
        return None
    if sight.place.zone not in (Zone.BODY, Zone.FOOTER):
        return None
    role = role_of_note(sight.head, sight.tail)
    return Assigned(role, THE_DOCUMENT, Zone.BYLINE) if role is not None else None


_DAYS: Final = frozenset((Kind.DATE, Kind.WEEKDAY, Kind.RELATIVE))


def _is_name(words: list[str]) -> bool:
    """Whether words may be the name of an author: a few, all with capitals."""
    return 1 < len(words) <= _DATELINE_WORDS and all(word[0].isupper() for word in words)


_BY: Final = words(
    "by von par por di door av af posted autor author written verfasst geschrieben gespeichert "
    "submitted"
)
_PREPOSITIONS: Final = words(
    "on in at from to until till since before after of am im bis vom zum ab seit den der le "
    "du au el del em il dal op od från sedan vanaf sinds fra siden"
)


def is_dateline(sight: Sight) -> bool:
    """Whether a date opens an article behind the name of a place.

    "LONDON, April 8 (Reuters) -", "OSLO (April 8, 2021) —" or "Berlin, den 8. April 2021".
    """
    if sight.meaning.kind is not Kind.DATE or not is_stamp(sight.meaning):
        return False
    if sight.label is not None or sight.span or not _may_open(sight.place):
        return False
    head = sight.head.strip()
    if head == "(":
        return sight.tail[:1] == ")" and sight.offset <= _DATELINE_WORDS
    if head[-1:] == "(" and sight.tail[:1] == ")":
        head = f"{head[:-1].rstrip()},"
    if sight.offset > _DATELINE_REACH or not _is_place(head) or (sight.own and not head):
        return False
    tail = sight.tail[:_TAIL].lstrip(" \xa0.,)")
    if sight.bare or (sight.own and not tail):
        return bool(head)
    return (tail[:1] == "/" == head[-1:]) or _leads_on(tail)


def _leads_on(tail: str) -> bool:
    """Whether a dash follows, perhaps behind the name of an agency."""
    if tail[:1] in ("(", "/"):
        close = tail.find(")" if tail[0] == "(" else "/", 1)
        tail = tail[close + 1 :].lstrip() if close > 0 else ""
    return tail[:1] in _DASHES


def _may_open(place: Place) -> bool:
    """Whether an article may begin there: datelines stand nowhere else."""
    distance = place.headline_distance
    if distance is None:
        return place.block <= _FIRST_LINES
    return 0 <= distance <= _OPENING


_DASHES: Final = ("-", "–", "—", "_", "―", "‒")
_TO: Final = words("- – — to till until bis à au a al as tot do til")
_HAPPENED: Final = 12
_HOUR: Final = pattern(r"[ \xa0]?[0-9]{1,2}(?:[:.h][0-5][0-9]|[ \xa0]?(?:am|pm|a\.m|p\.m|Uhr|h)\b)")


def _is_place(head: str) -> bool:
    """Whether a line begins with nothing, or with the name of a place and a comma."""
    plain = head.strip()
    if not plain:
        return True
    plain = _without_agency(plain)
    words = plain.replace(",", " ").replace("(", " ").replace("/", " ").replace(")", " ").split()
    if words and words[-1].lower() in ("den", "am", "the", "le", "il", "on"):
        words.pop()
        plain = plain[: plain.rfind(" ")].rstrip() if " " in plain else ""
    if not words or len(words) > _DATELINE_WORDS or plain[-1:] not in (",", ")", "/", "–", "-"):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 0 and all(w[0].isupper() or w.lower() in _NAME_WORDS for w in words)


def _without_agency(head: str) -> str:
    """A head without the bracket that names an agency and the dashes round it.

    Reads "KYIV, Ukraine (AP) —", "LONDON--(BUSINESS WIRE)--", "BERLIN (dpa) -".
    """
    bare = head.rstrip(" -–—―‒")
    if not bare.endswith(")"):
        return head
    place = bare[: max(0, bare.rfind("("))].rstrip(" -–—―‒,")
    return f"{place}," if place else head


_NAME_WORDS: Final = words("am an der de la le of bei im ob d el del - –")


def _of_prose(sight: Sight) -> Role:
    meaning = sight.meaning
    if meaning.kind is Kind.RELATIVE:
        unit = meaning.shift.unit if meaning.shift else "year"
        return Role.EVENT if unit in _SHORT_UNITS and sight.verbs else Role.REFERENCE
    if _is_citation(sight):
        return Role.REFERENCE
    if meaning.kind is Kind.WEEKDAY:
        return Role.EVENT if sight.verbs else Role.REFERENCE
    if meaning.form in ("year", "decade", "century"):
        last = sight.head.rsplit(None, 1)[-1:] if sight.head else []
        tied = bool(last) and last[0].lower() in _IN
        return Role.EVENT if sight.verbs and tied else Role.REFERENCE
    return Role.EVENT if sight.verbs or is_stamp(meaning) else Role.REFERENCE


_IN: Final = words("in im since seit until bis en dans depuis desde nel dal från i sedan sinds")


def _is_citation(sight: Sight) -> bool:
    """Whether a date names a law, a judgment or a source rather than telling an event."""
    words = sight.head[-40:].split()
    if not words:
        return False
    last = words[-1].strip(_STRIP).lower()
    if last in _OF:
        return not _CITED.isdisjoint(word.strip(_STRIP).lower() for word in words[-4:-1])
    return sight.meaning.form == "year" and words[-1][-1] == "("


_OF: Final = words("of vom dated du del v")
_CITED: Final = words(
    "act law regulation directive decree resolution treaty judgment judgement ruling order "
    "decision letter edition gesetz gesetzes verordnung richtlinie urteil beschluss bescheid "
    "erlass vertrag schreiben fassung loi décret arrêt arrêté ordonnance ley decreto"
)


def _is_copyright(sight: Sight) -> bool:
    """Whether a date belongs to "© 1998-2024 Acme": a year, or a date right behind the sign."""
    if sight.meaning.form == "year" and _has_rights(sight.tail[:_RESERVED]):
        return True
    near = sight.head[-28:]
    if "©" not in near and "opyright" not in near and "(c" not in near and "PYRIG" not in near:
        return sight.meaning.form == "year" and sight.tail[:3].lstrip()[:1] == "©"
    near = near.lower()
    mark = max(near.rfind(mark) + len(mark) for mark in _MARKS if mark in near or mark == "©")
    between = near[mark:]
    if is_stamp(sight.meaning):
        return len(between) <= _RIGHT_BEHIND
    if "©" in near or "(c)" in near:
        return "|" not in between
    return all(word in _IN_COPYRIGHT or not word.isalpha() for word in between.split())


def _has_rights(tail: str) -> bool:
    """Whether rights are reserved behind a year; a search that ignores case is a slow one."""
    if tail.isascii():
        low = tail.lower()
        if not any(word in low for word in _RIGHTS_IN_ASCII):
            return False
    return _RIGHTS.search(tail) is not None


_RIGHTS_IN_ASCII: Final = (
    "right", "recht", "droits", "derechos", "direitos", "diritti", "prawa", "prava", "jog",
    "drepturile",
)  # fmt: skip
"""One of these is in everything plain that `_RIGHTS` finds."""
_RESERVED: Final = 60
_RIGHTS: Final = pattern(
    r"all rights? reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|"
    r"todos os direitos|tutti i diritti|alle rechten voorbehouden|alla rättigheter|"
    r"wszelkie prawa|všechna práva|všetky práva|всички права|все права защищены|"
    r"усі права|sva prava pridržana|tüm hakları saklıdır|minden jog fenntartva|"
    r"toate drepturile|με επιφύλαξη|無断転載|版权所有|著作權所有|무단전재",
    re.IGNORECASE,
)
_MARKS: Final = ("©", "(c)", "copyright", "&copy;")
_RIGHT_BEHIND: Final = 3
_IN_COPYRIGHT: Final = words("by the bei von and")
