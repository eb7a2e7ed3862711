"""Prints what is known of rules."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from auditor import judge
from auditor.cli.terminal import cells, complain, encoding_of, in_workflow, wants_color
from auditor.errors import UsageError
from auditor.render.catalogue import catalogue, rule_object
from auditor.render.rule_page import rule_page
from auditor.render.text import CELLS, TextWriter
from auditor.render.untrusted import for_encoding, for_json, visible
from auditor.rule import Rule


def print_rules(format_: str, color: str) -> None:
    """All installed rules."""
    rules = _installed()
    if format_ == "json":
        listed = [rule_object(rule) for rule in rules]
        text = json.dumps({"rules": listed}, ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(for_json(text).encode() + b"\n")
        return
    if wants_color(color, sys.stdout):
        from auditor.render.console import ConsoleWriter  # noqa: PLC0415 - start-up

        ConsoleWriter(sys.stdout, color=True, encoding=encoding_of(sys.stdout)).lines(
            catalogue(rules, cells())
        )
        return
    writer = TextWriter(sys.stdout.write, encoding_of(sys.stdout), in_workflow=in_workflow())
    writer.lines(catalogue(rules, CELLS))


def print_rule(code: str) -> None:
    """The page of the rule with that code or name."""
    rules = _installed()
    wanted = code.strip().lower()
    for rule in rules:
        if wanted in (rule.code.lower(), rule.name):
            # A rule of another package may hold anything, as a document may.
            page = "\n".join(map(visible, rule_page(rule).rstrip("\n").split("\n")))
            sys.stdout.write(for_encoding(page, encoding_of(sys.stdout)) + "\n")
            return
    known = [name for rule in rules for name in (rule.code.lower(), rule.name)]
    close = get_close_matches(wanted, known, n=1)
    hint = f"did you mean {_named(close[0], rules)}?" if close else "`auditor rules` lists them"
    msg = f"there is no rule {code!r}; {hint}"
    raise UsageError(msg)


def _named(word: str, rules: Sequence[Rule]) -> str:
    return next(rule.code for rule in rules if word in (rule.code.lower(), rule.name))


def _installed() -> Sequence[Rule]:
    for notice in judge.load_notices():
        complain(notice.level, notice.text)
    return judge.load_rules()
