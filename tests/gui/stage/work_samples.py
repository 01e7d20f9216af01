"""Stage models of the scan, the measures, the values board and own pages: few, usual and many."""

from __future__ import annotations

from dilemmagame.domain.localised import Localised
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import Frame
from tests.gui.stage.samples import TIMER, words

WORK = Frame(0, 1, 2, 4, words("Hoe kwetsbaar is dit?", "How vulnerable is this?"), TIMER)
VULNERABILITIES = (
    words("Groot belang, veel ruimte", "Large interest, wide discretion"),
    words("Dichtbij partners en inhuur", "Close to partners and hired staff"),
    words("Veel kleine opdrachten", "Many small contracts"),
    words("Direct contact met inwoners", "Direct contact with residents"),
    words("Toegang tot geld", "Access to money"),
    words("Toegang tot gevoelige gegevens", "Access to sensitive data"),
    words("Invloed op vitale diensten", "Hold on critical services"),
    words("Alleen werken", "Working alone"),
)
IDS = tuple(f"V{number}" for number in range(1, 9))
PROCESSES = (
    ("Vergunningen verlenen", (3, 1, 0, 2, 0, 2, 0, 1)),
    ("Facturen betalen", (1, 0, 2, 0, 3, 1, 0, 2)),
    ("Huisbezoek", (0, 1, 0, 3, 0, 3, 0, 3)),
    ("Groen en wegen laten onderhouden", (2, 2, 3, 1, 1, 0, 1, 0)),
    ("Balie burgerzaken", (1, 0, 0, 3, 1, 3, 1, None)),
    ("Systemen beheren", (0, None, None, None, None, None, None, None)),
    ("Subsidies verlenen", (3, 1, 0, 2, 2, 1, 0, 0)),
    ("Mensen aannemen", (2, 2, 0, 0, 0, 2, 1, 0)),
)
MEANINGS = (
    "Wij zeggen wat we weten, ook als het ons niet uitkomt.",
    "Wij geven ieder hetzelfde antwoord, ook wie we kennen.",
    "Wij vragen eerst wat iemand nodig heeft, en kijken daarna naar de regel.",
    "Wij spreken elkaar aan binnen een week, en onder vier ogen.",
)
NAMES = (
    words("Openheid", "Openness"),
    words("Gelijke behandeling", "Equal treatment"),
    words("Menselijke maat", "Human scale"),
    words("Moed", "Courage"),
    words("Vertrouwelijkheid", "Confidentiality"),
    words("Onafhankelijkheid", "Independence"),
    words("Zorgvuldigheid", "Care"),
)


def scan(*rows: tuple[str, tuple[int | None, ...]]) -> forms.ScanScene:
    """A heat map; who works alone (last) with money or data (fifth, sixth) is a combination."""
    return forms.ScanScene(
        WORK,
        tuple(
            forms.ScanRow(name, scores, (scores[7] or 0) >= 2 and max(scores[4] or 0, scores[5] or 0) >= 2)
            for name, scores in rows
        ),
        VULNERABILITIES,
        IDS,
    )


def measures(*picked: tuple[str, Localised | None]) -> forms.MeasuresScene:
    return forms.MeasuresScene(WORK, picked)


def board(chosen: int, meant: int, adopted: int) -> forms.ValuesBoardScene:
    """So many values, the first ones with a meaning, and the first ones of those adopted."""
    return forms.ValuesBoardScene(
        WORK,
        tuple(
            forms.BoardValue(name, MEANINGS[n % 4] if n < meant else "", n < adopted)
            for n, name in enumerate(NAMES[:chosen])
        ),
    )


PICKED = (
    ("Vier ogen", VULNERABILITIES[4]),
    ("Veilig op pad", VULNERABILITIES[7]),
    ("Toegang op maat", VULNERABILITIES[5]),
    ("De teamleider loopt elke maand een dag mee.", None),
    ("Rouleren", VULNERABILITIES[0]),
)


def work() -> dict[str, models.Scene]:
    """One of each as on an ordinary evening."""
    return {
        "scan-empty": scan(),
        "scan-three": scan(*PROCESSES[:3]),
        "scan-calm": scan(*(each for each in PROCESSES if each[0] not in ("Huisbezoek", "Facturen betalen"))),
        "scan-many": scan(*PROCESSES),
        "measures-empty": measures(),
        "measures": measures(*PICKED[:3]),
        "measures-five": measures(*PICKED),
        "values-board-empty": board(0, 0, 0),
        "values-board-chosen": board(5, 0, 0),
        "values-board-three": board(3, 3, 1),
        "values-board-four": board(4, 4, 4),
        "values-board-many": board(7, 6, 4),
    }


def crowded_work() -> dict[str, models.Scene]:
    """Long names, long meanings, a page that is not there."""
    long_name = (
        "Het beoordelen, afgeven, wijzigen en intrekken van vergunningen voor evenementen en terrassen"
    )
    return {
        "scan-long": scan(*((f"{long_name} {n}", PROCESSES[n][1]) for n in range(8))),
        "measures-many": measures(
            *((f"{long_name}. {long_name}.", VULNERABILITIES[n % 8]) for n in range(9))
        ),
        "values-board-long": forms.ValuesBoardScene(
            WORK, tuple(forms.BoardValue(name, " ".join(MEANINGS * 2), True) for name in NAMES[:6])
        ),
        "pages-missing": forms.PagesScene(WORK, "weg/001.png", 1, 3),
    }
