"""The sentence for each error of the world: what happened, what is safe, what to do now.

Codes below, sentences here.
"""

from __future__ import annotations

from collections.abc import Callable

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _


def sentence(error: WorldError) -> str:
    """What a person reads when `error` happened, in the language in use."""
    return _SENTENCES[error.code]().format(name=error.subject or "?")


# Functions, not texts: the language may change while the program runs. A test demands a sentence for every code.
_SENTENCES: dict[WorldErrorCode, Callable[[], str]] = {
    WorldErrorCode.DATABASE_EMPTY: lambda: _(
        "The file with your sessions is empty: {name}. Nothing in it was changed, and your backups are "
        "untouched. Set the empty file aside and put the last good backup in place."
    ),
    WorldErrorCode.DATABASE_DAMAGED: lambda: _(
        "The file with your sessions is damaged: {name}. Nothing was repaired or thrown away, and your "
        "backups are untouched. Set the damaged file aside and put the last good backup in place."
    ),
    WorldErrorCode.DATABASE_NEWER: lambda: _(
        "The file with your sessions was made by a newer version of this program: {name}. It was not "
        "changed. Open it with that version, or choose another data folder."
    ),
    WorldErrorCode.DATABASE_FOREIGN: lambda: _(
        "This file was not made by this program, or its beginning was overwritten: {name}. It was not "
        "changed. Choose another data folder, or set the file aside and put a backup in place."
    ),
    WorldErrorCode.DATABASE_LOCKED: lambda: _(
        "Another program is using this file: {name}. What was saved before is safe; the last change was "
        "not saved. Close the other program and try again."
    ),
    WorldErrorCode.DATABASE_UNSAFE: lambda: _(
        "On this disk the program cannot save safely: {name}. Nothing was changed. Choose a data folder "
        "on the disk of this computer, not on a network drive."
    ),
    WorldErrorCode.FILE_MISSING: lambda: _(
        "There is no file or folder {name}. Nothing was changed. Check the name, or choose another one."
    ),
    WorldErrorCode.FILE_UNREADABLE: lambda: _(
        "This file cannot be read: {name}. Nothing was changed. Check whether you may open it and whether"
        " the disk is connected, then try again."
    ),
    WorldErrorCode.FOLDER_READ_ONLY: lambda: _(
        "Nothing can be saved in this folder: {name}. What was there is safe. Choose another folder, or "
        "ask for the right to write in this one."
    ),
    WorldErrorCode.DISK_FULL: lambda: _(
        "The disk is full or does not accept any more: {name}. What was saved before is safe; the last "
        "change was not saved. Make room on the disk and try again."
    ),
    WorldErrorCode.SESSION_MISSING: lambda: _(
        "There is no session {name} here. Nothing was changed. Look in the list of sessions for the right"
        " one."
    ),
    WorldErrorCode.SESSION_HELD: lambda: _(
        "A public-records request runs for session {name}, so it cannot be deleted. The session is safe. "
        "First lift the mark, once the request is closed."
    ),
    WorldErrorCode.ORGANISATION_MISSING: lambda: _(
        "This organisation is not here any more: {name}. Nothing was changed. Choose one from the page with groups."
    ),
    WorldErrorCode.GROUP_MISSING: lambda: _(
        "This group is not here any more: {name}. Nothing was changed. Choose one from the page with groups."
    ),
    WorldErrorCode.DECK_EMPTY: lambda: _(
        "Deck {name} has no cards that can be played. Nothing was changed. Choose another deck, or add cards."
    ),
    WorldErrorCode.DECK_BROKEN: lambda: _(
        "Deck {name} cannot be read. Nothing was changed. Have it checked to see which lines are wrong."
    ),
    WorldErrorCode.DECK_CHANGED: lambda: _(
        "Deck {name} was changed by another program in the meantime. Nothing was written. Look at it again and"
        " choose once more."
    ),
    WorldErrorCode.DECK_PRESENT: lambda: _(
        "There is already a deck {name}. It was not changed. Choose another name, or bring it up to date instead."
    ),
    WorldErrorCode.DECK_UNFIT: lambda: _(
        "This cannot be shared as it is: {name}. Nothing was written. Have the deck checked, mend what is wrong"
        " and try again."
    ),
    WorldErrorCode.KEYS_UNREADABLE: lambda: _(
        "A file with your keys cannot be read: {name}. It was not changed. Check whether you may open it, or put"
        " it elsewhere; then a new key is made when you sign again."
    ),
    WorldErrorCode.METHOD_MISSING: lambda: _(
        "There is no method {name}. Nothing was changed. Choose one from the list of methods."
    ),
    WorldErrorCode.PROGRAMME_MISSING: lambda: _(
        "There is no programme {name}. Nothing was changed. Choose another programme."
    ),
}
