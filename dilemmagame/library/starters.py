"""New decks and cards as text, and a card under another name.

What still has to be written stands between square brackets; `check` tells it until it is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dilemmagame.domain.cards import Card, CardKind
from dilemmagame.library import limits
from dilemmagame.library.cardtexts import full_text
from dilemmagame.library.editing import with_parts
from dilemmagame.library.fieldlines import scalar
from dilemmagame.library.fields import valid_id
from dilemmagame.library.headings import Part, turn_heading
from dilemmagame.library.sections import COST, LABEL, SUPPORTS, VOICE

_LEAD = re.compile(r"(?:#{1,3}[ \t]+|[ ]{0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+)")
_GUIDANCE = re.compile(r"(?:\*\*|__)?\[[^\[\]]{2,4000}\]:?(?:\*\*|__)?:?")
_VERSION = "1.0"
_DRAFT = {"nl": "concept", "en": "draft"}
"""The status of a card whose text still has to be written."""


@dataclass(frozen=True, slots=True)
class _Guide:
    """What to write where, in one language."""

    title: str
    situation: str
    question: str
    statement: str
    option: str
    supports: str
    cost: str
    labels: tuple[str, str]
    twist: str
    voice: tuple[str, str]
    prevention: str
    facilitator: str
    turn: str
    turn_question: str
    source: str
    introduction: str


_GUIDES = {
    "nl": _Guide(
        title="[Titel van één tot vier woorden]",
        situation="[Wie ben je, waar ben je en wat gebeurt er? "
        "Schrijf in de je-vorm, 60 tot 110 woorden, korte zinnen.]\n\n"
        "[Welke twee goede dingen botsen hier? Laat zien wie erop wacht en waarom het nu moet.]",
        question="Wat doe je?",
        statement="[Een stelling waar je het mee eens of oneens kunt zijn.]",
        option="[Wat kun je doen? Iets dat een fatsoenlijk mens zou verdedigen.]",
        supports="[wat ervoor pleit.]",
        cost="[wat het kost, en voor wie.]",
        labels=("Voor:", "Prijs:"),
        twist="[Verander één feit. Wordt het nu anders?]",
        voice=("[Rol]", "[Wat vindt deze persoon, in één of twee zinnen?]"),
        prevention="[Eén vraag: hoe voorkom je dat iemand hierin belandt?]",
        facilitator="- [Een vraag die het gesprek opent, zonder te sturen.]",
        turn="[Wat gebeurt er daarna, wat er ook gekozen is? 40 tot 100 woorden.]",
        turn_question="Wat doe je nu?",
        source="eigen werk",
        introduction="[Voor wie is deze stapel, en waar gaat hij over?]\n\n## Zo open je\n\n"
        "- [Wat zeg je vooraf, en wat spreek je af?]\n\n## Gevoelige kaarten\n\n"
        "- [Welke kaart kan iemand raken, en hoe ga je daarmee om?]",
    ),
    "en": _Guide(
        title="[Title of one to four words]",
        situation="[Who are you, where are you and what happens? "
        "Write to “you”, 60 to 110 words, short sentences.]\n\n"
        "[Which two good things clash here? Show who is waiting for it and why it has to be now.]",
        question="What do you do?",
        statement="[A statement that one can agree or disagree with.]",
        option="[What could you do? Something a decent person would defend.]",
        supports="[what speaks for it.]",
        cost="[what it costs, and whom.]",
        labels=("For:", "Cost:"),
        twist="[Change one fact. Does that make a difference?]",
        voice=("[Role]", "[What does this person think, in one or two sentences?]"),
        prevention="[One question: how do you keep people from ending up here?]",
        facilitator="- [A question that opens the conversation without steering it.]",
        turn="[What happens next, whatever was chosen? 40 to 100 words.]",
        turn_question="What do you do now?",
        source="own work",
        introduction="[Who is this deck for, and what is it about?]\n\n## How to open\n\n"
        "- [What do you say first, and what do you agree on?]\n\n## Sensitive cards\n\n"
        "- [Which card may touch someone, and how do you deal with that?]",
    ),
}


def is_guidance(line: str) -> bool:
    """Whether a line of a card holds a text between square brackets and nothing else where its own text belongs."""
    lead = _LEAD.match(line)
    text = line[lead.end() if lead else 0 :].strip()
    label = LABEL.match(text)
    text = text[label.end() :] if label else text
    start = SUPPORTS.match(text)
    text = text[start.end() :] if start else text
    name = VOICE.match(text)
    told = [text, *COST.split(text), *([name.group(), text[name.end() :]] if name else [])]
    return any(_GUIDANCE.fullmatch(part.strip()) for part in told)


def unfilled(card: Card) -> bool:
    """Whether somewhere on a card a text between square brackets stands where its own text belongs."""
    return any(is_guidance(line) for line in full_text(card).splitlines())


def new_card(
    card_id: str,
    kind: CardKind,
    language: str,
    *,
    title: str = "",
    audience: Iterable[str] = (),
    options: int = 3,
    turns: int = 3,
) -> str:
    """The text of a new card. Raises ValueError for an id that cannot name a card."""
    _demand_id(card_id)
    guide = _GUIDES["nl" if language == "nl" else "en"]
    options = min(max(options, limits.OPTIONS_MIN), limits.OPTIONS_MAX)
    blocks = [guide.situation, *_asked(guide, kind, language, options, "##")]
    if kind is CardKind.STAGES:
        for number in range(2, min(max(turns, limits.TURNS_MIN), limits.TURNS_MAX) + 1):
            blocks += [f"## {turn_heading(number, language)}", guide.turn]
            blocks += _asked(replace(guide, question=guide.turn_question), kind, language, options, "###")
    blocks += [
        f"## {Part.TWISTS.heading(language)}",
        f"1. {guide.twist}",
        f"## {Part.VOICES.heading(language)}",
        f"- **{guide.voice[0]}:** {guide.voice[1]}",
        f"## {Part.PREVENTION.heading(language)}",
        guide.prevention,
        f"## {Part.FACILITATOR.heading(language)}",
        guide.facilitator,
    ]
    fields = [
        f"id: {scalar(card_id)}",
        f'version: "{_VERSION}"',
        f"language: {language}",
        f"audience: {_flow(audience)}",
        'role: ""',
        "themes: []",
        f"kind: {kind.value}",
        *(["scale: white-grey-black"] if kind is CardKind.SCALE else []),
        "values: []",
        "norms: []",
        "vulnerabilities: []",
        "chain: []",
        f"minutes: {30 if kind is CardKind.STAGES else 15}",
        "sensitivity: 1",
        f"source: {guide.source}",
        f"status: {_DRAFT['nl' if language == 'nl' else 'en']}",
    ]
    text = _file(fields, f"# {guide.title}", *blocks)
    return with_parts(text, {"title": title}, deck=False) if title else text


def _asked(guide: _Guide, kind: CardKind, language: str, options: int, level: str) -> list[str]:
    """The question with what belongs to it on this kind of card."""
    blocks = [f"{level} {Part.QUESTION.heading(language)}", guide.question]
    match kind:
        case CardKind.SCALE:
            blocks += [f"{level} {Part.STATEMENT.heading(language)}", guide.statement]
        case CardKind.OPTIONS | CardKind.STAGES:
            letters = "ABCDEF"[:options]
            weighed = f"{guide.labels[0]} {guide.supports} {guide.labels[1]} {guide.cost}"
            blocks += [
                f"{level} {Part.OPTIONS.heading(language)}",
                "\n".join(f"- **{letter}.** {guide.option}" for letter in letters),
                f"{level} {Part.CONSIDERATIONS.heading(language)}",
                "\n".join(f"- **{letter}.** {weighed}" for letter in letters),
            ]
        case CardKind.OPEN:
            pass
    return blocks


def new_deck(
    deck_id: str, title: str, language: str, *, audience: Iterable[str] = (), cards: Iterable[str] = ()
) -> str:
    """The text of a new deck.md. Raises ValueError for an id that cannot name a deck."""
    _demand_id(deck_id)
    guide = _GUIDES["nl" if language == "nl" else "en"]
    fields = [
        f"id: {scalar(deck_id)}",
        f'version: "{_VERSION}"',
        f"language: {language}",
        f"audience: {_flow(audience)}",
        f"title: {scalar(' '.join(title.split()) or deck_id)}",
        "licence: CC-BY-4.0",
        "cast: []",
        f"cards: {_flow(cards)}",
    ]
    return _file(fields, guide.introduction)


def duplicate(text: str, card_id: str, title: str) -> str:
    """A card under another id and title, at its first version; all else stays, byte for byte. Raises ValueError."""
    _demand_id(card_id)
    changes = {"field:id": card_id, "field:version": _VERSION, "title": title}
    return with_parts(text, changes, deck=False)


def reordered(deck_text: str, card_ids: Iterable[str]) -> str:
    """A deck.md with its cards in this order; nothing else in it changes."""
    return with_parts(deck_text, {"field:cards": ", ".join(card_ids)}, deck=True)


def _demand_id(card_id: str) -> None:
    if not valid_id(card_id):
        raise ValueError(card_id)


def _flow(words: Iterable[str]) -> str:
    return f"[{', '.join(scalar(word, in_list=True) for word in words)}]"


def _file(fields: Iterable[str], *blocks: str) -> str:
    body = "\n\n".join(blocks)
    head = "\n".join(["---", *fields, "---"])
    return f"{head}\n{body}\n" if body else f"{head}\n"
