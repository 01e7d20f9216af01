"""Who gets which part, in words that stage and console share."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.tables import tables_per_part


def dealt(present: int, parts: int) -> tuple[str, ...]:
    """For each part who speaks from it: tables, or a number that people count off."""
    tables = tables_per_part(present, parts)
    if not tables:
        return tuple(_("Number {number}").format(number=number) for number in range(1, parts + 1))
    return tuple(
        ngettext("Table {numbers}", "Tables {numbers}", len(each)).format(numbers=_joined(each))
        for each in tables
    )


def dealing_sentence(present: int, parts: int) -> str:
    """How the parts are dealt, said to the room."""
    if parts < 1:
        return ""
    if tables_per_part(present, parts):
        return _("Every table speaks from its role. Then the tables speak to one another.")
    if parts == 1:
        return _("Everybody speaks from this role.")
    return _("Count off from 1 to {parts}, over and over. Your number is your role.").format(parts=parts)


def _joined(numbers: tuple[int, ...]) -> str:
    *most, last = (str(number) for number in numbers)
    return _("{most} and {last}").format(most=", ".join(most), last=last) if most else last
