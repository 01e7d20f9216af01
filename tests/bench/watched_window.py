"""A window that paints bars every 16 ms and notes how late it was, with or without a voting server and its phones.

`python -m tests.bench.watched_window [PHONES]` prints one JSON line. It stands in for the app: the server is started
and heard by the real `VoteService` of the same process. For the bench of voting only.
"""

from __future__ import annotations

import gc
import json
import os
import queue
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from dilemmagame.domain.ballots import About, Subject
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.live.phone_view import PhoneBallot, PhoneView
from dilemmagame.live.presence import Presence
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.service import VoteService

FRAME_MS = 16
LATE_SECONDS = 0.0334
WARM_FRAMES = 30
HERE = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]
TITLE = Localised("Een kist wijn", "A case of wine")
ALONE_SECONDS = 8.0


class Window(QWidget):
    """Paints, and keeps the seconds between two paints."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 720)
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)
        self._timer.start(FRAME_MS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt names it
        now = time.perf_counter()
        if self._last:
            self.gaps.append(now - self._last)
        self._last = now
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in range(8):
            height = 100 + (len(self.gaps) * 7 + bar * 60) % 500
            painter.setBrush(QColor(40 * bar % 255, 90, 160))
            painter.drawRoundedRect(QRectF(60 + bar * 145, 700 - height, 110, height), 12, 12)
        painter.end()


class Evening:
    """The server, and the phones in a process of their own; looked after from the window's own timer."""

    def __init__(self, folder: Path, phones: int) -> None:
        self.said: queue.Queue[object] = queue.Queue()
        self.size = phones
        self.presence = Presence()
        self.crowd: subprocess.Popen[bytes] | None = None
        self.service = VoteService(
            folder, "s1", (HERE,), lambda view: page_of(view, "nl"), self.said.put, self.said.put
        )
        self.opened = False
        self.service.start()

    def go_on(self) -> bool:
        """False when it is over."""
        while not self.said.empty():
            said = self.said.get()
            if isinstance(said, Presence):
                self.presence = said
        join = self.presence.join
        if join is not None and self.crowd is None:
            command = [sys.executable, "-m", "tests.bench.crowd", join.address, join.code, str(self.size)]
            self.crowd = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        if not self.opened and self.presence.connected == self.size:
            self.opened = True
            ballot = PhoneBallot(1, 1, Subject(About.CARD), ("A", "B"))
            self.service.open("kaart", PhoneView(PhoneTask.VOTE, TITLE, None, (ballot,)))
        if self.crowd is None or self.crowd.poll() is None:
            return True
        self.service.close({})
        return False


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    app = QApplication([])
    window = Window()
    window.show()
    gc.disable()  # as in the app: garbage is collected between frames, not in them
    with tempfile.TemporaryDirectory(prefix="dilemmagame-window-") as folder:
        evening = Evening(Path(folder) / "ballots", phones) if phones else None
        look = QTimer()
        if evening is None:
            QTimer.singleShot(int(ALONE_SECONDS * 1000), app.quit)
        else:
            look.timeout.connect(lambda: None if evening.go_on() else app.quit())
            look.start(100)
        app.exec()
        told = {}
        if evening is not None:
            assert evening.crowd is not None
            assert evening.crowd.stdout is not None
            told = json.loads(evening.crowd.stdout.read())
            evening.service.finish()
    gaps = sorted(window.gaps[WARM_FRAMES:])
    late = sum(gap > LATE_SECONDS for gap in gaps)
    found = {"frames": len(gaps), "late": late, "worst": gaps[-1], "p99": gaps[int(len(gaps) * 0.99)]}
    print(json.dumps({**found, **told}), flush=True)


if __name__ == "__main__":
    main()
