"""The sentences for what the door finds in packages, pictures and sheets from outside."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.library.findings import Code


def of_door(code: Code) -> str | None:
    """What is wrong, what is safe and what to do, or None for a code from elsewhere."""
    return (
        _of_package(code)
        or _of_entry(code)
        or _of_what_was_left_out(code)
        or _of_reading(code)
        or _of_pages(code)
    )


def _of_package(code: Code) -> str | None:
    match code:
        case Code.PACKAGE_TOO_LARGE:
            return _(
                "This holds more than {0} MB, the most that is taken in. Nothing was taken in. Ask for"
                " smaller pictures, or for two packages."
            )
        case Code.PACKAGE_CROWDED:
            return _(
                "This holds more than {0} files, the most that is taken in. Nothing was taken in. Ask"
                " for two packages."
            )
        case Code.PACKAGE_DAMAGED:
            return _("This is no whole package. Nothing was taken in. Ask for it again.")
        case Code.PACKAGE_METHOD:
            return _(
                "This is packed in a way that is not read here: {0}. Nothing was taken in. Ask for an"
                " ordinary zip file."
            )
        case Code.PACKAGE_OVERLAP:
            return _(
                "Two files lie over each other in this package: {0}. Nothing was taken in. Do not trust"
                " where it comes from."
            )
        case _:
            return None


def _of_entry(code: Code) -> str | None:
    match code:
        case Code.ENTRY_OUTSIDE:
            return _(
                "“{0}” points to a place outside the deck. Nothing was taken in. Do not trust where it"
                " comes from."
            )
        case Code.ENTRY_NAME:
            return _(
                "The name “{0}” does not work on every computer. Nothing was taken in. Use letters,"
                " digits and hyphens."
            )
        case Code.ENTRY_DEVICE:
            return _(
                "The name “{0}” means a device on some computers. Nothing was taken in. Give the file"
                " another name."
            )
        case Code.ENTRY_TWICE:
            return _(
                "“{0}” is there twice, perhaps with other capitals or accents. Nothing was taken in."
                " Keep one of them."
            )
        case Code.ENTRY_ENCRYPTED:
            return _(
                "“{0}” is locked with a password. Nothing was taken in. Ask for the package without a"
                " password."
            )
        case Code.ENTRY_LIES:
            return _(
                "“{0}” is not what the package says it is. Nothing was taken in. Do not trust where it"
                " comes from."
            )
        case Code.ENTRY_DAMAGED:
            return _("“{0}” was damaged on the way. Nothing was taken in. Ask for the package again.")
        case Code.ENTRY_BOMB:
            return _(
                "A file grows more than {0} times when it is unpacked. Nothing was taken in. Do not"
                " trust where it comes from."
            )
        case Code.ENTRY_ARCHIVE:
            return _(
                "“{0}” is a package in a package. Nothing was taken in. Unpack it first, or ask for the"
                " deck alone."
            )
        case _:
            return None


def _of_what_was_left_out(code: Code) -> str | None:
    match code:
        case Code.ENTRY_KIND:
            return _("“{0}” has no place in a deck and was left out.")
        case Code.IMAGE_SVG:
            return _(
                "SVG pictures can hold more than a picture, so this one was left out. Save it as PNG or JPEG."
            )
        case Code.IMAGE_TOO_LARGE:
            return _(
                "This picture is larger than {0} million dots or {1} MB and was left out. Make it smaller."
            )
        case Code.IMAGE_BROKEN:
            return _(
                "This is no whole picture of the kind its name says, so it was left out. Save it again"
                " as PNG or JPEG."
            )
        case Code.JSON_SYNTAX:
            return _(
                "This file cannot be read and was left out. It is made by the program; ask for the"
                " package again."
            )
        case _:
            return None


def _of_reading(code: Code) -> str | None:
    match code:
        case Code.READING_SLOW:
            return _(
                "Reading this took more than {0} seconds and was stopped. Nothing was taken in. Leave"
                " this file out and try again."
            )
        case Code.READING_HEAVY:
            return _(
                "Reading this took more than {0} MB of memory and was stopped. Nothing was taken in."
                " Leave this file out and try again."
            )
        case Code.READING_STOPPED:
            return _(
                "Reading stopped at this file. Nothing was taken in, and the app is unharmed. Leave this"
                " file out and try again."
            )
        case Code.SHEET_KIND:
            return _(
                "This is no sheet that can be read. Nothing was taken in. Save it as .xlsx or .csv,"
                " without a password."
            )
        case Code.SHEET_TOO_LARGE:
            return _(
                "This sheet is larger than {0} MB, the most that is read. Nothing was taken in. Split"
                " it, or take pictures out."
            )
        case Code.SHEET_DAMAGED:
            return _(
                "This sheet cannot be read. Nothing was taken in. Open it in a spreadsheet program, save"
                " it again and try once more."
            )
        case Code.SHEET_ENTITIES:
            return _(
                "This sheet holds definitions that a spreadsheet program never makes. Nothing was taken"
                " in. Do not trust where it comes from."
            )
        case Code.SHEET_MISSING:
            return _("There is no sheet with the name “{0}” in this file.")
        case Code.SHEET_EMPTY:
            return _("There is nothing in this sheet.")
        case Code.SHEET_ROWS:
            return _("There are more than {0} rows. From here on nothing was read. Split the sheet.")
        case Code.SHEET_COLUMNS:
            return _("There are more than {0} columns. What stands to the right of them was not read.")
        case Code.SHEET_FORMULA:
            return _("This cell holds a formula or an error. It was left empty; type the text itself.")
        case Code.SHEET_QUOTES:
            return _(
                "A quotation mark is missing or too many, at or after line {0}. Nothing was taken in."
                " Save the file again as .csv."
            )
        case _:
            return None


def _of_pages(code: Code) -> str | None:
    match code:
        case Code.PAGES_KIND:
            return _("Own pages come from a PDF or from pictures (PNG or JPEG). Nothing was taken in.")
        case Code.PAGES_DAMAGED:
            return _(
                "This PDF cannot be read. Nothing was taken in. Save it as a PDF once more and try again."
            )
        case Code.PAGES_LOCKED:
            return _(
                "This PDF is locked with a password. Nothing was taken in. Save it without a password"
                " and try again."
            )
        case Code.PAGES_MANY:
            return _(
                "There are more than {0} pages, the most that is taken in. Nothing was taken in. Keep"
                " the pages you need."
            )
        case Code.PAGES_TOO_LARGE:
            return _(
                "This is larger than {0} MB, the most that is taken in. Nothing was taken in. Make it smaller."
            )
        case _:
            return None
