"""Names that several windows give to the same thing: kinds of captured text, choices, levels of confidentiality."""

from __future__ import annotations

from datetime import date

from dilemmagame.base.i18n import _
from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.cards import Card
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.wording import choice_word, column_name


def capture_title(field: CaptureField) -> str:
    """A kind of captured text in one or two words."""
    match field:
        case CaptureField.NOTE:
            return _("Note")
        case CaptureField.REASON:
            return _("Reason")
        case CaptureField.NORM:
            return _("Norm")
        case CaptureField.STAKEHOLDER:
            return _("Affected")
        case CaptureField.COUNTER_REASON:
            return _("Opposite argument")
        case CaptureField.INSIGHT:
            return _("Insight")
        case CaptureField.PREVENTION:
            return _("Prevention")
        case CaptureField.DOUBT:
            return _("Doubt")
        case CaptureField.SIGNAL:
            return _("Signal")
        case CaptureField.ACTION:
            return _("Action")
        case CaptureField.PARKED:
            return _("Parked")
        case CaptureField.FACT:
            return _("Fact")
        case CaptureField.DAMAGE:
            return _("Damage")
        case CaptureField.PERSPECTIVE:
            return _("Perspective")
        case CaptureField.VALUE:
            return _("Value")
        case CaptureField.RULE:
            return _("Rule")
        case CaptureField.ALTERNATIVE:
            return _("Way out")
        case CaptureField.ADVICE:
            return _("Advice")
        case CaptureField.YIELD:
            return _("From the table")
        case CaptureField.QUESTION:
            return _("Question")
        case CaptureField.IMPROVEMENT:
            return _("Next time")
        case CaptureField.DEFINITION:
            return _("Meaning")
        case CaptureField.EDGE:
            return _("Edge")
        case CaptureField.LINE:
            return _("Line we draw")
        case CaptureField.ROLE:
            return _("Role")
        case CaptureField.PROCESS:
            return _("Work process")
        case CaptureField.MEASURE:
            return _("Measure")
        case CaptureField.PASSAGE:
            return _("Passage")


def choice_text(card: Card | None, choice: str) -> str:
    """What a choice says: the option's own text, or its name."""
    if card is not None:
        for option in card.options:
            if option.letter == choice:
                return option.text
    return choice_word(choice)


def choice_name(choice: str) -> str:
    """A choice in a word, as a heading or for a screen reader: 'A', 'I do not know yet', 'Table 2'."""
    if choice in (UNSURE, OTHER, "white", "grey", "black"):
        return choice_word(choice)
    return choice if len(choice) <= 2 else column_name(choice)


def level_name(level: Confidentiality) -> str:
    """A level of confidentiality in a word or two."""
    match level:
        case Confidentiality.OPEN:
            return _("Open")
        case Confidentiality.CHATHAM_HOUSE:
            return _("Chatham House")
        case Confidentiality.CLOSED:
            return _("Closed")


def month_text(day: date) -> str:
    """March 2026."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return f"{months[day.month - 1]} {day.year}"


def mayor_alone() -> str:
    """What is said when the mayor is the one place to go with a real case."""
    return _(
        "Only the mayor stands here, but a case may be about the mayor. Put somebody beside: the confidential"
        " adviser, the clerk, or the cabinet of the King's Commissioner."
    )
