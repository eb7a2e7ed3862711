"""What schema.org types and properties say of a date: its role, and whose it is.

JSON-LD, microdata and RDFa share it. A date belongs to the node that states it; what that node
is to the page follows from its type and from the property that leads to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from auditor.extract.date_fields import role_of_name
from auditor.model import OwnerKind, Role


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DATES: Final[dict[str, Role]] = {
    "datepublished": Role.PUBLISHED,
    "dateissued": Role.PUBLISHED,
    "issued": Role.PUBLISHED,
    "dateposted": Role.PUBLISHED,
    "datepublication": Role.PUBLISHED,
    "publicationdate": Role.PUBLISHED,
    "pubdate": Role.PUBLISHED,
    "published": Role.PUBLISHED,
    "uploaddate": Role.PUBLISHED,
    # When a product came out, which its page may tell long before and long after.
    "releasedate": Role.EVENT,
    "commenttime": Role.PUBLISHED,
    "datemodified": Role.MODIFIED,
    "modified": Role.MODIFIED,
    "lastreviewed": Role.MODIFIED,
    "dateupdated": Role.MODIFIED,
    "contentupdatedate": Role.MODIFIED,
    "datecreated": Role.CREATED,
    "created": Role.CREATED,
    "sddatepublished": Role.CAPTURED,
    "expires": Role.EXPIRES,
    "validthrough": Role.EXPIRES,
    "validuntil": Role.EXPIRES,
    "pricevaliduntil": Role.EXPIRES,
    "availabilityends": Role.EXPIRES,
    "dateexpires": Role.EXPIRES,
    "validfrom": Role.EVENT,
    "availabilitystarts": Role.EVENT,
    "startdate": Role.EVENT,
    "enddate": Role.EVENT,
    "doortime": Role.EVENT,
    "previousstartdate": Role.EVENT,
    "coveragestarttime": Role.EVENT,
    "coverageendtime": Role.EVENT,
    "temporalcoverage": Role.EVENT,
    "contentreferencetime": Role.EVENT,
    "birthdate": Role.EVENT,
    "deathdate": Role.EVENT,
    "foundingdate": Role.EVENT,
    "dissolutiondate": Role.EVENT,
    "firstperformance": Role.EVENT,
    "copyrightyear": Role.NONE,
}
"""Properties that hold a date, in lower case, since pages write them in every case."""

PAGES: Final = _words(
    "WebPage ItemPage AboutPage CheckoutPage CollectionPage ContactPage FAQPage MedicalWebPage "
    "ProfilePage QAPage RealEstateListing SearchResultsPage CreativeWork WebContent"
)
ARTICLES: Final = _words(
    "Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle AdvertiserContentArticle "
    "SatiricalArticle Report ScholarlyArticle MedicalScholarlyArticle TechArticle APIReference "
    "SocialMediaPosting BlogPosting LiveBlogPosting DiscussionForumPosting "
    "Question Recipe HowTo ClaimReview JobPosting Dataset Thesis Legislation Guide "
    "SpecialAnnouncement Message Statement Poem ShortStory PressRelease BlogPost"
)
MEDIA: Final = _words(
    "MediaObject VideoObject AudioObject ImageObject ImageGallery VideoGallery MediaGallery "
    "MusicVideoObject DataDownload PodcastEpisode PodcastSeries RadioEpisode Episode TVEpisode "
    "Clip VideoClip Movie TVSeries MusicRecording MusicAlbum Photograph Painting VisualArtwork "
    "3DModel AudioObjectSnapshot VideoObjectSnapshot Audiobook"
)
ORGANIZATIONS: Final = _words(
    "Organization NewsMediaOrganization Corporation EducationalOrganization "
    "CollegeOrUniversity School GovernmentOrganization NGO LocalBusiness Store Restaurant "
    "MedicalOrganization Hospital SportsOrganization SportsTeam PerformingGroup MusicGroup "
    "Library Airline Consortium OnlineBusiness OnlineStore ResearchOrganization Brand "
    "ProfessionalService FinancialService Hotel LodgingBusiness TravelAgency"
)
PRODUCTS: Final = _words(
    "Product ProductGroup IndividualProduct ProductModel SomeProducts Vehicle Car Offer "
    "AggregateOffer SoftwareApplication MobileApplication WebApplication VideoGame Service"
)
SITES: Final = _words("WebSite Website Blog Periodical Newspaper Magazine SiteNavigationElement")
COMMENTS: Final = _words("Comment UserComments Answer Review UserReview EmployerReview Rating")
EVENTS: Final = _words(
    "Event BusinessEvent ChildrensEvent ComedyEvent CourseInstance DanceEvent DeliveryEvent "
    "EducationEvent ExhibitionEvent Festival FoodEvent Hackathon LiteraryEvent MusicEvent "
    "PublicationEvent BroadcastEvent SaleEvent ScreeningEvent SocialEvent SportsEvent "
    "TheaterEvent VisualArtsEvent"
)
PRINTS: Final = _words("PublicationIssue PublicationVolume")
FALLBACKS: Final = (
    (MEDIA - {"ImageObject"})
    | PRODUCTS
    | _words("Review UserReview CriticReview Book Course LearningResource Quotation Claim Game")
)
"""Types that are the document itself where a page has nothing better to be."""

_TYPES: Final = {
    name.lower(): name
    for names in (
        PAGES, ARTICLES, MEDIA, ORGANIZATIONS, PRODUCTS, SITES, COMMENTS, EVENTS, PRINTS, FALLBACKS
    )
    for name in names
}  # fmt: skip
_BY_TYPE: Final[tuple[tuple[frozenset[str], OwnerKind], ...]] = (
    (COMMENTS, OwnerKind.COMMENT),
    (MEDIA, OwnerKind.MEDIA),
    (ORGANIZATIONS, OwnerKind.ORGANIZATION),
    (PRODUCTS, OwnerKind.PRODUCT),
    (SITES, OwnerKind.SITE),
)
_THROUGH: Final = _words("@graph mainentity mainentityofpage ispartof")
"""Properties that lead from a page to what it is about, and back: the page is one thing."""
_BY_PROPERTY: Final[dict[str, OwnerKind]] = {
    **dict.fromkeys(
        _words("comment comments review reviews suggestedanswer acceptedanswer answer reply"),
        OwnerKind.COMMENT,
    ),
    **dict.fromkeys(
        _words(
            "video audio image images thumbnail thumbnailurl associatedmedia primaryimageofpage "
            "logo photo screenshot trailer encoding"
        ),
        OwnerKind.MEDIA,
    ),
    **dict.fromkeys(
        _words(
            "publisher sourceorganization copyrightholder provider funder sponsor worksfor "
            "affiliation parentorganization memberof manufacturer brand organizer "
            "hiringorganization"
        ),
        OwnerKind.ORGANIZATION,
    ),
    **dict.fromkeys(
        _words(
            "itemlistelement item relatedlink significantlink mentions haspart workexample "
            "blogpost blogposts relatedto isrelatedto issimilarto exampleofwork dataset "
            "subjectof recommendation"
        ),
        OwnerKind.RELATED,
    ),
    **dict.fromkeys(
        _words(
            "citation isbasedon isbasedonurl sharedcontent itemreviewed translationofwork "
            "claimreviewed appearance firstappearance spokenbycharacter backstory"
        ),
        OwnerKind.QUOTED,
    ),
    **dict.fromkeys(_words("offers"), OwnerKind.PRODUCT),
    **dict.fromkeys(_words("liveblogupdate"), OwnerKind.OTHER),
}


@lru_cache(maxsize=1024)
def date_role(name: str) -> Role | None:
    """The role of a property, `schema:` or not; None where it holds no date."""
    short = short_name(name)
    return _DATES.get(short.lower()) or role_of_name(short)


def short_name(name: str) -> str:
    """A property or type without its vocabulary: `schema:Article`, `http://…/Article`."""
    name = name.strip()
    for mark in ("#", "/", ":"):
        name = name.rpartition(mark)[2] or name
    return name


@lru_cache(maxsize=1024)
def type_name(name: str) -> str:
    """A type as schema.org writes it, whatever its vocabulary prefix and letter case."""
    short = short_name(name)
    return _TYPES.get(short.lower(), short)


@lru_cache(maxsize=1024)
def is_article(kind: str) -> bool:
    """Whether a type is an article, also one that only a site knows (`StoryArticle`)."""
    return kind in ARTICLES or kind.endswith(("Article", "Posting"))


@lru_cache(maxsize=1024)
def is_page(kind: str) -> bool:
    """Whether a type is a page or a work without further qualities."""
    return kind in PAGES or kind.endswith("Page")


def top_kind(kind: str) -> OwnerKind:
    """What a node is that nothing leads to."""
    if not kind or is_article(kind) or is_page(kind):
        return OwnerKind.DOCUMENT
    return OwnerKind.RELATED if kind == "ItemList" else _of_type(kind)


def nested_kind(parent: OwnerKind, parent_type: str, prop: str, kind: str) -> OwnerKind | None:
    """What a node of type `kind` at property `prop` of a node of kind `parent` is.

    None: it is the same thing as its parent.
    """
    name = short_name(prop).lower()
    by_property = _BY_PROPERTY.get(name)
    if parent is OwnerKind.COMMENT or parent is OwnerKind.REPLY:
        said = kind in COMMENTS or by_property is OwnerKind.COMMENT
        return OwnerKind.REPLY if said else _of_type(kind)
    if name in _THROUGH:
        return _along(parent_type, name, kind)
    if by_property is not None:
        return by_property
    if parent is OwnerKind.DOCUMENT and (is_article(kind) or is_page(kind)):
        return OwnerKind.RELATED
    return _of_type(kind)


def _along(parent_type: str, name: str, kind: str) -> OwnerKind | None:
    """The kind of a node that is what its parent is about, or the page that its parent is on."""
    if parent_type == "FAQPage" and kind == "Question":
        return OwnerKind.OTHER
    if not kind or is_article(kind) or is_page(kind):
        return None
    if name == "mainentity" and kind in FALLBACKS:
        return None
    return OwnerKind.RELATED if kind == "ItemList" else _of_type(kind)


def _of_type(kind: str) -> OwnerKind:
    return next((owner for types, owner in _BY_TYPE if kind in types), OwnerKind.OTHER)
