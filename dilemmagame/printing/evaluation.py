"""The evaluation form of an evening: one page, anonymous, five short questions and two open lines."""

from __future__ import annotations

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.review import STATEMENTS
from dilemmagame.printing import look
from dilemmagame.printing.drawing import colour, write
from dilemmagame.printing.geometry import MM
from dilemmagame.printing.pages import LEFT, RIGHT, Pages
from dilemmagame.printing.text import Face

_RING = 3.6 * MM


def print_evaluation(language: str = "nl", title: str = "") -> bytes:
    """A PDF of one A4 page in `language`; `title` names the evening when it is known."""
    with i18n.speaking(language):
        return _form(title)


def _form(title: str) -> bytes:
    language = i18n.language()
    page = Pages(_("Evaluation"), language)
    page.text(_("How was this talk for you?"), 26, Face.TITLE)
    if title:
        page.text(title, 13, Face.SEMIBOLD, before=6)
    intro = _("Two minutes, without your name. Circle one figure per line: 1 is not at all, 5 is completely.")
    page.text(intro, 12, before=8, ink=look.INK2)
    page.gap(16)
    for number, statement in enumerate(STATEMENTS, 1):
        _line(page, f"{number}.", statement.get(language))
    for number, question in enumerate(_open_questions(), len(STATEMENTS) + 1):
        page.text(question, 13, Face.SEMIBOLD, before=20, label=f"{number}.")
        page.writing_lines(3, 10.5 * MM)
    page.text(_("Thank you. Put the form face down on the pile by the door."), 11, before=22, ink=look.INK2)
    return page.finish()


def _open_questions() -> tuple[str, ...]:
    return _("What do you take with you?"), _("What should be different next time?")


def _line(page: Pages, number: str, question: str) -> None:
    """A statement with five figures to circle below it."""
    page.text(question, 13, Face.SEMIBOLD, before=12, label=number)
    canvas = page.canvas
    page.y -= 2 * _RING + 6
    middle = page.y + _RING
    low, high = _("not at all"), _("completely")
    start = LEFT + 33 * MM
    write(canvas, low, start - 7 * MM, middle - 3.5, 10.5, Face.TEXT, look.INK2, "right")
    for figure in range(1, 6):
        x = start + (figure - 1) * 19 * MM
        canvas.setStrokeColor(colour(look.LINE_STRONG))
        canvas.setLineWidth(0.9)
        canvas.circle(x, middle, _RING, stroke=1, fill=0)
        write(canvas, str(figure), x, middle - 4.2, 12.5, Face.SEMIBOLD, look.INK, "centre")
    write(canvas, high, start + 4 * 19 * MM + 7 * MM, middle - 3.5, 10.5, Face.TEXT, look.INK2)
    assert start + 4 * 19 * MM < RIGHT
