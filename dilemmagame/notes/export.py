"""One call for every format: from a session to the bytes of a file. Writing the file is the caller's business."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from dilemmagame.domain.session.state import Session
from dilemmagame.notes.compose import document
from dilemmagame.notes.content import Notes
from dilemmagame.notes.leaving import what_may_leave


class Format(Enum):
    """The formats; the value is the suffix of the file and what `--format` says."""

    MARKDOWN = "md"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


SUFFIXES = tuple(fmt.value for fmt in Format)


def export(
    state: Session,
    texts: Mapping[str, str],
    fmt: Format | str,
    language: str,
    *,
    include_own_notes: bool = False,
) -> bytes:
    """The notes of a session as the content of a file.

    `fmt` is a Format or its suffix; another text raises ValueError. The same session gives the same bytes. Raises
    WorldError FILE_MISSING when a font for the PDF is gone.
    """
    wanted = Format(fmt)
    return _written(what_may_leave(state, texts, language, include_own_notes=include_own_notes), wanted)


def _written(notes: Notes, fmt: Format) -> bytes:
    """The writers are loaded when they are needed: two of them bring heavy libraries."""
    match fmt:
        case Format.MARKDOWN:
            from dilemmagame.notes import markdown

            return markdown.render(document(notes))
        case Format.DOCX:
            from dilemmagame.notes import docx

            return docx.render(document(notes))
        case Format.PDF:
            from dilemmagame.notes import pdf

            return pdf.render(document(notes))
        case Format.HTML:
            from dilemmagame.notes import html

            return html.render(document(notes))
        case Format.CSV:
            from dilemmagame.notes import csv

            return csv.render(notes)
        case Format.JSON:
            from dilemmagame.notes import json

            return json.render(notes)
