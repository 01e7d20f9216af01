"""The half-year sheet: choose the half-year and the form, look at the first page, save it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, language
from dilemmagame.domain.groups import half_year
from dilemmagame.domain.register import HalfYear, half_year_of
from dilemmagame.gui.background import explain
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Panel, labelled
from dilemmagame.gui.widgets.places import ask_target, file_stem
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.document import House
from dilemmagame.notes.export import Format
from dilemmagame.notes.groupsheet import SHEET_FORMATS, export_sheet
from dilemmagame.notes.house import house_of
from dilemmagame.printing.preview import render_page

HALVES = 6
PAGE_WIDTH = 560


class SheetPage(KeepingPage):
    """What is seen is the first page of the PDF itself."""

    back = Signal()

    def __init__(self, services: Services, group_id: str) -> None:
        self.group = services.store.load_group(group_id)
        self.organisation = services.store.load_organisation(self.group.organisation_id)
        title = _("Half-year sheet of {group}").format(group=self.group.name)
        super().__init__(services, title, lambda: self.back.emit())  # noqa: PLW0108  # the signal exists after __init__ only
        self.lead_to(_("Group"), _("Back to the group"))
        middle = QWidget()
        beside = row(middle, 20, (24, 18, 24, 18))
        beside.addWidget(self._choices(), 2)
        self.paper = QLabel()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.paper.setAccessibleName(_("The first page"))
        holder = QWidget()
        column(holder, 0).addWidget(self.paper)
        beside.addWidget(Scroller(holder, _("The first page")), 3)
        self.whole.addWidget(middle, 1)
        self.whole.addWidget(self._foot())
        self._look()
        self.half.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self) -> QWidget:
        self.half = QComboBox()
        begin, end = half_year_of(self.today)
        for _place in range(HALVES):
            number = 1 if begin.month == 1 else 2
            text = _("first half of {year}") if number == 1 else _("second half of {year}")
            self.half.addItem(text.format(year=begin.year), (begin, end))
            begin, end = half_year_of(begin - timedelta(days=1))
        self.half.activated.connect(lambda _place: self._look())
        self.form = QComboBox()
        for fmt, name in zip(SHEET_FORMATS, (_("Word"), _("PDF"), _("Text"), _("Web page")), strict=True):
            self.form.addItem(f"{name} (.{fmt.value})", fmt)
        said = _(
            "On this sheet: the values, what was agreed and signalled in this half-year, and what became of earlier"
            " agreements. Signals stand under their article."
        )
        holder = QWidget()
        rows = column(holder, 14)
        rows.addWidget(
            Panel(
                Words(_("Which half-year"), "heading"),
                labelled(_("Half-year"), self.half),
                labelled(_("As"), self.form),
                Words(said, "caption", wrap=True),
            )
        )
        rows.addStretch(1)
        return holder

    def _foot(self) -> FootBar:
        foot = FootBar()
        self.save = Button(_("Save the sheet"), self.theme, "save", "primary")
        self.save.setAutoDefault(True)
        self.save.clicked.connect(lambda _on=False: self._save())
        foot.row.addStretch(1)
        foot.row.addWidget(self.save)
        return foot

    def told(self) -> HalfYear:
        """What the chosen half-year holds."""
        begin, end = self.half.currentData()
        return half_year(self.organisation, self.group, begin, end)

    def _style(self) -> House:
        return house_of(self.organisation, self.services.folder.house)

    def _look(self) -> None:
        half, spoken = self.told(), language()
        ratio = self.devicePixelRatioF()
        width = round(PAGE_WIDTH * ratio)

        def draw() -> tuple[bytes, int, int]:
            return render_page(export_sheet(half, Format.PDF, spoken, self._style()), 0, width)

        def show(drawn: tuple[bytes, int, int]) -> None:
            pixels, wide, high = drawn
            image = QImage(pixels, wide, high, wide * 3, QImage.Format.Format_RGB888).copy()
            image.setDevicePixelRatio(ratio)
            self.paper.setPixmap(QPixmap.fromImage(image))

        self.background.ask(draw, show, lambda fault: self.message.say(explain(fault), "danger"))

    def _save(self) -> None:
        fmt, half, spoken = self.form.currentData(), self.told(), language()
        stem = file_stem(self.group.name) or _("group")
        name = f"{stem}-{half.begin:%Y}-{1 if half.begin.month == 1 else 2}.{fmt.value}"
        kinds = _("Sheets (*.{ending})").format(ending=fmt.value)
        target = ask_target(self, _("Save the sheet"), name, kinds)
        if target is None:
            return

        def write() -> None:
            write_where_asked(target, export_sheet(half, fmt, spoken, self._style()))

        said = _("Saved: {file}").format(file=target)
        self.background.ask(
            write,
            lambda _none: self.message.say(said),
            lambda fault: self.message.say(explain(fault), "danger"),
        )
