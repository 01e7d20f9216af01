"""Sheets that are traps."""

from __future__ import annotations

from tests.hostile.traps import Trap
from tests.hostile.zips import LINK_MODE, Part, package, squeezed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK = {
    "[Content_Types].xml": (
        f'<Types xmlns="{TYPES}"><Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KINDS}.sharedStrings+xml"/></Types>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Kaarten" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>id</t></si><si><t>titel</t></si></sst>',
}
TWO_CELLS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
SECOND = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
BIDI = "ja\u202een"
LOL = "<!DOCTYPE x [<!ENTITY a0 'xxxxxxxxxx'>" + "".join(
    f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 10)
)


def words(rows: str, prolog: str = "") -> str:
    """The XML of a sheet with these rows."""
    return f'{prolog}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def book(rows: str = TWO_CELLS, prolog: str = "", more: tuple[Part, ...] = (), **other: str) -> bytes:
    """A workbook with one sheet, and further parts beside it; `other` replaces parts by the name before their dot."""
    parts = {**BOOK, "xl/worksheets/sheet1.xml": words(rows, prolog)}
    for name, content in other.items():
        parts[next(each for each in parts if name in each.lower())] = content
    return package(*(Part(name, content.encode()) for name, content in parts.items()), *more)


def cell(place: str, text: str = "x", **attributes: str) -> str:
    """A cell with its text written in it."""
    extra = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<c r="{place}" t="inlineStr"{extra}><is><t>{text}</t></is></c>'


def million_rows() -> bytes:
    """A million rows in a small file."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001))
    return _squeezed_sheet(words("@").encode().replace(b"@", rows))


def empty_rows() -> bytes:
    """Ten megabytes of rows without a word."""
    return _squeezed_sheet(words("<row/>" * 1_700_000).encode())


def bomb_part() -> bytes:
    """A sheet of a gigabyte, of which a tenth of a percent is in the file."""
    return package(
        *(Part(name, content.encode()) for name, content in BOOK.items()),
        Part(
            "xl/worksheets/sheet1.xml", b"", squeezed("x", bytes(1024 * 1024)).packed, method=8, size=1024**3
        ),
    )


def many_rows() -> bytes:
    """A hundred thousand rows."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 100_001))
    return _squeezed_sheet(words("@").encode().replace(b"@", rows))


def many_words() -> bytes:
    """A hundred thousand shared words, all of which are read before the first row."""
    strings = f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>w{n}</t></si>" for n in range(100_000)) + "</sst>"
    parts = {**BOOK, "xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": words(TWO_CELLS)}
    return package(*(squeezed(name, content.encode()) for name, content in parts.items()))


def _squeezed_sheet(content: bytes) -> bytes:
    parts = [squeezed(name, text.encode()) for name, text in BOOK.items()]
    return package(*parts, squeezed("xl/worksheets/sheet1.xml", content))


SHEETS = (
    Trap("far-cell.xlsx", "one cell in the last corner: a million rows and 16,384 columns", "sheet-columns",
         lambda: book(TWO_CELLS + f'<row r="1048576">{cell("XFD1048576")}</row>'), refused=False),
    Trap("far-column.xlsx", "one cell far to the right", "sheet-columns",
         lambda: book(f'<row r="1">{cell("A1")}{cell("XFD1")}</row>'), refused=False),
    Trap("row-number.xlsx", "a row with a number of eleven digits", "",
         lambda: book(TWO_CELLS + '<row r="99999999999"><c r="A1"><v>1</v></c></row>'), refused=False),
    Trap("row-back.xlsx", "rows that count down", "",
         lambda: book(TWO_CELLS + f'<row r="-5">{cell("A1")}</row>'), refused=False),
    Trap("million-rows.xlsx", "a million rows in a few megabytes", "sheet-too-large", million_rows, kept=False),
    Trap("many-rows.xlsx", "a hundred thousand rows", "sheet-rows", many_rows, refused=False, kept=False),
    Trap("empty-rows.xlsx", "ten megabytes of rows without a word", "entry-bomb", empty_rows, kept=False),
    Trap("bomb.xlsx", "a sheet of a gigabyte", "entry-bomb", bomb_part, kept=False),
    Trap("many-words.xlsx", "a hundred thousand words before the first row", "", many_words, refused=False, kept=False),
    Trap("entities.xlsx", "a word of ten words of ten words: a gigabyte from 700 bytes", "sheet-entities",
         lambda: book(f'<row r="1">{cell("A1", "&a9;")}</row>', LOL + "]>")),
    Trap("entities-words.xlsx", "the same in the shared words", "sheet-entities",
         lambda: book(sharedstrings=LOL + f']><sst xmlns="{MAIN}"><si><t>&a9;</t></si></sst>')),
    Trap("entities-book.xlsx", "the same in the list of sheets", "sheet-entities",
         lambda: book(workbook=LOL + "]>" + BOOK["xl/workbook.xml"])),
    Trap("outside-entity.xlsx", "a word that is a file of this computer", "sheet-entities",
         lambda: book(f'<row r="1">{cell("A1", "&x;")}</row>',
                      '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>')),
    Trap("outside-definition.xlsx", "definitions that stand on another computer", "sheet-damaged",
         lambda: book(f'<row r="1">{cell("A1", "&x;")}</row>',
                      '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">')),
    Trap("formula.xlsx", "a formula that starts a program", "sheet-formula",
         lambda: book('<row r="1"><c r="A1"><f>cmd|&apos; /C calc&apos;!A0</f><v>1</v></c></row>' + SECOND),
         refused=False),
    Trap("hyperlink.xlsx", "a formula that opens a page", "sheet-formula",
         lambda: book('<row r="1"><c r="A1"><f>HYPERLINK("http://example.invalid")</f><v>1</v></c></row>' + SECOND),
         refused=False),
    Trap("shared-formula.xlsx", "one formula for two cells leads off the sheet (found by fuzzing)", "sheet-damaged",
         lambda: book('<row r="1"><c r="B1"><f t="shared" si="0" ref="B1:B2">A1</f></c></row>'
                      '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>')),
    Trap("shared-nowhere.xlsx", "the same for a cell without a place (found by fuzzing)", "sheet-damaged",
         lambda: book('<row r="1"><c r=""><f t="shared" si="0" ref="A1:B2">A1</f></c></row>')),
    Trap("outside-book.xlsx", "a link to another workbook and a live connection; neither is looked at", "",
         lambda: book(more=(
             Part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
             Part("xl/connections.xml", b"<connections/>"),
             Part("xl/externalLinks/_rels/externalLink1.xml.rels",
                  b'<Relationships><Relationship Target="file:///etc/hostname"/></Relationships>'))), refused=False),
    Trap("macro.xlsx", "a program inside; it is not looked at", "",
         lambda: book(more=(Part("xl/vbaProject.bin", b"\xd0\xcf"),)), refused=False),
    Trap("slip.xlsx", "a part that climbs out; nothing is ever unpacked", "",
         lambda: book(more=(Part("../../x.xml", b"<x/>"),)), refused=False),
    Trap("slip-sheet.xlsx", "a list of sheets that points outside", "sheet-empty",
         lambda: book(rels=BOOK["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1", "../../../etc/hostname"))),
    Trap("link.xlsx", "a sheet that is a link to a file of this computer", "sheet-empty",
         lambda: package(*(Part(name, content.encode()) for name, content in BOOK.items()),
                         Part("xl/worksheets/sheet1.xml", b"/etc/hostname", attributes=LINK_MODE))),
    Trap("twice.xlsx", "two sheets of one name: which one is read?", "entry-twice",
         lambda: book(more=(Part("xl/worksheets/sheet1.xml", words("").encode()),))),
    Trap("nested.xlsx", "50,000 tags in each other", "", lambda: book(TWO_CELLS + "<a>" * 50_000 + "</a>" * 50_000),
         refused=False),
    Trap("title.xlsx", "a sheet with a title of 50,000 characters that reads the other way round", "",
         lambda: book(workbook=BOOK["xl/workbook.xml"].replace("Kaarten", BIDI * 10_000)), refused=False),
    Trap("half.xlsx", "XML that ends halfway", "sheet-damaged", lambda: book('<row r="1"><c r="A1">')),
    Trap("words-missing.xlsx", "a cell that points at a word that is not there", "sheet-damaged",
         lambda: book('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')),
    Trap("looks-missing.xlsx", "a cell with a look that is not there", "sheet-damaged",
         lambda: book('<row r="1"><c r="A1" s="4000"><v>1</v></c></row>')),
    Trap("digits.xlsx", "a number of 5,000 digits, slow to read", "sheet-damaged",
         lambda: book(f'<row r="1"><c r="A1"><v>{"9" * 5_000}</v></c></row>')),
    Trap("endless.xlsx", "a number without end", "", lambda: book('<row r="1"><c r="A1"><v>1e999</v></c>'
                                                                 f'{cell("B1")}</row>'), refused=False),
    Trap("no-number.xlsx", "a number that is none", "sheet-damaged",
         lambda: book('<row r="1"><c r="A1"><v>NaNaN</v></c></row>')),
    Trap("long-cell.xlsx", "a cell of 100,000 characters", "text-too-long",
         lambda: book(f'<row r="1">{cell("A1", "x" * 100_000)}</row>'), refused=False),
    Trap("bidi.xlsx", "signs that turn the direction of reading; they are taken out", "",
         lambda: book(f'<row r="1">{cell("A1", BIDI)}</row>'), refused=False),
    Trap("locked.xlsx", "locked with a password, or from an old program", "sheet-kind",
         lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    Trap("picture.xlsx", "a package that is no workbook", "sheet-damaged", lambda: package(Part("a.png", b"\x89PNG"))),
    Trap("book-as-text.csv", "a workbook that calls itself text", "sheet-kind", book),
    Trap("utf16.csv", "another way to write text", "sheet-kind", lambda: "id;titel\n".encode("utf-16")),
    Trap("zero.csv", "a NUL, at which C programs stop reading", "sheet-kind", lambda: b"id;titel\na\x00b;c\n"),
    Trap("no-text.csv", "bytes that no character set knows", "file-not-text", lambda: b"id;t\x81\x8d\xff\n"),
    Trap("quotes.csv", "a quotation mark that never closes", "sheet-quotes",
         lambda: b'id;titel\na;"b\n' + b"c;d\n" * 500),
    Trap("quotes-inside.csv", "a quotation mark in the middle", "sheet-quotes", lambda: b'id;titel\na;"b"c\n'),
    Trap("rows.csv", "2,500 rows", "sheet-rows", lambda: b"id;titel\n" + b"a;b\n" * 2_500, refused=False),
    Trap("columns.csv", "5,000 columns", "sheet-columns", lambda: b"x;" * 5_000 + b"x\n", refused=False),
    Trap("long-cell.csv", "a cell of 500,000 characters", "text-too-long",
         lambda: b"id;titel\na;" + b"x" * 500_000 + b"\n", refused=False),
    Trap("formula.csv", "text that a spreadsheet program would take for a formula; here it is text", "",
         lambda: b"id;titel\na;=1+1\n", refused=False),
    Trap("bidi.csv", "signs that turn the direction of reading", "hidden-characters",
         lambda: b"id;titel\na;" + BIDI.encode(), refused=False),
    Trap("empty.csv", "nothing in it", "sheet-empty", lambda: b""),
)  # fmt: skip
