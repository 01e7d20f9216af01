"""Stories about saving in the card editor: a moment after typing, never over somebody else, and a broken card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings
from dilemmagame.gui.editor.page import EditorPage
from dilemmagame.gui.editor.textfile import HIDDEN
from dilemmagame.gui.shell import MainWindow
from tests.gui.editor.decks import changed_lines
from tests.gui.editor.opened import editor, file_of, replace_text
from tests.gui.pages import click, shown, until


@pytest.mark.parametrize("windows", [False, True])
def test_what_is_typed_is_in_the_file_a_moment_later_and_nothing_else_changed(
    tmp_path: Path, qtbot: QtBot, windows: bool
) -> None:
    with editor(tmp_path, qtbot, windows=windows) as page:
        before = file_of(page).read_bytes()
        replace_text(page.form.title, "Twee kisten")
        assert file_of(page).read_bytes() == before
        until(lambda: file_of(page).read_bytes() != before, 5)
        end = b"\r\n" if windows else b"\n"
        assert changed_lines(before, file_of(page).read_bytes()) == [b"# Twee kisten" + end]
        assert page.state.text().startswith("Bewaard om ")


def test_leaving_saves_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        left: list[bool] = []
        page.back.connect(lambda: left.append(True))
        replace_text(page.form.block.question, "En nu?")
        click(page.done)
        assert left == [True]
        assert "En nu?" in file_of(page).read_text(encoding="utf-8")


def test_a_covered_window_has_saved_too(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        replace_text(page.form.title, "Plotseling weg")
        page.hide()
        assert b"# Plotseling weg" in file_of(page).read_bytes()


def outside(page: EditorPage, old: str, new: str) -> bytes:
    text = file_of(page).read_text(encoding="utf-8").replace(old, new)
    file_of(page).write_text(text, encoding="utf-8")
    return file_of(page).read_bytes()


def test_a_change_outside_is_asked_about_and_both_versions_stay(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        replace_text(page.form.title, "Mijn titel")
        theirs = outside(page, "# Een kist wijn", "# Haar titel")
        until(page.conflict.isVisible, 5)
        assert file_of(page).read_bytes() == theirs
        click(page.conflict.look)
        shown_texts = {label.text() for label in page.conflict.findChildren(QLabel)}
        assert {"Mijn titel", "Haar titel"} <= shown_texts
        rescued = page.draft.deck / HIDDEN / "kept" / "unsaved-wijn.md"
        assert b"# Mijn titel" in rescued.read_bytes()  # safe also when the laptop dies now
        assert not page.conflict.keep_both.isVisible()
        click(page.conflict.keep_mine)
        assert b"# Mijn titel" in file_of(page).read_bytes()
        kept = [each.read_bytes() for each in (page.draft.deck / HIDDEN / "kept").iterdir()]
        assert theirs in kept
        assert not page.conflict.isVisible()


def test_the_file_of_somebody_else_can_be_taken_and_mine_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        replace_text(page.form.title, "Mijn titel")
        theirs = outside(page, "# Een kist wijn", "# Haar titel")
        page.keeper.save()
        click(page.conflict.take_theirs)
        assert page.form.title.text() == "Haar titel"
        assert not page.state.isVisible()
        assert file_of(page).read_bytes() == theirs
        QTest.keyClick(page.form.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert page.form.title.text() == "Mijn titel"


def test_a_change_outside_is_followed_when_nothing_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        outside(page, "# Een kist wijn", "# Haar titel")
        page.keeper._look_outside()
        assert page.form.title.text() == "Haar titel"
        assert page.message.text
        replace_text(page.form.title, "Mijn titel")
        outside(page, "# Haar titel", "# Weer een titel")
        page.keeper.save()
        assert page.conflict.isVisible()
        assert not page.message.isVisible()


def test_a_disk_that_refuses_is_told_and_saved_later(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        cards, away = file_of(page).parent, file_of(page).parent.with_name("weg")
        replace_text(page.form.title, "Mijn titel")
        page.draft.file.content = b""
        cards.rename(away)
        cards.write_bytes(b"in the way")
        assert not page.keeper.save()
        assert page.state.text() == "Niet bewaard"
        assert page.form.title.text() == "Mijn titel"
        left: list[bool] = []
        page.back.connect(lambda: left.append(True))
        click(page.done)
        assert not left
        assert "nog een keer" in page.message.text
        cards.unlink()
        away.rename(cards)
        page.draft.file.content = file_of(page).read_bytes()
        assert page.keeper.save()
        assert b"# Mijn titel" in file_of(page).read_bytes()
        assert not page.message.isVisible()


def test_a_broken_card_is_repaired_as_text(tmp_path: Path, qtbot: QtBot) -> None:
    broken = "---\nid: wijn\nversion: [1\n---\n# Een kist wijn\n\nEr is iets.\n\n## Vraag\n\nWat?\n"
    with editor(tmp_path, qtbot, before=broken) as page:
        assert page.as_text.isChecked()
        assert page.text.isVisible()
        assert page.meter.list.item(0).data(Qt.ItemDataRole.UserRole)[1] > 0
        repaired = broken.replace("version: [1", 'version: "1.0"\nkind: open')
        page.text.setFocus()
        QTest.keyClick(page.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        page.text.insertPlainText(repaired)
        click(page.as_text)
        assert page.form.title.text() == "Een kist wijn"
        page._judge()
        assert page.verdict is not None
        assert not page.verdict.card.broken
        page.keeper.save()
        assert file_of(page).read_text(encoding="utf-8") == repaired


def test_a_card_in_old_letters_is_mended_and_its_bytes_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        path, deck = file_of(page), page.draft.deck
        old = path.read_text(encoding="utf-8").replace("kist", "cafékist").encode("cp1252")
        path.write_bytes(old)
        services_, look = page._services, page._look
        page.keeper.stop()
        again = EditorPage(services_, look, deck, "wijn")
        qtbot.addWidget(again)
        shown(again)
        assert again.text.isVisible()
        assert path.read_bytes() == old
        QTest.keyClicks(again.text, "-")
        assert again.keeper.save()
        assert "cafékist" in path.read_text(encoding="utf-8")
        assert old in [each.read_bytes() for each in (deck / HIDDEN / "kept").iterdir()]
        again.keeper.stop()
        again.paper._background.wait()


def test_a_version_nobody_chose_is_told_the_next_time(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        replace_text(page.form.title, "Mijn titel")
        outside(page, "# Een kist wijn", "# Haar titel")
        assert page.keeper.save()
        page.keeper.stop()  # the program stops here
        again = EditorPage(page._services, page._look, page.draft.deck, "wijn")
        qtbot.addWidget(again)
        shown(again)
        assert again.form.title.text() == "Haar titel"
        assert again.message.text
        kept = again.keeper.rescued
        assert kept is not None
        assert kept.name in again.message.text
        replace_text(again.form.title, "Nog een titel")
        assert again.keeper.save()
        assert b"# Mijn titel" in kept.read_bytes()
        click(again.message.act)
        assert again.form.title.text() == "Mijn titel"
        assert again.keeper.save()
        assert b"# Mijn titel" in file_of(again).read_bytes()
        QTest.keyClick(again.form.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert again.form.title.text() == "Nog een titel"
        again.keeper.stop()
        again.paper._background.wait()


@pytest.mark.parametrize("way", ["done", "to_translation", "print"])
def test_an_open_choice_keeps_the_page_until_somebody_chose(tmp_path: Path, qtbot: QtBot, way: str) -> None:
    with editor(tmp_path, qtbot) as page:
        left: list[object] = []
        page.back.connect(lambda: left.append("back"))
        page.translate.connect(left.append)
        page.print_deck.connect(left.append)
        replace_text(page.form.title, "Mijn titel")
        outside(page, "# Een kist wijn", "# Haar titel")
        for _press in range(3):
            click(getattr(page, way))
        assert not left
        assert page.conflict.asked.isVisible()
        assert "Kies" in page.conflict.asked.text()
        assert page.focusWidget() is page.conflict.keep_mine
        click(page.conflict.take_theirs)
        assert page.form.title.text() == "Haar titel"
        assert not page.state.isVisible()
        click(page.message.act)
        assert page.form.title.text() == "Mijn titel"
        click(getattr(page, way))
        assert len(left) == 1
        assert b"# Mijn titel" in file_of(page).read_bytes()


def test_a_card_whose_file_is_gone_can_be_left_at_the_second_press(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        left: list[bool] = []
        page.back.connect(lambda: left.append(True))
        replace_text(page.form.title, "Mijn titel")
        file_of(page).unlink()
        click(page.done)
        assert not left
        assert "nog een keer" in page.conflict.asked.text()
        click(page.done)
        assert left == [True]
        kept = page.draft.deck / HIDDEN / "kept" / "unsaved-wijn.md"
        assert b"# Mijn titel" in kept.read_bytes()


def test_the_window_does_not_close_over_an_open_choice(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        window = MainWindow(DataFolder(tmp_path / "data"), Settings(), "paper")
        qtbot.addWidget(window)
        window.show()
        window._pages.go(page)
        replace_text(page.form.title, "Mijn titel")
        outside(page, "# Een kist wijn", "# Haar titel")
        assert not window.close()
        assert page.conflict.asked.isVisible()
        click(page.conflict.keep_mine)
        assert window.close()
