"""What the words at a claim call it: a printed issue, an update, a first publication."""

from __future__ import annotations

from typing import Final

from auditor.model.claim import Claim
from auditor.model.vocabulary import Role

__all__ = ["called_print", "called_update", "says_first"]

_PRINT_WORDS: Final = (
    *("print", "issue", "edition", "ausgabe", "heft", "édition", "numéro", "edición", "edizione"),
    "№",
)
_BESIDE: Final = 32
_UPDATE_WORDS: Final = (
    *("updat", "modif", "revis", "edited", "reviewed", "aktualis", "geändert", "überarbeitet"),
    *("mis à jour", "mise à jour", "actualiz", "atualiz", "aggiorn", "bijgewerkt", "uppdater"),
    *("oppdater", "opdater", "päivitetty", "aktualiz", "обновл", "изменен", "оновлен"),
)
_FIRST_WORDS: Final = (
    "first",
    "original",
    "initial",
    "erstmal",
    "erstver",
    "erstpub",
    "erstersch",
    "zuerst",
    "ursprünglich",
    "premi",
    "prime",
    "orig",
)


def called_print(claim: Claim) -> bool:
    """Whether the words beside the date make it that of a printed issue."""
    around = claim.surroundings
    words = f"{claim.label or ''} {around.before[-_BESIDE:]} {around.after[:_BESIDE]}".lower()
    return any(word in words for word in _PRINT_WORDS)


def called_update(claim: Claim) -> bool:
    """Whether the label, or the words beside the date, call it an update."""
    if claim.role is Role.MODIFIED and claim.label is not None:
        return True
    around = claim.surroundings
    words = f"{around.before[-_BESIDE:]} {around.after[:_BESIDE]}".lower()
    return any(word in words for word in _UPDATE_WORDS)


def says_first(claim: Claim) -> bool:
    """Whether the label says that this was the first publication, so that a later one is open."""
    label = (claim.label or "").lower()
    return any(word in label for word in _FIRST_WORDS)
