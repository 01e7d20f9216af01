"""sessions, export, backup and restore."""

from __future__ import annotations

import argparse
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.session import begin, replay
from dilemmagame.storage.store import Store


def sessions(call: argparse.Namespace, folder: DataFolder) -> int:
    """List past sessions, newest first, or delete one for good."""
    store = Store.open(folder)
    try:
        if call.delete:
            store.delete(call.delete)
            print(
                _("Deleted: {session}. Its backups were replaced by one without it.").format(
                    session=call.delete
                )
            )
            return 0
        for each in store.sessions():
            state = _("finished") if each.finished else _("not finished")
            held = _("held") if each.held else ""
            date = each.created.astimezone().strftime("%Y-%m-%d %H:%M")
            print(f"{each.session_id}\t{date}\t{each.title}\t{each.organisation}\t{state}\t{held}".rstrip())
        return 0
    finally:
        store.close()


def export(call: argparse.Namespace, folder: DataFolder, language: str) -> int:
    """Write the notes of one session."""
    from dilemmagame.notes.export import export as export_notes
    from dilemmagame.notes.house import as_now, house_of

    store = Store.open(folder)
    try:
        stored = store.load(call.session)
        state = replay(begin(stored.plan), stored.events)
        texts = {text.id: text.body for text in stored.texts}
        organisation = as_now(stored.plan.organisation, store.organisations())
        house = house_of(organisation, folder.house)
        content = export_notes(state, texts, call.format, language, house=house)
        target = Path(call.output)
        write_where_asked(target, content)
        store.note_export(call.session, target)
    finally:
        store.close()
    print(_("Written: {file}").format(file=target))
    return 0


def copies(call: argparse.Namespace, folder: DataFolder) -> int:
    """Make a checked copy of the database, or put one back."""
    store = Store.open(folder)
    try:
        if call.command == "backup":
            made = store.backup(Path(call.output) if call.output else None)
            print(_("Copy made and checked: {file}").format(file=made))
        else:
            store.restore(Path(call.file))
            print(_("The copy is in place. What was there before is kept beside it."))
    finally:
        store.close()
    return 0
