"""Rooting what hangs in the air: edits whose base is not here, rewritten so that their words can be read and go on.

A Yjs item says behind which one it was inserted. When that one was erased, or lost with a laptop, Yjs keeps the item
waiting for ever, and with it all that the same laptop wrote after it. Here each such item is made to hang on its root
instead, and the gaps of each client are filled with blanks; everything else of the updates stays byte for byte.

Promises: the same edits give the same document on every laptop; what was deleted stays deleted; what did not hang in
the air stays where it was. Raises ValueError for bytes that are no update (of the first format). Works from what is
there now, so the edits of a text are always rooted all together and from the start.
Called by yjs.py. The format is that of Yjs 13 (UpdateEncoderV1, lib0), read from its published code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

_GC, _DELETED, _JSON, _BINARY, _STRING, _EMBED, _FORMAT, _TYPE, _ANY, _DOC, _SKIP = range(11)
_HAS_ORIGIN: Final = 0x80
_HAS_RIGHT: Final = 0x40
_HAS_KEY: Final = 0x20
_KIND: Final = 0x1F
_MOST_DIGITS: Final = 10  # of a number of 64 bits


class _Id(NamedTuple):
    client: int
    clock: int


@dataclass(frozen=True)
class _Item:
    """One item. ``parent`` is the bytes that name it, None when it follows from a neighbour; ``content`` as it came."""

    clock: int
    length: int
    info: int
    origin: _Id | None
    right: _Id | None
    parent: bytes | None
    owner: _Id | None
    key: bytes
    content: bytes


@dataclass(frozen=True)
class _Update:
    items: dict[int, list[_Item]]  # by client, in the order of their clocks
    deletions: bytes


def rooted(update: bytes, root: str) -> bytes:
    """The update with everything in it that hangs in the air hung on a root: its own where it names one, else the
    text ``root``."""
    read = _Reader(update).update()
    clients = {client: _Stretch(items) for client, items in read.items.items()}
    name = root.encode()
    default = _number(1) + _number(len(name)) + name
    parts = [_number(len(clients))]
    for client in sorted(clients, reverse=True):
        parts.append(_client(client, read.items[client], clients, default))
    return b"".join((*parts, read.deletions))


def clients(update: bytes) -> set[int]:
    """The clients that wrote what an update inserts. Raises ValueError for bytes that are no update."""
    return set(_Reader(update).update().items)


def ends(update: bytes) -> dict[int, int]:
    """For each client that wrote what an update inserts, the clock behind its last item. Raises ValueError."""
    found = _Reader(update).update().items
    return {client: max(item.clock + item.length for item in items) for client, items in found.items() if items}


class _Stretch:
    """The clocks that one client's items fill."""

    def __init__(self, items: Iterable[_Item]) -> None:
        real = [item for item in items if item.info & _KIND not in (_GC, _SKIP)]
        self._spans = [(item.clock, item.clock + item.length) for item in real]

    def has(self, clock: int) -> bool:
        low, high = 0, len(self._spans)
        while low < high:
            middle = (low + high) // 2
            if self._spans[middle][1] <= clock:
                low = middle + 1
            else:
                high = middle
        return low < len(self._spans) and self._spans[low][0] <= clock


def _client(client: int, items: list[_Item], clients: Mapping[int, _Stretch], default: bytes) -> bytes:
    parts: list[bytes] = []
    count, clock = 0, 0
    for item in items:
        if item.info & _KIND == _SKIP:
            continue
        if item.clock > clock:
            parts.append(b"\x00" + _number(item.clock - clock))
            count += 1
        parts.append(_written(item, clients, default))
        count, clock = count + 1, item.clock + item.length
    return b"".join((_number(count), _number(client), _number(0), *parts))


def _written(item: _Item, clients: Mapping[int, _Stretch], default: bytes) -> bytes:
    if item.info & _KIND == _GC:
        return b"\x00" + _number(item.length)
    origin, right = _here(item.origin, clients), _here(item.right, clients)
    if origin == item.origin and right == item.right and (item.owner is None or _here(item.owner, clients)):
        parent = item.parent
    elif origin is None and right is None:
        parent = item.parent if item.parent is not None and item.owner is None else default
    else:
        parent = None
    info = item.info & _KIND
    parts = []
    for flag, name in ((_HAS_ORIGIN, origin), (_HAS_RIGHT, right)):
        if name is not None:
            info |= flag
            parts.append(_number(name.client) + _number(name.clock))
    if parent is not None:
        parts.append(parent)
        if item.key:
            info |= _HAS_KEY
            parts.append(item.key)
    return b"".join((bytes((info,)), *parts, item.content))


def _here(name: _Id | None, clients: Mapping[int, _Stretch]) -> _Id | None:
    return name if name is not None and name.client in clients and clients[name.client].has(name.clock) else None


def _number(value: int) -> bytes:
    digits = bytearray()
    while value > 0x7F:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    digits.append(value)
    return bytes(digits)


class _Reader:
    """Reads an update. Every length it meets is checked against what is there."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def update(self) -> _Update:
        items: dict[int, list[_Item]] = {}
        for _ in range(self._count()):
            count, client, clock = self._count(), self._next(), self._next()
            found = items.setdefault(client, [])
            for _ in range(count):
                item = self._item(clock)
                found.append(item)
                clock += item.length
        for found in items.values():
            found.sort(key=lambda item: item.clock)
        return _Update(items, self._data[self._at :])

    def _item(self, clock: int) -> _Item:
        info = self._byte()
        kind = info & _KIND
        if kind in (_GC, _SKIP):
            return _Item(clock, self._next(), info, None, None, None, None, b"", b"")
        origin = _Id(self._next(), self._next()) if info & _HAS_ORIGIN else None
        right = _Id(self._next(), self._next()) if info & _HAS_RIGHT else None
        parent = owner = None
        key = b""
        if not info & (_HAS_ORIGIN | _HAS_RIGHT):
            start = self._at
            if self._next() == 1:
                self._text()
            else:
                owner = _Id(self._next(), self._next())
            parent = self._since(start)
            if info & _HAS_KEY:
                start = self._at
                self._text()
                key = self._since(start)
        start = self._at
        length = self._content(kind)
        if length < 1:
            raise ValueError("an item of no length")
        return _Item(clock, length, info, origin, right, parent, owner, key, self._since(start))

    def _content(self, kind: int) -> int:
        """Passes over the content; returns how many clocks it fills."""
        match kind:
            case 1:
                return self._next()
            case 2:
                count = self._count()
                for _ in range(count):
                    self._text()
                return count
            case 4:
                return len(self._text().decode(errors="surrogatepass").encode("utf-16-le", "surrogatepass")) // 2
            case 8:
                count = self._count()
                for _ in range(count):
                    self._any(0)
                return count
            case 3 | 5:
                self._text()
            case 6:
                self._text()
                self._text()
            case _:
                raise ValueError("nothing that stands in a text or form")
        return 1

    def _any(self, depth: int) -> None:
        kind = self._byte()
        if depth > 50:
            raise ValueError("too deep")
        match kind:
            case 127 | 126 | 121 | 120:
                pass
            case 125:
                self._next()
            case 124:
                self._take(4)
            case 123 | 122:
                self._take(8)
            case 119 | 116:
                self._text()
            case 118 | 117:
                for _ in range(self._count()):
                    if kind == 118:
                        self._text()
                    self._any(depth + 1)
            case _:
                raise ValueError("no such value")

    def _text(self) -> bytes:
        return self._take(self._next())

    def _since(self, start: int) -> bytes:
        return self._data[start : self._at]

    def _take(self, count: int) -> bytes:
        if count > len(self._data) - self._at:
            raise ValueError("cut")
        self._at += count
        return self._data[self._at - count : self._at]

    def _byte(self) -> int:
        return self._take(1)[0]

    def _count(self) -> int:
        count = self._next()
        if count > len(self._data):
            raise ValueError("more than there can be")
        return count

    def _next(self) -> int:
        value = 0
        for digit in range(_MOST_DIGITS):
            byte = self._byte()
            value |= (byte & 0x7F) << (7 * digit)
            if byte < 0x80:
                return value
        raise ValueError("a number without an end")
