"""Stories about the card editor, driven through its widgets: type and look at the bytes of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder, shipped_decks
from dilemmagame.domain.cards import CardKind
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.editor.page import EditorPage
from dilemmagame.gui.stage.cardlook import CardLook
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.tokens import ThemeName
from tests.gui.editor.decks import deck_in
from tests.gui.editor.opened import editor, file_of, pause, replace_text
from tests.gui.pages import click, clipped, nameless, services, shown, small, until, walk

SIZES = ((1366, 768), (1440, 900), (1920, 1080))


def test_choices_are_added_moved_and_taken_out(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        rows = page.form.block.choices
        click(page.form.block.add)
        QTest.keyClicks(rows.first_field(3), "Je belt een collega.")
        QTest.keyClick(rows.first_field(3), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        rows.rows[1].grip.setFocus()
        QTest.keyClick(rows.rows[1].grip, Qt.Key.Key_Up)
        click(rows.rows[3].bin)
        page.keeper.save()
        text = file_of(page).read_text(encoding="utf-8")
        listed = [line for line in text.split("\n") if line.startswith("- **") and "Voor:" not in line]
        assert listed == [
            "- **A.** Je bedankt hem en geeft de kist terug.",
            "- **B.** Je neemt de wijn aan en meldt het morgen.",
            "- **C.** Je belt een collega.",
            "- **Inkoper:** Ik zie het iedere maand.",
        ]
        assert "- **A.** Voor: je bent vrij. Prijs: hij is gekwetst." in text
        assert "<!-- mijn eigen aantekening -->" in text
        assert "mijn_veld: blijft   # een opmerking" in text


def test_a_row_can_be_dragged(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        rows = page.form.block.choices
        grip = rows.rows[0].grip
        QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10 + 2 * rows.rows[0].height()))
        assert page.draft.form.choices[2].text.startswith("Je neemt")


def test_ctrl_z_works_over_the_whole_form(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        before = file_of(page).read_bytes()
        replace_text(page.form.title, "Nieuw")
        pause(page)
        replace_text(page.form.situation, "Heel iets anders.")
        pause(page)
        click(page.form.block.choices.rows[0].bin)
        field = page.focusWidget()
        assert field is not None
        for _step in range(3):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert page.form.title.text() == "Een kist wijn"
        assert page.form.title.hasFocus()
        assert len(page.form.block.choices.rows) == 3
        page.keeper.save()
        assert file_of(page).read_bytes() == before
        redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Z, redo)
        assert page.form.title.text() == "Nieuw"


def test_a_remark_leads_to_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        replace_text(page.form.block.choices.first_field(2), "Mail naar jan@example.org.")
        page._judge()
        said = {
            page.meter.list.item(n).text(): page.meter.list.item(n) for n in range(page.meter.list.count())
        }
        mail = next(line for text, line in said.items() if "jan@example.org" in text)
        page.form.title.setFocus()
        page.meter.list.itemClicked.emit(mail)
        assert page.form.block.choices.first_field(2).hasFocus()
        weighed = next(
            line for text, line in said.items() if " C " in f"{text} " and "overweging" in text.lower()
        )
        page.meter.list.itemActivated.emit(weighed)
        assert page.form.folds[0].body.isVisible()
        assert page.form.considerations.field_of(1, "C", cost=False) is page.focusWidget()


def test_the_kind_of_card_changes_the_form_and_keeps_what_was_written(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        page.form.folds[-1].open()
        click(page.form.facts.kind.kinds[CardKind.OPEN])
        assert not page.form.block.choices.isVisible()
        page.keeper.save()
        text = file_of(page).read_text(encoding="utf-8")
        assert "kind: open" in text
        assert "## Keuzes" in text
        click(page.form.facts.kind.left_out)
        page.keeper.save()
        assert "## Keuzes" not in file_of(page).read_text(encoding="utf-8")
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(page.draft.form.choices) == 3
        click(page.form.facts.kind.kinds[CardKind.SCALE])
        assert page.form.statement.isVisible()
        click(page.form.facts.kind.kinds[CardKind.STAGES])
        click(page.form.add_turn)
        QTest.keyClicks(page.focusWidget(), "Een week later belt hij.")
        replace_text(page.form._turns[0].block.question, "En nu?")
        page._judge()
        page.keeper.save()
        assert "## Beurt 2" in file_of(page).read_text(encoding="utf-8")
        assert page.verdict is not None
        assert len(page.verdict.card.turns) == 1


def test_the_word_budget_and_the_checks_follow_the_text(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        assert page.form.budget.text() == "21 woorden, past ruim"
        page.form.situation.setFocus()
        page.form.situation.selectAll()
        page.form.situation.insertPlainText("woord " * 150)
        page._judge()
        assert page.form.budget.text() == "150 woorden, gaat over twee pagina’s"
        assert page.stage.pages.isVisible()
        page.form.situation.selectAll()
        page.form.situation.insertPlainText("Kort.")
        page._judge()
        lines = [page.meter.list.item(n).text() for n in range(page.meter.list.count())]
        assert "Titel past op één regel" in lines
        assert "Elke keuze past op twee regels" in lines


def test_paper_shows_the_printed_card_and_a_card_that_does_not_fit_says_so(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with editor(tmp_path, qtbot) as page:
        until(lambda: page.paper.front.shows and page.paper.back.shows)
        lines = [page.meter.list.item(n).text() for n in range(page.meter.list.count())]
        assert any(line.startswith("Past op een A6-kaart, letter ") for line in lines)
        page.form.situation.setFocus()
        page.form.situation.selectAll()
        page.form.situation.insertPlainText("woord " * 600)
        page._judge()
        until(lambda: not page.paper.busy)
        assert not page.paper.front.shows
        lines = [page.meter.list.item(n).text() for n in range(page.meter.list.count())]
        assert "Te lang voor een A6-kaart" in lines


def test_the_stage_is_shown_in_three_themes(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        corners = set()
        for name in (ThemeName.PAPER, ThemeName.NIGHT, ThemeName.CONTRAST):
            click(page.stage.themes[name])
            picture = page.stage.picture.grab().toImage()
            corners.add(picture.pixelColor(picture.width() // 2, 8).name())
        assert len(corners) == 3


def test_themes_are_picked_from_a_list_by_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        page.form.themes.setFocus()
        QTest.keyClick(page.form.themes, Qt.Key.Key_Space)
        listed = page.form.themes.list
        assert listed is not None
        listed.setCurrentRow(2)
        QTest.keyClick(listed, Qt.Key.Key_Space)
        QTest.keyClick(listed, Qt.Key.Key_Escape)
        page.keeper.save()
        assert "themes: [T01, T03]" in file_of(page).read_text(encoding="utf-8")


def test_a_card_of_the_program_is_shown_and_copied_first(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        folder = shipped_decks() / "raadsleden"
        before = (folder / "cards" / "bel-jij-even.md").read_bytes()
        page = EditorPage(given, CardLook(), folder, "bel-jij-even", own=False)
        qtbot.addWidget(page)
        shown(page)
        wanted: list[str] = []
        page.copy_wanted.connect(wanted.append)
        assert page.shipped.isVisible()
        assert not page.form.title.isEnabled()
        assert page.text.isReadOnly()
        assert page.keeper.save()
        click(page.copy)
        assert wanted == ["bel-jij-even"]
        assert (folder / "cards" / "bel-jij-even.md").read_bytes() == before
        page.keeper.stop()
        page.paper._background.wait()


def test_markup_in_a_card_stays_text(tmp_path: Path, qtbot: QtBot) -> None:
    top = "---\nid: wijn\nversion: '1.0'\nkind: open\n---\n"
    card = f"{top}# <b>Vet</b>\n\n<img src=x> & <i>iets</i>\n\n## Vraag\n\n<b>?</b>\n"
    with editor(tmp_path, qtbot, before=card) as page:
        assert page.form.title.text() == "<b>Vet</b>"
        assert all(
            label.textFormat() is Qt.TextFormat.PlainText
            for label in page.findChildren(QLabel)
            if label.text()
        )
        assert all(isinstance(each, QPlainTextEdit) for each in (page.text, page.form.situation))


def test_a_first_walk_meets_at_most_twelve_choices(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot, stem="wijn") as page:
        met = [
            each
            for each in walk(page)
            if page.form.isAncestorOf(each) and not page.form.block.choices.isAncestorOf(each)
        ]
        assert len(met) <= 12, [each.accessibleName() for each in met]
        assert page.form.title in met
        assert page.form.situation in met


def test_a_card_is_written_with_the_keyboard_alone(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        for _step in range(40):
            if page.form.folds[0].head.hasFocus():
                break
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
        for _step in range(40):
            if page.focusWidget().accessibleName() == "Wat spreekt voor keuze 3":
                break
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(page.focusWidget(), "iedereen deelt mee.")
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(page.focusWidget(), "het is niet van jou.")
        page.keeper.save()
        assert "- **C.** Voor: iedereen deelt mee. Prijs: het is niet van jou." in file_of(page).read_text(
            encoding="utf-8"
        )


@pytest.mark.parametrize(("size", "language"), tuple(zip(SIZES, ("nl", "en", "nl"), strict=True)))
def test_everything_fits_and_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    theme = {1366: "paper", 1440: "night", 1920: "contrast"}[size[0]]
    with editor(tmp_path, qtbot, language, theme, size) as page:
        for fold in page.form.folds:
            fold.open()
        until(lambda: not page.paper.busy)
        assert clipped(page) == []
        assert nameless(page) == []
        assert small(page) == []


def test_with_large_text_everything_still_fits(tmp_path: Path, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    folder = deck_in(DataFolder(tmp_path / "data").decks)
    with services(tmp_path) as given:
        apply_theme(app, "paper", 1.5)
        try:
            page = EditorPage(given, CardLook(), folder, "wijn")
            qtbot.addWidget(page)
            shown(page)
            assert clipped(page) == []
            assert page.done.isVisible()
            assert page.done.geometry().right() <= page.width()
            page.keeper.stop()
            page.paper._background.wait()
        finally:
            apply_theme(app, "paper")


def test_every_button_of_the_bar_is_reached(tmp_path: Path, qtbot: QtBot) -> None:
    with editor(tmp_path, qtbot) as page:
        buttons = [each for each in page.bar.findChildren(QAbstractButton) if each.isEnabled()]
        assert set(buttons) <= set(walk(page))
        assert isinstance(page.keeper, Keeper)
