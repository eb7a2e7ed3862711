"""Workflow commands of GitHub Actions: `::error file=…,line=…::message`, one a finding.

A step shows ten errors, ten warnings and ten notices and drops the rest, so the last one of a
full level counts what is not shown. What a document says cannot end a command or begin one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from auditor.model import Audit, Finding, Notice, Severity
from auditor.render.file_place import file_place, relative
from auditor.render.untrusted import for_log, visible

MOST: Final = 10
"""Annotations of one level that a step shows."""
_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
    Severity.OFF: "notice",
}
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def command_of(severity: Severity) -> str:
    """The command for a severity: `error`, `warning` or `notice`."""
    return _COMMANDS[severity]


def annotation(audit: Audit, finding: Finding) -> str:
    """The command for one finding, without its line end."""
    place = file_place(audit.document, finding.location)
    properties: dict[str, object] = {"file": relative(place.path)}
    if place.line is not None:
        properties["line"] = place.line
        if place.end_line is not None:
            properties["endLine"] = place.end_line
        # Columns count within one line only.
        if place.column is not None and place.end_line == place.line:
            properties["col"], properties["endColumn"] = place.column, place.end_column
    properties["title"] = f"{finding.code} {finding.name}"
    record = audit.document.record
    told = f"{finding.message} (record {record.id})" if record is not None else finding.message
    return command(command_of(finding.severity), told, properties)


def notice_annotation(notice: Notice) -> str:
    """The command for something that went wrong with an input."""
    properties: dict[str, object] = {} if not notice.uri else {"file": relative(notice.uri)}
    if notice.location is not None and notice.location.line is not None:
        properties["line"] = notice.location.line
    level = {"error": "error", "warning": "warning"}.get(notice.level, "notice")
    return command(level, notice.text, {**properties, "title": f"auditor: {notice.code}"})


def more(level: str, count: int) -> str:
    """The command that counts what a full level does not show."""
    text = f"{count} more of this level; the step shows {MOST}. See the whole report."
    return command(level, text, {"title": "auditor"})


def command(name: str, message: str, properties: Mapping[str, object]) -> str:
    """One workflow command with its values escaped as the runner reads them back."""
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_escaped(for_log(visible(message)), _DATA)}"


def _property(value: object) -> str:
    # A command inside a property is harmless once its colons are escaped, but `##[` is not.
    return _escaped(visible(str(value)).replace("##", "# #"), _PROPERTY)


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)
