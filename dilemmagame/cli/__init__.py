"""The command line: one of the two places that know everybody. Errors of the world end as one clear sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError
from dilemmagame.base.logs import open_log, report_crashes
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import load_settings

OPENED = (".dilemma", ".xlsx", ".csv", ".groep")
"""Endings of files that the app opens when it is started with one, as by a double click."""
VALUED = ("--data", "--lang", "--theme")
"""Options with a value behind them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 is fine, 1 says that something is wrong with what was asked about, 2 an unusable call."""
    from dilemmagame.cli.parser import UnusableCallError, build_parser

    file, arguments = split_file(list(sys.argv[1:] if argv is None else argv))
    _speak(arguments)
    try:
        call = build_parser(commands=bool({*arguments} - {"--quit-after-paint"})).parse_args(arguments)
        folder = DataFolder.choose(getattr(call, "data", None))
        settings = load_settings(folder)
        language = getattr(call, "lang", None) or settings.language
        i18n.use(language)
        open_log(folder)
        report_crashes(folder)
        if call.command is None:
            from dilemmagame.app import run

            return run(
                folder,
                settings,
                language,
                getattr(call, "theme", None),
                quit_after_paint=call.quit_after_paint,
                file=file,
            )
        from dilemmagame.cli.commands import run_command

        return run_command(call, folder, language)
    except UnusableCallError as refused:
        print(refused, file=sys.stderr)
        return 2
    except WorldError as error:
        from dilemmagame.base.sentences import sentence

        print(sentence(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130


def split_file(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The deck or spreadsheet to open the app with, when that stands where a command would; and the other words."""
    rest = list(arguments)
    for place, word in enumerate(rest):
        if word.startswith("-") or (place and rest[place - 1] in VALUED):
            continue
        if word.lower().endswith(OPENED):
            return Path(word), [*rest[:place], *rest[place + 1 :]]
        break
    return None, rest


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language before the help is written: --lang, else what the user chose in the app."""
    wanted = [after for name, after in pairwise(arguments) if name == "--lang"]
    joined = [each.partition("=")[2] for each in arguments if each.startswith("--lang=")]
    named = [after for name, after in pairwise(arguments) if name == "--data"]
    settings = load_settings(DataFolder.choose(named[-1] if named else None))
    i18n.use((wanted + joined or [settings.language])[-1])
