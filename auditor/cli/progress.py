"""A line on stderr while a run takes long, for a person at a terminal only."""

from __future__ import annotations

from threading import Event, Lock, Thread
from types import TracebackType
from typing import IO, Self

from auditor.cli.terminal import cells, is_terminal
from auditor.render.cells import cut_middle, pad
from auditor.render.untrusted import visible

_PATIENCE = 1.0
"""Seconds before anything is shown: a short run shows nothing."""
_PACE = 0.2


class Progress:
    """Counts documents; shows how many are done and which was the last."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._done = 0
        self._last = ""
        self._shown = False
        self._over = Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        """Start the watch, if somebody watches."""
        if is_terminal(self._stream):
            self._thread = Thread(target=self._watch, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the watch and leave no line behind."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        self.clear()

    def count(self, name: str) -> None:
        """Note that one document more is done."""
        self._done += 1
        self._last = name

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        with self._lock:
            if self._shown:
                self._stream.write("\r" + " " * (cells() - 1) + "\r")
                self._stream.flush()
                self._shown = False

    def _watch(self) -> None:
        if self._over.wait(_PATIENCE):
            return
        while True:
            self._show()
            if self._over.wait(_PACE):
                return

    def _show(self) -> None:
        text = f"auditing: {self._done:,} done"
        if self._last:
            text += f", last {visible(self._last)}"
        room = cells() - 1
        with self._lock:
            self._stream.write("\r" + pad(cut_middle(text, room), room))
            self._stream.flush()
            self._shown = True
