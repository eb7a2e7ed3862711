"""Spans of time: pure values, for every year there is."""
