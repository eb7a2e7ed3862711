"""Our tokens beside the tokenizer suite of html5lib: every case in all its initial states.

The tokens are those of the pattern and the readers that the page is built from. What only a tree
builder or the suite's set-up decides is told here: in which state a case begins, and that no
start tag changes the state. A case counts as passed where it passes in all its states.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from auditor.pattern import pattern
from auditor.syntax.attributes import attributes, lower, normal
from auditor.syntax.doctype import doctype_at
from auditor.syntax.references import references
from auditor.syntax.tokens import (
    CLOSED_TAG,
    COMMENT,
    END_TAG,
    FIRST_TEXT,
    RAW_NAMES,
    RUN,
    TOKEN,
    raw_text,
    script_text,
)
from auditor.syntax.tree import comment_text, self_closed

SUITE: Final = Path(__file__).parent.parent / "data" / "html5lib"
FILES: Final = sorted(path.name for path in (SUITE / "tokenizer").glob("*.test"))
DEVIATIONS: Final[dict[str, str]] = json.loads(
    (SUITE / "deviations.json").read_text(encoding="utf-8")
)
"""Reasons by `file: description`; each was looked at."""
FLOOR: Final = 6_790
LINE_ENDS: Final = re.compile("\r\n?")
Token = list[Any]


class Stream:
    """The tokens of one case."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens: list[Token] = []

    def text(self, start: int, end: int, *, decoded: bool = True, raw: bool = False) -> None:
        """Characters; in `raw` text a NUL is replaced."""
        pieces: list[str] = []
        at = start
        text = self.source[start:end]
        for first, behind, characters in references(text) if decoded else ():
            pieces += (LINE_ENDS.sub("\n", text[at - start : first]), characters)
            at = start + behind
        pieces.append(LINE_ENDS.sub("\n", text[at - start :]))
        found = "".join(pieces)
        if not found:
            return
        if raw:
            found = found.replace("\0", "\N{REPLACEMENT CHARACTER}")
        if self.tokens and self.tokens[-1][0] == "Character":
            self.tokens[-1][1] += found
        else:
            self.tokens.append(["Character", found])

    def begin(self, state: str, last: str) -> int:
        """Read what the state says; gives the place where the data state begins."""
        source, end = self.source, len(self.source)
        if state == "Data state":
            end = 0
        elif state == "PLAINTEXT state":
            self.text(0, end, decoded=False, raw=True)
        elif state == "CDATA section state":
            end = source.find("]]>")
            self.text(0, len(source) if end < 0 else end, decoded=False)
            end = len(source) if end < 0 else end + 3
        else:
            script = state == "Script data state" and last in ("", "script")
            content = script_text() if script else raw_text(last) if last else r"(?s:.*+)"
            match = pattern(content).match(source)
            end = match.end() if match else 0
            self.text(0, end, decoded=state == "RCDATA state", raw=True)
        return end

    def data(self, start: int) -> None:
        """Read on in the data state."""
        source = self.source
        while start < len(source):
            first = FIRST_TEXT.match(source, start)
            at = first.end() if first else start
            self.text(start, at)
            for match in TOKEN.finditer(source, at):
                start = self.token(match)
                if start < match.end():
                    break
            else:
                return

    def token(self, match: re.Match[str]) -> int:
        """Take one match in; gives the place up to which it was read."""
        source, start, name = self.source, match.start(), match[1]
        end = self.tag(start, name) if name else self.other(match)
        if name and name.lower() in RAW_NAMES:
            return end
        run = match.start(RUN)
        if run >= 0:
            self.text(end, run)
            end = run
            for tag in END_TAG.finditer(source, run, match.end(RUN)):
                self.text(end, tag.start())
                end = self.tag(tag.start(), tag[0][1:-1])
        self.text(end, match.end())
        return match.end()

    def tag(self, start: int, name: str) -> int:
        """A start tag or end tag; one that the end of the input cuts is dropped."""
        source, behind = self.source, start + 1 + len(name)
        closed = CLOSED_TAG.match(source, start)
        if closed is None:
            return len(source)
        if name[0] == "/":
            self.tokens.append(["EndTag", lower(name[1:])])
            return closed.end()
        found: dict[str, str] = {}
        for attribute in attributes(source, behind, closed.end() - 1):
            found.setdefault(attribute.name, attribute.value)
        token: Token = ["StartTag", lower(name), found]
        if self_closed(source, start, len(name)):
            token.append(True)
        self.tokens.append(token)
        return closed.end()

    def other(self, match: re.Match[str]) -> int:
        """A comment, a document type, or a `<` that is text."""
        source, start = self.source, match.start()
        sign, behind = source[start + 1 : start + 2], source[start + 2 : start + 9]
        if sign not in ("!", "?") and (sign != "/" or not behind):
            return start
        end = source.find(">", start)
        end = len(source) if end < 0 else end + 1
        if sign == "!" and behind.lower() == "doctype":
            found = doctype_at(source, start)
            self.tokens.append(["DOCTYPE", found.name, found.public, found.system, found.correct])
            return end
        if source.startswith("</>", start):
            return end
        first, last = comment_text(source, start)
        self.tokens.append(["Comment", normal(source[first:last])])
        whole = COMMENT.match(source, start)
        return whole.end() if whole else end


def tokens(source: str, state: str, last: str) -> list[Token]:
    """The tokens of a source that begins in a state, behind a start tag of the last name."""
    stream = Stream(source)
    stream.data(stream.begin(state, last))
    return stream.tokens


def unescaped(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The value with the suite's second layer of escapes removed."""
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    if isinstance(value, dict):
        return {unescaped(name): unescaped(item) for name, item in value.items()}
    return value


def cases(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The cases of a file by name."""
    suite = json.loads((SUITE / "tokenizer" / name).read_text(encoding="utf-8"))
    for found in suite.values():
        for case in found:
            plain = unescaped(case) if case.get("doubleEscaped") else case
            yield f"{name}: {case['description']}", plain


def failed(case: dict[str, Any]) -> list[str]:
    """The states in which a case gives other tokens than the suite's."""
    return [
        state
        for state in case.get("initialStates", ["Data state"])
        if tokens(case["input"], state, case.get("lastStartTag", "")) != case["output"]
    ]


@pytest.mark.parametrize("name", FILES)
def test_the_suite(name: str) -> None:
    """What deviates is listed with its reason, and nothing is listed that does not."""
    wrong = {label for label, case in cases(name) if failed(case)}

    assert wrong == {label for label in DEVIATIONS if label.startswith(f"{name}: ")}


def test_how_many_pass() -> None:
    """The list of deviations may not grow beyond the floor."""
    total = sum(1 for name in FILES for _ in cases(name))

    assert total == 6_810
    assert total - len(DEVIATIONS) >= FLOOR
    assert all(DEVIATIONS.values())
