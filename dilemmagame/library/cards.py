"""Reading one card file, source or translation, into a card with its problems and the place of each part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, CardKind, Problem, ScaleKind, Turn, unfold
from dilemmagame.library import markup
from dilemmagame.library.body import Body, Section, read_body
from dilemmagame.library.fields import FieldReader
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import Document, FrontMatter, read_document
from dilemmagame.library.headings import Part, part_of, turn_of
from dilemmagame.library.sections import Place, blocks_of, items_of, line_of, voices_of
from dilemmagame.library.turns import choices_of, completed_turns, read_turns
from dilemmagame.library.unfinished import filled_up, how_far

# per kind of card: the parts it needs, and those it cannot use
_NEEDS: dict[CardKind, tuple[tuple[Part, ...], tuple[Part, ...]]] = {
    CardKind.OPTIONS: ((Part.QUESTION, Part.OPTIONS), (Part.STATEMENT,)),
    CardKind.SCALE: ((Part.STATEMENT,), (Part.OPTIONS,)),
    CardKind.OPEN: ((Part.QUESTION,), (Part.OPTIONS, Part.STATEMENT)),
    CardKind.STAGES: ((Part.QUESTION,), (Part.STATEMENT,)),
}
_CHOOSING = (CardKind.OPTIONS, CardKind.STAGES)


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
    top = findings.broken
    own = Findings(findings.file)
    card, places = _completed(shell, original, document, own)
    differs = own.broken or any(problem.code == Code.TRANSLATION_PART for problem in own.problems)
    if source.text and not top and (differs or _said(original) - _said(card)):
        card, own = _finished(card, shell, source, text, own)
    findings.take(own.problems, broken=own.broken)
    card = replace(card, broken=findings.broken or original.broken)
    return CardReading(
        findings.file, source.stem, card, document.front, places, findings.problems, translates, text
    )


def _finished(
    card: Card, shell: Card, source: CardReading, text: str, own: Findings
) -> tuple[Card, Findings]:
    """A translation with the source's words where it has none yet, told in one warning. Otherwise as it was."""
    done, every = how_far(source.text, text)
    if done == every:
        return card, own
    document = read_document(filled_up(source.text, text), Findings(own.file))
    left = Findings(own.file)
    card, _places = _completed(shell, source.card, document, left)
    # What is only told because something is not there yet is gone now; what is left is where it was.
    told = {(problem.code, problem.arguments) for problem in left.problems}
    kept = Findings(own.file)
    kept.warning(Code.TRANSLATION_UNFINISHED, 1, 1, str(done), str(every))
    still = (problem for problem in own.problems if (problem.code, problem.arguments) in told)
    kept.take(still, broken=left.broken)
    return card, kept


def _said(card: Card) -> set[str]:
    """The parts that have words, turn by turn; the title always has."""
    found = {"prevention": card.prevention, "statement": card.statement}
    found["facilitator"] = plain_text(card.facilitator).strip()
    found.update({f"twist {number}": text for number, text in enumerate(card.twists)})
    found.update({f"case {number}": text for number, text in enumerate(card.cases)})
    for number, voice in enumerate(card.voices):
        found.update({f"voice {number} name": voice.who, f"voice {number} text": voice.text})
    for number, turn in enumerate(unfold(card)):
        found[f"{number} situation"] = plain_text(turn.situation).strip()
        found[f"{number} question"] = turn.question
        found.update({f"{number} option {option.letter}": option.text for option in turn.options})
        for each in turn.considerations:
            found.update(
                {f"{number} for {each.letter}": each.supports, f"{number} cost {each.letter}": each.cost}
            )
    return {name for name, text in found.items() if text}


def _completed(
    shell: Card, original: Card, document: Document, findings: Findings
) -> tuple[Card, tuple[Place, ...]]:
    """The card that `document` translates. Parts it left out come from the source; other differences are told."""
    card, places = _with_body(shell, read_body(document.body, document.body_line, findings), findings)
    return _compared(card, original, places, findings), places


def _compared(card: Card, original: Card, places: tuple[Place, ...], findings: Findings) -> Card:
    """Parts the translation left out come from the source, and say so."""
    if [option.letter for option in card.options] != [option.letter for option in original.options]:
        place = next(((p.line, p.column) for p in places if p.name == Part.OPTIONS.name.lower()), (1, 1))
        findings.error(
            Code.TRANSLATION_OPTIONS, *place, str(len(card.options)), str(len(original.options)), breaks=True
        )
    for part, mine, theirs in (
        (Part.CONSIDERATIONS, card.considerations, original.considerations),
        (Part.TWISTS, card.twists, original.twists),
        (Part.CASES, card.cases, original.cases),
        (Part.VOICES, card.voices, original.voices),
        (Part.PREVENTION, card.prevention, original.prevention),
        (Part.FACILITATOR, card.facilitator, original.facilitator),
    ):
        counted = part in {Part.CONSIDERATIONS, Part.TWISTS, Part.CASES, Part.VOICES}
        if bool(mine) != bool(theirs) or (counted and len(mine) != len(theirs)):
            place = next(((p.line, p.column) for p in places if p.name == part.name.lower()), (1, 1))
            findings.warning(Code.TRANSLATION_PART, *place, part.heading(card.language))
    return replace(
        card,
        turns=completed_turns(card, original, places, findings),
        considerations=card.considerations or original.considerations,
        twists=card.twists or original.twists,
        cases=card.cases or original.cases,
        voices=card.voices or original.voices,
        prevention=card.prevention or original.prevention,
        facilitator=card.facilitator or original.facilitator,
    )


def _kind(fields: FieldReader, findings: Findings) -> CardKind:
    text = fields.text("kind", CardKind.OPTIONS.value)
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
    parts, later = _parts(body, shell.kind, findings)
    places = [Place("title", body.title_line, 1), Place("situation", body.opening.start, 1)]
    places.extend(Place(part.name.lower(), section.start, 1) for part, section in parts.items())
    if not body.title:
        findings.error(Code.TITLE_MISSING, body.title_line, 1, breaks=True)
    situation = blocks_of(body.opening, findings)
    if not plain_text(situation).strip():
        findings.error(Code.SITUATION_MISSING, body.opening.line, 1, breaks=True)
    _demand(shell.kind, parts, body, shell.language, findings)
    options, considerations = choices_of(parts, places, findings, choosing=shell.kind in _CHOOSING)
    turns: tuple[Turn, ...] = ()
    if shell.kind is CardKind.STAGES:
        turns = read_turns(later, shell.language, body.title_line, places, findings)
    card = replace(
        shell,
        title=markup.plain(body.title) or shell.id,
        situation=situation,
        question=line_of(parts.get(Part.QUESTION), findings),
        options=options,
        statement=line_of(parts.get(Part.STATEMENT), findings) if shell.kind is CardKind.SCALE else "",
        considerations=considerations,
        twists=tuple(
            text for item in items_of(parts.get(Part.TWISTS), findings) if (text := markup.plain(item.text))
        ),
        cases=_cases(parts.get(Part.CASES), places, findings),
        voices=voices_of(parts.get(Part.VOICES), findings),
        turns=turns,
        prevention=line_of(parts.get(Part.PREVENTION), findings),
        facilitator=blocks_of(parts[Part.FACILITATOR], findings) if Part.FACILITATOR in parts else (),
    )
    return card, tuple(places)


def _cases(section: Section | None, places: list[Place], findings: Findings) -> tuple[str, ...]:
    """The borderline cases in order; each has a place of its own."""
    found: list[str] = []
    for item in items_of(section, findings):
        text = markup.plain(item.text)
        if text:
            found.append(text)
            places.append(Place(f"case {len(found)}", item.line, item.column))
    return tuple(found)


def _parts(
    body: Body, kind: CardKind, findings: Findings
) -> tuple[dict[Part, Section], list[tuple[int, Section]]]:
    """The sections with a known heading, and the later turns with the number they give themselves."""
    parts: dict[Part, Section] = {}
    later: list[tuple[int, Section]] = []
    for section in body.sections:
        part, number = part_of(section.heading), turn_of(section.heading)
        if number is not None:
            later.append((number, section))
            if kind is not CardKind.STAGES:
                findings.warning(Code.SECTION_UNUSED, section.line, 1, section.heading[:80])
        elif part is None:
            findings.warning(Code.SECTION_UNKNOWN, section.line, 1, section.heading[:80])
        elif part in parts:
            findings.error(Code.SECTION_TWICE, section.line, 1, section.heading[:80])
        else:
            parts[part] = section
    return parts, later


def _demand(
    kind: CardKind, parts: dict[Part, Section], body: Body, language: str, findings: Findings
) -> None:
    """Report the parts this kind of card needs and lacks, and those it cannot use."""
    needed, unused = _NEEDS[kind]
    if kind is CardKind.STAGES and Part.OPTIONS in parts:
        needed = (*needed, Part.OPTIONS)
    for part in needed:
        if part not in parts or not parts[part].text.strip():
            line = parts[part].line if part in parts else body.title_line
            findings.error(Code.SECTION_MISSING, line, 1, part.heading(language), breaks=True)
    for part in unused:
        if part in parts:
            findings.warning(Code.SECTION_UNUSED, parts[part].line, 1, parts[part].heading[:80])
