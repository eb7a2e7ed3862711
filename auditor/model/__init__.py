"""The values that the hops pass on; frozen, and free of any behaviour that reads or prints."""

from auditor.model.claim import (
    NO_SURROUNDINGS,
    THE_DOCUMENT,
    THE_SITE,
    Claim,
    Owner,
    Reading,
    Relation,
    Surroundings,
    Timex,
    changed,
)
from auditor.model.document import Document, Location, Part, RecordPlace, Told
from auditor.model.expression import Candidate, Clock, Expression, Kind, Meaning, Shift, Unit
from auditor.model.extraction import Extraction
from auditor.model.finding import Finding
from auditor.model.notice import NOTICE_CODES, Notice, NoticeLevel, NoticePlace
from auditor.model.report import Audit, Report
from auditor.model.settings import DEFAULT_SETTINGS, Limits, Settings
from auditor.model.timeline import NOTHING, Alternative, Evidence, Timeline, Verdict
from auditor.model.vocabulary import (
    Channel,
    Confidence,
    FindingKind,
    Order,
    OwnerKind,
    Persona,
    Role,
    Scope,
    Severity,
    Status,
    Tense,
    Zone,
)

__all__ = [
    "DEFAULT_SETTINGS",
    "NOTHING",
    "NOTICE_CODES",
    "NO_SURROUNDINGS",
    "THE_DOCUMENT",
    "THE_SITE",
    "Alternative",
    "Audit",
    "Candidate",
    "Channel",
    "Claim",
    "Clock",
    "Confidence",
    "Document",
    "Evidence",
    "Expression",
    "Extraction",
    "Finding",
    "FindingKind",
    "Kind",
    "Limits",
    "Location",
    "Meaning",
    "Notice",
    "NoticeLevel",
    "NoticePlace",
    "Order",
    "Owner",
    "OwnerKind",
    "Part",
    "Persona",
    "Reading",
    "RecordPlace",
    "Relation",
    "Report",
    "Role",
    "Scope",
    "Settings",
    "Severity",
    "Shift",
    "Status",
    "Surroundings",
    "Tense",
    "Timeline",
    "Timex",
    "Told",
    "Unit",
    "Verdict",
    "Zone",
    "changed",
]
