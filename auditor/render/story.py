"""What an audit has to tell a person: the answer, the picture, what is odd, and why.

The layout is the same for every console; renderers only choose inks and signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from auditor.model import (
    Audit,
    Finding,
    FindingKind,
    Notice,
    Severity,
    Verdict,
)
from auditor.model.notice import printable
from auditor.render import headline
from auditor.render.cells import cut_middle, head, pad, pad_left, width, wrap
from auditor.render.lines import EMPTY, Ink, Line, line, sections
from auditor.render.quote import quotes
from auditor.render.tally import Tally, open_findings
from auditor.render.untrusted import visible
from auditor.render.wording import (
    brief,
    counted,
    kind_in_words,
    language_in_words,
    percent,
    size_in_words,
    verdict_in_words,
)
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_INDENT: Final = 9
_DATE: Final = 14
"""Cells for the day of a document among many: `by 11 Apr 2021`."""
_INKS: Final = {
    Severity.ERROR: Ink.ERROR,
    Severity.WARNING: Ink.WARNING,
    Severity.INFO: Ink.INFO,
    Severity.OFF: Ink.INFO,
}
_FAILURES: Final = ("rule-failed", "reader-failed")
_STATE: Final = 9
_ALIKE: Final = 3
"""Findings of one rule, and notices of one kind, that are told in full."""
_MOST_CODES: Final = 4
_NAME_LINES: Final = 4
"""Lines that the name of a document may take: a path of the longest that systems allow."""
_NOTHING: Final = "\N{EN DASH}"
_WORTH_EXPLAINING: Final = 0.02
"""A rival with less is no reason to tell more than the answer."""


class Look(NamedTuple):
    """How much to show, and on how many cells."""

    cells: int = 80
    verbose: bool = False
    quiet: bool = False
    picture: bool = True
    causes: Mapping[str, str] = MappingProxyType({})
    """By the code of a rule: a sentence on what may honestly be behind its findings."""


def says_something(audit: Audit) -> bool:
    """Whether there is more to tell than the answer."""
    found = any(f.severity.rank > Severity.INFO.rank for f in open_findings(audit))
    told = any(map(_is_told, audit.notices))
    return found or told or _needs_reasons(audit.timeline.published)


def _is_told(notice: Notice) -> bool:
    """Whether a notice is told without being asked for."""
    return notice.level != "info" or notice.code == "empty"


def _needs_reasons(verdict: Verdict) -> bool:
    if verdict.state == "undecided":
        return True
    return verdict.state == "stated" and any(
        rival.confidence >= _WORTH_EXPLAINING for rival in verdict.alternatives
    )


def document_story(audit: Audit, look: Look, as_of: str = "") -> list[Line]:
    """Everything about one document; two lines where nothing is odd."""
    if not audit.document.parts:
        return unread(audit, look)
    title = document_title(audit, look.cells, as_of)
    if not look.verbose and not says_something(audit):
        return [*title, *_quiet_answer(audit, look)]
    shown = [f for f in open_findings(audit) if look.verbose or f.severity is not Severity.INFO]
    told = bool(shown) or look.verbose or _needs_reasons(audit.timeline.published)
    return [
        *title,
        EMPTY,
        *sections(
            [
                _answer(audit, look),
                _picture(audit, look) if look.picture and told else [],
                findings(audit, shown, look),
                _notices(audit, look),
                _reasons(audit.timeline.published, look) if told else [],
                _hidden(audit, look),
            ]
        ),
    ]


def _picture(audit: Audit, look: Look) -> list[Line]:
    # Plain text never draws, and starts faster without.
    from auditor.render.lanes import lanes  # noqa: PLC0415 - see above
    from auditor.render.scale import picture  # noqa: PLC0415 - see above

    return picture(lanes(audit), look.cells)


def unread(audit: Audit, look: Look) -> list[Line]:
    """The name of a document that could not be read, and why."""
    name = _whole_name(visible(audit.document.uri), look.cells)
    return [*(line((part, Ink.NAME)) for part in name), *_notices(audit, look)]


def document_title(audit: Audit, cells: int, as_of: str = "") -> list[Line]:
    """Name, kind, language and size of a document: on one line where the name leaves room."""
    document, timeline = audit.document, audit.timeline
    mail = document.media_type == "message/rfc822"
    facts = ["record" if document.record and not mail else kind_in_words(document.media_type)]
    language = timeline.language or document.told.language
    if language:
        facts.append(language_in_words(language))
    facts.append(size_in_words(document.length))
    if as_of:
        facts.append(as_of)
    about = visible(" · ".join(facts))
    name = visible(document.uri)
    if width(name) + width(about) + 3 <= cells:
        return [line((name, Ink.NAME), "   ", (about, Ink.FAINT))]
    return [
        *(line((part, Ink.NAME)) for part in _whole_name(name, cells)),
        *(line("  ", (text, Ink.FAINT)) for text in wrap(about, cells - 2)),
    ]


def _whole_name(name: str, cells: int) -> list[str]:
    """A name that can be copied: it is cut only where it would fill the screen."""
    parts = []
    rest = cut_middle(name, _NAME_LINES * cells)
    while rest:
        parts.append(head(rest, cells) or rest[0])
        rest = rest[len(parts[-1]) :]
    return parts


def _answer(audit: Audit, look: Look) -> list[Line]:
    timeline = audit.timeline
    rows = headline.published(timeline, verbose=look.verbose)
    rows += headline.modified(timeline)
    rows += headline.captured(timeline)
    return headline.rows_to_lines(rows, look.cells)


def _quiet_answer(audit: Audit, look: Look) -> list[Line]:
    timeline = audit.timeline
    first = headline.brief_answer(timeline)
    remark = _remark(audit)
    known = f"{first.words}   {first.chance}" if first.chance else first.words
    used = headline.LABEL + width(known) + 3 + width(remark)
    rest = headline.rows_to_lines(headline.modified(timeline), look.cells)
    if used > look.cells:
        lines = headline.rows_to_lines([first], look.cells)
        return [*lines, *rest, line(" " * headline.LABEL, (remark, Ink.FAINT))]
    answer = line(
        (pad(first.label, headline.LABEL), Ink.TITLE),
        (first.words, first.ink),
        f"   {first.chance}   " if first.chance else "   ",
        (remark, Ink.FAINT),
    )
    return [answer, *rest]


def _remark(audit: Audit) -> str:
    agreeing = len(audit.timeline.published.claims)
    infos = sum(f.severity is Severity.INFO for f in open_findings(audit))
    infos += sum(not _is_told(notice) for notice in audit.notices)
    remark = f"{counted(infos, 'info')} (--verbose)" if infos else "nothing to report"
    return f"{agreeing} claims agree; {remark}" if agreeing > 1 else remark


def findings(audit: Audit, shown: Iterable[Finding], look: Look) -> list[Line]:
    """Each finding: what it is, the sentence, and the lines that it rests on.

    Of many findings of one rule the first ones say what the matter is; the others are counted.
    """
    by_code: dict[str, list[Finding]] = {}
    for finding in shown:
        by_code.setdefault(finding.code, []).append(finding)
    lines: list[Line] = []
    for code, alike in by_code.items():
        most = len(alike) if look.verbose or len(alike) <= _ALIKE + 1 else _ALIKE
        for number, finding in enumerate(alike[:most]):
            cause = look.causes.get(code, "") if number == 0 else ""
            lines += _finding(audit, finding, look, cause)
        if most < len(alike):
            more = f"… {len(alike) - most:,} more of {code} (--verbose)"
            lines.append(line(" " * _INDENT, (more, Ink.FAINT)))
    return lines


def _finding(audit: Audit, finding: Finding, look: Look, cause: str) -> list[Line]:
    related = [
        f
        for f in audit.findings
        if f.subsumed_by == finding.code and not f.suppressed and {*f.claims} & {*finding.claims}
    ]
    remark = "" if finding.kind is FindingKind.FAIL else "  (under some readings)"
    by_id = {claim.id: claim for claim in audit.timeline.claims}
    claims = [by_id[claim] for claim in finding.claims if claim in by_id]
    message = wrap(visible(finding.message), look.cells - _INDENT)
    return [
        line(
            (f"{finding.severity.value:<{_INDENT}}", _INKS[finding.severity]),
            (finding.code, Ink.TITLE),
            f"  {visible(finding.name)}",
            (remark, Ink.FAINT),
        ),
        *(line(" " * _INDENT, text) for text in message),
        *(_faint(cause, look) if finding.severity is not Severity.INFO else []),
        *quotes(audit.document, claims, look.cells),
        *(line for other in related for line in _related(other, look) if look.verbose),
    ]


def _related(finding: Finding, look: Look) -> list[Line]:
    head = f"also {finding.code} {visible(finding.name)}: {visible(finding.message)}"
    return _faint(head, look)


def _faint(text: str, look: Look) -> list[Line]:
    return [line(" " * _INDENT, (part, Ink.FAINT)) for part in wrap(text, look.cells - _INDENT)]


def _notices(audit: Audit, look: Look) -> list[Line]:
    """What was not read, and other trouble with the input; of many alike, the first ones."""
    by_code: dict[str, list[Notice]] = {}
    for notice in audit.notices:
        if look.verbose or _is_told(notice):
            by_code.setdefault(notice.code, []).append(notice)
    lines: list[Line] = []
    for alike in by_code.values():
        most = len(alike) if look.verbose or len(alike) <= _ALIKE + 1 else _ALIKE
        for notice in alike[:most]:
            lines += _notice(audit, notice, look)
        if most < len(alike):
            lines += _faint(f"… {len(alike) - most:,} more like it (--verbose)", look)
    return lines


def _notice(audit: Audit, notice: Notice, look: Look) -> list[Line]:
    word = "not read" if notice.incomplete else "notice"
    word = "failed" if notice.code in _FAILURES else word
    ink = Ink.ERROR if notice.incomplete else Ink.INFO
    # The name stands above already; `FILE:LINE` of a record is a place to go to.
    text = visible(notice.text.removeprefix(f"{printable(audit.document.uri)}: "))
    if notice.incomplete and text.startswith(("is ", "holds ")):
        text = f"it {text}"
    first, *rest = wrap(text, look.cells - _INDENT) or [""]
    return [
        line((f"{word:<{_INDENT}}", ink), first),
        *(line(" " * _INDENT, part) for part in rest),
    ]


def _reasons(verdict: Verdict, look: Look) -> list[Line]:
    """How the verdict was reached, strongest reason first."""
    if not verdict.because or verdict.edtf is None:
        return []
    about = "undecided" if verdict.state == "undecided" else verdict_in_words(verdict)
    lines = [line((f"Why {about}", Ink.TITLE))]
    for number, reason in enumerate(verdict.because, start=1):
        first, *rest = wrap(visible(reason.text), look.cells - 5) or [""]
        lines.append(line((f"{number:>3}  ", Ink.FAINT), first))
        lines += [line(" " * 5, text) for text in rest]
    return lines


def _hidden(audit: Audit, look: Look) -> list[Line]:
    """Suppressed findings, for those who asked for everything."""
    if not look.verbose:
        return []
    return [
        line((text, Ink.FAINT))
        for finding in audit.findings
        if finding.suppressed
        for text in wrap(_known(finding), look.cells)
    ]


def _known(finding: Finding) -> str:
    name = f"suppressed {finding.code} {visible(finding.name)}"
    return f"{name}: {visible(finding.justification)}" if finding.justification else name


def overview(audit: Audit, look: Look) -> Line:
    """One line for a document among many: the day, how sure, what was found, which document."""
    verdict = audit.timeline.published
    open_ = open_findings(audit)
    loud = [f for f in open_ if f.severity.rank > Severity.INFO.rank]
    state, ink = _overview_state(audit, loud)
    names = list(dict.fromkeys(f.code for f in loud))
    more = [f"+{len(names) - _MOST_CODES}"] if len(names) > _MOST_CODES else []
    codes = " ".join(names[:_MOST_CODES] + more)
    left = f"{pad_left(brief_verdict(verdict), _DATE)} {_brief_chance(verdict):>4}  "
    room = look.cells - width(left) - _STATE - (width(codes) + 2 if codes else 0)
    name = _short_name(audit, max(20, room))
    gap = max(2, room - width(name) + 2) if codes else 0
    return line(left, (pad(state, _STATE), ink), (name, Ink.NAME), " " * gap, (codes, ink))


def _short_name(audit: Audit, room: int) -> str:
    """The name in its column; of a record its id matters more than the folders of its file."""
    name = visible(audit.document.uri)
    if audit.document.record is not None and width(name) > room:
        file, hash_, record = name.partition("#")
        name = file.rpartition("/")[2] + hash_ + record
    return cut_middle(name, room)


def _overview_state(audit: Audit, loud: Sequence[Finding]) -> tuple[str, Ink]:
    """How many findings there are, or in a word what else keeps a document from being well."""
    if audit.incomplete:
        return ("cut" if audit.document.parts else "unread"), Ink.ERROR
    if loud:
        return str(len(loud)), _INKS[loud[0].severity]
    state = audit.timeline.published.state
    if state == "undecided":
        return "open", Ink.INFO
    return ("no date", Ink.FAINT) if state == "none" else ("ok", Ink.OK)


def gravity(audit: Audit) -> int:
    """By what a document is told first among many: errors, what was not read, warnings, doubts."""
    worst = max((f.severity.rank for f in open_findings(audit)), default=0)
    if worst >= Severity.ERROR.rank:
        return 0
    if audit.incomplete:
        return 1
    return 2 if worst >= Severity.WARNING.rank else 3


def brief_verdict(verdict: Verdict) -> str:
    """`11 Apr 2021`, `by 11 Apr 2021`, `?` where undecided, a dash where nothing can be said."""
    if verdict.edtf is None:
        return _NOTHING
    if verdict.state == "stated" and verdict.dates:
        return brief(verdict.dates[0])
    days = headline.interval_of(verdict)
    if verdict.state == "undecided" or days is None:
        return "?"
    return _bound(days)


def _bound(days: Interval) -> str:
    first = None if days.first is None else brief(PartialDate.of_day(days.first))
    last = None if days.last is None else brief(PartialDate.of_day(days.last))
    if first is None:
        return f"by {last}"
    return f"from {first}" if last is None else f"{first[-4:]} to {last[-4:]}"


def _brief_chance(verdict: Verdict) -> str:
    if verdict.state == "undecided" or verdict.confidence is None or verdict.edtf is None:
        return _NOTHING
    return percent(verdict.confidence)


def summary(
    tally: Tally,
    skipped: Mapping[str, int],
    as_of: str,
    look: Look,
    *,
    rules: bool = True,
    cutoff: PartialDate | None = None,
) -> list[Line]:
    """The last lines of a run: how much was read, what was found, what was passed over."""
    parts = [_documents(tally)]
    if rules:
        parts.append(_found(tally))
        if tally.suppressed:
            parts.append(f"{tally.suppressed:,} suppressed")
    if cutoff is not None:
        parts.append(f"{tally.late or 'none'} later than the cutoff of {in_words(cutoff)}")
    if tally.incomplete:
        parts.append(f"{tally.incomplete} incomplete")
    if as_of:
        parts.append(as_of)
    lines = [parts[0]]
    for part in parts[1:]:
        joined = f"{lines[-1]} · {part}"
        if width(joined) <= look.cells:
            lines[-1] = joined
        else:
            lines.append(part)
    if skipped:
        lines += wrap(skipped_in_words(skipped), look.cells)
    return [line((text, Ink.FAINT)) for text in lines]


def skipped_in_words(skipped: Mapping[str, int]) -> str:
    """What was passed over in folders, by kind."""
    kinds = ", ".join(f"{number} {visible(kind)}" for kind, number in sorted(skipped.items()))
    return f"skipped: {kinds}"


def _documents(tally: Tally) -> str:
    """How many documents, and what could be said of them where that is not one and the same."""
    text = counted(tally.documents, "document")
    without = tally.documents - tally.stated - tally.bounded - tally.undecided
    told = [
        f"{number:,} {words}"
        for number, words in (
            (tally.stated, "dated"),
            (tally.bounded, "bounded"),
            (tally.undecided, "undecided"),
            (without, "without a date"),
        )
        if number
    ]
    return f"{text}: {', '.join(told)}" if len(told) > 1 else text


def _found(tally: Tally) -> str:
    found = [
        counted(number, noun)
        for number, noun in ((tally.errors, "error"), (tally.warnings, "warning"))
        if number
    ]
    if tally.infos:
        found.append(f"{counted(tally.infos, 'info')} (--verbose)")
    return ", ".join(found) or ("no findings" if tally.incomplete else "nothing to report")
