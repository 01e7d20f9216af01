"""Reads a foreign deck once, in the worker, for its problems: a card that would make the reader hang does so here."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dilemmagame.library import limits, markup
from dilemmagame.library.cards import CardReading, read_card, read_translation
from dilemmagame.library.door.arrivals import DeckCard
from dilemmagame.library.fields import FieldReader
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import read_document
from dilemmagame.library.norms import norms_of
from dilemmagame.library.reading import DECK_FILE, NORMS_FILE

if TYPE_CHECKING:
    from dilemmagame.library.door.telling import Telling

_CARD = re.compile(r"cards/([^./]+)(?:\.([a-z]{2}))?\.md")
# A large deck on a slow computer: what is not read by then is read when it is opened, within the reader's own limits.
_PATIENCE_S = limits.DOOR_SECONDS / 2


def read(texts: Mapping[str, str], telling: Telling) -> None:
    """Tell what the deck says of itself, and the problems of each of these clean texts by file name."""
    until = time.monotonic() + _PATIENCE_S
    split = {name: found for name in texts if (found := _CARD.fullmatch(name)) is not None}
    sources = {found.group(1): name for name, found in split.items() if found.group(2) is None}
    deck = _deck(texts[DECK_FILE], len(sources), telling)
    telling.deck(deck)
    if NORMS_FILE in texts:
        telling.at(NORMS_FILE)
        findings = Findings(NORMS_FILE)
        norms_of(texts[NORMS_FILE], findings)
        _tell(findings, telling)
    read_cards: dict[str, CardReading] = {}
    for stem, name in sorted(sources.items()):
        if time.monotonic() > until:
            return
        telling.at(name)
        findings = Findings(name)
        read_cards[stem] = read_card(texts[name], stem, deck.language, (), findings)
        _tell(findings, telling)
    for name, found in sorted(split.items()):
        stem, language = found.groups()
        if language is None:
            continue
        if time.monotonic() > until:
            return
        telling.at(name)
        findings = Findings(name)
        if stem in read_cards:
            read_translation(texts[name], read_cards[stem], language, findings)
        else:
            findings.warning(Code.TRANSLATION_ORPHAN, 1, 1, name.removeprefix("cards/"))
        _tell(findings, telling)


def _deck(text: str, cards: int, telling: Telling) -> DeckCard:
    telling.at(DECK_FILE)
    findings = Findings(DECK_FILE)
    document = read_document(text, findings)
    fields = FieldReader(document.front, findings)
    deck = DeckCard(
        id=fields.identifier("id", ""),
        version=fields.version("version", "1.0", required=True),
        title=fields.text("title", "", required=True)[: limits.PACKAGE_NAME],
        language=fields.language("nl"),
        cards=cards,
    )
    markup.parse(document.body)
    if cards == 0:
        findings.error(Code.DECK_EMPTY)
    _tell(findings, telling)
    return deck


def _tell(findings: Findings, telling: Telling) -> None:
    for problem in findings.problems:
        telling.problem(problem)
