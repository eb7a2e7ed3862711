"""The group of commands: finds the command, and turns failures into exit codes and one line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from auditor import __version__
from auditor.errors import AuditorError, ExitCode

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""
CLOSED = 141
"""128 and the number of SIGPIPE: nobody reads on, which is no failure worth a word."""

_COMMANDS = {
    "check": "Audit documents: when they were published, and which dates do not add up.",
    "dates": "List every date of documents with what it may mean; no rule runs.",
    "report": "Write the provenance report of documents, for the file of a case.",
    "rules": "List the rules.",
    "explain": "Print the page of one rule.",
    "config": "Show every setting, its value and where that comes from.",
    "completion": "Print what makes a shell complete commands and options.",
}


class App(click.Group):
    """Commands that are imported only when called; the list above is enough for the help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of the commands, in the order in which people need them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"auditor.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above says so
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say what was probably meant."""
        typing = ctx.resilient_parsing  # a shell asks what may come, and wants no complaint
        if args and args[0] not in _COMMANDS and not args[0].startswith("--") and not typing:
            raise click.UsageError(_what_was_meant(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def make_context(self, *given: Any, **more: Any) -> click.Context:  # noqa: ANN401 - as click's own
        """Read the options that stand before the command."""
        with _literal_usage_errors():
            return super().make_context(*given, **more)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong ends in one plain line and the right code."""
        try:
            with _literal_usage_errors():
                return super().invoke(ctx)
        except AuditorError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            _discard_output()
            _say_interrupted()
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _discard_output()
            ctx.exit(CLOSED)
        except OSError as error:
            raise Failure(_os_reason(error)) from error


@contextmanager
def _literal_usage_errors() -> Iterator[None]:
    """Click repeats what was typed; a pattern of the shell may have put a name of a file there."""
    try:
        yield
    except click.UsageError as error:
        from auditor.render.untrusted import visible  # noqa: PLC0415 - only when something is wrong

        message = error.format_message()
        literal = "\n".join(map(visible, message.split("\n")))
        if literal == message:
            raise
        raise click.UsageError(literal, error.ctx) from error


class Failure(click.ClickException):
    """One plain line on stderr, and the exit code for usage and environment."""

    exit_code = int(ExitCode.USAGE)

    def show(self, file: object = None) -> None:
        """Print the line; names of files and values in it may hold anything."""
        from auditor.cli.terminal import complain  # noqa: PLC0415 - only when something is wrong

        del file
        complain("error", self.message)


def _what_was_meant(word: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    from auditor.render.untrusted import visible  # noqa: PLC0415 - likewise

    shown = visible(word)
    if _is_url(word):
        return url_hint(shown)
    close = get_close_matches(word, list(_COMMANDS), n=1)
    if word == "-" or os.path.lexists(word) or "/" in word or ("." in word and not close):
        return f"there is no command {shown!r}; did you mean `auditor check {shown}`?"
    if close:
        return f"there is no command {shown!r}; did you mean `auditor {close[0]}`?"
    return f"there is no command {shown!r}; the commands are {', '.join(_COMMANDS)}"


def _is_url(word: str) -> bool:
    return word.lower().startswith(("http://", "https://", "ftp://"))


def url_hint(url: str) -> str:
    """Say that pages are not fetched here, and what to do."""
    return (
        f"{url} is an address, and auditor reads files only: save the page first "
        f"(curl -o page.html ADDRESS), then `auditor check page.html --url ADDRESS`"
    )


def _say_interrupted() -> None:
    with suppress(OSError):  # the terminal may be gone, which is why
        sys.stderr.write("error: interrupted; the report is not complete\n")


def _os_reason(error: OSError) -> str:
    about = f"{error.filename}: " if error.filename else ""
    return f"{about}{(error.strerror or str(error)).lower()}"


def _discard_output() -> None:
    """Send what is still buffered to nowhere, so that Python's exit does not fail on it."""
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
    except (OSError, ValueError):  # a stdout that is no file, as in tests
        return


@click.group(
    cls=App,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: auditor check page.html",
)
@click.version_option(__version__, "-V", "--version", message="auditor %(version)s")
def app() -> None:
    """Find out when a document was really published, and whether its dates can be trusted.

    `auditor check FILE` tells the day of publication with how sure it is, shows the dates
    that contradict each other, and says why. It reads text, saved pages, mails, feeds and
    records (JSON, CSV), from files, folders and standard input, and never uses the network.
    """


def main() -> NoReturn:
    """Run the command and end the process."""
    # Start-up makes many objects and no rubbish; `run` switches the collector on again.
    gc.disable()
    try:
        app(prog_name="auditor")
    except KeyboardInterrupt:
        _say_interrupted()
        code = INTERRUPTED
    except SystemExit as exit_:
        code = exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None)
    else:  # pragma: no cover - click ends every command with an exit
        code = 0
    _end(code)


def _end(code: int) -> NoReturn:
    """End at once: to take all modules down one by one is a tenth of the time of a short run."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = CLOSED
    except (OSError, ValueError):  # a full disk that was told already, or a closed stream
        code = code or int(ExitCode.USAGE)
    os._exit(code)
