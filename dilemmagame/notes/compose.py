"""From what may leave a session to the document: the first page for the clerk, then the cards, then the rest."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.review import STATEMENTS
from dilemmagame.domain.session.state import Session
from dilemmagame.notes.content import AgreementLine, Facts, Forms, ItemNotes, Notes, Said, StepTime
from dilemmagame.notes.coverage import coverage_blocks
from dilemmagame.notes.document import (
    PLAIN,
    Block,
    Document,
    Heading,
    House,
    Item,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Row,
    Table,
    Tone,
)
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.notes.steps.registry import LINES
from dilemmagame.notes.wording import (
    clock_text,
    confidentiality_text,
    day_text,
    decimal,
    label_text,
    length_text,
    mark_text,
    origin,
)


def compose(
    state: Session,
    texts: Mapping[str, str],
    language: str,
    *,
    include_own_notes: bool = False,
    house: House = PLAIN,
) -> Document:
    """The notes of a session in `language` ('nl' or 'en'). `texts` maps text ids to bodies; missing ones are left out.

    `include_own_notes` adds the trainer's own notes and drafts, never in a closed session.
    """
    return document(what_may_leave(state, texts, language, include_own_notes=include_own_notes), house)


def document(notes: Notes, house: House = PLAIN) -> Document:
    """`notes` as a document in their own language."""
    with i18n.speaking(notes.language):
        facts = notes.facts
        return Document(
            title=facts.title or _("Notes of a session"),
            language=i18n.language(),
            holder=holder_line(facts.holder),
            organisation=facts.organisation,
            day=facts.day,
            blocks=(*_first_page(notes), *_after(notes)),
            label=label_text(facts.mark, advice=facts.advice),
            house=house,
        )


def paper_holder(holder: str) -> str:
    """Who holds a paper beside the notes and what that means."""
    if not holder:
        return _(
            "It has not been filled in who holds this paper."
            " It may become a public record under the Open Government Act (Woo)."
        )
    return _(
        "This paper is held by {holder}. It may become a public record under the Open Government Act (Woo)."
    ).format(holder=holder)


def holder_line(holder: str) -> str:
    """Who holds the notes and what that means."""
    if not holder:
        return _(
            "It has not been filled in who holds these notes."
            " They may become a public record under the Open Government Act (Woo)."
        )
    return _(
        "These notes are held by {holder}. They may become a public record under the Open Government Act (Woo)."
    ).format(holder=holder)


def _first_page(notes: Notes) -> tuple[Block, ...]:
    """Facts, agreements and signals: enough for the clerk."""
    unfinished = (
        () if notes.finished else (Passage(_("This session has not been finished yet."), Tone.MARKED),)
    )
    withheld = (
        Passage(
            _(
                "This session was closed. Results of votes, reasons, insights, norms, actions and times stay in the"
                " room and are not in these notes."
            ),
            Tone.MARKED,
        ),
    )
    return (
        *advice(notes.facts),
        Heading(_("Facts")),
        KeyValue(_fact_rows(notes.facts)),
        *unfinished,
        *(withheld if notes.withheld else ()),
        *_agreements(notes),
        *_signals(notes),
    )


def advice(facts: Facts) -> tuple[Block, ...]:
    """What the reader of an advice has to know: it decides nothing."""
    if not facts.advice:
        return ()
    who = facts.organisation or _("the organisation")
    said = _(
        "This is an advice. The trainer comes from outside. {organisation} decides what becomes of it; this paper is"
        " no decision."
    )
    return (Passage(said.format(organisation=who), Tone.MARKED),)


def _fact_rows(facts: Facts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    group = ", ".join(part for part in (facts.group or facts.audience, facts.organisation) if part)
    cards = tuple(
        _("Dilemma {number}: {title} ({method})").format(
            number=card.number, title=card.title, method=card.method
        )
        for card in facts.cards
    )
    rows = (
        (_("Date"), (_when(facts),)),
        (_("Group"), (group or _("Not filled in"),)),
        (_("People present"), (_present(facts.present),)),
        (_("Confidentiality"), (confidentiality_text(facts.confidentiality),)),
        (_("Cards and method"), cards or (_("No cards"),)),
        (_("Deck"), (facts.deck,)),
        (_("Status of these notes"), (mark_text(facts.mark),)),
    )
    return tuple((name, lines) for name, lines in rows if lines[0])


def _when(facts: Facts) -> str:
    if facts.day is None:
        return _("Not filled in")
    if facts.begun is None:
        return _("{day} (planned)").format(day=day_text(facts.day))
    if facts.ended is None:
        return _("{day}, from {begun}").format(day=day_text(facts.day), begun=clock_text(facts.begun))
    return _("{day}, {begun} to {ended}").format(
        day=day_text(facts.day), begun=clock_text(facts.begun), ended=clock_text(facts.ended)
    )


def _present(present: tuple[int, int]) -> str:
    low, high = present
    if low == high:
        return str(low)
    return _("between {low} and {high}, it changed during the session").format(low=low, high=high)


def _agreements(notes: Notes) -> tuple[Block, ...]:
    confirmed = tuple(line for line in notes.agreements if line.confirmed)
    proposed = tuple(line for line in notes.agreements if not line.confirmed)
    blocks: list[Block] = [Heading(_("Agreements"))]
    if confirmed:
        blocks.append(Listing(tuple(_agreement(line) for line in confirmed), ordered=True))
    else:
        blocks.append(Passage(_("No agreements were confirmed.")))
    if proposed:
        blocks.append(Heading(_("Proposed, not read back"), 2))
        blocks.append(Passage(_("The group has not confirmed these. They do not count yet."), Tone.QUIET))
        blocks.append(Listing(tuple(_agreement(line) for line in proposed)))
    if notes.waiting:
        left_out = ngettext(
            "{n} proposal was not read back and is left out.",
            "{n} proposals were not read back and are left out.",
            notes.waiting,
        )
        blocks.append(Passage(left_out.format(n=notes.waiting), Tone.QUIET))
    return tuple(blocks)


def _agreement(line: AgreementLine) -> Item:
    """Who, when and on which card share a line, so that an evening's agreements fit on the first page."""
    about = (
        *((_("Who: {who}").format(who=line.who),) if line.who else ()),
        *((_("When: {when}").format(when=line.when),) if line.when else ()),
        *origin(line.about),
    )
    backed = _("Supported by {n} of {present}").format(n=line.support, present=line.present)
    details = (
        " · ".join((*about, backed) if line.present else about),
        _("What keeps chafing: {friction}").format(friction=line.friction) if line.friction else "",
    )
    return Item(line.body, tuple(detail for detail in details if detail))


def _signals(notes: Notes) -> tuple[Block, ...]:
    heading = Heading(_("Signals for the code of conduct"))
    if not notes.signals:
        return heading, Passage(_("No signals were noted."))
    return heading, Listing(tuple(Item(line.text, origin(line.about)) for line in notes.signals))


def card_blocks(item: ItemNotes) -> tuple[Block, ...]:
    """What stands under the heading of one dilemma, in the language in use."""
    return tuple(block for lines in LINES.values() for block in lines.card(item))


def _after(notes: Notes) -> tuple[Block, ...]:
    """Everything behind the first page, starting on a new one where there is any."""
    blocks: list[Block] = []
    for item in notes.items:
        title = _("Dilemma {number}: {title}").format(number=item.number, title=item.title)
        inside = card_blocks(item)
        if item.number or inside:
            blocks.append(Heading(title if item.number else item.title))
        blocks.extend(inside)
    for lines in LINES.values():
        blocks.extend(lines.evening(notes))
    blocks.extend(_evaluation(notes.forms))
    if notes.covered is not None:
        blocks.extend(coverage_blocks(notes.covered, notes.language))
    blocks.extend(_times(notes.times))
    blocks.extend(_own(notes.own))
    return (PageBreak(), *blocks) if blocks else ()


def statements() -> tuple[str, ...]:
    """The statements on the evaluation form, in its order, in the language in use."""
    return tuple(statement.get(i18n.language()) for statement in STATEMENTS)


def evaluation_table(forms: Forms, caption: str) -> Table:
    """The averages per statement."""
    rows = tuple(
        Row((statement, decimal(average)))
        for statement, average in zip(statements(), forms.averages, strict=False)
    )
    return Table(caption, (_("Statement"), _("Average")), rows)


def _evaluation(forms: Forms | None) -> tuple[Block, ...]:
    if forms is None:
        return ()
    caption = _("Averages of {n} forms, from 1 (not at all) to 5 (completely)").format(n=forms.count)
    return Heading(_("How people saw the evening")), evaluation_table(forms, caption)


def _times(times: tuple[StepTime, ...]) -> tuple[Block, ...]:
    if not times:
        return ()
    rows: list[Row] = []
    for _place, steps in groupby(times, key=lambda step: step.item):
        held = list(steps)
        if len(held) > 1:
            rows.append(_time_row(held[0].item_title, held, strong=True))
            rows.extend(_time_row(each.title, [each]) for each in held)
        else:
            rows.append(_time_row(held[0].item_title, held, strong=True))
    rows.append(_time_row(_("Together"), list(times), strong=True))
    header = (_("Part"), _("Planned"), _("Real"))
    return (
        Heading(_("Planned and real time")),
        Table(_("Planned and real time in minutes and seconds"), header, tuple(rows)),
    )


def _time_row(title: str, steps: list[StepTime], *, strong: bool = False) -> Row:
    spent = [step.spent_ms for step in steps if step.spent_ms is not None]
    real = length_text(sum(spent)) if spent else _("not held")
    return Row((title, length_text(sum(step.planned_ms for step in steps)), real), strong)


def _own(own: tuple[Said, ...]) -> tuple[Block, ...]:
    if not own:
        return ()
    items = tuple(
        Item(line.text, (*origin(line.about), *((_("Draft"),) if line.draft else ()))) for line in own
    )
    return (
        Heading(_("The trainer's own notes")),
        Passage(_("These lines are not meant to be shared."), Tone.MARKED),
        Listing(items),
    )
