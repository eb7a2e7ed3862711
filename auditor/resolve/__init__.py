"""The hop resolve: claim -> readings, as far as no anchor is needed."""

from auditor.resolve.readings import resolve

__all__ = ["resolve"]
