"""From documents to audits: the hops in their order, and a run over many inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

from auditor import read
from auditor.errors import SettingsError, UsageError
from auditor.extract import extract
from auditor.judge import judge as judge_timeline
from auditor.model import Audit, Document, Limits, Notice, Settings, Timeline
from auditor.reconcile import reconcile
from auditor.resolve import resolve
from auditor.rule import Rule

if TYPE_CHECKING:
    from auditor.model.feed import Feed, FeedEntry
    from auditor.model.source_profile import SourceHabits

_MAX_REASON: Final = 200


def audit(
    document: Document,
    settings: Settings,
    *,
    judge: bool = True,
    rules: Sequence[Rule] | None = None,
) -> Audit:
    """What the hops find out about one document; without `judge` no rule runs.

    `rules` are the rules to run, by default the installed ones. An internal error becomes a
    notice, and the audit is incomplete then.
    """
    try:
        extraction = extract(document, settings)
        extraction = resolve(extraction, settings)
        timeline = reconcile(extraction, _habits(document, extraction.address, settings))
        findings, notices = (
            judge_timeline(timeline, document, settings, rules) if judge else ((), ())
        )
    except SettingsError:
        raise
    # Documents are hostile, and one of thousands must not take the others down with it:
    # whatever a hop raises is told as the failure of this document, and of this one only.
    except Exception as error:  # noqa: BLE001 - see above
        notices = (failure(document.uri, error),)
        return Audit(document, Timeline(()), notices=(*document.notices, *notices))
    return Audit(
        document,
        timeline,
        findings,
        (*document.notices, *extraction.notices, *notices),
        extraction.address,
    )


def _habits(document: Document, address: str | None, settings: Settings) -> SourceHabits | None:
    """What the user's profile knows of the source of a document."""
    profile = settings.source_profile
    return None if profile is None else profile.of(source_of(document, address))


def source_of(document: Document, address: str | None) -> str | None:
    """The source of a document, as profiles call it: by its address, else by its record."""
    from auditor.extract.url_path import inner_url  # noqa: PLC0415 - start-up: few have a profile
    from auditor.model.source_name import source_name  # noqa: PLC0415 - likewise

    return source_name(None if address is None else inner_url(address), document.told.source)


def habits_in(audit: Audit, settings: Settings) -> tuple[str | None, SourceHabits]:
    """The source of a document and how it writes dates, for a profile.

    With an order that the user told, nothing in the document settles any date.
    """
    from auditor.reconcile.habits import habits_of  # noqa: PLC0415 - start-up: few runs learn

    habits = habits_of(audit.timeline.claims, settled=settings.day_month is None)
    return source_of(audit.document, audit.address), habits


def failure(uri: str, error: BaseException) -> Notice:
    """The notice on an internal error, with the module and line that an issue report needs."""
    place = error.__traceback__
    where = ""
    while place is not None:
        module = place.tb_frame.f_globals.get("__name__", "")
        if isinstance(module, str) and module.startswith("auditor"):
            where = f" in {module}, line {place.tb_lineno}"
        place = place.tb_next
    reason = f"{type(error).__name__}: {error}"[:_MAX_REASON].rstrip(": ")
    text = f"{uri}: not audited, because of an error of auditor{where} ({reason}); please report it"
    return Notice("error", "reader-failed", text, uri=uri, incomplete=True)


class Run:
    """The audits of a run, one by one as they are finished.

    `skipped` and `notices`, on the run as a whole, are complete after the last one.
    """

    def __init__(
        self,
        inputs: read.Inputs,
        settings: Settings,
        *,
        judge: bool,
        rules: Sequence[Rule] | None,
    ) -> None:
        self._inputs = inputs
        self._settings = settings
        self._judge = judge
        self._rules = rules
        self._failures: list[Notice] = []

    def __iter__(self) -> Iterator[Audit]:
        """Read, audit and forget one document after the other."""
        for item in self._inputs.items:
            for document in self._documents(item):
                yield audit(document, self._settings, judge=self._judge, rules=self._rules)

    def _documents(self, item: read.Item) -> Iterator[Document]:
        try:
            yield from read.documents(item, self._settings)
        # As above: a reader that fails costs the rest of its input, not the run.
        except Exception as error:  # noqa: BLE001 - see above
            self._failures.append(failure(item.name, error))

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many files of folders were passed over, by kind."""
        return self._inputs.skipped

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What went wrong outside any single document."""
        chosen = self._settings
        beside = (chosen.feed, chosen.sitemap, chosen.copies)
        told = (notice for feed in beside if feed is not None for notice in feed.notices)
        return (*told, *self._inputs.notices, *self._failures)


def run(
    paths: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    listed: Sequence[str] = (),
    *,
    judge: bool = True,
    rules: Sequence[Rule] | None = None,
) -> Run:
    """Open the inputs; UsageError when folders and patterns hold no document.

    `listed` are paths to be taken by the letter, `paths` may be patterns and `-`.
    """
    inputs = read.open_inputs(paths, settings, stdin, listed)
    return Run(inputs, settings, judge=judge, rules=rules)


def read_feed(path: str, limits: Limits, option: str = "--feed") -> Feed:
    """A feed or sitemap as what it tells of documents; UsageError where the file is none.

    `option` is how the user named it: `--feed`, `--sitemap` or `--copies`. The file is read once
    a run, and each document is then looked up in it. What of it could not be read is among the
    notices of the run.
    """
    from auditor.extract.feed_entry import OWNERS, entry_of  # noqa: PLC0415 - start-up: see below
    from auditor.model.feed import Feed, merged  # noqa: PLC0415 - few runs have such a file

    settings = Settings(limits=limits)
    entries = []
    notices: list[Notice] = []
    for item in read.open_inputs([path], settings, None).items:
        for document in read.documents(item, settings):
            notices += document.notices
            if document.parts and document.record is not None:
                entries.append(entry_of(document, extract(document, settings), OWNERS[option]))
            elif option == "--copies":
                entries += _time_map(document)
    entries = [entry for entry in entries if entry.claims or option == "--feed"]
    if not entries:
        told = next((notice.text for notice in notices), "")
        raise UsageError(f"{option}: {told}" if told else f"{option} {path}: {_NONE_OF[option]}")
    return Feed(path, merged(entries) if option == "--copies" else tuple(entries), tuple(notices))


_NONE_OF: Final = {
    "--feed": "it is no feed, or has no entries",
    "--sitemap": "it is no sitemap, or no entry has a date",
    "--copies": "it is neither a TimeMap nor a table with the columns url and retrieved",
}


def _time_map(document: Document) -> list[FeedEntry]:
    from auditor.extract.time_map import copies, is_time_map  # noqa: PLC0415 - start-up

    found = (copies(part) for part in document.parts if is_time_map(part.text))
    return [entry for entry in found if entry is not None]
