"""The shape of a list of texts, one row for each: its columns, the key that says where a text belongs, and its state.

Such a list is made by this program to be proofread or translated; `texts` fills it and `returning` reads it back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from enum import Enum

from dilemmagame.library.sources import clean

CARD, PART, SOURCE, TEXT, STATE, REMARK, KEY = "card", "part", "source", "text", "state", "remark", "key"
PROOF_COLUMNS = (CARD, PART, TEXT, REMARK, KEY)
TRANSLATION_COLUMNS = (CARD, PART, SOURCE, TEXT, STATE, REMARK, KEY)

DECK = "deck.md"
"""What stands in the column for the card where a text belongs to the deck itself; no card can have that name."""

_HEADINGS = {
    CARD: ("Kaart", "Card"),
    PART: ("Onderdeel", "Part"),
    SOURCE: ("Bron ({0})", "Source ({0})"),
    STATE: ("Stand", "State"),
    REMARK: ("Opmerking", "Remark"),
    KEY: ("Sleutel (niet wijzigen)", "Key (do not change)"),
}
_TEXT = (("Tekst", "Text"), ("Vertaling ({0})", "Translation ({0})"))
_TRANSLATED = re.compile(
    r"(?:turn [2-5] )?(?:(?:option|supports|cost) [A-F]|situation|question)"
    r"|title|statement|prevention|facilitator|introduction|(?:twist|case) [1-9]\d?|voice [1-9]\d? (?:name|text)"
    r"|field:(?:title|source|status)"
)
_KEY = re.compile(r"(.+?)(?: #([0-9a-f]{8}))?")
_ORDER = ("title", "situation", "statement", "question", "choice", "turn", "twist", "case", "voice")


class State(Enum):
    """How far the translation of a text is; the values are the words in the sheet, in Dutch and English."""

    MISSING = ("ontbreekt", "missing")
    CHECK = ("nakijken", "check")
    DONE = ("klaar", "done")

    def word(self, language: str) -> str:
        return self.value[0] if language == "nl" else self.value[1]


def headings(language: str, source: str, target: str) -> tuple[str, ...]:
    """The headings in `language`; `target` is the language that is translated into, '' for proofreading."""
    place = 0 if language == "nl" else 1
    names = TRANSLATION_COLUMNS if target else PROOF_COLUMNS
    return tuple(
        _TEXT[bool(target)][place].format(target) if name == TEXT else _HEADINGS[name][place].format(source)
        for name in names
    )


def recognised(typed: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The columns of a list that this program made, and the language that was translated into; nothing for any other
    sheet. A list without its keys is still a list, or it would be taken for a table of cards."""
    words = [" ".join(each.casefold().split()) for each in typed]
    found: list[str] = []
    target = ""
    for word in words:
        name = next((each for each, pair in _HEADINGS.items() if _matches(word, pair)), "")
        language = re.fullmatch(r"(?:vertaling|translation) \(([a-z]{2})\)", word)
        if language is not None:
            name, target = TEXT, language.group(1)
        elif word in ("tekst", "text"):
            name = TEXT
        found.append(name if name not in found else "")
    if {CARD, TEXT} <= set(found) and (KEY in found or PART in found):
        return tuple(found), target
    return (), ""


def _matches(word: str, pair: Sequence[str]) -> bool:
    return any(word.partition(" (")[0] == each.casefold().partition(" (")[0] for each in pair)


def state_of(word: str) -> State | None:
    """The state that a person typed, in either language."""
    bare = word.strip().casefold()
    return next((state for state in State if bare in state.value), None)


def key(part: str, text: str) -> str:
    """What says where a text belongs, and what it was when the list was made."""
    return f"{part} #{fingerprint(text)}"


def read_key(typed: str) -> tuple[str, str]:
    """The part in a key, '' when it is none that can stand in a list, and the fingerprint of the text ('' without)."""
    found = _KEY.fullmatch(" ".join(typed.split()))
    if found is None or _TRANSLATED.fullmatch(found.group(1)) is None:
        return "", ""
    return found.group(1), found.group(2) or ""


def fingerprint(text: str) -> str:
    """A short mark of a text; blanks and line ends make no difference."""
    return hashlib.sha256(" ".join(clean(text).split()).encode("utf-8")).hexdigest()[:8]


def listed_parts(parts: Iterable[str]) -> tuple[str, ...]:
    """Those of the parts of a file that have words in them, in reading order."""
    return tuple(sorted((name for name in parts if _TRANSLATED.fullmatch(name)), key=_rank))


def _rank(name: str) -> tuple[int, int, int]:
    bare = name.removeprefix("field:")
    first, _, rest = bare.partition(" ")
    if first == "turn":
        part, place, which = _rank(rest[2:])
        return _ORDER.index("turn"), int(rest[0]), part * 1000 + place * 3 + which
    if first in {"option", "supports", "cost"}:
        return _ORDER.index("choice"), ord(rest[0]), ("option", "supports", "cost").index(first)
    number = re.match(r"\d+", rest)
    row = _ORDER.index(first) if first in _ORDER else len(_ORDER) + (bare in {"source", "status"})
    return row, int(number.group()) if number else 0, rest.endswith("text")
