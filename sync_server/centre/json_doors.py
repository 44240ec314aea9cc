"""The same doors in JSON, for people with curl: POST /enrol and /exchange with ``Content-Type: application/json``, the
description of it all at GET /openapi.json, and problem documents for who asks for them at POST /bundle.

Promises: the rules are those of exchange.py and enrolment.py, and nobody's own; an answer is signed over its bytes; a
no is a problem document (RFC 9457), signed like any answer. Refuses: to keep slices before the body is whole, which
only the form in MessagePack can. Who calls: wsgi.py.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from sync_protocol import enrolment as enrolment_protocol
from sync_protocol.device_keys import DeviceKey
from sync_protocol.json_form import (
    SIGNATURE_HEADER,
    JsonRequestReader,
    encode_enrolment_answer,
    encode_exchange_answer,
    encode_problem,
    read_enrolment,
    sign_answer,
)
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.replies import encode_reply
from sync_server.centre import bundle_door, doors, openapi
from sync_server.centre.exchange import ANSWER_ROOM, Exchange
from sync_server.centre.json_words import WORDS
from sync_server.centre.office import Office

DESCRIPTION: Final = "/openapi.json"
JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
FILE: Final = "application/octet-stream"


def is_for(environ: WSGIEnvironment) -> bool:
    """Whether this request is in JSON, or asks for what is."""
    path = environ["PATH_INFO"]
    if path == DESCRIPTION:
        return True
    if path == bundle_door.BUNDLE:
        accepted = environ.get("HTTP_ACCEPT", "").lower()
        return JSON in accepted or PROBLEM in accepted
    if path not in (doors.EXCHANGE, doors.ENROL) or environ["REQUEST_METHOD"] != "POST":
        return False
    kind: str = environ.get("CONTENT_TYPE", "")
    return kind.partition(";")[0].strip().lower() == JSON


def serve(office: Office, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer a request that is for these doors."""
    path = environ["PATH_INFO"]
    if path == DESCRIPTION:
        return _description(environ, start_response)
    if path == bundle_door.BUNDLE:
        return bundle_door.bundle(office, environ, start_response, InJson(office.key, FILE))
    make, limit = (
        (_exchanged, doors.REQUEST_LIMIT) if path == doors.EXCHANGE else (_enrolled, enrolment_protocol.MAX_BYTES)
    )
    body = bytearray()

    def feed(data: bytes) -> None:
        body.extend(data)
        if len(body) > limit:
            raise ExchangeRefused("too-large")

    return doors.answer(
        office,
        environ,
        start_response,
        feed,
        lambda _: make(office, environ, bytes(body)),
        encode_reply,
        InJson(office.key, JSON),
    )


class InJson:
    """The centre's voice here: a no is a problem document, and every body has its signature in a header."""

    def __init__(self, key: DeviceKey, kind: str) -> None:
        """``kind``: the type of an answer that is no no."""
        self._key = key
        self._kind = kind

    def no(self, code: str, retry: int, reason: str) -> bytes:
        return encode_problem(code, WORDS[code], self._key.public, retry=retry, reason=reason)

    def headers(self, status: int, body: bytes, digest: bytes) -> Sequence[tuple[str, str]]:
        return (
            ("Content-Type", self._kind if status == 200 else PROBLEM),
            (SIGNATURE_HEADER, sign_answer(body, digest, self._key)),
        )


def _exchanged(office: Office, environ: WSGIEnvironment, body: bytes) -> bytes:
    exchange = Exchange(office, JsonRequestReader(_signature(environ)))
    exchange.feed(body)
    return encode_exchange_answer(exchange.answered(ANSWER_ROOM).answer)


def _enrolled(office: Office, environ: WSGIEnvironment, body: bytes) -> bytes:
    def read() -> enrolment_protocol.EnrolRequest:
        return read_enrolment(body, _signature(environ), office.key.public)

    return encode_enrolment_answer(doors.enrolled_by_code(office, environ, read))


def _signature(environ: WSGIEnvironment) -> str:
    value: str = environ.get("HTTP_" + SIGNATURE_HEADER.upper().replace("-", "_"), "")
    return value.strip()


def _description(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
        return ()
    body = openapi.encoded()
    start_response("200 OK", [("Content-Type", JSON), ("Content-Length", str(len(body)))])
    return (body,) if environ["REQUEST_METHOD"] == "GET" else ()
