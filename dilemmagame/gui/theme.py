"""The look of the windows: Fusion, a palette from the tokens and one style sheet by dynamic property `class`.

The stage reads the tokens itself and takes nothing from here. CLASSES lists the class names for the windows.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dilemmagame.gui import fonts, icons
from dilemmagame.gui.focus import FocusRing
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.theme_sheet import SHEET
from dilemmagame.gui.tokens import CONSOLE, CONTRAST, NIGHT, PAPER, Theme, ThemeName, theme_named

SYSTEM = "system"
STYLED = "dilemmagame-style"
"""Property of an application that has the Fusion style already: handling the style as an object slows the start."""

CLASSES: dict[str, str] = {
    "primary": "the one amber button (QPushButton, QToolButton)",
    "secondary": "an ordinary button with a strong border (the default look of QPushButton)",
    "ink": "a button filled with ink: ready, without asking for it",
    "field": "a button that opens a list and looks like a field",
    "fold": "the head of a part of a form that opens",
    "bare": "a list without a border of its own",
    "ticks": "a list whose lines are ticked or marked, so that the chosen one keeps their signs readable",
    "sheet": "a QFrame beside another: surface, with a line at the right",
    "quiet": "a button without border until hovered",
    "danger": "a button that removes something",
    "on": "a switch in the bar; set checkable, filled with ink while checked",
    "segment": "a checkable button in a row of choices",
    "tile": "a large checkable choice with icon and two lines",
    "panel": "a QFrame: surface with a thin border and round corners",
    "bar": "a QFrame across the window, top or bottom: surface with a line (add `edge` = top or bottom)",
    "rail": "a QFrame or list at the side: surface, no border",
    "live": "a QFrame around what the audience sees now: ink border",
    "title": "a QLabel in Literata 26",
    "heading": "a QLabel in Literata 19",
    "label": "a QLabel 15 semibold",
    "caption": "a QLabel 13 in secondary ink",
    "strong": "a QLabel 14 semibold",
    "figures": "a QLabel with the large clock",
    "chip": "a QLabel pill: neutral",
    "chip-now": "a QLabel pill: amber",
    "chip-live": "a QLabel pill: ink",
    "chip-ok": "a QLabel pill: fine",
    "chip-warn": "a QLabel pill: mind this",
    "chip-danger": "a QLabel pill: wrong",
    "key": "a QLabel that shows a key name",
    "notice": "a QFrame with a message in the bar (ok, warn, danger: notice-ok, notice-warn, notice-danger)",
    "cover": "a QFrame that covers the console during a break",
}


def resolve(name: str) -> Theme:
    """The theme for a setting: paper, night, contrast, or 'system' (what the platform wishes)."""
    if name != SYSTEM:
        return theme_named(name)
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return NIGHT if hints.colorScheme() is Qt.ColorScheme.Dark else PAPER


def apply_theme(app: QApplication, theme_name: str, text_scale: float = 1.0) -> Theme:
    """Dress every window of `app` and return the theme in use; `text_scale` runs from 1.0 to 2.0.

    May be called again at any time; windows with painted parts hear QEvent.PaletteChange.
    """
    theme = resolve(theme_name)
    fonts.load_fonts()
    if not app.property(STYLED):
        app.setStyle("Fusion")
        app.setProperty(STYLED, "Fusion")
    app.setFont(fonts.font(Face.TEXT, CONSOLE.scaled(CONSOLE.base, text_scale)))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, _pictures(app, theme), text_scale))
    FocusRing.install(app, theme)
    return theme


def set_class(widget: QWidget, name: str) -> None:
    """Give `widget` the look `name` (see CLASSES), also when it is already visible."""
    widget.setProperty("class", name)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be dressed when it is first shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def palette(theme: Theme) -> QPalette:
    """The QPalette of `theme`, disabled colours included."""
    role = QPalette.ColorRole
    result = QPalette()
    colours = {
        role.Window: theme.bg,
        role.WindowText: theme.ink,
        role.Base: theme.surface,
        role.AlternateBase: theme.surface2,
        role.Text: theme.ink,
        role.PlaceholderText: theme.ink3,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.bg,
        role.Highlight: theme.ink,
        role.HighlightedText: theme.bg,
        role.Link: theme.focus,
        role.LinkVisited: theme.focus,
        role.Light: theme.surface,
        role.Midlight: theme.surface2,
        role.Mid: theme.line,
        role.Dark: theme.line_strong,
        role.Shadow: theme.line_strong,
        role.Accent: theme.accent,
    }
    for which, colour in colours.items():
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.ink3))
    return result


def _pictures(app: QApplication, theme: Theme) -> Path:
    """A temporary folder with the few icons the style sheet needs in this theme; it goes when `app` goes."""
    shelf = app.findChild(_Shelf, "theme-pictures")
    if not isinstance(shelf, _Shelf):
        shelf = _Shelf(app)
    folder = Path(shelf.folder.path()) / theme.name.value
    folder.mkdir(exist_ok=True)
    for name, colour in (
        ("check", theme.bg),
        ("chevron-down", theme.ink2),
        ("chevron-up", theme.ink2),
        ("chevron-right", theme.ink2),
    ):
        (folder / f"{name}.svg").write_text(icons.coloured_svg(name, colour), encoding="utf-8")
    return folder


class _Shelf(QObject):
    """Keeps the temporary folder alive as long as the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme-pictures")
        self.folder = QTemporaryDir()


def style_sheet(theme: Theme, pictures: Path, text_scale: float = 1.0) -> str:
    """The one style sheet: colours and structure by class; lengths that hold text grow with `text_scale`."""
    lengths = {
        "base": CONSOLE.base,
        "caption": CONSOLE.caption,
        "label": CONSOLE.label,
        "heading": CONSOLE.heading,
        "title": CONSOLE.title,
        "figures": 44,
        "target": CONSOLE.target - 2,
        "main": CONSOLE.main_button - 4,
        "main_text": 18,
        "chip": 24,
        "row": 28,
        "mark": 16,
    }
    words = {f"px_{name}": f"{CONSOLE.scaled(value, text_scale)}px" for name, value in lengths.items()}
    words["px_chip_radius"] = f"{CONSOLE.scaled(24, text_scale) // 2 - 1}px"
    words["px_mark_radius"] = f"{(CONSOLE.scaled(16, text_scale) + 4) // 2}px"
    words |= {one.name: str(getattr(theme, one.name)) for one in fields(theme) if one.name != "choices"}
    words["hover"] = "#333333" if theme.name is ThemeName.CONTRAST else theme.surface2
    words["titles"] = fonts.TITLE_FAMILY
    words["pictures"] = pictures.as_posix()
    return re.sub(r"\$(\w+)", lambda match: words[match[1]], SHEET)
