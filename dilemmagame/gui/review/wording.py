"""Sentences of the page after a session."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.session import RefusalCode
from dilemmagame.notes.wording import article_text


def item_name(item: PlannedItem) -> str:
    """A card by its title, a piece of the frame by its own."""
    return item.card.title if item.card is not None else item.method.title.get(language())


def article_name(article: CodeArticle) -> str:
    """An article of the code in one line."""
    number = article_text(article.number)
    return f"{number}: {article.text}" if article.text else number


def mark_name(status: NotesStatus) -> str:
    """How far the notes are, in a word or two."""
    match status:
        case NotesStatus.CONCEPT:
            return _("Draft notes")
        case NotesStatus.AGREED:
            return _("Agreed notes")
        case NotesStatus.SENT:
            return _("Sent notes")


def status_name(status: AgreementStatus) -> str:
    match status:
        case AgreementStatus.PROPOSED:
            return _("Proposed")
        case AgreementStatus.CONFIRMED:
            return _("Confirmed")
        case AgreementStatus.DROPPED:
            return _("Dropped")


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
