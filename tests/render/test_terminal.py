"""A terminal, a log and a runner of workflows obey nothing that a document says.

What is printed goes through the state machine by which terminals tell text from commands. Every
text that an audit holds is poisoned, all at once and each alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from io import StringIO
from typing import Any, NamedTuple

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor import judge
from auditor.cli import catalogue, terminal
from auditor.model import Audit, Evidence, Notice, Relation, Severity, Verdict
from auditor.model.document import RecordPlace
from auditor.model.reckoning import ReadingSum, Reckoning, Step, Sum
from auditor.render import json as json_report
from auditor.render.claims_table import claims_story
from auditor.render.console import ConsoleWriter
from auditor.render.lines import Ink, Line, line
from auditor.render.reckoning import reckoning_story
from auditor.render.story import Look, document_story, overview, summary
from auditor.render.tally import Tally
from auditor.render.text import TextWriter
from auditor.render.untrusted import visible
from auditor.rule import Example, Rule

C1 = range(0x80, 0xA0)
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
OWN_STYLES = {"0", "1", "2", "31", "32", "33", "36", "1;31"}
"""What our own inks are in SGR."""
PAYLOADS = (
    "".join(map(chr, (*range(0x1B), *range(0x1C, 0x20), 0x7F))),
    "".join(map(chr, C1)),
    *(f"\x1b{chr(final)}" for final in range(0x30, 0x7F, 6)),
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[3J\x1b[H",
    "\x1b[?1049h\x1b[?2004l",
    "\x1b]0;title\x07",
    "\x1b]2;title\x1b\\",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;aGk=\x07",
    "\x1b]1337;File=name=YQ==:AAAA\x07",
    '\x1bP$q"p\x1b\\',
    "\x1bPq#0;2;0;0;0\x1b\\",
    "\x1b_Gf=24;AAAA\x1b\\",
    "\x1b^pm\x1b\\",
    "\x1bX sos \x1b\\",
    "\x1b[6n\x1b[c\x1b[5i",
    "\x1bc\x1b7\x1b(0",
    "\x9b31mcsi\x9d0;osc\x9c\x90dcs\x9c\x98sos\x9c\x9epm\x9c\x9fapc\x9c",
    "a\rb\nc\x08\x7f\x0b\x0c\x00",
    "\u202eevil\u202c \u2066x\u2069 \u200f\u061c",
    "\u2028\u2029\u0085",
    "[/x] [/foo] [link=javascript:alert(1)]x[/link] [bold]b[/bold] [red on blue]",
    ":date: :warning: :smile:",
    "##[error]x ::error::y ##vso[task.complete] ##teamcity[x]",
    "\ud800 \udfff \ue000 \U000e0041 \ufeff \u200b",
)
EVERYTHING = "\x1b[2J\x9b31m\x1b]0;x\x07\u202e\u2066\u2028\r\n\x00\x7f\ud800\u200b[/x]"
"""One of each kind, for the tests that have many fields to go through."""


class Obeyed(NamedTuple):
    """What a terminal would do with an output, other than print it."""

    executed: set[str]
    styles: set[str]
    others: list[str]


def obeyed(output: str) -> Obeyed:
    """Read an output as a terminal does: text, controls, and sequences of each kind."""
    executed, styles, others = set[str](), set[str](), list[str]()
    rest = iter(output)
    for char in rest:
        if char == "\x1b":
            start = next(rest, "")
            end, held = csi(rest) if start == "[" else ("", "")
            if end == "m":
                styles.add(held or "0")
            else:
                others.append(f"ESC {start}{held}{end}")
        elif ord(char) in C1:
            others.append(char)
        elif ord(char) < 0x20 or char == "\x7f":
            executed.add(char)
    return Obeyed(executed, styles, others)


def csi(rest: Iterator[str]) -> tuple[str, str]:
    """The final character of a control sequence, and what stands before it."""
    held = ""
    for char in rest:
        if "\x40" <= char <= "\x7e":
            return char, held
        held += char
    return "unended", held


def poisoned(  # any value of the model
    value: Any,  # noqa: ANN401 - see above
    payload: str,
    only: int | None = None,
    count: list[int] | None = None,
) -> Any:  # noqa: ANN401 - see above
    """The value with the payload in every text within, or in the one numbered `only`."""
    count = [0] if count is None else count
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        count[0] += 1
        return f"{value}{payload}" if only is None or only == count[0] else value
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(poisoned(one, payload, only, count) for one in value)
    if not attrs.has(type(value)):
        return value
    fields = attrs.fields_dict(type(value))
    fields.pop("reckon", None)
    return evolve(
        value,
        **{
            name: poisoned(getattr(value, name), payload, only, count)
            for name, field in fields.items()
            if field.init
        },
    )


def texts_in(value: Any) -> int:  # noqa: ANN401 - any value of the model
    """How many texts there are to poison."""
    count = [0]
    poisoned(value, "", 0, count)
    return count[0]


@pytest.fixture
def full(fair: Audit) -> Audit:
    """An audit in which every field that is printed anywhere holds something."""
    one, date, event, *others = fair.timeline.claims
    date = evolve(date, label="Date:", field="published", source="raw", anchor="c1")
    event = evolve(event, relation=Relation(2, "c1"), impossible="april has 30 days")
    reasons = (Evidence("visible-label", ("c2",), "line 6 says so"),)
    modified = Verdict("stated", "2021-05-01", confidence=0.97, claims=("c2",), because=reasons)
    notices = (
        Notice("error", "limit", "what was wrong", uri="fair.txt", incomplete=True),
        Notice("warning", "charset", "what was wrong", uri="fair.txt"),
        Notice("info", "empty", "what was wrong", uri="fair.txt"),
    )
    return evolve(
        fair,
        document=evolve(fair.document, record=RecordPlace("id", 1, 1, 0)),
        timeline=evolve(
            fair.timeline, claims=(one, date, event, *others), modified=modified
        ),
        findings=(*fair.findings, evolve(fair.findings[0], suppressed=True)),
        notices=notices,
    )  # fmt: skip


SAYS = Step("visible-label", ("c2",), "it says so", 3.5, 3.5)
RECKONING = Reckoning(
    (Sum("2021-04-11", ("c2",), (SAYS,), 3.5, 0.9),),
    Sum(None, (), (Step("list-page", (), "it is a list", 1.0, 1.0),), 1.0, 0.1),
    (("c2", (ReadingSum("2021-04-11", None, (Step("notation", ("c2",), "so", 3.0, 3.0),), 3.0),)),),
    "it is stated",
    "a field says so",
    "nothing says so",
)  # fmt: skip


def stories(audit: Audit, payload: str) -> Iterator[Iterable[Line]]:
    """Everything that is printed of an audit."""
    for verbose in (True, False):
        look = Look(80, verbose=verbose, causes={"DOC202": payload})
        yield document_story(audit, look, f"as of {payload}")
        yield claims_story(audit, look, f"as of {payload}")
        yield [overview(audit, look)]
        yield summary(Tally(2, incomplete=1), {payload: 3}, payload, look)
    reckoned = evolve(audit.timeline, reckon=lambda: poisoned(RECKONING, payload))
    yield reckoning_story(evolve(audit, timeline=reckoned), Look(80))
    yield document_story(evolve(audit, document=evolve(audit.document, parts=())), Look(80))


def outputs(audit: Audit, payload: str) -> Iterator[tuple[str, bool]]:
    """All text formats with what they print, and whether they may colour."""
    told = [list(lines) for lines in stories(audit, payload)]
    for runner in (False, True):
        for color in (True, False):
            file = StringIO()
            console = ConsoleWriter(file, color=color, in_workflow=runner)
            for lines in told:
                console.lines(lines)
            yield file.getvalue(), color
        pieces: list[str] = []
        writer = TextWriter(pieces.append, in_workflow=runner)
        for lines in told:
            writer.lines(lines)
        yield "".join(pieces), False


def check(audit: Audit, payload: str) -> None:
    """Nothing of an output is obeyed but our own colours, where there are any."""
    for output, color in outputs(audit, payload):
        found = obeyed(output)
        assert found.executed == {"\n"}
        assert found.others == []
        assert found.styles <= (OWN_STYLES if color else set())
        assert not BIDI & set(output)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
        hidden = [c for c in plain if unicodedata.category(c) in ("Cf", "Co", "Cs", "Zl", "Zp")]
        assert hidden == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_payload_is_obeyed_in_any_field(full: Audit, payload: str) -> None:
    """All texts of an audit hold the payload; every text format prints it."""
    check(poisoned(full, payload), payload)


def test_no_field_alone_lets_anything_through(full: Audit) -> None:
    """Each text of the audit in turn, so that no field hides behind the failure of another."""
    number = texts_in(full)

    assert number > 80
    look = Look(80, verbose=True)
    for only in range(1, number + 1):
        audit = poisoned(full, EVERYTHING, only)
        file = StringIO()
        ConsoleWriter(file, color=False).lines(
            [*document_story(audit, look), *claims_story(audit, look), overview(audit, look)]
        )
        assert obeyed(file.getvalue()) == Obeyed({"\n"}, set(), [])
        assert not BIDI & set(file.getvalue())


def test_markup_is_printed_as_it_stands(full: Audit) -> None:
    """Brackets and names of emoji are the document's own words."""
    payload = "[/x][link=a]b[/link][bold]:date:"
    audit = evolve(full, document=evolve(full.document, uri=f"a{payload}.txt"))
    for output, _ in outputs(audit, payload):
        plain = re.sub(r"\x1b\[[0-9;]*m|\s", "", output)
        assert f"a{payload}.txt" in plain


MARKUP = st.text(st.sampled_from("[]/=:\\\"'#abcdelinkorz @.!~|"), max_size=60)


@given(st.lists(MARKUP, min_size=20, max_size=20))
def test_no_brackets_are_markup(texts: list[str]) -> None:
    """Whatever somebody makes up of brackets, colons and backslashes comes out as it went in."""
    file = StringIO()
    ConsoleWriter(file, color=False).lines(line((text, Ink.NAME), "|") for text in texts)

    assert file.getvalue() == "".join(f"{text}|\n" for text in texts)


@given(st.text(st.characters(), max_size=80))
def test_no_text_is_obeyed(text: str) -> None:
    """Any characters at all, in colour."""
    file = StringIO()
    ConsoleWriter(file, color=True).lines([line((text, Ink.ERROR), "|")])
    found = obeyed(file.getvalue())

    assert found.executed == {"\n"}
    assert found.others == []
    assert found.styles <= OWN_STYLES


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_complaints_obey_the_same_law(payload: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines on stderr hold names of files and values of options."""
    terminal.complain("error", f"a{payload}: no such file")
    found = obeyed(capsys.readouterr().err)

    assert found == Obeyed({"\n"}, set(), [])


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_rules_of_others_are_no_more_trusted(
    payload: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list of rules and the page of one hold what their packages say."""
    example = Example(title=payload, source=payload)
    rule = Rule(
        "TST101", "odd", f"It is odd: {payload}. Honest cause: {payload}.", Severity.ERROR, "0.1",
        (f"https://example.org/{payload}",), lambda _: iter(()), (example,),
        (Example(title="other", source="x"),),
    )  # fmt: skip
    monkeypatch.setattr(judge, "load_rules", lambda: (rule,))
    monkeypatch.setattr(judge, "load_notices", tuple)
    catalogue.print_rules("text", "never")
    catalogue.print_rule("TST101")

    assert obeyed(capsys.readouterr().out) == Obeyed({"\n"}, set(), [])


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_json_on_a_terminal_is_as_safe(full: Audit, payload: str) -> None:
    """It is printed on terminals too; the values stay what they are."""
    audit = poisoned(full, payload)
    printed = json_report.line(audit)
    found = obeyed(printed)

    assert found == Obeyed(set(), set(), [])
    assert not BIDI & set(printed)
    assert visible(json.loads(printed)["language"]) == visible(
        audit.timeline.language.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
