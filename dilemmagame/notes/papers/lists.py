"""Short papers: signals per article of the code of conduct, actions, what was parked, and the text for a memo."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.disclosure import may_tell
from dilemmagame.notes.cleaning import clean, one_line
from dilemmagame.notes.compose import advice
from dilemmagame.notes.content import AgreementLine, Notes, Said
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Row, Table, Tone
from dilemmagame.notes.wording import article_text, audience_text, day_text, origin

WITH_REGISTERS = ("raadsleden", "bestuurders", "kandidaten")
"""Audiences for whom the clerk keeps registers. Source: Gemeentewet, articles 12, 41b and 67."""


def code_signals(notes: Notes) -> tuple[Block, ...]:
    """The signals by article, in the order of the code; then those without one."""
    if not notes.signals:
        return (*advice(notes.facts), Passage(_("No signals were noted.")))
    known = {article.number: clean(article.text) for article in notes.code}
    named = dict.fromkeys((*known, *(line.choice for line in notes.signals if line.choice)))
    blocks: list[Block] = [*advice(notes.facts)]
    for number in named:
        here = tuple(line for line in notes.signals if line.choice == number)
        if not here:
            continue
        blocks.append(Heading(article_text(one_line(number)).capitalize()))
        if known.get(number):
            blocks.append(Passage(known[number], Tone.QUIET))
        blocks.append(_listing(here))
    loose = tuple(line for line in notes.signals if not line.choice)
    if loose:
        if len(blocks) > len(advice(notes.facts)):
            blocks.append(Heading(_("Without an article")))
        blocks.append(_listing(loose))
    return tuple(blocks)


def _listing(lines: tuple[Said, ...]) -> Listing:
    return Listing(tuple(Item(line.text, origin(line.about)) for line in lines))


def actions(notes: Notes) -> tuple[Block, ...]:
    """Who does what: the actions, the agreements somebody sees to, and registers to look at again."""
    blocks: list[Block] = [*advice(notes.facts), Heading(_("Actions"))]
    blocks.append(_listing(notes.actions) if notes.actions else Passage(_("No actions were noted.")))
    seen_to = tuple(line for line in notes.agreements if line.confirmed and (line.who or line.when))
    if seen_to:
        header = (_("Agreement"), _("Who"), _("When"))
        rows = tuple(Row((line.body, line.who, line.when)) for line in seen_to)
        caption = _("Agreements that somebody sees to")
        blocks += [Heading(_("Agreements and who sees to them")), Table(caption, header, rows, words=3)]
    if notes.facts.audience in {audience_text(kind) for kind in WITH_REGISTERS}:
        blocks += [
            Heading(_("Registers to look at again")),
            Passage(_("A reminder for the clerk after an evening about integrity."), Tone.QUIET),
            Listing(tuple(Item(each) for each in _registers())),
        ]
    return tuple(blocks)


def _registers() -> tuple[str, ...]:
    return (
        _("Other positions, and whether they are paid"),
        _("Financial interests"),
        _("Gifts, from the amount in the code of conduct"),
        _("Travel abroad and excursions paid by others"),
    )


def parked(notes: Notes) -> tuple[Block, ...]:
    """What was put aside for later."""
    if not notes.parked:
        return (Passage(_("Nothing was parked.")),)
    return (Passage(_("What came up and was left for another time."), Tone.QUIET), _listing(notes.parked))


def memo(notes: Notes) -> tuple[Block, ...]:
    """A block of text that the clerk can put in a public memo: whole sentences, no figures of votes, nobody named."""
    confirmed = tuple(line for line in notes.agreements if line.confirmed)
    blocks: list[Block] = [*advice(notes.facts), Passage(_opening(notes))]
    if notes.facts.cards:
        titles = "; ".join(card.title for card in notes.facts.cards)
        blocks.append(Passage(_("On the table were these invented cases: {titles}.").format(titles=titles)))
    if confirmed:
        blocks += [Passage(_("The group agreed on this:")), Listing(tuple(map(_promise, confirmed)))]
    else:
        blocks.append(Passage(_("The talk led to no agreements.")))
    if notes.signals:
        blocks.append(Passage(_("For the code of conduct the group gives these signals:")))
        blocks.append(Listing(tuple(Item(line.text) for line in notes.signals)))
    blocks.append(Passage(_closing(notes)))
    return tuple(blocks)


def _opening(notes: Notes) -> str:
    facts = notes.facts
    who = ", ".join(part for part in (facts.group or facts.audience, facts.organisation) if part)
    most = facts.present[1]
    size = (
        ngettext("{n} person was there", "{n} people were there", most).format(n=most)
        if may_tell(most)
        else _("A small group was there")
    )
    if facts.day is None:
        return _("A talk about integrity was held with {who}. {size}.").format(
            who=who or _("a group"), size=size
        )
    return _("On {day} a talk about integrity was held with {who}. {size}.").format(
        day=day_text(facts.day), who=who or _("a group"), size=size
    )


def _promise(line: AgreementLine) -> Item:
    about = (line.who, line.when)
    return Item(line.body, (" · ".join(part for part in about if part),) if any(about) else ())


def _closing(notes: Notes) -> str:
    if notes.facts.advice:
        return _(
            "These are advices. Whoever is competent decides on them, in a public meeting where that is due."
        )
    return _(
        "It was an informal meeting. No decisions were taken; whatever needs one goes to a public meeting. Who said"
        " what was not noted."
    )
