"""The values board of a group is saved as a poster, on the paper that was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.gui.groups.group import GroupPage
from dilemmagame.notes.wording import adopted_when
from tests.gui.groups.opened import furnished, opened, words
from tests.gui.pages import click, until


@pytest.mark.parametrize(("paper", "wide"), [("a3", 1190), ("a4", 842)])
def test_the_board_is_saved_as_a_poster(
    paper: str, wide: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with furnished(tmp_path) as given:
        group = given.store.groups()[0]
        page = GroupPage(given, group.id)
        opened(qtbot, page)
        page.show_part("values")
        until(page.values.print.isVisible)
        target = tmp_path / "bord.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
        page.values.paper.setCurrentText(paper.upper())
        click(page.values.print)
        until(lambda: "bord.pdf" in words(page))
        document = pypdfium2.PdfDocument(target.read_bytes())
        text = document[0].get_textpage().get_text_range()
        assert round(document[0].get_width()) == pytest.approx(wide, abs=2)
        document.close()
        assert group.values[0].name.nl in text
        assert group.name in text


def test_the_day_of_adoption_is_told_as_far_as_it_is_known(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        i18n.use("nl")
        group = given.store.groups()[0]
        first = group.values[0]
        one = replace(first, adopted_on=date(2026, 3, 1))
        other = replace(first, adopted_on=date(2026, 11, 22))
        assert adopted_when(replace(group, values=(one, one))) == "Vastgesteld op 1 maart 2026"
        told = adopted_when(replace(group, values=(other, one)))
        assert told == "Vastgesteld tussen 1 maart 2026 en 22 november 2026"
        assert adopted_when(replace(group, values=(replace(first, adopted_on=None),))) == ""
