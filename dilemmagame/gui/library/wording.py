"""Names and sentences of the library: values of filters, collections, what was played when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Card, CardKind, Norm, Term, Vocabulary
from dilemmagame.library.catalogue import Collection, Entry, Facet, Use
from dilemmagame.library.translated import TranslationState

THEME_PICTURES = {
    "T01": "scale", "T02": "briefcase", "T03": "gift", "T04": "lock", "T05": "shield", "T06": "handshake",
    "T07": "file-text", "T08": "badge-check", "T09": "puzzle", "T10": "message-circle", "T11": "users",
    "T12": "megaphone", "T13": "share-2", "T14": "cpu", "T15": "coins",
}  # fmt: skip
OTHER_PICTURE = "tag"


def collection_name(collection: Collection) -> str:
    match collection:
        case Collection.ALL:
            return _("All cards")
        case Collection.OWN:
            return _("Own cards")
        case Collection.RECENT:
            return _("Recently used")
        case Collection.DRAFTS:
            return _("Drafts")
        case Collection.BROKEN:
            return _("Broken cards")


def emptiness(collection: Collection) -> str:
    """Why a collection is empty, and what to do about it."""
    match collection:
        case Collection.ALL:
            return _("There are no decks here. Put a deck in your data folder and open the library again.")
        case Collection.OWN:
            return _("You have no cards of your own yet. Cards in the decks of your data folder stand here.")
        case Collection.RECENT:
            return _("No card has been played yet. After a session its cards stand here, the last one first.")
        case Collection.DRAFTS:
            return _(
                "There are no drafts. A card whose status begins with ‘draft’ stands here until it is done."
            )
        case Collection.BROKEN:
            return _("No card is broken. All of them can be played.")


def facet_name(facet: Facet) -> str:
    match facet:
        case Facet.AUDIENCE:
            return _("For whom")
        case Facet.THEME:
            return _("Theme")
        case Facet.DURATION:
            return _("Duration")
        case Facet.ROLE:
            return _("Role")
        case Facet.SENSITIVITY:
            return _("Sensitivity")
        case Facet.VALUE:
            return _("Value")
        case Facet.NORM:
            return _("Norm")
        case Facet.VULNERABILITY:
            return _("Vulnerable process")
        case Facet.CHAIN:
            return _("Link of the chain")
        case Facet.KIND:
            return _("Kind of card")
        case Facet.TRANSLATION:
            return _("Translation")


def every(facet: Facet) -> str:
    """What stands in a filter as long as nothing is chosen."""
    match facet:
        case Facet.THEME:
            return _("All themes")
        case Facet.DURATION:
            return _("Any duration")
        case _:
            return _("All")


class Names:
    """The name of every value of every filter; an unknown id stands for itself."""

    def __init__(self, vocabulary: Vocabulary, norms: Iterable[Norm] = ()) -> None:
        self.vocabulary = vocabulary
        spoken = language()
        self._terms: dict[Facet, dict[str, str]] = {
            facet: {term.id: term.name.get(spoken) for term in terms}
            for facet, terms in (
                (Facet.THEME, vocabulary.themes),
                (Facet.ROLE, vocabulary.roles),
                (Facet.VALUE, vocabulary.values),
                (Facet.VULNERABILITY, vocabulary.vulnerabilities),
                (Facet.CHAIN, vocabulary.chain),
            )
        }
        self._terms[Facet.NORM] = {norm.id: norm_title(norm) for norm in norms}

    def of(self, facet: Facet, value: str) -> str:
        match facet:
            case Facet.AUDIENCE:
                return audience_name(value)
            case Facet.DURATION:
                return _duration(value)
            case Facet.SENSITIVITY:
                return _sensitivity(value)
            case Facet.KIND:
                return _kind(value)
            case Facet.TRANSLATION:
                return _translation(value)
            case Facet.VULNERABILITY:
                name = self._terms[facet].get(value, "")
                return f"{value} {name}".strip()
            case _:
                return self._terms[facet].get(value, value)

    def ordered(self, facet: Facet, values: Sequence[str]) -> list[str]:
        """`values` as a person looks for them: by name, or as the vocabulary has them where that means something."""
        order: Sequence[str]
        match facet:
            case Facet.THEME:
                order = _ids(self.vocabulary.themes)
            case Facet.VULNERABILITY:
                order = _ids(self.vocabulary.vulnerabilities)
            case Facet.CHAIN:
                order = _ids(self.vocabulary.chain)
            case Facet.DURATION:
                order = ("10", "15", "20", "more")
            case Facet.SENSITIVITY:
                order = ("1", "2", "3")
            case Facet.KIND:
                order = [kind.value for kind in CardKind]
            case Facet.TRANSLATION:
                order = [state.value for state in TranslationState]
            case _:
                return sorted(values, key=lambda value: self.of(facet, value).casefold())
        known = {value: place for place, value in enumerate(order)}
        return sorted(values, key=lambda value: (known.get(value, len(known)), value))

    def theme(self, card: Card) -> str:
        """The first theme of a card, empty when it has none."""
        return self.of(Facet.THEME, card.themes[0]) if card.themes else ""

    def several(self, facet: Facet, values: Sequence[str]) -> list[str]:
        return [self.of(facet, value) for value in values]

    def tension(self, card: Card) -> str:
        """The values that pull against each other: 'Closeness and independence'."""
        found = self.several(Facet.VALUE, card.values)
        if len(found) < 2:
            return "".join(found)
        others = [name[:1].lower() + name[1:] for name in found[1:]]
        first = ", ".join([found[0], *others[:-1]])
        return _("{first} and {last}").format(first=first, last=others[-1])


def _ids(terms: Sequence[Term]) -> list[str]:
    return [term.id for term in terms]


def norm_title(norm: Norm) -> str:
    if norm.article:
        return _("{act}, article {article}").format(act=norm.act, article=norm.article)
    return norm.act


def audience_name(audience: str) -> str:
    match audience:
        case "raadsleden":
            return _("Council members")
        case "bestuurders":
            return _("Executives")
        case "ambtenaren":
            return _("Officials")
        case _:
            return audience[:1].upper() + audience[1:]


def _duration(value: str) -> str:
    if value == "more":
        return _("Longer than 20 min")
    return _("Up to {n} min").format(n=value) if value == "10" else _("{low} to {high} min").format(
        low={"15": 11, "20": 16}.get(value, 0), high=value
    )  # fmt: skip


def _sensitivity(value: str) -> str:
    match value:
        case "1":
            return _("Calm")
        case "2":
            return _("Can touch people")
        case "3":
            return _("Handle with care")
        case _:
            return value


def _kind(value: str) -> str:
    match value:
        case CardKind.OPTIONS.value:
            return _("Options")
        case CardKind.OPEN.value:
            return _("Open question")
        case CardKind.SCALE.value:
            return _("Statement on a scale")
        case CardKind.STAGES.value:
            return _("In turns")
        case _:
            return value


def _translation(value: str) -> str:
    match value:
        case TranslationState.COMPLETE.value:
            return _("Dutch and English")
        case TranslationState.OUTDATED.value:
            return _("Translation is out of date")
        case TranslationState.MISSING.value:
            return _("Not translated")
        case _:
            return value


def minutes(n: int) -> str:
    return _("{n} min").format(n=n)


def how_many(n: int) -> str:
    return ngettext("{n} card", "{n} cards", n).format(n=n)


def day(moment: datetime) -> str:
    """A day as '12 September 2026', in local time."""
    local = moment.astimezone()
    locale = QLocale(QLocale.Language.Dutch if language() == "nl" else QLocale.Language.English)
    return locale.toString(QDate(local.year, local.month, local.day), "d MMMM yyyy")


def used(use: Use | None) -> str:
    """How often a card was played, and when last."""
    if use is None:
        return _("Not yet")
    said = ngettext("In {n} session, on {day}", "In {n} sessions, last on {day}", use.times)
    return said.format(n=use.times, day=day(use.last))


def spoken(entry: Entry, names: Names, *, chosen: bool) -> str:
    """A card in one line, for a screen reader."""
    card = entry.card
    parts = [card.title or card.id, names.theme(card)]
    parts.append(_("broken, cannot be played") if card.broken else minutes(card.minutes))
    if chosen:
        parts.append(_("chosen"))
    return ", ".join(part for part in parts if part)
