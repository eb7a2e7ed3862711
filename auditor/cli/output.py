"""Where reports are written: stdout, and files that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from auditor.cli.sinks import JsonLinesSink, JsonSink, Sink
from auditor.cli.terminal import (
    cells,
    default_format,
    encoding_of,
    in_workflow,
    wants_color,
)
from auditor.config.keys import FORMATS
from auditor.errors import UsageError
from auditor.model import Settings

if TYPE_CHECKING:
    from auditor.cli.report_sinks import Writer
    from auditor.rule import Rule

_FILE_CELLS: Final = 80
_SUFFIXES: Final = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "text",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".csv": "csv",
}
_OF_FINDINGS: Final = frozenset(("sarif", "github", "gitlab", "junit", "markdown"))
"""Formats that have no word for a date that nobody complains of."""
PROFILE: Final = "source-profile"
"""What `dates --profile` writes; no format of reports."""
_FOR_PEOPLE: Final = ("rich", "text")


class Target(NamedTuple):
    """A format and the file that it goes to."""

    format: str
    path: str


class Wanted(NamedTuple):
    """What is to be written where; `stdout` is a format, or None where only files are wanted."""

    stdout: str | None
    files: tuple[Target, ...]
    color: str
    quiet: bool
    verbose: bool
    judging: bool
    explain: bool = False
    rules: Sequence[Rule] = ()
    statistics: bool = False

    @classmethod
    def of(cls, given: Mapping[str, Any], *, judging: bool, rules: Sequence[Rule] = ()) -> Wanted:
        """Understand the options; what is wrong with them is told before anything is read."""
        asked = given["format_"]
        files = tuple(_target(text, asked) for text in given["outputs"])
        files += _split(given)
        profile = given.get("profile")
        if profile is not None:
            if profile in ("", "-"):
                msg = f"--profile {profile!r}: a file is needed, such as paper.json"
                raise UsageError(msg)
            files += (_checked(Target(PROFILE, profile), f"--profile {profile!r}"),)
        paths = [os.path.realpath(target.path) for target in files]
        for path in paths:
            if paths.count(path) > 1:
                msg = f"-o {path!r}: two reports cannot go to one file"
                raise UsageError(msg)
        color = given["color"]
        usual = given.get("usual_format") or default_format(color, sys.stdout)
        reports = [target for target in files if target.format in FORMATS]
        statistics = bool(given.get("statistics"))
        written = reports or profile
        stdout = asked or (None if written and not statistics else usual)
        if asked in {target.format for target in files}:
            stdout = None  # what was asked for goes to its file
        for name in () if judging else (stdout, *(target.format for target in files)):
            if name in _OF_FINDINGS:
                msg = f"{name} holds findings, and no rule runs here: use `auditor check`"
                raise UsageError(msg)
        quiet, verbose = given["quiet"], given["verbose"]
        explain = bool(given.get("explain"))
        if statistics and stdout not in (*_FOR_PEOPLE, None):
            msg = f"--statistics is for people; {stdout} holds every finding to be counted"
            raise UsageError(msg)
        return cls(stdout, files, color, quiet, verbose, judging, explain, rules, statistics)

    @property
    def tells_notices(self) -> bool:
        """Whether stdout tells people what was wrong with a document."""
        return self.stdout in ("rich", "text") and self.judging


def _split(given: Mapping[str, Any]) -> tuple[Target, ...]:
    """The files of records that keep to the cutoff and that do not."""
    named = {
        f"--{name.replace('_', '-')}": given.get(name) for name in ("split_kept", "split_dropped")
    }
    return tuple(
        _checked(Target(name, path), f"{name} {path!r}") for name, path in named.items() if path
    )


def _target(text: str, asked: str | None) -> Target:
    name, equals, path = text.partition("=")
    if equals and name in FORMATS:
        target = Target(name, path)
    else:
        suffix = os.path.splitext(text)[1].lower()  # noqa: PTH122 - a path may be any text here
        if suffix not in _SUFFIXES and asked is None:
            allowed = f"{', '.join(_SUFFIXES)}, or FORMAT=FILE with one of {', '.join(FORMATS)}"
            msg = f"-o {text!r}: the suffix tells no format; use {allowed}"
            raise UsageError(msg)
        target = Target(_SUFFIXES.get(suffix) or asked or "", text)
    if not target.path or target.path == "-":
        msg = f"-o {text!r}: a file is needed; --format {target.format} prints on stdout"
        raise UsageError(msg)
    return _checked(target, f"-o {text!r}")


def _checked(target: Target, option: str) -> Target:
    """The target, if a file can be there."""
    folder = os.path.dirname(target.path) or "."  # noqa: PTH120 - a path may be any text here
    if not os.path.isdir(folder):  # noqa: PTH112 - likewise
        msg = f"{option}: there is no folder {folder!r}"
        raise UsageError(msg)
    if os.path.isdir(target.path):  # noqa: PTH112 - likewise
        msg = f"{option}: this is a folder"
        raise UsageError(msg)
    return target


@contextmanager
def open_sinks(wanted: Wanted, settings: Settings) -> Iterator[Sequence[Sink]]:
    """The sinks of a run; files are put in place only if the run gets to its end."""
    with ExitStack() as stack:
        sinks: list[Sink] = []
        if wanted.stdout is not None:
            sinks.append(_stdout_sink(wanted, settings))
        if wanted.files:
            from auditor.cli.report_file import (  # noqa: PLC0415 - start-up
                ends_on_request,
                replacing,
            )

            stack.enter_context(ends_on_request())
        for target in wanted.files:
            file = stack.enter_context(replacing(target.path))
            sinks.append(_file_sink(target, file, wanted, settings))
        yield sinks
        sys.stdout.flush()


def _stdout_sink(wanted: Wanted, settings: Settings) -> Sink:
    assert wanted.stdout is not None  # noqa: S101 - the caller has looked
    if wanted.stdout not in _FOR_PEOPLE:
        write = _utf8(sys.stdout)
        if wanted.stdout == "csv" and in_workflow():
            # A cell has no way to write what starts a command and keep its value.
            write = _broken(write)
        return _machine_sink(wanted.stdout, write, wanted, settings)
    if wanted.stdout == "text":
        return _text_sink(sys.stdout, wanted, settings)
    color = wants_color(wanted.color, sys.stdout)
    return _rich_sink(sys.stdout, cells(), wanted, settings, color=color)


def _file_sink(target: Target, file: IO[str], wanted: Wanted, settings: Settings) -> Sink:
    if target.format not in _FOR_PEOPLE:
        return _machine_sink(target.format, file.write, wanted, settings)
    if target.format == "text":
        return _text_sink(file, wanted, settings)
    return _rich_sink(file, _FILE_CELLS, wanted, settings, color=wanted.color != "never")


def _machine_sink(
    name: str, write: Callable[[str], object], wanted: Wanted, settings: Settings
) -> Sink:
    if name == "jsonl":
        return JsonLinesSink(write, findings=wanted.judging, explain=wanted.explain)
    if name == "json":
        return JsonSink(write, settings, findings=wanted.judging, explain=wanted.explain)
    if name == PROFILE:
        from auditor.cli.profile_sink import ProfileSink  # noqa: PLC0415 - start-up: likewise

        return ProfileSink(write, settings)
    from auditor.cli.machine_sinks import sink_of  # noqa: PLC0415 - start-up: most runs need none

    return sink_of(name, write, settings, wanted.rules, findings=wanted.judging)


# Each format imports its own layout, and rich is imported for its own format only.


def _text_sink(file: IO[str], wanted: Wanted, settings: Settings) -> Sink:
    from auditor.render.text import CELLS, TextWriter  # noqa: PLC0415 - see above

    writer = TextWriter(file.write, encoding_of(file), in_workflow=in_workflow())
    return _people_sink(writer, CELLS, wanted, settings, picture=False)


def _rich_sink(
    file: IO[str], width: int, wanted: Wanted, settings: Settings, *, color: bool
) -> Sink:
    from auditor.render.console import ConsoleWriter  # noqa: PLC0415 - see above

    writer = ConsoleWriter(file, color=color, encoding=encoding_of(file), in_workflow=in_workflow())
    return _people_sink(writer, width, wanted, settings, picture=True)


def _people_sink(
    writer: Writer, width: int, wanted: Wanted, settings: Settings, *, picture: bool
) -> Sink:
    from auditor.cli.report_sinks import (  # noqa: PLC0415 - see above
        ClaimsSink,
        ReportSink,
        StatisticsSink,
    )
    from auditor.render.story import Look  # noqa: PLC0415 - see above

    look = Look(width, verbose=wanted.verbose, quiet=wanted.quiet, picture=picture)
    if wanted.statistics:
        return StatisticsSink(writer, look, settings, wanted.rules)
    if wanted.judging:
        return ReportSink(writer, look, settings, wanted.rules)
    return ClaimsSink(writer, look, settings, explain=wanted.explain)


def _broken(write: Callable[[str], object]) -> Callable[[str], object]:
    from auditor.render.untrusted import for_log  # noqa: PLC0415 - start-up: few runs need it

    return lambda text: write(for_log(text))


def _utf8(stream: IO[str]) -> Callable[[str], object]:
    """JSON is UTF-8 whatever the terminal speaks; each piece is out as soon as it is there."""
    raw = getattr(stream, "buffer", None)
    if raw is None:  # replaced by a program that runs us, which takes text
        return stream.write

    def write(text: str) -> None:
        raw.write(text.encode())
        raw.flush()

    return write
