"""'Moment of calm': the sheet for when somebody tells a real case. What to strike, the three roads, the contacts."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.commands import Strike
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words, as_tip
from dilemmagame.live.console_view import ConsoleView

LAST_MINUTES_MS = 10 * 60_000


class CalmSheet(QFrame):
    """Beside the console while the stage is calm. Nothing can be written down in it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Moment of calm"))
        self._desk = desk
        self._boxes: dict[str, QCheckBox] = {}
        self._everything = False
        self._view: ConsoleView | None = None
        self._shown: tuple[tuple[str, str], ...] = ()
        outer = column(self, 6, (14, 12, 14, 12))
        outer.addWidget(Words(_("Moment of calm"), "heading"))
        outer.addWidget(Words(_("The stage is quiet. Nothing is kept now."), wrap=True))
        body = QWidget()
        inner = column(body, 8, (0, 0, 6, 0))
        self._striking(inner_parent=body)
        for title, text in _roads():
            inner.addWidget(Words(title, "strong", wrap=True))
            inner.addWidget(Words(text, wrap=True))
        inner.addWidget(Words(_disclaimer(), "strong", wrap=True))
        inner.addWidget(Words(_("Where people can go"), "label"))
        self._contacts = QWidget()
        column(self._contacts, 4)
        inner.addWidget(self._contacts)
        inner.addStretch(1)
        outer.addWidget(Scroller(body, _("Moment of calm")), 1)

    def _striking(self, inner_parent: QWidget) -> None:
        layout = inner_parent.layout()
        assert layout is not None
        self._caption = Words("", "label", wrap=True)
        layout.addWidget(self._caption)
        self._lines = QWidget()
        column(self._lines, 2)
        layout.addWidget(self._lines)
        place = QWidget()
        buttons = row(place, 8)
        self.strike = Button("", self._desk.theme, "trash-2", "danger")
        self.strike.clicked.connect(self._strike_chosen)
        self._tick_first = Words(_("Tick what has to go."), "caption")
        self.more = Button(_("Show the whole evening"), self._desk.theme, look="quiet")
        self.more.clicked.connect(self._show_everything)
        buttons.addWidget(self._tick_first)
        buttons.addWidget(self.strike)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        layout.addWidget(place)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session; the choice made so far stays."""
        if not view.calm:
            self._everything = False
        self._view = view
        lines = _strikeable(view, self._everything)
        if lines != self._shown:
            self._fill(lines)
        self.more.setVisible(not self._everything)
        recent = _("Strike what was kept in the last minutes")
        self._caption.setText(_("Strike what was kept this evening") if self._everything else recent)
        layout = self._contacts.layout()
        contacts = view.organisation.contacts
        if layout is not None and layout.count() != max(1, len(contacts)):
            clear(layout)
            for contact in contacts:
                layout.addWidget(Words(f"{contact.role}: {contact.reach}", wrap=True, selectable=True))
            if not contacts:
                layout.addWidget(
                    Words(_("No contacts have been filled in for this organisation."), wrap=True)
                )

    def _fill(self, lines: tuple[tuple[str, str], ...]) -> None:
        ticked = {text_id for text_id, box in self._boxes.items() if box.isChecked()}
        layout = self._lines.layout()
        assert layout is not None
        clear(layout)
        self._boxes, self._shown = {}, lines
        for text_id, text in lines:
            box = QCheckBox(_shortened(text).replace("&", "&&"))
            box.setAccessibleName(text)
            box.setToolTip(as_tip(text) if len(text) > 60 else "")
            box.setChecked(text_id in ticked)
            box.toggled.connect(self._count)
            self._boxes[text_id] = box
            layout.addWidget(box)
        if not lines:
            layout.addWidget(Words(_("Nothing was kept."), "caption"))
        self._count()

    def _count(self) -> None:
        n = sum(box.isChecked() for box in self._boxes.values())
        self.strike.setVisible(n > 0)
        self._tick_first.setVisible(n == 0 and bool(self._boxes))
        text = ngettext("Strike {n} line for good", "Strike {n} lines for good", n).format(n=n)
        self.strike.label(text if n else _("Strike for good"))
        self.strike.name(text if n else _("Strike for good"))

    def _strike_chosen(self) -> None:
        chosen = tuple(text_id for text_id, box in self._boxes.items() if box.isChecked())
        if chosen:
            self._desk.send(Strike(chosen))

    def _show_everything(self) -> None:
        self._everything = True
        if self._view is not None:
            self.show_view(self._view)


def _strikeable(view: ConsoleView, everything: bool) -> tuple[tuple[str, str], ...]:
    """(id, words) of what can vanish, newest first."""
    found = [
        (line.text_id, _("{kind}: {text}").format(kind=capture_title(line.field), text=line.body))
        for line in reversed(view.lines)
        if everything or view.clock_ms - line.at_ms <= LAST_MINUTES_MS
    ]
    here = next((item.item for item in view.items if any(s.index == view.position for s in item.steps)), -1)
    found += [
        (each.body_id, _("{kind}: {text}").format(kind=_("Agreement"), text=each.body))
        for each in reversed(view.agreements)
        if each.body_id and (everything or each.item == here)
    ]
    return tuple(found)


def _shortened(text: str, most: int = 44) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


def _roads() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("It is somebody's own past experience"),
            _("Thank them. Leave out names, places and dates, and go on with the question behind it."),
        ),
        (
            _("It sounds like a real suspicion"),
            _("Stop here, kindly. Write nothing down, ask nothing more. Point to the contacts below."),
        ),
        (
            _("Somebody may feel unsafe"),
            _("Take a break. Stay with the person, ask what helps now, and agree who calls whom tomorrow."),
        ),
    )


def _disclaimer() -> str:
    return _(
        "This app is no reporting tool and no investigator. What is told here is not taken in as a report."
    )
