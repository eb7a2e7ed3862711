"""HTML text to a page: elements with places, texts, comments.

Reads `<p>April <b>8</b>`, `<time datetime=2024-04-08>`, a page cut in the middle; must not lose
what stands behind 100,000 open tags. Linear in the source, whatever it holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from auditor.syntax.attributes import Attribute, attributes, has_name
from auditor.syntax.tokens import RAW_NAMES, TAG_REST
from auditor.syntax.tree import Piece, Tree, comment_text

__all__ = ["Attribute", "Page", "Piece", "has_attribute", "parse"]


@frozen(slots=False, eq=False)
class Page:
    """A page as parallel lists, one entry an element in source order; -1 is no element.

    `starts` are the places of `<`, `ends` of the end tag or of what closes the element without
    one. Of `pieces` each is a text without the blanks behind tags: start, end, element, and how
    what lies before parts it from the last text. All places are code points of `source`.
    """

    source: str = field(repr=False)
    names: list[str] = field(repr=False)
    parents: list[int] = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    pieces: list[Piece] = field(repr=False)
    doctype: int | None = None
    cut: bool = False
    length: int = 0
    """How much of the source was read: all of it, unless the page was cut."""
    dropped: int | None = None
    """Where the start tag begins that the end of the input cuts."""
    tagged: list[int] = field(repr=False, factory=list)
    """Scripts, styles, titles ... inside SVG or MathML: they may hold tags, and are not shown."""
    _comments: list[int] = field(repr=False, factory=list)
    _attributes: dict[int, Mapping[str, Attribute]] = field(repr=False, factory=dict)
    _opened: dict[int, int] = field(repr=False, factory=dict)

    @cached_property
    def opened(self) -> list[int]:
        """Offsets behind the `>` of each start tag."""
        return [self.opened_at(element) for element in range(len(self.names))]

    @cached_property
    def last(self) -> list[int]:
        """The last descendant of each element, or the element itself."""
        starts = self.starts
        return [max(bisect_left(starts, end) - 1, at) for at, end in enumerate(self.ends)]

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        """Spans of the texts of comments, and of what the standard reads as comments."""
        return [comment_text(self.source, start) for start in self._comments]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self.names):
            index[name].append(at)
        return dict(index)

    def find(self, *names: str) -> Sequence[int]:
        """The elements of these names, in source order."""
        found = [self._index[name] for name in names if name in self._index]
        if len(found) == 1:
            return found[0]
        return sorted(element for elements in found for element in elements)

    def opened_at(self, element: int) -> int:
        """The offset behind the `>` of one start tag."""
        known = self._opened.get(element)
        if known is None:
            start = self.starts[element]
            match = TAG_REST.match(self.source, start + 1 + len(self.names[element]))
            known = self._opened[element] = match.end() if match else start
        return known

    def every_attribute(self, element: int) -> list[Attribute]:
        """All attributes of an element in order, also those that repeat a name."""
        start = self.starts[element] + 1 + len(self.names[element])
        return list(attributes(self.source, start, self.opened_at(element) - 1))

    def attributes(self, element: int) -> Mapping[str, Attribute]:
        """The attributes by name; the first of a name counts."""
        known = self._attributes.get(element)
        if known is None:
            known = {}
            for attribute in self.every_attribute(element):
                known.setdefault(attribute.name, attribute)
            self._attributes[element] = known
        return known

    def value(self, element: int, name: str) -> str | None:
        """The decoded value of one attribute, or None where it is absent."""
        attribute = self.attributes(element).get(name)
        return None if attribute is None else attribute.value

    def ancestors(self, element: int) -> Iterator[int]:
        """The elements around an element, innermost first, without itself."""
        parents = self.parents
        while (element := parents[element]) >= 0:
            yield element

    def contains(self, outer: int, inner: int) -> bool:
        """Whether `inner` stands inside `outer`, or is it."""
        return outer == inner or self.starts[outer] < self.starts[inner] < self.ends[outer]

    def content(self, element: int) -> tuple[int, int]:
        """The span between the element's tags."""
        opened = self.opened_at(element)
        return opened, max(opened, self.ends[element])

    def is_raw(self, element: int) -> bool:
        """Whether the content is text that holds no tags: script, style, title, textarea ..."""
        return self.names[element] in RAW_NAMES and element not in self._with_tags

    @cached_property
    def _with_tags(self) -> frozenset[int]:
        return frozenset(self.tagged)


def has_attribute(page: Page, element: int, name: str) -> bool:
    """Whether an element has an attribute of that lower-case ASCII name.

    For those who ask of every link of a page: no value is decoded, and nothing is kept.
    """
    known = page._attributes.get(element)  # noqa: SLF001 - the page's own module
    if known is not None:
        return name in known
    source, start = page.source, page.starts[element] + 1 + len(page.names[element])
    if source.startswith(f'{name}="', start + 1):  # behind the blank that ends the name
        return True
    return has_name(source, start, page.opened_at(element) - 1, name)


def parse(source: str, max_nodes: int = 1_000_000) -> Page:
    """Read a page; behind `max_nodes` elements it is cut."""
    tree = Tree(source, max_nodes)
    tree.build()
    return Page(
        source,
        tree.names,
        tree.parents,
        tree.starts,
        tree.ends,
        tree.pieces,
        tree.doctype,
        tree.cut_at is not None,
        len(source) if tree.cut_at is None else tree.cut_at,
        tree.dropped,
        tree.tagged,
        tree.comments,
    )
