"""Which parsers of numbers are asked: all that could read anything are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find import parse
from auditor.find.chain import Chain
from auditor.find.lexicon import load
from auditor.find.shadow import paint_all

NUMBERS = st.one_of(
    st.integers(0, 60).map(str),
    st.integers(1, 12).map("{:02d}".format),
    st.integers(1890, 2110).map(str),
    st.sampled_from(
        ["20210411", "20210411t1015", "500", "1,500", "480", "12345", "2021w05", "1990s"]
    ),
)
MARKS = st.sampled_from(
    [
        " ",
        "-",
        "/",
        ".",
        ". ",
        ", ",
        ":",
        " - ",
        " / ",
        "",
        "th ",
        "st of ",
        "er ",
        "h",
        "t",
        "z",
        "\n",
    ]
)
WORDS = st.sampled_from(
    [
        *(
            "april",
            "mai",
            "avril",
            "years",
            "year old",
            "ago",
            "am",
            "p.m.",
            "uhr",
            "o'clock",
            "q3",
        ),
        *("anniversary", "jahrestag", "century", "quarter", "summer", "bc", "v. chr.", "jährig"),
        *("monday", "years later", "tháng 4 2021", "年4月11日", "月11日", "utc", "+02:00"),
        *("and 10 may", "gada 11. aprīlis"),
    ]
)
PIECES = st.lists(
    st.tuples(NUMBERS, MARKS, st.one_of(WORDS, NUMBERS), MARKS), min_size=1, max_size=3
)


def chain_of(text: str) -> Chain:
    """A text as the scanner hands it to the parsers."""
    lexicon = load()
    low = text.lower()
    return Chain(paint_all(low, lexicon, None), low, text, lexicon, None)


def asked_of_all(chain: Chain, at: int) -> list[object]:
    """What each parser of numbers reads at a place, asked or not."""
    return [row.reader for row in parse._DIGIT_READERS if row.reader(chain, at)]  # noqa: SLF001 - the law is about it


@given(PIECES)
def test_no_parser_is_passed_over_that_reads_something(pieces: list[tuple[str, ...]]) -> None:
    """The first number of a place rules out only parsers that read nothing there."""
    chain = chain_of("".join("".join(piece) for piece in pieces))
    readers = parse._readers(chain.shadow)  # noqa: SLF001 - the law is about it
    for at, code in enumerate(chain.shadow):
        if chr(code).isdigit():
            asked = readers.at(chain.shadow, at)
            assert [r for r in asked if r(chain, at)] == asked_of_all(chain, at)


@pytest.mark.parametrize(
    "text",
    ["8 april 2021", "2021-04-11", "10:15 am", "11. aprīlis 2021", "2021", "4Q 2020", "2020Q4"],
)
def test_the_parsers_of_common_forms_are_asked(text: str) -> None:
    """Each has at least one."""
    chain = chain_of(text)
    assert parse._readers(chain.shadow).at(chain.shadow, 0)  # noqa: SLF001 - see above
