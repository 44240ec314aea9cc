"""The door for files: POST /files, one question about one box (sync_protocol/file_exchange.py).

Promises: as doors.py; whoever asks is a device that was certified and not revoked; what came before a line died is
kept. Gives a box to its owner's devices, and one that a practice names to those who may read the practice; to everybody
else it is as if there were none. Who calls: wsgi.py.
"""

from collections.abc import Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from django.db import OperationalError

from sync_protocol.file_exchange import MAX_STEP, Do, FileRequest, FileRequestReader, encode_have
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.replies import encode_reply
from sync_server.centre import box_store, doors, file_readers, harmed_boxes
from sync_server.centre.limits import FILE_STEPS
from sync_server.centre.models import Person
from sync_server.centre.office import Office
from sync_server.centre.signers import Signers

FILES: Final = "/files"


def files(office: Office, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """POST /files."""
    question = Question(office)
    try:
        return doors.answer(office, environ, start_response, question.feed, question.answer, encode_reply)
    finally:
        question.keep()


class Question:
    """``feed`` the bytes as they come, then ``answer``; ``keep`` in any case."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._reader = FileRequestReader()
        self._person: Person | None = None
        self._request: FileRequest | None = None
        self._data = bytearray()

    def feed(self, data: bytes) -> None:
        """Raises ExchangeRefused as the exchange, and "too-large" for more bytes than were announced."""
        self._data += self._reader.feed(data)
        if self._request is None and self._reader.ready:
            self._request = self._verified()
        if self._request is not None and len(self._data) > self._request.length:
            self._data.clear()
            raise ExchangeRefused("too-large")

    def answer(self, digest: bytes) -> bytes:
        """To the request of this digest. Raises ExchangeRefused and TooOften."""
        request, person = self._request, self._person
        if request is None or person is None:
            raise ExchangeRefused("truncated")
        match request.do:
            case Do.HAVE:
                there = box_store.have(self._office, person.pk, request.box, request.layout)
            case Do.PUT:
                there = self._put(request, person)
            case Do.DROP:
                gone = box_store.let_go(self._office, person.pk, request.box)
                there = 0 if gone else box_store.have(self._office, person.pk, request.box, request.layout)
            case Do.GET:
                return self._get(request, person)
        return encode_have(there, digest, self._office.key)

    def keep(self) -> None:
        """What came of a request that broke."""
        if self._data and self._request is not None and self._person is not None and self._request.do is Do.PUT:
            try:
                self._put(self._request, self._person)
            except (ExchangeRefused, OperationalError):
                return  # nobody is there any more to be told

    def _put(self, request: FileRequest, person: Person) -> int:
        data = bytes(self._data)
        self._data.clear()
        return box_store.put(self._office, person, request.box, request.layout, request.offset, data)

    def _get(self, request: FileRequest, person: Person) -> bytes:
        owner = file_readers.owner_for(person, request.box)
        if owner is None:
            raise ExchangeRefused("file-unknown")
        try:
            return box_store.read(self._office, owner, request.box, request.offset, min(request.length, MAX_STEP))
        except box_store.BoxHarmed:
            harmed_boxes.ask_again(self._office, owner, request.box)
            raise

    def _verified(self) -> FileRequest:
        named = self._reader.request
        signer = Signers(self._office).find(named.device) if named else None
        if signer is None or signer.person is None:
            raise ExchangeRefused("device-unknown")
        request = self._reader.verify(signer.public_key, self._office.key.public)
        if signer.is_erased:
            raise ExchangeRefused("person-erased")
        if signer.revoked:
            raise ExchangeRefused("device-revoked")
        self._office.limits.check(FILE_STEPS, signer.device, self._office.clock())
        self._person = signer.person
        return request
