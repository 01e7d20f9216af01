"""Scene of step kind `roles`: the parts that are dealt, and who gets which."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.tables import tables_per_part
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import bullet_lines, icon, numbered, panel
from dilemmagame.gui.stage.parts_case import cue
from dilemmagame.gui.stage.parts_form import reminder, twist_band
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain
from dilemmagame.gui.widgets.dealing import dealing_sentence, dealt
from dilemmagame.live.form_scenes import FormScene

PER_PAGE, PER_PAGE_BESIDE_LINES = 8, 5
GAP = 2.0


class Roles(Scene):
    """A tile per part with its tables or its number; with many parts there are pages."""

    def __init__(self, model: FormScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self._per_page = PER_PAGE_BESIDE_LINES if model.lines else PER_PAGE
        self.pages = max(1, -(-len(model.roles) // self._per_page))
        self.page = min(page, self.pages - 1)

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = self.paged(model.frame.step_title.get(language()))
        area = head(sheet, model.frame, _("Speak from your role"), step=step)
        area = twist_band(sheet, reminder(sheet, area, model.card, model.chair), model.twist)
        if not model.roles:
            questions_panel(
                sheet,
                area,
                (
                    _("We deal roles. You may speak otherwise than you think yourself."),
                    _("What matters to you, in this role?"),
                    _("What do you ask of the one who has to decide?"),
                ),
                wide=True,
            )
            return
        present = sum(model.halves)
        area = cue(sheet, area, "users", dealing_sentence(present, len(model.roles)), now=True)
        tiles = area
        if model.lines:
            tiles = QRectF(area.left(), area.top(), area.width() * 0.44, area.height())
            right = QRectF(
                tiles.right() + 3.4 * u, area.top(), area.right() - tiles.right() - 3.4 * u, area.height()
            )
            label = QRectF(right.left(), right.top(), right.width(), 4.2 * u)
            sheet.text(
                "heard", label, _("What the roles say"), LABEL, 3.0, 2.6, sheet.theme.ink2, max_lines=1
            )
            bullet_lines(sheet, "line", right.adjusted(0, 5.8 * u, 0, 0), model.lines, 4.4, 2.6)
        self._tiles(sheet, tiles, present)

    def _tiles(self, sheet: Sheet, area: QRectF, present: int) -> None:
        u, roles = sheet.u, self._model.roles
        by_table = bool(tables_per_part(present, len(roles)))
        first = self.page * self._per_page
        shown = list(zip(roles, dealt(present, len(roles)), strict=True))[first : first + self._per_page]
        columns = 1 if self._model.lines or len(shown) <= 4 else 2
        rows = -(-len(shown) // columns)
        wide = (area.width() - GAP * u * (columns - 1)) / columns
        tall = min((area.height() - GAP * u * (rows - 1)) / rows, 20 * u)
        below = 4.4 * u if by_table else 0.0
        px = min(
            fit(
                plain(role, Face.SEMIBOLD),
                STRONG,
                wide - 14 * u,
                tall - 1.6 * u - below,
                sheet.px(4.6),
                sheet.px(2.4),
            ).laid.px
            for role, _place in shown
        )
        for number, (role, place) in enumerate(shown):
            row, column = divmod(number, columns)
            box = QRectF(
                area.left() + column * (wide + GAP * u), area.top() + row * (tall + GAP * u), wide, tall
            )
            self._tile(sheet, first + number, box, (role, place if by_table else ""), px / u)
            sheet.say(_("{place}: {role}").format(place=place, role=role))

    def _tile(self, sheet: Sheet, part: int, box: QRectF, said: tuple[str, str], high: float) -> None:
        """The part with the tables it goes to, or with the number that people count off."""
        u, theme = sheet.u, sheet.theme
        name, (role, place) = f"part.{part}", said
        panel(sheet, name, box, line=theme.line_strong, radius=1.4)
        size = min(6.4 * u, box.height() - 2 * u)
        mark = QRectF(box.left() + 2.4 * u, box.center().y() - size / 2, size, size)
        if place:
            icon(sheet, f"{name}.icon", mark, "grid-2x2", theme.ink2)
        else:
            numbered(sheet, f"{name}.number", mark, part + 1)
        words = QRectF(
            box.left() + 11.2 * u, box.top() + 0.8 * u, box.width() - 14 * u, box.height() - 1.6 * u
        )
        if place:
            foot = QRectF(words.left(), words.bottom() - 4.4 * u, words.width(), 4.4 * u)
            words.setBottom(foot.top())
            sheet.text(
                f"{name}.place",
                foot,
                place,
                LABEL,
                3.2,
                2.4,
                theme.ink2,
                middle=True,
                max_lines=1,
                spoken=False,
            )
        sheet.text(
            f"{name}.role",
            words,
            role,
            STRONG,
            high + 0.01,
            min(2.4, high),
            theme.ink,
            middle=True,
            spoken=False,
        )
