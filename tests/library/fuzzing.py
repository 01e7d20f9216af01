"""Damaged cards, packages and sheets, the same ones for the same number: each case has its own seeded chance."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from dilemmagame.domain.blocks import plain_text
from dilemmagame.library import limits
from dilemmagame.library.cards import read_card, read_translation
from dilemmagame.library.door import gathering, intake, sheets
from dilemmagame.library.findings import Findings
from dilemmagame.library.sentences import format_text
from dilemmagame.library.sources import clean, clean_source
from tests.hostile.cards import CARDS
from tests.hostile.filenames import HARMFUL, HOMELESS, WELCOME
from tests.hostile.packages import PACKAGES
from tests.hostile.sheets import BOOK, SHEETS, TWO_CELLS, words
from tests.hostile.zips import CARD as STRANGE_CARD
from tests.hostile.zips import GOOD, SMALL_PNG, Part, package, squeezed
from tests.library.samples import CARD, CARD_EN

SEED = 20261122
SMALL = 6_000
SCRAPS = [
    b"", b"---\n", b"...", b"- ", b"  - ", b"1. ", b"> ", b"**", b"***", b"# ", b"## ", b"&a", b"*a", b"!!str", b"{",
    b"[", b"|", b"\t", b'"', b"'", b": ", b"- **A.**", b"- **:**", b"Voor:", b"Prijs:", b"\r\n", b"![x](", b"<b>",
    b"](", b"`", b"~", b"\\", b"__", b"\n\n", b"## Keuzes\n", b"## Beurt 2\n", b"### Vraag\n",
    b"kind: stages\n", b"scale: 0-10\n",
    b"PK", b"../", b"<c r='A1'>", b"<f>", b"</row>", b"<!DOCTYPE x>", b"&amp;", b"&x;", b"99999999999", b"-1", b"1e999",
    b";", b",", b"{0}", b"0", "\u202e".encode(), "\u2028".encode(), "e\u0301".encode(),
]  # fmt: skip
RAW = [
    b"\x00", b"\xff", b"\xed\xa0\x80", b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"\xff" * 4, b"\x00" * 4,
    b"\x01\x00",
]  # fmt: skip
CELLS = [
    '<c r="{place}"><v>{number}</v></c>', '<c r="{place}" t="s"><v>1</v></c>', '<c r="{place}"/>',
    "<c><v>1</v></c>",
    '<c r="{place}" t="s"><v>{number}</v></c>', '<c r="{place}" t="b"><v>1</v></c>',
    '<c r="{place}" t="e"><v>#N/A</v></c>',
    '<c r="{place}" t="d"><v>2026-11-22</v></c>', '<c r="{place}" t="str"><v>x</v></c>',
    '<c r="{place}"><f>1+1</f><v>2</v></c>', '<c r="{place}" s="{number}"><v>1</v></c>',
    '<c r="{place}" t="inlineStr"><is><t>x</t><r><t>y</t></r></is></c>',
    '<c r="{place}"><f t="shared" si="0" ref="A1:B2">A1</f></c>', '<c r="{place}"><f t="array" ref="A1">A1</f></c>',
]  # fmt: skip
NUMBERS = [
    "0",
    "1",
    "15",
    "1.5",
    "-3",
    "44000",
    "1e20",
    "1e999",
    "99999999999",
    "0.30000000000000004",
    "x",
    "",
]
ROWS = ["1", "2", "3", "7", "0", "-1", "1048577", "x"]
PLACES = ["A1", "B1", "C2", "A2", "XFD9", "A1048576", "ZZZ1", "A0", "1", "", "A99999999999", "a1", "AA10"]


def chance(kind: str, number: int) -> random.Random:
    """The chance of one case."""
    return random.Random(f"{SEED}-{kind}-{number}")


def damaged(content: bytes, dice: random.Random, most: int = 6) -> bytes:
    """`content` with a few cuts, doublings and scraps; one in six also with bytes that are no text."""
    found = bytearray(content)
    raw = dice.random() < 1 / 6
    for _ in range(dice.randint(1, most)):
        start = dice.randint(0, len(found))
        end = min(len(found), start + int(dice.expovariate(1 / 20)))
        match dice.randint(0, 6 if raw else 4):
            case 0:
                del found[start:end]
            case 1:
                found[start:start] = found[start:end] * dice.randint(1, 30)
            case 2:
                found[start:end] = dice.choice(SCRAPS)
            case 3:
                found[start:start] = dice.choice(SCRAPS) * dice.choice([1, 1, 2, 9, 40])
            case 4:
                lines = bytes(found).split(b"\n")
                at = dice.randrange(len(lines))
                lines.insert(dice.randrange(len(lines)), lines.pop(at))
                found = bytearray(b"\n".join(lines))
            case 5:
                found[start:end] = dice.choice(RAW)
            case _ if start < len(found):
                found[start] ^= 1 << dice.randint(0, 7)
            case _:
                found += dice.randbytes(3)
    return bytes(found)


@cache
def _cards() -> tuple[bytes, ...]:
    hostile = [trap.make() for trap in CARDS]
    return (CARD.encode(), CARD_EN.encode(), STRANGE_CARD, *(each for each in hostile if len(each) < 2_000))


@cache
def _packages() -> tuple[bytes, ...]:
    small = [trap.make() for trap in PACKAGES if trap.kept]
    odd = package(
        *GOOD, Part("images/a.png", SMALL_PNG), squeezed("manifest.json", b'{"format": 1, "files": {}}')
    )
    return (odd, *(each for each in small if len(each) < SMALL))


@cache
def _texts() -> tuple[bytes, ...]:
    small = [trap.make() for trap in SHEETS if trap.kept and trap.name.endswith(".csv")]
    return (b'id;titel\na;"b\nc"\n', *(each for each in small if len(each) < SMALL))


def card(number: int) -> bytes:
    """One damaged card."""
    dice = chance("card", number)
    return damaged(dice.choice(_cards()), dice)


def packed(number: int) -> bytes:
    """One damaged package: bytes of it, its contents, or what it says of itself."""
    dice = chance("package", number)
    match number % 4:
        case 0:
            return damaged(dice.choice(_packages()), dice, 2)
        case 1:
            return package(*GOOD, *(_lying(dice) for _ in range(dice.randint(1, 3))))
        case _:
            names = [
                "cards/een.md",
                "cards/een.en.md",
                "norms.md",
                "manifest.json",
                "images/a.png",
                "images/a.jpg",
                "x",
            ]
            contents = {"deck.md": damaged(GOOD[0].content, dice, 1)}
            for name in dice.sample(names, dice.randint(1, len(names))):
                good = {"images": SMALL_PNG, "manife": b'{"format": 1, "files": {"deck.md": "0"}}'}
                contents[name] = damaged(good.get(name[:6], dice.choice(_cards())), dice, 2)
            squeeze = dice.random() < 0.5
            return package(*(squeezed(*each) if squeeze else Part(*each) for each in contents.items()))


def _lying(dice: random.Random) -> Part:
    """An entry of which any one thing may be untrue."""
    name = dice.choice([*HARMFUL[:40], *HOMELESS, *WELCOME])
    lies: dict[str, Any] = {  # Any: each is of its own kind, as `Part` declares
        "size": dice.choice([0, 1, 100, 2**31, 2**32 - 1]), "crc": dice.getrandbits(32),
        "method": dice.choice([1, 8, 9, 12, 14, 99]),
        "local_name": b"deck.md", "local_size": dice.getrandbits(16), "attributes": dice.getrandbits(32),
        "flags": dice.getrandbits(16), "at": dice.randint(0, 2_000), "hidden": True, "packed": dice.randbytes(30),
    }  # fmt: skip
    told = dice.choice(list(lies))
    return replace(Part(name, damaged(GOOD[1].content, dice)), **{told: lies[told]})


def sheet(number: int) -> tuple[str, bytes]:
    """The suffix and the bytes of one damaged sheet; half of them are workbooks."""
    dice = chance("sheet", number)
    if number % 2:
        return ".csv", damaged(dice.choice(_texts()), dice, 3)
    rows = words(TWO_CELLS + "".join(_row(dice) for _ in range(dice.randint(1, 5))))
    parts = {name: text.encode() for name, text in BOOK.items()} | {"xl/worksheets/sheet1.xml": rows.encode()}
    if dice.random() < 0.4:
        name = dice.choice(list(parts))
        parts[name] = damaged(parts[name], dice, 2)
    whole = package(*(Part(*part) for part in parts.items()))
    return ".xlsx", damaged(whole, dice, 1) if dice.random() < 0.1 else whole


def _row(dice: random.Random) -> str:
    made = "".join(
        dice.choice(CELLS).format(
            place=dice.choice(PLACES[: dice.choice([4, len(PLACES)])]), number=dice.choice(NUMBERS)
        )
        for _ in range(dice.randint(0, 3))
    )
    return f'<row r="{dice.choice(ROWS[: dice.choice([4, len(ROWS)])])}">{made}</row>'


def read_one_card(number: int) -> None:
    """Reads card `number`, as a source and as a translation; asserts what must hold of any."""
    findings = Findings("cards/x.md")
    text = clean_source(card(number), findings)
    if text is not None:
        reading = read_card(text, "x", "nl", (), findings)
        for blocks in (reading.card.situation, *(turn.situation for turn in reading.card.turns)):
            shown = plain_text(blocks)
            assert len(shown) <= limits.FIELD_CHARACTERS
            assert clean(shown) == shown
        if number % 4 == 0:
            read_translation(text, reading, "en", findings)
    for problem in findings.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert format_text(problem)


def take_one_package(number: int) -> None:
    """Takes in package `number`; asserts that the outcome makes sense."""
    heard = gathering.Gathering()
    intake.take_package(io.BytesIO(packed(number)), heard)
    found = heard.imported()
    assert found.refused is (not found.files)
    assert not found.refused or found.problems
    assert all(format_text(problem) for problem in found.problems)


def take_one_sheet(number: int) -> None:
    """Takes in sheet `number`; asserts that the outcome makes sense."""
    heard = gathering.Gathering()
    suffix, content = sheet(number)
    sheets.take_sheet(io.BytesIO(content), suffix, "", heard)
    found = heard.sheet()
    assert found.refused is (not found.rows)
    for row in found.rows:
        assert len(row.cells) <= limits.SHEET_COLUMNS
        assert all(clean(cell) == cell and len(cell) <= limits.SHEET_CELL for cell in row.cells)
    assert all(format_text(problem) for problem in found.problems)


def run(one: Callable[[int], None], numbers: range) -> int:
    """Do `one` for each number and give how many there were; a failure names its number."""
    for number in numbers:
        try:
            one(number)
        except Exception as error:
            error.add_note(f"{one.__name__}({number}) with seed {SEED}")
            raise
    return len(numbers)
