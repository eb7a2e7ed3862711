# ruff: noqa: RUF001 - words and marks of other scripts are data
"""The words beside a date that say what it is: "Posted on", "Stand:", "Zuletzt geändert am".

The table is data: a phrase in lower case, its words divided by one blank, and what it means.
Looking one up costs a handful of dictionary look-ups in a bounded window, never a search with
a pattern over a line.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from auditor.extract.unspaced_labels import UNSPACED
from auditor.extract.word_table import words
from auditor.model import OwnerKind, Role

_WINDOW: Final = 72
_PROSE_WINDOW: Final = 48
_MAX_WORDS: Final = 4
_MAX_GAP: Final = 7
_AFTER: Final = 28
_PROSE_REACH: Final = max(_PROSE_WINDOW, 2 * _AFTER)
_ABBREVIATION: Final = 3
_LINE: Final = 40
_ENDS_OF_PROSE: Final = frozenset(".!?|•·—–:;»")
_STRIP: Final = " \t\r\n\xa0:|·•–—-/*()[]<>«»,;.…#=~►▸●\u200b\u200e\u200f\ufeff'\"“”„"
_SEPARATORS: Final = frozenset(":|·•–—-/*()[]<>«»;…#=~►▸●,")
_GLUE: Final = frozenset("•·|")
_ENDS: Final = _SEPARATORS | frozenset(".!?")


class Label(NamedTuple):
    """A label that was found: its words as they stand in the text, and what they mean.

    `owner` is set where the words say that the date is another thing's (a member's, a
    product's). `weak` labels ("Date:", "Stand:") only say that a date follows: they name a
    publication where nothing else does. `clear`: only filler stands between it and the date.
    """

    text: str
    role: Role
    owner: OwnerKind | None = None
    weak: bool = False
    clear: bool = True


class _Entry(NamedTuple):
    role: Role
    owner: OwnerKind | None = None
    weak: bool = False
    verb: bool = False
    note: bool = False
    life: bool = False


_PHRASES: Final[dict[tuple[Role, OwnerKind | None, str], tuple[str, ...]]] = {
    # "verb": also an ordinary verb or noun of running text, so that it counts only where it
    # begins its stretch of text or belongs to "this article".
    (Role.PUBLISHED, None, "verb"): (
        "published|posted|issued|released on|filed|dated|uploaded|aired|written|reported",
        "first published|originally published|first posted|originally posted|published online",
        "published first|originally appeared|first appeared|article published|story published",
        "veröffentlicht|publiziert|erschienen|erstellt|eingestellt|verfasst|geschrieben",
        "erstveröffentlicht|erstmals veröffentlicht|zuerst veröffentlicht|gepostet|online seit",
        "publié|publiée|publie|publiés|mis en ligne|posté|paru|parue|écrit|rédigé|diffusé",
        "mise en ligne",
        "publicado|publicada|publicados|escrito|creado|enviado|actualidad|postado|divulgado",
        "pubblicato|pubblicata|pubblicati|inserito|scritto|postato|gepubliceerd|geplaatst",
        "gepost|publicerad|publicerat|publicerades|skapad|publisert|udgivet|offentliggjort",
        "lagt ut|oprettet|julkaistu|julkaistaan|lisätty|opublikowano|opublikowany|dodano|dodany",
        "data publikacji|publikacja|zamieszczono|napisano|publikováno|zveřejněno|vydáno|vloženo",
        "publikované|zverejnené|objavljeno|objavio|objavljena|publicat|publicată|postat|scris",
        "közzétéve|megjelent|létrehozva|feltöltve|опубликовано|опубликована|опубликован|добавлено",
        "размещено|дата публикации|создано|опубліковано|публікація|додано|публикувано|публикувана",
        "δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|αναρτήθηκε|yayınlanma|yayınlandı|yayın|yayımlanma",
        "eklenme|giriş|oluşturulma|diterbitkan|dipublikasikan|diposting|dimuat|xuất bản|đăng lúc",
        "đăng ngày|ngày đăng|نشر|نشر في|تاريخ النشر|نشرت|انتشار|تاریخ انتشار|פורסם|פורסם בתאריך",
        "प्रकाशित|प्रकाशित तिथि|เผยแพร่|வெளியீடு|প্রকাশিত|প্রকাশ",
    ),
    (Role.PUBLISHED, None, ""): (
        "date published|publish date|published date|publication date|date of publication",
        "pub date|pubdate|date posted|post date|posting date|posted date|posted on|posted at",
        "published on|published at|posted by|submitted by|published by|written by|story by",
        "date of issue",
        "issue date|date issued|date of release|press release|news release|media release",
        "for immediate release|immediate release|veröffentlicht am|veröffentlichung",
        "veröffentlichungsdatum|veröffentlichungstermin|erscheinungsdatum",
        "erschienen am|publikationsdatum|pressemitteilung|pressemitteilung vom|meldung vom",
        "artikel vom|beitrag vom|nachricht vom|eintrag vom|pressemeldung vom|presseinformation vom",
        "beitrag veröffentlicht|online seit|erstellungsdatum|erstellt am",
        "datum der veröffentlichung|stand des artikels|stand des beitrags",
        "date de publication|date de parution|publié le|mis en ligne le|première publication",
        "fecha de publicación|fecha de publicacion|publicado el|fecha publicación",
        "data de publicação",
        "data da publicação|publicado em|data pubblicazione|data di pubblicazione|pubblicato il",
        "publicatiedatum|datum publicatie|publiceringsdatum|publiseringsdato|udgivelsesdato",
        "julkaisupäivä|data opublikowania|datum publikace|datum objave|data publicării",
        "publicat la|megjelenés dátuma|дата публикации|дата публікації|ημερομηνία δημοσίευσης",
        "yayınlanma tarihi|yayın tarihi|eklenme tarihi|giriş tarihi|haber girişi|tanggal terbit",
        "ngày xuất bản|تاريخ النشر|تاریخ انتشار|प्रकाशन तिथि",
    ),
    (Role.PUBLISHED, None, "weak"): (
        "date|dated|dateline|datum|vom|stand|fecha|data|dato|päivämäärä|päiväys|dátum|kelt|tarih",
        "дата|ημερομηνία|tanggal|ngày|التاريخ|تاریخ|תאריך|दिनांक|by|von|par|por|da|door|av|af",
        "text von|ein beitrag von|from|publisher|autor|author|redaktion|quelle|source",
    ),
    (Role.MODIFIED, None, "verb"): (
        "updated|modified|revised|edited|amended|corrected|changed|update|aktualisiert|geändert",
        "überarbeitet|bearbeitet|ergänzt|korrigiert|upgedatet|actualisé|actualisée|modifié",
        "modifiée|actualizado|actualizada|modificado|modificada|atualizado|atualizada|atualizações",
        "alterado|aggiornato|aggiornata|aggiornamento|modificato|bijgewerkt|gewijzigd|aangepast",
        "uppdaterad|uppdaterat|uppdaterades|ändrad|oppdatert|endret|opdateret|ændret|päivitetty",
        "muokattu|zaktualizowano|aktualizacja|zmodyfikowano|aktualizováno|aktualizované|upraveno",
        "ažurirano|actualizat|actualizată|modificat|frissítve|módosítva|обновлено|обновлена",
        "изменено|оновлено|змінено|обновена|актуализирана|ενημερώθηκε|ανανεώθηκε|güncelleme",
        "güncellendi|güncellenme|diperbarui|diubah|cập nhật|تحديث|تم التحديث|آخر تحديث|بروزرسانی",
        "עודכן|עודכן בתאריך|अपडेटेड|अपडेट|অপডেট|แก้ไข|อัปเดต",
    ),
    (Role.MODIFIED, None, ""): (
        "last updated|last update|last modified|last revised|last edited|last reviewed",
        "last changed|content current as of|current as of|last verified",
        "updated on|updated at|date modified|date updated|modified date|update date|revision date",
        "last modification|most recently updated|date of revision|page last updated|this page was",
        "page updated|article updated|story updated|reviewed on|medically reviewed|reviewed",
        "zuletzt aktualisiert|zuletzt geändert|zuletzt bearbeitet|zuletzt überarbeitet",
        "letzte änderung|letzte aktualisierung|letzte bearbeitung|letztes update|aktualisiert am",
        "geändert am|aktualisierung|änderungsdatum|zuletzt modifiziert|aktualisierungsdatum",
        "mis à jour|mise à jour|mis a jour|maj|dernière mise à jour|derniere mise a jour|màj",
        "modifié le|dernière modification|última actualización|ultima actualizacion|actualizado el",
        "última modificación|fecha de actualización|última atualização|atualizado em",
        "ultimo aggiornamento|ultima modifica|aggiornato il|laatst bijgewerkt|laatst gewijzigd",
        "laatste update|senast uppdaterad|senast ändrad|sist oppdatert|sidst opdateret|sist endret",
        "viimeksi päivitetty|ostatnia aktualizacja|ostatnia modyfikacja|poslední aktualizace",
        "naposledy aktualizováno|poslední změna|posledná aktualizácia|ultima actualizare",
        "utolsó frissítés|последнее обновление|дата обновления|останнє оновлення",
        "τελευταία ενημέρωση|son güncelleme|güncelleme tarihi|terakhir diperbarui|cập nhật lúc",
    ),
    # "note": what editors write before a change. A button or a noun of running text is spelled
    # alike, so that it counts only as the first word of its line, and right before the date.
    (Role.MODIFIED, None, "note"): (
        "edit|correction|corrections|erratum|corrigendum|addendum|clarification|korrektur",
        "berichtigung|richtigstellung|nachtrag|ergänzung|rectificatif|correctif|fe de erratas",
        "corrección|rettifica|correctie|rättelse",
    ),
    (Role.CREATED, None, ""): (
        "created|date created|created on|creation date|created at|date of creation|written on",
        "entstanden|entstanden am|créé le|fecha de creación|data de criação|data creazione",
    ),
    (Role.CAPTURED, None, ""): (
        "accessed|accessed on|date accessed|access date|last accessed|retrieved|retrieved on",
        "printed|printed on|print date|downloaded|downloaded on|download date|crawled|captured",
        "captured on|archived|archived on|saved on|snapshot|generated|generated on|page generated",
        "abgerufen|abgerufen am|zugriff|zugriff am|zuletzt abgerufen|zuletzt abgerufen am|gedruckt",
        "gedruckt am|ausgedruckt am|druckdatum|abrufdatum|heruntergeladen am|seite generiert",
        "aktuelle zeit|aktuelles datum|serverzeit|current time|current date|server time",
        "it is currently|heure actuelle|hora actual|ora corrente|huidige tijd",
        "letzter zugriff|aufgerufen am|archiviert am|archiviert|consulté le|consulté|imprimé le",
        "page consultée le|consultado el|consultado em|acesso em|consultado|consultato il",
        "geraadpleegd op|geraadpleegd|geprint op|läst|hämtad|hämtat|besøgt|hentet|viitattu",
        "dostęp|navštíveno|дата обращения|erişim tarihi|diakses",
    ),
    (Role.RECEIVED, None, ""): (
        "submitted|submitted on|received|received on|date received|eingegangen|eingegangen am",
        "eingang|reçu le|recibido",
        "ricevuto|recebido em|ontvangen",
    ),
    (Role.EXPIRES, None, ""): (
        "expires|expires on|expiry date|expiration date|expiry|expiration|valid until",
        "valid through",
        "offer ends|offer expires|closing date|closes|deadline|application deadline|apply by",
        "applications close|due date|due back|due on|loan due|ends on|available until|use by",
        "best before|bewerbungsfrist|rückgabe bis|fällig am",
        "gültig bis|läuft ab am|endet am|bewerbungsschluss|einsendeschluss|anmeldeschluss",
        "verfügbar bis|haltbar bis|frist|abgabefrist|meldeschluss|teilnahmeschluss|expire le",
        "date limite|valable jusqu'au|válido hasta|fecha límite|caduca|válido até|prazo|scade il",
        "scadenza|valido fino al|verloopt op|geldig tot|giltig till|gyldig til|ważne do",
    ),
    (Role.EVENT, None, ""): (
        "event date|date of event|event|when|starts|start date|starts on|begins|start time",
        "end date",
        "date and time|date & time|meeting date|show date|game date|match date|on sale|on view",
        "opening date|opens|opened|premiere|premieres|premiered|air date|original air date",
        "recorded|recorded on|filmed|filmed on|photographed|taken|taken on|date taken|performed",
        "departure|arrival|check-in|check-out|conference|webinar|session date|effective date",
        "effective|effective from|in force|signed|signed on",
        "termin|termine|veranstaltung|veranstaltungsdatum|beginn|start|wann|datum und uhrzeit",
        "aufgenommen|aufgenommen am|aufnahmedatum|einlass|premiere am|kinostart|erstausstrahlung",
        "sendetermin|sendedatum|anpfiff",
        "in kraft seit|in kraft|gültig ab|gültig seit|ab|seit|quand|date de l'événement|début",
        "cuándo|cuando|fecha del evento|inicio|quando|data do evento|início|inizio|wanneer|aanvang",
    ),
    (Role.EVENT, OwnerKind.PRODUCT, ""): (
        "released|release date|release|launch date|launched|available from|available on",
        "erscheint am|erscheinungstermin|veröffentlichungstag|verkaufsstart|vö|date de sortie",
        "sortie|fecha de estreno",
        "estreno|data de lançamento|lançamento|data di uscita|uscita|releasedatum|premiär",
    ),
    (Role.REFERENCE, OwnerKind.OTHER, ""): (
        "joined|joined on|join date|registered|registered on|member since|user since|registration",
        "last seen|last active|last visit|last online|registriert|registriert seit|registriert am",
        "mitglied seit|dabei seit|beigetreten|anmeldedatum|angemeldet seit|zuletzt online",
        "inscrit le|inscrit depuis|membre depuis|inscription|miembro desde|registrado|se unió",
        "membro desde|registrato|iscritto dal|iscritto|lid sinds|geregistreerd|medlem sedan",
        "medlem siden|gick med|liittynyt|dołączył|rejestracja|registrovaný|регистрация|на форуме с",
        "last login|last post|letzter beitrag",
    ),
    (Role.NONE, OwnerKind.OTHER, "life"): (
        "item no|item number|art no|art.-nr|artikelnummer|artikel-nr|bestellnummer|part no|sku",
        "version|build|revision no",
    ),
    # "life": only right before the date. "Born to run" is a title.
    (Role.REFERENCE, OwnerKind.OTHER, "life"): (
        "date of birth|birthday|birth date|birthdate|dob|d.o.b|born|born on|geburtstag",
        "geburtsdatum|geboren|geboren am|geb|diploma|diplom",
        "date of death|death date|died|died on|gestorben|gestorben am",
        "todestag|todesdatum|sterbedatum|founded|founded on|founding date|date founded|established",
        "established on|gegründet|gegründet am|gründungsdatum|gründung|né le|née le|mort le",
        "date de naissance|fecha de nacimiento|nacido el|data de nascimento|data di nascita",
    ),
}


_OF_OTHERS: Final = ("등록번호", "原文", "元記事", "翻訳元")
"""What tells on the same line that a newspaper was registered, or that another text appeared."""

_FILLERS: Final = words(
    "on at in the of as am um im der den dem die das vom zum le la el il lo los em no na op de den "
    "det d dne dnia roku w o u la en às a as alle ore om den kl tarihi tarihinde в от г στις "
    "ngày lúc pada tanggal في بتاريخ היום ב the: date datum time "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr "
    "sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
    "viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica"
)

_SUBJECTS: Final = words(
    "article story post piece page entry column blog interview item text document content artikel "
    "beitrag seite meldung eintrag billet artículo artigo articolo nachricht news"
)
_THIS: Final = words(
    "this dieser diese dieses cet cette l'article este esta questo questa dit deze"
)
_THE: Final = frozenset(("The", "Der", "Die", "Das"))
_ORIGINALLY: Final = frozenset(("originally", "initially", "ursprünglich"))
"""Beside them "The article", where a line begins with it, is the one that is read."""
_AUXILIARIES: Final = words(
    "was were is has been be first originally last most recently previously also initially "
    "wurde ist wird zuerst ursprünglich zuletzt erstmals zum ersten mal a été est fue foi è stato "
    "werd"
)
_SHOWN_TOO: Final = words(
    "first originally initially last zuletzt zuerst ursprünglich erstmals erstmalig initialement "
    "originalmente originariamente oorspronkelijk ursprungligen"
)
"""Words before a label that belong to it."""


def _build() -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for (role, owner, mark), rows in _PHRASES.items():
        for phrase in filter(None, "|".join(rows).split("|")):
            marks = (mark == kind for kind in ("weak", "verb", "note", "life"))
            entries.setdefault(phrase, _Entry(role, owner, *marks))
    return entries


_ENTRIES: Final = _build()
_LAST_WORDS: Final = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _ENTRIES)
_FIRST_WORDS: Final = frozenset(phrase.split(" ", 1)[0] for phrase in _ENTRIES)
_UNSPACED_ENDS: Final = frozenset(word[0] for word, _ in UNSPACED)


def none_in_prose(text: str, start: int, line: int) -> bool:
    """Whether `before` and `bracket` find no label in running text, wherever their floor is.

    Most dates of running text stand behind a word of no label; `line` is where theirs begins.
    """
    window = text[max(line, start - _PROSE_REACH) : start]
    last = window.rsplit(None, 1)[-1:]
    if not last or not last[0].isalpha() or not window.isascii():
        return False
    word = last[0].lower()
    return (
        word not in _LAST_WORDS
        and word not in _FILLERS
        and "wurde" not in window
        and " ist" not in window
    )


def before(text: str, start: int, floor: int, *, prose: bool) -> Label | None:
    """The label that ends nearest before `start`, not before `floor`.

    `floor` is where the line, or the date before this one, lets a label begin. In running
    text (`prose`) a label must begin its stretch of text and lead straight to the date.
    """
    low = max(floor, start - (_PROSE_WINDOW if prose else _WINDOW))
    if low >= start:
        return None
    window = text[low:start]
    if prose and window.isascii():
        last = window.rsplit(None, 1)[-1:]
        word = last[0].strip(_STRIP).lower() if last else ""
        if word and word not in _LAST_WORDS and word not in _FILLERS:
            return None  # the quick way for nearly every date of running text
    if not window.isascii() and not _UNSPACED_ENDS.isdisjoint(window):
        found = _unspaced(window[-16:])
        if found is not None:
            other = any(word in window for word in _OF_OTHERS)
            return found._replace(role=Role.REFERENCE, owner=OwnerKind.OTHER) if other else found
    if not _GLUE.isdisjoint(window):
        for mark in _GLUE:
            window = window.replace(mark, f" {mark} ")
    words = window.split()
    if low > floor and not text[low - 1].isspace():
        del words[:1]  # cut in its middle
    return _nearest(words, prose=prose)


def _nearest(words: list[str], *, prose: bool) -> Label | None:
    """The label that ends nearest to the end of the words."""
    gap = 0
    for index in range(len(words) - 1, -1, -1):
        word = words[index].strip(_STRIP).lower()
        if word in _LAST_WORDS:
            label = _match(words, index, gap, prose=prose)
            if label is not None:
                return label
        if not word or word in _FILLERS:
            continue
        gap += 1
        if prose or gap > _MAX_GAP or (words[index][-1] in ".!?" and len(word) > _ABBREVIATION):
            return None
    return None


def _match(words: list[str], index: int, gap: int, *, prose: bool) -> Label | None:
    """The longest phrase that ends with the word at `index`, if it is a label there."""
    plain = [
        word.strip(_STRIP).lower() for word in words[max(0, index - _MAX_WORDS + 1) : index + 1]
    ]
    for first in range(len(plain)):
        entry = _ENTRIES.get(" ".join(plain[first:]))
        if entry is None:
            continue
        begin = index + 1 - (len(plain) - first)
        if (entry.note or entry.life) and not _leads_to_the_date(words, begin, index, entry, gap):
            return None
        if not _stands_as_label(words, begin, index, entry, gap, prose=prose):
            return None
        shown = " ".join(words[begin : index + 1]).strip(" \t|·•–—-*()[],;«»")
        if begin and words[begin - 1].strip(_STRIP).lower() in _SHOWN_TOO:
            shown = f"{words[begin - 1].strip(_STRIP)} {shown}"
        return Label(shown, entry.role, entry.owner, entry.weak, gap == 0)
    return None


def _leads_to_the_date(words: list[str], begin: int, end: int, entry: _Entry, gap: int) -> bool:
    """Whether nothing parts the label from the date; a note also begins its line."""
    if entry.note and (begin or not _GLUE.isdisjoint("".join(words[end:]))):
        return False
    return gap == 0


def _stands_as_label(
    words: list[str], begin: int, end: int, entry: _Entry, gap: int, *, prose: bool
) -> bool:
    colon = words[end][-1] in ":："
    opens = begin == 0 or words[begin - 1][-1] in _SEPARATORS or words[begin][0] in "([|•·*"
    if entry.weak:
        plain = words[end].strip(_STRIP).lower()
        if plain in _BY:
            return opens and not prose
        return (colon or (opens and not prose)) and gap == 0
    if entry.role is Role.EVENT and begin == end:
        return colon
    if not prose:
        return colon or opens or entry.verb or end > begin or _after_subject(words, begin)
    if gap:
        return False
    opens = begin == 0 or words[begin - 1][-1] in _ENDS_OF_PROSE
    opens = opens and words[begin][0] != "("
    return opens or colon or _after_subject(words, begin)


_BY: Final = words(
    "by von par por da door av af from publisher autor author redaktion quelle source"
)


def _after_subject(words: list[str], begin: int, *, any_one: bool = False) -> bool:
    """Whether "this article was first" or its like stands before a label.

    "The article was published on" tells of another article; only what opens its stretch of
    text, or says "this", means the one that is read.
    """
    for index in range(begin - 1, max(-1, begin - 5), -1):
        word = words[index].strip(_STRIP).lower()
        if word in _SUBJECTS:
            before_it = words[index - 1] if index else ""
            return (
                not before_it
                or before_it[-1] in _ENDS
                or before_it.lower() in _THIS
                or (any_one and before_it.lower() in ("der", "die", "das"))
                or (index == 1 and before_it in _THE and not _ORIGINALLY.isdisjoint(words[begin:]))
            )
        if word not in _AUXILIARIES:
            return False
    return False


def bracket(text: str, start: int, end: int, floor: int, ceiling: int) -> Label | None:
    """The verb behind a date that a German sentence opens before it.

    Read: "Dieser Beitrag wurde am 4. Mai 2020 von Eva Huber veröffentlicht".
    """
    near = text[max(floor, start - _AFTER - _AFTER) : start]
    if "wurde" not in near and " ist" not in near:
        return None
    head = near.split()
    while head and head[-1].lower() in _FILLERS:
        head.pop()
    if not head or head[-1].lower() not in ("wurde", "ist"):
        return None
    if len(head) > 1 and _after_subject(head, len(head), any_one=True):
        for raw in text[end : min(ceiling, end + _WINDOW)].split():
            entry = _ENTRIES.get(raw.strip(_STRIP).lower())
            if entry is not None and entry.verb and entry.role in _MAY_FOLLOW:
                return Label(raw.strip(_STRIP), entry.role)
    return None


def _unspaced(window: str) -> Label | None:
    best, found = -1, None
    for word, role in UNSPACED:
        at = window.rfind(word)
        if at + len(word) > best and at >= 0:
            best, found = at + len(word), Label(word, role)
    return found


def after(text: str, end: int, ceiling: int) -> Label | None:
    """The label that follows a date at once: "4 May 2020 (updated)", "2021年4月11日 更新".

    `ceiling` is the end of the line, or the start of the next date, whose own label a word
    before it would be.
    """
    window = text[end : min(ceiling, end + _AFTER)]
    if not window:
        return None
    if not window.isascii() and not _UNSPACED_ENDS.isdisjoint(window):
        found = _unspaced(window[:8])
        if found is not None:
            return found
    words = window.split(None, 3)[:3]
    if words[:1] in _ISSUES and not window[len(words[0]) + 1 :].strip(_STRIP):
        return Label(words[0], Role.PUBLISHED)
    for index, raw in enumerate(words):
        word = raw.strip(_STRIP).lower()
        if not word or word == "uhr":
            continue
        if word not in _FIRST_WORDS:
            break
        for stop in range(len(words), index, -1):
            phrase = " ".join(w.strip(_STRIP).lower() for w in words[index:stop])
            entry = _ENTRIES.get(phrase)
            mine = entry is not None and not entry.weak and not entry.note
            if entry is not None and mine and entry.role in _MAY_FOLLOW:
                return Label(" ".join(words[index:stop]).strip(_STRIP), entry.role, entry.owner)
        return None
    return None


_ISSUES: Final = (["Issue"], ["Edition"], ["issue"], ["edition"])
"""What follows the date of a printed issue, with nothing behind it: "May 4, 2020 Issue"."""
_MAY_FOLLOW: Final = frozenset((Role.PUBLISHED, Role.MODIFIED, Role.CAPTURED, Role.RECEIVED))


def alone(line: str) -> Label | None:
    """The label that a line consists of, as over a date or in the cell before it."""
    if len(line) > _LINE:
        return None
    words = line.split(None, _MAX_WORDS + 1)
    if not 1 <= len(words) <= _MAX_WORDS + 1:
        return None
    if words[0].strip(_STRIP).lower() not in _FIRST_WORDS:
        return None
    plain = [word.strip(_STRIP).lower() for word in words]
    while plain and plain[-1] in _FILLERS and " ".join(plain) not in _ENTRIES:
        plain.pop()
    entry = _ENTRIES.get(" ".join(plain))
    if entry is None or entry.note or " ".join(plain) in _BY:
        return None
    return Label(line.strip(_STRIP), entry.role, entry.owner, entry.weak)
