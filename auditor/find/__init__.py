"""The hop `find`."""
