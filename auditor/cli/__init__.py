"""The command `auditor`. Only click and what is tiny is imported before a command runs."""

from auditor.cli.app import app, main

__all__ = ["app", "main"]
