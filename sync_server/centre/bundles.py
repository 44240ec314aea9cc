"""Bundles: an exchange that came in a file, whoever carried it, and the file that answers it.

Promises: what a bundle carries is taken in as if it had come over the line, slice by slice, each in a transaction of
its own; the same file twice changes nothing and is answered again. The answer can be read by the laptop that wrote the
bundle and by nobody who carries it. Photos and PDFs that came along are put after that (bundle_boxes.py).
Refuses: what is not sealed to this centre, or not signed by a device it enrolled.
Who calls: the door for couriers' programs, the upload page, the command ``accept``.
"""

from dataclasses import dataclass
from typing import Final

from sync_protocol import bundle_files
from sync_protocol.answer_files import AnswerFile, encode_answer_file
from sync_protocol.bundle_files import BoxSaid
from sync_protocol.bundle_frame import MAX_FILE, file_name
from sync_protocol.bundles import open_bundle
from sync_protocol.device_keys import PUBLIC_BYTES
from sync_protocol.exchange import MAX_BYTES, Request
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_protocol.slices import MAX_SLICE, short_name
from sync_server.centre import bundle_boxes, sealing
from sync_server.centre.exchange import Exchange
from sync_server.centre.intake import Outcome
from sync_server.centre.office import Office

FILE_ROOM: Final = MAX_BYTES - MAX_SLICE
"""Bytes of slices in one answer file, whatever the laptop asks for: one more slice still fits an answer."""

_PIECE: Final = 65_536


@dataclass(frozen=True)
class Accepted:
    """``answer``: the file to give back. ``kept``, ``quarantined``, ``refused``: how many of its slices; ``news``: how
    many go back; ``revoked``: the device is no longer welcome, and the answer tells it so.
    ``boxes``: what became of the files that came along."""

    answer: bytes
    kept: int
    quarantined: int
    refused: int
    news: int
    revoked: bool = False
    boxes: tuple[BoxSaid, ...] = ()


def accept(office: Office, data: bytes) -> Accepted:
    """Take a bundle in. Raises BundleRefused or ExchangeRefused, with nothing taken in unless slices were whole."""
    if len(data) > MAX_FILE:
        raise BundleRefused("too-large")
    content, puts = bundle_files.split(open_bundle(data, sealing.key(office), office.key.public))
    exchange = Exchange(office)
    for start in range(0, len(content), _PIECE):
        exchange.feed(content[start : start + _PIECE])
    try:
        return _answered(office, exchange, puts, file_name(data))
    except ExchangeRefused as refused:
        no = exchange.refused_request() if refused.code == "device-revoked" else None
        if no is None:
            raise
        file = AnswerFile(
            device=no[0].device, request_hash=no[1], sealing=sealing.certificate(office), code=refused.code
        )
        return Accepted(_file(office, file, no[0], file_name(data)), 0, 0, 0, 0, revoked=True)


def _answered(office: Office, exchange: Exchange, puts: bytes, bundle: bytes) -> Accepted:
    answered = exchange.answered(FILE_ROOM)
    boxes = bundle_boxes.put_all(office, answered.request.device, puts)
    file = AnswerFile(
        device=answered.request.device,
        request_hash=answered.digest,
        sealing=sealing.certificate(office),
        starts=answered.starts,
        held=tuple(sorted(short_name(name) for name in answered.held)),
        answer=answered.answer,
        boxes=boxes,
    )
    outcomes = [taken.outcome for taken in exchange.taken]
    return Accepted(
        answer=_file(office, file, answered.request, bundle),
        kept=outcomes.count(Outcome.KEPT),
        quarantined=outcomes.count(Outcome.QUARANTINED),
        refused=outcomes.count(Outcome.REFUSED),
        news=sum(len(part.slices) for part in answered.answer.feeds.values()),
        boxes=boxes,
    )


def _file(office: Office, file: AnswerFile, request: Request, bundle: bytes) -> bytes:
    if len(request.sealing) != PUBLIC_BYTES:
        raise BundleRefused("nonsense", "no key to answer to")
    try:
        return encode_answer_file(file, bundle, request.sealing, office.key)
    except ValueError as error:
        raise BundleRefused("nonsense", "no key to answer to") from error
