"""The door for couriers' programs: POST /bundle takes a colleague's file and gives its answer file back.

Promises: as doors.py; a no is signed by the centre over the file. Anybody may come, as anybody may carry; who comes too
often has to wait. Who calls: wsgi.py.
"""

from collections.abc import Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_protocol.replies import CODES, encode_reply
from sync_server.centre import bundles, doors
from sync_server.centre.addresses import address_of
from sync_server.centre.limits import FILES
from sync_server.centre.office import Office

BUNDLE: Final = "/bundle"


def bundle(
    office: Office, environ: WSGIEnvironment, start_response: StartResponse, form: doors.Form | None = None
) -> Iterable[bytes]:
    """POST /bundle. ``form``: in which a no is said, if not the usual one."""
    body = bytearray()

    def feed(data: bytes) -> None:
        body.extend(data)
        if len(body) > MAX_FILE:
            raise ExchangeRefused("too-large")

    def accepted(_: bytes) -> bytes:
        office.limits.check(FILES, address_of(environ), office.clock())
        try:
            return bundles.accept(office, bytes(body)).answer
        except BundleRefused as refused:
            raise ExchangeRefused(refused.code if refused.code in CODES else "request-nonsense") from refused

    return doors.answer(office, environ, start_response, feed, accepted, encode_reply, form)
