"""The document as DOCX: real heading styles, lists and tables, page numbers, and no traces of who made the file."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    House,
    Item,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Row,
    Table,
    Tone,
    word_shares,
)
from dilemmagame.notes.wording import day_text, footer_line

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordLine

FONT = "Arial"
INK, QUIET, PAPER, LINE = "17202A", "3F4A55", "F7F4EE", "BDB5A6"
REMARK, HOLDER, LABEL = "Notes remark", "Notes holder", "Notes label"
TEXT_WIDTH_MM = 166
FIGURE_WIDTH_MM = 26
LOGO_WIDTH_MM, LOGO_HEIGHT_MM = 60, 18
NAME_WIDTH_MM = 42
NO_DAY = date(2000, 1, 1)
TRACES = ("thumbnail", "extended-properties", "customXml")
PAGE, PAGES = "\x00", "\x01"


def render(document: Document) -> bytes:
    """A DOCX of A4 pages. The same document gives the same bytes; dates in it are the day of the session."""
    import docx

    word = docx.Document()
    with i18n.speaking(document.language):
        _page(word)
        _styles(word, document.language)
        _colours(word, document.house)
        _properties(word, document)
        _margins(word, document)
        _body(word, document)
    return _settled(word, document.day or NO_DAY)


def _page(word: Word) -> None:
    from docx.shared import Mm

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)


def _styles(word: Word, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    looks = {
        "Normal": (10.5, INK, 0, 5),
        "Title": (22, INK, 4, 2),
        "Subtitle": (11, QUIET, 0, 8),
        "Heading 1": (15, INK, 18, 6),
        "Heading 2": (11.5, INK, 10, 3),
        "List Bullet": (10.5, INK, 0, 3),
        "List Number": (10.5, INK, 0, 3),
        "List Continue": (9.5, QUIET, 0, 3),
        "Caption": (9, QUIET, 2, 3),
        "Header": (8.5, QUIET, 0, 0),
        "Footer": (8.5, QUIET, 0, 0),
        REMARK: (9, QUIET, 0, 3),
        LABEL: (11, INK, 0, 0),
        HOLDER: (9.5, INK, 0, 14),
    }
    for name in (REMARK, HOLDER, LABEL):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    for name, (size, colour, before, after) in looks.items():
        style = word.styles[name]
        style.font.bold = name.startswith("Heading") or name == LABEL
        style.font.name = FONT
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        _plain_fonts(style.element)
    for border in word.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    for spacing in word.styles["Subtitle"].element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "nl-NL" if language == "nl" else "en-GB")


def _colours(word: Word, house: House) -> None:
    """The colour of the house for the headings, where it can be read."""
    from docx.shared import RGBColor

    if house.ink:
        for name in ("Title", "Heading 1", LABEL):
            word.styles[name].font.color.rgb = RGBColor.from_string(house.ink.removeprefix("#"))


def _plain_fonts(style: object) -> None:
    """Theme fonts would win over the font we name."""
    from docx.oxml.ns import qn
    from docx.oxml.xmlchemy import BaseOxmlElement

    assert isinstance(style, BaseOxmlElement)
    for fonts in style.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if "Theme" in str(name) or "theme" in str(name)]:
            del fonts.attrib[name]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)


def _properties(word: Word, document: Document) -> None:
    """Title, language and the day; nobody and nothing else. Parts of the template that tell tales go."""
    core = word.core_properties
    day = datetime.combine(document.day or NO_DAY, time(), UTC)
    core.title, core.language = document.title[:255], document.language
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = day
    core.revision = 1
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, each in relations.items() if any(trace in each.reltype for trace in TRACES)]:
            del relations[key]


def _margins(word: Word, document: Document) -> None:
    """Running header and footer."""
    section = word.sections[0]
    day = day_text(document.day) if document.day is not None else ""
    head = section.header.paragraphs[0]
    head.style = word.styles["Header"]
    head.add_run(" · ".join(part for part in (document.organisation, document.title, day) if part))
    foot = section.footer.paragraphs[0]
    foot.style = word.styles["Footer"]
    text = f"{footer_line()} · {_('Page {page} of {pages}')}".format(page=PAGE, pages=PAGES)
    for piece in text.replace(PAGE, f"|{PAGE}|").replace(PAGES, f"|{PAGES}|").split("|"):
        if piece in (PAGE, PAGES):
            _field(foot, "PAGE" if piece == PAGE else "NUMPAGES")
        elif piece:
            foot.add_run(piece)


def _field(line: WordLine, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    shown = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    shown.append(text)
    field.append(shown)
    line._p.append(field)


def _body(word: Word, document: Document) -> None:
    holder = word.add_paragraph(document.holder, style=HOLDER)
    _shade(holder._p.get_or_add_pPr(), PAPER)
    _edge(holder, document.house)
    _logo(word, document)
    if document.label:
        word.add_paragraph(document.label, style=LABEL)
    word.add_paragraph(document.title, style="Title")
    if document.organisation:
        word.add_paragraph(document.organisation, style="Subtitle")
    new_page = False
    for block in document.blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        first = _block(word, block)
        if new_page and first is not None:
            first.paragraph_format.page_break_before = True
            new_page = False


def _edge(line: WordLine, house: House) -> None:
    """A stroke in the colour of the house before a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if not house.accent:
        return
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "36"), ("space", "6"), ("color", house.accent[1:])):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _logo(word: Word, document: Document) -> None:
    from docx.shared import Mm

    logo = document.house.logo
    if logo is None:
        return
    scale = min(LOGO_WIDTH_MM / logo.width, LOGO_HEIGHT_MM / logo.height)
    picture = word.add_picture(io.BytesIO(logo.png), Mm(logo.width * scale), Mm(logo.height * scale))
    picture._inline.docPr.set("descr", document.organisation)
    picture._inline.docPr.set("name", "logo")


def _block(word: Word, block: Block) -> WordLine | None:
    """Write `block`; gives its first paragraph where it has one outside a table."""
    match block:
        case Heading(text=text, level=level):
            return word.add_paragraph(text, style=f"Heading {level}")
        case Passage(text=text, tone=tone):
            line = word.add_paragraph(style=REMARK if tone is Tone.QUIET else None)
            line.add_run(text).bold = tone is Tone.MARKED
            return line
        case Listing(items=items, ordered=ordered):
            lines = [_item(word, item, ordered=ordered) for item in items]
            return lines[0] if lines else None
        case KeyValue(rows=rows):
            _pairs(word, rows)
        case Table():
            return _table(word, block)
        case PageBreak():
            pass
    return None


def _item(word: Word, item: Item, *, ordered: bool) -> WordLine:
    line = word.add_paragraph(item.text, style="List Number" if ordered else "List Bullet")
    line.paragraph_format.keep_with_next = bool(item.details) and len(item.text) < 600
    for detail in item.details:
        word.add_paragraph(detail, style="List Continue")
    return line


def _pairs(word: Word, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    table = word.add_table(rows=0, cols=2)
    for name, lines in rows:
        cells = table.add_row().cells
        _fill(cells[0], name, bold=True)
        _fill(cells[1], "\n".join(lines))
    _widths(table, (NAME_WIDTH_MM, TEXT_WIDTH_MM - NAME_WIDTH_MM))


def _table(word: Word, content: Table) -> WordLine:
    caption = word.add_paragraph(content.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    words, figures = content.words, len(content.header) - content.words
    table = word.add_table(rows=0, cols=words + figures, style="Table Grid")
    _lines_only(table)
    _row(table, Row(content.header, strong=True), words, header=True)
    for row in content.rows:
        _row(table, row, words)
    figure = min(FIGURE_WIDTH_MM, TEXT_WIDTH_MM // 2 // max(1, figures))
    shares = word_shares(words)
    spare = TEXT_WIDTH_MM - figures * figure
    _widths(table, (*(int(spare * share) for share in shares), *[figure] * figures))
    word.add_paragraph().paragraph_format.space_after = 0
    return caption


def _lines_only(table: object) -> None:
    """Thin lines under the rows instead of a grid."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.table import Table as WordTable

    assert isinstance(table, WordTable)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        shown = side in ("top", "bottom", "insideH")
        border.set(qn("w:val"), "single" if shown else "nil")
        border.set(qn("w:sz"), "4")
        border.set(qn("w:color"), LINE)
        borders.append(border)
    table._tbl.tblPr.append(borders)


def _row(table: object, row: Row, words: int, *, header: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.table import Table as WordTable

    assert isinstance(table, WordTable)
    added = table.add_row()  # type: ignore[no-untyped-call]  # python-docx forgot its types here
    properties = added._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    for place, (cell, text) in enumerate(zip(added.cells, row.cells, strict=True)):
        line = _fill(cell, text, bold=row.strong)
        if place >= words:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if header:
            _shade(cell._tc.get_or_add_tcPr(), PAPER)


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> WordLine:
    from docx.shared import Pt

    line: WordLine = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    line.add_run(text).bold = bold
    return line


def _widths(table: object, widths_mm: tuple[int, ...]) -> None:
    from docx.shared import Mm
    from docx.table import Table as WordTable

    assert isinstance(table, WordTable)
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _shade(properties: object, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.oxml.xmlchemy import BaseOxmlElement

    assert isinstance(properties, BaseOxmlElement)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    properties.append(shade)


def _settled(word: Word, day: date) -> bytes:
    """The file with every member dated to the day, so that it does not tell at what minute it was made."""
    raw, settled = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return settled.getvalue()
