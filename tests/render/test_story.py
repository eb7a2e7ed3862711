"""What a person reads: the answer first, then the picture, what is odd, and why."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

import pytest
from attrs import evolve

from auditor.model import (
    Alternative,
    Audit,
    Channel,
    Evidence,
    FindingKind,
    Notice,
    Owner,
    OwnerKind,
    RecordPlace,
    Severity,
    Status,
    Timeline,
    Verdict,
    Zone,
)
from auditor.render.claims_table import claims_story
from auditor.render.lines import Line
from auditor.render.story import (
    Look,
    brief_verdict,
    document_story,
    gravity,
    overview,
    says_something,
    summary,
)
from auditor.render.tally import Tally
from auditor.render.wording import extent
from auditor.when.edtf import parse_date
from auditor.when.offset import Instant

LOOK = Look(80)
AS_OF = "as of 24 November 2026 (--as-of)"


def text(lines: Iterable[Line]) -> str:
    """The lines as they are printed without colour."""
    return "".join(line.text + "\n" for line in lines)


FAIR = """\
fair.txt   text · English · 298 bytes

Published   11 April 2021                                       very likely, 97%
            or 4 November 2021, if 11/04/2021 is month first                  2%
This copy   made on or after 4 November 2025                         likely, 90%

                    2022    2023    2024    2025
            ────────┼───────┼───────┼───────┼─────────
byline        ●···○                                     11/04/2021
event         ●                                         April 8
page date                                          ◆    November 03, 2025
related \N{MULTIPLICATION SIGN}2                                         ▪    28 Oct to 4 Nov 2025
            ◆ contradicts   ● fits   ○ ruled out   ▪ dates of other things

error    DOC202  republication
         the page is dated 1,667 days after the article it carries
     1 │ November 03, 2025Nov 03, 2025
         ─────────────────
     6 │ Date: 11/04/2021 | Source: Ministry of Orchards (EN) | Read original v…
               ──────────
warning  DOC217  page-newer-than-its-date
         related items run to 4 November 2025, a day after the page date: this
         copy was made later than it says
    12 │ November 04, 2025
         ─────────────────

Why 11 April 2021
  1  line 8: “was held on April 8” lies 3 days before 11 April 2021; the other
     reading would make it 210 days
  2  line 6: “Date:” labels 11/04/2021 as the publication
"""


def test_a_republished_article(fair: Audit) -> None:
    """The whole report, at 80 columns."""
    assert text(document_story(fair, LOOK)) == FAIR


def test_without_the_picture_all_else_is_the_same(fair: Audit) -> None:
    """Text is the console without its drawing."""
    before, after = FAIR.index(" " * 20 + "2022"), FAIR.index("error    DOC202")

    assert text(document_story(fair, Look(80, picture=False))) == FAIR[:before] + FAIR[after:]


def test_an_undecided_document(minutes: Audit) -> None:
    """It says what would settle it, and does not draw two dots."""
    assert text(document_story(minutes, LOOK)) == (
        "minutes.txt   text · English · 38 bytes\n"
        "\n"
        "Published   3 February or 2 March 2020: it does not say which          undecided\n"
        "            What would settle it: a weekday; a dated event; another date of this\n"
        "            source in the same style; --day-month dmy|mdy if you know it\n"
        "\n"
        "warning  FMT101  ambiguous-day-month\n"
        "         02/03/2020 is 2 March or 3 February 2020, and the publication hangs on\n"
        "         it\n"
        "     2 │ Date: 02/03/2020\n"
        "               ──────────\n"
    )


def test_a_clean_document_is_two_lines(ferry: Audit) -> None:
    """Quiet when all is well; the day of the audit is printed all the same."""
    assert text(document_story(ferry, LOOK, AS_OF)) == (
        f"ferry.html   HTML · English · 61 bytes · {AS_OF}\n"
        "Published   9 March 2022   certain, 99%   2 claims agree; nothing to report\n"
    )


def test_a_clean_document_in_full(ferry: Audit) -> None:
    """Who asks for everything gets the answer laid out, the clock of it too."""
    instant = Instant(ferry.timeline.published.dates[0], 14, 5, 9, offset=60)
    verdict = evolve(ferry.timeline.published, instant=instant)
    modified = evolve(verdict, edtf="2022-03-12", instant=None, confidence=0.9)
    full = evolve(ferry, timeline=evolve(ferry.timeline, published=verdict, modified=modified))

    assert text(document_story(full, Look(80, verbose=True))).splitlines()[2:4] == [
        "Published   9 March 2022 at 14:05 +01:00                            certain, 99%",
        "Updated     12 March 2022                                            likely, 90%",
    ]
    assert text(document_story(full, LOOK)).splitlines()[1:] == [
        "Published   9 March 2022   certain, 99%   2 claims agree; nothing to report",
        "Updated     12 March 2022                                            likely, 90%",
    ]


def test_no_date_is_an_answer(ferry: Audit) -> None:
    """The reason stands beside it."""
    reason = Evidence("no-claim", (), "nothing in the document claims to be its publication")
    nothing = evolve(ferry, timeline=Timeline((), published=Verdict(because=(reason,))))

    assert text(document_story(nothing, LOOK)).splitlines()[1:] == [
        "Published   not known: nothing in the document claims to be its publication",
        "            nothing to report",
    ]


@pytest.mark.parametrize(
    ("edtf", "state", "words"),
    [
        ("[..2021-04-11]", "bounds", "on or before 11 April 2021"),
        ("[2021-04-11..]", "bounds", "on or after 11 April 2021"),
        ("2021-04", "stated", "April 2021"),
    ],
)
def test_bounds_and_coarse_verdicts(ferry: Audit, edtf: str, state: str, words: str) -> None:
    """What is said has the precision of the evidence."""
    verdict = Verdict(state, edtf, confidence=0.96)  # type: ignore[arg-type] # a state
    bounded = evolve(ferry, timeline=evolve(ferry.timeline, published=verdict))

    assert f"Published   {words}   very likely, 96%" in text(document_story(bounded, LOOK))


def test_a_rival_is_told_by_who_says_it(build: SimpleNamespace) -> None:
    """Another claim's date names its line and place."""
    source = build.document("3 May 2021\n<meta 2021-05-04>\n")
    one = build.claim(source, "3 May 2021", 1, build.reading("2021-05-03"))
    two = build.claim(
        source, "2021-05-04", 2, build.reading("2021-05-04", Status.LIVE), channel=Channel.META
    )
    verdict = Verdict(
        "stated",
        "2021-05-03",
        (build.day("2021-05-03"),),
        confidence=0.9,
        claims=("c1",),
        alternatives=(Alternative("2021-05-04", 0.09), Alternative("2021-05-05", 0.005)),
    )
    lines = text(document_story(Audit(source, Timeline((one, two), verdict)), LOOK))

    assert "or 4 May 2021, as line 2 says (byline)" in lines
    assert "5 May" not in lines


def test_findings_that_are_no_news_are_kept_back(fair: Audit) -> None:
    """Suppressed and subsumed findings are told only to who asks."""
    hidden = evolve(fair.findings[0], suppressed=True)
    audit = evolve(fair, findings=(hidden, *fair.findings[1:]))

    assert "DOC202" not in text(document_story(audit, LOOK))
    assert "DOC201" not in text(document_story(fair, LOOK))
    assert "also DOC201" in text(document_story(fair, Look(80, verbose=True)))
    assert "suppressed DOC202" in text(document_story(audit, Look(80, verbose=True)))


def test_a_review_finding_says_that_it_depends(fair: Audit) -> None:
    """What holds under some readings only is marked."""
    finding = evolve(fair.findings[0], kind=FindingKind.REVIEW)

    assert "republication  (under some readings)" in text(
        document_story(evolve(fair, findings=(finding,)), LOOK)
    )


def test_what_was_not_read_is_told(ferry: Audit) -> None:
    """No findings is only said of what was read to its end."""
    cut = Notice("error", "limit", "ferry.html: more than 10,000 dates", incomplete=True)
    info = Notice("info", "bad-json-ld", "ferry.html: something small")
    audit = evolve(ferry, notices=(cut, info))

    assert says_something(audit)
    assert "not read more than 10,000 dates" in text(document_story(audit, LOOK))
    assert "something small" not in text(document_story(audit, LOOK))
    assert "notice   something small" in text(document_story(audit, Look(80, verbose=True)))
    assert " cut " in overview(audit, LOOK).text


def test_what_was_not_read_at_all(ferry: Audit) -> None:
    """A file that cannot be read has a name and a reason, and nothing else."""
    missing = Notice("error", "unreadable", "x.txt: no such file", "x.txt", incomplete=True)
    source = evolve(ferry.document, uri="x.txt", parts=(), length=0, incomplete=True)
    audit = Audit(source, Timeline(()), notices=(missing,))

    assert text(document_story(audit, LOOK, AS_OF)) == "x.txt\nnot read no such file\n"
    assert text(claims_story(audit, LOOK)) == "x.txt\nnot read no such file\n"
    assert "unread" in overview(audit, LOOK).text


def test_an_empty_file_is_called_empty(ferry: Audit) -> None:
    """Though it is no more than an info: it is why nothing is known."""
    empty = Notice("info", "empty", "ferry.html: the file is empty")
    assert "notice   the file is empty" in text(
        document_story(evolve(ferry, notices=(empty,)), LOOK)
    )


def test_what_an_input_is_reads_as_a_sentence(ferry: Audit) -> None:
    """The name stands in the line above."""
    binary = Notice("error", "binary", "x.bin: is binary data", "x.bin", incomplete=True)
    source = evolve(ferry.document, uri="x.bin", parts=(), incomplete=True)
    lines = text(document_story(Audit(source, Timeline(()), notices=(binary,)), LOOK))

    assert lines == "x.bin\nnot read it is binary data\n"


def test_many_documents_are_a_line_each(fair: Audit, minutes: Audit, ferry: Audit) -> None:
    """The day, how sure, how much was found, which document, and the codes."""
    assert [overview(audit, LOOK).text for audit in (ferry, fair, minutes)] == [
        "    9 Mar 2022  99%  ok       ferry.html",
        "   11 Apr 2021  97%  2        fair.txt                             DOC202 DOC217",
        "             ?    -  1        minutes.txt                                 FMT101".replace(
            "-", "\N{EN DASH}"
        ),
    ]


def test_long_names_keep_their_end(ferry: Audit) -> None:
    """A path is cut in its middle, and the line fits."""
    path = "archive/" + "folder/" * 30 + "ferry.html"
    line = overview(evolve(ferry, document=evolve(ferry.document, uri=path)), LOOK)

    assert line.width <= 80
    assert line.text.endswith("folder/ferry.html")


def test_brief_verdicts(ferry: Audit) -> None:
    """Bounds are no day, and look like none."""
    assert brief_verdict(Verdict()) == "\N{EN DASH}"
    assert brief_verdict(Verdict("bounds", "[..2021-04-11]")) == "by 11 Apr 2021"
    assert brief_verdict(Verdict("bounds", "[2021-04-11..]")) == "from 11 Apr 2021"
    assert brief_verdict(Verdict("bounds", "[2019-04-11..2021-04-11]")) == "2019 to 2021"
    assert brief_verdict(Verdict("undecided", "[2020-02-03,2020-03-02]")) == "?"
    assert brief_verdict(Verdict("bounds", "odd")) == "?"
    assert brief_verdict(ferry.timeline.published) == "9 Mar 2022"


def test_the_summary(fair: Audit, minutes: Audit) -> None:
    """Counts of what is open, what was passed over, and the day, within the width."""
    tally = Tally().add(fair).add(minutes)
    lines = summary(tally, {"pdf": 12, "png": 3}, AS_OF, LOOK)

    assert text(lines) == (
        "2 documents: 1 dated, 1 undecided · 1 error, 2 warnings, 1 info (--verbose)\n"
        "as of 24 November 2026 (--as-of)\n"
        "skipped: 12 pdf, 3 png\n"
    )
    assert text(summary(Tally(1), {}, "", LOOK)) == "1 document · nothing to report\n"
    assert text(summary(Tally(2, incomplete=1), {}, "", LOOK, rules=False)) == (
        "2 documents · 1 incomplete\n"
    )


def test_the_table_of_claims(fair: Audit) -> None:
    """Every claim with what it may mean, and why a reading is out."""
    lines = text(claims_story(fair, Look(100))).splitlines()

    assert lines[2].startswith("Published   11 April 2021")
    assert lines[6:] == [
        "id  line  role       place      as written                        means",
        "c1     1  captured   page date  November 03, 2025                 3 November 2025",
        "c2     6  published  byline     11/04/2021                        11 April 2021",
        " " * 32 + "not 4 November 2021, month first: 210 days after the fair",
        "c3     8  event      text       April 8                           8 April 2021",
        "c4    11  published  related    October 28, 2025                  28 October 2025",
        "c5    12  published  related    November 04, 2025                 4 November 2025",
    ]


def test_the_table_without_claims_or_dates(build: SimpleNamespace) -> None:
    """No dates, an impossible date and a duration each say so."""
    source = build.document("31 June 2021, two days")
    impossible = evolve(build.claim(source, "31 June 2021", 1), impossible="june has 30 days")
    lasting = evolve(build.claim(source, "two days", 2), timex=None)
    live = build.claim(
        source,
        "June",
        3,
        build.reading("2021-06", Status.LIVE),
        build.reading("2020-06", Status.LIVE),
    )
    table = text(claims_story(Audit(source, Timeline((impossible, lasting, live))), LOOK))

    assert "impossible: June" in table
    assert "no date of its own" in table
    assert "Jun 2021 possible" in table
    assert text(claims_story(Audit(source, Timeline(())), LOOK)).endswith("\nno dates found\n")


@pytest.mark.parametrize("cells", [60, 80, 110])
def test_every_line_fits(fair: Audit, minutes: Audit, ferry: Audit, cells: int) -> None:
    """Nothing wraps by itself, at any width."""
    look = Look(cells, verbose=True)
    for audit in (fair, minutes, ferry):
        for line in [*document_story(audit, look), *claims_story(audit, look)]:
            assert line.width <= cells, line.text


def test_the_worst_comes_first(fair: Audit) -> None:
    """Whatever order findings come in, errors lead."""
    turned = evolve(fair, findings=fair.findings[::-1])
    lines = text(document_story(turned, LOOK))

    assert lines.index("DOC202") < lines.index("DOC217")
    assert Tally().add(turned).errors == sum(f.severity is Severity.ERROR for f in fair.findings)


def test_many_findings_of_one_rule_are_counted(build: SimpleNamespace) -> None:
    """Three say what the matter is; `--verbose` tells all thirty."""
    source = build.document("".join(f"{day} June 2021\n" for day in range(1, 31)))
    claims = [build.claim(source, f"\n{day} June 2021"[day == 1 :], day) for day in range(1, 31)]
    findings = tuple(
        build.finding("FMT102", "impossible-date", Severity.ERROR, f"number {claim.id}", claim)
        for claim in claims
    )
    audit = Audit(source, Timeline(tuple(claims)), findings)
    told, every = (
        text(document_story(audit, LOOK)),
        text(document_story(audit, LOOK._replace(verbose=True))),
    )

    assert told.count("FMT102  impossible-date") == 3
    assert "… 27 more of FMT102 (--verbose)" in told
    assert every.count("FMT102  impossible-date") == 30


def test_many_notices_alike_are_counted(ferry: Audit) -> None:
    """As findings are; none is lost from the count."""
    notices = tuple(Notice("warning", "charset", f"notice {n}") for n in range(30))
    told = text(document_story(evolve(ferry, notices=notices), LOOK))

    assert told.count("notice   notice ") == 3
    assert "… 27 more like it (--verbose)" in told
    assert "notice 29" in text(
        document_story(evolve(ferry, notices=notices), LOOK._replace(verbose=True))
    )


def test_an_honest_cause_stands_with_the_first_finding(fair: Audit) -> None:
    """Once for a rule; an info needs none."""
    look = LOOK._replace(verbose=True, causes={"DOC202": "Honest causes: haste.", "FMT101": "No."})
    told = text(document_story(fair, look))

    assert told.count("Honest causes: haste.") == 1
    assert "No." not in told


LONG = "archiv/2021/" + "sehr-langer-ordnername/" * 4 + "日本語のとても長いファイル名" * 2 + ".html"


def test_a_long_name_is_whole(ferry: Audit) -> None:
    """It takes the line alone, or several, and what is known of it stands beneath."""
    audit = evolve(ferry, document=evolve(ferry.document, uri=LONG))
    lines = document_story(audit, LOOK, "as of 24 November 2026 (--as-of)")
    texts = [line.text for line in lines]

    assert "".join(texts).startswith(LONG)
    assert [text for text in texts if "HTML · English" in text and "as of" in text]
    assert max(line.width for line in lines) <= 80


def test_no_name_fills_the_screen(ferry: Audit) -> None:
    """What is longer than any path is cut in its middle."""
    audit = evolve(ferry, document=evolve(ferry.document, uri="x" * 5_000 + ".html"))
    lines = [line.text for line in document_story(audit, LOOK)]

    assert len(lines) < 8
    assert lines[3].endswith("x.html")


def test_what_kind_of_document_is_open(minutes: Audit, ferry: Audit) -> None:
    """Two dates, none, or not read to its end: each has its word among many."""
    undecided = evolve(minutes, findings=())
    nothing = evolve(ferry, timeline=evolve(ferry.timeline, published=Verdict()))

    assert overview(undecided, LOOK).text.split()[2] == "open"
    assert overview(nothing, LOOK).text.split()[2:4] == ["no", "date"]


def test_the_worst_document_is_told_first(fair: Audit, minutes: Audit, ferry: Audit) -> None:
    """Errors, then what was not read, then warnings, then doubts."""
    cut = evolve(ferry, notices=(Notice("error", "limit", "too much", incomplete=True),))

    assert [gravity(audit) for audit in (fair, cut, minutes, ferry)] == [0, 1, 2, 3]


def test_a_page_of_a_hundred_claims_is_grouped(build: SimpleNamespace) -> None:
    """By whose the dates are; others are counted with their first and last day."""
    days = [f"{day} {month} 2021" for month in ("May", "June", "July") for day in range(1, 29)]
    source = build.document("Published 30 April 2021\n" + "\n".join(days))
    own = build.claim(source, "30 April 2021", 1, build.reading("2021-04-30"))
    related = [
        build.claim(
            source,
            f"\n{day}",
            number,
            build.reading(str(parse_date(f"2021-{5 + at // 28:02}-{at % 28 + 1:02}"))),
            zone=Zone.RELATED,
            owner=Owner(OwnerKind.RELATED, f"r{number}"),
        )
        for at, (number, day) in enumerate(zip(range(2, 90), days, strict=False))
    ]
    audit = Audit(source, Timeline((own, *related)))
    told = text(claims_story(audit, LOOK))
    every = text(claims_story(audit, LOOK._replace(verbose=True)))

    assert "\nThe document itself\nc1 " in told
    assert "\n\nRelated items\nc2 " in told
    assert "… 79 more in related items, 6 May to 28 Jul 2021 (--verbose)" in told
    assert told.count("related") < 10
    assert every.count("related") == len(related)
    assert max(map(len, told.splitlines())) <= 80


def test_no_precision_is_invented_for_what_is_left_out(build: SimpleNamespace) -> None:
    """A year stays a year at the end of a span."""
    source = build.document("1998 3 May 2021")
    year = build.claim(source, "1998", 1, build.reading("1998"))
    date = build.claim(source, "3 May 2021", 2, build.reading("2021-05-03"))

    assert extent([*year.readings, *date.readings]) == "1998 to 3 May 2021"
    assert extent(year.readings) == "1998"
    assert extent([]) == ""


def test_the_id_of_a_record_matters_more_than_its_folders(ferry: Audit) -> None:
    """Where both do not fit among many."""
    uri = f"{'a-folder/' * 12}articles.jsonl#news/2021/04/11/a-story"
    source = evolve(ferry.document, uri=uri, record=RecordPlace("a", 1, 1, 0))
    line = overview(evolve(ferry, document=source), LOOK).text

    assert line.endswith("  articles.jsonl#news/2021/04/11/a-story")
