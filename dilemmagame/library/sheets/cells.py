"""One cell of a sheet and the parts of a card it stands for: how they are written, compared and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dilemmagame.domain.cards import CardKind, ScaleKind, Term, Vocabulary
from dilemmagame.library import limits
from dilemmagame.library.sections import COST, LETTERS, SUPPORTS
from dilemmagame.library.sheets.columns import LISTS
from dilemmagame.library.sources import clean

Parts = Mapping[str, str]
Edits = dict[str, str | None]

# What a spreadsheet may take for a formula when it opens a csv. Source: OWASP, CSV injection.
_FORMULA = re.compile(r"'*[ \u00a0]*(?:[\t\r\n]|\s*[=+\-@|%＝＋－＠−])")
_MANY_LINES = ("situation", "facilitator", "introduction")
_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_MARKED = re.compile(r"^[ \t]*(?:[-*+>]|\d{1,3}[.)])\s", re.MULTILINE)
_LETTER = re.compile(r"\s*(?:[-*]\s+)?(?:\*\*)?([A-Fa-f])[.):](?:\*\*)?\s+")
_MARK = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s+")

KIND_WORDS = {
    CardKind.OPTIONS: ("keuzes", "options"),
    CardKind.OPEN: ("open", "open"),
    CardKind.SCALE: ("schaal", "scale"),
    CardKind.STAGES: ("beurten", "turns"),
}
SCALE_WORDS = {
    ScaleKind.WHITE_GREY_BLACK: ("wit-grijs-zwart", "white-grey-black"),
    ScaleKind.ZERO_TO_TEN: ("0-10", "0-10"),
}
_WORDS = {
    "field:kind": {kind.value: words for kind, words in KIND_WORDS.items()},
    "field:scale": {scale.value: words for scale, words in SCALE_WORDS.items()},
}


class TooManyError(ValueError):
    """There are more lines in a cell than the part of a card can hold."""


def written(column: str, parts: Parts, card: str, language: str) -> str:
    """The text of the cell in `column` for a file with these parts; `card` is the language of the card, `language`
    that of the sheet."""
    if column in _WORDS:
        value = parts.get(column, "")
        words = _WORDS[column].get(value)
        return words[0 if language == "nl" else 1] if words else clean(value)
    prefix, name = _split(column)
    if name not in LISTS:
        return clean(parts.get(column, "")).strip()
    return "\n".join(clean(line) for line in _lines(prefix, name, parts, card))


def change(
    column: str, cell: str, parts: Parts, card: str, vocabulary: Vocabulary | None = None
) -> Edits | None:
    """What to change in the file so that it says what the cell says; None when it does so already.

    Raises TooManyError when a list in the cell has more lines than there is room for.
    """
    if same(column, cell, parts, card):
        return None
    found = edits(column, cell, parts, card, vocabulary)
    return found if any((value or "") != parts.get(name, "") for name, value in found.items()) else None


def same(column: str, cell: str, parts: Parts, card: str) -> bool:
    """Whether a cell says what stands in the file already."""
    for language in ("nl", "en"):
        there = _tidy(column, written(column, parts, card, language))
        if there in (_tidy(column, cell), _tidy(column, unguarded(cell))):
            return True
        if column in _WORDS and there == _tidy(column, _word(column, cell)):
            return True
    return False


def edits(column: str, cell: str, parts: Parts, card: str, vocabulary: Vocabulary | None = None) -> Edits:
    """What to change in the file so that it says what the cell says. TooManyError: too many lines."""
    text = unguarded(clean(cell).strip())
    if column in _WORDS:
        return {column: _word(column, text)}
    prefix, name = _split(column)
    if name in LISTS:
        return _list_edits(prefix, name, [line for line in text.split("\n") if line.strip()], parts, card)
    if column.rpartition(" ")[2] in _MANY_LINES:
        return {column: _paragraphs(text, parts.get(column, ""))}
    if column.startswith("field:") and vocabulary is not None:
        return {column: _ids(column, text, vocabulary)}
    return {column: " ".join(text.split())}


def guarded(text: str) -> str:
    """A text for a csv that no spreadsheet takes for a formula; `unguarded` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """A text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _split(column: str) -> tuple[str, str]:
    """The turn a column belongs to ("turn 2 ", or '') and what it holds of it."""
    found = re.match(r"turn \d ", column)
    return (found.group(), column[found.end() :]) if found else ("", column)


def _tidy(column: str, text: str) -> str:
    """A text for comparing: blanks at the ends of lines make no difference, in one line of text no blanks do."""
    _prefix, name = _split(column)
    bare = clean(text).strip()
    if name in LISTS:
        return "\n".join(" ".join(line.split()) for line in bare.split("\n") if line.strip())
    if name in _MANY_LINES:
        return "\n".join(line.strip() for line in bare.split("\n"))
    if column.startswith("field:"):
        return ",".join(" ".join(word.split()) for word in bare.split(","))
    return " ".join(bare.split())


# lists whose items are a text and no more
_ITEM = {"twists": "twist", "cases": "case"}


def _lines(prefix: str, name: str, parts: Parts, card: str) -> list[str]:
    """A list as it stands in one cell."""
    match name:
        case "options":
            found = [(letter, parts.get(f"{prefix}option {letter}", "")) for letter in LETTERS]
            return [f"{letter}. {text}" for letter, text in found if text]
        case "considerations":
            words = ("Voor:", "Prijs:") if card == "nl" else ("For:", "Cost:")
            lines = []
            for letter in LETTERS:
                weighed = [parts.get(f"{prefix}{kind} {letter}", "") for kind in ("supports", "cost")]
                said = [f"{word} {text}" for word, text in zip(words, weighed, strict=True) if text]
                if said:
                    lines.append(f"{letter}. {' '.join(said)}")
            return lines
        case "voices":
            voices = [
                (parts.get(f"voice {n} name", ""), parts.get(f"voice {n} text", ""))
                for n in _numbers(parts, "voice")
            ]
            return [f"{who}: {text}" if who else text for who, text in voices]
        case _:
            kind = _ITEM[name]
            return [parts[f"{kind} {n}"] for n in _numbers(parts, kind) if parts.get(f"{kind} {n}")]


def _numbers(parts: Iterable[str], kind: str) -> Sequence[int]:
    found = (re.match(rf"{kind} (\d+)", name) for name in parts)
    return range(1, max((int(each.group(1)) for each in found if each), default=0) + 1)


def _list_edits(prefix: str, name: str, lines: list[str], parts: Parts, card: str) -> Edits:
    """A line that is there already stays as it stands in the file; the others are read."""
    before = _lines(prefix, name, parts, card)
    most = len(LETTERS) if name in ("options", "considerations") else limits.LIST_ITEMS
    if len(lines) > most:
        raise TooManyError(str(most))
    match name:
        case "options":
            names = [f"{prefix}option {letter}" for letter in LETTERS]
            found = {name: _option(line, n) for n, (name, line) in enumerate(zip(names, lines, strict=False))}
            return {name: None for name in names if name in parts} | found
        case "considerations":
            return _weighed(prefix, lines, set(before), parts)
        case "voices":
            made: Edits = {key: None for key in parts if key.startswith("voice ")}
            for number, line in enumerate(lines, 1):
                if number <= len(before) and _one(line) == _one(before[number - 1]):
                    who, text = parts.get(f"voice {number} name", ""), parts.get(f"voice {number} text", "")
                else:
                    who, colon, text = _MARK.sub("", line, count=1).partition(":")
                    who, text = (who, text) if colon else ("", who)
                made |= {f"voice {number} name": _one(who), f"voice {number} text": _one(text)}
            return made
        case _:
            same_lines = {_one(line) for line in before}
            texts = [line if _one(line) in same_lines else _MARK.sub("", line, count=1) for line in lines]
            kind = _ITEM[name]
            gone: Edits = {key: None for key in parts if key.startswith(f"{kind} ")}
            return gone | {f"{kind} {number}": _one(text) for number, text in enumerate(texts, 1)}


def _option(line: str, number: int) -> str:
    """The text of an option without the letter of its place, or another mark, in front."""
    found = _LETTER.match(line)
    if found is not None and found.group(1).upper() == LETTERS[number]:
        return _one(line[found.end() :])
    return _one(_MARK.sub("", line, count=1))


def _weighed(prefix: str, lines: list[str], before: set[str], parts: Parts) -> Edits:
    """Considerations: `A. For: ... Cost: ...`; lines without a letter take the place they stand in."""
    made: Edits = {
        key: None
        for letter in LETTERS
        for kind in ("supports", "cost")
        if (key := f"{prefix}{kind} {letter}") in parts
    }
    for number, line in enumerate(lines):
        label = _LETTER.match(line)
        letter = label.group(1).upper() if label else LETTERS[number]
        supports, cost = f"{prefix}supports {letter}", f"{prefix}cost {letter}"
        if line in before:
            made |= {key: parts[key] for key in (supports, cost) if key in parts}
            continue
        text = line[label.end() if label else 0 :]
        at = COST.search(text)
        first = text[: at.start()] if at else text
        made |= {
            supports: _one(SUPPORTS.sub("", first, count=1)),
            cost: _one(text[at.end() :]) if at else None,
        }
    return made


def _one(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str, before: str) -> str:
    """Text of more lines: who presses Enter once in a cell means a new paragraph, unless the file has it otherwise."""
    if "\n\n" in text or _MARKED.search(text) or _BREAK.search(before.strip()):
        return text
    return text.replace("\n", "\n\n")


def _word(column: str, cell: str) -> str:
    """A kind or scale by its word in either language, or as typed."""
    bare = cell.strip().casefold().replace("–", "-").replace(" ", "")
    found = (value for value, words in _WORDS[column].items() if bare == value or bare in words)
    return next(found, _one(cell))


def _ids(column: str, text: str, vocabulary: Vocabulary) -> str:
    """Terms by id where they were named in words; what is not known stays as typed."""
    terms: dict[str, tuple[Term, ...]] = {
        "field:themes": vocabulary.themes,
        "field:values": vocabulary.values,
        "field:vulnerabilities": vocabulary.vulnerabilities,
        "field:chain": vocabulary.chain,
        "field:role": vocabulary.roles,
    }
    line = _one(text.replace("\n", ";") if column != "field:role" else text)
    if column not in terms:
        return line
    names = {
        _one(word).casefold(): term.id
        for term in terms[column]
        for word in (term.name.nl, term.name.en, term.id)
        if word
    }
    if column == "field:role":
        return names.get(line.casefold(), line)
    found: list[str] = []
    for piece in line.split(";"):
        whole = names.get(_one(piece).casefold())
        words = (
            [whole] if whole else [names.get(_one(word).casefold(), _one(word)) for word in piece.split(",")]
        )
        found.extend(word for word in words if word)
    return ", ".join(found)
