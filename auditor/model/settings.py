"""Everything that the user may decide, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from auditor.model.known import FixedDay, KnownEvent
from auditor.model.vocabulary import Confidence, Order, Persona, Severity
from auditor.when.partial_date import PartialDate

if TYPE_CHECKING:
    from auditor.model.feed import Feed
    from auditor.model.source_profile import SourceProfile


@frozen
class Limits:
    """What a single document may cost before the rest of it is left unread, with a notice."""

    bytes: int = 256 * 1024 * 1024
    """Size of one file; a JSONL file may be larger, its lines may not."""
    claims: int = 10_000
    """Claims of one document: four megabytes of `May ` would be a million."""
    nodes: int = 1_000_000
    """Elements of one page; memory grows with them, depth costs nothing."""
    json_depth: int = 200
    ratio: int = 200
    """To how many times its size a packed file may unpack, beyond its first 10 MB."""


@frozen
class Suppression:
    """Findings that are known: `path` is a pattern as in `.gitignore`, `code` may be a prefix.

    At least one of path, code and fingerprint is set. After the day `until` it holds no more.
    """

    reason: str
    path: str | None = None
    code: str | None = None
    fingerprint: str | None = None
    until: PartialDate | None = None


@frozen
class PathRules:
    """The rules that run on what a pattern takes, beside or in place of the common selection."""

    path: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


@frozen
class Settings:
    """The settings of a run. `as_of` is the last day on which anything can have been captured.

    `select`, `ignore` and `extend_select` hold rule codes or prefixes of them. `fields` maps a
    key (id, text, html, url, title, published, modified, retrieved, language, headers, source)
    to the name of a record's field. `feed`, `sitemap` and `copies` lie beside the documents.
    `source_profile` tells how sources write their dates.
    `rule_options` maps a code to its options, `severities` a code to the severity that its
    findings get; `per_path` and `suppress` are entries for some paths. `placeholder_days`,
    `fixed_days` and `known_events` are tables of what the user knows. `exclude` are patterns as
    in `.gitignore`, which stand in the folder `exclude_from` (None: the working directory); with
    `force_exclude` they hold for named files too. Without `gitignore` no `.gitignore` is read.
    """

    as_of: PartialDate | None = None
    as_of_from: str | None = None
    cutoff: PartialDate | None = None
    day_month: Order | None = None
    language: str | None = None
    url: str | None = None
    retrieved: str | None = None
    fields: Mapping[str, str] = field(factory=dict)
    feed: Feed | None = field(default=None, repr=False)
    sitemap: Feed | None = field(default=None, repr=False)
    copies: Feed | None = field(default=None, repr=False)
    source_profile: SourceProfile | None = field(default=None, repr=False)
    stdin_name: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    persona: Persona = Persona.REVIEW
    severity: Severity | None = None
    confidence: Confidence | None = None
    rule_options: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    severities: Mapping[str, Severity] = field(factory=dict)
    per_path: tuple[PathRules, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    placeholder_days: tuple[PartialDate, ...] = ()
    fixed_days: tuple[FixedDay, ...] = ()
    known_events: tuple[KnownEvent, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_from: str | None = None
    force_exclude: bool = False
    gitignore: bool = True
    limits: Limits = Limits()


DEFAULT_SETTINGS = Settings()
