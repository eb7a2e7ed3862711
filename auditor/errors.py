"""What can go wrong, and the exit code that tells it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command; where several hold, 2 wins over 3 over 1 over 0."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3


class AuditorError(Exception):
    """Base of all errors that the package raises on purpose; its text is one plain line."""


class UsageError(AuditorError):
    """The call is wrong: an option, a value, or paths that hold no document."""


class SettingsError(UsageError):
    """A setting has a wrong name, type or value."""


class UnreadableError(AuditorError):
    """A named input cannot be read."""


class EdtfError(AuditorError, ValueError):
    """A text is no EDTF value that is read here."""


class RuleError(AuditorError):
    """A rule breaks the rule contract."""
