"""The hop `find/parsers`."""
