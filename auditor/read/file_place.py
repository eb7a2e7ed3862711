"""Lines and bytes of a decoded text, counted once from front to back."""

from __future__ import annotations

from attrs import frozen

from auditor.read.charset import SINGLE_BYTE, UTF_8, of_label


@frozen
class FilePlace:
    """How far lines and bytes were counted, so that each is counted once."""

    at: int = 0
    line: int = 1
    offset: int = 0

    def to(self, at: int, text: str, encoding: str) -> FilePlace:
        """The place of a later character of the text."""
        between = text[self.at : at]
        breaks = between.count("\n") + between.count("\r") - between.count("\r\n")
        return FilePlace(at, self.line + breaks, self.offset + byte_length(between, encoding))


def byte_length(text: str, encoding: str) -> int:
    """How many bytes a text took in its encoding."""
    if encoding in SINGLE_BYTE:
        return len(text)
    if encoding.startswith("utf-16"):
        return len(text.encode("utf-16-le", "surrogatepass"))
    if encoding.startswith("utf-32"):
        return 4 * len(text)
    if text.isascii():
        return len(text)
    if encoding == UTF_8.name:
        return len(text.encode("utf-8", "surrogatepass"))
    charset = of_label(encoding)
    return len(text.encode(charset.codec, "replace")) if charset else len(text)
