"""One call for every format: from a session to the bytes of a file. Writing the file is the caller's business."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from dilemmagame.domain.session.state import Session
from dilemmagame.notes.compose import document
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import PLAIN, Document, House
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
    house: House = PLAIN,
) -> bytes:
    """The notes of a session as the content of a file.

    `fmt` is a Format or its suffix; another text raises ValueError. The same session gives the same bytes. Raises
    WorldError FILE_MISSING when a font for the PDF is gone.
    """
    wanted = Format(fmt)
    notes = what_may_leave(state, texts, language, include_own_notes=include_own_notes)
    return write_notes(notes, wanted, house)


def write_notes(notes: Notes, fmt: Format, house: House = PLAIN) -> bytes:
    """`notes` as the content of a file."""
    match fmt:
        case Format.CSV:
            from dilemmagame.notes import csv

            return csv.render(notes)
        case Format.JSON:
            from dilemmagame.notes import json

            return json.render(notes)
        case _:
            return write_document(document(notes, house), fmt)


def write_document(paper: Document, fmt: Format) -> bytes:
    """Any paper as the content of a file. The writers are loaded when they are needed: two bring heavy libraries."""
    match fmt:
        case Format.MARKDOWN:
            from dilemmagame.notes import markdown

            return markdown.render(paper)
        case Format.DOCX:
            from dilemmagame.notes import docx

            return docx.render(paper)
        case Format.PDF:
            from dilemmagame.notes import pdf

            return pdf.render(paper)
        case Format.HTML:
            from dilemmagame.notes import html

            return html.render(paper)
        case Format.CSV:
            from dilemmagame.notes import csv

            return csv.render_document(paper)
        case Format.JSON:
            from dilemmagame.notes import json

            return json.render_document(paper)
