"""Which function runs which command."""

from __future__ import annotations

import argparse

from dilemmagame.base.paths import DataFolder
from dilemmagame.library.shelf import Shelf


def run_command(call: argparse.Namespace, folder: DataFolder, language: str) -> int:
    """Run `call.command`; imports only what that command needs."""
    shelf = Shelf(folder, language)
    match call.command:
        case "sessions":
            from dilemmagame.cli.past import sessions

            return sessions(call, folder)
        case "export":
            from dilemmagame.cli.past import export

            return export(call, folder, language)
        case "backup" | "restore":
            from dilemmagame.cli.past import copies

            return copies(call, folder)
        case "rehearse":
            from dilemmagame.cli.playing import rehearse

            return rehearse(call, shelf)
        case "serve":
            from dilemmagame.cli.hosting import serve

            return serve(call, folder, shelf)
        case _:
            return _with_decks(call, folder, shelf)


def _with_decks(call: argparse.Namespace, folder: DataFolder, shelf: Shelf) -> int:
    """The commands that read, print, share or list what there is."""
    match call.command:
        case "check":
            from dilemmagame.cli.reading import check

            return check(call)
        case "decks":
            from dilemmagame.cli.reading import decks

            return decks(call, shelf)
        case "methods":
            from dilemmagame.cli.reading import methods

            return methods(shelf)
        case "doctor":
            from dilemmagame.cli.doctor import doctor

            return doctor(folder, shelf)
        case "print":
            from dilemmagame.cli.paper import print_deck

            return print_deck(call, folder, shelf)
        case "pack":
            from dilemmagame.cli.sharing import pack

            return pack(call, folder, shelf)
        case "unpack":
            from dilemmagame.cli.sharing import unpack

            return unpack(call, folder)
        case "import":
            from dilemmagame.cli.sheets import import_sheet

            return import_sheet(call, shelf)
        case "sheet":
            from dilemmagame.cli.sheets import sheet

            return sheet(call, shelf)
    raise AssertionError(f"no such command: {call.command}")
