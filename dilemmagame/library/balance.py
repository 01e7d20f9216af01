"""How a set of decks is balanced: what they cover, how often, how long and how hard to read. Counts, no judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, CardKind, Deck, Term, Vocabulary
from dilemmagame.library.readability import mean_sentence


@dataclass(frozen=True, slots=True)
class Table:
    """Counts: a row per name, a column per deck."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def empty(self) -> tuple[tuple[str, str], ...]:
        """(row, column) of every cell that holds nothing."""
        return tuple(
            (name, column)
            for name, cells in self.rows
            for column, cell in zip(self.columns, cells, strict=True)
            if cell == "0"
        )


def balance(decks: Sequence[Deck], vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables of the report, in the language in use: what the cards are about, their kinds, their length."""
    columns = tuple(deck.title for deck in decks)
    roles = _("Roles")

    def terms(title: str, known: tuple[Term, ...], of: Callable[[Card], Iterable[str]]) -> Table:
        counts = [Counter(each for card in deck.cards for each in of(card)) for deck in decks]
        rows = [
            (_numbered(term), tuple(str(count[term.id]) for count in counts))
            for term in known
            if title != roles or any(count[term.id] for count in counts)
        ]
        return Table(title, columns, tuple(rows))

    return (
        terms(_("Themes"), vocabulary.themes, lambda card: card.themes),
        terms(_("Values"), vocabulary.values, lambda card: card.values),
        terms(roles, vocabulary.roles, lambda card: (card.role,)),
        terms(_("Links of the chain"), vocabulary.chain, lambda card: card.chain),
        terms(_("Vulnerable processes"), vocabulary.vulnerabilities, lambda card: card.vulnerabilities),
        _kinds(decks, columns),
        _extras(decks, columns),
        _reading(decks, columns),
    )


def _numbered(term: Term) -> str:
    """Its name, with the id where that is a number: T01, V8."""
    name = term.name.get(language())
    return f"{term.id} {name}" if term.id[1:].isdecimal() else name


def _kinds(decks: Sequence[Deck], columns: tuple[str, ...]) -> Table:
    names = {
        CardKind.OPTIONS: _("choices"),
        CardKind.OPEN: _("open question"),
        CardKind.SCALE: _("statement on a scale"),
        CardKind.STAGES: _("in turns"),
    }
    rows = [
        (name, tuple(str(sum(card.kind is kind for card in deck.cards)) for deck in decks))
        for kind, name in names.items()
    ]
    rows.insert(0, (_("all"), tuple(str(len(deck.cards)) for deck in decks)))
    return Table(_("Kinds of cards"), columns, tuple(rows))


def _extras(decks: Sequence[Deck], columns: tuple[str, ...]) -> Table:
    extras: tuple[tuple[str, Callable[[Card], bool]], ...] = (
        (_("two what-ifs or more"), lambda card: len(card.twists) > 1),
        (_("advisers"), lambda card: bool(card.voices)),
        (_("norms"), lambda card: bool(card.norms)),
        (_("handle with care"), lambda card: card.sensitivity > 2),
    )
    rows = [
        (name, tuple(str(sum(has(card) for card in deck.cards)) for deck in decks)) for name, has in extras
    ]
    return Table(_("Cards with"), columns, tuple(rows))


def _reading(decks: Sequence[Deck], columns: tuple[str, ...]) -> Table:
    lengths = [[len(plain_text(card.situation).split()) for card in deck.cards] for deck in decks]
    sentences = [[mean_sentence(plain_text(card.situation)) for card in deck.cards] for deck in decks]
    rows = (
        (_("words of the situation, fewest"), tuple(str(min(each, default=0)) for each in lengths)),
        (_("words of the situation, most"), tuple(str(max(each, default=0)) for each in lengths)),
        (_("words of the situation, on average"), tuple(_mean(each) for each in lengths)),
        (_("words per sentence, on average"), tuple(_mean(each) for each in sentences)),
        (
            _("minutes of the whole deck"),
            tuple(str(sum(card.minutes for card in deck.cards)) for deck in decks),
        ),
    )
    return Table(_("Length and reading"), columns, rows)


def _mean(numbers: Sequence[float]) -> str:
    return f"{sum(numbers) / len(numbers):.1f}" if numbers else "0"


def to_markdown(tables: Sequence[Table]) -> str:
    """The tables as Markdown."""
    parts: list[str] = []
    for table in tables:
        parts += [f"## {table.title}", ""]
        parts.append("| | " + " | ".join(table.columns) + " |")
        parts.append("|---|" + "---:|" * len(table.columns))
        parts += [f"| {name} | " + " | ".join(cells) + " |" for name, cells in table.rows]
        parts.append("")
    return "\n".join(parts)
