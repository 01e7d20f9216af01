"""How hard a text is to read: mean sentence length, mean word length in syllables, and a formula from the literature.

Dutch: Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, 1960): 206.84 - 0.93 x words per sentence - 77 x
syllables per word. English: Flesch reading ease (R. Flesch, A new readability yardstick, 1948): 206.835 - 1.015 x words
per sentence - 84.6 x syllables per word. Both run from 0 (very hard) to 100 (very easy); 60 to 70 is plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?…]+[’”'\")\]]*(?:\s+|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+")
_DUTCH = re.compile(
    "eeu|ieu|aai|ooi|oei|eau|ëi|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáàâäéèêëíìîïóòôöúùûü]"
)
_ENGLISH = re.compile("[aeiouyáàâäéèêëíìîïóòôöúùûü]+")
_SILENT_E = re.compile("(?<![^aeiouy]l)e$|(?<![td])ed$|(?<![^aeiouy]l)(?<![sxzcgh])es$")


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """The figures of one text: `ease` by the formula in `formula`, from 0 (very hard) to 100 (very easy)."""

    words: int
    sentence_words: float
    word_syllables: float
    ease: int
    formula: str


def reading_level(text: str, language: str) -> ReadingLevel:
    """The level of a plain text; Dutch for 'nl', English for all else. A text without words is very easy."""
    formula = "Flesch-Douma" if language == "nl" else "Flesch"
    sentence = mean_sentence(text)
    words = _WORD.findall(text)
    if not words or not sentence:
        return ReadingLevel(0, 0.0, 0.0, 100, formula)
    length = sum(syllables(word, language) for word in words) / len(words)
    if language == "nl":
        ease = 206.84 - 0.93 * sentence - 77 * length
    else:
        ease = 206.835 - 1.015 * sentence - 84.6 * length
    return ReadingLevel(len(text.split()), sentence, length, round(min(100.0, max(0.0, ease))), formula)


def mean_sentence(text: str) -> float:
    """Words divided by sentences; a sentence ends at . ! ? or … before a space, and at the end of a paragraph."""
    sentences = [part for part in _SENTENCE_END.split(text) if any(map(str.isalnum, part))]
    words = sum(len(part.split()) for part in sentences)
    return words / len(sentences) if sentences else 0.0


def syllables(word: str, language: str) -> int:
    """The syllables of a word by its groups of vowels: close enough for a mean, a little wrong for single words.

    Dutch: two or three letters that make one sound are one group, a trema begins a new one. English: each run of
    vowels, less a silent e at the end.
    """
    word = word.casefold()
    if language == "nl":
        # the u after a q is no vowel of its own
        return max(1, len(_DUTCH.findall(word.replace("qu", "q"))))
    count = len(_ENGLISH.findall(word))
    if count > 1 and _SILENT_E.search(word):
        count -= 1
    return max(1, count)
