"""Stage models of the conversation steps with a table, and of talk alone, in pairs and at tables."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind, rules
from dilemmagame.domain.tables import table_key, table_sizes
from dilemmagame.live import stage_view as models
from tests.gui.stage.samples import LINES, VALUES, card, frame, prompt

DIMENSIONS = ("legal", "organisation", "social", "personal", "political")
PEOPLE = ("Jij als raadslid", "De voorzitter van de club", "Inwoners van de andere dorpen")


def board(
    kind: StepKind, *columns: models.BoardColumn, newest: tuple[int, int] | None = None
) -> models.BoardScene:
    known = rules(kind).board
    assert known is not None
    return models.BoardScene(frame(4, title="Gesprek"), kind, card(), known.rows, columns, newest)


def column(key: str, *cells: tuple[str, ...], title: str = "") -> models.BoardColumn:
    return models.BoardColumn(key, title, cells)


def talks() -> dict[str, models.Scene]:
    """One of each as on an ordinary evening, empty and half full."""
    names = tuple(value.nl for value in VALUES)
    perspectives = (
        column("t1", names[:3], (LINES[3],), title=PEOPLE[0]),
        column("t2", names[3:4], (), title=PEOPLE[1]),
        column("t3", names[4:5], ("Gelijke regels voor elke club",), title=PEOPLE[2]),
    )
    return {
        "clarify": board(
            StepKind.CLARIFY,
            column("known", ("De subsidie is drie ton.", "De club heeft 600 leden.")),
            column("open", ("Wie hoorde het gesprek nog meer?",)),
        ),
        "dilemma-empty": board(StepKind.DILEMMA, column("A", (), ()), column("B", (), ())),
        "dilemma": board(
            StepKind.DILEMMA,
            column("A", ("Je stemt mee en vertelt wat er is gezegd.",), ("Het vertrouwen van de club",)),
            column("B", ("Je laat deze stemming gaan.",), ("De stem van je kiezers",)),
            newest=(1, 1),
        ),
        "facts": board(
            StepKind.FACTS,
            *(column(key, LINES[n : n + 2] if n < 3 else ()) for n, key in enumerate(DIMENSIONS)),
        ),
        "values-norms": board(StepKind.VALUES_NORMS, *perspectives, newest=(1, 0)),
        "values-norms-empty": board(StepKind.VALUES_NORMS),
        "alternatives": prompt(StepKind.ALTERNATIVES, LINES[:2]),
        "individual": prompt(StepKind.INDIVIDUAL),
        "individual-shared": prompt(StepKind.INDIVIDUAL, LINES[:1]),
        "duo": prompt(StepKind.DUO),
        "duo-back": prompt(StepKind.DUO, LINES[:2]),
        "tables": models.TablesScene(frame(5, title="Aan tafel"), card(), table_sizes(45)),
        "tables-even": models.TablesScene(frame(5, title="Aan tafel"), card(), table_sizes(18)),
        "tables-back": board(
            StepKind.TABLES,
            *(column(table_key(n), LINES[n - 1 : n] if n < 3 else ()) for n in range(1, 4)),
            newest=(1, 0),
        ),
        "listen": prompt(StepKind.LISTEN, LINES[:3]),
        "reformulate": prompt(StepKind.REFORMULATE),
        "evaluation": prompt(StepKind.EVALUATION, LINES[:1]),
    }


def crowded_talks() -> dict[str, models.Scene]:
    """Long words, many columns, more lines than fit."""
    many = tuple(f"{line} {line}" for line in LINES * 2)
    long_name = "De vereniging van eigenaren van het bedrijventerrein aan de rand van de gemeente"
    return {
        "values-norms-crowded": board(
            StepKind.VALUES_NORMS,
            *(column(f"t{n}", many[:5], many, title=long_name) for n in range(6)),
            newest=(5, 1),
        ),
        "tables-crowded": board(
            StepKind.TABLES, *(column(table_key(n), many) for n in range(1, 9)), newest=(7, 0)
        ),
        "tables-one": models.TablesScene(frame(5), card(), table_sizes(7)),
    }
