"""What a phone shows as JSON of a fixed shape: texts and structure, never markup, each piece with a largest size.

`assets/phone/page.js` reads it. The words around it (headings, buttons, messages) stand beside it in `words.js`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.ballots import About, form_of
from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, Span
from dilemmagame.domain.cards import CardKind, ScaleKind
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import CaptureField
from dilemmagame.live.frames import StageCard
from dilemmagame.live.inbox import TextAsk
from dilemmagame.live.phone_view import PhoneBallot, PhoneView
from dilemmagame.voting.forms import LONGEST_CHOICE, MOST_CHOICES

LONGEST_TITLE = 160
LONGEST_LINE = 600
LONGEST_OPTION = 300
LONGEST_SITUATION = 4_000
MOST_BLOCKS, MOST_SPANS, DEEPEST = 60, 200, 3
MOST_ROUNDS = 12
SHORTENED = "…"

_WORDS = {
    UNSURE: Localised("weet ik nog niet", "I do not know yet"),
    OTHER: Localised("iets anders", "something else"),
    "white": Localised("wit", "white"),
    "grey": Localised("grijs", "grey"),
    "black": Localised("zwart", "black"),
}
_ASKED = {
    CaptureField.REASON: Localised("Welke reden wil je noemen?", "Which reason do you want to give?"),
    CaptureField.COUNTER_REASON: Localised(
        "Wat is de beste reden van een ander?", "What is the best reason of somebody else?"
    ),
    CaptureField.STAKEHOLDER: Localised("Wie wordt hierdoor geraakt?", "Who is affected by this?"),
    CaptureField.ALTERNATIVE: Localised("Welke andere uitweg zie je?", "Which other way out do you see?"),
    CaptureField.ADVICE: Localised("Wat is je advies?", "What is your advice?"),
    CaptureField.QUESTION: Localised("Hoe zou jij de vraag stellen?", "How would you put the question?"),
    CaptureField.INSIGHT: Localised("Wat neem je mee?", "What do you take with you?"),
    CaptureField.IMPROVEMENT: Localised("Wat kan de volgende keer beter?", "What could be better next time?"),
}
# They turn the direction of writing, so that a text can seem to say something else than it does.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)))


def page_of(view: PhoneView, language: str) -> dict[str, Any]:
    """What the server's `open` and `page` carry as `page`; `language` is that of the deck, `nl` or `en`.

    At most 32 kB as JSON, however long the texts of the deck are.
    """
    page: dict[str, Any] = {
        "task": view.task.value,
        "few": view.few,
        "lang": "en" if language == "en" else "nl",
        "title": {"nl": _clip(view.title.nl, LONGEST_TITLE), "en": _clip(view.title.en, LONGEST_TITLE)},
        "card": None if view.card is None else _card(view.card),
        "rounds": [_round(each, view.card) for each in view.ballots[:MOST_ROUNDS]],
    }
    return page if view.text is None else page | {"text": _text(view.text)}


def _text(asked: TextAsk) -> dict[str, Any]:
    """What may be sent in: the question above the field. It never asks which answer somebody gave."""
    asks = asked.question or _ASKED[asked.field]
    return {
        "step": asked.step,
        "open": asked.is_open,
        "nl": _clip(asks.get("nl"), LONGEST_TITLE),
        "en": _clip(asks.get("en"), LONGEST_TITLE),
    }


def _card(card: StageCard) -> dict[str, Any]:
    return {
        "title": _clip(card.title, LONGEST_TITLE),
        "question": _clip(card.question, LONGEST_LINE),
        "statement": _clip(card.statement, LONGEST_LINE),
        "situation": _Tree().blocks(card.situation),
    }


def _round(ballot: PhoneBallot, card: StageCard | None) -> dict[str, Any]:
    """`again` counts how often the vote was begun anew from nothing: what a phone sent before no longer stands."""
    return {
        "number": ballot.number,
        "slot": ballot.slot,
        "again": ballot.again,
        "form": form_of(ballot.subject.about).value,
        "kind": _kind(ballot, card),
        "about": ballot.subject.about.value,
        "text": _clip(ballot.text, LONGEST_LINE),
        "most": ballot.most,
        "choices": _named(ballot)
        if ballot.names
        else [_choice(choice, card) for choice in ballot.choices[:MOST_CHOICES]],
    }


def _named(ballot: PhoneBallot) -> list[dict[str, Any]]:
    """Values of the group's board, in both languages."""
    return [
        {"c": choice, "nl": _clip(name.nl, LONGEST_OPTION), "en": _clip(name.en, LONGEST_OPTION)}
        for choice, name in zip(ballot.choices, ballot.names, strict=True)
    ]


def _kind(ballot: PhoneBallot, card: StageCard | None) -> str:
    """How the question is asked."""
    match ballot.subject.about:
        case About.CASE:
            return "grey"
        case About.CERTAINTY:
            return "certainty"
        case About.VALUES:
            return "values"
        case About.ORDER:
            return "order"
        case About.CARD | About.TWIST:
            if card is None or card.kind is not CardKind.SCALE:
                return "options"
            return "scale" if card.scale is ScaleKind.ZERO_TO_TEN else "shades"


def _choice(choice: str, card: StageCard | None) -> dict[str, Any]:
    """`c` is what is sent back; `text` are the deck's words for it, `nl` and `en` are ours."""
    told: dict[str, Any] = {"c": choice[:LONGEST_CHOICE]}
    words = _WORDS.get(choice)
    if words is not None:
        return told | {"nl": words.nl, "en": words.en}
    options = () if card is None else card.options
    text = next((option.text for option in options if option.letter == choice), "")
    return told | ({"text": _clip(text, LONGEST_OPTION)} if text else {})


class _Tree:
    """Turns blocks into JSON and stops at the largest size: what is left out stands on the big screen."""

    def __init__(self) -> None:
        self._characters = LONGEST_SITUATION
        self._blocks = MOST_BLOCKS
        self._spans = MOST_SPANS

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for block in blocks:
            if self._blocks <= 0 or self._characters <= 0 or self._spans <= 0 or depth > DEEPEST:
                break
            self._blocks -= 1
            found.append(self._block(block, depth))
        return found

    def _block(self, block: Block, depth: int) -> dict[str, Any]:
        match block:
            case Paragraph(spans):
                return {"p": self._texts(spans)}
            case Heading(_level, spans):
                return {"h": self._texts(spans)}
            case ListBlock(ordered, items):
                inner = [self.blocks(item, depth + 1) for item in items[: self._blocks]]
                return {"ol" if ordered else "ul": [item for item in inner if item]}
            case Quote(blocks):
                return {"q": self.blocks(blocks, depth + 1)}

    def _texts(self, spans: Iterable[Span]) -> list[list[str]]:
        """Each span as its text and its look: '', 's', 'e' or 'se'."""
        found: list[list[str]] = []
        for span in spans:
            if self._characters <= 0 or self._spans <= 0:
                break
            text = _clip(span.text, self._characters)
            self._characters -= len(text)
            self._spans -= 1
            found.append([text, ("s" if span.strong else "") + ("e" if span.emphasis else "")])
        return found


def _clip(text: str, longest: int) -> str:
    """`text` on one line without control signs, at most `longest` characters."""
    plain = "".join(_sign(sign) for sign in text[: longest * 2])
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + SHORTENED


def _sign(sign: str) -> str:
    if sign in _TURNING or unicodedata.category(sign) == "Cs":
        return ""
    return " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
