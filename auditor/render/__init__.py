"""The hop `render`."""
