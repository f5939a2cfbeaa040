"""Frames of the protocol: a head of JSON and little-endian arrays.

    0       4      8           16      20
    | mark  | kind | request   | length | payload       all four big-endian
    payload: int length, head in UTF-8, then for each array of the head int count, count doubles

The kind is the version of the protocol, the mark "WXF1". docs/python.md describes the heads.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO, Mapping, NamedTuple

import numpy as np

VERSION = 1
MARK = 0x57584631
_HEADER = struct.Struct(">iiqi")
_COUNT = struct.Struct(">i")
_DOUBLES = np.dtype("<f8")


class Frame(NamedTuple):
    """What came: number of the request, head, arrays by name."""

    request: int
    head: dict[str, Any]
    arrays: dict[str, np.ndarray]


def encode(
    request: int, command: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
) -> bytes:
    """The bytes of a request."""
    plain = {name: np.ascontiguousarray(array, _DOUBLES) for name, array in arrays.items()}
    shapes = [{"name": name, "lengths": list(array.shape)} for name, array in plain.items()]
    head = json.dumps({"command": command, "arrays": shapes}, allow_nan=False).encode()
    parts = [_COUNT.pack(len(head)), head]
    for array in plain.values():
        parts += [_COUNT.pack(array.size), array.tobytes()]
    length = sum(map(len, parts))
    return b"".join([_HEADER.pack(MARK, VERSION, request, length), *parts])


def _exactly(stream: BinaryIO, length: int) -> bytearray:
    content = bytearray(length)
    view = memoryview(content)
    done = 0
    while done < length:
        count = stream.readinto(view[done:])  # type: ignore[attr-defined]
        if not count:
            raise EOFError
        done += count
    return content


def read(stream: BinaryIO) -> Frame:
    """Waits for a frame; EOFError when the stream ends, ValueError when it carries no frames."""
    mark, kind, request, length = _HEADER.unpack(_exactly(stream, _HEADER.size))
    if mark != MARK or kind != VERSION or length < 0:
        raise ValueError("the program does not speak version 1 of the protocol")
    payload = _exactly(stream, length)
    (size,) = _COUNT.unpack_from(payload)
    at = _COUNT.size + size
    head = json.loads(bytes(payload[_COUNT.size : at]))
    arrays = {}
    for shape in head.pop("arrays"):
        (count,) = _COUNT.unpack_from(payload, at)
        at += _COUNT.size
        # a view of the payload: large waveforms are not copied
        values = np.frombuffer(payload, _DOUBLES, count, at)
        arrays[shape["name"]] = values.reshape(shape["lengths"])
        at += count * _DOUBLES.itemsize
    return Frame(request, head, arrays)
