"""For authors of rules, ours and third parties': small timelines, examples, laws.

    from auditor.testing import rule_tests

    @pytest.mark.parametrize("check", rule_tests("my_rules"), ids=str)
    def test_rules(check):
        check()

`rule_tests` makes the checks from what a rule says of itself: every bad example fires at the
right claim, every good one is silent, and laws hold on generated timelines (these need the
package `hypothesis`; `laws=False` leaves them out).
"""

from auditor.testing.examples import Check, Outcome, outcome, rule_tests, run_example
from auditor.testing.timelines import document_of, timeline_of

__all__ = [
    "Check",
    "Outcome",
    "document_of",
    "outcome",
    "rule_tests",
    "run_example",
    "timeline_of",
]
