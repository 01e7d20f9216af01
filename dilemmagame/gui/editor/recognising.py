"""Whether a text leads to a real person: asks the library's own check on private data, as `check` does. No Qt."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.domain.cards import Deck, Vocabulary
from dilemmagame.library.cards import read_card
from dilemmagame.library.checking import deck_problems
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import FrontMatter
from dilemmagame.library.norms import Register
from dilemmagame.library.reading import DeckReading
from dilemmagame.library.sources import clean

PRIVATE = frozenset(
    code.value for code in Code if code in (Code.EMAIL_ADDRESS, Code.PHONE_NUMBER) or "person" in code.value
)
_CARD = "---\nid: own\nlanguage: nl\nkind: open\n---\n# Own\n\n{text}\n\n## Vraag\n\nWat doe je?\n"


def recognised(text: str) -> tuple[str, ...]:
    """What in `text` looks like a real person, an e-mail address or a phone number, each once."""
    if not text.strip():
        return ()
    # No line of it may begin a heading, or it would be read as another part.
    lines = "\n".join(line.lstrip("#- \t") for line in clean(text).split("\n"))
    reading = read_card(_CARD.format(text=lines), "own", "nl", (), Findings("own"))
    deck = Deck("own", "1.0", "nl", "", (), (), ())
    nothing = Register("")
    alone = DeckReading(Path("own"), deck, FrontMatter(), (reading,), nothing, nothing, ())
    found = (
        problem.arguments[0]
        for problem in deck_problems(alone, Vocabulary(), None, ())
        if problem.code in PRIVATE and problem.arguments
    )
    return tuple(dict.fromkeys(found))
