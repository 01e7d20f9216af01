"""Step kind `agreement`: the actions, after the cards. Agreements and signals stand on the first page."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, chapter


def _evening(notes: Notes) -> tuple[Block, ...]:
    return chapter(_("Actions"), notes.actions)


LINES = KindLines(StepKind.AGREEMENT, evening=_evening)
