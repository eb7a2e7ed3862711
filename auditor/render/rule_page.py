"""The page of one rule, and the index of all: Markdown from what rules say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from attrs import fields

from auditor.model import OwnerKind, Role, Severity
from auditor.rule import Example, Rule, Stated

_FAMILIES: Final = {
    "FMT": "How a date is written",
    "DOC": "Inside one document",
    "MET": "Machine metadata",
    "TMP": "The logic of time",
    "COR": "Across a corpus",
    "PRV": "Provenance",
}
_OFF: Final = "off (shown by the persona `forensic`, or when it is selected by its code)"
_LANGUAGES: Final = {"html": "html", "json": "json", "jsonl": "json", "md": "markdown"}
_OWN_COLUMNS: Final = frozenset({"edtf", "owner"})


def file_name(rule: Rule) -> str:
    """Name of the file that holds the page."""
    return f"{rule.code}-{rule.name}.md"


def rule_page(rule: Rule) -> str:
    """The page: what the rule detects, why, what silences it, its options, and examples."""
    return "\n".join(_lines(rule)).rstrip("\n") + "\n"


def index_page(rules: Sequence[Rule]) -> str:
    """The list of all rules, by family."""
    lines = ["# Rules", ""]
    ordered = sorted(rules, key=lambda rule: rule.code)
    for family, members in groupby(ordered, key=lambda rule: rule.code[:3]):
        lines += [f"## {family}: {_FAMILIES.get(family, 'other rules')}", ""]
        lines += ["| code | name | severity | what it detects |", "|---|---|---|---|"]
        lines += [
            f"| {r.code} | [{r.name}]({file_name(r)}) | {r.severity} | {_cell(r.summary)} |"
            for r in members
        ]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield from rule.rationale.strip().splitlines()
    yield ""
    yield from _facts(rule)
    yield from _options(rule)
    yield from _guards(rule)
    yield "## It speaks"
    yield ""
    if any("|" in str(spec) for example in rule.bad for _, spec in _specs(example)):
        yield "`|` stands between rival readings; one with `!` is ruled out by evidence."
        yield ""
    for example in rule.bad:
        yield from _example(example, rule.severity)
    yield "## It is silent"
    yield ""
    for example in rule.good:
        yield from _example(example, None)
    yield "## References"
    yield ""
    yield from (f"- <{reference}>" for reference in rule.references)


def _facts(rule: Rule) -> Iterator[str]:
    severity = _OFF if rule.severity is Severity.OFF else str(rule.severity)
    yield "| | |"
    yield "|---|---|"
    yield f"| severity | {severity} |"
    yield f"| confidence | {rule.confidence} |"
    yield f"| looks at | {'one document' if rule.scope == 'document' else 'a corpus'} |"
    yield f"| since | {rule.since} |"
    if rule.subsumes:
        yield f"| speaks for | {', '.join(rule.subsumes)}, on the same claims |"
    yield ""


def _options(rule: Rule) -> Iterator[str]:
    if not rule.options:
        return
    yield "## Options"
    yield ""
    yield "| name | type | default | meaning |"
    yield "|---|---|---|---|"
    for name, option in rule.options.items():
        yield f"| `{name}` | {option.type.__name__} | `{option.default!r}` | {_cell(option.help)} |"
    yield ""


def _guards(rule: Rule) -> Iterator[str]:
    guards = [example for example in rule.good if example.guard is not None]
    if not guards:
        return
    yield "## What silences or softens it"
    yield ""
    for example in guards:
        level = f" ({example.severity} only)" if example.severity is not None else ""
        yield f"- {example.guard}{level}"
    yield ""


def _example(example: Example, severity: Severity | None) -> Iterator[str]:
    """One example as a person reads it; `severity` is None for those that are silent."""
    level = example.severity or severity
    said = f" ({level}{', to be looked at' if example.kind == 'review' else ''})" if level else ""
    yield f"### {example.title[:1].upper()}{example.title[1:]}{said}"
    yield ""
    if example.source is not None:
        yield from _fenced(example.source, example.name.rpartition(".")[2])
    else:
        yield from _timeline(example)
    told = [f"{name}: {value}" for name, value in {**example.settings, **example.options}.items()]
    if told:
        yield f"With {', '.join(told)}."
        yield ""
    if severity is not None and example.at is not None:
        yield f"It points at `{example.at}`."
        yield ""


def _fenced(text: str, suffix: str) -> Iterator[str]:
    fence = "```"
    while fence in text:
        fence += "`"
    yield f"{fence}{_LANGUAGES.get(suffix, 'text')}"
    yield from text.rstrip("\n").splitlines()
    yield fence
    yield ""


def _timeline(example: Example) -> Iterator[str]:
    yield "| role | date | of | more |"
    yield "|---|---|---|---|"
    for role, spec in _specs(example):
        stated = Stated(edtf=spec) if isinstance(spec, str) else spec
        edtf = f"`{_cell(stated.edtf)}`" if stated.edtf else ""
        owner = "the document" if stated.owner is OwnerKind.DOCUMENT else f"{stated.owner}"
        yield f"| {role} | {edtf} | {owner} | {_cell(', '.join(_more(stated)))} |"
    for role, edtf in example.verdicts.items():
        yield f"| verdict: {role} | {f'`{_cell(edtf)}`' if edtf else 'none'} | the document | |"
    yield ""
    if example.page_kind != "article":
        yield f"The page is `{example.page_kind}`."
        yield ""
    if example.language is not None:
        yield f"The language is `{example.language}`."
        yield ""


def _specs(example: Example) -> Iterator[tuple[Role, str | Stated]]:
    for role, given in (example.timeline or {}).items():
        for spec in given if isinstance(given, tuple) else (given,):
            yield role, spec


def _more(stated: Stated) -> Iterator[str]:
    """What is not the default, by name."""
    for attribute in fields(Stated):
        value = getattr(stated, attribute.name)
        if value == attribute.default or attribute.name in _OWN_COLUMNS:
            continue
        if attribute.name == "relation":
            yield f"{value.years} years after {value.after or 'something undated'}"
        elif isinstance(value, tuple):
            yield f"{attribute.name}: {' and '.join(map(str, value))}"
        else:
            yield attribute.name if value is True else f"{attribute.name}: {str(value).strip()}"


def _cell(text: str) -> str:
    """Text for one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
