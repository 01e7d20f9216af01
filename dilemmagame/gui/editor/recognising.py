"""Whether a text leads to a real person: asks the library's own check on private data, as `check` does. No Qt."""

from __future__ import annotations

from dilemmagame.domain.cards import Deck, Vocabulary
from dilemmagame.library.cardcheck import check_card_text
from dilemmagame.library.findings import Code

_PRIVATE = frozenset({Code.EMAIL_ADDRESS.value, Code.PHONE_NUMBER.value, Code.PERSON_NAME.value})
_CARD = "---\nid: own\nlanguage: nl\nkind: open\n---\n# Own\n\n{text}\n\n## Vraag\n\nWat doe je?\n"


def recognised(text: str) -> tuple[str, ...]:
    """What in `text` looks like a real person, an e-mail address or a phone number, each once."""
    if not text.strip():
        return ()
    # No line of it may begin a heading, or it would be read as another part.
    lines = "\n".join(line.lstrip("#- \t") for line in text.splitlines())
    deck = Deck("own", "1.0", "nl", "", (), (), ())
    checked = check_card_text(_CARD.format(text=lines), "own", deck, Vocabulary())
    found = (each.problem for each in checked.problems if each.problem.code in _PRIVATE)
    return tuple(dict.fromkeys(problem.arguments[0] for problem in found if problem.arguments))
