"""Bad mail, as the command meets it: nothing is lost before a cut, no depth or size stalls it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from auditor.cli.app import app

HEAD: Final = "Date: Mon, 3 May 2021 10:00:00 +0200\nSubject: x\n"
INSIDE: Final = "inside 11 April 2021"
EVIL: Final = "\x1b]0;title\x07\x1b[2J\x9b31m\x08\u202egnp\u200b[/x][link=x]y[/link]"


def check(path: Path, *options: str) -> tuple[int, str]:
    """Exit code and output."""
    call = ["check", str(path), "--as-of", "2026-11-24", *options]
    result = CliRunner().invoke(app, call, catch_exceptions=False)
    return result.exit_code, result.stdout


def report(path: Path) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and documents."""
    code, text = check(path, "--format", "json")
    return code, json.loads(text)["documents"]


def write(folder: Path, text: str, name: str = "a.eml") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def parts(levels: int) -> str:
    """A multipart in a multipart, so many times."""
    opened = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels)
    )
    closed = "".join(f"\n--b{n}--\n" for n in reversed(range(levels)))
    return f"{HEAD}{opened}\n{INSIDE}\n{closed}after 12 April 2021\n"


def mails(levels: int) -> str:
    """A mail attached to a mail, so many times."""
    return (HEAD + "Content-Type: message/rfc822\n\n") * levels + HEAD + f"\n{INSIDE}\n"


def surfaces(documents: list[dict[str, Any]]) -> set[str]:
    """The surfaces of all claims."""
    return {claim["surface"] for document in documents for claim in document["claims"]}


@pytest.mark.parametrize("levels", [1, 10, 99, 100])
@pytest.mark.parametrize("make", [parts, mails])
def test_a_hundred_levels_are_read(make: Callable[[int], str], levels: int, tmp_path: Path) -> None:
    """R4."""
    code, documents = report(write(tmp_path, make(levels)))

    assert code == 0
    assert "11 April 2021" in surfaces(documents)


@pytest.mark.parametrize("levels", [101, 1_000, 20_000])
@pytest.mark.parametrize("make", [parts, mails])
def test_deeper_is_told(make: Callable[[int], str], levels: int, tmp_path: Path) -> None:
    """R4: incomplete, and soon."""
    path = write(tmp_path, make(levels))
    start = time.process_time()
    code, documents = report(path)

    assert time.process_time() - start < 10  # 2 on a machine of one's own
    assert code == 3
    told = [n["text"] for document in documents for n in document["notices"]]
    assert any("nested deeper than 100 levels were not read" in text for text in told)
    assert "Mon, 3 May 2021 10:00:00 +0200" in surfaces(documents)


@pytest.mark.parametrize(
    "text",
    [
        "X-A: b\n" * 100_000 + HEAD,
        "Subject: " + "a" * 1_000_000 + "\n" + HEAD,
        "Subject: " + "=?a?q?x?= " * 100_000 + "\n" + HEAD,
        "Date: " + "(" * 1_000_000 + "\n" + HEAD,
        "Content-Type: text/plain" + ';a="' * 200_000 + "\n" + HEAD,
        HEAD + "X: " + "\n " * 400_000 + "\n",
        HEAD + "Content-Type: multipart/mixed; boundary=x\n\n" + "--\n" * 200_000,
        HEAD + "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\n" * 200_000,
        HEAD + "Content-Transfer-Encoding: base64\n\n" + "A=" * 500_000,
        HEAD + "\n" + "On \n" * 200_000,
        HEAD + "\n" + "> " * 400_000,
        HEAD + "\n" + "From: x\nSent: y\nTo: z\n" * 30_000,
    ],
)
def test_no_size_stalls_it(text: str, tmp_path: Path) -> None:
    """R5: a second a megabyte on a machine of one's own; what is quadratic takes minutes."""
    path = write(tmp_path, text)
    start = time.process_time()
    _, documents = report(path)

    assert time.process_time() - start < 20
    assert "Mon, 3 May 2021 10:00:00 +0200" in surfaces(documents)


@pytest.mark.parametrize(
    "value",
    [
        "Thu, 32 Foo 2021",
        "Mon, 3 May " + "9" * 5_000 + " 10:00:00 +0200",
        "Mon, 3 May 2021 99:99:99 +9999",
        "Mon, 3 May -44 10:00",
        "0",
        "Mon, 00 Jan 0000 00:00:00 +0000",
        "1e30",
        "\x00\x01",
        "\ud800",
    ],
)
def test_odd_dates_are_no_failure(value: str, tmp_path: Path) -> None:
    """R8."""
    text = f"Date: {value}\nReceived: x; {value}\nDelivery-Date: {value}\n\nhello\n"
    path = tmp_path / "a.eml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    code, documents = report(path)

    assert code in (0, 1)
    assert not [n for n in documents[0]["notices"] if n["level"] == "error"]


def test_a_cut_mail_keeps_what_stands_before_the_cut(tmp_path: Path) -> None:
    """R14: at every byte of a mail with parts."""
    whole = (
        HEAD + "Content-Type: multipart/mixed; boundary=edge\n\n--edge\n\n"
        "On 4 April 2021 it rained.\n--edge\nContent-Type: text/html\n\n"
        "<p>On 5 April 2021 it snowed.</p>\n--edge--\n"
    )
    start = whole.index("--edge\n")
    for at in range(start, whole.index("--edge--"), 3):
        code, (document,) = report(write(tmp_path, whole[:at]))
        found = surfaces([document])

        assert code == 3
        assert ("4 April 2021" in found) == (at >= whole.index("4 April 2021") + 12)
        assert ("5 April 2021" in found) == (at >= whole.index("5 April 2021") + 12)


@pytest.mark.parametrize("form", [("text",), ("rich", "--color", "never")])
def test_nothing_of_a_header_reaches_a_terminal(form: tuple[str, ...], tmp_path: Path) -> None:
    """R16."""
    text = (
        f"Date: Mon, 3 May 2021 10:00:00 +0200 ({EVIL})\nReceived: {EVIL}; 2 Jan 2001 {EVIL}\n"
        f"Subject: {EVIL}\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        f'Content-Type: image/{EVIL}; name="{EVIL}"\n\nabc\n--x\n'
        f"Content-Transfer-Encoding: uu{EVIL}\n\nabc\n"
    )
    _, output = check(write(tmp_path, text), "--verbose", "--format", *form)

    assert "\x1b" not in output
    assert not [c for c in output if not c.isprintable() and c != "\n"]
    assert "not read" in output
