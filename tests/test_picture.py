"""The README's picture shows what the command prints. Run this file to draw it anew."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

import auditor
from auditor.render.console import ConsoleWriter
from auditor.render.story import Look, document_story

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "report.svg"
SAMPLE = "samples/harbour-concert.txt"


def printed() -> str:
    """The report on the sample as a terminal of 80 columns shows it."""
    settings = auditor.load_settings(as_of="2026-11-24")
    source = (ROOT / SAMPLE).read_bytes()
    report = auditor.audit(source, settings=settings, name=SAMPLE)
    file = io.StringIO()
    ConsoleWriter(file, color=True).lines(document_story(report.audits[0], Look()))
    return file.getvalue()


def drawn(text: str) -> str:
    """The same as an SVG picture."""
    console = Console(record=True, width=82, file=io.StringIO(), color_system="standard")
    console.print(Text.from_ansi(text), soft_wrap=True)
    return console.export_svg(title=f"auditor check {SAMPLE}", unique_id="auditor")


def words(svg: str) -> list[str]:
    """The words of a picture, whatever the style it is drawn in."""
    body = svg.partition("auditor-matrix")[2]
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", body)
    return html.unescape(" ".join(texts)).replace("\N{NO-BREAK SPACE}", " ").split()


def test_the_picture_is_current() -> None:
    """Its words are those that the command prints today."""
    assert words(PICTURE.read_text(encoding="utf-8")) == words(drawn(printed()))


if __name__ == "__main__":
    PICTURE.write_text(drawn(printed()), encoding="utf-8")
