"""The sentences for what is not right with the rows and columns of a sheet."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.library.findings import Code


def of_rows(code: Code) -> str | None:
    """The sentence for a code of `library.sheets`, with places for its arguments; None for any other."""
    match code:
        case Code.SHEET_HEADINGS:
            return _(
                "There is no column with titles here, so no cards can be made. Nothing was taken in. Say which"
                " column holds the titles, or begin with the template."
            )
        case Code.SHEET_KEYS:
            return _(
                "The column with the keys is gone, so it is not clear where these texts belong. Nothing was taken"
                " in. Make a new sheet and put the changes in it."
            )
        case Code.SHEET_COLUMN_UNKNOWN:
            return _("It is not clear what the column “{0}” holds, so it is not used.")
        case Code.SHEET_TITLE_MISSING:
            return _("This row has no title, so it makes no card. The other rows are not affected.")
        case Code.SHEET_ROW_TWICE:
            return _("The card “{0}” stands in row {1} already. Only that row counts.")
        case Code.SHEET_LINES:
            return _("There are more than {0} lines in this cell, so it was left out. Take lines out.")
        case Code.SHEET_KEPT:
            return _("This cell is empty and the deck has a text here. The text stays.")
        case Code.SHEET_BREAKS:
            return _(
                "With what stands in this row the card could not be played any more, so the card stays as it is."
            )
        case Code.SHEET_CARD_UNKNOWN:
            return _("There is no card “{0}” in this deck, or it cannot be read. This row was left out.")
        case Code.SHEET_PART_UNKNOWN:
            return _(
                "“{0}” is no part of this card, or stands here twice. This row was left out. Do not change the keys;"
                " make a new sheet when parts were added."
            )
        case Code.SHEET_CHANGED_MEANWHILE:
            return _(
                "This text was changed in the deck as well, after the sheet was made. The text in the deck stays;"
                " choose which one is right."
            )
        case Code.SHEET_SOURCE_CHANGED:
            return _("The original was changed after the sheet was made. Read this translation once more.")
        case Code.SHEET_GAP:
            return _(
                "An earlier one of this list is still empty, so this one would move to its place. It waits; fill in"
                " the earlier one first."
            )
        case _:
            return None
