"""Who speaks last and whose choice is asked about first, in words that stage and console share."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import Chair
from dilemmagame.notes.climbing import choice_name

MOST_NAMED = 3


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


def named_choices(smallest: tuple[str, ...]) -> tuple[str, ...]:
    """The choices of the smallest group, unless they are so many that the question would not point at any."""
    return smallest if len(smallest) <= MOST_NAMED else ()


def minority_question(named: tuple[str, ...]) -> str:
    """The question to the room, with the choice in it where it may be named."""
    match named:
        case (one,):
            return _("Who can imagine why somebody chooses {choice}?").format(choice=choice_name(one))
        case (*some, last) if some:
            most = ", ".join(choice_name(each) for each in some)
            return _("Who can imagine why somebody chooses {choices} or {last}?").format(
                choices=most, last=choice_name(last)
            )
    return _("Who can imagine why somebody chooses otherwise?")
