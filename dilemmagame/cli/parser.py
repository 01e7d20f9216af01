"""The options of every command. A choice that is not built yet is absent here and refused with one sentence."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from dilemmagame import __version__
from dilemmagame.base.i18n import _
from dilemmagame.cli.refusing import in_words


class UnusableCallError(Exception):
    """The call cannot be used; the message says why, in the user's language."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UnusableCallError(_("{program}: {message}. Use --help to see what is possible.").format(
            program=self.prog, message=in_words(message)
        ))  # fmt: skip


def build_parser(*, commands: bool = True) -> argparse.ArgumentParser:
    """The whole command line; without `commands` only what opening the app can have, which is quicker."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data", metavar=_("DIR"), help=_("the folder with all your data"))
    shared.add_argument("--lang", choices=("nl", "en"), help=_("language"))
    shared.add_argument("--theme", choices=("paper", "night", "contrast"), help=_("colours of the windows"))
    parser = _Parser(
        prog="dilemmagame",
        description=_(
            "Hold a good conversation about a moral dilemma. Without a command the app opens; with a file"
            " (.dilemma, .xlsx, .csv) in place of one it opens with that file."
        ),
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"dilemmagame {__version__}")
    parser.add_argument(
        "--quit-after-paint",
        action="store_true",
        help=_("close after the first painted frame (for measuring)"),
    )
    parser.set_defaults(command=None)
    if commands:
        known = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_Parser)
        for add in (_reading, _print, _rehearse, _serve, _share, _sheets, _sessions):
            add(known, shared)
    return parser


def known_commands() -> tuple[str, ...]:
    """Every command there is; a test holds the manual against it."""
    return (
        "check",
        "decks",
        "methods",
        "print",
        "rehearse",
        "serve",
        "pack",
        "unpack",
        "import",
        "sheet",
        "sessions",
        "export",
        "backup",
        "restore",
        "doctor",
    )


Commands = Any  # argparse does not export the type of add_subparsers()


def _reading(commands: Commands, shared: argparse.ArgumentParser) -> None:
    check = commands.add_parser(
        "check", parents=[shared], help=_("check decks, cards, methods and programmes")
    )
    check.add_argument("paths", nargs="+", metavar=_("PATH"), help=_("a folder or a file"))
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("how problems are written")
    )
    decks = commands.add_parser("decks", parents=[shared], help=_("list the decks"))
    decks.add_argument(
        "--balance",
        action="store_true",
        help=_("what the decks cover and how they read, as tables in Markdown"),
    )
    commands.add_parser("methods", parents=[shared], help=_("list the methods and programmes"))
    commands.add_parser("doctor", parents=[shared], help=_("say what is missing on this machine"))


def _print(commands: Commands, shared: argparse.ArgumentParser) -> None:
    about = _("make a PDF: cards, vote cards, run sheet, evaluation")
    paper = commands.add_parser("print", parents=[shared], help=about)
    paper.add_argument("deck", metavar=_("DECK"), help=_("a deck folder, or the name of a deck"))
    paper.add_argument("-o", "--output", required=True, metavar=_("FILE.pdf"), help=_("where the PDF goes"))
    what = paper.add_mutually_exclusive_group()
    what.add_argument("--runsheet", action="store_true", help=_("the whole evening on paper"))
    what.add_argument("--vote-cards", type=int, metavar="N", help=_("A to F vote cards for N people"))
    what.add_argument("--evaluation", action="store_true", help=_("a one-page evaluation form"))
    what.add_argument(
        "--grey-sheet", metavar="ID", help=_("a sheet to place the cases of a card from white to black")
    )
    what.add_argument(
        "--table-sheets",
        type=int,
        metavar="N",
        help=_("a sheet per table for N tables, for the cards you name"),
    )
    what.add_argument(
        "--values-poster",
        metavar=_("GROUP"),
        help=_("the values of a group that is kept here, to hang on the wall"),
    )
    what.add_argument(
        "--tents", type=int, metavar="N", help=_("N table tents with the code of the evening that is on")
    )
    paper.add_argument(
        "--layout", choices=("a7", "poker", "a6", "a5"), default="a7", help=_("size of the cards")
    )
    paper.add_argument(
        "--duplex", choices=("long", "short", "none", "fold"), default="long", help=_("two sides")
    )
    paper.add_argument(
        "--bleed", type=float, default=0.0, metavar="MM", help=_("colour beyond the cut, in mm")
    )
    paper.add_argument("--marks", action="store_true", help=_("cut marks"))
    paper.add_argument("--large", action="store_true", help=_("large print"))
    paper.add_argument("--ink-saving", action="store_true", help=_("white backs, thin lines"))
    paper.add_argument("--cards", metavar="ID,...", help=_("only these cards"))
    paper.add_argument("--programme", metavar=_("NAME"), help=_("programme of the run sheet"))
    paper.add_argument("--paper", choices=("a3", "a4"), default="a3", help=_("size of the poster"))


def _rehearse(commands: Commands, shared: argparse.ArgumentParser) -> None:
    play = commands.add_parser(
        "rehearse", parents=[shared], help=_("play a whole session with simulated people")
    )
    play.add_argument("deck", metavar=_("DECK"), help=_("a deck folder, or the name of a deck"))
    play.add_argument("--out", required=True, metavar=_("DIR"), help=_("where the result goes"))
    play.add_argument("--programme", metavar=_("NAME"), help=_("which programme"))
    play.add_argument("--method", metavar=_("NAME"), help=_("play every card with this method"))
    play.add_argument("--participants", type=int, default=18, metavar="N", help=_("how many people"))
    play.add_argument(
        "--channel",
        choices=("hands", "phones", "mixed"),
        default="hands",
        help=_("how people vote: with phones the real voting server runs"),
    )
    play.add_argument("--seed", type=int, default=1, metavar="N", help=_("same number, same evening"))
    play.add_argument("--screens", action="store_true", help=_("also a picture of every screen"))


def _serve(commands: Commands, shared: argparse.ArgumentParser) -> None:
    about = _("hold a session with phones, steered from the terminal")
    host = commands.add_parser("serve", parents=[shared], help=about)
    host.add_argument("deck", nargs="?", default="raadsleden", metavar=_("DECK"), help=_("a deck"))
    host.add_argument("--programme", metavar=_("NAME"), help=_("which programme"))
    host.add_argument("--method", metavar=_("NAME"), help=_("play every card with this method"))
    host.add_argument("--participants", type=int, default=18, metavar="N", help=_("how many people"))
    host.add_argument("--address", metavar="IP", help=_("the address for the phones"))


def _share(commands: Commands, shared: argparse.ArgumentParser) -> None:
    out = commands.add_parser("pack", parents=[shared], help=_("put a deck in one file to share it"))
    out.add_argument("deck", metavar=_("DECK"), help=_("a deck folder, or the name of a deck"))
    out.add_argument(
        "-o", "--output", required=True, metavar=_("FILE.dilemma"), help=_("where the package goes")
    )
    out.add_argument(
        "--sign", metavar=_("NAME"), help=_("sign it with your key of this name, which is made when needed")
    )
    about = _("take in a package; a deck that is here already is brought up to date")
    into = commands.add_parser("unpack", parents=[shared], help=about)
    into.add_argument("file", metavar=_("FILE.dilemma"), help=_("a package"))
    into.add_argument(
        "-o", "--output", metavar=_("FOLDER"), help=_("in which folder, instead of your own decks")
    )
    both = into.add_mutually_exclusive_group()
    both.add_argument("--mine", action="store_true", help=_("where both changed the same part, keep yours"))
    both.add_argument(
        "--theirs", action="store_true", help=_("where both changed the same part, take theirs")
    )
    into.add_argument(
        "--trust", action="store_true", help=_("from now on you know the key that signed this package")
    )


def _sheets(commands: Commands, shared: argparse.ArgumentParser) -> None:
    about = _("take the rows of a spreadsheet into a deck")
    into = commands.add_parser("import", parents=[shared], help=about)
    into.add_argument("file", metavar=_("FILE.xlsx"), help=_("a sheet, .xlsx or .csv"))
    into.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=_("DECK"),
        help=_("a deck folder, new or not, or one of your decks"),
    )
    into.add_argument(
        "--columns",
        metavar="title=Titel,...",
        help=_("which column holds what, where the headings do not say it"),
    )
    into.add_argument("--sheet", metavar=_("NAME"), help=_("which sheet of the file, instead of the first"))
    into.add_argument("--preview", action="store_true", help=_("only say what would happen"))
    into.add_argument(
        "--update", action="store_true", help=_("also change cards that are in the deck already")
    )
    about = _("write a deck as a spreadsheet, or a template to begin with")
    out = commands.add_parser("sheet", parents=[shared], help=about)
    out.add_argument("deck", nargs="?", metavar=_("DECK"), help=_("a deck folder, or the name of a deck"))
    out.add_argument(
        "-o", "--output", required=True, metavar=_("FILE.xlsx"), help=_("where the sheet goes, .xlsx or .csv")
    )
    how = out.add_mutually_exclusive_group()
    how.add_argument(
        "--form",
        choices=("table", "proof", "translation"),
        default="table",
        help=_("a row per card, a row per text to proofread, or a row per text to translate"),
    )
    how.add_argument(
        "--template", action="store_true", help=_("an example and an explanation instead of a deck")
    )


def _sessions(commands: Commands, shared: argparse.ArgumentParser) -> None:
    past = commands.add_parser("sessions", parents=[shared], help=_("list or delete past sessions"))
    past.add_argument("--delete", metavar="ID", help=_("delete this session for good"))
    export = commands.add_parser("export", parents=[shared], help=_("write the notes of a session"))
    export.add_argument("session", metavar=_("SESSION"), help=_("the session, as “sessions” lists it"))
    export.add_argument("--format", required=True, choices=("md", "docx", "pdf", "html", "csv", "json"))
    export.add_argument("-o", "--output", required=True, metavar=_("FILE"), help=_("where the notes go"))
    backup = commands.add_parser("backup", parents=[shared], help=_("make a checked copy of all sessions"))
    backup.add_argument("-o", "--output", metavar=_("FILE"), help=_("where the copy goes"))
    about = _("put a copy back; what is there now is kept aside")
    restore = commands.add_parser("restore", parents=[shared], help=about)
    restore.add_argument("file", metavar=_("FILE"), help=_("a copy made by “backup”"))
