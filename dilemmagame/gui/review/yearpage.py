"""The figures of a year over the sessions of one organisation: choose the year, see the page, save it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, language
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.session import Session, begin, replay
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.review.notesview import NotesView
from dilemmagame.gui.review.saving import file_name
from dilemmagame.gui.services import Services, SessionStore
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, TopBar, labelled, theme_in_use
from dilemmagame.gui.widgets.places import ask_target
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.notes.document import Document
from dilemmagame.notes.export import Format, write_document
from dilemmagame.notes.house import house_of
from dilemmagame.notes.papers.figures import figures, year_of

FORMATS = (
    (Format.DOCX, "Word"), (Format.PDF, "PDF"), (Format.MARKDOWN, "Markdown"), (Format.HTML, "HTML"),
    (Format.CSV, "CSV"), (Format.JSON, "JSON"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Past:
    """Every session that was held, and the organisations as they are now."""

    sessions: tuple[Session, ...]
    organisations: tuple[Organisation, ...]

    def organisation(self, session: Session) -> str:
        """Which organisation a session counts for: by id, or by its name where it has none."""
        plan = session.plan.organisation
        return plan.id or plan.name

    def whose(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.organisation(session) for session in self.sessions))

    def of(self, key: str) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if self.organisation(session) == key)

    def named(self, key: str) -> Organisation:
        """The organisation as it is now; the newest session's where it is gone."""
        now = next((each for each in self.organisations if each.id and each.id == key), None)
        if now is not None:
            return now
        of = self.of(key)
        return of[0].plan.organisation if of else Organisation()


def past_sessions(store: SessionStore) -> Past:
    """Load all of them, newest first. Raises WorldError."""
    states = []
    for summary in store.sessions():
        stored = store.load(summary.session_id)
        state = replay(begin(stored.plan), stored.events)
        if year_of(state) is not None:
            states.append(state)
    return Past(tuple(states), store.organisations())


class FiguresPage(QWidget):
    """Reached from the past sessions."""

    back = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._theme = theme_in_use()
        self._background = Background(self, "figures")
        self._past: Past | None = None
        whole = column(self, 0)
        self.top = TopBar(_("Figures of a year"), self._theme, self.back.emit)
        self.top.back.label(_("Past sessions"))
        self.top.back.name(_("Back to the past sessions"))
        whole.addWidget(self.top)
        body = QWidget()
        inside = column(body, 10, (20, 10, 20, 0))
        self.message = Message(self._theme)
        inside.addWidget(self.message)
        inside.addWidget(self._choices())
        self.preview = NotesView()
        inside.addWidget(self.preview, 1)
        whole.addWidget(body, 1)
        store = services.store
        self._background.ask(lambda: past_sessions(store), self._fill, self._explain)

    def _choices(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 12)
        self.organisations, self.years, self.formats = QComboBox(), QComboBox(), QComboBox()
        for box in (self.organisations, self.years, self.formats):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.organisations.setMinimumContentsLength(16)
        self.years.setMinimumContentsLength(6)
        self.formats.setMinimumContentsLength(8)
        for fmt, name in FORMATS:
            self.formats.addItem(name, fmt.value)
        self._whose = labelled(_("Organisation"), self.organisations)
        line.addWidget(self._whose, 1)
        line.addWidget(labelled(_("Year"), self.years))
        line.addStretch(1)
        line.addWidget(labelled(_("Save as"), self.formats))
        self.save = Button(_("Save"), self._theme, "download", name=_("Save the figures"))
        self.save.clicked.connect(self._save)
        line.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        self.organisations.activated.connect(lambda _place: self._fill_years())
        self.years.activated.connect(lambda _place: self._show())
        return holder

    def document(self) -> Document | None:
        """The page for what is chosen; None as long as nothing was held."""
        year = self.years.currentData()
        if self._past is None or year is None:
            return None
        key = str(self.organisations.currentData())
        organisation = self._past.named(key)
        house = house_of(organisation, self._services.folder.house)
        return figures(self._past.of(key), int(year), organisation, language(), house)

    def _fill(self, past: Past) -> None:
        self._past = past
        for key in past.whose():
            self.organisations.addItem(past.named(key).name or _("Not filled in"), key)
        self._whose.setVisible(self.organisations.count() > 1)
        self._fill_years()

    def _fill_years(self) -> None:
        assert self._past is not None
        self.years.clear()
        for year in _years(self._past.of(str(self.organisations.currentData()))):
            self.years.addItem(str(year), year)
        self._show()

    def _show(self) -> None:
        shown = self.document()
        self.save.setEnabled(shown is not None)
        if shown is None:
            self.message.say(_("No session has been held yet, so there are no figures."), "warn")
        else:
            self.preview.show_document(shown)

    def _save(self) -> None:
        shown = self.document()
        if shown is None:
            return
        fmt = Format(str(self.formats.currentData()))
        name = f"{file_name(shown.title)}.{fmt.value}"
        target = ask_target(self, _("Save the figures"), name, f"{fmt.value.upper()} (*.{fmt.value})")
        if target is None:
            return

        def make() -> None:
            write_where_asked(target, write_document(shown, fmt))

        said = _("Saved: {file}").format(file=target)
        self._background.ask(make, lambda _nothing: self.message.say(said), self._explain)

    def _explain(self, fault: Exception) -> None:
        self.message.say(explain(fault), "danger")


def _years(sessions: Sequence[Session]) -> list[int]:
    """The years in which something was held, newest first."""
    return sorted({year for state in sessions if (year := year_of(state)) is not None}, reverse=True)
