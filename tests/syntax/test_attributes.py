# ruff: noqa: D103 - the name of a test is its sentence
"""The attributes of a tag, all with places or a few without."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.attributes import attributes, values

NAMES = ("class", "id")
TAGS = st.text(alphabet="clasiIdD =\"'&;/x\0\u212a\r", max_size=40)


@given(TAGS)
def test_a_few_values_are_those_of_all_attributes(inner: str) -> None:
    first: dict[str, str] = {}
    for attribute in attributes(inner, 0, len(inner)):
        first.setdefault(attribute.name, attribute.value)

    found = values(inner, 0, len(inner), NAMES)

    assert found == {name: first[name] for name in NAMES if name in first}


def test_the_first_of_a_name_counts_in_any_case() -> None:
    tag = "<p CLASS='a &amp; b' class=c ID data-id=d>"

    assert values(tag, 2, len(tag) - 1, NAMES) == {"class": "a & b", "id": ""}
