"""What cards cover of the integrity chain and of the vulnerabilities, as one small picture that also reads as text.

Closed until somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.coverage import Coverage, Share
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Elided, Words


class Link(QWidget):
    """A ring of the chain, tied to the one above and below it; full when cards are about it, open when none is."""

    def __init__(self, theme: Theme, *, full: bool, above: bool, below: bool) -> None:
        super().__init__()
        self._theme = theme
        self._full, self._above, self._below = full, above, below
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        edge = self.fontMetrics().height()
        return QSize(edge, edge + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        radius = self.width() * 0.32
        painter.setPen(QPen(QColor(self._theme.ink), 2))
        if self._above:
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), middle.y() - radius))
        if self._below:
            painter.drawLine(QPointF(middle.x(), middle.y() + radius), QPointF(middle.x(), self.height()))
        painter.setBrush(QColor(self._theme.ink if self._full else self._theme.bg))
        painter.drawEllipse(middle, radius, radius)


class Meter(QWidget):
    """A bar as long as its share of the longest; nothing is a thin open line."""

    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._theme = theme
        self._share = min(max(share, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(48, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = min(self.height(), self.fontMetrics().height()) * 0.62
        box = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        painter.setPen(QPen(QColor(self._theme.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(0, box.bottom()), QPointF(self.width(), box.bottom()))
        if self._share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.ink))
            painter.drawRect(QRectF(0, box.top(), max(self.width() * self._share, 2), tall))


class CoveragePicture(QWidget):
    """The five links as a chain with their cards and minutes, and the vulnerabilities below it."""

    def __init__(self, known: Coverage, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        rows = column(self, 6)
        rows.addWidget(Words(headline(known), wrap=True, selectable=True))
        rows.addWidget(Words(_("Links of the integrity chain"), "label"))
        rows.addLayout(self._grid(known.chain, chained=True))
        if known.vulnerabilities:
            rows.addWidget(Words(_("Vulnerable work"), "label"))
            rows.addLayout(self._grid(known.vulnerabilities, chained=False))
        rows.addWidget(
            Words(_("A card may be about more than one; it counts for each."), "caption", wrap=True)
        )
        self.setAccessibleName(_("What these cards cover"))
        self.setAccessibleDescription(in_words(known))

    def _grid(self, shares: tuple[Share, ...], *, chained: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        most = max((share.cards for share in shares), default=0) or 1
        for place, share in enumerate(shares):
            if chained:
                ring = Link(self._theme, full=share.cards > 0, above=place > 0, below=place < len(shares) - 1)
                grid.addWidget(ring, place, 0)
            name = share.name.get(language())
            grid.addWidget(Elided(name if chained else f"{share.id} {name}"), place, 1)
            grid.addWidget(Meter(self._theme, share.cards / most), place, 2)
            grid.addWidget(
                Words(figures(share)), place, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 3)
        return grid


class CoverageFold(QWidget):
    """A button that opens the picture; it is reckoned when it is asked for the first time. `ask` gives it, now or
    later, to whom it is handed.
    """

    def __init__(self, title: str, theme: Theme, ask: Callable[[Callable[[Coverage], None]], None]) -> None:
        super().__init__()
        self._theme, self._ask = theme, ask
        self._asked = False
        self.picture: CoveragePicture | None = None
        self._rows = column(self, 8)
        top = row()
        self.head = Button(title, theme, "chevron-right", "segment", checkable=True)
        self.head.toggled.connect(self._toggle)
        top.addWidget(self.head)
        top.addStretch(1)
        self._rows.addLayout(top)
        self.said = Words("", "caption", wrap=True)
        self.said.hide()
        self._rows.addWidget(self.said)

    def _toggle(self, on: bool) -> None:
        self.head.show_icon("chevron-down" if on else "chevron-right")
        if on and not self._asked:
            self._asked = True
            self.said.say(_("One moment"))
            self._ask(self._show)
        if self.picture is not None:
            self.picture.setVisible(on)

    def _show(self, known: Coverage) -> None:
        self.said.say("")
        self.picture = CoveragePicture(known, self._theme)
        self._rows.addWidget(self.picture)
        self.picture.setVisible(self.head.isChecked())


def figures(share: Share) -> str:
    """Cards and minutes in short."""
    if not share.cards:
        return _("none")
    return _("{cards} · {minutes} min").format(cards=share.cards, minutes=share.minutes)


def headline(known: Coverage) -> str:
    """How many cards, and which links are missing; no link is better than another."""
    cards = ngettext("{n} card, {minutes} minutes.", "{n} cards, {minutes} minutes.", known.cards).format(
        n=known.cards, minutes=known.minutes
    )
    if not known.cards:
        return _("No cards yet.")
    if not known.missing:
        return _("{cards} Every link of the chain comes up.").format(cards=cards)
    names = ", ".join(share.name.get(language()) for share in known.missing)
    return _("{cards} Not yet: {links}.").format(cards=cards, links=names)


def in_words(known: Coverage) -> str:
    """The picture as text."""
    lines = [headline(known)]
    lines += [
        _("{name}: {figures}").format(name=share.name.get(language()), figures=figures(share))
        for share in (*known.chain, *known.vulnerabilities)
    ]
    return "\n".join(lines)
