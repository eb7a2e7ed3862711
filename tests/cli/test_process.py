"""The command as a process: exit codes, pipes, signals, and how long it takes to start."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

AUDITOR = (sys.executable, "-W", "error", "-m", "auditor")


def run(
    *args: str | bytes, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command."""
    return subprocess.run(  # noqa: S603 - our own interpreter on our own module
        [*AUDITOR, *args],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A clean text."""
    path = tmp_path / "a.txt"
    path.write_text("Published: 3 May 2021\n\nSome text.\n", encoding="utf-8")
    return path


def test_exit_codes(page: Path) -> None:
    """0, 2 and 3 from a real process, without a warning of Python on the way."""
    clean = run("check", str(page))

    assert (clean.returncode, clean.stderr) == (0, b"")
    assert b"3 May 2021" in clean.stdout
    assert run("check").returncode == 2
    assert run("check", str(page.with_name("missing.txt"))).returncode == 3
    assert run("--version").returncode == 0


def test_a_closed_pipe_is_silent(page: Path) -> None:
    """`| head` ends the run without a word."""
    for number in range(300):
        page.with_name(f"{number}.txt").write_bytes(page.read_bytes())
    process = subprocess.Popen(  # noqa: S603 - as above
        [*AUDITOR, "check", str(page.parent), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=60) == 141
    assert errors == b""


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (signal.SIGINT, 130, b"error: interrupted; the report is not complete\n"),
        (signal.SIGTERM, 143, b""),
    ],
)
def test_a_signal_ends_the_run(
    tmp_path: Path, number: signal.Signals, code: int, told: bytes
) -> None:
    """At once, in one line at most: no traceback, no half-written file."""
    out = tmp_path / "r.json"
    process = subprocess.Popen(  # noqa: S603 - as above
        [*AUDITOR, "check", "-", "-o", str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(number)
    output, errors = process.communicate(timeout=60)

    assert process.returncode == code
    assert (output, errors) == (b"", told)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_one_line(page: Path) -> None:
    """There is no traceback, and the code says that something went wrong."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - as above
            [*AUDITOR, "check", str(page), "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    assert done.returncode == 2
    assert done.stderr == b"error: no space left on device\n"


@pytest.mark.parametrize("limit", [0, 4_096])
def test_a_report_that_does_not_fit_leaves_no_file(page: Path, limit: int) -> None:
    """What was there stays, and the line names the report."""
    resource = pytest.importorskip("resource")
    out = page.with_name("r.json")
    out.write_text("old", encoding="utf-8")
    for number in range(20):
        page.with_name(f"{number}.txt").write_bytes(page.read_bytes())

    def starve() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(  # noqa: S603 - as above; the child has one thread
        [*AUDITOR, "check", str(page.parent), "-o", str(out)],
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=starve,
    )

    assert done.returncode == 2
    assert done.stderr == f"error: -o {out}: file too large\n".encode()
    assert out.read_text(encoding="utf-8") == "old"
    assert not list(page.parent.glob(".*"))


def test_a_report_in_a_full_device_is_told(page: Path) -> None:
    """With its name."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    done = run("check", str(page), "-o", "json=/dev/full")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"error: -o /dev/full: no space left on device\n"


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """It is audited, and the report has its bytes."""
    name = os.fsencode(tmp_path) + b"/a\xff\n\x1b[2J.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"Published: 3 May 2021\n")
    done = run("check", name, "--format", "json")
    (document,) = json.loads(done.stdout)["documents"]

    assert done.returncode == 0
    assert document["published"]["edtf"] == "2021-05-03"
    assert document["uri"].endswith("/a\ufffd\n\x1b[2J.txt")
    assert b"\x1b" not in done.stdout
    assert b"\x1b" not in run("check", name).stdout


def test_output_does_not_depend_on_the_machine(page: Path) -> None:
    """The same bytes whatever the zone, the locale and the seed of hashes are."""
    outputs = {
        run(
            "check",
            str(page),
            "--format",
            "json",
            "--as-of",
            "2026-11-24",
            TZ=zone,
            LANG=locale,
            LC_ALL=locale,
            PYTHONHASHSEED=seed,
        ).stdout
        for zone, locale, seed in (
            ("UTC", "C.UTF-8", "0"),
            ("Asia/Kolkata", "C", "1"),
            ("Australia/Lord_Howe", "tr_TR.UTF-8", "2"),
        )
    }

    assert len(outputs) == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(page: Path, encoding: str) -> None:
    """What cannot be written has a plain look."""
    page.write_text("Published: 31 June 2021 ― 月\n", encoding="utf-8")
    for format_ in ("text", "rich"):
        done = run("check", str(page), "--format", format_, "-v", PYTHONIOENCODING=encoding)

        assert done.stderr == b""
        done.stdout.decode(encoding)


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)],
)
def test_a_terminal_gets_colour(page: Path, environment: dict[str, str], *, colored: bool) -> None:
    """Unless it is dumb, or nobody wants it."""
    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    process = subprocess.Popen(  # noqa: S603 - as above
        [*AUDITOR, "check", str(page)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**clean, "TERM": "xterm", "COLUMNS": "80", **environment},
    )
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 65_536):
            seen += chunk
    except OSError:  # how Linux tells the end of a terminal
        seen += b""
    os.close(ours)

    assert process.wait(timeout=60) == 0
    assert b"3 May 2021" in seen
    assert (b"\x1b[" in seen) is colored


def test_a_working_directory_that_is_gone(page: Path) -> None:
    """Paths from the root can be audited all the same."""
    gone = page.parent / "gone"
    gone.mkdir()
    script = f'rmdir "{gone}" && exec "$0" -m auditor check "$1"'
    done = subprocess.run(  # noqa: S603 - a shell, on our own text
        ["/bin/sh", "-c", script, sys.executable, str(page)],
        cwd=gone,
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, b"")
