"""What a package is, whose, what is wrong in it, and the one thing to do with it. Writes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.sharing.parts import Fold, ProblemList, Step, section, told, words
from dilemmagame.gui.sharing.reading import Package, Refused
from dilemmagame.gui.sharing.wording import cards, language_name, moved_by_itself
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.library.packages import wording
from dilemmagame.library.packages.arriving import Kind
from dilemmagame.library.packages.keys import Key
from dilemmagame.library.packages.sealing import Content, Seal, Signature

FOLDED_FROM = 6
"""With more problems than these the list is closed at first."""


class RefusedView(Step):
    """Why a file stays outside, and the way on."""

    other = Signal()
    left = Signal()

    def __init__(self, found: Refused, theme: Theme) -> None:
        super().__init__(theme, _("This file stays outside"))
        self.add(
            words(_("This file stays outside"), "title"),
            words(found.source.name, "caption"),
            told(theme, (_("Nothing was written. Your decks are as they were."),), "warn"),
            section(_("Why")),
            Panel(ProblemList(found.problems, theme)),
            words(_("Ask its maker for a new file, or choose another one.")),
        )
        self.away = self.way(_("Back to the cards"), "chevron-left", self.left.emit, "quiet")
        self.again = self.way(_("Choose another file"), "folder-open", self.other.emit, "primary")
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)


class PackageView(Step):
    """One package. What it does is asked for by signal."""

    wanted = Signal()
    """Put it in its place, or bring the deck up to date without a question."""
    compare = Signal()
    """Look at the changes, and choose where both sides changed something."""
    trusted = Signal(object)
    """The person has compared this Key and knows it."""
    other = Signal()
    left = Signal()

    def __init__(self, found: Package, theme: Theme) -> None:
        super().__init__(theme, _("What comes in"))
        self.package = found
        self.action: Button | None = None
        self.know: Button | None = None
        arrival = found.arrival
        deck = arrival.imported.deck
        assert deck is not None
        about = " · ".join((
            _("version {version}").format(version=deck.version),
            cards(deck.cards),
            ", ".join(language_name(code) for code in found.languages),
        ))  # fmt: skip
        self.add(words(deck.title, "title"), words(f"{about} · {found.source.name}", "caption"))
        self.add(section(_("Whose it is")))
        self.seal = told(theme, wording.statement(arrival.seal), level(arrival.seal))
        self.add(self.seal)
        if arrival.signed_before is not None:
            self.add(told(theme, (wording.signed_before(arrival.signed_before),), "warn"))
        key = arrival.seal.key
        if key is not None and may_be_trusted(arrival.seal):
            self.add(self._acquaintance(key))
        self.add(section(_("What happens")), words(self._consequence()))
        self._list_problems()
        self._ways()

    def _acquaintance(self, key: Key) -> QWidget:
        """Knowing a key takes two presses: the second one says that the signs were compared."""
        theme = self.theme
        signs = words(key.fingerprint, "heading")
        signs.setAccessibleName(_("The signs of the key: {signs}").format(signs=key.fingerprint))
        self.know = know = Button(_("I know this key"), theme, "user")
        sure = QWidget()
        line = row(sure, 8)
        line.addWidget(words(_("Did you compare these signs with the maker, outside this file?")), 1)
        self.yes = Button(_("Yes, they are the same"), theme, "check")
        self.no = Button(_("No, not yet"), theme)
        line.addWidget(self.yes)
        line.addWidget(self.no)
        sure.hide()

        def ask(on: bool) -> None:
            sure.setVisible(on)
            know.setVisible(not on)
            (self.no if on else know).setFocus(Qt.FocusReason.OtherFocusReason)

        know.clicked.connect(lambda _on=False: ask(True))
        self.no.clicked.connect(lambda _on=False: ask(False))
        self.yes.clicked.connect(lambda _on=False: self.trusted.emit(key))
        panel = Panel(signs, know, sure)
        panel.rows.setAlignment(know, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _consequence(self) -> str:
        arrival = self.package.arrival
        if not arrival.seal.sound:
            return _("Nothing: this package does not come in like this. Your decks are as they were.")
        if arrival.kind is Kind.NEW:
            return _(
                "This deck is not here yet. It comes with your own decks, in the folder {folder}."
            ).format(folder=arrival.folder.name)
        if arrival.kind is Kind.NOTHING_NEW or arrival.plan is None:
            return _("You have this deck already, and there is nothing new in it. It stays as it is.")
        said = _("You have this deck already: {changes}.").format(changes=moved_by_itself(arrival.plan))
        clashes = len(arrival.plan.clashes)
        if clashes:
            more = ngettext(
                "{n} part was changed on both sides; you choose which version stays.",
                "{n} parts were changed on both sides; you choose which version stays.",
                clashes,
            )
            said = f"{said} {more.format(n=clashes)}"
        return said

    def _list_problems(self) -> None:
        problems = self.package.arrival.imported.problems
        if not problems:
            return
        said = ngettext("{n} remark about its contents", "{n} remarks about its contents", len(problems))
        title = said.format(n=len(problems))
        if len(problems) >= FOLDED_FROM:
            self.problems: QWidget = Fold(title, lambda: Panel(ProblemList(problems, self.theme)), self.theme)
            self.add(self.problems)
        else:
            self.problems = Panel(ProblemList(problems, self.theme))
            self.add(section(title), self.problems)

    def _ways(self) -> None:
        arrival = self.package.arrival
        if not arrival.seal.sound:
            self.way(_("Back to the cards"), "chevron-left", self.left.emit, "quiet")
            self.action = self.way(_("Choose another file"), "folder-open", self.other.emit, "primary")
        elif arrival.kind is Kind.NEW:
            self.way(_("Do not bring it in"), "x", self.left.emit, "quiet")
            self.action = self.way(_("Add this deck"), "plus", self.wanted.emit, "primary")
        elif arrival.kind is Kind.NOTHING_NEW or arrival.plan is None:
            self.way(_("Choose another file"), "folder-open", self.other.emit, "quiet")
            self.action = self.way(_("Nothing new, to the cards"), "check", self.wanted.emit, "primary")
        elif arrival.plan.clashes:
            self.way(_("Do not bring it in"), "x", self.left.emit, "quiet")
            self.action = self.way(_("Compare and choose"), "scale", self.compare.emit, "primary")
        else:
            self.way(_("Do not bring it in"), "x", self.left.emit, "quiet")
            self.way(_("Look at the changes"), "list", self.compare.emit)
            self.action = self.way(_("Bring up to date"), "download", self.wanted.emit, "primary")
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)


def level(seal: Seal) -> str:
    """How a seal looks: green only when it is whole and by a known key."""
    if not seal.sound:
        return "danger"
    if seal.content is not Content.INTACT:
        return "warn"
    return "ok" if seal.signature is Signature.KNOWN else ""


def may_be_trusted(seal: Seal) -> bool:
    """Whether it means something to say that this key is known."""
    return seal.content is Content.INTACT and seal.signature in (Signature.UNKNOWN, Signature.OTHER_KEY)
