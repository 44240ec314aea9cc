"""The door for files of a SmallCentre: boxes in a dictionary, one for everybody."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field

from sync_protocol.bundle_files import BoxSaid, each_put
from sync_protocol.device_keys import DeviceKey
from sync_protocol.file_exchange import Do, FileRequestReader, encode_have
from sync_protocol.files import BoxChecker
from sync_protocol.refusals import FileRefused
from sync_protocol.replies import CODES, encode_reply


@dataclass
class SmallFiles:
    """``boxes``: by name, as far as they came. ``refuse``: do → code. ``lie``: what is said instead of what is there.
    ``instead``: bytes of an answer to GET. ``ends``: box → the byte from which on GET brings nothing. ``asked`` counts
    up."""

    key: DeviceKey
    boxes: dict[bytes, bytearray] = field(default_factory=dict)
    refuse: dict[Do, str] = field(default_factory=dict)
    lie: int | None = None
    instead: bytes | None = None
    ends: dict[bytes, int] = field(default_factory=dict)
    asked: list[tuple[Do, int, int]] = field(default_factory=list)

    def said(self, puts: bytes) -> tuple[BoxSaid, ...]:
        """What is said of boxes that came by stick."""
        found: dict[bytes, BoxSaid] = {}
        for put in each_put(puts):
            reader = FileRequestReader()
            reader.feed(put)
            assert reader.request is not None
            box = reader.request.box
            status, _ = self.answer(put)
            code = self.refuse.get(Do.PUT, "")
            found[box] = BoxSaid(box, len(self.boxes.get(box, b"")) if status == 200 else 0, code)
        return tuple(found.values())

    def answer(self, body: bytes, *, whole: bool = True) -> tuple[int, bytes]:
        """Status and body. ``whole``: whether the request came to its end; else what came of it is kept."""
        reader = FileRequestReader()
        data = reader.feed(body)
        request = reader.request
        if request is None:
            return 400, b""
        digest = hashlib.sha256(body).digest()
        if whole:
            self.asked.append((request.do, request.offset, request.length))
        if request.do in self.refuse:
            code = self.refuse[request.do]
            return CODES[code], encode_reply(code, digest, self.key)
        box = self.boxes.setdefault(request.box, bytearray())
        if request.do is Do.GET:
            if len(box) != request.layout.total:
                return CODES["file-unknown"], encode_reply("file-unknown", digest, self.key)
            part = bytes(box[: self.ends.get(request.box)][request.offset : request.offset + request.length])
            return 200, part if self.instead is None else self.instead
        if request.do is Do.DROP:
            del self.boxes[request.box]
            return 200, encode_have(0, digest, self.key)
        checker = BoxChecker(request.layout, request.box, len(box), lambda start, end: bytes(box[start:end]))
        if request.offset <= checker.taken:
            before = checker.taken
            came = data[before - request.offset :]
            with suppress(FileRefused):
                checker.feed(came)
            box += came[: max(0, checker.taken - before)]
            del box[checker.taken :]
        return 200, encode_have(len(box) if self.lie is None else self.lie, digest, self.key)
