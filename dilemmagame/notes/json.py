"""The notes as JSON for other programs: the same content as the document, with keys that stay the same."""

from __future__ import annotations

import json
from datetime import datetime

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import About, Channel
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.notes.compose import holder_line
from dilemmagame.notes.content import (
    AgreementLine,
    Facts,
    ItemNotes,
    Notes,
    Outcome,
    Said,
    StepTime,
    Tally,
    ValuesVote,
)
from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Table,
)
from dilemmagame.notes.valuing import name_of

FORMAT = "dilemmagame-notes"
PAPER_FORMAT = "dilemmagame-paper"
VERSION = 1
Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


def render(notes: Notes) -> bytes:
    """UTF-8 JSON, two spaces deep, the holder first."""
    with i18n.speaking(notes.language):
        holder = holder_line(notes.facts.holder)
    content: dict[str, Value] = {
        "holder": holder,
        "format": FORMAT,
        "version": VERSION,
        "language": notes.language,
        "finished": notes.finished,
        "facts": _facts(notes.facts),
        "agreements": [_agreement(line) for line in notes.agreements],
        "proposals_left_out": notes.waiting,
        "signals": [_said(line) for line in notes.signals],
        "closed": notes.withheld,
        "dilemmas": [_item(item) for item in notes.items],
        "actions": [_said(line) for line in notes.actions],
        "parked": [_said(line) for line in notes.parked],
        "times": [_time(step) for step in notes.times],
        "values_board": [
            {"name": value.name, "definition": value.definition, "adopted": value.adopted}
            for value in notes.board
        ],
        "values_votes": [_values_vote(vote) for vote in notes.values_votes],
        "scan": [{"process": each.name, "scores": dict(each.scores)} for each in notes.scan],
        "evaluation": {"forms": notes.forms.count, "averages": [round(a, 1) for a in notes.forms.averages]}
        if notes.forms is not None
        else None,
        "own_notes": [_said(line) for line in notes.own],
    }
    return _encoded(content)


def render_document(document: Document) -> bytes:
    """Any paper, block by block."""
    return _encoded(
        {
            "holder": document.holder,
            "format": PAPER_FORMAT,
            "version": VERSION,
            "language": document.language,
            "label": document.label,
            "title": document.title,
            "organisation": document.organisation,
            "day": document.day.isoformat() if document.day is not None else None,
            "blocks": [_block(block) for block in document.blocks if not isinstance(block, PageBreak)],
        }
    )


def _block(block: Block) -> dict[str, Value]:
    match block:
        case Heading(text=text, level=level):
            return {"heading": text, "level": level}
        case Passage(text=text):
            return {"passage": text}
        case Listing(items=items):
            return {"list": [{"text": item.text, "details": [*item.details]} for item in items]}
        case KeyValue(rows=rows):
            return {"facts": [{"name": name, "lines": [*lines]} for name, lines in rows]}
        case Table(caption=caption, header=header, rows=rows):
            cells: list[Value] = [[*row.cells] for row in rows]
            return {"table": caption, "header": [*header], "rows": cells}
        case PageBreak():
            return {}


def _encoded(content: dict[str, Value]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _moment(moment: datetime | None) -> str | None:
    """Local time to the minute, without a zone."""
    return moment.strftime("%Y-%m-%dT%H:%M") if moment is not None else None


def _facts(facts: Facts) -> dict[str, Value]:
    return {
        "session": facts.session_id,
        "title": facts.title,
        "organisation": facts.organisation,
        "notes_holder": facts.holder,
        "audience": facts.audience,
        "deck": facts.deck,
        "day": facts.day.isoformat() if facts.day is not None else None,
        "begun": _moment(facts.begun),
        "ended": _moment(facts.ended),
        "present": {"lowest": facts.present[0], "highest": facts.present[1]},
        "confidentiality": facts.confidentiality.value,
        "status": facts.mark.status.value,
        "advice": facts.advice,
        "group": facts.group,
        "cards": [
            {"number": card.number, "id": card.card_id, "title": card.title, "method": card.method}
            for card in facts.cards
        ],
    }


def _agreement(line: AgreementLine) -> dict[str, Value]:
    return {
        "text": line.body,
        "who": line.who,
        "when": line.when,
        "friction": line.friction,
        "confirmed": line.confirmed,
        "support": {"for": line.support, "present": line.present} if line.present else None,
        "card": line.about,
    }


def _said(line: Said) -> dict[str, Value]:
    return {
        "field": line.field.value,
        "text": line.text,
        "choice": line.choice,
        "card": line.about,
        "draft": line.draft,
    }


def _item(item: ItemNotes) -> dict[str, Value]:
    return {
        "number": item.number,
        "title": item.title,
        "question": item.question,
        "outcome": _outcome(item.outcome, linked=bool(item.flows)) if item.outcome is not None else None,
        "asked": [
            {
                "about": each.about.value,
                "number": each.number,
                "text": each.text,
                "outcome": _outcome(each.outcome),
            }
            for each in item.asked
        ],
        "flows": [{"from": flow.before, "to": flow.after, "people": flow.people} for flow in item.flows],
        "other_moves": item.other_moves,
        "voices": list(item.voices),
        "said": [_said(line) for line in item.said],
        "values": list(item.values),
        "norms": [
            {
                "norm": norm.name,
                "summary": norm.summary,
                "checked_on": norm.checked_on.isoformat() if norm.checked_on is not None else None,
                "certain": norm.certain,
            }
            for norm in item.norms
        ],
    }


def _outcome(outcome: Outcome, *, linked: bool = False) -> dict[str, Value]:
    return {
        "choices": [{"choice": choice.key, "label": choice.label} for choice in outcome.choices],
        "rounds": [_round(each, outcome) for each in outcome.rounds],
        "net": [{"choice": change.choice, "difference": change.delta} for change in outcome.changes],
        "who_moved": "flows" if linked else "unknown",
    }


def _round(tally: Tally, outcome: Outcome) -> dict[str, Value]:
    """A round that may not be told has no figures: the keys are not there."""
    told: dict[str, Value] = {
        "round": tally.slot,
        "held": tally.held,
        "channel": tally.channel.value,
        "secret": tally.channel is Channel.PHONES,
        "present": tally.present,
        "shown": tally.verdict.value,
    }
    if tally.verdict is Disclosure.BARS:
        told["total"] = tally.total
        told["ballots"] = {
            choice.key: ballots for choice, ballots in zip(outcome.choices, tally.ballots, strict=True)
        }
    if tally.reading is not None:
        told["picture"] = tally.reading.picture.value
        told["measures"] = {each.name.value: round(each.value, 4) for each in tally.reading.measures}
    return told


def _values_vote(vote: ValuesVote) -> dict[str, Value]:
    """A vote on values; what may not be told of it has no key."""
    told = vote.told
    rows: list[Value] = []
    for row in told.rows:
        line: dict[str, Value] = {"value": name_of(row, vote.names), "place": row.place}
        if told.about is About.VALUES:
            line["people"] = row.people
        elif row.halves is not None:
            line["average_place"] = row.halves / 2
        rows.append(line)
    return {
        "step": vote.step,
        "asked": told.about.value,
        "most": told.most,
        "values": list(vote.names),
        "held": vote.held,
        "channel": told.channel.value,
        "present": told.present,
        "shown": told.verdict.value,
        **({"people": told.people} if told.people else {}),
        "result": rows,
    }


def _time(step: StepTime) -> dict[str, Value]:
    return {
        "part": step.item_title,
        "step": step.title,
        "planned_s": round(step.planned_ms / 1000),
        "real_s": round(step.spent_ms / 1000) if step.spent_ms is not None else None,
    }
