"""The one thread that owns the database connection. Everybody else hands it work and waits for the answer."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Work of any result type goes through one queue; `call` gives the type back to its caller.
_Work = tuple[Callable[[], Any], "Future[Any]"]


class Writer:
    """Runs callables one after the other in a thread of its own."""

    def __init__(self, name: str = "storage") -> None:
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._closed = False
        self._gate = threading.Lock()
        # A daemon: a forgotten close must not keep the program alive, and every commit is durable by then.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in the thread and return its result or raise its error. Not to be called after `close`."""
        if threading.current_thread() is self._thread:
            return work(*args, **kwargs)
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                raise RuntimeError("the store is closed")
            self._queue.put((lambda: work(*args, **kwargs), future))
        return future.result()

    def close(self, last: Callable[[], None]) -> None:
        """Finish what is queued, run `last`, end the thread. A second call does nothing."""
        future: Future[None] = Future()
        with self._gate:
            if self._closed:
                return
            self._closed = True
            self._queue.put((last, future))
            self._queue.put(None)
        self._thread.join()
        future.result()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            _do(*item)
            del item  # hold on to nothing while waiting: work and results may carry typed text


def _do(work: Callable[[], Any], future: Future[Any]) -> None:
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - handed to the caller, who raises it
        future.set_exception(error)
    else:
        future.set_result(result)
