"""The lines of all step kinds, in the order in which the notes are read (not the order of the evening)."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import (
    KindLines,
    agreement,
    alternatives,
    arguments,
    clarify,
    closing,
    conclusion,
    contacts,
    dialogue,
    dilemma,
    duo,
    evaluation,
    facts,
    individual,
    listen,
    open,  # the module of the kind is named after the kind
    pause,
    read,
    readback,
    reformulate,
    reveal,
    stakeholders,
    tables,
    values_norms,
    vote,
    welcome,
)

LINES: dict[StepKind, KindLines] = {
    module.LINES.kind: module.LINES
    for module in (
        welcome,
        open,
        read,
        vote,
        reveal,
        dilemma,
        clarify,
        facts,
        arguments,
        stakeholders,
        values_norms,
        alternatives,
        dialogue,
        individual,
        duo,
        tables,
        listen,
        reformulate,
        conclusion,
        agreement,
        evaluation,
        pause,
        closing,
        readback,
        contacts,
    )
}
