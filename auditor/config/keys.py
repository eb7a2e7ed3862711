"""Every setting there is: its key, what it may be, its default, and where it belongs.

A key is the name of the option without its dashes, so that what is known of one is known of
the other. `fields`, `limits` and `rules` are tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from attrs import fields as attributes_of

from auditor.config import entries, values
from auditor.config.values import Taker
from auditor.model import Confidence, Limits, Persona, Severity

FIELD_KEYS: Final = (
    "id",
    "text",
    "html",
    "url",
    "title",
    "published",
    "modified",
    "retrieved",
    "language",
    "headers",
    "source",
)
"""What a field of a record can be."""

FORMATS: Final = (
    *("rich", "text", "json", "jsonl"),
    *("sarif", "github", "gitlab", "junit", "markdown", "csv", "enriched"),
)
"""The formats of reports: for people, for any program, and for those that have their own."""

TABLES: Final = ("fields", "limits", "rules", "severities")


class Key(NamedTuple):
    """A setting; `default` is the value as a file would have it, None where there is none."""

    name: str
    group: str
    take: Taker
    default: object = None
    help: str = ""


_KNOWN: Final = "What you know"
_RULES: Final = "Rules"
_EXIT: Final = "Exit code"
_FOLDERS: Final = "Folders"
_OUTPUT: Final = "Output"
_LIMITS: Final = "Limits"
GROUPS: Final = (_KNOWN, _RULES, _EXIT, _FOLDERS, _OUTPUT, _LIMITS)


def _fail_on(value: object) -> Severity | None:
    """The least severity that makes the exit code 1; None where nothing does."""
    word = values.one_of(value, ("error", "warning", "info", "never"))
    return None if word == "never" else Severity(word)


_KEYS: Final = (
    Key("as-of", _KNOWN, values.day, None, "the last day that anything can be captured on"),
    Key("cutoff", _KNOWN, values.date, None, "the last day that documents may hold"),
    Key("day-month", _KNOWN, values.order, "auto", "auto, dmy or mdy"),
    Key("language", _KNOWN, values.language, None, "the language of the documents"),
    Key("url", _KNOWN, values.url, None, "the address of the document"),
    Key("retrieved", _KNOWN, values.moment, None, "when the copies were made"),
    Key("source-profile", _KNOWN, values.text, None, "how sources write their dates"),
    Key("stdin-name", _KNOWN, values.text, None, "what standard input is called"),
    Key("select", _RULES, values.codes, [], "run these rules only"),
    Key("ignore", _RULES, values.codes, [], "do not run these rules"),
    Key("extend-select", _RULES, values.codes, [], "run these rules as well"),
    Key("persona", _RULES, values.word_of(Persona), "review", "review, ci or forensic"),
    Key("severity", _RULES, values.word_of(Severity), None, "the least that is shown"),
    Key("confidence", _RULES, values.word_of(Confidence), None, "the least sure that is shown"),
    Key("per-path", _RULES, entries.path_rules, [], "rules that run on some paths"),
    Key("suppress", _RULES, entries.suppressions, [], "findings that are known, and why"),
    Key("placeholder-days", _RULES, entries.placeholder_days, [], "days that stand for no date"),
    Key("fixed-days", _RULES, entries.fixed_days, [], "days of the year that have names"),
    Key("known-events", _RULES, entries.known_events, [], "what cannot be told before it happened"),
    Key("fail-on", _EXIT, _fail_on, "error", "the least that fails"),
    Key("exit-zero", _EXIT, values.yes_or_no, default=False, help="never exit with 1"),
    Key("allow-incomplete", _EXIT, values.yes_or_no, default=False, help="never exit with 3"),
    Key("exclude", _FOLDERS, values.texts, [], "patterns of paths that are left out"),
    Key("force-exclude", _FOLDERS, values.yes_or_no, default=False, help="named ones too"),
    Key("gitignore", _FOLDERS, values.yes_or_no, default=True, help="respect .gitignore"),
    Key("format", _OUTPUT, values.one_of_these(*FORMATS), None, "the format on stdout"),
    Key("color", _OUTPUT, values.one_of_these("auto", "always", "never"), "auto", "use colour"),
)


def _limits() -> tuple[Key, ...]:
    return tuple(
        Key(f"limits.{limit.name.replace('_', '-')}", _LIMITS, values.whole_number, limit.default)
        for limit in attributes_of(Limits)
    )


def _field_keys() -> tuple[Key, ...]:
    return tuple(Key(f"fields.{name}", _KNOWN, values.text) for name in FIELD_KEYS)


KEYS: Final[Mapping[str, Key]] = {key.name: key for key in (*_KEYS, *_field_keys(), *_limits())}
"""All but the options of rules, which nobody here knows."""


def key_of(name: str) -> Key | None:
    """The key of that name; any option of any rule is one, and is looked at by the rules."""
    if name.startswith("rules."):
        return Key(name, _RULES, _anything)
    if name.startswith("severities.") and name.count(".") == 1:
        return Key(name, _RULES, entries.severity)
    return KEYS.get(name)


def _anything(value: object) -> Any:  # noqa: ANN401 - what an option of a rule may be
    return value
