"""Any deck in ngspice: once, as it runs, or altered a thousand times."""

from __future__ import annotations

import collections
import os
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, NamedTuple, Sequence, Union

import numpy as np
import numpy.typing as npt

from .errors import ProgramLost, WuxingError
from .frames import Frame

if TYPE_CHECKING:
    from .session import Pending, Session

Value = Union[float, str]
DeckSource = Union[str, "os.PathLike[str]", "Deck"]

_TIMEOUT = 600.0


class Plot(Mapping[str, np.ndarray]):
    """The vectors of one analysis by name, over their scale; complex ones of an ``.ac``."""

    def __init__(
        self, name: str, names: Sequence[str], units: Sequence[str], values: np.ndarray
    ) -> None:
        #: Kind of plot, as ``tran``.
        self.name = name
        #: Units by vector.
        self.units = dict(zip(names, units))
        self._rows = {key: values[row] for row, key in reversed(list(enumerate(names)))}
        self._names = list(names)
        self._values = values

    @property
    def scale(self) -> np.ndarray:
        """Time, frequency (real) or what was swept."""
        return self._values[0].real

    def __getitem__(self, name: str) -> np.ndarray:
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"Plot({self.name!r}, {self._values.shape[1]} points of {self._names})"


class Run(NamedTuple):
    """A simulation that completed."""

    #: One per analysis, in their order.
    plots: list[Plot]
    #: Time of the analyses, s.
    seconds: float
    #: What ngspice warned of.
    warnings: list[str]

    @property
    def plot(self) -> Plot:
        """The last plot, which is the only one of a deck with one analysis."""
        return self.plots[-1]

    def __getitem__(self, name: Any) -> Any:
        """A vector of the last plot by name."""
        return self.plot[name] if isinstance(name, str) else tuple.__getitem__(self, name)


class Points(NamedTuple):
    """Points as ngspice accepts them."""

    #: Names of the columns, the scale first.
    variables: list[str]
    #: Points x variables.
    values: npt.NDArray[np.float64]


def _run(answer: Frame) -> Run:
    plots = []
    for number, fields in enumerate(answer.head["plots"]):
        values = answer.arrays[f"{number} real"]
        if fields["complex"]:
            values = values + 1j * answer.arrays[f"{number} imaginary"]
        variables = fields["variables"]
        plots.append(
            Plot(
                fields["name"],
                [variable["name"] for variable in variables],
                [variable["unit"] for variable in variables],
                values,
            )
        )
    return Run(plots, answer.head["seconds"], answer.head["warnings"])


class Deck:
    """A loaded deck. Open one with :meth:`Session.deck`."""

    def __init__(self, session: Session, answer: Frame) -> None:
        self._session = session
        self._handle: int = answer.head["deck"]
        #: First line of the deck.
        self.title: str = answer.head["title"]

    def _submit(
        self,
        alter: Mapping[str, Value] | None,
        probe: Sequence[str],
        seed: int | None,
        timeout: float,
        live: bool = False,
    ) -> Pending:
        return self._session.ask(
            {
                "do": "simulate",
                "deck": self._handle,
                "alter": {
                    name: value if isinstance(value, str) else repr(float(value))
                    for name, value in (alter or {}).items()
                },
                "probe": [probe] if isinstance(probe, str) else list(probe),
                "seed": seed,
                "timeout": timeout,
                "live": live,
            }
        )

    def simulate(
        self,
        alter: Mapping[str, Value] | None = None,
        probe: Sequence[str] = (),
        *,
        seed: int | None = None,
        timeout: float = _TIMEOUT,
    ) -> Run:
        """Runs the deck's analyses.

        :param alter: values of devices, parameters, models or ``temp``: numbers or ``"2k"``
        :param probe: vectors to keep, as ``v(out)``; all when there are none
        :param seed: of what the deck draws
        :param timeout: seconds
        """
        return _run(self._submit(alter, probe, seed, timeout).answer())

    def simulate_many(
        self,
        alters: Iterable[Mapping[str, Value]],
        probe: Sequence[str] = (),
        *,
        ahead: int | None = None,
        timeout: float = _TIMEOUT,
    ) -> Iterator[Run]:
        """Runs the deck once per set of values, in parallel, and yields runs in their order.

        Values are taken and results kept for ``ahead`` runs only, so memory does not grow with
        their number. A run that fails raises; the rest of them is not started.

        :param ahead: runs under way or waiting to be read; default: four per worker
        """
        under_way: collections.deque[Pending] = collections.deque()
        most = ahead or 4 * self._session.workers
        try:
            for alter in alters:
                under_way.append(self._submit(alter, probe, None, timeout))
                if len(under_way) >= most:
                    yield _run(under_way.popleft().answer())
            while under_way:
                yield _run(under_way.popleft().answer())
        finally:
            for pending in under_way:
                self._cancel(pending)

    def stream(
        self,
        alter: Mapping[str, Value] | None = None,
        probe: Sequence[str] = (),
        *,
        timeout: float = _TIMEOUT,
    ) -> Iterator[Points]:
        """Runs the deck and yields points as they come; leaving the loop ends the simulation.

        In frequency analyses every vector comes twice, as ``re(v(out))`` and ``im(v(out))``. A
        simulation whose process died begins anew, which raises ``RESTARTED``.
        """
        pending = self._submit(alter, probe, None, timeout, live=True)
        variables: list[str] = []
        ended = False
        try:
            for frame in pending.frames():
                kind = frame.head["kind"]
                if kind == "PLOT":
                    variables = frame.head["variables"]
                elif kind == "POINTS":
                    yield Points(variables, frame.arrays["points"])
                elif kind == "RESTARTED":
                    raise WuxingError(kind, "ngspice was lost and began anew: points are void")
                ended = kind == "ANSWER"
        finally:
            if not ended:
                self._cancel(pending)

    def _tell(self, command: Mapping[str, Any]) -> None:
        try:
            self._session.ask(command)
        except ProgramLost:
            pass  # and so is what the command is about

    def _cancel(self, pending: Pending) -> None:
        self._tell({"do": "cancel", "request": pending.request})

    def _give_up(self) -> None:
        self._tell({"do": "close", "handle": self._handle})

    def close(self) -> None:
        """Gives the deck up."""
        self._session.ask({"do": "close", "handle": self._handle}).answer()

    def __enter__(self) -> Deck:
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            self.close()


def _loaded(deck: DeckSource, session: Session | None) -> tuple[Deck, bool]:
    if isinstance(deck, Deck):
        return deck, False
    from .session import shared

    return (session or shared()).deck(deck), True


def simulate(
    deck: DeckSource,
    alter: Mapping[str, Value] | None = None,
    probe: Sequence[str] = (),
    *,
    seed: int | None = None,
    timeout: float = _TIMEOUT,
    session: Session | None = None,
) -> Run:
    """Runs a deck, as :meth:`Deck.simulate`; a file, a netlist of several lines, or a loaded one."""
    loaded, own = _loaded(deck, session)
    try:
        return loaded.simulate(alter, probe, seed=seed, timeout=timeout)
    finally:
        if own:
            loaded._give_up()


def simulate_many(
    deck: DeckSource,
    alters: Iterable[Mapping[str, Value]],
    probe: Sequence[str] = (),
    *,
    ahead: int | None = None,
    timeout: float = _TIMEOUT,
    session: Session | None = None,
) -> Iterator[Run]:
    """Runs a deck once per set of values, as :meth:`Deck.simulate_many`."""
    loaded, own = _loaded(deck, session)

    def runs() -> Iterator[Run]:
        try:
            yield from loaded.simulate_many(alters, probe, ahead=ahead, timeout=timeout)
        finally:
            if own:
                loaded._give_up()

    return runs()
