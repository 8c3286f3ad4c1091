"""Where weights lie inside an ONNX file, so that a second file can borrow them as external data.

Wire format: https://protobuf.dev/programming-guides/encoding/; field numbers: onnx.proto3.
"""

from collections.abc import Iterator

import onnx
from onnx import TensorProto

GRAPH_OF_MODEL, INITIALIZER_OF_GRAPH, NAME_OF_TENSOR, RAW_DATA_OF_TENSOR = 7, 5, 8, 9
VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5


def read_varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        value |= (byte & 0x7F) << shift
        position, shift = position + 1, shift + 7
        if byte < 0x80:
            return value, position


def bytes_fields(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(field number, start, end) of every length-delimited field of the message in data[start:end]."""
    position = start
    while position < end:
        tag, position = read_varint(data, position)
        number, wire = tag >> 3, tag & 7
        if wire == VARINT:
            _, position = read_varint(data, position)
        elif wire == BYTES:
            length, position = read_varint(data, position)
            yield number, position, position + length
            position += length
        elif wire in (FIXED32, FIXED64):
            position += 4 if wire == FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire} at byte {position}")


def weight_places(data: bytes) -> dict[str, tuple[int, int]]:
    """name → (offset, length) of the raw data of every initializer in the file."""
    places = {}
    for number, start, end in bytes_fields(data, 0, len(data)):
        if number != GRAPH_OF_MODEL:
            continue
        for inner, first, last in bytes_fields(data, start, end):
            if inner == INITIALIZER_OF_GRAPH:
                fields = {field: (a, b) for field, a, b in bytes_fields(data, first, last)}
                a, b = fields[NAME_OF_TENSOR]
                raw_start, raw_end = fields[RAW_DATA_OF_TENSOR]
                places[data[a:b].decode()] = (raw_start, raw_end - raw_start)
    return places


def borrow_weights(model: onnx.ModelProto, owner: bytes, location: str) -> None:
    """Turns every float16 initializer of `model` into external data inside the file `owner`, called `location`.

    Raises ValueError when the owner holds other bytes under that name.
    """
    places = weight_places(owner)
    for tensor in model.graph.initializer:
        if tensor.data_type != TensorProto.FLOAT16:
            continue
        offset, length = places[tensor.name]
        if owner[offset : offset + length] != tensor.raw_data:
            raise ValueError(f"{tensor.name}: {location} holds other bytes")
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", location), ("offset", offset), ("length", length)):
            tensor.external_data.add(key=key, value=str(value))
