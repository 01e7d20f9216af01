"""Where a word may be divided, in Dutch and English."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def syllables(text: str, language: str) -> tuple[int, ...]:
    """The places where `text` may be divided, at least three characters from both ends."""
    positions = {match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", text)}
    for match in re.finditer(r"[^\W\d_]+", text):
        positions.update(match.start() + place for place in _hyphenator(language).positions(match.group()))
    return tuple(place for place in positions if 3 <= place <= len(text) - 3 and text[place - 1] != "-")


@lru_cache(maxsize=4)
def _hyphenator(language: str) -> _Hyphenator:
    return _Hyphenator(language)


class _Hyphenator:
    """Dutch or English syllables; the dictionaries are read when first needed."""

    def __init__(self, language: str) -> None:
        import pyphen

        self._pyphen = pyphen.Pyphen(lang="en_GB" if language == "en" else "nl_NL")

    def positions(self, text: str) -> list[int]:
        return [int(place) for place in self._pyphen.positions(text)]
