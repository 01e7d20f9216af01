"""The lines of all step kinds, in the order in which the notes are read (not the order of the evening)."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import (
    KindLines,
    agreement,
    arguments,
    closing,
    conclusion,
    contacts,
    dialogue,
    open,  # the module of the kind is named after the kind
    pause,
    read,
    readback,
    reveal,
    stakeholders,
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
        arguments,
        stakeholders,
        dialogue,
        conclusion,
        agreement,
        pause,
        closing,
        readback,
        contacts,
    )
}
