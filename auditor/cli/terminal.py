"""What is on the other side of stdout and stderr, and lines for stderr."""

from __future__ import annotations

import os
import sys
from typing import IO

from auditor.render.untrusted import for_encoding, for_log, visible

_RUNNERS = ("GITHUB_ACTIONS", "GITEA_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
_DEFAULT_CELLS = 80
_LEAST_CELLS, _MOST_CELLS = 60, 110
"""Below, a report cannot be laid out; above, lines are too long to read."""


def in_workflow() -> bool:
    """Whether a runner reads our lines and would take some for its own commands."""
    return any(os.environ.get(name) for name in _RUNNERS)


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person looks at the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def wants_color(choice: str, stream: IO[str]) -> bool:
    """Whether to colour: as told, else by NO_COLOR, FORCE_COLOR, TERM and the kind of stream."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def default_format(choice: str, stream: IO[str]) -> str:
    """`rich` for a person at a terminal and for whoever insists on colour, else `text`."""
    insists = choice == "always" or (
        choice == "auto" and os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR")
    )
    looks = is_terminal(stream) and os.environ.get("TERM") != "dumb"
    return "rich" if insists or looks else "text"


def cells() -> int:
    """The columns to lay out for."""
    return max(_LEAST_CELLS, min(_MOST_CELLS, _columns()))


def _columns() -> int:
    """COLUMNS, else what the terminal says, else what terminals had first."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told[:6]):
        return int(told[:6])
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            return os.get_terminal_size(stream.fileno()).columns if stream else _DEFAULT_CELLS
        except (OSError, ValueError):  # no terminal, or closed
            continue
    return _DEFAULT_CELLS


def encoding_of(stream: IO[str]) -> str:
    """The encoding of a stream."""
    return getattr(stream, "encoding", None) or "utf-8"


def complain(level: str, text: str) -> None:
    """One line on stderr, in which nothing of a document or a path can do harm."""
    line = for_encoding(f"{level}: {visible(text)}", encoding_of(sys.stderr))
    sys.stderr.write((for_log(line) if in_workflow() else line) + "\n")
