"""Raw files and model files as numpy arrays, without the program."""

from __future__ import annotations

import json
import os
from typing import BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt

from .errors import WuxingError
from .simulation import Plot

Array = npt.NDArray[np.float64]

_UNITS = {"time": "s", "frequency": "Hz", "voltage": "V", "current": "A"}
_LONGEST_LINE = 1 << 20


class Model(NamedTuple):
    """A network as a model file holds it; docs/formats.md describes the fields."""

    layers: list[int]
    adders: bool
    #: Range of the element values.
    clamp: tuple[float, float]
    #: Rates of equation 2.1, one per element.
    k1: Array
    k2: Array
    k3: Array
    inputs: npt.NDArray[np.int64]
    outputs: npt.NDArray[np.int64]
    sources: npt.NDArray[np.int64]
    targets: npt.NDArray[np.int64]
    coefficients: Array


def read_model(file: str | os.PathLike[str]) -> Model:
    """Reads a model file."""
    try:
        with open(file, encoding="utf-8") as stream:
            fields = json.load(stream)
        if fields["format"] != "wuxing-network 1":
            raise ValueError(f"format {fields['format']!r}")
        elements = 5 * sum(fields["layers"])
        links = fields["links"]
        return Model(
            fields["layers"],
            fields["adders"],
            (fields["clamp"]["low"], fields["clamp"]["high"]),
            *(np.broadcast_to(np.asarray(fields[k], float), elements) for k in ("k1", "k2", "k3")),
            *(np.array(fields[end], np.int64) for end in ("inputs", "outputs")),
            *(np.array(links[end], np.int64) for end in ("source", "target")),
            np.array(links["coefficient"], float),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise WuxingError("BAD_MODEL_FILE", f"{os.fspath(file)}: no model file ({error!r})") from error


class _Lines:
    """Lines of a header, of one byte a character or two (LTspice)."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        start = stream.read(2)
        stream.seek(0)
        self.wide = len(start) == 2 and start[1] == 0

    def next(self) -> str | None:
        """Without its end; None when the file ends."""
        line = self._stream.readline(_LONGEST_LINE)
        if self.wide and line:
            line += self._stream.read(1)  # the other half of the line end
            return line.decode("utf-16-le", "replace").rstrip("\r\n")
        return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


def read_raw(file: str | os.PathLike[str]) -> list[Plot]:
    """Reads all plots of a raw file of ngspice (binary or ASCII) or LTspice."""
    try:
        with open(file, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            lines = _Lines(stream)
            plots = []
            while (plot := _plot(lines, stream, size)) is not None:
                plots.append(plot)
        if not plots:
            raise ValueError("no plot in it")
        return plots
    except (ValueError, IndexError, KeyError) as error:
        raise WuxingError("BAD_RAW_FILE", f"{os.fspath(file)}: {error}") from error


def _plot(lines: _Lines, stream: BinaryIO, size: int) -> Plot | None:
    fields: dict[str, str] = {}
    names: list[str] = []
    units: list[str] = []
    while (line := lines.next()) is not None:
        key, _, value = line.partition(":")
        key = key.strip().lower()
        if key == "variables":
            for _ in range(int(fields["no. variables"])):
                _, name, kind, *_ = (lines.next() or "").split()
                names.append(name.lower())
                units.append(_UNITS.get(kind.lower(), ""))
        elif key in ("binary", "values"):
            break
        elif key:
            fields[key] = value.strip()
    if line is None:
        if fields:
            raise ValueError("the file ends within a header")
        return None
    flags = fields["flags"].lower().split()
    count = int(fields["no. points"])
    is_complex = "complex" in flags
    if count < 0 or len(names) * count > size:
        raise ValueError(f"{count} points of {len(names)} variables: the file is shorter")
    read = _binary if key == "binary" else _values
    values = read(lines, stream, flags, len(names), count)
    if lines.wide and not is_complex:
        values[0] = np.abs(values[0])  # LTspice marks points that it has left out before
    return Plot(fields["plotname"], names, units, values)


def _binary(
    lines: _Lines, stream: BinaryIO, flags: list[str], variables: int, count: int
) -> np.ndarray:
    numbers = np.dtype("<c16" if "complex" in flags else "<f8")
    short = lines.wide and "complex" not in flags and "double" not in flags
    later = np.dtype("<f4") if short else numbers
    row = np.dtype([("scale", numbers), ("others", later, (variables - 1,))])
    content = stream.read(row.itemsize * count)
    if len(content) < row.itemsize * count:
        raise ValueError("the file ends within its points")
    if "fastaccess" in flags:
        scale = np.frombuffer(content, numbers, count)
        others = np.frombuffer(content, later, offset=scale.nbytes).reshape(variables - 1, count)
        return np.vstack([scale[None], others.astype(numbers)])
    points = np.frombuffer(content, row)
    return np.vstack([points["scale"][None], points["others"].T.astype(numbers)])


def _values(
    lines: _Lines, stream: BinaryIO, flags: list[str], variables: int, count: int
) -> np.ndarray:
    is_complex = "complex" in flags
    values = np.empty((variables, count), complex if is_complex else float)
    for point in range(count):
        for variable in range(variables):
            words = (lines.next() or "").split()
            while not words:
                line = lines.next()
                if line is None:
                    raise ValueError("the file ends within its points")
                words = line.split()
            parts = [float(part) for part in words[-1].split(",")]
            values[variable, point] = complex(*parts) if is_complex else parts[0]
    return values
