"""All cards of all decks as one catalogue: collections, filters with counts, and search in titles and texts.

No Qt and no windows. Sets of cards are whole numbers with one bit per card, so that a key press costs no walk over
ten thousand cards. Made on a thread beside the windows; afterwards it does not change, but for the words it learns.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from pathlib import Path

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card
from dilemmagame.library.cardtexts import full_text
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.translated import TranslationState, translation_states
from dilemmagame.ports import SessionSummary

OPENING_CHARACTERS = 220
DRAFT_MARKS = ("concept", "draft")
"""How the `status` of a card begins that is not finished."""
_RARE = 16
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u0300-\u036f]")


class Collection(Enum):
    """The shelves that cut across decks."""

    ALL = "all"
    OWN = "own"
    RECENT = "recent"
    DRAFTS = "drafts"
    BROKEN = "broken"


class Facet(Enum):
    """What cards can be filtered by."""

    AUDIENCE = "audience"
    THEME = "theme"
    DURATION = "duration"
    ROLE = "role"
    SENSITIVITY = "sensitivity"
    VALUE = "value"
    NORM = "norm"
    VULNERABILITY = "vulnerability"
    CHAIN = "chain"
    KIND = "kind"
    TRANSLATION = "translation"


DURATIONS: tuple[tuple[str, int, int], ...] = (
    ("10", 0, 10),
    ("15", 11, 15),
    ("20", 16, 20),
    ("more", 21, 10_000),
)
"""The values of the filter on duration: name, least and most minutes."""


@dataclass(frozen=True, slots=True)
class Key:
    """Names one card on the shelf: the folder of its deck and its id there."""

    folder: Path
    card: str


@dataclass(frozen=True, slots=True)
class Use:
    """In how many sessions a card was played, and when the last of them began."""

    times: int
    last: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One card in the catalogue; `opening` is the beginning of its situation on one line."""

    key: Key
    card: Card
    shelved: DeckFolder
    own: bool
    use: Use | None
    opening: str

    @property
    def draft(self) -> bool:
        return self.card.status.strip().casefold().startswith(DRAFT_MARKS)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `wanted` holds values per facet: one of the same facet is enough, every facet counts."""

    words: str = ""
    collection: Collection = Collection.ALL
    folder: Path | None = None
    wanted: tuple[tuple[Facet, str], ...] = ()


def uses_of(sessions: Iterable[SessionSummary]) -> dict[str, Use]:
    """How often each card was played, by its id; a session with several turns of one card counts once."""
    found: dict[str, Use] = {}
    for session in sessions:
        for card in {card_id.partition(".")[0] for card_id in session.card_ids}:
            before = found.get(card)
            if before is None:
                found[card] = Use(1, session.created)
            else:
                found[card] = Use(before.times + 1, max(before.last, session.created))
    return found


def folded(text: str) -> str:
    """`text` as it is searched: no capitals, no accents."""
    small = text.casefold()
    return small if small.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", small))


def duration(minutes: int) -> str:
    """The value of the filter on duration that a card of `minutes` has."""
    return next((name for name, least, most in DURATIONS if least <= minutes <= most), DURATIONS[-1][0])


class Catalogue:
    """The cards of `decks` in order. Words are searched in titles until `learn` has read the texts.

    `names` are the words for ids of themes, values and roles, by which cards are found too.
    """

    def __init__(
        self,
        decks: Sequence[DeckFolder],
        uses: Mapping[str, Use] | None = None,
        own_root: Path | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        known = uses or {}
        self._names = names or {}
        self.decks = tuple(decks)
        self.entries: tuple[Entry, ...] = tuple(
            Entry(
                Key(shelved.path, card.id),
                card,
                shelved,
                own_root is not None and shelved.path.parent == own_root,
                known.get(card.id),
                _opening(card),
            )
            for shelved in decks
            for card in shelved.deck.cards
        )
        self._places = {entry.key: place for place, entry in enumerate(self.entries)}
        self._titles = [folded(entry.card.title) for entry in self.entries]
        self._everything = (1 << len(self.entries)) - 1
        self._sets: dict[tuple[Facet, str], int] = {}
        self._collections: dict[Collection, int] = {}
        self._folders: dict[Path, int] = {}
        self._words: _Words | None = None
        self._sort_out()

    def place(self, key: Key) -> int | None:
        """Where the card stands in `entries`."""
        return self._places.get(key)

    def entry(self, key: Key) -> Entry | None:
        place = self._places.get(key)
        return None if place is None else self.entries[place]

    @property
    def learned(self) -> bool:
        """Whether texts and translations are known too."""
        return self._words is not None

    def learn(self) -> None:
        """Read all texts into the index, and look at the translations. About a second for ten thousand cards."""
        words = _Words([f"{full_text(entry.card)}\n{self._subjects(entry)}" for entry in self.entries])
        found: dict[tuple[Facet, str], list[int]] = defaultdict(list)
        states: dict[Path, Mapping[str, TranslationState]] = {}
        for place, entry in enumerate(self.entries):
            folder = entry.shelved.path
            if folder not in states:
                states[folder] = translation_states(folder, entry.shelved.deck)
            state = states[folder].get(entry.card.id, TranslationState.MISSING)
            found[Facet.TRANSLATION, state.value].append(place)
        learned = {name: self._bits(places) for name, places in found.items()}
        self._sets = {**self._sets, **learned}  # in one go: the windows may be asking on their own thread
        self._words = words

    def _subjects(self, entry: Entry) -> str:
        """What the card is about, in words: themes, values, role, and the acts of its norms."""
        card = entry.card
        terms = (self._names.get(term, term) for term in (*card.themes, *card.values, card.role))
        norms = (norm for norm in entry.shelved.deck.norms if norm.id in card.norms)
        return "\n".join((*terms, *(f"{norm.act} {norm.article}" for norm in norms)))

    # asking

    def find(self, query: Query) -> list[int]:
        """The places of the cards that fit, in the order of the decks.

        Cards with all words in their title come first, and recently used ones by the day of their last use.
        """
        places = self._listed(self._matching(query))
        if query.collection is Collection.RECENT:
            places.sort(key=self._last_use, reverse=True)
        terms = _terms(query.words)
        first = places if terms else []
        for term in terms:
            first = [place for place in first if term in self._titles[place]]
        if first:
            chosen = set(first)
            places = first + [place for place in places if place not in chosen]
        return places

    def counts(self, query: Query, facet: Facet) -> dict[str, int]:
        """Per value of `facet`, how many cards there would be with it, given everything else that is asked."""
        others = tuple(pair for pair in query.wanted if pair[0] is not facet)
        found = self._matching(Query(query.words, query.collection, query.folder, others))
        return {
            value: number
            for (kind, value), members in self._sets.items()
            if kind is facet and (number := (found & members).bit_count())
        }

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Every value of `facet` that some card has, in the order of the cards."""
        return tuple(value for kind, value in self._sets if kind is facet)

    def size(self, collection: Collection) -> int:
        return self._collections[collection].bit_count()

    def size_of(self, folder: Path) -> int:
        """The number of cards in the deck at `folder`."""
        return self._folders.get(folder, 0).bit_count()

    # what it is made of

    def _sort_out(self) -> None:
        facets: dict[tuple[Facet, str], list[int]] = defaultdict(list)
        folders: dict[Path, list[int]] = defaultdict(list)
        collections: dict[Collection, list[int]] = {collection: [] for collection in Collection}
        for place, entry in enumerate(self.entries):
            folders[entry.key.folder].append(place)
            for name in _facets(entry.card):
                facets[name].append(place)
            for collection in _collections(entry):
                collections[collection].append(place)
        self._sets = {name: self._bits(places) for name, places in facets.items()}
        self._folders = {folder: self._bits(places) for folder, places in folders.items()}
        self._collections = {name: self._bits(places) for name, places in collections.items()}

    def _bits(self, places: Iterable[int]) -> int:
        return _bits(places, len(self.entries))

    def _matching(self, query: Query) -> int:
        found = self._collections[query.collection]
        if query.folder is not None:
            found &= self._folders.get(query.folder, 0)
        for facet in dict.fromkeys(facet for facet, _value in query.wanted):
            either = 0
            for kind, value in query.wanted:
                if kind is facet:
                    either |= self._sets.get((kind, value), 0)
            found &= either
        for term in _terms(query.words):
            if not found:
                return 0
            found &= self._with_word(term)
        return found

    def _with_word(self, term: str) -> int:
        if self._words is not None:
            return self._words.holding(term)
        return self._bits(place for place, title in enumerate(self._titles) if term in title)

    def _listed(self, members: int) -> list[int]:
        if members == self._everything:
            return list(range(len(self.entries)))
        return [place for place, bit in enumerate(reversed(f"{members:b}")) if bit == "1"]

    def _last_use(self, place: int) -> float:
        use = self.entries[place].use
        return use.last.timestamp() if use is not None else 0.0


class _Words:
    """Which card holds which word. Common words keep a set with a bit per card, rare ones a list of places.

    Single letters, which nearly every word has, are kept apart: the first key press is as quick as any other.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        places: dict[str, list[int]] = {}
        letters: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            small = folded(text)
            for letter in set(small):
                letters[letter].append(place)
            for word in set(_WORD.findall(small)):
                known = places.get(word)
                if known is None:
                    places[word] = [place]
                else:
                    known.append(place)
        self._count = len(texts)
        self._everything = (1 << len(texts)) - 1
        common = [(word, found) for word, found in places.items() if len(found) > _RARE]
        common.sort(key=lambda pair: -len(pair[1]))
        self._common = [(word, _bits(found, len(texts))) for word, found in common]
        self._rare = [(word, found) for word, found in places.items() if len(found) <= _RARE]
        self._letters = {letter: _bits(found, len(texts)) for letter, found in letters.items()}
        self._known = lru_cache(maxsize=64)(self._gather)

    def holding(self, term: str) -> int:
        """The cards with a word that `term` is a part of."""
        return self._letters.get(term, 0) if len(term) == 1 else self._known(term)

    def _gather(self, term: str) -> int:
        found = 0
        for word, members in self._common:
            if term in word:
                found |= members
                if found == self._everything:
                    return found
        few: set[int] = set()
        for word, places in self._rare:
            if term in word:
                few.update(places)
        return found | _bits(few, self._count)


def _bits(places: Iterable[int], count: int) -> int:
    row = bytearray(count // 8 + 1)
    for place in places:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")


def _terms(words: str) -> list[str]:
    return _WORD.findall(folded(words))


def _opening(card: Card) -> str:
    first: list[str] = []
    length = 0
    for block in card.situation:
        text = plain_text((block,))
        first.append(text)
        length += len(text)
        if length > OPENING_CHARACTERS:
            break
    return " ".join(" ".join(first).split())[:OPENING_CHARACTERS]


def _facets(card: Card) -> Iterable[tuple[Facet, str]]:
    """Every value of every facet a card has; translations are looked up when the texts are learned."""
    for facet, values in (
        (Facet.AUDIENCE, card.audience),
        (Facet.THEME, card.themes),
        (Facet.DURATION, (duration(card.minutes),)),
        (Facet.ROLE, (card.role,) if card.role else ()),
        (Facet.SENSITIVITY, (str(card.sensitivity),)),
        (Facet.VALUE, card.values),
        (Facet.NORM, card.norms),
        (Facet.VULNERABILITY, card.vulnerabilities),
        (Facet.CHAIN, card.chain),
        (Facet.KIND, (card.kind.value,)),
    ):
        for value in dict.fromkeys(values):
            yield facet, value


def _collections(entry: Entry) -> Iterable[Collection]:
    yield Collection.ALL
    if entry.own:
        yield Collection.OWN
    if entry.use is not None:
        yield Collection.RECENT
    if entry.draft:
        yield Collection.DRAFTS
    if entry.card.broken:
        yield Collection.BROKEN
