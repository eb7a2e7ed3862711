"""Finds date expressions in text, and reads the values of machine fields."""

from auditor.find.machine import parse_machine
from auditor.find.scanner import find_dates

__all__ = ["find_dates", "parse_machine"]
