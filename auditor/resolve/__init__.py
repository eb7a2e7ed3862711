"""The hop `resolve`."""
