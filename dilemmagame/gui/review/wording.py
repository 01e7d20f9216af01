"""Sentences of the page after a session."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.cards import Card
from dilemmagame.domain.plan import Confidentiality, PlannedItem
from dilemmagame.domain.session import RefusalCode
from dilemmagame.domain.steps import CaptureField


def field_name(field: CaptureField) -> str:
    """A kind of captured text in a word or two."""
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


def item_name(item: PlannedItem) -> str:
    """A card by its title, a piece of the frame by its own."""
    return item.card.title if item.card is not None else item.method.title.get(language())


def choice_name(card: Card, choice: str) -> str:
    """What a choice says."""
    match choice:
        case "unsure":
            return _("I do not know yet")
        case "other":
            return _("Something else")
        case "white":
            return _("White: this is fine")
        case "grey":
            return _("Grey: it depends")
        case "black":
            return _("Black: this is not done")
    return next((option.text for option in card.options if option.letter == choice), choice)


def status_name(status: AgreementStatus) -> str:
    match status:
        case AgreementStatus.PROPOSED:
            return _("Proposed")
        case AgreementStatus.CONFIRMED:
            return _("Confirmed")
        case AgreementStatus.DROPPED:
            return _("Dropped")


def confidentiality_line(level: Confidentiality) -> str:
    match level:
        case Confidentiality.OPEN:
            return _("Open")
        case Confidentiality.CHATHAM_HOUSE:
            return _("Chatham House")
        case Confidentiality.CLOSED:
            return _("Closed")


def refused(code: RefusalCode) -> str:
    """Why something was not kept."""
    match code:
        case RefusalCode.BAD_NUMBER:
            return _("That number is out of range. Use 1 to 999.")
        case RefusalCode.ALREADY_REVEALED:
            return _("This round was counted during the session. That count stays.")
        case RefusalCode.UNKNOWN_TEXT | RefusalCode.UNKNOWN_AGREEMENT:
            return _("That text is no longer there.")
        case RefusalCode.EMPTY_TEXT:
            return _("There is nothing to keep yet.")
        case RefusalCode.TEXT_TOO_LONG:
            return _("This text is too long. Keep it under 4000 characters.")
        case _:
            return _("That cannot be done at this moment. Nothing has changed.")
