"""The figures page of a year: sessions, participants, themes, vulnerabilities, links of the chain and the evaluation.

It counts sessions and people only; nothing anybody said or chose is in it. Cells of people under five go together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.cards import Term
from dilemmagame.domain.disclosure import may_tell
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.pooling import pool
from dilemmagame.domain.review import Evaluation
from dilemmagame.domain.session.state import Session
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.cleaning import one_line
from dilemmagame.notes.compose import evaluation_table, paper_holder
from dilemmagame.notes.content import Forms
from dilemmagame.notes.document import (
    PLAIN,
    Block,
    Document,
    Heading,
    House,
    KeyValue,
    Passage,
    Row,
    Table,
    Tone,
)
from dilemmagame.notes.papers.kinds import Paper
from dilemmagame.notes.papers.making import paper_title
from dilemmagame.notes.wording import audience_text


@dataclass(frozen=True, slots=True)
class Held:
    """One session as the year counts it. `people` is the highest number that was there."""

    day: date
    audience: str
    people: int
    cards: int
    themes: frozenset[str]
    vulnerabilities: frozenset[str]
    chain: frozenset[str]
    agreements: int
    signals: int
    evaluation: Evaluation | None


def year_of(state: Session) -> int | None:
    """The year a session was held in, by the clock of this machine; None for one that never began."""
    return state.started_at.astimezone().year if state.started_at is not None else None


def held(state: Session) -> Held | None:
    """What a session adds to its year; None for one that never began. Only cards the group came to count."""
    if state.started_at is None:
        return None
    seen = {planned.item for index, planned in enumerate(state.steps) if index in state.visited}
    cards = [
        item.card for place, item in enumerate(state.plan.items) if place in seen and item.card is not None
    ]
    return Held(
        day=state.started_at.astimezone().date(),
        audience=state.plan.audience,
        people=max(state.present, *(vote.present for vote in state.rounds), 0),
        cards=len({card.source_id for card in cards}),
        themes=frozenset(theme for card in cards for theme in card.themes),
        vulnerabilities=frozenset(each for card in cards for each in card.vulnerabilities),
        chain=frozenset(link for card in cards for link in card.chain),
        agreements=sum(
            1
            for each in state.agreements
            if each.status is AgreementStatus.CONFIRMED and each.body not in state.inside
        ),
        signals=sum(
            1
            for line in state.captures
            if line.field is CaptureField.SIGNAL and not line.draft and line.text_id not in state.inside
        ),
        evaluation=state.evaluation,
    )


def figures(
    sessions: Sequence[Session], year: int, organisation: Organisation, language: str, house: House = PLAIN
) -> Document:
    """The page for `year` over `sessions`, which may hold other years too; those are left out."""
    with i18n.speaking(language):
        here = [each for state in sessions if (each := held(state)) is not None and each.day.year == year]
        return Document(
            title=_("{title}: {year}").format(title=paper_title(Paper.FIGURES), year=year),
            language=language,
            holder=paper_holder(one_line(organisation.notes_holder)),
            organisation=one_line(organisation.name),
            day=None,
            blocks=_blocks(here, sessions, language),
            label=_("For the yearly account of integrity"),
            house=house,
        )


def _blocks(here: Sequence[Held], sessions: Iterable[Session], language: str) -> tuple[Block, ...]:
    if not here:
        return (Passage(_("No sessions were held in this year.")),)
    words = _Words(tuple(sessions), language)
    return (
        *_totals(here),
        *_audiences(here),
        *_touched(_("Themes"), _("Theme"), [each.themes for each in here], words.themes),
        *_touched(
            _("Vulnerabilities touched"), _("Vulnerability"), [each.vulnerabilities for each in here],
            words.vulnerabilities,
        ),
        *_touched(_("Links of the integrity chain"), _("Link"), [each.chain for each in here], words.chain, whole=True),
        *_evaluation(here),
        Passage(
            _(
                "This page counts sessions and people, not what anybody said or chose. Groups of fewer than five people"
                " are taken together."
            ),
            Tone.QUIET,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """Names of terms, from the plans of the sessions themselves: the lists may have changed since."""

    sessions: tuple[Session, ...]
    language: str

    @property
    def themes(self) -> dict[str, str]:
        return self._names(term for state in self.sessions for term in state.plan.themes)

    @property
    def vulnerabilities(self) -> dict[str, str]:
        return self._names(term for state in self.sessions for term in state.plan.vulnerabilities)

    @property
    def chain(self) -> dict[str, str]:
        return self._names(term for state in self.sessions for term in state.plan.chain)

    def _names(self, terms: Iterable[Term]) -> dict[str, str]:
        return {term.id: one_line(term.name.get(self.language)) for term in terms}


def _totals(here: Sequence[Held]) -> tuple[Block, ...]:
    everybody = pool(_people(here)).total
    rows = (
        (_("Sessions"), str(len(here))),
        (_("Participants"), str(everybody) if everybody is not None else _("fewer than five")),
        (_("Cards played"), str(sum(each.cards for each in here))),
        (_("Agreements that were read back"), str(sum(each.agreements for each in here))),
        (_("Signals for the code of conduct"), str(sum(each.signals for each in here))),
    )
    said = _("Somebody who was there twice counts twice.")
    return (
        Heading(_("In all")),
        KeyValue(tuple((name, (value,)) for name, value in rows)),
        Passage(said, Tone.QUIET),
    )


def _people(here: Sequence[Held]) -> dict[str, int]:
    people: Counter[str] = Counter()
    for each in here:
        people[each.audience] += each.people
    return dict(people)


def _audiences(here: Sequence[Held]) -> tuple[Block, ...]:
    """Sessions and people per kind of group, as far as that may be told."""
    pooled = pool(_people(here))
    sessions = Counter(each.audience for each in here)
    rows = [
        Row((_name(audience), str(people), str(sessions[audience])), bars=(people,))
        for audience, people in pooled.shown
    ]
    if pooled.together:
        names = ", ".join(_name(audience) for audience in pooled.together)
        count = sum(sessions[audience] for audience in pooled.together)
        people = pooled.people
        told = str(people) if people is not None else _("fewer than five")
        rows.append(Row((names, told, str(count)), bars=(people or 0,)))
    header = (_("Group"), _("Participants"), _("Sessions"))
    return Heading(_("For whom")), Table(
        _("Sessions and participants per kind of group"), header, tuple(rows)
    )


def _name(audience: str) -> str:
    return audience_text(audience) or _("Not filled in")


def _touched(
    title: str, column: str, sets: Sequence[frozenset[str]], names: dict[str, str], *, whole: bool = False
) -> tuple[Block, ...]:
    """In how many sessions each term came up; with `whole` also the terms that never did."""
    counted = Counter(term for each in sets for term in each)
    if not counted and not whole:
        return ()
    order = [*names, *(term for term in counted if term not in names)]
    shown = [term for term in order if counted[term] or whole]
    if not whole:
        shown.sort(key=lambda term: -counted[term])
    if not shown:
        return ()
    rows = tuple(Row((names.get(term, term), str(counted[term])), bars=(counted[term],)) for term in shown)
    return Heading(title), Table(_("In how many sessions it came up"), (column, _("Sessions")), rows)


def _evaluation(here: Sequence[Held]) -> tuple[Block, ...]:
    """Averages over all forms of sessions with five forms or more: a smaller session may not be worked out."""
    told = [
        each.evaluation for each in here if each.evaluation is not None and may_tell(each.evaluation.forms)
    ]
    if not told:
        return ()
    forms = sum(each.forms for each in told)
    averages = tuple(sum(sums) / forms for sums in zip(*(each.sums for each in told), strict=True))
    caption = ngettext(
        "Averages of {forms} forms from {n} session, from 1 (not at all) to 5 (completely)",
        "Averages of {forms} forms from {n} sessions, from 1 (not at all) to 5 (completely)",
        len(told),
    ).format(forms=forms, n=len(told))
    return Heading(_("How people saw it")), evaluation_table(Forms(forms, averages), caption)
