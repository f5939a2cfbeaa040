"""Reads a TensorBoard event file from the definitions of its formats; prints its values as JSON.

TFRecord: length, masked CRC-32C of it, data, masked CRC-32C of them. Event, Summary and
HistogramProto: tensorboard's .proto files. CRC-32C: RFC 3720, bit by bit.
"""

import json
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at += 1
        shift += 7
        if not data[at - 1] & 0x80:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind in (1, 5):
            size = 8 if kind == 1 else 4
            (value,) = struct.unpack_from("<d" if kind == 1 else "<f", data, at)
            at += size
        else:
            size, at = varint(data, at)
            value = data[at : at + size]
            assert len(value) == size
            at += size
        yield key >> 3, value


def doubles(data):
    return list(struct.unpack(f"<{len(data) // 8}d", data))


def main():
    content = open(sys.argv[1], "rb").read()
    assert crc32c(b"123456789") == 0xE3069283
    at, events = 0, []
    while at < len(content):
        (length,) = struct.unpack_from("<Q", content, at)
        header, data = content[at : at + 8], content[at + 12 : at + 12 + length]
        assert struct.unpack_from("<I", content, at + 8)[0] == masked(header)
        assert struct.unpack_from("<I", content, at + 12 + length)[0] == masked(data)
        at += 16 + length
        event = dict(fields(data))
        if 3 in event:
            events.append({"time": event[1], "version": event[3].decode()})
            continue
        value = dict(fields(dict(fields(event[5]))[1]))
        row = {"time": event[1], "step": event[2], "tag": value[1].decode()}
        if 2 in value:
            row["value"] = value[2]
        else:
            histogram = dict(fields(value[5]))
            row["histogram"] = [histogram[i] for i in range(1, 6)]
            row["limits"], row["counts"] = doubles(histogram[6]), doubles(histogram[7])
        events.append(row)
    print(json.dumps(events))


main()
