"""The look of the windows: fonts, icons, style sheet and the focus ring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base import paths
from dilemmagame.base.errors import WorldError
from dilemmagame.gui import fonts, icons
from dilemmagame.gui.focus import FocusRing
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.theme import CLASSES, SYSTEM, apply_theme, resolve, set_class
from dilemmagame.gui.tokens import THEMES, theme_named


@pytest.fixture(autouse=True)
def look_as_before(qapp: QApplication) -> Iterator[None]:
    palette, font = qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    ring = qapp.findChild(FocusRing, "focus-ring")
    if isinstance(ring, FocusRing):
        ring.recolour(theme_named("paper"))


def test_the_six_faces_are_our_own_fonts_and_differ(qapp: QApplication) -> None:
    fonts.load_fonts()
    assert {fonts.TEXT_FAMILY, fonts.TITLE_FAMILY} <= set(QFontDatabase.families())
    widths = {face: QFontMetricsF(fonts.font(face, 40)).horizontalAdvance("Weegschaal fijn") for face in Face}
    assert len({round(width, 2) for width in widths.values()}) == len(Face)


def test_figures_of_a_clock_have_one_width(qapp: QApplication) -> None:
    fonts.load_fonts()
    metrics = QFontMetricsF(fonts.font(Face.TITLE, 60, tabular=True))
    assert len({round(metrics.horizontalAdvance(figure), 2) for figure in "0123456789"}) == 1


def test_every_icon_can_be_drawn_in_any_colour(qapp: QApplication) -> None:
    for path in sorted((paths.assets() / "icons").glob("*.svg")):
        image = icons.pixmap(path.stem, "#BB4912", 24).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 250
        }
        assert colours, path.stem
        assert all(abs(QColor(colour).red() - 0xBB) < 3 for colour in colours), path.stem


def test_a_missing_icon_is_an_error_of_the_world(qapp: QApplication) -> None:
    with pytest.raises(WorldError):
        icons.pixmap("no-such-icon", "#000000", 16)


@pytest.mark.parametrize("name", [*(theme.value for theme in THEMES), SYSTEM])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_theme_dresses_every_class_of_control(
    qtbot: QtBot, qapp: QApplication, name: str, scale: float
) -> None:
    theme = apply_theme(qapp, name, scale)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for known in CLASSES:
        label = QLabel(known)
        set_class(label, known)
        layout.addWidget(label)
    main = QPushButton("Toon uitkomst")
    set_class(main, "primary")
    layout.addWidget(main)
    window.show()
    qtbot.waitExposed(window)
    assert main.height() >= 48 * scale + 4
    assert main.grab().toImage().pixelColor(8, main.height() // 2).name().upper() == theme.accent
    assert qapp.palette().window().color() == QColor(theme.bg)


def test_an_unknown_theme_is_paper_and_system_is_one_of_ours(qapp: QApplication) -> None:
    assert resolve("neon") is theme_named("paper")
    assert resolve(SYSTEM) in THEMES.values()


def test_the_focus_ring_follows_the_keyboard_with_a_gap(qtbot: QtBot, qapp: QApplication) -> None:
    theme = apply_theme(qapp, "paper")
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second, field = QPushButton("Een"), QPushButton("Twee"), QLineEdit()
    for each in (first, second, field):
        layout.addWidget(each)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    for button in (first, second):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qapp.processEvents()
        image = window.grab().toImage()
        middle = button.geometry().center().y()
        assert image.pixelColor(button.x() - 3, middle).name().upper() == theme.focus
        assert image.pixelColor(button.x() - 1, middle).name().upper() != theme.focus
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.processEvents()
    assert (
        window.grab().toImage().pixelColor(second.x() - 3, second.geometry().center().y()).name().upper()
        != theme.focus
    )


def test_a_focused_button_may_be_deleted(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "night")
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Weg", window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    button.setFocus()
    button.deleteLater()
    del button
    qapp.processEvents()
    window.setFocus()
    apply_theme(qapp, "paper")
