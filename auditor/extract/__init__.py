"""The hop `extract`."""
