"""Who speaks last, in words that stage and console share."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import Chair


def chair_words(chair: Chair) -> str:
    """Who speaks last, as a line for the room; '' when nobody in particular chairs."""
    match chair:
        case Chair.NOBODY:
            return ""
        case Chair.CHAIR:
            return _("The chair speaks last")
        case Chair.MAYOR:
            return _("The mayor speaks last")
        case Chair.BOTH:
            return _("Chair and mayor speak last")


def last_words(chair: Chair, *, votes: bool) -> str:
    """The same as a house rule, with the vote where there is one."""
    match chair:
        case Chair.NOBODY:
            return ""
        case Chair.CHAIR:
            return _("The chair speaks and votes last.") if votes else _("The chair speaks after everybody.")
        case Chair.MAYOR:
            return _("The mayor speaks and votes last.") if votes else _("The mayor speaks after everybody.")
        case Chair.BOTH:
            return (
                _("Chair and mayor speak and vote last.")
                if votes
                else _("Chair and mayor speak after everybody.")
            )
