# ruff: noqa: D103 - the name of a test is its sentence
"""Quoted and forwarded mails in the text of a mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.mail_quotes import quoted_mails
from auditor.model import Part

BLOCK = "From: Ann <ann@x.example>\nSent: Monday, May 3, 2021 10:15 AM\nTo: Bo\nSubject: Bees\n"


def found(text: str) -> list[tuple[str, list[str]]]:
    """The quoted texts and their lines with a date."""
    return [
        (text[one.start : one.end], [text[low:high].strip() for low, high in one.dated])
        for one in quoted_mails(text, Part("part/1", text).line_starts)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 3 May 2021 at 10:15, Ann wrote:",
        "On Mon, 3 May 2021 at 10:15, Ann <ann@x.example> wrote:",
        "Am 3. Mai 2021 schrieb Ann:",
        "Am 03.05.2021 um 10:15 schrieb Ann <ann@x.example>:",
        "Ann schrieb am 03.05.2021:",
        "Le 3 mai 2021 à 10:15, Ann a écrit :",
        "El 3 may 2021, a las 10:15, Ann escribió:",
        "Il giorno 3 mag 2021, Ann ha scritto:",
        "2021年5月3日(月) 10:15 Ann <ann@x.example>:",
        "*On 3 May 2021, Ann wrote:*",
    ],
)
def test_attributions(line: str) -> None:
    quoted = f"{line}\n> Bees?\n> Yes, on 4 May 2020.\n"

    assert found(f"My answer.\n\n{quoted}\nYours, Bo\n") == [(quoted + "\n", [line])]
    assert found(f"My answer.\n\n{line}\n\nBees?\n") == [(f"{line}\n\nBees?\n", [line])]


def test_a_wrapped_attribution() -> None:
    text = (
        "Yes.\n\nOn Mon, 3 May 2021 at 10:15, Ann of the Bees\n<ann@x.example> wrote:\n\n> Bees?\n"
    )
    ((quoted, dated),) = found(text)

    assert quoted.startswith("On Mon")
    assert len(dated) == 2


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "---------- Forwarded message ---------",
        "-------- Weitergeleitete Nachricht --------",
        "Begin forwarded message:",
        "________________________________",
    ],
)
def test_separators(line: str) -> None:
    text = f"See below.\n\n{line}\n{BLOCK}\nThey came on 1 May 2021.\n"
    ((quoted, dated),) = found(text)

    assert quoted.endswith("1 May 2021.\n")
    assert "See below" not in quoted
    assert dated == ["Sent: Monday, May 3, 2021 10:15 AM"]


@pytest.mark.parametrize(
    "block",
    [
        BLOCK,
        "*From:* Ann\n*Date:* 3 May 2021\n*To:* Bo\n",
        "Von: Ann\nGesendet: Montag, 3. Mai 2021 10:15\nAn: Bo\nBetreff: Bienen\n",
        "Date: 3 May 2021\nFrom: Ann\nSubject: Bees\n",
        "De : Ann\nEnvoyé : lundi 3 mai 2021 10:15\nÀ : Bo\nObjet : Abeilles\n",
    ],
)
def test_blocks(block: str) -> None:
    ((quoted, dated),) = found(f"Look.\n\n{block}\nBees.\n")

    assert quoted == f"{block}\nBees.\n"
    assert len(dated) == 1
    assert "3" in dated[0]


def test_two_forwarded_mails_are_two() -> None:
    text = f"Look.\n\n{BLOCK}\nBees.\n\n{BLOCK}\nWasps.\n"

    assert [len(dated) for _, dated in found(text)] == [1, 1]


def test_answers_between_the_lines_are_the_mails_own() -> None:
    text = "On 3 May 2021, Ann wrote:\n> Bees?\n\nYes, today.\n\n> Wasps?\n\nNo.\n"

    assert [quoted for quoted, _ in found(text)] == [
        "On 3 May 2021, Ann wrote:\n> Bees?\n\n",
        "> Wasps?\n\n",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote:\n\nIt is 3 May.\n",
        "On 3 May 2021 we meet at ten. Agenda:\n\nBees\n",
        "From: 10:00\nTo: 12:00\n\nBees on 3 May 2021\n",
        "From the garden: bees\nDate: 3 May 2021\n",
        "a -- b\n--\nAnn\n",
        "",
    ],
)
def test_what_quotes_nothing(text: str) -> None:
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(
            ("> a", "On 3 May, X wrote:", "From: x", "Sent: 3 May 2021", "To: y", "", "text",
             "-----Original Message-----", "On 3 May")
        ),
        max_size=25,
    ),
    st.sampled_from(("\n", "\r\n")),
)  # fmt: skip
def test_quoted_mails_are_in_order_and_apart(lines: list[str], end: str) -> None:
    text = end.join(lines)
    at = 0
    for number, one in enumerate(quoted_mails(text, Part("x", text).line_starts), start=1):
        assert at <= one.start < one.end <= len(text) or one.start == one.end == len(text)
        assert one.number == number
        assert all(one.start <= low <= high <= one.end for low, high in one.dated)
        at = one.end
