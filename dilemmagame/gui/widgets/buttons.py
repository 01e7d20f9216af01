"""Buttons with an icon in the theme's ink, a spoken name and a key in their tip; and choices that stick."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dilemmagame.gui import icons
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.text import as_tip

ICON = 18


class Button(QPushButton):
    """A button. `name` is what is spoken (default: its text); `key` is shown in the tip."""

    def __init__(
        self,
        text: str,
        theme: Theme,
        icon: str = "",
        look: str = "",
        *,
        name: str = "",
        key: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._icon_name = ""
        self._compact = False
        self.setAutoDefault(False)
        self.setCheckable(checkable)
        if look:
            self.setProperty("class", look)
        if icon:
            self.show_icon(icon)
        self.label(text)
        self.name(name or text, key)

    def show_icon(self, icon: str) -> None:
        """Change the icon."""
        if icon == self._icon_name:
            return
        self._icon_name = icon
        if self.property("class") == "primary":
            self.setIcon(icons.icon(icon, self._theme.on_accent, 22, disabled=self._theme.ink3))
            self.setIconSize(QSize(22, 22))
        elif self.property("class") == "ink":
            self.setIcon(icons.icon(icon, self._theme.bg, ICON, disabled=self._theme.ink3))
            self.setIconSize(QSize(ICON, ICON))
        else:
            theme = self._theme
            self.setIcon(icons.icon(icon, theme.ink, ICON, disabled=theme.ink3, checked=theme.bg))
            self.setIconSize(QSize(ICON, ICON))

    def name(self, name: str, key: str = "") -> None:
        """The spoken name, and the key in the tip."""
        self.setAccessibleName(name)
        self.setToolTip(as_tip(f"{name} ({key})" if key else name))

    def label(self, text: str) -> None:
        """Change the words on the button."""
        self._text = text
        gap = " " if self._icon_name and text else ""
        self.setText("" if self._compact else gap + text.replace("&", "&&"))

    def compact(self, on: bool) -> None:
        """Show only the icon, or icon and text."""
        self._compact = on
        self.label(self._text)


class ToggleChip(Button):
    """A chip that can be tapped on and off."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, theme, look="segment", checkable=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
