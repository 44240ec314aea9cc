"""One request and its answer, over HTTP.

Promises: a slice is handed on as soon as it is whole; what comes back is believed only with the centre's signature over
this very request; whatever else answers (a login page, a broken proxy, another centre) comes out as Known.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.cancelling import Cancelling
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Fetcher, Reply
from sync_protocol.exchange import MAX_BYTES, Answer, AnswerReader, request_digest
from sync_protocol.frames import HEAD_LIMIT
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.replies import No, read_no

ANSWER_LIMIT = MAX_BYTES + HEAD_LIMIT + 100
REPLY_LIMIT = 4_000

SIGN_IN = 511
"""RFC 6585: the network wants a sign-in first. Not the centre says so."""

_CODES = {
    # what the centre says in a signed no → domain.errors.CODES
    "device-unknown": "device-revoked",
    "device-revoked": "device-revoked",
    "person-erased": "device-revoked",
    "protocol-newer": "protocol-newer",
    "too-large": "too-large",
    "busy": "centre-busy",
}


@dataclass
class Unfinished:
    """``data``: what came of the slice that was on its way when an answer broke."""

    data: bytes = b""


def converse(
    fetcher: Fetcher,
    url: str,
    request: bytes,
    centre_public: bytes,
    *,
    on_slice: Callable[[str, bytes], None],
    cancelled: Cancelling,
    unfinished: Unfinished | None = None,
) -> Answer:
    """Sends the request; returns the centre's answer, believed. ``on_slice`` gets (feed, slice) before that.

    ``unfinished``: what the request says was begun; afterwards, what is now.

    Raises Known: as Fetcher.post, and centre-other, answer-nonsense, centre-busy, too-large, protocol-newer,
    device-revoked. Raises Cancelled.
    """
    unfinished = unfinished or Unfinished()
    digest = request_digest(request)
    reply = fetcher.post(url, request, max_bytes=ANSWER_LIMIT, cancelled=cancelled)
    try:
        if reply.status != 200:
            raise _no(reply, digest, centre_public)
        return _answer(reply, AnswerReader(digest, centre_public, unfinished.data), on_slice, unfinished)
    finally:
        reply.close()


def _answer(
    reply: Reply, reader: AnswerReader, on_slice: Callable[[str, bytes], None], unfinished: Unfinished
) -> Answer:
    try:
        for chunk in reply.chunks():
            for feed, data in reader.feed(chunk):
                on_slice(feed, data)
        return reader.finish()
    except ExchangeRefused as refused:
        raise known_from(refused) from refused
    finally:
        unfinished.data = reader.unfinished


def known_from(refused: ExchangeRefused) -> Known:
    """What it means that an answer was refused."""
    match refused.code:
        case "truncated":
            return Known("cut")
        case "signature-wrong":
            return Known("centre-other")
        case "protocol-newer":
            return Known("protocol-newer")
        case _:
            return Known("answer-nonsense")


def _no(reply: Reply, digest: bytes, centre_public: bytes) -> Known:
    """Why there was no answer: in the centre's words, if they are its words, else by the status."""
    try:
        body = b"".join(_at_most(reply, REPLY_LIMIT))
    except Known:
        body = b""
    no = read_no(body, digest, centre_public)
    if no is not None:
        return Known(_CODES.get(no.code, "answer-nonsense"), reply=no.code, **retry_hint(no))
    return from_status(reply.status)


def retry_hint(no: No) -> dict[str, int]:
    """The fact ``retry`` of a Known: seconds after which asking again makes sense, if the centre said so."""
    return {"retry": no.retry} if no.retry else {}


def from_status(status: int) -> Known:
    """What a status of HTTP means when nobody signed it."""
    if status == 413:
        return Known("too-large", status=status)
    if status == SIGN_IN:
        return Known("answer-nonsense", status=status)
    if status == 429 or status >= 500:
        return Known("centre-busy", status=status)
    return Known("answer-nonsense", status=status)


def _at_most(reply: Reply, limit: int) -> list[bytes]:
    chunks, size = [], 0
    for chunk in reply.chunks():
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            break
    return chunks
