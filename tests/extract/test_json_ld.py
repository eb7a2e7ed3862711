"""Claims of JSON-LD: which dates, where, and whose."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.json_ld import json_ld_claims, read_block
from auditor.model import Claim, Notice, OwnerKind, Part, Role

Found = tuple[list[Claim], list[Notice]]


def read(*blocks: str | dict[str, Any] | list[Any], own: tuple[str, ...] = ()) -> Found:
    """The claims and notices of these blocks, which stand one after the other in a page."""
    text, spans = "<html>\n", []
    for block in blocks:
        source = block if isinstance(block, str) else json.dumps(block)
        spans.append((len(text), len(text) + len(source)))
        text += source + "\n"
    part = Part("html", text, "text/html")
    read_blocks = [read_block(part, start, end, max_depth=200) for start, end in spans]
    claims = json_ld_claims(part, read_blocks, own)
    for claim in claims:
        slice_ = text[claim.location.start : claim.location.end]
        assert slice_ == (claim.surface if claim.source is None else claim.source)
    return claims, [b.notice for b in read_blocks if b.notice is not None]


def kinds(claims: list[Claim]) -> list[tuple[str | None, str, OwnerKind]]:
    """Field, surface and owner of claims."""
    return [(c.field, c.surface, c.owner.kind) for c in claims]


ARTICLE = {"@type": "NewsArticle", "datePublished": "2021-04-11", "dateModified": "2021-04-12"}


def test_an_article_states_its_dates() -> None:
    """Each date property is a claim with its role, its field and a pointer to it."""
    claims, notices = read(ARTICLE)
    assert [(c.role, c.field, c.location.pointer) for c in claims] == [
        (Role.PUBLISHED, "NewsArticle.datePublished", "/datePublished"),
        (Role.MODIFIED, "NewsArticle.dateModified", "/dateModified"),
    ]
    assert not notices


def test_graph_lists_and_nested_pages_are_followed() -> None:
    """An article is the document's wherever a page puts it."""
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", **ARTICLE}]}
    page = {"@type": "WebPage", "mainEntity": ARTICLE}
    back = {**ARTICLE, "mainEntityOfPage": {"@type": "WebPage", "datePublished": "2021-04-11"}}
    for block in ([ARTICLE], graph, page, back, [[ARTICLE]]):
        claims, _ = read(block)
        assert claims
        assert {c.owner.kind for c in claims} == {OwnerKind.DOCUMENT}
    assert read(graph)[0][0].location.pointer == "/@graph/0/datePublished"


def test_dates_of_other_things_have_other_owners() -> None:
    """Comments, replies, media, publishers, products and related items are not the document."""
    claims, _ = read(
        {
            **ARTICLE,
            "comment": [
                {
                    "@type": "Comment",
                    "dateCreated": "2021-05-01",
                    "comment": {"@type": "Comment", "dateCreated": "2021-05-02"},
                }
            ],
            "video": {"@type": "VideoObject", "uploadDate": "2021-01-02"},
            "publisher": {"@type": "Organization", "foundingDate": "1950-01-01"},
            "review": {"@type": "Review", "datePublished": "2021-06-01"},
            "hasPart": {"@type": "Article", "datePublished": "2020-01-01"},
            "isBasedOn": {"@type": "Article", "datePublished": "2019-01-01"},
            "offers": {"@type": "Offer", "priceValidUntil": "2022-01-01"},
            "subtitle": {"@type": "Article", "datePublished": "2018-01-01"},
        }
    )
    owners = {c.surface: c.owner.kind for c in claims}
    assert owners == {
        "2021-04-11": OwnerKind.DOCUMENT,
        "2021-04-12": OwnerKind.DOCUMENT,
        "2021-05-01": OwnerKind.COMMENT,
        "2021-05-02": OwnerKind.REPLY,
        "2021-01-02": OwnerKind.MEDIA,
        "1950-01-01": OwnerKind.ORGANIZATION,
        "2021-06-01": OwnerKind.COMMENT,
        "2020-01-01": OwnerKind.RELATED,
        "2019-01-01": OwnerKind.QUOTED,
        "2022-01-01": OwnerKind.PRODUCT,
        "2018-01-01": OwnerKind.RELATED,
    }


def test_two_comments_are_two_things() -> None:
    """The same key is the same thing, another key another."""
    comment = {"@type": "Comment", "dateCreated": "2021-05-01", "dateModified": "2021-05-02"}
    claims, _ = read({**ARTICLE, "comment": [comment, comment]})
    keys = [c.owner.key for c in claims if c.owner.kind is OwnerKind.COMMENT]
    assert len(keys) == 4
    assert len(set(keys)) == 2


def test_a_question_page_is_its_question_and_answers_are_not() -> None:
    """QAPage and FAQPage differ: the one is about one question, the other holds many."""
    question = {
        "@type": "Question",
        "dateCreated": "2021-01-01",
        "acceptedAnswer": {"@type": "Answer", "dateCreated": "2021-01-02"},
    }
    claims, _ = read({"@type": "QAPage", "mainEntity": question})
    assert [c.owner.kind for c in claims] == [OwnerKind.DOCUMENT, OwnerKind.COMMENT]
    claims, _ = read({"@type": "FAQPage", "mainEntity": [question]})
    assert OwnerKind.DOCUMENT not in {c.owner.kind for c in claims}


def test_a_video_is_the_document_only_where_nothing_better_is() -> None:
    """`uploadDate` is the publication of a video page, not of an article with a video."""
    video = {"@type": "VideoObject", "uploadDate": "2021-01-02"}
    assert kinds(read(video)[0]) == [("VideoObject.uploadDate", "2021-01-02", OwnerKind.DOCUMENT)]
    beside = {c.field: c.owner.kind for c in read(video, ARTICLE)[0]}
    assert beside["VideoObject.uploadDate"] is OwnerKind.MEDIA
    assert {c.owner.kind for c in read(video, {**video, "url": "/2"})[0]} == {OwnerKind.MEDIA}


def test_of_several_articles_the_one_at_the_own_address_is_the_document() -> None:
    """A page may carry the nodes of the articles that it links to."""
    mine = {**ARTICLE, "url": "https://www.example.org/a/"}
    other = {**ARTICLE, "datePublished": "2020-01-01", "url": "https://example.org/b"}
    claims, _ = read(mine, other, own=("http://example.org/a?utm=1",))
    assert {c.owner.kind for c in claims if c.surface == "2021-04-11"} == {OwnerKind.DOCUMENT}
    assert {c.owner.kind for c in claims if c.surface == "2020-01-01"} == {OwnerKind.RELATED}


def test_rival_main_articles_stay_rivals() -> None:
    """Two articles that no address tells apart are both the document's."""
    claims, _ = read(ARTICLE, {**ARTICLE, "datePublished": "2020-01-01"})
    assert {c.owner.kind for c in claims} == {OwnerKind.DOCUMENT}


def test_a_list_of_articles_is_a_list() -> None:
    """Three articles at three addresses, none of them this page's, are items."""
    items = [{**ARTICLE, "url": f"https://example.org/{n}"} for n in range(3)]
    assert {c.owner.kind for c in read(items)[0]} == {OwnerKind.RELATED}


def test_duplicate_keys_are_separate_claims() -> None:
    """Every other reader keeps the last; that there are two is worth a finding."""
    source = '{"@type":"Article","datePublished":"2021-04-11","datePublished":"2021-05-11"}'
    assert [c.surface for c in read(source)[0]] == ["2021-04-11", "2021-05-11"]


def test_escapes_are_decoded_and_the_source_is_kept() -> None:
    """Places are those in the page, the surface is what it says."""
    source = r'{"@type":"Article","datePublished":"2021-04-11T10:00:00\u002b02:00"}'
    (claim,) = read(source)[0]
    assert claim.surface == "2021-04-11T10:00:00+02:00"
    assert claim.source == r"2021-04-11T10:00:00\u002b02:00"


def test_values_may_be_numbers_lists_and_typed() -> None:
    """The forms that a date property takes."""
    claims, _ = read(
        {
            "@type": "Article",
            "datePublished": 1618136100,
            "dateModified": ["2021-04-12", "2021-04-13"],
            "dateCreated": {"@type": "Date", "@value": "2021-04-10"},
        }
    )
    assert [(c.surface, c.location.pointer) for c in claims] == [
        ("1618136100", "/datePublished"),
        ("2021-04-12", "/dateModified/0"),
        ("2021-04-13", "/dateModified/1"),
        ("2021-04-10", "/dateCreated/@value"),
    ]


def test_an_unreadable_date_is_a_claim_that_cannot_be() -> None:
    """A date field that nobody can read is a fault of the page, an empty one is not."""
    claims, _ = read({"@type": "Article", "datePublished": "2021-4711-x", "dateModified": "soon"})
    (claim,) = claims
    assert claim.meaning.impossible
    assert not claim.meaning.candidates


def test_a_broken_block_is_told_and_the_good_one_is_read() -> None:
    """The notice names the line; what stands before the fault is read as well."""
    broken = '{"@type":"Article","datePublished":"2021-04-11", "name": oops }'
    claims, notices = read(broken, {**ARTICLE, "datePublished": "2020-02-02"})
    assert [c.surface for c in claims] == ["2021-04-11", "2020-02-02", "2021-04-12"]
    (notice,) = notices
    assert notice.code == "bad-json-ld"
    assert notice.level == "warning"
    assert notice.location is not None
    assert notice.location.line == 2
    assert not notice.incomplete


def test_a_block_that_can_be_mended_is_an_info() -> None:
    """Trailing commas and raw line ends are common and harm only strict readers."""
    claims, notices = read('{"@type":"Article","datePublished":"2021-04-11",}')
    assert [c.surface for c in claims] == ["2021-04-11"]
    assert [n.level for n in notices] == ["info"]


def test_two_objects_in_one_block_are_both_read() -> None:
    """Some pages put one object behind the other."""
    claims, notices = read(json.dumps(ARTICLE) + json.dumps({**ARTICLE, "dateModified": "2022"}))
    assert [c.surface for c in claims] == ["2021-04-11", "2021-04-12", "2021-04-11", "2022"]
    assert len(notices) == 1


def test_depth_costs_nothing_but_a_notice() -> None:
    """A hostile nesting neither recurses nor hides the good block."""
    claims, notices = read('{"a":' * 100_000, ARTICLE)
    assert len(claims) == 2
    assert len(notices) == 1


def test_the_day_the_markup_was_made_is_a_capture() -> None:
    """`sdDatePublished` dates the structured data."""
    claims, _ = read({**ARTICLE, "sdDatePublished": "2023-01-01"})
    assert claims[-1].role is Role.CAPTURED


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("2021-04-11"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "comment", "datePublished", "video", "mainEntity"])
            | st.text(max_size=6),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON, st.text(max_size=20))
def test_every_place_holds_what_the_claim_says(value: object, tail: str) -> None:
    """The slice of the part is the surface, or the source where it reads otherwise."""
    read(json.dumps(value) + tail)
