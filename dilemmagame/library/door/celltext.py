"""The value of one cell of a workbook as the text a person typed or sees; formulas are not read."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell

# What a number looks like with a fixed number of decimals, perhaps as a percentage: 0.0, #,##0.00, 0%.
_FIXED = re.compile(r"(?:#,##)?0(?:\.(0{1,10}))?(%?)")
_DIGITS = 15  # as many as Excel keeps
_LARGEST = 1e15


def text_of(cell: Cell) -> str | None:
    """The text of a cell with a value; None for a formula or an error value such as #N/A."""
    value = cell.value
    if cell.data_type in {"f", "e"}:
        return None
    match value:
        case str():
            return value
        case True | False:
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, cell.number_format or "")
        case datetime() if (value.hour, value.minute, value.second) == (0, 0, 0):
            return value.date().isoformat()
        case datetime():
            return value.replace(microsecond=0, tzinfo=None).isoformat(" ").removesuffix(":00")
        case date():
            return value.isoformat()
        case time():
            return value.replace(microsecond=0, tzinfo=None).isoformat().removesuffix(":00")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return None


def _number(value: float, shape: str) -> str:
    """A number without the noise of binary fractions: 3, 1.5, and 1.0 or 50% where the cell shows it so."""
    if not -_LARGEST < value < _LARGEST:
        text = str(value)
        return "" if text in {"inf", "-inf", "nan"} else text
    fixed = _FIXED.fullmatch(shape)
    if fixed is not None and (fixed.group(1) or fixed.group(2)):
        percent = fixed.group(2)
        return f"{value * (100 if percent else 1):.{len(fixed.group(1) or '')}f}{percent}"
    if value == int(value):
        return str(int(value))
    return format(value, f".{_DIGITS}g")
