"""Photos and PDFs that came in a bundle, put where they would lie had they come over the line.

Promises: each piece is checked and counted as over the line, and belongs to the person whose laptop signed it; what is
wrong with one holds up no other, and the answer says of each box what is there now, or why it was not taken. The same
file twice changes nothing. Who calls: bundles.py, once the request of the same bundle was believed.
"""

from sync_protocol.bundle_files import MAX_SAID, BoxSaid, each_put
from sync_protocol.file_exchange import Do, FileRequest, FileRequestReader
from sync_protocol.refusals import BundleRefused, ExchangeRefused, FileRefused
from sync_server.centre import box_store
from sync_server.centre.office import Office
from sync_server.centre.signers import Signer, Signers


def put_all(office: Office, device: bytes, puts: bytes) -> tuple[BoxSaid, ...]:
    """Takes in what this device (16 bytes) put into a bundle. Bytes that are no put, or not signed by this device for
    this centre, are passed over."""
    signer = Signers(office).find(device)
    said: dict[bytes, BoxSaid] = {}
    if signer is None or signer.person is None or signer.revoked or signer.is_erased:
        return ()
    try:
        for put in each_put(puts):
            request, data = _read(office, signer, put)
            if request is not None and (request.box in said or len(said) < MAX_SAID):
                before = said.get(request.box)
                if before is None or not before.code:
                    said[request.box] = _taken(office, signer, request, data)
    except BundleRefused:
        pass  # cut off inside a sealed file: what stood in front was whole
    return tuple(said.values())


def _read(office: Office, signer: Signer, put: bytes) -> tuple[FileRequest | None, bytes]:
    reader = FileRequestReader()
    try:
        data = reader.feed(put)
        request = reader.verify(signer.public_key, office.key.public)
    except ExchangeRefused:
        return None, b""
    return (request, data) if request.do is Do.PUT and len(data) == request.length else (None, b"")


def _taken(office: Office, signer: Signer, request: FileRequest, data: bytes) -> BoxSaid:
    assert signer.person is not None
    try:
        have = box_store.put(office, signer.person, request.box, request.layout, request.offset, data)
    except (ExchangeRefused, FileRefused) as refused:
        return BoxSaid(request.box, 0, refused.code)
    return BoxSaid(request.box, have)
