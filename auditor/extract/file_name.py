"""The date that somebody wrote into the name of a file.

Reads `2021-04-11-weir.txt`, `report_20210411.html`; not `img_20211304.html`, which is no day,
`03-04-2021.txt`, which could be two, or the names of the folders above.

It says nothing of the publication: a file is named after what it tells, after the day on which it
was saved, or after the day on which it was sent.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.machine_claim import Stated, claim_at
from auditor.model import Candidate, Channel, Claim, Kind, Location, Meaning, Role
from auditor.pattern import pattern
from auditor.when.calendar import days_in_month
from auditor.when.partial_date import PartialDate

PART: Final = "name"
"""What places in the name of a file are given in; it is no part of the document."""
_DATES: Final = pattern(
    r"(?<![0-9A-Za-z.])(?P<y>(?:19[5-9]|20[0-9])[0-9])(?P<s>[-_.]?)"
    r"(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_LONGEST: Final = 255
_FIELD: Final = "file name"


def file_name_claims(uri: str) -> list[Claim]:
    """The claims of the last name of a path, with their places in the whole of it."""
    start = max(uri.rfind("/"), uri.rfind("\\")) + 1
    # Behind the sign is the number of a document inside the file.
    if len(uri) - start > _LONGEST or "#" in uri[start:]:
        return []
    claims = []
    for match in _DATES.finditer(uri, start):
        date = PartialDate(int(match["y"]), int(match["m"]), int(match["d"]))
        if (date.day or 0) > days_in_month(date.year or 1, date.month or 1):
            continue
        meaning = Meaning(Kind.DATE, "iso8601", (Candidate(date),))
        location = Location(PART, match.start(), match.end(), 1, match.start() + 1)
        stated = Stated(Channel.FILE, _FIELD, Role.NONE)
        claims.append(claim_at(uri, location, match[0], meaning, stated))
    return claims
