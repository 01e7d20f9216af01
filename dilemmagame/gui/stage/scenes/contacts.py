"""Scene of step kind `contacts`: where to go with a real case."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts import panel
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG
from dilemmagame.live.stage_view import ContactsScene


class Contacts(Scene):
    """Roles with a way to reach them."""

    def __init__(self, model: ContactsScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        u, theme = sheet.u, sheet.theme
        area = head(sheet, self._model.frame, _("Does something real weigh on you?"))
        foot = QRectF(area.left(), area.bottom() - 8 * u, area.width(), 8 * u)
        note = _(
            "You decide yourself whether you talk to somebody. Nothing you said tonight is passed on by this program."
        )
        sheet.text("note", foot, note, LABEL, 3.0, 2.6, theme.ink2, middle=True)
        area = area.adjusted(0, 0, 0, -9.6 * u)
        contacts = self._model.contacts[:6]
        if not contacts:
            panel(sheet, "nobody", area, spine=theme.accent, radius=1.4)
            words = _("Talk to the confidential adviser of your organisation, or to somebody you trust.")
            sheet.text(
                "nobody.text",
                area.adjusted(6 * u, 3 * u, -6 * u, -3 * u),
                words,
                LABEL,
                5.0,
                3.0,
                theme.ink,
                middle=True,
            )
            return
        columns = 1 if len(contacts) < 4 else 2
        rows = -(-len(contacts) // columns)
        gap = 2.0 * u
        tall = min((area.height() - gap * (rows - 1)) / rows, 20 * u)
        wide = (area.width() - gap * (columns - 1)) / columns
        for number, contact in enumerate(contacts):
            tile = QRectF(
                area.left() + (number % columns) * (wide + gap),
                area.top() + (number // columns) * (tall + gap),
                wide,
                tall,
            )
            panel(sheet, f"contact.{number}", tile)
            inner = tile.adjusted(3.4 * u, 1.2 * u, -3.4 * u, -1.2 * u)
            if columns == 1:
                role = QRectF(inner.left(), inner.top(), inner.width() * 0.44, inner.height())
                reach = QRectF(
                    role.right() + 3 * u, inner.top(), inner.right() - role.right() - 3 * u, inner.height()
                )
            else:
                role = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.5)
                reach = QRectF(inner.left(), role.bottom(), inner.width(), inner.height() * 0.5)
            sheet.text(f"contact.{number}.role", role, contact.role, STRONG, 4.2, 2.6, theme.ink, middle=True)
            sheet.text(
                f"contact.{number}.reach", reach, contact.reach, LABEL, 4.2, 2.6, theme.ink, middle=True
            )
