"""Borderline cases in the form: out of sight until asked for, written line by line, led to from a remark."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.editor.opened import editor, file_of, replace_text
from tests.gui.pages import click


def test_they_are_out_of_sight_until_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        fold = page.form.folds[2]
        assert fold.body is page.form.borderline
        assert not fold.body.isVisible()
        fold.open()
        assert page.form.borderline.add.isVisible()


def test_cases_are_typed_taken_out_and_stand_in_the_file_under_their_heading(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with editor(tmp_path, qtbot) as page:
        page.form.folds[2].open()
        for text in ("Een pen.", "Een lunch.", "Een reis."):
            click(page.form.borderline.add)
            QTest.keyClicks(page.focusWidget(), text)
        page.keeper.save()
        written = file_of(page).read_text(encoding="utf-8")
        assert "## Grensgevallen\n\n1. Een pen.\n2. Een lunch.\n3. Een reis.\n" in written
        replace_text(page.form.borderline.rows.first_field(1), "Een diner.")
        page.keeper.save()
        assert file_of(page).read_text(encoding="utf-8") == written.replace("Een lunch.", "Een diner.")
        assert page.draft.form.cases == ("Een pen.", "Een diner.", "Een reis.")


def test_no_more_than_twelve_can_be_added(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        page.form.folds[2].open()
        for number in range(12):
            assert page.form.borderline.add.isEnabled(), number
            click(page.form.borderline.add)
            QTest.keyClicks(page.focusWidget(), f"Geval {number}.")
        assert not page.form.borderline.add.isEnabled()


def test_a_remark_about_a_case_leads_to_its_row(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        page.form.folds[2].open()
        click(page.form.borderline.add)
        QTest.keyClicks(page.focusWidget(), "woord " * 31)
        page._judge()
        page.form.title.setFocus()
        remarks = [page.meter.list.item(n) for n in range(page.meter.list.count())]
        long = next(each for each in remarks if "31 woorden" in each.text())
        page.meter.list.itemActivated.emit(long)
        assert page.form.borderline.rows.first_field(0).hasFocus()
