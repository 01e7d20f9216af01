"""The dilemma test: sheets for readers who know nothing of the card, and what came of it.

`python -m tests.docs.blind_reading sheet OUT.md` writes what a reader sees: situation, question, options, no more;
`unread` in place of `sheet` leaves out the cards that had enough readers.
`python -m tests.docs.blind_reading summary` writes docs/dilemma-test/README.md from the answers beside it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dilemmagame.base import paths
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, unfold
from dilemmagame.library.reading import read_decks

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "dilemma-test"
ENOUGH_READERS = 5
REAL_ENOUGH = 4.0
FIRST_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Answer:
    """One reader's choice on one card. `text` is the stamp of the words that were read; `also` holds the letters of
    options the reader would defend if a colleague had chosen them (not asked in the first round).
    """

    reader: str
    deck: str
    card: str
    text: str
    choice: str
    reason: str
    real: int
    also: str = ""


def to_read() -> Iterator[tuple[str, Card]]:
    """Every card, or turn of a card, on which somebody chooses between options."""
    for each in read_decks(paths.shipped_decks(), language="nl"):
        for card in each.deck.cards:
            for turn in unfold(card):
                if turn.options:
                    yield each.deck.id, turn


def stamp(card: Card) -> str:
    """Tells whether the words a reader saw are still the words of the card."""
    words = "\n".join((plain_text(card.situation), card.question, *(each.text for each in card.options)))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def sheet(*, unread: bool) -> str:
    """All cards as a reader sees them, or only those whose words have had too few readers."""
    readers = Counter((each.deck, each.card, each.text) for each in answers())
    parts: list[str] = []
    for deck, card in to_read():
        if unread and readers[deck, card.id, stamp(card)] >= ENOUGH_READERS:
            continue
        options = "\n".join(f"- {option.letter}. {option.text}" for option in card.options)
        parts.append(
            f"## {deck}/{card.id} [{stamp(card)}]\n\n{card.title}\n\n{plain_text(card.situation)}\n\n"
            f"{card.question}\n\n{options}\n"
        )
    return "\n".join(parts)


def answers() -> tuple[Answer, ...]:
    """All answers in the folder; a later line of the same reader on the same words replaces the earlier."""
    found: dict[tuple[str, str, str, str], Answer] = {}
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            each = Answer(reader=file.stem, **json.loads(line))
            found[each.reader, each.deck, each.card, each.text] = each
    return tuple(found.values())


def verdict(card: Card, given: list[Answer]) -> tuple[str, ...]:
    """What is not good enough about a card after these answers; empty when it stands."""
    faults: list[str] = []
    if len(given) < ENOUGH_READERS:
        faults.append("too few readers")
    chosen = Counter(each.choice for each in given)
    if given and len(chosen) == 1:
        faults.append("all chose the same")
    defended = {letter for each in given for letter in (each.choice, *each.also)}
    faults.extend(
        f"nobody chose or defended {option.letter}"
        for option in card.options
        if option.letter not in defended
    )
    if given and sum(each.real for each in given) / len(given) < REAL_ENOUGH:
        faults.append("does not feel real")
    return tuple(faults)


def summary() -> str:
    """Choices per card as they stand now, and per deck how many were rewritten (a version above 1.0; a turn counts
    with its card) and how many others have words that differ from what somebody read.
    """
    known = answers()
    now: dict[str, list[str]] = {}
    rewritten: Counter[str] = Counter()
    reworded: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for deck, card in to_read():
        given = [each for each in known if (each.deck, each.card, each.text) == (deck, card.id, stamp(card))]
        before = {each.text for each in known if (each.deck, each.card) == (deck, card.id)} - {stamp(card)}
        rewritten[deck] += card.version != FIRST_VERSION
        reworded[deck] += card.version == FIRST_VERSION and bool(before)
        read[deck] += 1
        chosen = Counter(each.choice for each in given)
        counts = ", ".join(f"{letter} {chosen[letter]}" for letter in sorted(chosen))
        real = sum(each.real for each in given) / len(given) if given else 0.0
        faults = "; ".join(verdict(card, given))
        others = "".join(sorted({letter for each in given for letter in each.also} - chosen.keys()))
        now.setdefault(deck, []).append(f"| {card.id} | {counts} | {others} | {real:.1f} | {faults} |")
    parts = [HEAD]
    for deck, rows in now.items():
        parts += [
            f"## {deck}",
            "",
            f"{read[deck]} cards and turns with options. Rewritten: {rewritten[deck]}.",
            f"Of the others, words changed after a reading: {reworded[deck]}.",
            "",
            "| card | choices | also defended | real (1-5) | what is left to wish |",
            "|---|---|---|---:|---|",
            *rows,
            "",
        ]
    return "\n".join(parts)


HEAD = """# The dilemma test

Written by `python -m tests.docs.blind_reading summary` from the answers in this folder. One file per reader, one line
per card, with the reader's choice, one sentence why, and how real the case felt from 1 to 5. `text` is a stamp of the
words that were read; an answer counts for a card only as long as those words stand. Files whose name ends in
`-2` to `-6` are of later rounds, each after a rewriting and by readers who had not seen the cards; they also
named the options they would defend if a colleague had chosen them. A card counts as rewritten when its version is
above 1.0, a turn with its card. Words that changed under version 1.0 were mostly made to sound better; those cards too
were read again as they stand.

The readers are **simulated**: language models, each with a background of its own, who saw the situation, the question
and the options, and nothing else. They are a proxy. No council member, official or executive has tried these cards
yet, and every deck says so.
"""

if __name__ == "__main__":
    if sys.argv[1] in ("sheet", "unread"):
        Path(sys.argv[2]).write_text(sheet(unread=sys.argv[1] == "unread"), encoding="utf-8")
    else:
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / "README.md").write_text(summary(), encoding="utf-8")
