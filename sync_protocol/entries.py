"""An entry: one thing that a person or the centre did. Everything else is made of these.

Promises: plain immutable values. Refuses nothing by itself: columns.py checks what comes from outside.
"""

import hashlib
import re
from typing import Final

import msgspec

from sync_protocol.identifiers import EntryId

MINE: Final = "mine"
COHORT: Final = "cohort"
MANAGERS: Final = "managers"
EXPERTS: Final = "experts"
LIBRARY: Final = "library"
PERSON: Final = "person:"
"""Followed by the 16 hexadecimal digits of the person's id."""

MAX_BODY: Final = 1_000_000
"""Bytes of one entry's body. Longer texts are written in pieces."""

_AUDIENCE = re.compile(r"[a-z][a-z_]{0,15}(:[0-9a-f]{1,32})?", re.ASCII)


class Entry(msgspec.Struct, frozen=True):
    """One entry of a journal.

    ``about`` names the record that it speaks of; None when this entry makes the record, which then has this entry's id.
    ``written`` is the laptop's clock in milliseconds since 1970 UTC: a hint, possibly years off.
    ``body`` is MessagePack of the kind's struct (kinds.py), a Yjs update for edits, or empty.
    """

    id: EntryId
    kind: str
    about: EntryId | None
    audience: str
    written: int
    body: bytes

    @property
    def record(self) -> EntryId:
        """The record that this entry makes or speaks of."""
        return self.about or self.id

    @property
    def stub(self) -> "Entry":
        """The same entry without its body, as it is kept and handed on once it was erased."""
        return msgspec.structs.replace(self, body=b"")

    def is_stub_of(self, other: "Entry") -> bool:
        """Whether this is that entry without its body."""
        return not self.body and self == other.stub


def entry_digest(entry: Entry) -> bytes:
    """SHA-256 of the entry's canonical bytes: whether two with one id are the same."""
    row = (entry.id, entry.kind, entry.about, entry.audience, entry.written, entry.body)
    return hashlib.sha256(msgspec.msgpack.encode(row)).digest()


def person_audience(person: str) -> str:
    """The audience of one person, whose id is ``person``."""
    return PERSON + person


def is_audience(text: str) -> bool:
    """Whether this has the form of an audience, known to this version or not."""
    return _AUDIENCE.fullmatch(text) is not None
