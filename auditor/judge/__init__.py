"""Timeline to findings: rules are loaded, selected, run and made to speak with one voice."""

from auditor.judge.engine import judge
from auditor.judge.registry import load_notices, load_rules
from auditor.judge.select import check_settings, select

__all__ = ["check_settings", "judge", "load_notices", "load_rules", "select"]
