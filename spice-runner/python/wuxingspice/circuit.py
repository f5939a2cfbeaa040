"""Networks in an engine: the circuit in ngspice, or its equations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, NamedTuple

import numpy as np
import numpy.typing as npt

from .frames import Frame

if TYPE_CHECKING:
    from .session import Session

Array = npt.NDArray[np.float64]


class Pass(NamedTuple):
    """What a pass gives. Elements are counted through the network: 5 * neuron + element."""

    #: Integrals of the deviations over the window, samples x elements, time units.
    integrals: Array
    #: Deviations at the end of the pass, samples x elements.
    ends: Array
    #: Mean deviations at the far end, samples x channels: outputs forward, inputs reversed.
    outputs: Array
    #: Elements of all samples that end at a limit of the state clamp.
    clamped: int
    #: Causes of samples without an answer, by number; their rows are NaN.
    skipped: dict[int, str]


class Waveform(NamedTuple):
    """An element over time."""

    #: Instants, time units.
    time: Array
    #: Values of E.
    value: Array


class Circuit:
    """A network that signals run through. Open one with :meth:`Session.open`."""

    def __init__(self, session: Session, answer: Frame) -> None:
        head, arrays = answer.head, answer.arrays
        self._session = session
        self._handle: int = head["circuit"]
        self._coefficients: Array = arrays["coefficients"]
        #: Name of the engine.
        self.engine: str = head["engine"]
        #: Start and end of the window that passes integrate over, time units.
        self.window: tuple[float, float] = (head["from"], head["duration"])
        #: Neurons of each layer.
        self.layers: list[int] = head["layers"]
        #: Elements that links start from, one per link.
        self.sources = arrays["sources"].astype(int)
        #: Elements that links lead to, one per link.
        self.targets = arrays["targets"].astype(int)
        #: Elements of the external inputs.
        self.inputs = arrays["inputs"].astype(int)
        #: Elements of the external outputs.
        self.outputs = arrays["outputs"].astype(int)
        #: Fixed points of all elements in a forward pass.
        self.rest: Array = arrays["rest"]
        #: Fixed points of all elements in a reversed pass.
        self.reversed_rest: Array = arrays["reversed_rest"]

    def _ask(self, do: str, arrays: Mapping[str, Any] | None = None, **fields: object) -> Frame:
        return self._session.ask(
            {"do": do, "circuit": self._handle, **fields}, arrays
        ).answer()

    def _pass(self, signals: npt.ArrayLike, direction: str, around: str, far: Any) -> Pass:
        drive = np.atleast_2d(np.asarray(signals, float)).T
        answer = self._ask(
            "propagate", {"drive": drive}, direction=direction, around=around.upper()
        )
        integrals = answer.arrays["integrals"].T
        return Pass(
            integrals,
            answer.arrays["ends"].T,
            integrals[:, far] / (self.window[1] - self.window[0]),
            answer.head["clamped"],
            {int(sample): cause for sample, cause in answer.head["skipped"].items()},
        )

    def forward(self, x: npt.ArrayLike) -> Pass:
        """Runs samples x inputs, or one sample, from the inputs to the outputs."""
        return self._pass(x, "FORWARD", "rest", self.outputs)

    def reversed(self, error: npt.ArrayLike, around: str = "rest") -> Pass:
        """Runs samples x outputs backwards.

        :param error: what drives the outputs
        :param around: ``rest``, or ``forward`` for the state the last forward pass ended in
        """
        return self._pass(error, "REVERSED", around, self.inputs)

    def step(
        self,
        rate: float = 1.0,
        *,
        kt: float = 1.0,
        limit: float = 2.0,
        rule: Mapping[str, object] | None = None,
    ) -> Array:
        """Applies a rule to the last forward and reversed pass; returns the new coefficients.

        :param rate: factor of the updates
        :param kt: limiter of the product of integrals, atan(kt * G) / kt
        :param limit: largest absolute coefficient
        :param rule: instead of the last two, a rule as recipes have it
        """
        usual = {"method": "2", "kt": kt, "scale": "EQUAL", "limit": limit, "layerSteps": [1.0]}
        answer = self._ask("step", rule=dict(rule or usual), rate=float(rate))
        self._coefficients = answer.arrays["coefficients"]
        return self.coefficients

    @property
    def coefficients(self) -> Array:
        """One per link; assign an array to set them all."""
        return self._coefficients.copy()

    @coefficients.setter
    def coefficients(self, values: npt.ArrayLike) -> None:
        wanted = np.array(values, float)
        self._ask("coefficients", {"coefficients": wanted})
        self._coefficients = wanted

    def waveforms(self, drive: npt.ArrayLike, reversed: bool = False) -> list[Waveform]:
        """All elements over time while one sample runs; engines ``ode`` and ``spice``."""
        answer = self._ask(
            "waveforms",
            {"drive": np.asarray(drive, float).reshape(-1, 1)},
            direction="REVERSED" if reversed else "FORWARD",
        )
        cuts = np.cumsum(answer.arrays["lengths"].astype(int))[:-1]
        return [
            Waveform(time, value)
            for time, value in zip(
                np.split(answer.arrays["time"], cuts), np.split(answer.arrays["values"], cuts)
            )
        ]

    def digits(
        self, which: str = "training", count: int = 100, first: int = 0
    ) -> tuple[Array, npt.NDArray[np.int64]]:
        """Drives and labels of digits that come with the program: ``training`` or ``test``."""
        answer = self._ask("digits", set=which.upper(), first=first, count=count)
        return answer.arrays["drive"].T, answer.arrays["labels"].astype(np.int64)

    def save(self, file: str) -> None:
        """Writes the network as a model file."""
        self._ask("save", file=str(file))

    def close(self) -> None:
        """Ends the engine."""
        self._session.ask({"do": "close", "handle": self._handle}).answer()

    def __enter__(self) -> Circuit:
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:  # else the program may be gone, and the session ends it
            self.close()
