"""A line on stderr while a run takes long, for a person at a terminal only."""

from __future__ import annotations

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
        self._watch = _Watch(stream) if is_terminal(stream) else None

    def __enter__(self) -> Self:
        """Start the watch, if somebody watches."""
        if self._watch is not None:
            self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the watch and leave no line behind."""
        if self._watch is not None:
            self._watch.stop()

    def count(self, name: str) -> None:
        """Note that one document more is done."""
        if self._watch is not None:
            self._watch.done += 1
            self._watch.last = name

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._watch is not None:
            self._watch.clear()


class _Watch:
    """A thread that writes the line, so that one slow document is seen too."""

    def __init__(self, stream: IO[str]) -> None:
        from threading import Event, Lock, Thread  # noqa: PLC0415 - nobody watches a pipe

        self.done = 0
        self.last = ""
        self._stream = stream
        self._shown = False
        self._over: Event = Event()
        self._lock: Lock = Lock()
        self._thread: Thread = Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()
        self.clear()

    def clear(self) -> None:
        with self._lock:
            if self._shown:
                self._stream.write("\r" + " " * (cells() - 1) + "\r")
                self._stream.flush()
                self._shown = False

    def _run(self) -> None:
        if self._over.wait(_PATIENCE):
            return
        while True:
            self._show()
            if self._over.wait(_PACE):
                return

    def _show(self) -> None:
        text = f"auditing: {self.done:,} done"
        if self.last:
            text += f", last {visible(self.last)}"
        room = cells() - 1
        with self._lock:
            self._stream.write("\r" + pad(cut_middle(text, room), room))
            self._stream.flush()
            self._shown = True
