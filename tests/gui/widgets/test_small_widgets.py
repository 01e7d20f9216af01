"""The small widgets: text stays text, a stepper counts, chips flow, drawings leave something to see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.cards import SHADES
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.tokens import CONTRAST, NIGHT, PAPER, Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.painted import Badge, Bar, Ring
from dilemmagame.gui.widgets.scroll import Scroller
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Elided, Words, as_tip


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "paper")


def test_text_of_a_deck_is_never_read_as_markup(qtbot: QtBot) -> None:
    for label in (Words("<b>vet</b>"), Elided("<img src='http://x/y.png'>")):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text().startswith("<")


def test_an_ampersand_in_a_button_is_shown_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("B & W", PAPER)
    qtbot.addWidget(button)
    assert button.text() == "B && W"
    assert button.accessibleName() == "B & W"
    assert button.shortcut().isEmpty()


def test_a_compact_button_keeps_its_name(qtbot: QtBot) -> None:
    button = Button("Freeze", PAPER, "snowflake", name="Freeze the stage", key="Ctrl+F")
    qtbot.addWidget(button)
    button.compact(True)
    assert (button.text(), button.accessibleName(), button.toolTip()) == (
        "",
        "Freeze the stage",
        "Freeze the stage (Ctrl+F)",
    )
    button.compact(False)
    assert button.text().strip() == "Freeze"


def test_a_stepper_counts_by_click_arrow_and_typing_within_its_bounds(qtbot: QtBot) -> None:
    stepper = Stepper("people", PAPER, least=1)
    qtbot.addWidget(stepper)
    told: list[int] = []
    stepper.value_changed.connect(told.append)
    stepper.show_value(2)
    stepper.show()
    QTest.mouseClick(stepper._minus, Qt.MouseButton.LeftButton)
    QTest.mouseClick(stepper._minus, Qt.MouseButton.LeftButton)
    QTest.keyClick(stepper.field, Qt.Key.Key_Up)
    stepper.field.selectAll()
    QTest.keyClicks(stepper.field, "1234x")
    assert told == [1, 2, 1, 12, 123]
    assert stepper.field.accessibleName() == "people"


def test_showing_a_value_tells_nobody(qtbot: QtBot) -> None:
    stepper = Stepper("ballots", PAPER)
    qtbot.addWidget(stepper)
    told: list[int] = []
    stepper.value_changed.connect(told.append)
    stepper.show_value(7)
    stepper.show_value(0, empty=True)
    assert told == []
    assert stepper.field.text() == ""


def test_chips_flow_over_as_many_rows_as_they_need(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, 6)
    for _ in range(6):
        label = QLabel("value")
        label.setFixedSize(60, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(130) == 3 * 20 + 2 * 6
    place.resize(130, 100)
    place.show()
    boxes = [child.geometry() for child in place.findChildren(QLabel)]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_a_scroller_takes_the_focus_only_when_there_is_something_to_scroll(qtbot: QtBot) -> None:
    body = QWidget()
    body.setMinimumHeight(50)
    area = Scroller(body, "list")
    qtbot.addWidget(area)
    area.resize(100, 200)
    area.show()
    QApplication.processEvents()
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    body.setMinimumHeight(600)
    QApplication.processEvents()
    assert area.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("theme", [PAPER, NIGHT, CONTRAST], ids=lambda theme: theme.name.value)
def test_badges_bars_and_rings_draw_in_the_colour_of_their_choice(qtbot: QtBot, theme: Theme) -> None:
    for choice in ("A", "F", UNSURE, OTHER, *SHADES, "10"):
        badge, bar = Badge(choice, theme), Bar(choice, theme)
        bar.resize(100, 14)
        bar.show_share(1.0)
        fill = theme.look(choice).fill.lower()
        for widget in (badge, bar):
            qtbot.addWidget(widget)
            image = widget.grab().toImage()
            colours = {
                image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
            }
            assert fill in colours
    ring = Ring(theme)
    qtbot.addWidget(ring)
    full = ring.grab().toImage()
    ring.show_share(0.1)
    assert ring.grab().toImage() != full


@pytest.mark.parametrize("text", ["Kaart", "<b>Vet</b> & <img src='file:///x.png'>", "a < b"])
def test_a_tip_shows_what_was_typed(text: str) -> None:
    tip = QTextDocument()
    if GuiQt.mightBeRichText(as_tip(text)):
        tip.setHtml(as_tip(text))
    else:
        tip.setPlainText(as_tip(text))
    assert tip.toPlainText() == text
