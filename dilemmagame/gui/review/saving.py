"""Saving what is shown after a session: the notes, another paper, or the evaluation form, where the user says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, language
from dilemmagame.gui.background import Background
from dilemmagame.gui.review.records import Records, Snapshot
from dilemmagame.gui.widgets.places import ask_target, file_stem
from dilemmagame.notes.papers.kinds import Paper

if TYPE_CHECKING:
    from dilemmagame.gui.review.page import ReviewPage


def file_name(*parts: str) -> str:
    """Words as the beginning of a file name."""
    return "-".join(file_stem(part) for part in parts if part) or _("notes")


class Saving:
    """Asks for a place, lets the background make the file, and has the session remember where it went."""

    def __init__(self, page: ReviewPage, records: Records, background: Background) -> None:
        self._page, self._records, self._background = page, records, background

    def export(self, suffix: str) -> None:
        """Save what is shown. Everything typed is on disk before the file is made: both go through the same queue."""
        page = self._page
        if page.snapshot is None:
            return
        shown = page.tabs.currentWidget() is page.papers
        paper = page.papers.paper if shown else None
        card = page.papers.card if shown else 0
        beside = paper.value if paper is not None else ""
        name = f"{file_name(page.snapshot.state.plan.title, beside)}.{suffix}"
        target = ask_target(page, _("Save the notes"), name, f"{suffix.upper()} (*.{suffix})")
        if target is None:
            return
        page.flush()
        spoken, own = language(), page.side.own_notes.isChecked()

        def make() -> Snapshot:
            now = self._records.do()
            write_where_asked(target, _content(now, suffix, spoken, paper, card, own=own))
            return replace(self._records.exported(target), demoted=now.demoted)

        self._background.ask(make, lambda snapshot: self._saved(target, snapshot), page.explain)

    def evaluation(self) -> None:
        """Save the empty form for the evaluation."""
        page = self._page
        target = ask_target(page, _("Save the evaluation form"), _("evaluation.pdf"), "PDF (*.pdf)")
        if target is None:
            return
        spoken = language()

        def make() -> None:
            from dilemmagame.printing.evaluation import print_evaluation

            write_where_asked(target, print_evaluation(spoken))

        self._background.ask(make, lambda _nothing: self._saved(target, None), page.explain)

    def _saved(self, target: Path, snapshot: Snapshot | None) -> None:
        if snapshot is not None:
            self._page.show_snapshot(snapshot)
        self._page.message.say(_("Saved: {file}").format(file=target))


def _content(now: Snapshot, suffix: str, spoken: str, paper: Paper | None, card: int, *, own: bool) -> bytes:
    """The file, from what stands on disk now."""
    from dilemmagame.notes.export import Format, write_document, write_notes
    from dilemmagame.notes.leaving import what_may_leave
    from dilemmagame.notes.papers.making import make_paper

    notes = what_may_leave(now.state, now.texts, spoken, include_own_notes=own)
    if paper is None:
        return write_notes(notes, Format(suffix), now.house)
    return write_document(make_paper(paper, notes, now.house, card), Format(suffix))
