"""Decks of our own for stories about the editor: a card, its translation, a statement."""

from __future__ import annotations

from pathlib import Path

DECK = """---
id: proef
version: "1.0"
language: nl
audience: [raadsleden]
title: Proef
licence: CC-BY-4.0
cards: [wijn, stelling]
# my own remark stays
---
Een inleiding.
"""
WINE = """---
id: wijn
version: "1.0"
language: nl
audience: [raadsleden]
themes: [T01]
kind: options
values: [integriteit, collegialiteit]
minutes: 18
mijn_veld: blijft   # een opmerking
---
# Een kist wijn

Je bent projectleider. De aannemer staat aan je deur met een kist wijn.

Weigeren voelt als een klap in zijn gezicht.

## Vraag

Wat doe je?

## Keuzes

- **A.** Je neemt de wijn aan en meldt het morgen.
- **B.** Je bedankt hem en geeft de kist terug.
- **C.** Je schenkt de wijn op de borrel van de afdeling.

## Overwegingen

- **A.** Voor: je bent open. Prijs: je leidinggevende zit ermee.
- **B.** Voor: je bent vrij. Prijs: hij is gekwetst.

<!-- mijn eigen aantekening -->

## Wat als

1. De fles kost tien euro.

## Raadgevers

- **Inkoper:** Ik zie het iedere maand.
"""
WINE_EN = """---
id: wijn
language: en
translates: "1.0"
---
# A case of wine

You are a project leader. The builder stands at your door with a case of wine.

## Question

What do you do?

## Options

- **A.** You take the wine and report it tomorrow.
- **B.** You thank him and give it back.
- **C.** You pour it at the office drinks.
"""
STATEMENT = """---
id: stelling
version: "1.0"
language: nl
kind: scale
scale: white-grey-black
---
# Een stelling

Iemand vraagt iets.

## Stelling

Dit mag gewoon.
"""


def deck_in(decks: Path, *, windows: bool = False) -> Path:
    """The deck `proef` under `decks`; `windows`: with that system's line ends and a byte order mark."""
    folder = decks / "proef"
    (folder / "cards").mkdir(parents=True)
    for name, text in (
        ("deck.md", DECK),
        ("cards/wijn.md", WINE),
        ("cards/wijn.en.md", WINE_EN),
        ("cards/stelling.md", STATEMENT),
    ):
        content = ("\ufeff" + text.replace("\n", "\r\n") if windows else text).encode("utf-8")
        (folder / name).write_bytes(content)
    return folder


def changed_lines(before: bytes, after: bytes) -> list[bytes]:
    """The lines of `after` that are not in `before`."""
    known = before.splitlines(keepends=True)
    return [line for line in after.splitlines(keepends=True) if line not in known]
