"""The program, started once and asked many times."""

from __future__ import annotations

import atexit
import collections
import itertools
import os
import pathlib
import queue
import shlex
import shutil
import subprocess
import threading
from typing import Any, BinaryIO, Iterator, Mapping, Sequence

import numpy as np

from . import frames
from .circuit import Circuit
from .errors import ProgramLost, WuxingError
from .simulation import Deck



def _program() -> list[str]:
    """$WUXING, a wuxing on the path, or that of the clone or release around this package."""
    named = os.environ.get("WUXING")
    if named:
        return shlex.split(named)
    around = (folder / "wuxing" for folder in pathlib.Path(__file__).resolve().parents)
    found = shutil.which("wuxing") or next((str(f) for f in around if f.is_file()), None)
    if found is None:
        raise ProgramLost(
            "no program 'wuxing' on the path: set WUXING to where it is, or pass program="
        )
    return [found]


class Pending:
    """A request on its way; frames come in their order, an answer or an error last."""

    def __init__(self, session: Session, request: int) -> None:
        self.request = request
        self._session = session
        self._frames: queue.SimpleQueue[frames.Frame | None] = queue.SimpleQueue()

    def put(self, frame: frames.Frame | None) -> None:
        self._frames.put(frame)

    def frames(self) -> Iterator[frames.Frame]:
        """All frames up to the answer; raises what the program refuses."""
        while True:
            frame = self._frames.get()
            if frame is None:
                raise self._session.lost()
            if frame.head["kind"] == "ERROR":
                raise WuxingError(frame.head["reason"], frame.head["message"])
            yield frame
            if frame.head["kind"] == "ANSWER":
                return

    def answer(self) -> frames.Frame:
        """Waits for the answer."""
        *_, last = self.frames()
        return last


class Session:
    """A running program. Safe for use by several threads; ends with ``close`` or ``with``.

    :param program: words of the command; default: ``$WUXING``, ``wuxing`` on the path, or the clone
    :param workers: ngspice processes and threads; default: all cores
    """

    def __init__(
        self, program: Sequence[str] | None = None, workers: int | None = None
    ) -> None:
        command = [*(program or _program()), "serve"]
        if workers is not None:
            command += ["--workers", str(workers)]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise ProgramLost(f"{shlex.join(command)} cannot be started ({error})") from error
        self._numbers = itertools.count(1)
        self._pending: dict[int, Pending] = {}
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._ended = False
        self._fault = ""
        self._said: collections.deque[str] = collections.deque(maxlen=20)
        hello = self._expect(0)
        self._threads = [
            threading.Thread(target=target, args=(stream,), daemon=True)
            for target, stream in (
                (self._listen, self._process.stderr),
                (self._receive, self._process.stdout),
            )
        ]
        for thread in self._threads:
            thread.start()
        first = next(hello.frames())
        #: Version of the program.
        self.version: str = first.head["version"]
        #: Processes and threads that work at the same time.
        self.workers: int = first.head["workers"]

    def _listen(self, stream: BinaryIO) -> None:
        for line in stream:
            self._said.append(line.decode(errors="replace").rstrip())

    def _receive(self, stream: BinaryIO) -> None:
        try:
            while True:
                frame = frames.read(stream)
                with self._lock:
                    last = frame.head["kind"] in ("ANSWER", "ERROR", "HELLO")
                    pending = (
                        self._pending.pop(frame.request, None)
                        if last
                        else self._pending.get(frame.request)
                    )
                if pending:
                    pending.put(frame)
                elif frame.request == 0:
                    self._fault = frame.head.get("message", "")
        except (EOFError, OSError, ValueError, KeyError) as error:
            self._fault = self._fault or str(error)
        finally:
            with self._lock:
                self._ended = True
                waiting = list(self._pending.values())
                self._pending.clear()
            for pending in waiting:
                pending.put(None)

    def _expect(self, request: int) -> Pending:
        pending = Pending(self, request)
        with self._lock:
            ended = self._ended
            if not ended:
                self._pending[request] = pending
        if ended:
            raise self.lost()
        return pending

    def lost(self) -> ProgramLost:
        """Says why there is no answer."""
        try:
            code = self._process.wait(5)
            end = f"the program ended with exit code {code}"
        except subprocess.TimeoutExpired:
            end = "the program closed its output"
            self._process.kill()
        self._threads[0].join(1)
        return ProgramLost("; ".join(filter(None, [end, self._fault, *list(self._said)[-3:]])))

    def ask(
        self, command: Mapping[str, Any], arrays: Mapping[str, np.ndarray] | None = None
    ) -> Pending:
        """Sends a command of the protocol and does not wait."""
        number = next(self._numbers)
        content = frames.encode(number, command, arrays or {})
        pending = self._expect(number)
        try:
            with self._writing:
                assert self._process.stdin
                self._process.stdin.write(content)
                self._process.stdin.flush()
        except (OSError, ValueError) as error:
            with self._lock:
                self._pending.pop(number, None)
            raise self.lost() from error
        return pending

    def open(
        self,
        network: str | os.PathLike[str],
        engine: str | None = None,
        *,
        duration: float | None = None,
        integrate_from: float | None = None,
        step: float | None = None,
        stepper: str | None = None,
        circuit: Mapping[str, object] | None = None,
    ) -> Circuit:
        """Opens a network in an engine; what is not given is as in the recipe beside the model.

        :param network: recipe (``pooled-49``), trained model (``pooled-49-trained``) or model file
        :param engine: ``equilibrium``, ``ode`` or ``spice``
        :param duration: T, length of a pass, time units
        :param integrate_from: T0, start of the window that is integrated over, time units
        :param step: longest step, time units
        :param stepper: ``EULER``, ``EULER_SINGLE``, ``RK4`` or ``DORMAND_PRINCE_853``
        :param circuit: settings of the circuit, as ``{"gbw": "10meg", "mismatch": 0.05}``
        """
        settings = {key: str(value) for key, value in (circuit or {}).items()}
        answer = self.ask(
            {
                "do": "open",
                "network": os.fspath(network),
                "engine": engine,
                "from": integrate_from,
                "duration": duration,
                "step": step,
                "stepper": stepper,
                "circuit": settings,
            }
        ).answer()
        return Circuit(self, answer)

    def deck(
        self,
        deck: str | os.PathLike[str],
        *,
        trusted: bool = False,
        dialect: str | None = None,
    ) -> Deck:
        """Loads a deck once, to simulate it often.

        :param deck: file, or the netlist itself as a text of several lines
        :param trusted: lets the deck run commands and use any file
        :param dialect: ``lt``, ``ps``, ``hs``, or several in one word
        """
        is_text = isinstance(deck, str) and "\n" in deck
        answer = self.ask(
            {
                "do": "load",
                "file": None if is_text else os.fspath(deck),
                "text": deck if is_text else None,
                "trusted": trusted,
                "dialect": dialect,
            }
        ).answer()
        return Deck(self, answer)

    def close(self) -> None:
        """Ends the program with all its processes."""
        if self._process.poll() is None:
            try:
                with self._writing:
                    assert self._process.stdin
                    self._process.stdin.close()
                self._process.wait(10)
            except (OSError, subprocess.TimeoutExpired):
                self._process.kill()
                self._process.wait()
        for thread in self._threads:
            thread.join(5)
        for stream in (self._process.stdout, self._process.stderr):
            if stream:
                stream.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


_shared: Session | None = None
_sharing = threading.Lock()


def shared() -> Session:
    """The session of functions that are given none; a lost one is replaced."""
    global _shared
    with _sharing:
        if _shared is None or _shared._ended:
            if _shared is None:
                atexit.register(lambda: _shared and _shared.close())
            _shared = Session()
        return _shared
