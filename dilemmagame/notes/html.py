"""The document as one HTML file: no script, no links, no outside files, its own print style, all text escaped."""

from __future__ import annotations

import base64
import hashlib
from html import escape

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
)

STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem 4rem; background: #fff; color: #17202a;
  font: 1rem/1.5 "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; }
.holder { margin: 0 0 2rem; padding: .6rem .9rem; border-left: .35rem solid #ffb81c; background: #f7f4ee;
  font-size: .9rem; }
.organisation { margin: 0 0 1.5rem; color: #3f4a55; }
.logo { display: block; max-width: 14rem; max-height: 4.5rem; margin: 0 0 1.5rem; }
.label { margin: 0 0 .35rem; font-weight: 600; }
h1, h2 { font-family: Literata, Georgia, "Times New Roman", serif; font-weight: 600; line-height: 1.2; }
h1 { margin: 0 0 .25rem; font-size: 2rem; }
h2 { margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 1px solid #d9d2c5; font-size: 1.4rem; }
h3 { margin: 1.5rem 0 .4rem; font-size: 1.05rem; }
p { margin: 0 0 .75rem; white-space: pre-line; }
.quiet { color: #3f4a55; font-size: .9rem; }
.marked { padding: .5rem .8rem; border: 1px solid #767e86; font-weight: 600; }
ul, ol { margin: 0 0 1rem; padding-left: 1.4rem; }
li { margin: 0 0 .4rem; white-space: pre-line; }
li ul { margin: .1rem 0 0; padding-left: 1rem; list-style: none; color: #3f4a55; font-size: .93rem; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .3rem 1rem; margin: 0 0 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
dd p { margin: 0; }
table { width: 100%; margin: 0 0 1rem; border-collapse: collapse; }
caption { padding: 0 0 .4rem; text-align: left; color: #3f4a55; font-size: .9rem; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid #d9d2c5; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #17202a; }
tbody th { font-weight: 400; }
tr.strong th, tr.strong td { font-weight: 600; }
td, thead .figure { width: 7.5rem; text-align: right; font-variant-numeric: tabular-nums; }
td.words { width: auto; text-align: left; }
svg { display: block; width: 100%; height: .4rem; margin-top: .2rem; }
.first { fill: #9aa1a8; }
.last { fill: #17202a; }
.key-first::after, .key-last::after { content: ""; display: block; width: 2rem; height: .3rem;
  margin: .2rem 0 0 auto; background: #9aa1a8; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.key-last::after { background: #17202a; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print {
  @page { size: A4; margin: 20mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, caption { break-after: avoid; }
  li, tr, .marked { break-inside: avoid; }
  .page { break-before: page; }
}
"""


def render(document: Document) -> bytes:
    """UTF-8 HTML 5 with a content security policy that lets only the style in this file work."""
    style = STYLE + _house_style(document.house)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pictures = " img-src data:;" if document.house.logo is not None else ""
    policy = f"default-src 'none';{pictures} style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    label = _tag("p", document.label, "label") if document.label else ""
    organisation = _tag("p", document.organisation, "organisation") if document.organisation else ""
    body = "\n".join(_block(block) for block in document.blocks)
    page = f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, email=no, address=no">
<title>{escape(document.title)}</title>
<style>{style}</style>
</head>
<body>
{_tag("p", document.holder, "holder")}
{_logo(document)}
<main>
{label}
<h1>{escape(document.title)}</h1>
{organisation}
{body}
</main>
</body>
</html>
"""
    return page.encode()


def _house_style(house: House) -> str:
    """The colour of the house for lines; for words only where it can be read. Both were checked to be '#RRGGBB'."""
    shapes = f"""
.holder {{ border-left-color: {house.accent}; }}
h2 {{ border-top: 2px solid {house.accent}; }}
""" if house.accent else ""  # fmt: skip
    words = f"h1, h2, .label {{ color: {house.ink}; }}\n" if house.ink else ""
    return shapes + words


def _logo(document: Document) -> str:
    logo = document.house.logo
    if logo is None:
        return ""
    picture = base64.b64encode(logo.png).decode()
    return f'<img class="logo" src="data:image/png;base64,{picture}" alt="{escape(document.organisation)}">'


def _tag(name: str, text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{escape(text)}</{name}>"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return _tag(f"h{level + 1}", text)
        case Passage(text=text, tone=tone):
            return _tag("p", text, "" if tone is Tone.PLAIN else tone.value)
        case Listing(items=items, ordered=ordered):
            name = "ol" if ordered else "ul"
            return f"<{name}>" + "".join(_item(item) for item in items) + f"</{name}>"
        case KeyValue(rows=rows):
            pairs = (_tag("dt", name) + "<dd>" + "".join(_tag("p", each) for each in lines) + "</dd>"
                     for name, lines in rows)  # fmt: skip
            return "<dl>" + "".join(pairs) + "</dl>"
        case Table():
            return _table(block)
        case PageBreak():
            return '<div class="page"></div>'


def _item(item: Item) -> str:
    details = "".join(_tag("li", detail) for detail in item.details)
    return f"<li>{escape(item.text)}" + (f"<ul>{details}</ul>" if details else "") + "</li>"


def _table(table: Table) -> str:
    longest = max((length for row in table.rows for length in row.bars), default=0)
    bars = max((len(row.bars) for row in table.rows), default=0)
    head = "".join(_head(name, place, bars, table.words) for place, name in enumerate(table.header))
    rows = "\n".join(_row(row, longest, table.words) for row in table.rows)
    caption = _tag("caption", table.caption)
    return f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _head(name: str, column: int, bars: int, words: int) -> str:
    """A column's name; those with bars carry the key to their colour."""
    kinds = ["figure"] if column >= words else []
    if words <= column < words + bars:
        kinds.append(f"key-{'last' if column == words + bars - 1 else 'first'}")
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    return f'<th scope="col"{kind}>{escape(name)}</th>'


def _row(row: Row, longest: int, words: int) -> str:
    kind = ' class="strong"' if row.strong else ""
    figures = "".join(
        _tag("td", cell, "words" if place < words else "") for place, cell in enumerate(row.cells[1:], 1)
    )
    return f'<tr{kind}><th scope="row">{escape(row.cells[0])}{_bars(row, longest)}</th>{figures}</tr>'


def _bars(row: Row, longest: int) -> str:
    """Thin bars, the last round darkest; the figures beside them say the same, so they are hidden from readers."""
    if not row.bars or longest <= 0:
        return ""
    last = len(row.bars) - 1
    return "".join(
        f'<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="{"last" if place == last else "first"}" width="{100 * length / longest:.2f}" height="4"/></svg>'
        for place, length in enumerate(row.bars)
    )
