"""A ladder of what-ifs in one sentence and the names of choices in it, alike on stage, console and paper."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.ladder import Climb, Course


def rung_name(number: int) -> str:
    """A rung as the head of a column; 0 is the case as it stood."""
    return _("What if {number}").format(number=number) if number else _("The case itself")


def climb_sentence(found: Climb) -> str:
    """The finding, without calling a move good or bad; '' where there is nothing to compare."""
    match found.course:
        case Course.NOT_KNOWN:
            return ""
        case Course.EVEN_START:
            return _("At first {answers} were equally large, so nothing could tip").format(
                answers=_listed(found.before)
            )
        case Course.TIPPED:
            return _("At ‘what if {number}’ it tipped: from {before} to {after}").format(
                number=found.number, before=_listed(found.before), after=_listed(found.after)
            )
        case Course.LEVEL:
            return _("At ‘what if {number}’ {answers} drew level; nothing tipped").format(
                number=found.number, answers=_listed(found.after)
            )
        case Course.HELD:
            return _("{answer} stayed the largest, whatever changed").format(
                answer=capital(_listed(found.before))
            )


def _listed(answers: tuple[str, ...]) -> str:
    names = [choice_name(answer) for answer in answers]
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def choice_name(choice: str) -> str:
    """A choice as it is named inside a sentence: the letter, or the words in quotes."""
    match choice:
        case "unsure":
            return _("‘I do not know yet’")
        case "other":
            return _("‘something else’")
        case "white":
            return _("white")
        case "grey":
            return _("grey")
        case "black":
            return _("black")
    return choice


def capital(name: str) -> str:
    """A name at the head of a sentence, the letter behind an opening quote included."""
    return name[:1] + name[1:2].upper() + name[2:] if name[:1] == "‘" else name[:1].upper() + name[1:]
