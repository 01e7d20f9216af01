"""A closed page that refers to itself is destroyed on the GUI thread, whatever the other threads allocate."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.gui.collector import Collector


def test_other_threads_make_garbage_and_the_gui_thread_takes_it_away(qtbot: QtBot) -> None:
    collector = Collector()
    main, places = QThread.currentThread(), list[bool]()

    class Page(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.me = self

        def __del__(self) -> None:
            places.append(QThread.currentThread() is main)

    for _ in range(20):
        Page()
    worker = threading.Thread(target=lambda: [[] for _ in range(300_000)])
    worker.start()
    worker.join()
    assert places == []
    rubbish: list[object] = [[] for _ in range(10_000)]
    del rubbish
    keep: list[object] = [{} for _ in range(10_000)]
    for _ in range(10):
        collector.look()
        QApplication.processEvents()
        keep += [{} for _ in range(10_000)]
    assert len(places) == 20
    assert all(places)
    collector.stop()
    gc.disable()
