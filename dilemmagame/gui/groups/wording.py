"""How these pages say things: kinds of entries, who chairs, why a group file was refused, what a group has."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import ColourFault, Organisation
from dilemmagame.domain.register import EntryKind, RegisterEntry
from dilemmagame.library.groupfile import GroupFileError, GroupFileFault
from dilemmagame.notes.wording import day_text


def kind_title(kind: EntryKind) -> str:
    """The name of a list."""
    match kind:
        case EntryKind.AGREEMENT:
            return _("Agreements")
        case EntryKind.SIGNAL:
            return _("Signals")
        case EntryKind.ACTION:
            return _("Actions")
        case EntryKind.PARKED:
            return _("Parking lot")


def kind_name(kind: EntryKind) -> str:
    """One entry of a list."""
    match kind:
        case EntryKind.AGREEMENT:
            return _("Agreement")
        case EntryKind.SIGNAL:
            return _("Signal")
        case EntryKind.ACTION:
            return _("Action")
        case EntryKind.PARKED:
            return _("Parked")


def add_text(kind: EntryKind) -> str:
    match kind:
        case EntryKind.AGREEMENT:
            return _("Add an agreement")
        case EntryKind.SIGNAL:
            return _("Add a signal")
        case EntryKind.ACTION:
            return _("Add an action")
        case EntryKind.PARKED:
            return _("Add something for later")


def empty_text(kind: EntryKind) -> str:
    """What stands in a list without entries."""
    match kind:
        case EntryKind.AGREEMENT:
            return _("No agreements yet. Pick them up from an evening, or add one from paper.")
        case EntryKind.SIGNAL:
            return _("No signals for the code of conduct yet. They come from evenings, or from you.")
        case EntryKind.ACTION:
            return _("No actions yet. They come from evenings, or from you.")
        case EntryKind.PARKED:
            return _("Nothing was kept for later yet.")


def body_label(kind: EntryKind) -> str:
    """What is asked for in the first field of an entry."""
    match kind:
        case EntryKind.AGREEMENT:
            return _("What do we agree?")
        case EntryKind.SIGNAL:
            return _("What does the code of conduct not settle?")
        case EntryKind.ACTION:
            return _("What has to be done?")
        case EntryKind.PARKED:
            return _("What did we keep for later?")


def colour_sentence(fault: ColourFault) -> str:
    match fault:
        case ColourFault.NO_COLOUR:
            return _(
                "This is no colour. Write it as # and six signs, for example #1F4E79. Nothing was changed."
            )
        case ColourFault.TOO_LIGHT:
            return _(
                "This colour is too light: text in it cannot be read on paper. It was not kept. Choose a darker one."
            )


def file_sentence(error: GroupFileError) -> str:
    """Why a group file was not taken in: what happened, what is safe, what to do now."""
    return _fault_sentence(error.fault).format(where=error.where or "?")


def _fault_sentence(fault: GroupFileFault) -> str:
    match fault:
        case GroupFileFault.UNREADABLE:
            return _("This file cannot be opened. Nothing was changed. Check whether you may read it.")
        case GroupFileFault.TOO_LARGE:
            return _(
                "This file is too large for a group file. Nothing was taken in. Ask the sender for the .groep file."
            )
        case GroupFileFault.NOT_A_GROUP_FILE:
            return _("This is no group file. Nothing was taken in. Choose a file whose name ends in .groep.")
        case GroupFileFault.NEWER:
            return _(
                "This group file was made by a newer version of this program. Nothing was taken in. Get the new"
                " version, or ask the sender for an older file."
            )
        case GroupFileFault.WRONG:
            return _(
                "Something in this group file is not right, at {where}. Nothing was taken in. Ask the sender to make"
                " the file anew."
            )
        case GroupFileFault.TOO_MUCH:
            return _(
                "There is too much in this group file, at {where}. Nothing was taken in. Ask the sender to make it"
                " smaller."
            )


def group_line(group: Group) -> str:
    """What a group has, on one line."""
    values, agreements = len(group.values), len(group.entries(EntryKind.AGREEMENT))
    parts = [
        people(group.size) if group.size else "",
        ngettext("{n} value", "{n} values", values).format(n=values),
        ngettext("{n} agreement", "{n} agreements", agreements).format(n=agreements),
    ]
    return " · ".join(part for part in parts if part)


def people(size: int) -> str:
    return ngettext("{n} person", "{n} people", size).format(n=size)


def due_text(number: int) -> str:
    return ngettext("{n} to look at again", "{n} to look at again", number).format(n=number)


def organisation_line(organisation: Organisation) -> str:
    """What is known of an organisation, on one line."""
    contacts, articles = len(organisation.contacts), len(organisation.code)
    parts = [
        _("Notes: {holder}").format(holder=organisation.notes_holder) if organisation.notes_holder else "",
        ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts),
        ngettext("{n} article", "{n} articles", articles).format(n=articles) if articles else "",
        _("trainer from outside") if organisation.external else "",
    ]
    return " · ".join(part for part in parts if part)


def organisation_name(organisation: Organisation) -> str:
    return organisation.name or _("Organisation without a name")


def entry_line(entry: RegisterEntry) -> str:
    """Who, when, where from."""
    parts = [
        _("Who: {who}").format(who=entry.who) if entry.who else "",
        _("When: {when}").format(when=entry.when) if entry.when else "",
        _("Article {number}").format(number=entry.article) if entry.article else "",
        _("Of {day}").format(day=day_text(entry.made_on)) if entry.made_on is not None else "",
        entry.card_title,
    ]
    return " · ".join(part for part in parts if part)
