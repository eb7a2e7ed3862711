"""The hop `judge`."""
