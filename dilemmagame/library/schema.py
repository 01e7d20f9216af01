"""The JSON Schemas of the fields at the top of cards and decks, for editors that complete and check them.

They accept what people naturally type and YAML readers make of it: numbers and texts, lists and texts with commas,
empty fields, fields of their own. `python -m dilemmagame.library.schema` writes them to `assets/schema`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dilemmagame.base import paths
from dilemmagame.domain.cards import CardKind, ScaleKind, Vocabulary
from dilemmagame.library.fields import ID, VERSION

# A schema is JSON: values of every kind, hence Any.
Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LANGUAGES = ("nl", "en")
_ANY_SCALAR = ["string", "number", "boolean", "null"]
CARD_FILE = "card.schema.json"
DECK_FILE = "deck.schema.json"


def card_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of a card's fields, with the ids of `vocabulary`; a translation needs only the first few."""
    return _file(
        "Card of dilemmagame",
        {
            "id": _identifier("The name of the card, equal to its file name."),
            "version": _version("The version of the text; raise it when the meaning changes."),
            "language": _one_of(_LANGUAGES, "The language of this file."),
            "translates": _version("Only in a translation: the version of the source it was made from."),
            "audience": _open_list((), "For whom; left out, that of the deck."),
            "role": _text("Who you are on this card: an id from the word list of roles, or free text."),
            "themes": _open_list((term.id for term in vocabulary.themes), "Themes T01 to T15."),
            "kind": _one_of((kind.value for kind in CardKind), "What the card asks of the group."),
            "scale": _one_of((scale.value for scale in ScaleKind), "Only for kind: scale."),
            "values": _open_list(
                (term.id for term in vocabulary.values), "The values that pull against each other."
            ),
            "norms": _open_list((), "Ids from the register of norms."),
            "vulnerabilities": _closed_list(
                [term.id for term in vocabulary.vulnerabilities], "Vulnerable processes V1 to V8."
            ),
            "chain": _closed_list([term.id for term in vocabulary.chain], "Links of the chain of integrity."),
            "minutes": _whole(1, 240, "How long the card takes, in minutes."),
            "sensitivity": _whole(1, 3, "1 calm, 2 touches, 3 handle with care."),
            "source": _text("Where the card comes from."),
            "status": _text("How far it has been tried."),
        },
    )


def deck_schema() -> Schema:
    """The schema of the fields of a deck.md and its translations."""
    return _file(
        "Deck of dilemmagame",
        {
            "id": _identifier("The name of the deck."),
            "version": _version("The version of the deck."),
            "language": _one_of(_LANGUAGES, "The language the cards were written in."),
            "translates": _version("Only in a translation: the version of the source it was made from."),
            "audience": _open_list((), "For whom."),
            "title": _text("The title of the deck."),
            "licence": _text("Under which licence it may be shared."),
            "cast": _open_list((), "Invented names that may stand on the cards."),
            "cards": _open_list((), "The ids of the cards in the order of a first evening."),
        },
    )


def _file(title: str, properties: Schema) -> Schema:
    return {
        "$schema": _DRAFT,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": ["id", "language"],
        "additionalProperties": True,
    }


def _identifier(description: str) -> Schema:
    pattern = f"^{ID.pattern}$"
    return {"description": description, "type": ["string", "integer"], "pattern": pattern}


def _version(description: str) -> Schema:
    # a reader of YAML takes 1.10 for a number; this program keeps it as it was typed
    pattern = f"^{VERSION.pattern}$"
    return {"description": description, "type": ["string", "number"], "pattern": pattern}


def _one_of(words: Iterable[str], description: str) -> Schema:
    return {"description": description, "enum": [*words, None]}


def _text(description: str) -> Schema:
    return {"description": description, "type": _ANY_SCALAR}


def _whole(low: int, high: int, description: str) -> Schema:
    texts = "|".join(str(n) for n in range(low, high + 1)) if high < 10 else r"[0-9]{1,3}"
    return {
        "description": description,
        "anyOf": [
            {"type": "integer", "minimum": low, "maximum": high},
            {"type": "string", "pattern": f"^({texts})$"},
            {"type": "null"},
        ],
    }


def _open_list(words: Iterable[str], description: str) -> Schema:
    """A list, or a text with commas; `words` are offered, others are let through (`check` looks them up)."""
    known = [*words]
    item: Schema = {"type": ["string", "number", "boolean"]}
    if known:
        item = {"anyOf": [{"enum": known}, item]}
    return {"description": description, "anyOf": [{"type": "array", "items": item}, {"type": _ANY_SCALAR}]}


def _closed_list(words: list[str], description: str) -> Schema:
    """A list of these words only, or a text with them and commas."""
    either = "|".join(words)
    return {
        "description": description,
        "anyOf": [
            {"type": "array", "items": {"enum": words}},
            {"type": "string", "pattern": rf"^\s*(({either})\s*(,\s*|$))*$"},
            {"type": "null"},
        ],
    }


def schema_files() -> dict[str, str]:
    """The two files as they stand in `assets/schema`, by name."""
    from dilemmagame.library.vocabulary import read_vocabulary

    vocabulary, _ = read_vocabulary(paths.assets() / "vocabulary")
    made = {CARD_FILE: card_schema(vocabulary), DECK_FILE: deck_schema()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def write_schemas(folder: Path) -> None:
    """Write both files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas(paths.assets() / "schema")
