"""Makes `lexicon.json` from dateparser's locale data and the word lists in `words/`.

Run `python -m auditor.find.lexicon_build` after a new dateparser or a change of a word list.
The locale files are read as files: importing anything below `dateparser` starts all of it.
"""

from __future__ import annotations

import ast
import json
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from auditor.find.lexicon import ROLES, WORD_SPLIT, number

HERE: Final = Path(__file__).parent
TARGET: Final = HERE / "lexicon.json"
MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FULL_CARE: Final = ("en", "de")
"""Languages with a word list of their own: their months are read without a year, too."""
CODES: Final = {
    "month": "M",
    "weekday": "W",
    "weekday_short": "V",
    "unit": "U",
    "number": "N",
    "ordinal": "O",
    "decade_word": "F",
    "deictic": "D",
    "anaphoric": "D",
    "ago": "G",
    "later": "G",
    "before": "P",
    "day": "R",
    "this_year": "R",
    "now": "R",
    "season": "S",
    "anniversary": "Y",
    "age": "A",
    "set": "E",
    "every": "J",
    "part": "K",
    "quarter_mark": "Q",
    "daytime": "T",
    "era": "B",
}
"""Role of a word -> the byte that stands for its letters in the shadow of a text."""
WHOLE_WEEKDAY: Final = 5
"""Letters from which a weekday is no abbreviation any more (Friday has six, `Lundi` five)."""
SHORT: Final = 2
ANCHORS: Final = "MWURSEYTFQ"
ALSO_ANCHORS: Final = ("aged", "ad", "juche")
PARTICLES: Final = ("de ", "d'")
"""What some locales glue before the month; the grammar reads it by itself."""

Entry = list[Any]


def normal(word: str) -> str:
    """The form of a word in a folded text: lower case, composed, straight apostrophes."""
    low = unicodedata.normalize("NFC", word.replace("İ", "i").lower().replace("i̇", "i"))
    return low.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\u02bc", "'").strip(" .")


def locales() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Name and data of every locale that dateparser has, in order of name."""
    spec = find_spec("dateparser")
    if spec is None or spec.origin is None:
        msg = "dateparser is not installed"
        raise RuntimeError(msg)
    folder = Path(spec.origin).parent / "data" / "date_translation_data"
    for path in sorted(folder.glob("*.py")):
        if path.stem != "__init__":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            data = next(node.value for node in tree.body if isinstance(node, ast.Assign))
            yield path.stem, ast.literal_eval(data)


def usable(word: str) -> bool:
    """Whether a locale's word can be looked for: letters, no digits, no Roman numeral."""
    return (
        len(word) > 1
        and any(c.isalpha() for c in word)
        and not any(c.isdigit() or c.isnumeric() for c in word)
        and not set(word) <= set("ivxlcdm")
    )


def too_short(word: str) -> bool:
    """Whether a word of another language is a common word of Latin text (`de`, `an`, `me`)."""
    return len(word) <= SHORT and word.isascii()


def foreign(lexicon: dict[str, list[Entry]], name: str, data: Mapping[str, Any]) -> None:
    """Add months (X) and weekdays (V) of a locale; they are read beside day and year only."""
    for code, keys, base in (("X", MONTHS, 1), ("V", WEEKDAYS, 0)):
        for value, key in enumerate(keys, base):
            for raw in data.get(key, ()):
                word = normal(raw)
                for particle in PARTICLES:
                    word = word.removeprefix(particle)
                if usable(word) and not too_short(word):
                    put(lexicon, word, code, value, name)


def full_care(lexicon: dict[str, list[Entry]], name: str, data: Mapping[str, Any]) -> None:
    """Add months and weekdays of a language that has a word list of its own, and that list."""
    for value, key in enumerate(MONTHS, 1):
        for raw in data.get(key, ()):
            put(lexicon, normal(raw), "M", value, name)
    own = tomllib.loads((HERE / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    refused = {word for listed in own.get("not_weekday", {}).values() for word in listed}
    for value, key in enumerate(WEEKDAYS):
        for raw in data.get(key, ()):
            word = normal(raw)
            if word not in refused and (name != "en" or not too_short(word)):
                put(lexicon, word, "W" if len(word) >= WHOLE_WEEKDAY else "V", value, name)
    for role, code in CODES.items():
        for value, listed in own.get(role, {}).items():
            for word in listed:
                put(lexicon, normal(word), code, [role, number(value)], name)


def put(lexicon: dict[str, list[Entry]], word: str, code: str, value: object, name: str) -> None:
    """Add one meaning of a word; languages with the same meaning share an entry."""
    if isinstance(value, list) and value[0] in ("month", "weekday", "weekday_short"):
        value = value[1]
    entries = lexicon.setdefault(word, [])
    for entry in entries:
        if entry[0] == code and entry[1] == value:
            if name not in entry[2]:
                entry[2].append(name)
            return
    entries.append([code, value, [name]])


def build() -> str:
    """The text of the lexicon file."""
    cared: dict[str, list[Entry]] = {}
    rest: dict[str, list[Entry]] = {}
    for name, data in locales():
        if name in FULL_CARE:
            full_care(cared, name, data)
        else:
            foreign(rest, name, data)
    words = {
        word: [[code, value, " ".join(names)] for code, value, names in entries]
        for word, entries in sorted({**rest, **merged(cared, rest)}.items())
    }
    parts = {
        "about": "generated by auditor.find.lexicon_build; do not edit",
        "languages": sorted({name for e in words.values() for x in e for name in x[2].split()}),
        "anchors": {w: e[0][0] for w, e in words.items() if is_anchor(w, e[0])},
        "phrases": phrases(words),
    }
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in parts.items()]
    listed = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(written(entries))}"
        for word, entries in words.items()
    )
    return "{" + ",\n".join(lines) + f',\n"words": {{\n{listed}\n}}}}\n'


def written(entries: list[Entry]) -> str:
    """The meanings of a word as one text, which is parsed when the word is met."""
    return ";".join(
        f"{code} {value if code in ROLES else '='.join(map(str, value))} {languages}"
        for code, value, languages in entries
    )


def is_anchor(word: str, entry: Entry) -> bool:
    """Whether a date can begin with the word; such words are looked for in every text."""
    code, _, languages = entry
    if max(word) > "\xff" or " " in word or "-" in word or "'" in word:
        return False
    if code == "V":
        return "en" in languages.split() and len(word) > SHORT
    return code in ANCHORS or word in ALSO_ANCHORS


def phrases(words: Mapping[str, list[Entry]]) -> dict[str, list[str]]:
    """First word -> the entries of more than one word that begin with it, longest first."""
    out: dict[str, list[str]] = {}
    for word in words:
        parts = [p for p in WORD_SPLIT.split(word) if p]
        if parts[0] != word:
            out.setdefault(parts[0], []).append(word)
    return {first: sorted(found, key=len, reverse=True) for first, found in out.items()}


def merged(
    cared: Mapping[str, list[Entry]], rest: Mapping[str, list[Entry]]
) -> dict[str, list[Entry]]:
    """Words of the cared-for languages first, then what the same word means elsewhere."""
    order = "MWSRTUOFNDGPYAEJKQBV"
    return {
        word: sorted(entries, key=lambda e: order.index(e[0])) + rest.get(word, [])
        for word, entries in cared.items()
    }


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
