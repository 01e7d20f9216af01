"""All step kinds with their rules, gathered from one module each."""

from __future__ import annotations

from dilemmagame.domain.steps import (
    KindRules,
    StepKind,
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

RULES: dict[StepKind, KindRules] = {
    module.RULES.kind: module.RULES
    for module in (
        welcome,
        open,
        read,
        vote,
        arguments,
        reveal,
        dialogue,
        stakeholders,
        conclusion,
        agreement,
        pause,
        closing,
        readback,
        contacts,
    )
}
