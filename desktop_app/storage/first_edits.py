"""What the first edit of a short text says, read from its bytes.

Most texts that a new laptop takes in are one such edit: each field filled once by one client, nothing moved, nothing
deleted. There is nothing to merge in that, and asking Yjs takes several times as long (docs/decisions/0087).

Promises: either exactly what Yjs says, or None: for whatever is not of this one shape, whole and in its shortest
spelling, the caller asks Yjs. A property test compares the two. Called by open_texts.py.
"""

from typing import Final

from desktop_app.storage.forms import Content, Form, Scalar

_VALUES: Final = b"values"

_FILLS_TEXT: Final = 0x04  # a string, at the beginning of a text
_FILLS_KEY: Final = 0x28  # one value, under a key that had none
_ONE: Final = 1
_LONG: Final = 0x80  # a number goes on in the next byte
_STRING, _TRUE = 119, 120
_MOST: Final = (7, 0x0F)  # digits of a client's number, which has 53 bits, and the last of them


class FirstEdits:
    """Reads first edits of one form."""

    def __init__(self, form: Form) -> None:
        self._texts = {name.encode(): name for name in form.texts}
        self._sets = {name.encode(): name for name in form.sets}
        self._values = {name.encode(): name for name in form.values}
        self._empty = dict.fromkeys(form.texts, "")
        self._none: dict[str, Scalar] = dict.fromkeys(form.values)
        self._no_members: dict[str, frozenset[str]] = dict.fromkeys(form.sets, frozenset())

    def content(self, update: bytes) -> Content | None:
        """What this update says, if it is a first edit of the usual shape, and all that there is of a text."""
        try:
            return self._read(update)
        except (LookupError, UnicodeDecodeError):
            return None

    def _read(self, data: bytes) -> Content:
        """Raises LookupError for any other shape."""
        count, at = data[1], _behind_client(data)
        texts, sets, values = self._empty.copy(), self._no_members.copy(), self._none.copy()
        for _ in range(count):
            kind, size = data[at], data[at + 2]
            if data[at + 1] != _ONE or size >= _LONG:
                raise LookupError  # not of a field
            start, at = at + 3, at + 3 + size
            name = data[start:at]
            if kind == _FILLS_TEXT:
                start, at = _string(data, at)
                text = self._texts[name]
                if texts[text] or start == at:
                    raise LookupError
                texts[text] = data[start:at].decode()
            elif kind == _FILLS_KEY:
                at = self._key(data, name, at, sets, values)
            else:
                raise LookupError
        if data[at:] != b"\x00":
            raise LookupError  # something is deleted, or cut off
        return Content(texts, sets, values)

    def _key(
        self, data: bytes, name: bytes, at: int, sets: dict[str, frozenset[str]], values: dict[str, Scalar]
    ) -> int:
        """Puts what stands at this place into a set or among the values; returns where it ends."""
        start, at = _string(data, at)
        key = data[start:at]
        if data[at] != _ONE:
            raise LookupError
        tag = data[at + 1]
        if tag == _TRUE:
            field, member = self._sets[name], key.decode()
            if member in sets[field]:
                raise LookupError
            sets[field] |= {member}
            return at + 2
        value = self._values[key]
        if tag != _STRING or name != _VALUES or values[value] is not None:
            raise LookupError
        start, at = _string(data, at + 2)
        values[value] = data[start:at].decode()
        return at


def _behind_client(data: bytes) -> int:
    """Where the items begin, behind the client and its first clock. Raises LookupError when there are several clients,
    many items, or not the first ones."""
    if data[0] != 1 or data[1] >= _LONG:
        raise LookupError
    at = 2
    while data[at] >= _LONG:
        at += 1
    if (at > 2 and not data[at]) or (at - 2, data[at]) > _MOST or data[at + 1]:
        raise LookupError
    return at + 2


def _string(data: bytes, at: int) -> tuple[int, int]:
    """Where the string at this place begins and ends. Raises LookupError for one of more than 16 KB."""
    size = data[at]
    if size < _LONG:
        return at + 1, at + 1 + size
    high = data[at + 1]
    if not 0 < high < _LONG:
        raise LookupError
    return at + 2, at + 2 + (size & 0x7F | high << 7)
