"""The hop reconcile: claims -> timeline, by weighing evidence."""

from auditor.reconcile.timeline import reconcile

__all__ = ["reconcile"]
