"""Runs rules over a timeline; a rule that raises is a notice, and the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve

from auditor.errors import RuleError
from auditor.judge.fingerprint import stamp
from auditor.judge.registry import load_rules
from auditor.judge.select import Chosen, Selection, select
from auditor.judge.subsume import subsume
from auditor.judge.suppress import entries_for, narrowed, suppress
from auditor.model import Claim, Document, Finding, Notice, PathRules, Settings, Timeline
from auditor.rule import Case, Rule


def judge(
    timeline: Timeline,
    document: Document,
    settings: Settings,
    rules: Sequence[Rule] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """The findings of the selected rules, most serious first, and a notice for each that failed.

    Without `rules` the installed ones are used; those that could not be loaded are
    `auditor.judge.load_notices()`, once a run.
    """
    entries = entries_for(document, settings)
    selection = _SELECTIONS.of(load_rules() if rules is None else rules, settings, entries)
    timeline = _in_order(timeline, document)
    claims = {claim.id: claim for claim in timeline.claims}
    findings: list[Finding] = []
    notices: list[Notice] = []
    for chosen in selection.chosen:
        try:
            findings += _run(chosen, Case(chosen.rule, timeline, settings, chosen.options), claims)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may raise anything
            notices.append(_failed(chosen.rule, error, document))
    if not findings:
        return (), tuple(notices)
    shown = [finding for finding in findings if selection.shows(finding)]
    shown.sort(key=_order(document))
    shown = subsume(shown, {c.rule.code: c.rule.subsumes for c in selection.chosen})
    stamped = stamp(shown, claims, document)
    return suppress(stamped, document, settings), tuple(notices)


def _in_order(timeline: Timeline, document: Document) -> Timeline:
    """The timeline with its claims in order of place, so that no rule depends on another one."""
    parts = {part.name: index for index, part in enumerate(document.parts)}

    def place(claim: Claim) -> tuple[int, int, int, str]:
        where = claim.location
        return parts.get(where.part, len(parts)), where.start, where.end, claim.id

    ordered = tuple(sorted(timeline.claims, key=place))
    return timeline if ordered == timeline.claims else evolve(timeline, claims=ordered)


def _run(chosen: Chosen, case: Case, claims: Mapping[str, Claim]) -> list[Finding]:
    found = [_place(finding, chosen.rule, claims) for finding in chosen.rule.check(case)]
    return found if chosen.severity is None else [_changed(f, chosen) for f in found]


def _changed(finding: Finding, chosen: Chosen) -> Finding:
    """The finding with the severity that the settings give its rule; a guard's lower one stays."""
    wanted = chosen.severity
    assert wanted is not None  # noqa: S101 - the caller has looked
    if finding.severity is chosen.rule.severity or finding.severity.rank > wanted.rank:
        return evolve(finding, severity=wanted)
    return finding


def _place(finding: Finding, rule: Rule, claims: Mapping[str, Claim]) -> Finding:
    """The finding with code, name and place, which rules never set themselves."""
    if finding.severity.rank > rule.severity.rank:
        msg = f"{rule.code} must not raise its severity to {finding.severity}"
        raise RuleError(msg)
    try:
        locations = [claims[claim_id].location for claim_id in finding.claims]
    except KeyError as error:
        msg = f"{rule.code} points at a claim that does not exist: {error}"
        raise RuleError(msg) from None
    return evolve(
        finding,
        code=rule.code,
        name=rule.name,
        location=locations[0] if locations else None,
        fingerprint="",
        subsumed_by=None,
    )


def _failed(rule: Rule, error: BaseException, document: Document) -> Notice:
    text = f"rule {rule.code} {rule.name} failed: {type(error).__name__}: {error}"
    return Notice("error", "rule-failed", text, uri=document.uri, incomplete=True)


def _order(document: Document) -> Callable[[Finding], tuple[object, ...]]:
    """Sort key: the most serious first, then by place, then by code."""
    parts = {part.name: index for index, part in enumerate(document.parts)}

    def key(finding: Finding) -> tuple[object, ...]:
        where = finding.location
        place = (-1, 0, 0)
        if where is not None:
            place = (parts.get(where.part, len(parts)), where.start, where.end)
        return (-finding.severity.rank, place, finding.code, finding.message, finding.claims)

    return key


class _Selections:
    """The last selections: a run judges all its documents with the same settings and rules."""

    def __init__(self) -> None:
        self._last: tuple[Sequence[Rule], Settings] | None = None
        self._known: dict[tuple[PathRules, ...], Selection] = {}

    def of(
        self, rules: Sequence[Rule], settings: Settings, entries: tuple[PathRules, ...]
    ) -> Selection:
        last = self._last
        if last is None or last[0] is not rules or last[1] is not settings:
            # Only frozen settings with a tuple of rules stay what they were.
            self._last = (rules, settings) if isinstance(rules, tuple) else None
            self._known.clear()
        known = self._known.get(entries)
        if known is None:
            known = select(rules, narrowed(settings, entries))
            if self._last is not None:
                self._known[entries] = known
        return known


_SELECTIONS = _Selections()
