"""The doors for laptops: POST /exchange and POST /enrol, past Django's page middleware, with the fewest headers.
Who speaks JSON goes through json_doors.py.

Promises: whatever comes in, one answer goes out; a no is signed by the centre (sync_protocol.replies); slices are kept
while the body is still coming; nothing of a request is logged. Refuses: bodies beyond the limit, with 413.
Who calls: wsgi.py.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Protocol
from wsgiref.types import InputStream, StartResponse, WSGIEnvironment

import msgspec
from django.db import OperationalError, close_old_connections

from sync_protocol import enrolment as enrolment_protocol
from sync_protocol.enrolment import (
    EnrolAnswer,
    EnrolRequest,
    encode_enrol_answer,
    encode_enrol_reply,
    fingerprint,
    read_enrol_request,
)
from sync_protocol.exchange import MAX_BYTES, VERSION
from sync_protocol.refusals import EnrolRefused, ExchangeRefused, Refused
from sync_protocol.replies import CODES, encode_reply
from sync_server.centre import enrolment, runs
from sync_server.centre.addresses import address_of
from sync_server.centre.enrolment import EnrolmentRefused
from sync_server.centre.exchange import Exchange
from sync_server.centre.limits import WRONG_CODES, TooOften
from sync_server.centre.office import Office

EXCHANGE: Final = "/exchange"
ENROL: Final = "/enrol"

REQUEST_LIMIT: Final = MAX_BYTES + 400_000
"""Bytes of a request, head and all."""

DROPPED_LIMIT: Final = 6_000_000
"""Bytes of a request that is read to its end although it is refused: what a proxy with a limit of 5 MB lets through."""

BUSY_RETRY: Final = 5
"""Seconds, when the database was busy for too long."""

_PIECE: Final = 512
"""Read in small pieces: when a line dies, what lies in a piece that did not fill is lost with it."""

_REASONS: Final = {200: "OK", 400: "Bad Request", 403: "Forbidden", 413: "Content Too Large", 426: "Upgrade Required",
                   503: "Service Unavailable"}  # fmt: skip
_log = logging.getLogger(__name__)


class Form(Protocol):
    """Another way of saying the same."""

    def no(self, code: str, retry: int, reason: str) -> bytes:
        """The body of a no. ``reason``: what the reader of the request said."""

    def headers(self, status: int, body: bytes, digest: bytes) -> Sequence[tuple[str, str]]:
        """What an answer with this body has beside its length. ``digest``: of the request."""


class Who(msgspec.Struct, frozen=True):
    """Who this centre is. ``fingerprint``: of its key, the 50 bits that a code carries; both numbers in hexadecimal."""

    centre: str
    fingerprint: str
    protocol: int
    run: str | None


class Cut(Exception):
    """The body ended before its time. ``too_large``: we ended it."""

    def __init__(self, too_large: bool = False) -> None:
        super().__init__()
        self.too_large = too_large


def exchange(office: Office, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """POST /exchange, and GET for people: who this centre is, as JSON."""
    if environ["REQUEST_METHOD"] == "GET":
        return _who(office, start_response)
    conversation = Exchange(office)
    return answer(office, environ, start_response, conversation.feed, lambda _: conversation.answer(), encode_reply)


def enrol(office: Office, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """POST /enrol."""
    body = bytearray()

    def feed(data: bytes) -> None:
        body.extend(data)
        if len(body) > enrolment_protocol.MAX_BYTES:
            raise EnrolRefused("too-large")

    def enrolled(_: bytes) -> bytes:
        data = bytes(body)
        given = enrolled_by_code(office, environ, lambda: read_enrol_request(data))
        return encode_enrol_answer(given, data, office.key)

    def reply(code: str, digest: bytes, _: object, retry: int) -> bytes:
        return encode_enrol_reply(code, bytes(body), office.key, retry)

    return answer(office, environ, start_response, feed, enrolled, reply)


def enrolled_by_code(office: Office, environ: WSGIEnvironment, read: Callable[[], EnrolRequest]) -> EnrolAnswer:
    """Enrols who is there with the code of what ``read`` gives; wrong codes cost the address they come from."""
    who = address_of(environ)
    request = read()
    if wait := office.limits.wait(WRONG_CODES, who, office.clock()):
        raise TooOften(wait)
    try:
        return enrolment.enrol(office, request)
    except EnrolmentRefused as refused:
        if refused.code == "code-unknown":
            office.limits.take(WRONG_CODES, who, office.clock())
        raise


def answer(
    office: Office,
    environ: WSGIEnvironment,
    start_response: StartResponse,
    feed: Callable[[bytes], None],
    make: Callable[[bytes], bytes],
    reply: Callable[..., bytes],
    form: Form | None = None,
) -> Iterable[bytes]:
    """One request, one answer: ``feed`` gets its bytes as they come, ``make`` gives the answer to the request of this
    digest, ``reply`` the bytes of a no (code, digest, key, seconds after which to come again). ``form``: says no
    instead of ``reply``, and adds headers."""
    if environ["REQUEST_METHOD"] != "POST":
        allowed = "GET, POST" if environ["PATH_INFO"] == EXCHANGE else "POST"
        start_response("405 Method Not Allowed", [("Allow", allowed), ("Content-Length", "0")])
        return ()
    close_old_connections()
    digest = hashlib.sha256()
    pieces = _pieces(environ)
    retry, reason = 0, ""
    try:
        body = _talk(pieces, digest.update, feed, lambda: make(digest.digest()))
        return _send(200, body, start_response, more=form.headers(200, body, digest.digest()) if form else ())
    except TooOften as often:
        code, retry = "busy", often.seconds
    except (ExchangeRefused, EnrolRefused, EnrolmentRefused) as refused:
        code = refused.code if refused.code in CODES else "request-nonsense"
        reason = refused.detail if isinstance(refused, Refused) else ""
    except Cut as cut:
        code = "too-large" if cut.too_large else "request-nonsense"
    except OperationalError:
        _log.warning("the database was busy for too long")
        code, retry = "busy", BUSY_RETRY
    finally:
        close_old_connections()
    _drain(pieces, digest.update)
    if form is None:
        return _send(CODES[code], reply(code, digest.digest(), office.key, retry), start_response, retry)
    body = form.no(code, retry, reason)
    return _send(CODES[code], body, start_response, retry, form.headers(CODES[code], body, digest.digest()))


def _talk(
    pieces: Iterator[bytes], note: Callable[[bytes], None], feed: Callable[[bytes], None], make: Callable[[], bytes]
) -> bytes:
    for data in pieces:
        note(data)
        feed(data)
    return make()


def _drain(pieces: Iterator[bytes], note: Callable[[bytes], None]) -> None:
    """Read on to the end, so that a no names the whole request and the connection stays usable."""
    try:
        for data in pieces:
            note(data)
    except Cut:
        return


def _pieces(environ: WSGIEnvironment) -> Iterator[bytes]:
    """The body as it comes. Raises Cut when it ends early or goes on for too long."""
    declared = environ.get("CONTENT_LENGTH") or ""
    length = int(declared) if declared.isascii() and declared.isdigit() else None
    stream: InputStream = environ["wsgi.input"]
    if length is not None and length > REQUEST_LIMIT:
        read_away(stream, length)
        raise Cut(too_large=True)
    seen = 0
    while length is None or seen < length:
        try:
            data = stream.read(_PIECE if length is None else min(_PIECE, length - seen))
        except OSError:
            raise Cut from None  # the line died; what came whole before is kept
        if not data:
            break
        seen += len(data)
        if seen > REQUEST_LIMIT:
            raise Cut(too_large=True)
        yield data
    if length is not None and seen < length:
        raise Cut


def read_away(stream: InputStream, length: int) -> None:
    """Drop a body that is a little too large, so that the no is heard: whoever still sends when a connection closes,
    a proxy above all, learns of the closing and not of the answer. What is much too large is not worth that."""
    left = length if length <= DROPPED_LIMIT else 0
    try:
        while left > 0 and (data := stream.read(min(left, 65_536))):
            left -= len(data)
    except OSError:
        return


def _send(
    status: int, body: bytes, start_response: StartResponse, retry: int = 0, more: Sequence[tuple[str, str]] = ()
) -> Iterable[bytes]:
    # No type, no date, no name: the laptop trusts the signature alone, and every byte is worth something.
    headers = [("Content-Length", str(len(body))), *more]
    if retry:
        headers.append(("Retry-After", str(retry)))  # for what stands between; the laptop reads it in the signed no
    start_response(f"{status} {_REASONS[status]}", headers)
    return (body,)


def _who(office: Office, start_response: StartResponse) -> Iterable[bytes]:
    run = runs.current_run()
    body = msgspec.json.encode(
        Who("fieldbook", f"{fingerprint(office.key.public):013x}", VERSION, f"{run.run:014x}" if run else None)
    )
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return (body,)
