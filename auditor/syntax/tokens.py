"""The grammar of HTML tokens as one possessive pattern.

Reads `<p class="x">`, `<!-- note -->`, `<script>if (a < b) {}`; must not end `<a title="x>y">`
early.
After `<` and a letter the pattern always succeeds: what never closes runs to the end of the input,
as the HTML standard says, so nothing is scanned twice and hostile input costs linear time.
"""

from __future__ import annotations

from typing import Final

from auditor.pattern import pattern

BLANK: Final = " \t\n\r\f"
_B: Final = r" \t\n\r\f"
_NAME: Final = rf"[a-zA-Z][^{_B}/>]*+"
_DELIMITER: Final = rf"[{_B}/>]"

_VALUE: Final = rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_B}>"'][^{_B}>]*+)"""
_ATTRIBUTE_NAME: Final = rf"(?:=[^{_B}/>=]*+|[^{_B}/>=]++)"
# Most tags write all their values as name="value": this lane skips them without telling names
# apart. Where it fails the exact loop reads the same tag again, once.
_LANE: Final = rf"""[^>"'=]*+(?:(?<=[^{_B}/>"])="[^"]*+"[^>"'=]*+)*+>"""
_LOOP: Final = (
    rf"(?:[{_B}/]++|{_ATTRIBUTE_NAME}(?:[{_B}]*+=[{_B}]*+{_VALUE}?+)?+)*+"
    r"(?:>|\Z)"
)
_SKIP: Final = rf"[{_B}]*+"


def _any_case(word: str) -> str:
    return "".join(f"[{char}{char.upper()}]" for char in word)


def raw_text(name: str) -> str:
    """Content that only the element's own end tag closes."""
    return rf"[^<]*+(?:<(?!/{_any_case(name)}{_DELIMITER})[^<]*+)*+"


def script_text() -> str:
    """Content of a script: inside `<!--` a second `<script` hides one `</script`."""
    script = _any_case("script")
    twice = rf"(?:[^<\-]++|-(?!->)|<(?!/{script}{_DELIMITER}))*+"
    once = (
        rf"(?:[^<\-]++|-(?!->)|<(?!/?{script}{_DELIMITER})"
        rf"|<{script}(?={_DELIMITER}){twice}(?:</{script}|(?=-->)|\Z))*+"
    )
    return rf"[^<]*+(?:<(?!/{script}{_DELIMITER}|!--)[^<]*+|<!(?=--){once}[^<]*+)*+"


RAW_NAMES: Final = frozenset(
    ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext")
)
_ATTRIBUTES: Final = f"(?:{_LANE}|{_LOOP})"


def _raw_rest() -> str:
    def branch(name: str, content: str) -> str:
        return rf"(?<=<{_any_case(name)}){_ATTRIBUTES}{content}"

    ordinary = sorted(RAW_NAMES - {"script", "plaintext"})
    branches = [branch("script", script_text()), *(branch(n, raw_text(n)) for n in ordinary)]
    branches.append(branch("plaintext", r"[^<]*+(?:<[^<]*+)*+"))
    # Two letters refuse nearly every other name at once.
    return rf"(?<=[plmexaPLMEXA][tepdsaTEPDSA])(?:{'|'.join(branches)})"


# One search ends a comment; two would be quadratic.
_COMMENT: Final = r"!--(?:-?>|[^\-]*+(?:-(?!-!?>)[^\-]*+)*+(?:--!?>|\Z))"
_BOGUS: Final = r"[!?][^>]*+(?:>|\Z)|/(?=[^a-zA-Z])[^>]*+(?:>|\Z)"

# A `<` that opens nothing is text, with all that follow it up to one that does.
_LONE: Final = r"/\Z|(?![a-zA-Z/!?])[^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+"

TOKEN: Final = pattern(
    rf"<(?:(/?+{_NAME})(?:{_raw_rest()}|>|{_LANE}|{_LOOP})"
    rf"|()(?:{_COMMENT}|{_BOGUS}|{_LONE})){_SKIP}"
    rf"([^<]++)?+((?:</{_NAME}>{_SKIP})++)?+([^<]++)?+"
)
"""A tag, comment or lone `<` with what follows up to the next start tag; matches leave no gap.

Group 1 is the name of a tag (`p`, `/p`), else group 2 is set. Then, each only if there is any:
3 a text, 4 a run of end tags, 5 a text behind them. A page repeats its runs of end tags, so one
look-up settles several of them; a match for each tag would take half as long again.
"""

TEXT, RUN, TEXT_BEHIND = 3, 4, 5

END_TAG: Final = pattern(rf"</({_NAME})>")
"""One end tag of a run."""

COMMENT: Final = pattern(rf"<{_COMMENT}")
"""A whole comment; what is none but read as one ends at the first `>`."""

BLANKS: Final = pattern(_SKIP)
"""What is skipped before a text."""

FIRST_TEXT: Final = pattern(rf"{_SKIP}([^<]*+)")
"""What stands before the first token."""

TAG_REST: Final = pattern(_ATTRIBUTES)
"""From behind the tag's name to behind its `>`, or to the end of the input."""

CLOSED_TAG: Final = pattern(
    rf"</?{_NAME}(?:[{_B}/]++|{_ATTRIBUTE_NAME}(?:[{_B}]*+=[{_B}]*+"
    rf"(?:\"[^\"]*+\"|'[^']*+'|[^{_B}>\"'][^{_B}>]*+)?+)?+)*+>"
)
"""A tag that is really closed; the standard drops one that the end of the input cuts."""

ATTRIBUTE: Final = pattern(
    rf"({_ATTRIBUTE_NAME})"
    rf"(?:[{_B}]*+=[{_B}]*+(?:\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^{_B}>\"'][^{_B}>]*+))?+)?+"
)
"""One attribute: its name, then its value in one of the three ways of quoting."""
