"""Reading one card file, source or translation, into a card with its problems and the place of each part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dilemmagame.domain.blocks import Block, plain_text
from dilemmagame.domain.cards import Card, CardKind, Consideration, Option, Problem, ScaleKind, Voice
from dilemmagame.library import limits, markup
from dilemmagame.library.body import Body, Item, Section, read_body, read_items
from dilemmagame.library.fields import FieldReader
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import FrontMatter, read_document
from dilemmagame.library.headings import Part, part_of

_LABEL = re.compile(r"(?:\*\*|__)[ \t]*([A-Za-z])[.):]?[ \t]*(?:\*\*|__)[.):]?[ \t]*|([A-Za-z])[.)][ \t]+")
_SUPPORTS = re.compile(r"(?:\*\*|__|\*|_)?(?:Voor|For)[ \t]*:(?:\*\*|__|\*|_)?[ \t]*", re.IGNORECASE)
_COST = re.compile(r"(?:\*\*|__|\*|_)?\b(?:Prijs|Cost)[ \t]*:(?:\*\*|__|\*|_)?[ \t]*")
_VOICE = re.compile(r"(?:\*\*|__)(.{1,80}?)(?:\*\*|__)[ \t]*:?[ \t]*|([^:*_]{1,80}):[ \t]+")
_LETTERS = "ABCDEF"
# per kind of card: the parts it needs, and those it cannot use
_NEEDS: dict[CardKind, tuple[tuple[Part, ...], tuple[Part, ...]]] = {
    CardKind.OPTIONS: ((Part.QUESTION, Part.OPTIONS), (Part.STATEMENT,)),
    CardKind.SCALE: ((Part.STATEMENT,), (Part.OPTIONS,)),
    CardKind.OPEN: ((Part.QUESTION,), (Part.OPTIONS, Part.STATEMENT)),
    CardKind.STAGES: ((Part.QUESTION,), ()),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a card stands: `name` is a part's name in lower case, or that and a letter ('options B')."""

    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CardReading:
    """A card as it stands in one file. `translates` is the source version a translation was made from, `text` the
    whole clean file."""

    file: str
    stem: str
    card: Card
    front: FrontMatter
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    translates: str = ""
    text: str = ""

    def place(self, name: str) -> tuple[int, int]:
        """Line and column of a part, or the top of the file."""
        return next(((p.line, p.column) for p in self.places if p.name == name), (1, 1))


def unreadable_card(stem: str, language: str, findings: Findings) -> CardReading:
    """What stands for a card whose file could not be read at all."""
    card = Card(stem, "", language, stem, CardKind.OPEN, (), "", broken=True)
    return CardReading(findings.file, stem, card, FrontMatter(), (), findings.problems)


def read_card(
    text: str, stem: str, language: str, audience: tuple[str, ...], findings: Findings
) -> CardReading:
    """A source card. `language` and `audience` are the deck's and stand in where the card names none."""
    document = read_document(text, findings)
    fields = FieldReader(document.front, findings)
    card_id = fields.identifier("id", stem)
    if card_id != stem:
        findings.warning(Code.ID_DIFFERS, *fields.place("id"), card_id, stem)
    kind = _kind(fields, findings)
    shell = Card(
        id=card_id,
        version=fields.version("version", "1.0", required=True),
        language=fields.language(language),
        title="",
        kind=kind,
        situation=(),
        question="",
        scale=_scale(fields, kind, findings),
        audience=fields.words("audience", audience),
        role=fields.text("role"),
        themes=fields.words("themes"),
        values=fields.words("values"),
        norms=fields.words("norms"),
        vulnerabilities=fields.words("vulnerabilities"),
        chain=fields.words("chain"),
        minutes=fields.number("minutes", 15, 1, 240),
        sensitivity=fields.number("sensitivity", 1, 1, 3),
        source=fields.text("source"),
        status=fields.text("status"),
    )
    shell = replace(shell, extra=fields.extra)
    card, places = _with_body(shell, read_body(document.body, document.body_line, findings), findings)
    card = replace(card, broken=findings.broken)
    return CardReading(findings.file, stem, card, document.front, places, findings.problems, text=text)


def read_translation(text: str, source: CardReading, language: str, findings: Findings) -> CardReading:
    """A translation of `source`: its words from this file, everything else from the source."""
    document = read_document(text, findings)
    fields = FieldReader(document.front, findings)
    original = source.card
    card_id = fields.identifier("id", original.id)
    if card_id != original.id:
        findings.warning(Code.ID_DIFFERS, *fields.place("id"), card_id, original.id)
    if fields.language(language) != language:
        findings.warning(Code.TRANSLATION_LANGUAGE, *fields.place("language"), language)
    translates = fields.version("translates", "")
    if not translates:
        findings.warning(Code.TRANSLATION_UNDATED)
    elif translates != original.version:
        findings.warning(
            Code.TRANSLATION_OUTDATED, *fields.place("translates"), original.id, translates, original.version
        )
    shell = replace(
        original,
        language=language,
        role=fields.text("role", original.role),
        source=fields.text("source", original.source),
        status=fields.text("status", original.status),
    )
    card, places = _with_body(shell, read_body(document.body, document.body_line, findings), findings)
    card = replace(_completed(card, original, places, findings), broken=findings.broken or original.broken)
    return CardReading(
        findings.file, source.stem, card, document.front, places, findings.problems, translates, text
    )


def _completed(card: Card, original: Card, places: tuple[Place, ...], findings: Findings) -> Card:
    """Parts the translation left out come from the source, and say so."""
    if [option.letter for option in card.options] != [option.letter for option in original.options]:
        place = next(((p.line, p.column) for p in places if p.name == Part.OPTIONS.name.lower()), (1, 1))
        findings.error(
            Code.TRANSLATION_OPTIONS, *place, str(len(card.options)), str(len(original.options)), breaks=True
        )
    for part, mine, theirs in (
        (Part.CONSIDERATIONS, card.considerations, original.considerations),
        (Part.TWISTS, card.twists, original.twists),
        (Part.VOICES, card.voices, original.voices),
        (Part.PREVENTION, card.prevention, original.prevention),
        (Part.FACILITATOR, card.facilitator, original.facilitator),
    ):
        counted = part in {Part.CONSIDERATIONS, Part.TWISTS, Part.VOICES}
        if bool(mine) != bool(theirs) or (counted and len(mine) != len(theirs)):
            place = next(((p.line, p.column) for p in places if p.name == part.name.lower()), (1, 1))
            findings.warning(Code.TRANSLATION_PART, *place, part.heading(card.language))
    return replace(
        card,
        considerations=card.considerations or original.considerations,
        twists=card.twists or original.twists,
        voices=card.voices or original.voices,
        prevention=card.prevention or original.prevention,
        facilitator=card.facilitator or original.facilitator,
    )


def _kind(fields: FieldReader, findings: Findings) -> CardKind:
    text = fields.text("kind", CardKind.OPTIONS.value)
    if text == CardKind.STAGES.value:
        findings.error(Code.KIND_UNSUPPORTED, *fields.place("kind"), text, breaks=True)
        return CardKind.OPEN
    try:
        return CardKind(text)
    except ValueError:
        findings.error(Code.FIELD_VALUE, *fields.place("kind"), "kind", text[:80], breaks=True)
        return CardKind.OPEN


def _scale(fields: FieldReader, kind: CardKind, findings: Findings) -> ScaleKind | None:
    text = fields.text("scale")
    if kind is not CardKind.SCALE:
        return None
    try:
        return ScaleKind(text or ScaleKind.WHITE_GREY_BLACK.value)
    except ValueError:
        findings.error(Code.FIELD_VALUE, *fields.place("scale"), "scale", text[:80], breaks=True)
        return ScaleKind.WHITE_GREY_BLACK


def _with_body(shell: Card, body: Body, findings: Findings) -> tuple[Card, tuple[Place, ...]]:
    parts = _parts(body, findings)
    places = [Place("title", body.title_line, 1), Place("situation", body.opening.start, 1)]
    places.extend(Place(part.name.lower(), section.start, 1) for part, section in parts.items())
    if not body.title:
        findings.error(Code.TITLE_MISSING, body.title_line, 1, breaks=True)
    situation = _blocks(body.opening, findings)
    if not plain_text(situation).strip():
        findings.error(Code.SITUATION_MISSING, body.opening.line, 1, breaks=True)
    _demand(shell.kind, parts, body, shell.language, findings)
    options: tuple[Option, ...] = ()
    if shell.kind is CardKind.OPTIONS and Part.OPTIONS in parts:
        options = _options(parts[Part.OPTIONS], places, findings)
    considerations: tuple[Consideration, ...] = ()
    if Part.CONSIDERATIONS in parts and shell.kind is not CardKind.OPTIONS:
        section = parts[Part.CONSIDERATIONS]
        findings.warning(Code.SECTION_UNUSED, section.line, 1, section.heading)
    elif Part.CONSIDERATIONS in parts:
        letters = {option.letter for option in options}
        considerations = _considerations(parts[Part.CONSIDERATIONS], letters, places, findings)
    card = replace(
        shell,
        title=markup.plain(body.title) or shell.id,
        situation=situation,
        question=_line(parts.get(Part.QUESTION), findings),
        options=options,
        statement=_line(parts.get(Part.STATEMENT), findings) if shell.kind is CardKind.SCALE else "",
        considerations=considerations,
        twists=tuple(
            text for item in _items(parts.get(Part.TWISTS), findings) if (text := markup.plain(item.text))
        ),
        voices=_voices(parts.get(Part.VOICES), findings),
        prevention=_line(parts.get(Part.PREVENTION), findings),
        facilitator=_blocks(parts[Part.FACILITATOR], findings) if Part.FACILITATOR in parts else (),
    )
    return card, tuple(places)


def _parts(body: Body, findings: Findings) -> dict[Part, Section]:
    parts: dict[Part, Section] = {}
    for section in body.sections:
        part = part_of(section.heading)
        if part is None:
            findings.warning(Code.SECTION_UNKNOWN, section.line, 1, section.heading[:80])
        elif part in parts:
            findings.error(Code.SECTION_TWICE, section.line, 1, section.heading[:80])
        else:
            parts[part] = section
    return parts


def _demand(
    kind: CardKind, parts: dict[Part, Section], body: Body, language: str, findings: Findings
) -> None:
    """Report the parts this kind of card needs and lacks, and those it cannot use."""
    needed, unused = _NEEDS[kind]
    for part in needed:
        if part not in parts or not parts[part].text.strip():
            line = parts[part].line if part in parts else body.title_line
            findings.error(Code.SECTION_MISSING, line, 1, part.heading(language), breaks=True)
    for part in unused:
        if part in parts:
            findings.warning(Code.SECTION_UNUSED, parts[part].line, 1, parts[part].heading[:80])


def _blocks(section: Section, findings: Findings) -> tuple[Block, ...]:
    parsed = markup.parse(section.text)
    for code in parsed.codes:
        if code is Code.TEXT_TOO_LONG:
            findings.error(code, section.start, 1, str(limits.FIELD_CHARACTERS), breaks=True)
        else:
            findings.warning(code, section.start, 1)
    return parsed.blocks


def _line(section: Section | None, findings: Findings) -> str:
    """A section that is one text without looks."""
    return "" if section is None else " ".join(plain_text(_blocks(section, findings)).split())


def _items(section: Section | None, findings: Findings) -> tuple[Item, ...]:
    return () if section is None else read_items(section, findings)


def _options(section: Section, places: list[Place], findings: Findings) -> tuple[Option, ...]:
    found: list[Option] = []
    for item in read_items(section, findings)[: limits.OPTIONS_MAX + 1]:
        expected = _LETTERS[len(found)] if len(found) < len(_LETTERS) else "?"
        letter, text = _labelled(item)
        if not letter:
            findings.warning(Code.OPTION_LETTER_MISSING, item.line, item.column, expected)
        elif letter != expected and len(found) < len(_LETTERS):
            findings.error(Code.OPTION_LETTER_ORDER, item.line, item.column, letter, expected, breaks=True)
        if not text:
            findings.error(Code.OPTION_EMPTY, item.line, item.column, expected, breaks=True)
        found.append(Option(expected, text))
        places.append(Place(f"options {expected}", item.line, item.column))
    if section.text.strip() and not limits.OPTIONS_MIN <= len(found) <= limits.OPTIONS_MAX:
        findings.error(
            Code.OPTIONS_COUNT, section.line, 1, str(limits.OPTIONS_MIN), str(limits.OPTIONS_MAX), breaks=True
        )
    return tuple(found[: limits.OPTIONS_MAX])


def _labelled(item: Item) -> tuple[str, str]:
    """Letter (empty when there is none) and plain text of an item."""
    label = _LABEL.match(item.text)
    if label is None:
        return "", markup.plain(item.text)
    return (label.group(1) or label.group(2)).upper(), markup.plain(item.text[label.end() :])


def _considerations(
    section: Section, letters: set[str], places: list[Place], findings: Findings
) -> tuple[Consideration, ...]:
    found: dict[str, Consideration] = {}
    for item in read_items(section, findings):
        label = _LABEL.match(item.text)
        letter = (label.group(1) or label.group(2)).upper() if label else ""
        if letter not in letters:
            findings.error(Code.CONSIDERATION_LETTER, item.line, item.column, letter or "-")
            continue
        if letter in found:
            findings.error(Code.CONSIDERATION_TWICE, item.line, item.column, letter)
            continue
        supports, cost = _weighed(item.text[label.end() if label else 0 :])
        if not supports or not cost:
            findings.warning(Code.CONSIDERATION_PARTS, item.line, item.column, letter)
        found[letter] = Consideration(letter, supports, cost)
        places.append(Place(f"considerations {letter}", item.line, item.column))
    return tuple(found[letter] for letter in sorted(found))


def _weighed(text: str) -> tuple[str, str]:
    """What stands after 'Voor:' and after 'Prijs:', in either order; a text without either is what speaks for it."""
    cost_at = _COST.search(text)
    if cost_at is None:
        start = _SUPPORTS.match(text)
        return markup.plain(text[start.end() if start else 0 :]), ""
    before, after = text[: cost_at.start()], text[cost_at.end() :]
    start = _SUPPORTS.match(before)
    if start is None and not before.strip():
        late = _SUPPORTS.search(after)
        if late:
            return markup.plain(after[late.end() :]), markup.plain(after[: late.start()])
    return markup.plain(before[start.end() if start else 0 :]), markup.plain(after)


def _voices(section: Section | None, findings: Findings) -> tuple[Voice, ...]:
    found: list[Voice] = []
    for item in _items(section, findings):
        name = _VOICE.match(item.text)
        if name is None:
            findings.warning(Code.VOICE_NAMELESS, item.line, item.column)
            found.append(Voice("", markup.plain(item.text)))
        else:
            who = markup.plain(name.group(1) or name.group(2)).rstrip(":. ")
            found.append(Voice(who, markup.plain(item.text[name.end() :])))
    return tuple(found)
