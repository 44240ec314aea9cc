"""Messages that grow at their end: a field that older readers do not know is written only when it says something.

Promises: a message without the new field has the bytes that it always had. Only messages of this package use it.
"""

from functools import cache

import msgspec


def encode_growing(message: msgspec.Struct) -> bytes:
    """The array of this message in MessagePack, without the fields at its end that have their default values."""
    values = list(msgspec.structs.astuple(message))
    for field in reversed(_fields(type(message))):
        if field.default is msgspec.NODEFAULT or values[-1] != field.default:
            break
        values.pop()
    return msgspec.msgpack.encode(values)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Worked out once: it takes longer than the encoding."""
    return msgspec.structs.fields(kind)
