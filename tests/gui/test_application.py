"""The application itself: Qt's own dialogs in our language, files from the system, and where dialogs begin.

It is made in a process of its own, for there can be only one in each.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from dilemmagame.gui.widgets.places import suggested

LABELS = """
from dilemmagame.app import make_application
from dilemmagame.base import i18n
from PySide6.QtWidgets import QFileDialog
i18n.use("nl")
app = make_application("nl")
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
print("|".join(dialog.labelText(label) for label in QFileDialog.DialogLabel))
"""
HANDED = """
from dilemmagame.app import make_application
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
app = make_application("nl")
app.brought.connect(lambda file: print(file.name))
for name in ("dorp.dilemma", "dorp met spatie.dilemma"):
    QApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile("/stapels/" + name)))
QApplication.sendEvent(app, QFileOpenEvent(QUrl("https://voorbeeld.invalid/dorp.dilemma")))
"""


def run(script: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def test_the_file_dialog_of_qt_is_dutch_to_the_last_label() -> None:
    assert run(LABELS) == "&Zoeken in:|Bestands&naam:|Bestanden van &type:|&Openen|Annuleren"


def test_a_file_that_the_system_hands_over_is_brought_and_an_address_is_not() -> None:
    assert run(HANDED).splitlines() == ["dorp.dilemma", "dorp met spatie.dilemma"]


def test_a_dialog_begins_in_the_documents_and_never_in_a_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "Documenten"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert Path(suggested("")) == tmp_path
    assert Path(suggested("dorp.dilemma")) == tmp_path / "dorp.dilemma"
    documents.mkdir()
    assert Path(suggested("")) == documents
