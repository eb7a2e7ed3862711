"""The hop `reconcile`."""
