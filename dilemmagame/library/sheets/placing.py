"""Writing what was chosen from a plan: a new deck as a whole folder, changes in a deck all at once or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library.door.placing import place_files
from dilemmagame.library.editing import with_parts
from dilemmagame.library.fields import valid_id
from dilemmagame.library.packages.applying import change_files
from dilemmagame.library.reading import DECK_FILE
from dilemmagame.library.sheets.incoming import fitting, in_order
from dilemmagame.library.sheets.plan import Choice, Entry, ImportPlan

_FRAME = '---\nid: {id}\nversion: "1.0"\nlanguage: {language}\ntitle: {id}\ncards: [{cards}]\n---\n'


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the folder of the deck, and the files that are new and those that were changed."""

    folder: Path
    added: tuple[str, ...]
    changed: tuple[str, ...]


def write_plan(plan: ImportPlan, choice: Choice, *, title: str = "") -> Written:
    """Take over the chosen changes. `title` is that of a new deck; without it the folder's name is made into one.

    Raises ValueError when the folder of a new deck has a name that no deck can have; WorldError DECK_CHANGED when the
    deck is no longer as it was when the plan was made, DECK_BROKEN when new cards have to be added to the order in a
    deck file that cannot be read, DECK_PRESENT, DISK_FULL or FOLDER_READ_ONLY. Nothing was written then.
    """
    taken = plan.chosen(choice)
    files = {entry.file: entry.text(parts).encode("utf-8") for entry, parts in taken}
    files = {name: content for name, content in files.items() if plan.known.get(name) != content}
    added = tuple(entry.file for entry, _parts in taken if entry.file in files and entry.new)
    changed = tuple(entry.file for entry, _parts in taken if entry.file in files and not entry.new)
    if not files:
        return Written(plan.folder, (), ())
    cards = [entry.id for entry, _parts in taken if entry.new and _is_source(entry)]
    if plan.new_deck:
        _place_new(plan, files, cards, title)
    else:
        _change(plan, files, cards)
    return Written(plan.folder, added, changed)


def _is_source(entry: Entry) -> bool:
    return entry.file.count(".") == 1 and not entry.is_deck


def _place_new(plan: ImportPlan, files: Mapping[str, bytes], cards: list[str], title: str) -> None:
    name = plan.folder.name
    if not valid_id(name):
        raise ValueError(name)
    frame = _FRAME.format(id=name, language=plan.language, cards=", ".join(fitting(cards)))
    spoken = " ".join(title.split()) or name.replace("-", " ").replace("_", " ").capitalize()
    changes: dict[str, str | None] = {"field:title": spoken}
    audiences = {entry.card.audience for entry in plan.entries if entry.card is not None}
    if len(audiences) == 1:
        changes["field:audience"] = ", ".join(audiences.pop())
    deck = with_parts(frame, changes, deck=True)
    _make_room(plan.folder)
    place_files({DECK_FILE: deck.encode("utf-8"), **files}, plan.folder.parent, name)


def _make_room(folder: Path) -> None:
    """An empty folder with the name of the new deck gives way to it."""
    try:
        if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise WorldError(WorldErrorCode.FOLDER_READ_ONLY, str(folder), type(error).__name__) from error


def _change(plan: ImportPlan, files: dict[str, bytes], cards: list[str]) -> None:
    if cards:
        try:
            text = files.get(DECK_FILE, plan.known[DECK_FILE]).decode("utf-8")
        except UnicodeDecodeError as error:
            raise WorldError(WorldErrorCode.DECK_BROKEN, str(plan.folder)) from error
        content = in_order(text, cards).encode("utf-8")
        if content != plan.known[DECK_FILE]:
            files[DECK_FILE] = content
    change_files(plan.folder, plan.known, files)
