# ruff: noqa: RUF001 - words of other scripts are data
"""Headings that end an article: "More from", "Lesen Sie auch", "3 Comments", "© 2020".

Read: `Related articles`, `Das könnte Sie auch interessieren`, `Kommentare (12)`. Not read:
`Related parties must register by May`, which is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Final

from auditor.extract.word_table import words

_LINE: Final = 72
_STRIP: Final = " \t\r\n\xa0:.…»«›>|·•–—-+#*=\"'()[]▼▸►→&"
_MAX_PHRASE: Final = 5


class Section(Enum):
    """What follows a heading."""

    RELATED = "related"
    COMMENTS = "comments"
    FOOTER = "footer"


# Phrases that are a heading whatever follows on the line ("More from the ministry"), and ones
# that must be all of it ("Related").
_OPENERS: Final = {
    Section.RELATED: (
        "more from|more in|more on|more about|more stories|more news|more articles|more posts|"
        "more headlines|more like this|more by|related articles|related stories|related posts|"
        "related content|related news|related links|related topics|related coverage|"
        "related reading|"
        "related items|related searches|related to this|read next|read also|also read|read more on|"
        "read more about|read more from|read this next|you may also like|you might also like|"
        "you may like|you might like|you may also be interested|you may be interested|"
        "recommended for you|recommended stories|recommended articles|recommended reading|"
        "latest news|"
        "latest stories|latest articles|latest posts|latest from|latest in|latest updates|"
        "latest headlines|latest videos|most read|most popular|most viewed|most shared|"
        "popular posts|popular articles|popular stories|popular now|popular in|recent posts|"
        "recent articles|recent news|recent stories|recent comments|recent entries|trending now|"
        "trending stories|trending on|trending in|top stories|top news|other news|other stories|"
        "other articles|other posts|other headlines|similar articles|similar stories|similar posts|"
        "similar news|up next|what to read next|next article|next post|previous article|"
        "previous post|don't miss|don’t miss|editor's picks|editors' picks|editor’s picks|"
        "editors’ picks|"
        "further reading|keep reading|from the archive|from the archives|in other news|"
        "elsewhere on|around the web|from around the web|promoted stories|promoted content|"
        "sponsored content|sponsored stories|from our partners|from the web|see also|see more|"
        "what others are reading|other press releases|more press releases|all press releases|"
        "latest press releases|recent press releases|"
        "mehr zum thema|mehr von|mehr aus|mehr zu|mehr artikel|mehr nachrichten|mehr meldungen|"
        "mehr auf|das könnte sie auch interessieren|das könnte dich auch interessieren|"
        "das könnte sie interessieren|das könnte ihnen auch gefallen|könnte sie auch interessieren|"
        "auch interessant|auch lesenswert|weitere artikel|weitere meldungen|weitere nachrichten|"
        "weitere beiträge|weitere themen|weitere pressemitteilungen|"
        "weitere informationen zum thema|"
        "weitere news|weitere storys|ähnliche artikel|ähnliche beiträge|ähnliche themen|"
        "verwandte artikel|verwandte themen|verwandte beiträge|verwandte meldungen|lesen sie auch|"
        "lesen sie mehr|lesen sie jetzt|lesen sie hier|passend dazu|passend zum thema|meistgelesen|"
        "meistgelesene|meist gelesen|meist gelesene|aktuelle meldungen|aktuelle nachrichten|"
        "aktuelle beiträge|aktuelle artikel|aktuelle pressemitteilungen|neueste beiträge|"
        "neueste artikel|neueste nachrichten|neueste meldungen|neueste kommentare|neuste beiträge|"
        "neuste artikel|letzte beiträge|letzte artikel|letzte meldungen|letzte pressemitteilungen|"
        "top-themen|aus dem ressort|aus dem archiv|empfohlene artikel|empfohlene beiträge|"
        "unsere empfehlungen|empfehlungen der redaktion|beliebte beiträge|beliebteste artikel|"
        "nächster artikel|vorheriger artikel|nächster beitrag|vorheriger beitrag|siehe auch|"
        "zum weiterlesen|"
        "à lire aussi|lire aussi|sur le même sujet|sur le même thème|articles liés|"
        "articles similaires|articles récents|articles associés|les plus lus|dernières actualités|"
        "derniers articles|dernières nouvelles|voir aussi|à ne pas manquer|dans la même rubrique|"
        "noticias relacionadas|artículos relacionados|contenido relacionado|te puede interesar|"
        "te podría interesar|también te puede interesar|más noticias|lo más leído|más leídas|"
        "últimas noticias|lea también|lee también|ver también|más sobre|"
        "articoli correlati|leggi anche|potrebbe interessarti|potrebbero interessarti|"
        "ultime notizie|i più letti|altri articoli|notizie correlate|leia também|veja também|"
        "notícias relacionadas|mais lidas|mais notícias|artigos relacionados|lees ook|meer over|"
        "meer van|meer nieuws|gerelateerde artikelen|laatste nieuws|meest gelezen|läs också|"
        "läs även|"
        "läs mer|relaterade artiklar|mer om|senaste nytt|senaste nyheterna|mest lästa|læs også|"
        "les også|relaterte saker|relaterede artikler|mest læste|lue myös|luetuimmat|uusimmat|"
        "czytaj także|czytaj też|czytaj również|zobacz także|zobacz też|zobacz również|"
        "podobne artykuły|najnowsze artykuły|najczęściej czytane|čtěte také|související články|"
        "nejčtenější|súvisiace články|povezane vijesti|citește și|articole similare|"
        "kapcsolódó cikkek|legolvasottabb|читайте также|похожие материалы|похожие новости|"
        "другие новости|последние новости|по теме|ещё по теме|еще по теме|самое читаемое|"
        "читайте також|інші новини|останні новини|διαβάστε επίσης|σχετικά άρθρα|"
        "δείτε επίσης|ilgili haberler|benzer haberler|diğer haberler|baca juga|berita terkait|"
        "berita lainnya|tin liên quan|tin khác|xem thêm|مواضيع ذات صلة|اقرأ أيضا|اقرأ أيضاً|"
        "أخبار ذات صلة|مطالب مرتبط|اخبار مرتبط"
    ),
    Section.COMMENTS: (
        "leave a comment|leave a reply|leave your comment|post a comment|add a comment|"
        "add your comment|write a comment|join the conversation|join the discussion|"
        "reader comments|"
        "readers' comments|view comments|show comments|view all comments|comments on|"
        "what do you think|kommentar schreiben|kommentar verfassen|kommentar hinterlassen|"
        "schreiben sie einen kommentar|schreibe einen kommentar|hinterlasse einen kommentar|"
        "leserkommentare|leserbriefe|lesermeinungen|kommentare zu|diskutieren sie|"
        "laisser un commentaire|poster un commentaire|ajouter un commentaire|deja un comentario|"
        "dejar un comentario|lascia un commento|deixe um comentário|reageer|plaats een reactie|"
        "dodaj komentarz|добавить комментарий|оставить комментарий|yorum yaz|bir yorum yaz"
    ),
    Section.FOOTER: (
        "all rights reserved|alle rechte vorbehalten|tous droits réservés|privacy policy|"
        "terms of use|terms of service|terms and conditions|terms & conditions|"
        "datenschutzerklärung|"
        "cookie policy|cookie settings|política de privacidad|mentions légales"
    ),
}
_WHOLE: Final = {
    Section.RELATED: (
        "related|more|recommended|recommendations|trending|popular|latest|recent|headlines|archive|"
        "archives|news archive|blog archive|you may|next|previous|newer|older|newer post|"
        "older post|newer posts|older posts|more links|links|more info|related documents|"
        "related products|related questions|related threads|similar threads|similar topics|"
        "related videos|more videos|top posts|featured|featured posts|featured articles|"
        "featured stories|featured news|in this section|also in the news|also on the site|"
        "zum thema|themen|archiv|weitere|verwandt|ähnliches|empfehlungen|aktuelles|aktuell|"
        "neuigkeiten|lesetipps|lesetipp|ähnliche themen|mehr|lesenswert|thema|topnews|"
        "top-artikel|schlagzeilen|"
        "relacionados|relacionadas|connexes|correlati|gerelateerd|relaterat|relaterade|powiązane|"
        "関連記事|関連ニュース|あわせて読みたい|最新記事|人気記事|おすすめ記事|おすすめ|新着記事|"
        "ランキング|相关阅读|相关新闻|相关文章|推荐阅读|延伸阅读|相關新聞|相關文章|最新新闻|热门新闻|"
        "관련기사|관련 기사|많이 본 뉴스|인기기사|최신기사|최신뉴스"
    ),
    Section.COMMENTS: (
        "comments|comment|responses|response|replies|reply|discussion|discuss|your comment|"
        "feedback|"
        "user comments|kommentare|kommentar|antworten|diskussion|meinungen|commentaires|"
        "commentaire|comentarios|commenti|comentários|reacties|kommentarer|kommentit|komentarze|"
        "komentáře|komentari|комментарии|коментарі|обсуждение|σχόλια|yorumlar|yorum|komentar|"
        "bình luận|コメント|评论|評論|留言|댓글|تعليقات|التعليقات|نظرات|תגובות"
    ),
    Section.FOOTER: (
        "impressum|imprint|datenschutz|privacy|sitemap|site map|nutzungsbedingungen|agb|"
        "terms|disclaimer|contact us|about us|follow us|folgen sie uns|cookies"
    ),
}
_COUNTED: Final = words(
    "comments comment responses response replies reply thoughts answers kommentare kommentar "
    "antworten antwort beiträge meinungen commentaires commentaire comentarios comentario "
    "commenti commento comentários reacties reactie kommentarer komentarze komentarzy "
    "комментариев комментария комментарий yorum reaktionen leserkommentare"
)


def _by_first_word(table: dict[Section, str]) -> dict[str, dict[str, Section]]:
    found: dict[str, dict[str, Section]] = {}
    for section, phrases in table.items():
        for phrase in phrases.split("|"):
            found.setdefault(phrase.split(" ", 1)[0], {})[phrase] = section
    return found


_OPENERS_BY_WORD: Final = _by_first_word(_OPENERS)
_WHOLE_BY_WORD: Final = _by_first_word(_WHOLE)


_LONGEST: Final = {
    word: max(phrase.count(" ") + 1 for phrase in phrases)
    for word, phrases in _OPENERS_BY_WORD.items()
}
"""How many words the longest opener has that begins with a word."""
_FIRST_WORDS: Final = (
    frozenset(_OPENERS_BY_WORD) | frozenset(_WHOLE_BY_WORD) | {"no", "one", "keine", "ein"}
)


def sections_of(
    lines: Sequence[str], numbers: Iterable[int], most: int
) -> list[tuple[int, Section]]:
    """The headings among the lines of these numbers, none of them blank, and what each opens.

    A heading has two characters at least and `most` at most.
    """
    found: list[tuple[int, Section]] = []
    first_words = _FIRST_WORDS
    for number in numbers:
        line = lines[number]
        if 1 < len(line) <= most:
            # Nearly every line ends here, at a first word that begins no heading.
            first = line.split(None, 1)[0].lower()
            if first not in first_words:
                if first.isalpha():
                    continue
                bare = first.strip(_STRIP)
                if bare and bare not in first_words and not bare[0].isdecimal():
                    continue
            section = section_of(line)
            if section is not None:
                found.append((number, section))
    return found


def section_of(line: str) -> Section | None:
    """What a line opens if it is such a heading."""
    if len(line) > _LINE:
        return None
    words = line.split(None, 1)
    if not words:
        return None
    first = words[0].lower()
    if first in _FIRST_WORDS:
        words = line.split(None, _MAX_PHRASE)
    else:
        if first.isalpha():
            return None  # the quick way for nearly every line of a text
        bare = first.strip(_STRIP)
        if bare and bare not in _FIRST_WORDS:  # "2.", "don't": at most a count of comments
            return _counted(line.split(None, 3)) if bare[:1].isdecimal() else None
        words = line.lstrip(_STRIP).split(None, _MAX_PHRASE) or [""]
        first = words[0].strip(_STRIP).lower()
        if first not in _FIRST_WORDS:
            return _counted(words) if first[:1].isdecimal() else None
    return _named(line, first, [word.lower() for word in words]) or _counted(words)


def _named(line: str, first: str, words: list[str]) -> Section | None:
    """What a heading that is in the tables opens."""
    if first in _WHOLE_BY_WORD:
        found = _WHOLE_BY_WORD[first].get(_without_count(line.strip(_STRIP).lower()))
        if found is not None:
            return found
    if first in _OPENERS_BY_WORD and not _is_sentence(line, words):
        phrases = _OPENERS_BY_WORD[first]
        for count in range(min(len(words), _LONGEST[first]), 0, -1):
            found = phrases.get(" ".join([first, *words[1:count]]).strip(_STRIP))
            if found is not None:
                return found
    return None


def _without_count(plain: str) -> str:
    """A heading without the number behind it: "comments (12)" is "comments"."""
    return plain.rstrip("0123456789.,").rstrip(_STRIP)


def _counted(words: list[str]) -> Section | None:
    """Comments, if a line is "12 Comments", "2 replies to", "No comments yet"."""
    if len(words) < 2 or words[1].strip(_STRIP).lower() not in _COUNTED:  # noqa: PLR2004 - a number and a word
        return None
    plain = [word.strip(_STRIP).lower() for word in words[:3]]
    number = plain[0].replace(",", "").replace(".", "")
    if not (number.isdecimal() or number in ("no", "one", "keine", "ein")):
        return None
    goes_on = len(plain) == 2 or not plain[2] or plain[2] in _COUNT_GOES_ON  # noqa: PLR2004
    return Section.COMMENTS if goes_on else None


_COUNT_GOES_ON: Final = words("to on for so yet zu zum zur | · • sur posted in bisher")


def _is_sentence(line: str, words: list[str]) -> bool:
    return line.rstrip().endswith((".", ",", ";")) and len(words) > 3  # noqa: PLR2004 - "Read next."
