"""The values board of a group on paper: the PDF that is made and saved from its page."""

from __future__ import annotations

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, language
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Organisation
from dilemmagame.gui.background import explain
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.widgets.places import ask_target, file_stem
from dilemmagame.notes.wording import adopted_when


def save_poster(page: KeepingPage, group: Group, organisation: Organisation, paper: str) -> None:
    """Ask where to and write the board on `paper` ('a4' or 'a3') beside the windows; say on `page` how it went."""
    stem = file_stem(group.name) or _("group")
    name = f"{stem}-{_('values')}-{paper}.pdf"
    target = ask_target(page, _("Save the values board"), name, _("PDF files (*.pdf)"))
    if target is None:
        return
    spoken, foot = language(), adopted_when(group)

    def write() -> None:
        from dilemmagame.printing.valuesboard import print_values_board

        pdf = print_values_board(
            group.values, spoken, paper=paper, holder=group.name, foot=foot, accent=organisation.colour
        )
        write_where_asked(target, pdf)

    said = _("Saved: {file}").format(file=target)
    page.background.ask(
        write,
        lambda _none: page.message.say(said),
        lambda fault: page.message.say(explain(fault), "danger"),
    )
