"""What stands there after a deck came in: where it is, what was written, and whether it can be played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.gui.sharing.parts import Fold, ProblemList, Step, section, told, words
from dilemmagame.gui.sharing.wording import cards
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.library.shelf import Shelf

OPEN_UP_TO = 5
"""More mistakes than these are listed only when somebody asks."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A deck after it was written, checked as `check` does."""

    folder: Path
    title: str
    playable: int
    broken: tuple[str, ...]
    problems: tuple[Problem, ...]


def outcome(folder: Path, shelf: Shelf) -> Outcome:
    """Read the shelf again and check the deck in `folder`. For the background thread."""
    from dilemmagame.library.checking import check_paths

    shelf.refresh()
    deck = shelf.read(folder).deck
    broken = tuple(card.title or card.id for card in deck.cards if card.broken)
    return Outcome(folder, deck.title, len(deck.cards) - len(broken), broken, check_paths([folder]))


class DoneView(Step):
    """The result, and the way to the cards."""

    left = Signal()
    other = Signal()

    def __init__(self, found: Outcome, lines: Sequence[str], theme: Theme) -> None:
        super().__init__(theme, _("What was written"))
        self._folder = found.folder
        self.add(
            words(_("Done"), "title"),
            words(_("“{title}” stands with your decks.").format(title=found.title), "label"),
        )
        for line in lines:
            self.add(words(line))
        said = _("{cards} can be played.").format(cards=cards(found.playable))
        errors = [each for each in found.problems if each.severity is Severity.ERROR]
        remarks = [each for each in found.problems if each.severity is not Severity.ERROR]
        if found.broken:
            more = ngettext(
                "{n} card cannot be played yet: {titles}. Repair it in the library.",
                "{n} cards cannot be played yet: {titles}. Repair them in the library.",
                len(found.broken),
            )
            self.verdict = told(
                theme, (said, more.format(n=len(found.broken), titles=", ".join(found.broken))), "warn"
            )
        elif errors:
            more = ngettext("The check found {n} mistake.", "The check found {n} mistakes.", len(errors))
            self.verdict = told(theme, (said, more.format(n=len(errors))), "warn")
        else:
            self.verdict = told(theme, (said, _("The deck was checked; every card can be read.")), "ok")
        self.add(section(_("The check")), self.verdict)
        if errors:
            said = ngettext("{n} mistake", "{n} mistakes", len(errors)).format(n=len(errors))
            self._list(said, errors, folded=len(errors) > OPEN_UP_TO)
        if remarks:
            said = ngettext("{n} remark of the check", "{n} remarks of the check", len(remarks))
            self._list(said.format(n=len(remarks)), remarks, folded=True)
        self.way(_("Bring in another file"), "folder-open", self.other.emit, "quiet")
        self.go = self.way(_("To the cards"), "check", self.left.emit, "primary")
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, title: str, problems: Sequence[Problem], *, folded: bool) -> None:
        def fill() -> Panel:
            return Panel(ProblemList(problems, self.theme, self._place))

        self.add(Fold(title, fill, self.theme) if folded else fill())

    def _place(self, problem: Problem) -> str:
        """The file without the folders that lead to the deck."""
        file = Path(problem.file)
        name = file.relative_to(self._folder).as_posix() if file.is_relative_to(self._folder) else file.name
        return _("{file}, line {line}").format(file=name, line=problem.line)
