"""Text and console say the same; what documents say is never obeyed."""

from __future__ import annotations

import re
from io import StringIO
from types import SimpleNamespace

import pytest
from attrs import evolve

from auditor.model import Audit, Evidence, Notice, Severity, Timeline, Verdict
from auditor.render.claims_table import claims_story
from auditor.render.console import ConsoleWriter
from auditor.render.story import Look, document_story, overview
from auditor.render.text import TextWriter

OWN_CODES = re.compile(r"\x1b\[[0-9;]*m")
PAYLOADS = (
    "\x1b]0;title\x07",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J\x1b[H",
    "\x1bP$q\x1b\\",
    "\x9b31m",
    "\x9d0;x\x9c",
    "\u202eevil\u202c",
    "\u2066x\u2069",
    "a\rb\nc\x08\x7f",
    "[/foo] [link=javascript:alert(1)]x[/link] [bold]b :date: :warning:",
    "##[error]x ::error::y ##vso[task.complete]",
    "\ud800\udfff\ue000\U000e0041\ufeff",
)


def hostile(build: SimpleNamespace, payload: str) -> Audit:
    """An audit with the payload in every field that a document decides."""
    text = f"{payload} 2021-05-03 {payload}"
    source = build.document(text, f"a{payload}.txt")
    part = source.parts[0]
    claim = build.claim(source, "2021-05-03", 1, build.reading("2021-05-03", because=payload))
    claim = evolve(claim, surface=text, label=payload, location=part.locate(0, len(text)))
    other = evolve(claim, id="c2", readings=(), impossible=payload)
    finding = evolve(
        build.finding("DOC202", "x", Severity.ERROR, payload, claim), name="republication"
    )
    verdict = Verdict(
        "undecided",
        payload,
        because=(Evidence("no-claim", ("c1",), payload),),
        would_settle=(payload,),
    )
    timeline = Timeline((claim, other), published=verdict, language=payload)
    notice = Notice("warning", "limit", payload)
    return Audit(evolve(source, media_type=payload), timeline, (finding,), (notice,))


def printed(audit: Audit, *, color: bool, in_workflow: bool = False) -> str:
    """Everything that can be printed about the document, on a console."""
    out = StringIO()
    look = Look(80, verbose=True)
    writer = ConsoleWriter(out, color=color, in_workflow=in_workflow)
    writer.lines(document_story(audit, look, "as of today"))
    writer.lines(claims_story(audit, look))
    writer.lines([overview(audit, look)])
    return out.getvalue()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("color", [True, False])
def test_only_our_own_colours_reach_the_terminal(
    build: SimpleNamespace, payload: str, *, color: bool
) -> None:
    """No escape sequence, no control, no bidirectional mark of a document comes through."""
    shown = printed(hostile(build, payload), color=color)
    bare = OWN_CODES.sub("", shown)

    assert color == (bare != shown)
    assert bare.replace("\n", "").isprintable()


def test_markup_and_emoji_codes_are_printed_as_they_are(build: SimpleNamespace) -> None:
    """Brackets are text."""
    shown = printed(hostile(build, "[/x][link=a]:date:[red]"), color=False)

    assert "[/x][link=a]:date:[red]" in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_command_for_a_runner(build: SimpleNamespace, payload: str) -> None:
    """In a workflow neither console nor text prints what its runner would obey."""
    audit = hostile(build, payload)
    out = StringIO()
    TextWriter(out.write, in_workflow=True).lines(document_story(audit, Look(80)))

    for shown in (out.getvalue(), printed(audit, color=False, in_workflow=True)):
        assert "::" not in shown
        assert not re.search(r"##[A-Za-z]*\[", shown)


def test_console_and_text_say_the_same(fair: Audit) -> None:
    """But for colour they are equal."""
    out = StringIO()
    story = document_story(fair, Look(80))
    TextWriter(out.write).lines(story)
    colored, plain = StringIO(), StringIO()
    ConsoleWriter(colored, color=True).lines(story)
    ConsoleWriter(plain, color=False).lines(story)

    assert out.getvalue() == plain.getvalue()
    assert [
        line.rstrip() for line in OWN_CODES.sub("", colored.getvalue()).splitlines()
    ] == out.getvalue().splitlines()


def test_a_terminal_without_unicode(fair: Audit) -> None:
    """Every sign has a plain look, and columns stay where they are."""
    out, full = StringIO(), StringIO()
    TextWriter(out.write, "ascii").lines(document_story(fair, Look(80)))
    TextWriter(full.write).lines(document_story(fair, Look(80)))

    assert out.getvalue().isascii()
    assert [len(line) for line in out.getvalue().splitlines()] == [
        len(line) for line in full.getvalue().splitlines()
    ]
