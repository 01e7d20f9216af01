"""All step kinds with their rules, gathered from one module each."""

from __future__ import annotations

from dilemmagame.domain.steps import (
    KindRules,
    StepKind,
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
        clarify,
        dilemma,
        facts,
        values_norms,
        alternatives,
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
