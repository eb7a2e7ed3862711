"""What the class words, the id, the role and the name of an element say of what it holds.

Read: `class="entry-meta"` (byline), `id="comments"`, `class="related-posts"`, `role="banner"`.
Not read: `class="has-comments"`, which says that there are some elsewhere.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.extract.word_table import words
from auditor.model import Role
from auditor.pattern import pattern

_LONGEST: Final = 200
_REMEMBERED: Final = 20_000
_PIECES: Final = pattern(r"[A-Z]?[a-zäöüß]+|[A-Z]+(?![a-z])")


class Area(Enum):
    """What sort of area an element is."""

    __hash__ = object.__hash__  # that of Enum is written in Python, and asked for at every date
    MASTHEAD = "masthead"
    BYLINE = "byline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    RELATED = "related"
    CARD = "card"
    COMMENTS = "comments"
    FOOTER = "footer"
    NAVIGATION = "navigation"


class Hint(NamedTuple):
    """What one element says: the area that it is, and the role that it gives dates."""

    area: Area | None = None
    role: Role | None = None


_AREAS: Final[tuple[tuple[Area, frozenset[str]], ...]] = (
    (
        Area.COMMENTS,
        words(
            "comment comments commentlist commentslist commentbody commenttext commentarea "
            "commentsection comentarios comentario kommentar kommentare kommentarer kommentit "
            "commentaires commentaire commenti reacties respond disqus livefyre replies reply "
            "responses usercomment usercomments forumpost trackback trackbacks pingback guestbook "
            "reviews customerreview customerreviews userreview userreviews productreview "
            "productreviews guestreview guestreviews bewertungen kundenbewertungen testimonials"
        ),
    ),
    (
        Area.RELATED,
        words(
            "related relatedposts relatedarticles relatedcontent relatednews recommended "
            "recommendation recommendations recommends trending popular mostread mostpopular "
            "mostviewed latest recent recents recentposts latestnews morefrom morenews "
            "morestories readmore readalso readnext upnext alsolike outbrain taboola similar "
            "sidebar rightrail leftrail teaser teasers teaserlist linklist newslist newsticker "
            "ticker carousel slider slideshow promo promos promotion promoted sponsored advert "
            "advertisement ads adverts widget widgets archive archives aside marginal "
            "newsbox newsboxes recirc recirculation puff puffs "
            "rightcolumn leftcolumn rightcol leftcol secondary complementary verwandt verwandte "
            "weitere empfehlungen meistgelesen relacionadas relacionados relacionado correlati "
            "gerelateerd relaterat similares upcoming prevnext nextprev"
        ),
    ),
    (
        Area.NAVIGATION,
        words(
            "nav navigation navbar menu menus submenu breadcrumb breadcrumbs pagination pager "
            "paging sitemap mainmenu topmenu mainnav"
        ),
    ),
    (
        Area.FOOTER,
        words(
            "footer foot colophon contentinfo copyright impressum pagefooter sitefooter imprint "
            "bottombar fussbereich legal subfooter"
        ),
    ),
    (
        Area.BYLINE,
        words(
            "byline bylines dateline timestamp pubdate publishdate publishedat pubtime pubinfo "
            "postmeta entrymeta articlemeta postdate entrydate articledate storydate newsdate "
            "datepublished dateposted publicationdate publication publish published posted "
            "postinfo articleinfo metadata meta authorinfo authordate bylineinfo dateinfo "
            "veröffentlicht datum erschienen dachzeile autor author updated modified lastupdated "
            "lastmodified submitted date time datetime"
        ),
    ),
    (
        Area.CAPTION,
        words(
            "caption figcaption imagecaption photocaption credit credits photocredit bildtext bu"
        ),
    ),
    (Area.QUOTE, words("quote blockquote pullquote quoted zitat")),
    (
        Area.MASTHEAD,
        words(
            "header masthead topbar banner siteheader pageheader topheader clock currentdate "
            "todaysdate today currenttime weather logo branding toolbar utility"
        ),
    ),
    (
        Area.BODY,
        words(
            "articlebody articletext articlecontent storybody storytext storycontent postbody "
            "postcontent entrycontent bodytext maintext bodycopy richtext fliesstext prose "
            "textbody contentbody"
        ),
    ),
    (Area.CARD, words("card cards tile tiles item items list listing feed grid result results")),
)
_PAIRS: Final = {
    ("current", "date"): Area.MASTHEAD,
    ("todays", "date"): Area.MASTHEAD,
    ("date", "today"): Area.MASTHEAD,
    ("top", "bar"): Area.MASTHEAD,
    ("entry", "content"): Area.BODY,
    ("post", "content"): Area.BODY,
    ("post", "body"): Area.BODY,
    ("article", "body"): Area.BODY,
    ("article", "text"): Area.BODY,
    ("article", "content"): Area.BODY,
    ("story", "body"): Area.BODY,
    ("story", "text"): Area.BODY,
    ("story", "content"): Area.BODY,
    ("body", "text"): Area.BODY,
    ("body", "copy"): Area.BODY,
    ("content", "body"): Area.BODY,
    ("rich", "text"): Area.BODY,
    ("most", "read"): Area.RELATED,
    ("most", "popular"): Area.RELATED,
    ("read", "more"): Area.RELATED,
    ("read", "next"): Area.RELATED,
    ("read", "also"): Area.RELATED,
    ("more", "news"): Area.RELATED,
    ("more", "stories"): Area.RELATED,
    ("more", "articles"): Area.RELATED,
    ("more", "from"): Area.RELATED,
    ("up", "next"): Area.RELATED,
    ("right", "rail"): Area.RELATED,
    ("right", "column"): Area.RELATED,
    ("left", "column"): Area.RELATED,
    ("side", "bar"): Area.RELATED,
    ("news", "list"): Area.RELATED,
    ("entry", "footer"): Area.BYLINE,
    ("entry", "header"): Area.BYLINE,
    ("post", "footer"): Area.BYLINE,
    ("post", "header"): Area.BYLINE,
    ("article", "footer"): Area.BYLINE,
    ("article", "header"): Area.BYLINE,
    ("asset", "footer"): Area.BYLINE,
    ("last", "update"): Area.BYLINE,
    ("date", "comments"): Area.BYLINE,
    ("node", "promoted"): Area.CARD,
    ("story", "header"): Area.BYLINE,
}
"""Words of two that say more than each; an article's own header and footer hold its byline."""
_TAGS: Final = {
    "footer": Area.FOOTER,
    "nav": Area.NAVIGATION,
    "menu": Area.NAVIGATION,
    "aside": Area.RELATED,
    "header": Area.MASTHEAD,
    "figure": Area.CAPTION,
    "figcaption": Area.CAPTION,
    "blockquote": Area.QUOTE,
}
_ROLES: Final = {
    "banner": Area.MASTHEAD,
    "navigation": Area.NAVIGATION,
    "complementary": Area.RELATED,
    "contentinfo": Area.FOOTER,
}
DENYING: Final = words(
    "has no with without open closed hide show allow enable disable count counter num number link "
    "links icon button btn toggle share social new category tag cat type average score"
)
"""Beside "comments" these tell of a number or a link, not of the comments themselves."""
_PUBLISHED: Final = words(
    "published pubdate publish publishdate datepublished dateposted posted postdate pubtime "
    "publicationdate publication created entrydate articledate veröffentlicht erschienen "
    "firstpublished"
)
_MODIFIED: Final = words(
    "updated modified lastupdated lastmodified lastmod datemodified update dateupdated "
    "aktualisiert geändert revised"
)
_EVENT: Final = words("event events eventdate startdate enddate termin veranstaltung venue")
_BY_WORD: Final = {word: area for area, table in reversed(_AREAS) for word in table}
_ORDER: Final = {area: rank for rank, (area, _) in enumerate(_AREAS)}
_NO_HINT: Final = Hint()
_memo: dict[tuple[str, str, str, str, str], Hint] = {}
_words: dict[str, Hint] = {}


def hint_of(name: str, classes: str, identity: str = "", role: str = "", prop: str = "") -> Hint:
    """What the name of an element, its class, `id`, `role` and `itemprop` say of it."""
    key = (name, classes, identity, role, prop)
    found = _memo.get(key)
    if found is None:
        if len(_memo) >= _REMEMBERED:
            _memo.clear()
        found = _memo[key] = _read(*key)
    return found


def _read(name: str, classes: str, identity: str, role: str, prop: str) -> Hint:
    best: Area | None = None
    given: Role | None = None
    for token in f"{classes} {identity} {prop}"[:_LONGEST].split():
        hint = _words.get(token) or _of_word(token)
        if hint.area is not None and (best is None or _ORDER[hint.area] < _ORDER[best]):
            best = hint.area
        given = given or hint.role
    if best in (None, Area.CARD, Area.BODY) or (best is Area.MASTHEAD and name == "footer"):
        best = _ROLES.get(role) or _TAGS.get(name) or best
    return Hint(best, given) if best or given else _NO_HINT


def _of_word(token: str) -> Hint:
    """What one class word says; the same few thousand words make up the classes of all pages."""
    pieces = [piece.lower() for piece in _PIECES.findall(token)]
    area, role = _area_of(pieces), _role_of(pieces)
    if len(_words) >= _REMEMBERED:
        _words.clear()
    found = _words[token] = Hint(area, role) if area or role else _NO_HINT
    return found


def _area_of(pieces: list[str]) -> Area | None:
    """The area that one class word names, its pieces taken together where they belong so."""
    if not pieces:
        return None
    for first, second in pairwise(pieces):
        pair = _PAIRS.get((first, second)) or _BY_WORD.get(first + second)
        if pair is not None:
            return pair
    areas = [_BY_WORD[piece] for piece in pieces if piece in _BY_WORD]
    if not areas:
        return None
    best = min(areas, key=lambda area: _ORDER[area])
    if "and" in pieces and best is not Area.BODY:
        return None  # the body and its footer, say: all of it
    if best is Area.COMMENTS and not DENYING.isdisjoint(pieces):
        return None
    return best


def _role_of(pieces: list[str]) -> Role | None:
    glued = "".join(pieces)
    for table, role in (
        (_MODIFIED, Role.MODIFIED),
        (_EVENT, Role.EVENT),
        (_PUBLISHED, Role.PUBLISHED),
    ):
        if glued in table or not table.isdisjoint(pieces):
            return role
    return None
