"""Good decks in text for the tests of the library; a test changes one thing and looks what happens."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from dilemmagame.domain.cards import Problem

DECK = """\
---
id: dorp
version: "1.0"
language: nl
audience: [raadsleden]
title: Een dorp
licence: CC-BY-4.0
cards: [de-sleutel, de-brief]
---
Voor de **trainer**.

- eerst lezen
- dan praten
"""

CARD = """\
---
id: de-sleutel
version: "1.10"
language: nl
audience: [raadsleden]
role: raadslid
themes: [T01]
kind: options
values: [openheid, loyaliteit]
norms: [gw-28]
vulnerabilities: [V1]
chain: [preventie]
minutes: 20
sensitivity: 2
source: eigen werk
status: nieuw
kleur: groen
---
# De sleutel

Je hebt nog een sleutel van het dorpshuis. Vanavond is de zaal *dicht*.

De buurt staat voor de deur.

## Vraag

Wat doe je?

## Keuzes

- **A.** Je doet open.
- **B.** Je belt
  de beheerder.

## Overwegingen

- **A.** Voor: de mensen zijn binnen. Prijs: je gaat over de regel heen.
- **B.** Voor: de beheerder beslist. Prijs: het duurt lang.

## Wat als

1. Het regent.
2. De beheerder is je zus.

## Raadgevers

- **Beheerder:** Bel mij gerust.

## Voorkomen

Wie heeft er een sleutel?

## Voor de begeleider

Laat het even stil zijn.
"""

CARD_EN = """\
---
id: de-sleutel
language: en
translates: "1.10"
source: own work
---
# The key

You still have a key to the village hall. Tonight it is closed.

## Question

What do you do?

## Options

- **A.** You open up.
- **B.** You ring the caretaker.

## Considerations

- **A.** For: people are inside. Cost: you go over the rule.
- **B.** For: the caretaker decides. Cost: it takes long.

## What if

1. It rains.
2. The caretaker is your sister.

## Advisers

- **Caretaker:** Just ring me.

## Prevention

Who has a key?

## For the facilitator

Leave a silence.
"""

OPEN_CARD = """\
---
id: de-brief
version: "1.0"
language: nl
kind: open
values: [openheid, moed]
---
# De brief

Er ligt een brief zonder naam op je bureau.

## Vraag

Wat gaat er door je heen?
"""

SCALE_CARD = """\
---
id: het-broodje
version: "1.0"
language: nl
kind: scale
scale: 0-10
values: [openheid, moed]
---
# Het broodje

Een ondernemer biedt je een broodje aan.

## Vraag

Waar sta jij?

## Stelling

Een broodje kan altijd.
"""

STAGED_CARD = """\
---
id: de-sleutel
version: "1.0"
language: nl
kind: stages
---
# De sleutel

De buurt staat voor de deur van het dorpshuis.

## Vraag

Wat doe je?

## Keuzes

- **A.** Je doet open.
- **B.** Je belt de beheerder.

## Overwegingen

- **A.** Voor: de mensen zijn binnen. Prijs: je gaat over de regel heen.
- **B.** Voor: de beheerder beslist. Prijs: het duurt lang.
## Beurt 2

De buurt is binnen. Er breekt een ruit.

### Vraag

Wie belt er?

### Keuzes

- **A.** Jij belt.
- **B.** De buurt belt.

### Overwegingen

- **A.** Voor: het is jouw sleutel. Prijs: jij krijgt de vragen.
- **B.** Voor: het is hun feest. Prijs: het blijft misschien liggen.

## Beurt 3

Een week later komt er een brief.

### Vraag

Wat schrijf je terug?

## Wat als

1. Het regent.

## Voorkomen

Wie heeft er een sleutel?
"""

STAGED_CARD_EN = """\
---
id: de-sleutel
language: en
translates: "1.0"
---
# The key

The neighbours are at the door of the village hall.

## Question

What do you do?

## Options

- **A.** You open up.
- **B.** You ring the caretaker.

## Considerations

- **A.** For: people are inside. Cost: you go over the rule.
- **B.** For: the caretaker decides. Cost: it takes long.

## Turn 2

The neighbours are in. A window breaks.

### Question

Who rings?

### Options

- **A.** You ring.
- **B.** The neighbours ring.

### Considerations

- **A.** For: it is your key. Cost: you get the questions.
- **B.** For: it is their party. Cost: it may stay undone.

## Turn 3

A week later a letter comes.

### Question

What do you write back?

## What if

1. It rains.

## Prevention

Who has a key?
"""

NORMS = """\
# Normen

## gw-28

- act: Gemeentewet
- article: 28
- nl: Een raadslid stemt niet mee over een eigen zaak.
- en: A council member does not vote on a matter of their own.
- audience: raadsleden, bestuurders
- checked_on: 2026-11-22
- source: wetten.overheid.nl/BWBR0005416
- certainty: certain
"""

METHOD = """\
id = "X1"
title = { nl = "Proef", en = "Trial" }
use_when.nl = "Altijd."
use_when.en = "Always."
group_min = 4
group_max = 30

[[steps]]
id = "X1.1"
kind = "read"
title = { nl = "Lezen", en = "Read" }
minutes = 1.5
minimum = 1

[[steps]]
id = "X1.2"
kind = "vote"
slot = 1
title = { nl = "Kiezen", en = "Choose" }
minutes = 1

[[steps]]
id = "X1.3"
kind = "reveal"
rounds = [1]
title = { nl = "Onthullen", en = "Reveal" }
minutes = 1
capture = ["note"]
optional = true
"""

PROGRAMME = """\
id = "kort"
title = { nl = "Kort", en = "Short" }
minutes = 45
audience = ["raadsleden"]
items = [
  { method = "opening" },
  { method = "M01", card = 1 },
]
"""


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write each file under `root`, byte for byte as given."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def village(root: Path, **changes: str | bytes | None) -> Path:
    """A good deck in `root/dorp` beside a register; a change replaces a whole file, None leaves it out."""
    files: dict[str, str | bytes | None] = {
        "deck": DECK,
        "card": CARD,
        "card_en": CARD_EN,
        "open": OPEN_CARD,
        "norms": NORMS,
        "own_norms": None,
        "deck_en": None,
        **changes,
    }
    places = {
        "deck": "dorp/deck.md",
        "deck_en": "dorp/deck.en.md",
        "card": "dorp/cards/de-sleutel.md",
        "card_en": "dorp/cards/de-sleutel.en.md",
        "open": "dorp/cards/de-brief.md",
        "norms": "norms.md",
        "own_norms": "dorp/norms.md",
    }
    write_files(root, {places[name]: content for name, content in files.items() if content is not None})
    return root / "dorp"


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def places(problems: Iterable[Problem]) -> list[tuple[str, int, int, str]]:
    """File name, line, column and code of each problem."""
    return [(Path(p.file).name, p.line, p.column, p.code) for p in problems]


def changed(old: str, new: str) -> list[str]:
    """The lines of the old text that are not in the new one any more, and the new ones, with + and -."""
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]
