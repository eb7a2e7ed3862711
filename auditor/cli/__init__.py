"""The hop `cli`."""
