"""Files on a stick, for tests of the centre: what a laptop writes, and what it reads of an answer."""

import io
import os
from collections.abc import Iterable, Sequence
from wsgiref.types import WSGIApplication

from sync_protocol.answer_files import AnswerFile, read_answer_file
from sync_protocol.bundles import encode_bundle
from sync_protocol.exchange import Request, encode_request
from sync_protocol.sealing import SealingKey, read_sealing_certificate
from sync_protocol.slices import short_name, slice_name
from sync_server.centre import sealing
from sync_server.centre.office import Office
from tests.sync_server.laptops import Laptop

SEALING = SealingKey.from_bytes(bytes(range(7, 39)))


def request_of(
    laptop: Laptop, *slices: bytes, offer: Sequence[bytes] = (), room: int = 1_000_000, key: bytes = SEALING.public
) -> bytes:
    request = Request(
        device=laptop.device.device_id,
        nonce=os.urandom(8),
        centre_run=laptop.centre_run,
        positions=dict(laptop.positions),
        room=room,
        offered=tuple(short_name(name) for name in offer),
        slices=slices,
        sealing=key,
    )
    return encode_request(request, laptop.device, laptop.centre_public)


def bundle_of(office: Office, laptop: Laptop, *slices: bytes, **more: object) -> bytes:
    return sealed(office, request_of(laptop, *slices, **more), laptop)


def sealed(office: Office, request: bytes, laptop: Laptop) -> bytes:
    key = read_sealing_certificate(sealing.certificate(office), laptop.centre_public)
    assert key is not None
    return encode_bundle(request, key, laptop.centre_public)


def read(laptop: Laptop, data: bytes) -> AnswerFile:
    """The answer, with its slices kept, and its positions as a laptop moves them that did nothing else meanwhile."""
    file = read_answer_file(data, SEALING, laptop.device.device_id, laptop.centre_public)
    for part in file.answer.feeds.values() if file.answer else ():
        for slice_ in part.slices:
            laptop.slices[slice_name(slice_)] = slice_
    return file


def call(
    application: WSGIApplication, method: str, path: str, body: bytes = b"", announced: int | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request without a server. ``announced``: as how long, if not as it is."""
    said: list[tuple[str, list[tuple[str, str]]]] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SERVER_NAME": "centre",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "192.0.2.7",
        "CONTENT_LENGTH": str(len(body) if announced is None else announced),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    answer: Iterable[bytes] = application(environ, lambda status, headers, _=None: said.append((status, headers)))
    ((status, headers),) = said
    return int(status[:3]), dict(headers), b"".join(answer)
