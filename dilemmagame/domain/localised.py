"""A short text in both languages of the product, for content that ships as data (methods, programmes,
vocabularies).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Localised:
    """Dutch and English; an empty English text falls back to Dutch and the other way round."""

    nl: str
    en: str

    def get(self, language: str) -> str:
        first, second = (self.en, self.nl) if language == "en" else (self.nl, self.en)
        return first or second
