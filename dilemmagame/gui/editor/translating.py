"""A card or deck and its translation, part by part, and which parts changed in the source since. No Qt.

A translation names the version of the source it was made from. Which parts changed is known from fingerprints of the
source's parts, kept in the deck's hidden folder; without them every part of an outdated translation is to be checked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError
from dilemmagame.gui.editor.draft import Draft
from dilemmagame.gui.editor.textfile import HIDDEN, TextFile, read_bytes
from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.unfinished import counts, to_translate, with_places

LANGUAGES = ("nl", "en")
DECK = "deck"
"""What stands for the file name of a card when the deck's own text is meant."""
_ORDER = (
    "title",
    "situation",
    "statement",
    "question",
    "option",
    "supports",
    "cost",
    "turn",
    "twist",
    "case",
    "voice",
)
SKELETON = '---\nid: {id}\nlanguage: {language}\ntranslates: "{version}"\n---\n'


class State(Enum):
    """How far one part is."""

    MISSING = "missing"
    CHANGED = "changed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Pair:
    """One part in both languages."""

    part: str
    source: str
    translation: str
    state: State


class Translation:
    """`stem` is the file name of a card, or 'deck'. The translation's file is made with the first word typed."""

    def __init__(self, deck: Path, stem: str, language: str) -> None:
        folder = deck if stem == DECK else deck / "cards"
        self.deck, self.stem, self.language = deck, stem, language
        self.source = TextFile.open(folder / f"{stem}.md")
        self._is_deck = stem == DECK
        self._source_parts = parts_of(self.source.text, deck=self._is_deck)
        path = folder / f"{stem}.{language}.md"
        if read_bytes(path) is None:
            file = TextFile(path, b"")
            file.text = SKELETON.format(id=self._id, language=language, version=self.version)
        else:
            file = TextFile.open(path)
        self.draft = Draft(file, deck)
        self._known = recall(deck, stem, language)

    def _mine(self) -> dict[str, str]:
        return parts_of(self.draft.text, deck=self._is_deck)

    @property
    def _id(self) -> str:
        return self._source_parts.get("field:id", self.stem)

    @property
    def version(self) -> str:
        """The version of the source."""
        return self._source_parts.get("field:version", "1.0")

    @property
    def made_from(self) -> str:
        """The version of the source this translation says it was made from."""
        return self._mine().get("field:translates", "")

    @property
    def outdated(self) -> bool:
        """Whether the source has moved on."""
        return self.made_from != self.version or any(
            each.state is State.CHANGED for each in self.pairs() if each.translation
        )

    def pairs(self) -> tuple[Pair, ...]:
        """Every part of the source that is translated, in the order of the card."""
        mine = self._mine()
        names = to_translate(self._source_parts)
        return tuple(
            Pair(name, self._source_parts[name], mine.get(name, ""), self._state(name, mine))
            for name in sorted(names, key=_rank)
        )

    def _state(self, name: str, mine: Mapping[str, str]) -> State:
        if not mine.get(name):
            return State.MISSING
        known = self._known.get(name)
        if known is None:
            return State.DONE if self.made_from == self.version else State.CHANGED
        return State.DONE if known == fingerprint(self._source_parts[name]) else State.CHANGED

    def type(self, part: str, text: str, at_ms: int) -> bool:
        """Take over what was typed for `part`; False when nothing changed."""
        # Numbers and letters are the source's: a part that is still missing leaves its place empty.
        new = with_parts(self.draft.text, {part: text.strip() or None}, deck=self._is_deck)
        if not self._is_deck:
            new = with_places(self.source.text, new)
        if not self.draft.rewrite(new, part, at_ms):
            return False
        self._known[part] = fingerprint(self._source_parts.get(part, ""))
        return True

    def mark_current(self, at_ms: int) -> None:
        """Say that this translation fits the source as it is now."""
        text = with_parts(self.draft.text, {"field:translates": self.version}, deck=self._is_deck)
        self.draft.rewrite(text, "translates", at_ms)
        mine = self._mine()
        self._known = {name: fingerprint(text) for name, text in self._source_parts.items() if mine.get(name)}

    def remember(self) -> None:
        """Keep the fingerprints; without them a later look only knows the version. WorldError: not kept."""
        keep(self.deck, self.stem, self.language, self._complete())

    def _complete(self) -> dict[str, str]:
        mine = self._mine()
        known = {name: value for name, value in self._known.items() if mine.get(name)}
        if self.made_from == self.version:
            for name, text in self._source_parts.items():
                if mine.get(name):
                    known.setdefault(name, fingerprint(text))
        return known


def _rank(name: str) -> tuple[int, ...]:
    turn = re.match(r"turn (\d+) (.+)", name)
    if turn is not None:
        return (_ORDER.index("turn"), int(turn.group(1)), *_rank(turn.group(2)))
    first, _sep, rest = name.partition(" ")
    if first in ("option", "supports", "cost"):
        # Per choice: what it is, what speaks for it, what it costs.
        return (_ORDER.index("option"), ord(rest), ("option", "supports", "cost").index(first))
    number = re.match(r"\d+", rest)
    place = _ORDER.index(first) if first in _ORDER else len(_ORDER)
    return (place, int(number.group()) if number else 0, 1 if rest.endswith("text") else 0)


def fingerprint(text: str) -> str:
    """A short sign of a text, the same for the same words."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()[:16]


def _place(deck: Path, stem: str, language: str) -> Path:
    return deck / HIDDEN / "translated" / f"{stem}.{language}.json"


def recall(deck: Path, stem: str, language: str) -> dict[str, str]:
    """The fingerprints that were kept; none when there are none or they cannot be read."""
    try:
        content = read_bytes(_place(deck, stem, language))
        found = json.loads(content) if content else {}
    except (WorldError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def keep(deck: Path, stem: str, language: str, known: Mapping[str, str]) -> None:
    """Keep fingerprints. WorldError: not kept."""
    content = json.dumps(dict(known), ensure_ascii=False, indent=0, sort_keys=True).encode("utf-8")
    if read_bytes(_place(deck, stem, language)) != content:
        write_where_asked(_place(deck, stem, language), content)


def note_source(deck: Path, stem: str, text: str) -> None:
    """Before a source is changed for the first time: what its translations were made from. WorldError: not kept."""
    folder = deck if stem == DECK else deck / "cards"
    source = parts_of(text, deck=stem == DECK)
    for language in LANGUAGES:
        path = folder / f"{stem}.{language}.md"
        if not path.is_file() or recall(deck, stem, language):
            continue
        try:
            mine = parts_of(TextFile.open(path).text, deck=stem == DECK)
        except WorldError:
            continue
        if mine.get("field:translates") == source.get("field:version", "1.0"):
            keep(
                deck,
                stem,
                language,
                {name: fingerprint(value) for name, value in source.items() if mine.get(name)},
            )


def complete(deck: Path, stem: str, language: str) -> tuple[int, int]:
    """How many of the parts that count are translated and up to date, and how many there are."""
    try:
        pairs = [pair for pair in Translation(deck, stem, language).pairs() if counts(pair.part)]
    except WorldError:
        return 0, 0
    return sum(each.state is State.DONE for each in pairs), len(pairs)
