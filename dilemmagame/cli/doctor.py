"""doctor: what is missing on this machine, in words; nothing is changed."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass

from dilemmagame import __version__
from dilemmagame.base import paths
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.sentences import sentence
from dilemmagame.library.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: fine or not, and what to do when it is not."""

    ok: bool
    name: str
    advice: str


def doctor(folder: DataFolder, shelf: Shelf) -> int:
    """Print what was looked at; 1 when something is missing."""
    print(
        f"dilemmagame {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    print(_("Your data: {folder}").format(folder=folder.root))
    findings = [look() for look in _looks(folder, shelf)]
    for finding in findings:
        mark = _("fine") if finding.ok else _("NOT FINE")
        print(f"{mark}\t{finding.name}" + ("" if finding.ok else f"\t{finding.advice}"))
    return 0 if all(finding.ok for finding in findings) else 1


def _looks(folder: DataFolder, shelf: Shelf) -> tuple[Callable[[], Finding], ...]:
    return (
        _python,
        _windows,
        _fonts,
        lambda: _shelf(shelf),
        lambda: _storage(folder),
        _paper,
    )


def _python() -> Finding:
    return Finding(sys.version_info >= (3, 11), _("Python 3.11 or newer"), _("Install Python 3.11 or newer."))


def _windows() -> Finding:
    advice = _("Install the libraries that the README names.")
    try:
        from PySide6 import QtWidgets
    except ImportError as error:
        return Finding(ok=False, name=_("windows (Qt)"), advice=f"{advice} ({error})")
    return Finding(ok=hasattr(QtWidgets, "QApplication"), name=_("windows (Qt)"), advice=advice)


def _fonts() -> Finding:
    fonts = sorted((paths.assets() / "fonts").glob("*.ttf"))
    return Finding(len(fonts) >= 6, _("fonts"), _("The program folder is not complete. Download it again."))


def _shelf(shelf: Shelf) -> Finding:
    complete = bool(shelf.decks) and bool(shelf.methods) and bool(shelf.programmes)
    return Finding(
        complete, _("decks and methods"), _("The program folder is not complete. Download it again.")
    )


def _storage(folder: DataFolder) -> Finding:
    from dilemmagame.storage.store import Store

    name = _("the file with your sessions")
    try:
        Store.open(folder).close()
    except WorldError as error:
        return Finding(ok=False, name=name, advice=sentence(error))
    return Finding(ok=True, name=name, advice="")


def _paper() -> Finding:
    from dilemmagame.printing.evaluation import print_evaluation

    return Finding(print_evaluation("nl").startswith(b"%PDF"), _("printing to PDF"), "")
