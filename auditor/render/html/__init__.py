"""The provenance report as one self-contained HTML file: no script, nothing fetched."""

from auditor.render.html.report import html_report

__all__ = ["html_report"]
