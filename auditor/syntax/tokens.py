"""The grammar of HTML tokens as one possessive pattern.

Reads `<p class="x">`, `<!-- note -->`, `<script>if (a < b) {}`; must not end `<a title="x>y">` early.
After `<` and a letter the pattern always succeeds: what never closes runs to the end of the input,
as the HTML standard says, so nothing is scanned twice and hostile input costs linear time.
"""

from __future__ import annotations

import re
from typing import Final

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


def _raw_text(name: str) -> str:
    """Content that only the element's own end tag closes."""
    return rf"[^<]*+(?:<(?!/{_any_case(name)}{_DELIMITER})[^<]*+)*+"


def _script_text() -> str:
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
    branches = [branch("script", _script_text()), *(branch(n, _raw_text(n)) for n in ordinary)]
    branches.append(branch("plaintext", r"[^<]*+(?:<[^<]*+)*+"))
    # Two letters refuse nearly every other name at once.
    return rf"(?<=[plmexaPLMEXA][tepdsaTEPDSA])(?:{'|'.join(branches)})"


_COMMENT: Final = r"!--(?:-?>|[^\-]*+(?:-(?!-!?>)[^\-]*+)*+(?:--!?>|\Z))"
_BOGUS: Final = r"[!?][^>]*+(?:>|\Z)|/[^>]++(?:>|\Z)|/>"

TOKEN: Final = re.compile(
    rf"(</{_NAME}|<{_NAME}|<(?=[!?]|/(?!\Z)))"
    rf"({_raw_rest()}|>{_SKIP}|{_LANE}{_SKIP}|(?<=<)(?:{_COMMENT}|{_BOGUS}){_SKIP}|{_LOOP}{_SKIP})"
)
"""Group 1 opens the token (`<p`, `</p`, `<`), group 2 is the rest of it: the attributes, the content
of a raw element, the blanks behind a tag."""

TAG_REST: Final = re.compile(_ATTRIBUTES)
"""From behind the tag's name to behind its `>`, or to the end of the input."""

CLOSED_TAG: Final = re.compile(
    rf"</?{_NAME}(?:[{_B}/]++|{_ATTRIBUTE_NAME}(?:[{_B}]*+=[{_B}]*+"
    rf"(?:\"[^\"]*+\"|'[^']*+'|[^{_B}>\"'][^{_B}>]*+)?+)?+)*+>"
)
"""A tag that is really closed; the standard drops one that the end of the input cuts."""

ATTRIBUTE: Final = re.compile(
    rf"[{_B}/]*+({_ATTRIBUTE_NAME})"
    rf"(?:[{_B}]*+=[{_B}]*+(?:\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^{_B}>\"'][^{_B}>]*+))?+)?+"
)
"""One attribute: its name, then its value in one of the three ways of quoting."""
