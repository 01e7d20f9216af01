"""Sentences about methods and the number of people, for every page on which a method is chosen."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.groupsize import ANONYMOUS_FROM, Size, grows_with, has_votes, size_for
from dilemmagame.domain.methods import Method
from dilemmagame.gui.widgets.spans import short


def method_choice(method: Method) -> str:
    """A method that is proposed: its name and its length."""
    return f"{method.title.get(language())} · {short(method.planned_ms)}"


def size_remark(method: Method, present: int) -> str:
    """What to mind about this many people with this method, empty when it suits them."""
    title = method.title.get(language())
    match size_for(method, present):
        case Size.TOO_LARGE:
            return _(
                "{method} suits {low} to {high} people, and you expect {n}. Work at tables, or choose another way."
            ).format(method=title, low=method.group_min, high=method.group_max, n=present)
        case Size.TOO_SMALL:
            return _("{method} suits {low} to {high} people, and you expect {n}. Choose another way.").format(
                method=title, low=method.group_min, high=method.group_max, n=present
            )
        case Size.FITS:
            pass
    if grows_with(method, present):
        return _("With this many people it takes in talk in pairs first, so that everybody speaks.")
    if has_votes(method) and present < ANONYMOUS_FROM:
        return _("With fewer than {n} people a vote is not really anonymous.").format(n=ANONYMOUS_FROM)
    return ""
