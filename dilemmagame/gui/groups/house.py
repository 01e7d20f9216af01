"""The house style of an organisation: its colour, tried for reading, and its logo; with a small page to look at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QSizePolicy, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.organisations import Organisation, colour_fault
from dilemmagame.gui import fonts
from dilemmagame.gui.background import explain
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.groups.wording import colour_sentence
from dilemmagame.gui.tokens import PAPER, Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.page import Panel, labelled, scaled
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.house import read_logo

NO_COLOUR = ""


def usual_colours() -> tuple[tuple[str, str], ...]:
    """Colours that can be read on paper, with their names."""
    return (
        ("#1F4E79", _("Blue")),
        ("#0F6B5C", _("Green")),
        ("#7A1F3D", _("Wine red")),
        ("#A23B00", _("Brick")),
        ("#5B3A8C", _("Purple")),
        ("#33424F", _("Slate")),
    )


class Swatch(Button):
    """A colour to choose, with its name."""

    def __init__(self, colour: str, name: str, theme: Theme) -> None:
        super().__init__(f"      {name}", theme, look="segment", name=name, checkable=True)
        self._colour = colour
        self._ring = theme.line_strong

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._ring), 1))
        painter.setBrush(QColor(self._colour))
        edge = 16.0
        painter.drawRoundedRect(QRectF(12, (self.height() - edge) / 2, edge, edge), 4, 4)


class HouseStyle(QWidget):
    """`changed` gives the organisation with its new colour or logo, `failed` why something was not kept."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, theme: Theme, folder: DataFolder, organisation: Organisation) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder
        self._organisation = organisation
        beside = row(self, 16)
        left = column(gap=14)
        left.addWidget(self._colour())
        left.addWidget(self._logo())
        left.addStretch(1)
        beside.addLayout(left, 1)
        self.paper = HousePaper()
        right = column(gap=6)
        right.addWidget(Words(_("So a document begins"), "caption"))
        right.addWidget(self.paper)
        right.addStretch(1)
        beside.addLayout(right)
        self._show()

    def _colour(self) -> Panel:
        holder = QWidget()
        chips = FlowLayout(holder, 8)
        self._choice = QButtonGroup(self)
        self._choice.setExclusive(True)
        self.swatches: dict[str, Button] = {}
        plain = Button(_("No colour"), self._theme, look="segment", checkable=True)
        for colour, button in (
            (NO_COLOUR, plain),
            *((code, Swatch(code, name, self._theme)) for code, name in usual_colours()),
        ):
            self._choice.addButton(button)
            button.clicked.connect(lambda _on=False, colour=colour: self._take_colour(colour))
            self.swatches[colour] = button
            chips.addWidget(button)
        self.code = QLineEdit()
        self.code.setMaxLength(7)
        self.code.setPlaceholderText("#1F4E79")
        self.code.setFixedWidth(scaled(140))
        self.code.editingFinished.connect(self._typed)
        own = labelled(_("Your own colour, as in your house style guide"), self.code)
        return Panel(Words(_("Colour"), "heading"), holder, own)

    def _logo(self) -> Panel:
        self.logo_line = Words("", wrap=True)
        holder = QWidget()
        line = row(holder, 8)
        self.choose = Button(_("Choose a logo"), self._theme, "folder-open")
        self.choose.clicked.connect(lambda _on=False: self._ask())
        self.no_logo = Button(_("Remove the logo"), self._theme, "x", "quiet")
        self.no_logo.clicked.connect(lambda _on=False: self._without_logo())
        line.addWidget(self.choose)
        line.addWidget(self.no_logo)
        line.addStretch(1)
        said = _("A PNG or JPEG. Only its dots are kept: no place, camera or name goes along.")
        return Panel(Words(_("Logo"), "heading"), self.logo_line, holder, Words(said, "caption", wrap=True))

    def _show(self) -> None:
        house = self._organisation
        for colour, button in self.swatches.items():
            button.setChecked(colour.upper() == house.colour.upper())
        if house.colour and house.colour.upper() not in self.swatches:
            self._choice.setExclusive(False)
            for button in self.swatches.values():
                button.setChecked(False)
            self._choice.setExclusive(True)
        if not self.code.hasFocus():
            self.code.setText(house.colour)
        logo = self._folder.house / house.logo if house.logo else None
        there = logo is not None and logo.is_file()
        self.logo_line.say(
            _("There is a logo.") if there else _("No logo yet; documents show the name of the organisation.")
        )
        self.no_logo.setVisible(bool(house.logo))
        self.paper.show_house(house, logo if there else None)

    def _take_colour(self, colour: str) -> None:
        fault = colour_fault(colour) if colour else None
        if fault is not None:
            self.failed.emit(colour_sentence(fault))
        else:
            self._put(replace(self._organisation, colour=colour.upper()))
        self._show()

    def _typed(self) -> None:
        typed = self.code.text().strip()
        if typed and not typed.startswith("#"):
            typed = f"#{typed}"
        if typed.upper() != self._organisation.colour.upper():
            self._take_colour(typed)

    def _ask(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a logo"), suggested(""), kinds)
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, source: Path) -> None:
        """Keep the dots of the picture at `source` in the data folder."""
        logo = read_logo(source)
        if logo is None:
            self.failed.emit(
                _("This picture cannot be used as a logo. Nothing was changed. Choose a PNG or a JPEG.")
            )
            return
        name = f"{self._organisation.id}.png"
        try:
            write_where_asked(self._folder.house / name, logo.png)
        except WorldError as error:
            self.failed.emit(explain(error))
            return
        self._put(replace(self._organisation, logo=name))
        self._show()

    def _without_logo(self) -> None:
        name = self._organisation.logo
        self._put(replace(self._organisation, logo=""))
        try:
            (self._folder.house / name).unlink(missing_ok=True)
        except OSError:
            self.failed.emit(_("The picture itself could not be removed; it is not used any more."))
        self._show()
        self.choose.setFocus()

    def follow(self, organisation: Organisation) -> None:
        """The organisation was changed elsewhere on the page."""
        self._organisation = organisation
        self._show()

    def _put(self, changed: Organisation) -> None:
        if changed != self._organisation:
            self._organisation = changed
            self.changed.emit(changed)


class HousePaper(QWidget):
    """The top of a document in the house style, painted small; always paper, whatever the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._house = Organisation()
        self._logo: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(scaled(250), scaled(300)))
        self.setAccessibleName(_("A document in this house style"))

    def show_house(self, house: Organisation, logo: Path | None) -> None:
        self._house = house
        read = QImage(str(logo)) if logo is not None else QImage()
        self._logo = None if read.isNull() else read
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(sheet, QColor("#FFFFFF"))
        painter.setPen(QPen(QColor(PAPER.line_strong), 1))
        painter.drawRect(sheet)
        left, wide, y = 22.0, sheet.width() - 44, 22.0
        if self._logo is not None:
            size = QSize(self._logo.size()).scaled(
                int(wide * 0.6), scaled(40), Qt.AspectRatioMode.KeepAspectRatio
            )
            painter.drawImage(QRectF(left, y, size.width(), size.height()), self._logo)
            y += size.height() + 14
        ink = QColor(self._house.ink or PAPER.ink)
        painter.setPen(ink)
        painter.setFont(fonts.font(Face.TITLE, scaled(17)))
        box = QRectF(left, y, wide, scaled(48))
        wrap = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
        painter.drawText(box, wrap, _("Notes of a session"))
        y += scaled(28)
        painter.setPen(QColor(PAPER.ink3))
        painter.setFont(fonts.font(Face.TEXT, scaled(12)))
        painter.drawText(QRectF(left, y, wide, scaled(34)), wrap, self._house.name)
        y += scaled(30)
        painter.fillRect(QRectF(left, y, wide, 2), ink)
        y += 14
        for share in (1.0, 0.94, 0.97, 0.6, 0.0, 1.0, 0.9, 0.4):
            painter.fillRect(QRectF(left, y, wide * share, 4), QColor(PAPER.line))
            y += scaled(13)
