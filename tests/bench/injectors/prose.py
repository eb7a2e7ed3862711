"""Discrepancies within the sentences of the text, in the language of the page."""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from attrs import evolve

from auditor.model import Settings
from auditor.model.known import KnownEvent
from auditor.when.edtf import parse_date
from tests.bench.injectors.clean import LABELS, Clean, Made, later
from tests.bench.republications import CLOCKS, MONTHS, write

_PAST: Final = {
    "en": ("The mill was opened again on {} by the mayor.", "On {}, the old bridge collapsed.",
           "The choir returned from its journey on {}.", "He was arrested on {} in the harbour."),
    "de": ("Die Mühle wurde am {} wieder eröffnet.", "Am {} stürzte die alte Brücke ein.",
           "Der Chor kehrte am {} von seiner Reise zurück."),
    "fr": ("Le moulin a été rouvert le {} par le maire.", "Le {}, le vieux pont s'est effondré."),
    "es": ("El molino fue reabierto el {} por el alcalde.", "El {} se derrumbó el viejo puente."),
    "it": ("Il mulino è stato riaperto il {} dal sindaco.", "Il {} il vecchio ponte è crollato."),
}  # fmt: skip
_SPAN: Final = {
    "en": ("The baths will be closed from {} to {} for repairs.",
           "The exhibition was open from {} until {} in the old mill.",
           "Ada Holm (born {}, died {}) built the first weir."),
    "de": ("Das Bad bleibt vom {} bis zum {} geschlossen.",
           "Ada Holm (geboren am {}, gestorben am {}) baute das erste Wehr."),
    "fr": ("La piscine sera fermée du {} au {} pour travaux.",),
    "es": ("La piscina estará cerrada desde el {} hasta el {} por obras.",),
    "it": ("La piscina resterà chiusa dal {} al {} per lavori.",),
}  # fmt: skip
_AGO: Final = {
    "en": ("The mill was closed {} years ago, in {}, after a fire.",
           "It all began {} years ago, in {}, with a small boat."),
    "de": ("Die Mühle wurde vor {} Jahren, im Jahr {}, geschlossen.",
           "Vor {} Jahren ({}) brannte das alte Wehr."),
    "fr": ("Le moulin a fermé il y a {} ans, en {}, après un incendie.",),
    "es": ("El molino cerró hace {} años, en {}, tras un incendio.",),
    "it": ("Il mulino ha chiuso {} anni fa, nel {}, dopo un incendio.",),
}  # fmt: skip
_ANNIVERSARY: Final = {
    "en": ("On Saturday the choir celebrated the {}th anniversary of its first concert on {}.",
           "On Friday the town celebrates the {}th anniversary of the flood of {}.",
           "Founded on {1}, the choir celebrated its {0}th anniversary on Thursday."),
    "de": ("Am Samstag feierte der Chor den {}. Jahrestag seines ersten Konzerts am {}.",),
    "fr": ("Samedi, la chorale a fêté le {}e anniversaire de son premier concert du {}.",),
    "es": ("El sábado el coro celebró el {}.º aniversario de su primer concierto del {}.",),
    "it": ("Sabato il coro ha celebrato il {}º anniversario del suo primo concerto del {}.",),
}  # fmt: skip
_ACCESSED: Final = {
    "en": ("[accessed {}]", "Accessed {}.", "(retrieved {})", "Retrieved {}."),
    "de": ("(abgerufen am {})", "[Zugriff am {}]", "Abgerufen am {}."),
    "fr": ("(consulté le {})", "Consulté le {}."),
    "es": ("(consultado el {})", "Consultado el {}."),
    "it": ("(consultato il {})", "Consultato il {}."),
}
_TENSES: Final = frozenset(("en", "de"))
"""The languages whose tenses are read: of others no rule says that something is past."""
_WRONG_YEARS: Final = (4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 24, 25)
_HEISEI, _REIWA = 1988, 2019
_FLOOD: Final = "the Aldermoor flood"
_HALF: Final = 0.5

_Injector = Callable[[Clean, random.Random], Made | None]


def _told(clean: Clean, sentence: str, dice: random.Random) -> Made | None:
    return clean.behind_paragraph(f"<p>{sentence}</p>", sentence, dice)


def event_after_publication(clean: Clean, dice: random.Random) -> Made | None:
    """A past-tense sentence on a full date 3 to 300 days after it and after any stated change."""
    day = later(clean, dice, 3, 300)
    if day is None or clean.language not in _TENSES or clean.changed_since(day):
        return None
    return _told(clean, dice.choice(_PAST[clean.language]).format(clean.write(day, dice)), dice)


def cutoff_leak(clean: Clean, dice: random.Random) -> Made | None:
    """A past event 1 to 300 days after a cutoff that lies 1 to 30 days after the publication."""
    cutoff = clean.day + timedelta(days=dice.randint(1, 30))
    least = (cutoff - clean.day).days + 1
    day = later(clean, dice, least, least + 300)
    if day is None or clean.language not in _TENSES:
        return None
    sentence = dice.choice(_PAST[clean.language]).format(clean.write(day, dice))
    made = _told(clean, sentence, dice)
    return made and with_settings(made, cutoff=parse_date(cutoff.isoformat()))


def with_settings(made: Made, *, only_after: bool = False, **changes: Any) -> Made:  # noqa: ANN401 - any setting
    """Both inputs, or the changed one, with settings changed."""
    settings: Settings = evolve(made.after.settings, **changes)
    before = made.before if only_after else evolve(made.before, settings=settings)
    return evolve(made, before=before, after=evolve(made.after, settings=settings))


def wrong_weekday(clean: Clean, dice: random.Random) -> Made | None:
    """A sentence on a full date of the last two years under another day's weekday."""
    if not clean.speaks:
        return None
    day = clean.day - timedelta(days=dice.randint(1, 700))
    # Two to five days off: a day off may be a zone, and the rule says so.
    other = day + timedelta(days=dice.randint(2, 5))
    style, language = CLOCKS[clean.language], clean.language
    right, wrong = (write(d, style, language).split()[0] for d in (day, other))
    written = write(day, style, language).replace(right, wrong, 1)
    if not written.endswith(str(day.year)):
        return None
    return _told(clean, dice.choice(_PAST[language]).format(written), dice)


def impossible_date(clean: Clean, dice: random.Random) -> Made | None:
    """A day that its month has not: in a labelled line, in a sentence or in a field of the page."""
    if not clean.speaks:
        return None
    month = dice.choice((2, 4, 6, 9, 11))
    number = calendar.monthrange(clean.day.year, month)[1] + dice.randint(1, 31) % 3 + 1
    number = min(number, 31)
    name = MONTHS[clean.language].split()[month - 1]
    if dice.random() < _HALF / 2:
        value = f"{clean.day.year}-{month:02}-{number:02}T08:00:00+00:00"
        html = clean.in_head(f'<meta property="article:published_time" content="{value}">')
        return Made(clean.untouched, clean.with_html(html), "html", "field")
    written = _DAY_FORM[clean.language].format(d=number, B=name, y=clean.day.year)
    if dice.random() < _HALF:
        line = f"{LABELS[clean.language]}: {written}"
        return clean.under_headline(f"<p>{line}</p>", line, dice)
    return _told(clean, dice.choice(_PAST[clean.language]).format(written), dice)


_DAY_FORM: Final = {
    "en": "{d} {B} {y}", "de": "{d}. {B} {y}", "fr": "{d} {B} {y}", "es": "{d} de {B} de {y}",
    "it": "{d} {B} {y}",
}  # fmt: skip


def reversed_span(clean: Clean, dice: random.Random) -> Made | None:
    """A span whose end is 2 to 700 days before its start."""
    if not clean.speaks:
        return None
    end = clean.day - timedelta(days=dice.randint(-60, 900))
    start = end + timedelta(days=dice.randint(2, 700))
    ends = clean.write(start, dice), clean.write(end, dice)
    sentence = dice.choice(_SPAN[clean.language]).format(*ends)
    return _told(clean, sentence, dice)


def wrong_duration(clean: Clean, dice: random.Random) -> Made | None:
    """A count of years and a year beside it, as in "five years ago, in 2011": four or more off."""
    if not clean.speaks:
        return None
    count = dice.choice((2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 25))
    off = dice.choice((-1, 1)) * dice.randint(4, 12)
    year = clean.day.year - count + off
    if year > clean.day.year:
        year = clean.day.year - count - abs(off)
    return _told(clean, dice.choice(_AGO[clean.language]).format(count, year), dice)


def wrong_anniversary(clean: Clean, dice: random.Random) -> Made | None:
    """An anniversary of the week whose count of years is three or more off."""
    if not clean.speaks:
        return None
    count = dice.choice(_WRONG_YEARS)
    off = dice.randint(3, 9)
    first = _years_before(clean.day + timedelta(days=dice.randint(-5, 1)), count + off)
    sentence = dice.choice(_ANNIVERSARY[clean.language])
    return _told(clean, sentence.format(count, clean.write(first, dice)), dice)


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def cites_the_future(clean: Clean, dice: random.Random) -> Made | None:
    """A list of two or three sources that were looked at 3 to 400 days after the publication."""
    first = later(clean, dice, 3, 400)
    if first is None or not clean.speaks or clean.changed_since(first):
        return None
    accessed = dice.choice(_ACCESSED[clean.language])
    titles = dice.sample(("Depths of ponds", "Weirs and mills", "A history of ferries"), 2)
    days = (first, first - timedelta(days=dice.randint(0, 1)))
    sources = [
        f"Holm, A.: {title}. https://ponds.example/{n} " + accessed.format(clean.write(d, dice))
        for n, (title, d) in enumerate(zip(titles, days, strict=True), 1)
    ]
    items = "".join(f"<li>{source}</li>" for source in sources)
    return clean.behind_paragraph(f"<ol>{items}</ol>", "\n".join(sources), dice)


def anachronism(clean: Clean, dice: random.Random) -> Made | None:
    """A sentence on an event of the user's table that was 2 to 900 days after the publication."""
    day = later(clean, dice, 2, 900)
    if day is None or clean.changed_since(day):
        return None
    event = KnownEvent((_FLOOD,), parse_date(day.isoformat()))
    made = _told(clean, f"The weir was rebuilt because of {_FLOOD}.", dice)
    return made and with_settings(made, known_events=(event,))


def mixed_orders(clean: Clean, dice: random.Random) -> Made | None:
    """Two or three dates in digits whose order is certain, one of them the other way round."""
    if not clean.speaks or not clean.paragraphs:
        return None
    mark = dice.choice("//.-")
    days = [
        date(clean.day.year - dice.randint(0, 3), dice.randint(1, 12), dice.randint(13, 28))
        for _ in range(dice.randint(2, 3))
    ]
    forms = ["{d:02}{s}{m:02}{s}{y}"] * (len(days) - 1) + ["{m:02}{s}{d:02}{s}{y}"]
    dice.shuffle(forms)
    said = [
        dice.choice(_PAST[clean.language]).format(f.format(d=d.day, m=d.month, y=d.year, s=mark))
        for f, d in zip(forms, days, strict=True)
    ]
    return clean.behind_paragraph("".join(f"<p>{s}</p>" for s in said), "\n\n".join(said), dice)


def other_calendar(clean: Clean, dice: random.Random) -> Made | None:
    """A year of another calendar with a year of ours in brackets that is one to three off."""
    year = clean.day.year - dice.randint(0, 25)
    wrong = year + dice.choice((-3, -2, 2, 3))
    names = [f"Juche {year - 1911}", f"B.E. {year + 543}", f"Minguo {year - 1911}"]
    if year > _HEISEI:
        names.append(f"Heisei {year - _HEISEI}" if year < _REIWA else f"Reiwa {year - _REIWA + 1}")
    other = dice.choice(names)
    sentence = f"The reservoir was finished in {other} ({wrong}), the ministry said."
    return _told(clean, sentence, dice)


PROSE: Final[Mapping[str, _Injector]] = {
    "COR507": cutoff_leak,
    "DOC207": mixed_orders,
    "FMT102": impossible_date,
    "FMT103": wrong_weekday,
    "FMT109": other_calendar,
    "TMP401": event_after_publication,
    "TMP403": wrong_anniversary,
    "TMP404": wrong_duration,
    "TMP406": reversed_span,
    "TMP407": cites_the_future,
    "TMP411": anachronism,
}
