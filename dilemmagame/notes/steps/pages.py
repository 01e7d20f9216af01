"""Step kind `pages`: own pages leave nothing in the notes; photos of flip-overs are counted there, and stay behind."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import Block, Heading, Passage
from dilemmagame.notes.steps import KindLines


def _evening(notes: Notes) -> tuple[Block, ...]:
    if not notes.photos:
        return ()
    told = ngettext(
        "{n} photo of a flip-over lies with this session on the facilitator's laptop. It is not in this file.",
        "{n} photos of flip-overs lie with this session on the facilitator's laptop. They are not in this file.",
        notes.photos,
    )
    return Heading(_("Attachments"), 1), Passage(told.format(n=notes.photos))


LINES = KindLines(StepKind.PAGES, evening=_evening)
