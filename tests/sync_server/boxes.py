"""Boxes of files, for tests of the centre: what a laptop asks about them, and what it hears."""

import hashlib
import os
from dataclasses import dataclass
from wsgiref.types import WSGIApplication

from sync_protocol.file_exchange import Do, FileRequest, encode_file_request, read_have
from sync_protocol.files import Layout, pack_file
from sync_protocol.replies import read_reply
from tests.sync_server.files import call
from tests.sync_server.laptops import Laptop


def content(size: int, seed: bytes = b"photo") -> bytes:
    return hashlib.shake_256(seed).digest(size)


@dataclass(frozen=True)
class Box:
    name: bytes
    data: bytes
    layout: Layout


def box_of(size: int = 200_000, *, sealed: bool = True, seed: bytes = b"photo") -> Box:
    data, name = pack_file(content(size, seed), os.urandom(32) if sealed else None)
    return Box(name, data, Layout(size, sealed))


def question(laptop: Laptop, do: Do, box: Box, offset: int = 0, data: bytes = b"", **more: object) -> bytes:
    """The bytes of a request. ``length``, ``device`` and ``centre`` can be given."""
    request = FileRequest(
        1,
        laptop.device.device_id,
        os.urandom(8),
        do,
        box.name,
        box.layout.size,
        box.layout.sealed,
        offset,
        int(str(more.get("length", len(data)))),
    )
    return encode_file_request(request, data, laptop.device, bytes(more.get("centre", laptop.centre_public)))  # type: ignore[call-overload]  # whatever a test gives


@dataclass(frozen=True)
class Files:
    """The door, as this laptop finds it. What is refused comes back as its code."""

    door: WSGIApplication
    laptop: Laptop

    def have(self, box: Box) -> int | str:
        return self.asked(question(self.laptop, Do.HAVE, box))

    def put(self, box: Box, offset: int, end: int) -> int | str:
        return self.asked(question(self.laptop, Do.PUT, box, offset, box.data[offset:end]))

    def put_all(self, box: Box, step: int = 100_000) -> None:
        for offset in range(0, len(box.data), step):
            assert self.put(box, offset, offset + step) == min(offset + step, len(box.data))

    def drop(self, box: Box) -> int | str:
        return self.asked(question(self.laptop, Do.DROP, box))

    def get(self, box: Box, offset: int = 0, length: int = 500_000) -> bytes | str:
        asked = question(self.laptop, Do.GET, box, offset, length=length)
        status, _, body = call(self.door, "POST", "/files", asked)
        return body if status == 200 else self.code(body, asked)

    def asked(self, request: bytes, announced: int | None = None) -> int | str:
        status, _, body = call(self.door, "POST", "/files", request, announced)
        return read_have(body, request, self.laptop.centre_public) if status == 200 else self.code(body, request)

    def code(self, body: bytes, request: bytes) -> str:
        code = read_reply(body, hashlib.sha256(request).digest(), self.laptop.centre_public)
        assert code is not None
        return code
