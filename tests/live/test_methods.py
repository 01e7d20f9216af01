"""Every shipped method rehearsed whole: at the edges of its own group, on three kinds of cards, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base import i18n, paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import About
from dilemmagame.domain.cards import Card, CardKind
from dilemmagame.domain.methods import Method
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem, expand
from dilemmagame.domain.session import Phase, Session, begin, replay
from dilemmagame.domain.steps import Board, CaptureField, StepKind, rules
from dilemmagame.library.methods import read_method, read_methods
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sentences import format_text
from dilemmagame.library.vocabulary import read_vocabulary
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as scenes
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.rehearsal import Rehearsal, Script
from dilemmagame.live.staging import scene_at
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Heading
from dilemmagame.storage.store import Store
from tests.sample import START

SHIPPED = read_methods(paths.assets() / "methods")[0]
METHODS = {method.id: method for method in SHIPPED if not method.frame}
VALUES = read_vocabulary(paths.assets() / "vocabulary")[0].values
FEWEST_VOTES_SHOWN = 5
TYPED = {
    "nl": Script(
        ("We spreken dit af.",), "de griffier", "in mei", "Het schuurt.", "Een inzicht.", "Een inwoner.",
        "Een signaal.", "Een regel.", "Een proces",
    ),
    "en": Script(
        ("We agree on this.",), "the clerk", "in May", "It chafes.", "An insight.", "A resident.",
        "A signal.", "A line.", "A process",
    ),
}  # fmt: skip
IN_TALK = {
    StepKind.ARGUMENTS, StepKind.DIALOGUE, StepKind.STAKEHOLDERS, StepKind.ALTERNATIVES, StepKind.INDIVIDUAL,
    StepKind.DUO, StepKind.LISTEN, StepKind.REFORMULATE, StepKind.CONCLUSION, StepKind.EVALUATION,
    StepKind.OPPOSITES, StepKind.MINORITY, StepKind.HEARING,
}  # fmt: skip
HEADINGS = {
    "nl": {
        StepKind.REFORMULATE: "De vraag nu",
        StepKind.LISTEN: "Advies dat is gegeven",
        StepKind.FACTS: "Feiten",
        StepKind.CONCLUSION: "Wat we meenemen",
        StepKind.AGREEMENT: "Afspraken",
    },
    "en": {
        StepKind.REFORMULATE: "The question now",
        StepKind.LISTEN: "Advice that was given",
        StepKind.FACTS: "Facts",
        StepKind.CONCLUSION: "What we take with us",
        StepKind.AGREEMENT: "Agreements",
    },
}


def three_cards(language: str) -> tuple[Card, ...]:
    """One card with options, one open and one to place on a scale, from the decks we ship."""
    deck, _problems = read_deck(paths.shipped_decks() / "raadsleden", language)
    kinds = (CardKind.OPTIONS, CardKind.OPEN, CardKind.SCALE)
    return tuple(next(card for card in deck.cards if card.kind is kind) for kind in kinds)


CARDS = {language: three_cards(language) for language in TYPED}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(DataFolder(tmp_path_factory.mktemp("methods")), reserve_bytes=4096)
    yield opened
    opened.close()


def in_seconds(method: Method) -> Method:
    """The same method with a second for every minute: a room of simulated people does not get tired of waiting."""
    steps = (
        replace(each, planned_ms=each.planned_ms // 60, minimum_ms=each.minimum_ms // 60)
        for each in method.steps
    )
    return replace(method, steps=tuple(steps))


def evening(method: Method, language: str, present: int) -> Plan:
    return Plan(
        session_id=f"{method.id}-{language}-{present}",
        title=method.title.get(language),
        organisation=Organisation("Gemeente Wolderhage", "de griffie", ()),
        language=language,
        audience="raadsleden",
        confidentiality=Confidentiality.CHATHAM_HOUSE,
        present=present,
        items=tuple(PlannedItem(in_seconds(method), card) for card in CARDS[language]),
        values=VALUES,
    )


def edges() -> Iterator[tuple[str, str, int]]:
    """The smallest group talks Dutch and the largest English; language and size do not touch each other."""
    for method in METHODS.values():
        yield method.id, "nl", method.group_min
        yield method.id, "en", method.group_max


def expected(kind: StepKind) -> tuple[type, ...]:
    """What the room may see in a step of this kind."""
    match kind:
        case StepKind.OPEN:
            return (scenes.RulesScene,)
        case StepKind.READ:
            return (scenes.CaseScene,)
        case StepKind.VOTE:
            return (scenes.BallotScene,)
        case StepKind.REVEAL:
            return scenes.HiddenResultScene, scenes.BarsScene, scenes.SlopeScene
        case StepKind.TWIST:
            return forms.RungScene, forms.LadderScene
        case StepKind.TIPPING:
            return (forms.LadderScene,)
        case StepKind.GREY:
            return (forms.GreyPlacingScene,)
        case StepKind.SPREAD:
            return (forms.GreyScene,)
        case StepKind.ADVISERS:
            return (forms.AdvisersScene,)
        case StepKind.HEARING:
            return (forms.HearingScene,)
        case StepKind.OPPOSITES | StepKind.MINORITY | StepKind.ROLES:
            return (forms.FormScene,)
        case StepKind.TABLES:
            return scenes.TablesScene, scenes.BoardScene
        case StepKind.AGREEMENT:
            return (scenes.AgreementScene,)
        case _:
            return (scenes.BoardScene,) if rules(kind).board else (scenes.PromptScene,)


def right_scene(view: ConsoleView) -> None:
    """Of the kind of the step, under its own title, about the card of the item, and no figures below five votes."""
    scene = view.stage.scene
    if view.phase is not Phase.RUNNING:
        return
    assert isinstance(scene, expected(view.kind)), (view.kind, scene)
    if isinstance(scene, scenes.PromptScene | scenes.BoardScene | forms.FormScene):
        assert scene.kind is view.kind
        assert view.card is not None
        assert scene.card.id == view.card.id
        assert scene.frame.step_title == view.step_title
    if isinstance(scene, scenes.BarsScene) and scene.total < FEWEST_VOTES_SHOWN:
        assert scene.ballots == ()
    if isinstance(scene, scenes.SlopeScene):
        assert min(scene.total_before, scene.total_after) >= FEWEST_VOTES_SHOWN


def lines_on(scene: scenes.Scene) -> tuple[str, ...]:
    match scene:
        case scenes.PromptScene() | forms.FormScene() | forms.HearingScene():
            return scene.lines
        case scenes.BoardScene():
            return tuple(line for column in scene.columns for cell in column.cells for line in cell)
        case _:
            return ()


def check_afterwards(state: Session, texts: dict[str, str], language: str) -> None:
    """What was typed stands on the stage of its own step and in the notes; what is private stands nowhere."""
    typed = TYPED[language]
    for index, planned in enumerate(state.steps):
        kind, said = planned.step.kind, lines_on(scene_at(state, texts, index))
        board: Board | None = rules(kind).board
        if kind is StepKind.INDIVIDUAL and {"question", "definition"} & set(planned.step.capture[:1]):
            # what was laid in a heap since stands there too
            assert said == (typed.line, typed.insight)
        elif kind in {StepKind.INDIVIDUAL, StepKind.DUO, StepKind.DIALOGUE}:
            assert said == ()
        elif kind is StepKind.CONCLUSION:
            assert said == (typed.insight,)
        elif kind is StepKind.STAKEHOLDERS:
            assert said == (typed.stakeholder,)
        elif board is not None or kind in IN_TALK - {StepKind.ARGUMENTS}:
            assert typed.line in said, (planned.step.id, said)
    written = {block.text for block in compose(state, texts, language).blocks if isinstance(block, Heading)}
    happened = {planned.step.kind for planned in state.steps}
    wanted = {heading for kind, heading in HEADINGS[language].items() if kind in happened}
    assert wanted <= written


@pytest.mark.parametrize(("name", "language", "present"), list(edges()))
def test_a_method_comes_to_its_end(store: Store, name: str, language: str, present: int) -> None:
    method = METHODS[name]
    plan = evening(method, language, present)
    seen: list[ConsoleView] = []

    def look(view: ConsoleView) -> None:
        right_scene(view)
        seen.append(view)

    with i18n.speaking(language):
        played = Rehearsal(store, VirtualClock(START), plan, TYPED[language], present, look)
        played.play()
        state, texts = played.owner.state, played.owner.texts
        check_afterwards(state, texts, language)
    assert state.phase is Phase.FINISHED
    stored = store.load(plan.session_id)
    assert replay(begin(stored.plan), stored.events) == state
    assert {view.position for view in seen} == set(range(len(state.steps)))
    assert {view.kind for view in seen} == {planned.step.kind for planned in state.steps}
    open_card = next(place for place, card in enumerate(CARDS[language]) if not card.choices)
    assert not [each for each in state.rounds if each.item == open_card and each.subject.about is About.CARD]


@pytest.mark.parametrize("name", list(METHODS))
def test_a_method_speaks_both_languages_and_keeps_to_itself(name: str) -> None:
    """Every text is there twice and differs, every captured field is one the panel of the kind has, and time fits."""
    method = METHODS[name]
    spoken = [method.title, method.use_when, method.basis]
    for step in method.steps:
        spoken += [step.title, step.hint, *(() if step.ask is None else (step.ask,))]
        assert 0 < step.minimum_ms <= step.planned_ms
        assert {CaptureField(word) for word in step.capture} <= set(rules(step.kind).captures), step.id
    assert [text for text in spoken if not text.nl or not text.en or text.nl == text.en] == []
    firsts = [step.kind for step in method.steps if step.kind is not StepKind.OPEN]
    assert firsts[0] is StepKind.READ
    assert method.steps[0].id.startswith(f"{method.id}.")


def test_the_methods_of_the_field_are_there_under_names_of_our_own() -> None:
    assert {f"M{number:02}" for number in range(1, 16)} <= METHODS.keys()
    titles = " ".join(f"{each.title.nl} {each.title.en}" for each in METHODS.values()).casefold()
    for name in ("cura", "dilemma game", "dilemmax", "zevenstappenplan"):
        assert name not in titles
    for name in ("M02", "M08", "M09", "M10", "M11"):
        assert "kaart" in METHODS[name].use_when.nl
        assert "card" in METHODS[name].use_when.en
        reading = next(step for step in METHODS[name].steps if step.kind is StepKind.READ)
        assert "Bij een kaart" in reading.hint.nl or "bij een kaart" in reading.hint.nl


@pytest.mark.parametrize("name", list(METHODS))
def test_the_house_rules_speak_of_votes_only_where_there_are_votes(store: Store, name: str) -> None:
    method = METHODS[name]
    opening = next(each for each in SHIPPED if each.id == "opening")
    items = (PlannedItem(opening), *(PlannedItem(method, card) for card in CARDS["nl"]))
    plan = evening(method, "nl", method.group_max)
    state = begin(replace(plan, items=items))
    rule = next(
        scene
        for index in range(len(state.steps))
        if isinstance(scene := scene_at(state, {}, index), scenes.RulesScene)
    )
    assert rule.votes == any(rules(step.kind).ballots for step in method.steps)
    assert sum(planned.step.planned_ms for planned in expand(items)) > 0


def test_a_large_group_talks_in_pairs_before_the_reasons() -> None:
    """From thirteen people on; the card round of a smaller group stays as it was."""
    kinds = {
        present: [each.step.kind for each in expand([PlannedItem(METHODS["M01"], CARDS["nl"][0])], present)]
        for present in (12, 13)
    }
    assert StepKind.DUO not in kinds[12]
    assert kinds[13].index(StepKind.DUO) == kinds[13].index(StepKind.ARGUMENTS) - 1


def test_on_a_card_without_advisers_nobody_is_asked_to_choose_one() -> None:
    card = replace(CARDS["nl"][0], voices=())
    kinds = [each.step.kind for each in expand([PlannedItem(METHODS["M15"], card)], 4)]
    assert not {StepKind.ADVISERS, StepKind.HEARING} & set(kinds)
    assert kinds[-2:] == [StepKind.CONCLUSION, StepKind.DIALOGUE]


WITH_THREE_MISTAKES = """\
id = "W1"
title = { nl = "Weegschaal", en = "Scales" }
use_when = { nl = "Als het spannend is.", en = "When it is tense." }
basis = { nl = "Eigen ontwerp.", en = "Our own design." }

[[steps]]
id = "W1.1"
kind = "lezen"
title = { nl = "Lezen", en = "Reading" }
minutes = 2

[[steps]]
id = "W1.2"
kind = "dialogue"
title = { nl = "Praten", en = "Talking" }
minutes = 5
minimum = 8

[[steps]]
id = "W1.3"
kind = "reveal"
rounds = [1]
title = { nl = "Onthullen", en = "Reveal" }
minutes = 1
"""
TOLD = {
    "en": (
        "w1.toml:8:1: error step-kind-near There is no kind of step “lezen”. Did you mean “read”? All kinds: welcome,",
        "w1.toml:17:1: error minimum-too-large The minimum is longer than the planned minutes.",
        "w1.toml:22:1: error reveal-without-vote This step shows a round that nobody has voted in before it.",
    ),
    "nl": (
        "w1.toml:8:1: error step-kind-near Er is geen soort stap “lezen”. Bedoel je “read”? Alle soorten: welcome,",
        "w1.toml:17:1: error minimum-too-large Het minimum is langer dan de geplande minuten.",
        "w1.toml:22:1: error reveal-without-vote Deze stap toont een ronde waarin daarvoor niemand heeft gestemd.",
    ),
}


@pytest.mark.parametrize("language", list(TOLD))
def test_three_mistakes_in_a_file_of_your_own_give_three_messages(tmp_path: Path, language: str) -> None:
    folder = DataFolder(tmp_path).methods
    folder.mkdir(parents=True)
    (folder / "w1.toml").write_text(WITH_THREE_MISTAKES, encoding="utf-8")
    method, problems = read_method(folder / "w1.toml")
    with i18n.speaking(language):
        messages = [format_text(problem).replace(f"{folder}/", "") for problem in problems]
    assert method is None
    assert len(messages) == 3
    for message, wanted in zip(messages, TOLD[language], strict=True):
        assert message.startswith(wanted)
