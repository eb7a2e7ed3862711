"""The hop `read`."""
