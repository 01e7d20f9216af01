"""The words with which an evening opens, after its tone and purpose; in Prepare and on the stage."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import Chair, Purpose, Tone


def opening_text(tone: Tone, purpose: Purpose) -> str:
    """What the evening is for, in two or three sentences for the room."""
    match tone, purpose:
        case Tone.LEGAL, Purpose.PRACTISE:
            return _(
                "We begin with the law and the code of conduct: what is fixed? Then we practise with what there is"
                " still to choose."
            )
        case Tone.LEGAL, Purpose.AGREE:
            return _(
                "We begin with what the law and the code ask of us. Then we agree how we act where they leave room."
                " Decisions are taken elsewhere, in public."
            )
        case Tone.LEGAL, Purpose.CODE:
            return _(
                "We read the code of conduct as it is, lay cases beside it, and note for each article what should be"
                " clearer."
            )
        case Tone.INTERACTIVE, Purpose.AGREE:
            return _(
                "We look for what we have in common. At the end we note what is broadly felt, and what keeps"
                " chafing."
            )
        case Tone.INTERACTIVE, Purpose.CODE:
            return _(
                "We lay cases beside our code of conduct. Where does it help us, and where does it leave us"
                " alone?"
            )
        case _:
            return _(
                "We practise. Nothing is decided and nobody gets a mark. What weighs when the rules do not"
                " say enough?"
            )


def tone_name(tone: Tone) -> str:
    match tone:
        case Tone.LEGAL:
            return _("From the rules")
        case Tone.INTERACTIVE:
            return _("From the conversation")


def purpose_name(purpose: Purpose) -> str:
    match purpose:
        case Purpose.PRACTISE:
            return _("Practise")
        case Purpose.AGREE:
            return _("Make agreements")
        case Purpose.CODE:
            return _("Look at the code of conduct")


def chair_name(chair: Chair) -> str:
    """Who chairs a group, for a list to choose from."""
    match chair:
        case Chair.NOBODY:
            return _("Nobody in particular")
        case Chair.CHAIR:
            return _("The chair")
        case Chair.MAYOR:
            return _("The mayor")
        case Chair.BOTH:
            return _("The chair and the mayor")
