# ruff: noqa: D103 - the name of a test is its sentence
"""Feeds and sitemaps: every entry is a record, with every date that it declares.

The documents in `feeds/` are our own. Of each the declared dates are listed here: the number
or id of the entry, the element, and the date as it is written there.
"""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract import extract
from auditor.model import DEFAULT_SETTINGS, Channel, Claim, Document, OwnerKind
from auditor.read import from_bytes, from_text

FEEDS = Path(__file__).parent / "feeds"
DECLARED: dict[str, list[tuple[str, str, str, str]]] = {
    "rss-0.91.xml": [("1", "pubDate", "published", "Sun, 11 Apr 2021 10:15:00 GMT")],
    "rss-0.92-latin1.xml": [("1", "pubDate", "published", "11 Apr 21 10:15 +0200")],
    "rss-1.0.rdf": [
        ("https://example.org/lock", "dc:date", "published", "2019-06-02T08:00:00+02:00"),
        ("https://example.org/weir", "dcterms:modified", "modified", "2019-07-01"),
        ("https://example.org/weir", "dcterms:issued", "published", "2019-06-30"),
    ],
    "rss-0.9.rdf": [("1", "dc:date", "published", "2001-03-04")],
    "rss-2.0.xml": [
        ("mill-7", "pubDate", "published", "Sun, 11 Apr 2021 10:15:00 GMT"),
        ("mill-7", "atom:updated", "modified", "2021-04-13T00:00:00Z"),
        ("mill-8", "pubDate", "published", "Mon, 12 Apr 2021 09:00:00 EST"),
        ("mill-8", "dc:date", "published", "2021-04-12T14:00:00Z"),
    ],
    "rss-2.0-podcast.xml": [
        ("ep-1", "pubDate", "published", "Tue, 01 Sep 2020 06:00:00 -0400"),
        ("ep-1", "media:content@created", "created", "2020-08-20"),
    ],
    "rss-other-prefixes.xml": [
        ("p1", "dc:date", "published", "2022-02-03"),
        ("p1", "dcterms:modified", "modified", "2022-02-05"),
        ("p1", "atom:published", "published", "2022-02-03T09:00:00Z"),
    ],
    "rss-events.rss": [
        ("fair", "pubDate", "published", "Fri, 03 May 2024 12:00:00 GMT"),
        ("fair", "ev:startdate", "event", "2024-08-10T10:00"),
        ("fair", "ev:enddate", "event", "2024-08-11T18:00"),
    ],
    "rss-cdata.xml": [("c1", "pubDate", "published", "Wed, 05 Jan 2022 07:30:00 +0100")],
    "rss-broken.xml": [
        ("b1", "pubDate", "published", "Sat, 01 May 2021 00:00:00 GMT"),
        ("b2", "pubDate", "published", "Sun, 02 May 2021 00:00:00 GMT"),
        ("b3", "pubDate", "published", "Mon, 03 May 2021 00:00:00 GMT"),
    ],
    "rss-cut.xml": [
        ("t1", "pubDate", "published", "Sat, 01 May 2021 00:00:00 GMT"),
        ("t2", "pubDate", "published", "Sun, 02 May 2021 00:00:00 GMT"),
    ],
    "atom-1.0.atom": [
        ("urn:tide:1", "published", "published", "2021-04-11T08:00:00+02:00"),
        ("urn:tide:1", "updated", "modified", "2021-04-12T08:00:00+02:00"),
        ("urn:tide:2", "updated", "modified", "2021-04-10T00:00:00Z"),
    ],
    "atom-0.3.xml": [
        ("urn:old:1", "issued", "published", "2004-11-05T10:00:00+01:00"),
        ("urn:old:1", "created", "created", "2004-11-01T10:00:00+01:00"),
        ("urn:old:1", "modified", "modified", "2004-11-06T10:00:00+01:00"),
    ],
    "atom-prefixed.xml": [
        ("urn:x:1", "atom:published", "published", "2023-01-02T03:04:05Z"),
        ("urn:x:1", "atom:updated", "modified", "2023-01-03T03:04:05Z"),
    ],
    "atom-youtube-like.xml": [
        ("vid:1", "published", "published", "2022-10-01T15:00:09+00:00"),
        ("vid:1", "updated", "modified", "2023-02-11T08:24:37+00:00"),
    ],
    "json-feed-1.1.json": [
        ("j1", "date_published", "published", "2021-04-11T10:15:00+02:00"),
        ("j1", "date_modified", "modified", "2021-04-12"),
        ("j2", "date_published", "published", "2021-04-13"),
    ],
    "sitemap.xml": [
        ("https://example.org/2021/04/11/mill", "lastmod", "modified", "2021-04-12"),
        ("https://example.org/weir", "lastmod", "modified", "2021-05-01T10:00:00+00:00"),
    ],
    "sitemap-news.xml": [
        (
            "https://example.org/news/1",
            "news:publication_date",
            "published",
            "2021-04-11T08:00+02:00",
        ),
        ("https://example.org/news/2", "news:publication_date", "published", "2021-04-12"),
        ("https://example.org/news/2", "lastmod", "modified", "2021-04-14"),
    ],
    "sitemap-video-utf16.xml": [
        ("https://example.org/film", "lastmod", "modified", "2020-02-02"),
        (
            "https://example.org/film",
            "video:video/video:publication_date",
            "published",
            "2015-01-01",
        ),
    ],
    "sitemap-index.xml": [
        ("https://example.org/sitemap-1.xml", "lastmod", "modified", "2022-01-31"),
        ("https://example.org/sitemap-2.xml", "lastmod", "modified", "2022-02-28T23:59:59+01:00"),
    ],
}


def _read(data: bytes, name: str = "a.xml") -> list[Document]:
    return list(from_bytes(data, DEFAULT_SETTINGS, name))


def _rss(items: str, head: str = "") -> bytes:
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def _claims(document: Document) -> list[Claim]:
    return list(extract(document, DEFAULT_SETTINGS).claims)


def _of_fields(document: Document) -> set[tuple[str, str | None, str, str]]:
    assert document.record is not None
    return {
        (document.record.id, claim.field, claim.role.value, claim.surface)
        for claim in _claims(document)
        if claim.channel is Channel.FEED and claim.location.part == "record"
    }


@pytest.mark.parametrize("name", DECLARED)
def test_every_declared_date_is_found_at_its_place(name: str) -> None:
    documents = _read((FEEDS / name).read_bytes(), name)
    found = set().union(*(_of_fields(document) for document in documents))

    assert set(DECLARED[name]) <= found
    for document in documents:
        for claim in _claims(document):
            part = document.part(claim.location.part)
            if part is not None:
                there = part.text[claim.location.start : claim.location.end]
                assert there in (claim.surface, claim.source)


def test_all_feeds_are_listed() -> None:
    assert sorted(DECLARED) == sorted(path.name for path in FEEDS.iterdir())
    assert len(DECLARED) == 20


def test_an_entry_is_a_document_of_its_own() -> None:
    item = (
        "<item><title>A &lt;b&gt;mill&lt;/b&gt; turns</title><link>https://example.org/mill</link>"
        "<guid>m1</guid><description>In short.</description><content:encoded>"
        "<![CDATA[<p>At length.</p>]]></content:encoded></item>"
    )
    data = _rss(item, "<title>Mills</title><language>en-gb</language>\n")
    (document,) = _read(data)

    assert document.uri == "a.xml#m1"
    assert [(part.name, part.media_type, part.text) for part in document.parts] == [
        ("record", "application/xml", item),
        ("summary", "text/plain", "In short."),
        ("html", "text/html", "<p>At length.</p>"),
    ]
    told = document.told
    assert (told.title, told.url, told.language, told.source) == (
        "A mill turns",
        "https://example.org/mill",
        "en-GB",
        "Mills",
    )
    assert document.record is not None
    assert (document.record.line, document.record.offset) == (2, data.index(b"<item>"))


def test_a_summary_that_begins_the_content_is_read_once() -> None:
    (document,) = _read(
        _rss(
            "<item><description>At length it was said &amp;hellip;</description>"
            "<content>&lt;p&gt;At length it was said &amp;hellip; and so on.&lt;/p&gt;</content>"
            "</item>"
        )
    )

    assert [part.name for part in document.parts] == ["record", "html"]


def test_dates_of_the_feed_are_not_those_of_its_entries() -> None:
    head = (
        "<pubDate>Sun, 11 Apr 2021 10:15:00 GMT</pubDate><lastBuildDate>2021-04-12</lastBuildDate>"
    )
    (document,) = _read(_rss("<item><guid>1</guid></item>", head))
    claims = _claims(document)

    assert [(claim.location.part, claim.owner.kind) for claim in claims] == [
        ("channel", OwnerKind.SITE),
        ("channel", OwnerKind.SITE),
    ]
    assert {claim.role.value for claim in claims} == {"modified"}


def test_dates_of_what_an_entry_shows_are_not_its_own() -> None:
    (document,) = _read(_rss("<item><source><updated>2001-01-01</updated></source></item>"))
    (claim,) = _claims(document)

    assert (claim.field, claim.owner.kind) == ("source/updated", OwnerKind.OTHER)


def test_links_are_completed() -> None:
    data = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/b/">'
        b'<entry><link rel="self" href="no"/><link href="2021/x"/></entry></feed>'
    )
    (document,) = _read(data)

    assert document.told.url == "https://example.org/b/2021/x"


def test_named_fields_are_elements() -> None:
    settings = evolve(DEFAULT_SETTINGS, fields={"published": "x:aired", "text": "x:words"})
    data = _rss("<item><x:aired>2021-04-11</x:aired><x:words>It rained</x:words></item>")
    (document,) = from_bytes(data, settings, "a.xml")
    (claim, *_) = extract(document, settings).claims

    assert document.parts[1].text == "It rained"
    assert (claim.role.value, claim.surface) == ("published", "2021-04-11")


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(20))
    data = f"<!DOCTYPE rss [{entities}]>".encode() + _rss(
        "<item><guid>1</guid><description>&e20; of 3 May 2021</description></item>"
    )
    (document,) = _read(data)

    assert document.parts[-1].text == "&e20; of 3 May 2021"
    assert [notice.text for notice in document.notices] == [
        "a.xml:1: declares entities, which are not expanded"
    ]


def test_what_hides_the_rest_is_told() -> None:
    documents = _read(b"<rss><channel><item><guid>1</guid></item><!-- <item>never</item>")

    assert documents[-1].incomplete
    assert any("section begins here and never ends" in n.text for n in documents[-1].notices)


def test_a_cut_feed_is_incomplete() -> None:
    whole = (FEEDS / "rss-2.0.xml").read_bytes()
    last = whole.rindex(b"</rss>")

    for cut in range(whole.index(b"<channel"), last, 7):
        assert any(document.incomplete for document in _read(whole[:cut]))


def test_other_xml_is_named_and_pages_stay_pages() -> None:
    (other,) = _read(b'<?xml version="1.0"?><note xmlns="x"><date>2021-04-11</date></note>')
    (page,) = _read(b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>')
    (empty,) = _read(_rss(""))

    assert "XML of an unknown kind (root element note) is not read yet" in other.notices[0].text
    assert page.media_type == "text/html"
    assert (empty.notices[0].code, empty.incomplete) == ("empty", False)


def test_a_pasted_feed_is_decoded_already() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss><item><title>é</title></item></rss>'
    (document,) = from_text(text, DEFAULT_SETTINGS, "a.xml")

    assert document.told.title == "é"
    assert document.notices == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<item>",
        "</item>",
        "<item><a>",
        "<!--",
        "<![CDATA[",
        "<?x",
        '<a b="',
        "<a b='",
        "]]>",
        "&",
        "<",
    ],
)
def test_it_takes_linear_time(piece: str) -> None:
    documents = _read(_rss(piece * 4_000 + "<item><guid>last</guid></item>"))

    assert documents


SOUP = [
    *("<item>", "</item>", "<pubDate>2021-04-11</pubDate>", "<title>", "</title>", "]]>"),
    *("<![CDATA[", "<!--", "-->", "<a:b c='", '"', "'", ">", "/>", "&amp;", "2021", "<"),
    "<content type='xhtml'>",
]


@given(st.lists(st.sampled_from(SOUP)))
def test_any_soup(pieces: list[str]) -> None:
    for document in _read(_rss("".join(pieces))):
        for claim in _claims(document):
            part = document.part(claim.location.part)
            assert part is None or claim.location.end <= len(part.text)
