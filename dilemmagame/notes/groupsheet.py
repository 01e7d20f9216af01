"""The half-year sheet of a group: what it agreed and signalled, and what became of it, as a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.disclosure import may_tell
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.register import EntryKind, EntryStatus, HalfYear, RegisterEntry
from dilemmagame.notes.cleaning import clean, one_line
from dilemmagame.notes.compose import holder_line
from dilemmagame.notes.document import (
    PLAIN,
    Block,
    Document,
    Heading,
    House,
    Item,
    KeyValue,
    Listing,
    Passage,
    Tone,
)
from dilemmagame.notes.export import Format, write_document
from dilemmagame.notes.wording import article_text, day_text, origin

SHEET_FORMATS = (Format.DOCX, Format.PDF, Format.MARKDOWN, Format.HTML)


def sheet(half: HalfYear, language: str, house: House = PLAIN) -> Document:
    """The half-year sheet in `language` ('nl' or 'en'), in the style of `house`."""
    with i18n.speaking(language):
        return Document(
            title=_("{group}: what was agreed, and what became of it").format(group=one_line(half.group)),
            language=i18n.language(),
            holder=holder_line(one_line(half.organisation.notes_holder)),
            organisation=one_line(half.organisation.name),
            day=half.end,
            blocks=_blocks(half),
            label=_("Half-year sheet"),
            house=house,
        )


def export_sheet(half: HalfYear, fmt: Format | str, language: str, house: House = PLAIN) -> bytes:
    """The half-year sheet as the content of a file: one of SHEET_FORMATS, or ValueError. Same input, same bytes."""
    wanted = Format(fmt)
    if wanted not in SHEET_FORMATS:
        raise ValueError(wanted.value)
    return write_document(sheet(half, language, house), wanted)


def _blocks(half: HalfYear) -> tuple[Block, ...]:
    advice = (
        Passage(
            _("This sheet was made by a trainer from outside. It is an advice; the organisation decides."),
            Tone.MARKED,
        ),
    )
    return (
        *(advice if half.organisation.external else ()),
        KeyValue(_facts(half)),
        *_values(half.values),
        *_section(_("Agreements of this half-year"), half.made, _("No agreements were made.")),
        *_section(
            _("Earlier agreements, and how they stand"), half.earlier, _("There were no earlier ones.")
        ),
        *_signals(half.signals),
        *_section(_("Actions"), half.actions, _("No actions were noted.")),
        *_section(_("Kept for later"), half.parked, _("Nothing was kept for later.")),
    )


def _facts(half: HalfYear) -> tuple[tuple[str, tuple[str, ...]], ...]:
    period = _("{begin} to {end}").format(begin=day_text(half.begin), end=day_text(half.end))
    evenings = ngettext("{n} evening", "{n} evenings", half.evenings).format(n=half.evenings)
    group = ", ".join(part for part in (one_line(half.group), one_line(half.organisation.name)) if part)
    return (
        (_("Group"), (group,)),
        (_("Half-year"), (period,)),
        (_("Held"), (evenings,)),
        (_("In short"), tuple(_in_short(half))),
    )


def _in_short(half: HalfYear) -> Iterable[str]:
    made = len(half.made)
    yield ngettext("{n} new agreement", "{n} new agreements", made).format(n=made)
    for status in (EntryStatus.SUPPORTED, EntryStatus.TO_COUNCIL, EntryStatus.LAPSED):
        number = sum(1 for entry in (*half.made, *half.earlier) if entry.status is status)
        if number:
            yield f"{status_text(EntryKind.AGREEMENT, status)}: {number}"
    due = sum(1 for entry in (*half.made, *half.earlier) if entry.is_due(half.end))
    if due:
        yield ngettext(
            "{n} agreement has to be looked at again", "{n} agreements have to be looked at again", due
        ).format(n=due)
    signals = len(half.signals)
    yield ngettext(
        "{n} signal for the code of conduct", "{n} signals for the code of conduct", signals
    ).format(n=signals)


def _values(values: Sequence[AdoptedValue]) -> tuple[Block, ...]:
    heading = Heading(_("Values of this group"))
    if not values:
        return heading, Passage(_("The group has not adopted any values yet."))
    return heading, Listing(tuple(_value(value) for value in values))


def _value(value: AdoptedValue) -> Item:
    adopted = value.adopted_on
    details = (
        clean(value.definition),
        _("Adopted on {day}").format(day=day_text(adopted)) if adopted is not None else "",
    )
    return Item(one_line(value.name.get(i18n.language())), tuple(each for each in details if each))


def _section(title: str, entries: Sequence[RegisterEntry], nothing: str) -> tuple[Block, ...]:
    if not entries:
        return Heading(title), Passage(nothing)
    return Heading(title), Listing(tuple(_entry(entry) for entry in entries))


def _signals(signals: Sequence[RegisterEntry]) -> tuple[Block, ...]:
    """Under the article they are about, those about no article last."""
    title = _("Signals for the code of conduct")
    if not any(entry.article for entry in signals):
        return _section(title, signals, _("No signals were noted."))
    blocks: list[Block] = [Heading(title)]
    ordered = sorted(signals, key=lambda entry: (not entry.article, entry.article))
    for article, entries in groupby(ordered, key=lambda entry: entry.article):
        name = _about_article(article) if article else _("About no article in particular")
        blocks.append(Heading(name, 2))
        blocks.append(Listing(tuple(_entry(entry) for entry in entries)))
    return tuple(blocks)


def _about_article(article: str) -> str:
    text = article_text(one_line(article))
    return text[:1].upper() + text[1:]


def _entry(entry: RegisterEntry) -> Item:
    details = (
        " · ".join(each for each in _standing(entry) if each),
        _("What keeps chafing: {friction}").format(friction=clean(entry.friction)) if entry.friction else "",
        _("What became of it: {outcome}").format(outcome=clean(entry.outcome)) if entry.outcome else "",
        " · ".join(_from(entry)),
    )
    return Item(clean(entry.body), tuple(each for each in details if each))


def _standing(entry: RegisterEntry) -> Iterable[str]:
    yield status_text(entry.kind, entry.status)
    if entry.who:
        yield _("Who: {who}").format(who=one_line(entry.who))
    if entry.when:
        yield _("When: {when}").format(when=one_line(entry.when))
    yield support_text(entry)
    if entry.kind is EntryKind.AGREEMENT and entry.article:
        yield _about_article(entry.article)
    if entry.runs and entry.review_on is not None:
        yield _("Look again on {day}").format(day=day_text(entry.review_on))


def _from(entry: RegisterEntry) -> Iterable[str]:
    if entry.made_on is not None:
        yield _("Of {day}").format(day=day_text(entry.made_on))
    yield from origin(one_line(entry.card_title))


def support_text(entry: RegisterEntry) -> str:
    """How many stood behind it, '' where nobody asked or the group was too small to say."""
    if not may_tell(entry.present):
        return ""
    return _("{support} of {present} stand behind it").format(support=entry.support, present=entry.present)


def status_text(kind: EntryKind, status: EntryStatus) -> str:
    """How an entry stands, in a word or two."""
    match status:
        case EntryStatus.PROPOSED:
            return _("Proposed")
        case EntryStatus.SUPPORTED:
            return _("Supported")
        case EntryStatus.TO_COUNCIL:
            return _("To the council")
        case EntryStatus.LAPSED:
            return _("Lapsed") if kind is EntryKind.AGREEMENT else _("Dropped")
        case EntryStatus.OPEN:
            return _("Open")
        case EntryStatus.DONE:
            return _("Done")
