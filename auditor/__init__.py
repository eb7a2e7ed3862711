"""Find out when a document was really published, and whether its dates can be trusted.

`audit(source, settings=...)` gives a report, `audit_many` streams, `find_dates(text)` finds
date expressions alone, and `load_settings(...)` builds the settings. They load what they
need on first use, so that importing `auditor` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # a type checker takes it for true; `import typing` would cost start-up
if TYPE_CHECKING:
    from auditor.config import load_settings
    from auditor.find import find_dates
    from auditor.library import audit, audit_many

__version__ = "0.1.0"

__all__ = ["__version__", "audit", "audit_many", "find_dates", "load_settings"]


_HOMES = {
    "audit": "auditor.library",
    "audit_many": "auditor.library",
    "find_dates": "auditor.find",
    "load_settings": "auditor.config",
}


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562)."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - the whole point

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
