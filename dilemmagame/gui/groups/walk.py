"""The ways between the pages around groups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.gui.background import explain
from dilemmagame.gui.groups.page import GroupsPage
from dilemmagame.gui.widgets.drops import DropTarget

if TYPE_CHECKING:
    from dilemmagame.gui.services import Services

Go = Callable[[QWidget], None]


class GroupsWalk:
    """Opens the pages into the window with `go`; `home` is the way out."""

    def __init__(self, services: Services, go: Go, home: Callable[[], None]) -> None:
        self._services = services
        self._go = go
        self._home = home

    def all(self, trouble: str = "") -> None:
        """Every organisation with its groups."""
        page = GroupsPage(self._services)
        page.back.connect(self._home)
        page.edit_organisation.connect(lambda wanted: self._open(lambda: self.organisation(wanted)))
        page.open_group.connect(lambda wanted: self._open(lambda: self.group(wanted)))
        page.fetch.connect(self.fetch)
        DropTarget(page, self.fetch)
        self._go(page)
        if trouble:
            page.message.say(trouble, "warn")

    def organisation(self, organisation_id: str) -> None:
        from dilemmagame.gui.groups.organisation import OrganisationPage

        page = OrganisationPage(self._services, organisation_id)
        page.back.connect(self.all)
        page.removed.connect(self.all)
        self._go(page)

    def group(self, group_id: str, said: str = "") -> None:
        from dilemmagame.gui.groups.group import GroupPage

        page = GroupPage(self._services, group_id)
        page.back.connect(self.all)
        page.removed.connect(self.all)
        page.pick_up.connect(lambda: self._open(lambda: self.pick_up(group_id)))
        page.make_sheet.connect(lambda: self._open(lambda: self.sheet(group_id)))
        self._go(page)
        if said:
            page.message.say(said)

    def pick_up(self, group_id: str) -> None:
        from dilemmagame.gui.groups.pickup import PickUpPage

        page = PickUpPage(self._services, group_id)
        page.back.connect(lambda: self._open(lambda: self.group(group_id)))
        page.taken.connect(lambda said: self._open(lambda: self.group(group_id, said)))
        self._go(page)

    def sheet(self, group_id: str) -> None:
        from dilemmagame.gui.groups.sheet import SheetPage

        page = SheetPage(self._services, group_id)
        page.back.connect(lambda: self._open(lambda: self.group(group_id)))
        self._go(page)

    def fetch(self, source: Path | None = None) -> None:
        """Look at a group file before anything is taken in."""
        from dilemmagame.gui.groups.arriving import ArrivingPage

        page = ArrivingPage(self._services, source)
        page.back.connect(self.all)
        page.taken.connect(lambda group_id, said: self._open(lambda: self.group(group_id, said)))
        self._go(page)

    def _open(self, page: Callable[[], None]) -> None:
        """Open `page`; when what it is about is gone, say so on the page with everything."""
        try:
            page()
        except WorldError as error:
            self.all(explain(error))
