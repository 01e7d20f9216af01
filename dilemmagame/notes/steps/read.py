"""Step kind `read`: the question of the card, and the doubt the group put into words."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block, Heading, Passage
from dilemmagame.notes.steps import KindLines, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    question = (Heading(_("Question"), 2), Passage(item.question)) if item.question else ()
    return (*question, *section(_("What the doubt was"), item.lines(CaptureField.DOUBT)))


LINES = KindLines(StepKind.READ, _card)
