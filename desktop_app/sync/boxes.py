"""Boxes of files on their way to the centre and from it, one question at a time.

Promises: goes on after any break at the byte where it broke; nothing is believed but what its name says, or the centre
signed; what the centre does not take stays here, marked. Before every question it looks whether something more
important came up (``Stop``). Knows nothing of hours and caps: operations/file_carrying.py tells it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.cancelling import Cancelling
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Fetcher, Reply, SpeedCap
from desktop_app.storage.box_folder import BoxFolder
from desktop_app.storage.box_ledger import BoxRow
from desktop_app.sync.conversation import REPLY_LIMIT, from_status
from desktop_app.sync.standing import Standing
from sync_protocol.file_exchange import MAX_STEP, VERSION, Do, FileRequest, encode_file_request, read_have
from sync_protocol.files import BoxChecker, Layout
from sync_protocol.refusals import ExchangeRefused, FileRefused
from sync_protocol.replies import read_no

FIRST_STEP: Final = 32_768
SMALLEST_STEP: Final = 4_096
STEP_SECONDS: Final = 4.0
"""Of the link as measured, in one question: so long may something small have to wait."""

TRIES: Final = 3
"""Breaks in a row that brought nothing, after which it is given up for now."""

_NONCE: Final = 8
_BEFORE_FILES: Final = frozenset({404, 405})
"""Statuses of a centre that is older than files."""

_CODES: Final = {
    "device-unknown": "device-revoked",
    "device-revoked": "device-revoked",
    "person-erased": "device-revoked",
    "protocol-newer": "protocol-newer",
    "file-unknown": "file-away",
    "files-full": "files-full",
    "too-large": "file-large",
    "busy": "centre-busy",
}
"""What the centre says in a signed no → domain.errors.CODES."""


class Stop(Exception):
    """Something else comes first; what was done stays."""


class NoFilesThere(Exception):
    """The centre is older than files."""


@dataclass(frozen=True)
class Line:
    """The way to the centre. ``look`` raises Stop, or Cancelled; it is asked before every question."""

    standing: Standing
    fetcher: Fetcher
    randbytes: Callable[[int], bytes]
    cap: SpeedCap
    cancelled: Cancelling
    look: Callable[[], None]


class Boxes:
    """``sent`` and ``fetched`` count whole boxes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._most = FIRST_STEP

    def send(self, row: BoxRow, data: Callable[[int, int], bytes]) -> None:
        """Until the centre has all of it. ``data`` gives the box's bytes from one position to another.

        Raises Known: as Fetcher.post, files-full, file-large, device-revoked, centre-busy, centre-other,
        answer-nonsense; and Stop, NoFilesThere, Cancelled.
        """
        layout = Layout(row.size, row.sealed)
        there, tries = self._held_on(lambda: self._have(Do.PUT, row, 0, b""), 0)
        furthest = there  # a piece that is not what its name says takes the centre back to where it began, for ever
        while there < layout.total:
            before, end = there, min(there + self._step(), layout.total)
            part = data(before, end)
            try:
                there = self._have(Do.PUT, row, before, part)
            except Known as error:
                self._broke(error)
                there, tries = self._held_on(lambda: self._have(Do.PUT, row, 0, b""), tries)
            else:
                self._went_well(end - before)
            tries = 0 if there > furthest else tries + 1
            furthest = max(furthest, there)
            if tries >= TRIES:
                raise Known("cut")

    def fetch(self, row: BoxRow, folder: BoxFolder) -> None:
        """Until all of it is in this folder. Raises as ``send``, file-away when the centre does not have it (yet), and
        disk-full."""
        layout = Layout(row.size, row.sealed)
        arrived = folder.arrived(row.box)
        checker = BoxChecker(layout, row.box, arrived, lambda start, end: folder.read(row.box, start, end))
        tries = 0
        while not checker.whole:
            before = checker.taken
            try:
                self._get(row, checker, folder)
            except Known as error:
                self._broke(error)
            tries = 0 if checker.taken > before else tries + 1
            if tries >= TRIES:
                raise Known("cut")
        folder.finish(row.box)

    def drop(self, row: BoxRow) -> None:
        """The centre need not keep it any more. Raises as ``send``."""
        self._held_on(lambda: self._have(Do.DROP, row, 0, b""), 0)

    def _held_on(self, ask: Callable[[], int], tries: int) -> tuple[int, int]:
        """A small question, asked again when the line breaks; the answer, and how many tries were in vain."""
        while True:
            try:
                return ask(), tries
            except Known as error:
                tries += 1
                if error.code != "cut" or tries >= TRIES:
                    raise

    def _have(self, do: Do, row: BoxRow, offset: int, data: bytes) -> int:
        request = self._request(do, row, offset, len(data), data)
        reply = self._post(request, REPLY_LIMIT)
        try:
            body = _read(reply, REPLY_LIMIT)
        finally:
            reply.close()
        try:
            return read_have(body, request, self._line.standing.centre_public)
        except ExchangeRefused as refused:
            raise Known("centre-other" if refused.code == "signature-wrong" else "answer-nonsense") from refused

    def _get(self, row: BoxRow, checker: BoxChecker, folder: BoxFolder) -> None:
        """Some more of it, kept as far as it came."""
        before = checker.taken
        length = min(self._step(), checker.layout.total - before)
        reply = self._post(self._request(Do.GET, row, before, length, b""), MAX_STEP)
        came = bytearray()
        try:
            for chunk in reply.chunks():
                came += chunk
                checker.feed(chunk)
            if not came:
                raise Known("answer-nonsense")  # it has no more of it, and neither has it all
            self._went_well(length)
        except FileRefused as refused:
            # Not the bytes that its name says: a hotel's page, or a disk that failed.
            folder.put(row.box, checker.taken, b"")
            raise Known("answer-nonsense") from refused
        finally:
            if checker.taken > before:
                folder.put(row.box, before, bytes(came[: checker.taken - before]))
            reply.close()

    def _request(self, do: Do, row: BoxRow, offset: int, length: int, data: bytes) -> bytes:
        self._line.look()
        standing = self._line.standing
        nonce = self._line.randbytes(_NONCE)
        request = FileRequest(
            VERSION, standing.device.device_id, nonce, do, row.box, row.size, row.sealed, offset, length
        )  # fmt: skip
        return encode_file_request(request, data, standing.device, standing.centre_public)

    def _post(self, request: bytes, max_bytes: int) -> Reply:
        line = self._line
        reply = line.fetcher.post(
            line.standing.address + "/files", request, max_bytes=max_bytes, cancelled=line.cancelled, cap=line.cap
        )
        if reply.status == 200:
            return reply
        try:
            raise self._no(reply, request)
        finally:
            reply.close()

    def _no(self, reply: Reply, request: bytes) -> Exception:
        try:
            body = _read(reply, REPLY_LIMIT)
        except Known:
            body = b""
        no = read_no(body, hashlib.sha256(request).digest(), self._line.standing.centre_public)
        if no is not None:
            return Known(_CODES.get(no.code, "answer-nonsense"), reply=no.code)
        return NoFilesThere() if reply.status in _BEFORE_FILES else from_status(reply.status)

    def _step(self) -> int:
        cap = self._line.cap()
        return max(SMALLEST_STEP, min(self._most, int(cap * STEP_SECONDS))) if cap else self._most

    def _went_well(self, count: int) -> None:
        rate = self._line.fetcher.traffic.rate
        carries = int(rate * STEP_SECONDS) if rate else FIRST_STEP
        self._most = min(MAX_STEP, max(SMALLEST_STEP, min(carries, 2 * max(count, SMALLEST_STEP))))

    def _broke(self, error: Known) -> None:
        """Smaller steps after a break; every other error is passed on."""
        if error.code != "cut":
            raise error
        self._most = max(SMALLEST_STEP, self._most // 2)


def _read(reply: Reply, most: int) -> bytes:
    came = bytearray()
    for chunk in reply.chunks():
        came += chunk
        if len(came) > most:
            raise Known("answer-nonsense")
    return bytes(came)
