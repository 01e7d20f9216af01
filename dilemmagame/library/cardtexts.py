"""Everything that can be read on a card as one text, for searching."""

from __future__ import annotations

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, Turn


def full_text(card: Card) -> str:
    """Everything that can be read on a card, what is for the trainer alone too."""
    parts = [card.id, card.title, plain_text(card.situation), card.question, card.statement, card.prevention]
    parts += [option.text for option in card.options]
    for each in card.considerations:
        parts += [each.supports, each.cost]
    parts += card.twists
    parts += card.cases
    for voice in card.voices:
        parts += [voice.who, voice.text]
    for turn in card.turns:
        parts += _turn_text(turn)
    parts.append(plain_text(card.facilitator))
    return "\n".join(parts)


def _turn_text(turn: Turn) -> list[str]:
    parts = [plain_text(turn.situation), turn.question, *(option.text for option in turn.options)]
    for each in turn.considerations:
        parts += [each.supports, each.cost]
    return parts
