"""Reading exported notes back as a reader would: the plain text of every format."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import docx
import pypdfium2
from markdown_it import MarkdownIt

from dilemmagame.notes.export import Format, export
from tests.notes.evening import Evening


def exported(evening: Evening, fmt: Format, language: str = "nl", *, own: bool = False) -> bytes:
    return export(evening.state, evening.texts, fmt, language, include_own_notes=own)


def text_of(content: bytes, fmt: Format) -> str:
    """What a reader of the file reads."""
    match fmt:
        case Format.MARKDOWN:
            return html_text(MarkdownIt("commonmark").enable("table").render(content.decode()))
        case Format.HTML:
            return html_text(content.decode())
        case Format.DOCX:
            return docx_text(content)
        case Format.PDF:
            return "\n".join(pdf_pages(content))
        case Format.CSV:
            return "\n".join(" ".join(row) for row in csv_rows(content))
        case Format.JSON:
            return "\n".join(_strings(json.loads(content)))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: set[str] = set()
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._hidden += tag in ("style", "title")
        table_side = ("style", "text-align:right")  # what the reader of Markdown makes of a column of figures
        risky = [each for each in attrs if each != table_side and each[0] in ("href", "src", "style")]
        assert not risky, risky
        assert not any(name.startswith("on") for name, _ in attrs), attrs

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def html_text(source: str) -> str:
    parser = _Text()
    parser.feed(source)
    parser.close()
    return " ".join(parser.parts)


def html_tags(source: str) -> set[str]:
    parser = _Text()
    parser.feed(source)
    return parser.tags


def docx_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    lines = [line.text for line in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*lines, *cells])


def pdf_pages(content: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(content)
    try:
        pages = []
        for page in opened:
            words = page.get_textpage()
            pages.append(str(words.get_text_bounded()))
            words.close()
            page.close()
        return pages
    finally:
        opened.close()


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _strings(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for each in value.values() for text in _strings(each)]
        case list():
            return [text for each in value for text in _strings(each)]
        case _:
            return [str(value)]


def squeezed(text: str) -> str:
    """Without white space: where a line breaks is the writer's choice."""
    return "".join(text.split())
