"""A case note for a collection of earlier judgements: question, judgement, reasons, and when we would judge otherwise.

Every part is drafted from what was kept on a card; what somebody wrote for a part takes the draft's place.
"""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.content import Asked, ItemNotes, Notes, Outcome
from dilemmagame.notes.document import Block, Heading, Passage, Tone
from dilemmagame.notes.papers.kinds import Paper, place_of

PARTS = ("case", "question", "judgement", "reasons", "conditions")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case note: its place, its heading, what stands there now and what it would say by itself."""

    key: str
    title: str
    text: str
    draft: str


def part_title(key: str) -> str:
    match key:
        case "case":
            return _("The case")
        case "question":
            return _("The question")
        case "judgement":
            return _("Our judgement")
        case "reasons":
            return _("Our reasons")
        case _:
            return _("When we would judge otherwise")


def parts(notes: Notes, item: ItemNotes) -> tuple[Part, ...]:
    """The parts of the note on one card, as they stand now."""
    written = {line.choice: line.text for line in notes.passages if line.number == item.number}
    made: list[Part] = []
    for key in PARTS:
        draft = _draft(key, notes, item)
        made.append(Part(key, part_title(key), written.get(place_of(Paper.CASE, key), draft), draft))
    return tuple(made)


def case_note(notes: Notes, item: ItemNotes) -> tuple[Block, ...]:
    """The note on one card. A closed session gives none: its reasons stay in the room."""
    blocks: list[Block] = [
        Passage(_("Written down without persons, to think with in a next case."), Tone.QUIET)
    ]
    for part in parts(notes, item):
        blocks.append(Heading(part.title))
        blocks.append(
            Passage(part.text) if part.text else Passage(_("Nothing was kept about this."), Tone.QUIET)
        )
    return tuple(blocks)


def _draft(key: str, notes: Notes, item: ItemNotes) -> str:
    match key:
        case "case":
            return item.case
        case "question":
            asked = [line.text for line in item.lines(CaptureField.QUESTION)]
            return asked[-1] if asked else item.question
        case "judgement":
            return _judgement(notes, item)
        case "reasons":
            return _reasons(item)
        case _:
            return _conditions(item)


def _judgement(notes: Notes, item: ItemNotes) -> str:
    lines = [line.text for line in (*item.lines(CaptureField.INSIGHT), *item.lines(CaptureField.LINE))]
    agreed = [line.body for line in notes.agreements if line.confirmed and line.number == item.number]
    return "\n".join((*lines, *agreed))


def _reasons(item: ItemNotes) -> str:
    reasons = item.lines(CaptureField.REASON)
    said: list[str] = []
    for choice in item.choices:
        here = [f"– {line.text}" for line in reasons if line.choice == choice.key]
        if here:
            said += [_("For “{choice}”:").format(choice=choice.label.rstrip(".")), *here]
    known = {choice.key for choice in item.choices}
    said += [line.text for line in reasons if line.choice not in known]
    against = [f"– {line.text}" for line in item.lines(CaptureField.COUNTER_REASON)]
    if against:
        said += [_("On the other side:"), *against]
    values = [_("Values named: {values}").format(values=", ".join(item.values))] if item.values else []
    return "\n".join((*said, *values))


def _conditions(item: ItemNotes) -> str:
    """The details that made the case greyer, and the changed facts under which most people chose otherwise."""
    edges = [line.text for line in item.lines(CaptureField.EDGE)]
    before = _favourite(item.outcome) if item.outcome is not None else ""
    turned = [line for rung in item.asked_about(About.TWIST) if (line := _turned(rung, before))]
    return "\n".join((*edges, *turned))


def _turned(rung: Asked, before: str) -> str:
    now = _favourite(rung.outcome)
    if not now or not before or now == before:
        return ""
    return _("{change} Then this got the most votes: {choice}").format(change=rung.text, choice=now)


def _favourite(outcome: Outcome) -> str:
    """The one choice with the most ballots in the last round that may be shown; '' where there is none."""
    shown = [each for each in outcome.rounds if each.verdict is Disclosure.BARS]
    if not shown:
        return ""
    most = max(shown[-1].ballots)
    leading = [
        choice.label for choice, n in zip(outcome.choices, shown[-1].ballots, strict=True) if n == most
    ]
    return leading[0] if len(leading) == 1 else ""
