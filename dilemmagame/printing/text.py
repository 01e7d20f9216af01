"""Fonts on paper, with a stand-in for letters a face lacks, and words of known width. Lines are made elsewhere."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from dilemmagame.base import paths
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.blocks import Span
from dilemmagame.printing.characters import UNSEEN, written_out

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_LOCK = threading.RLock()
_MOST_KNOWN = 65536


class Face(Enum):
    """The faces of paper; the value is the name of the file and of the font in the PDF."""

    TEXT = "AtkinsonHyperlegibleNext-Regular"
    ITALIC = "AtkinsonHyperlegibleNext-Italic"
    MEDIUM = "AtkinsonHyperlegibleNext-Medium"
    SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    TITLE = "Literata-SemiBold"


_SECOND = {
    Face.TEXT: "SourceSans3-Regular",
    Face.ITALIC: "SourceSans3-Italic",
    Face.MEDIUM: "SourceSans3-SemiBold",
    Face.SEMIBOLD: "SourceSans3-SemiBold",
    Face.BOLD: "SourceSans3-Bold",
    Face.TITLE: "SourceSans3-SemiBold",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font, named as in the PDF."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """What stays together on a line. `width` and `space` (the space after it) are for size 1.

    `font` and `text` repeat a single run, which nearly every word is; `font` is empty when a word has several.
    """

    runs: tuple[Run, ...]
    width: float
    space: float
    font: str
    text: str


def word(runs: tuple[Run, ...], width: float, space: float) -> Word:
    """The word made of `runs`."""
    if len(runs) == 1:
        return Word(runs, width, space, runs[0].font, runs[0].text)
    return Word(runs, width, space, "", "".join(run.text for run in runs))


@lru_cache(maxsize=32)
def font(name: str) -> TTFont:
    """The font `name`, read from the shipped file and known to reportlab from then on.

    Raises WorldError FILE_MISSING when its file is gone or damaged.
    """
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    source = paths.assets() / "fonts" / f"{name}.ttf"
    with _LOCK:
        rl_config.useA85 = 0  # streams as bytes: a fifth smaller, and nobody mails a PDF as seven-bit text
        try:
            made = TTFont(name, str(source))
        except (TTFError, OSError) as error:
            raise WorldError(WorldErrorCode.FILE_MISSING, str(source), "font") from error
        pdfmetrics.registerFont(made)
    return made


@lru_cache(maxsize=32)
def widths(name: str) -> dict[str, float]:
    """The characters that font `name` has, with their width at size 1."""
    face = font(name).face
    return {chr(code): face.charWidths.get(code, face.defaultWidth) / 1000 for code in face.charToGlyph}


def _runs(face: Face, text: str) -> tuple[tuple[Run, ...], float]:
    """`text` on one line in runs of one font each, and its width at size 1."""
    first = widths(face.value)
    if first.keys() >= set(text):
        return (Run(face.value, text),), sum([first[char] for char in text])
    second = widths(_SECOND[face])
    pieces: list[Run] = []
    width = 0.0
    for char in text:
        shown, name, known = char, face.value, first
        if char not in first:
            if char in second:
                name, known = _SECOND[face], second
            else:
                shown = written_out(char)
        if not shown:
            continue
        width += sum(known[each] for each in shown)
        if pieces and pieces[-1].font == name:
            pieces[-1] = Run(name, pieces[-1].text + shown)
        else:
            pieces.append(Run(name, shown))
    return tuple(pieces), width


class _Lexicon(dict[str, Word]):
    """The words seen in one face: a deck repeats most of its words, and each is measured once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.space = widths(face.value)[" "]

    def __missing__(self, text: str) -> Word:
        if len(self) > _MOST_KNOWN:
            self.clear()
        made = self[text] = word(*_runs(self._face, text), self.space)
        return made


@lru_cache(maxsize=16)
def _lexicon(name: str) -> _Lexicon:
    return _Lexicon(Face(name))


def known_characters(face: Face) -> frozenset[str]:
    """The characters that `face` or its stand-in has."""
    return frozenset(widths(face.value)) | frozenset(widths(_SECOND[face]))


def words(spans: Iterable[Span], face: Face = Face.TEXT, strong: Face = Face.SEMIBOLD) -> tuple[Word, ...]:
    """The words of `spans`; strong and emphasis choose a face. A word may hold several looks."""
    made: list[Word] = []
    open_end = False
    for span in spans:
        look = strong if span.strong else Face.ITALIC if span.emphasis else face
        known = _lexicon(look.value)
        parts = _SPACES.split(UNSEEN.sub("", span.text))
        found = [known[part] for part in parts if part]
        if open_end and parts[0] and made and found:
            last, first = made.pop(), found[0]
            found[0] = word(last.runs + first.runs, last.width + first.width, known.space)
        made += found
        open_end = bool(parts[-1]) or (open_end and len(parts) == 1)
    return tuple(made)


def plain(text: str, face: Face = Face.TEXT) -> tuple[Word, ...]:
    """The words of `text` in one face; markup in it stands on paper as the characters it is."""
    known = _lexicon(face.value)
    return tuple([known[part] for part in _SPACES.split(UNSEEN.sub("", text)) if part])


def text_width(text: str, face: Face, size: float) -> float:
    """Width in points of one line of `text`, its spaces drawn together."""
    made = plain(text, face)
    return size * (sum([each.width + each.space for each in made]) - (made[-1].space if made else 0.0))


def line_runs(text: str, face: Face) -> tuple[Run, ...]:
    """One line of `text`, its spaces kept, in pieces of one font each."""
    return _runs(face, UNSEEN.sub("", text))[0]


def line_width(text: str, face: Face, size: float) -> float:
    """Width in points of one line of `text`, its spaces kept."""
    return size * _runs(face, UNSEEN.sub("", text))[1]
