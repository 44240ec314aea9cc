"""Laptops that are lost, and found again: what the centre says of them to their person's other laptops.

Promises: what was said is kept, signed, beside the centre's key, outside the database's backup: a database that was put
back says it again, and a revoked device stays revoked. Of several decisions about one device the last counts; each is
later than the one before, whatever the clock does. Whatever one surviving laptop holds, a folder that was put back too
has again. Who calls: the admin, the command ``revoke``, runs.py after a restore, projecting.py.
"""

from typing import Final

from sync_protocol.bodies import DeviceDecided
from sync_protocol.entries import Entry, person_audience
from sync_protocol.kinds import decode_body
from sync_protocol.slices import open_slice, pack_slice, slice_name
from sync_server.centre.models import Device, KnownEntry, Slice
from sync_server.centre.office import Office

REVOKED: Final = "device.revoked"
FOUND: Final = "device.found"


def revoke(office: Office, device: Device) -> None:
    """The laptop is lost: what it signs from now on is kept aside, and its person's others make new words."""
    _decide(office, device, REVOKED)


def restore(office: Office, device: Device) -> None:
    """The laptop was found: it is accepted again. What was sealed with new words since stays closed to it until it is
    given them."""
    _decide(office, device, FOUND)


def say_again(office: Office) -> None:
    """Tell what this database does not know any more."""
    for device in office.ledger.decided():
        data = office.ledger.decision(device)
        if data is None:
            continue
        entry, _ = _read(office, data)
        _mark(office, device, entry.kind)
        if not Slice.objects.filter(name=slice_name(data)).exists():
            _take(office, data)


def heard(office: Office, entry: Entry, body: DeviceDecided) -> None:
    """A decision was taken in: kept beside the key, unless a later one is."""
    device = body.device.hex()
    data = office.ledger.decision(device)
    if data is not None and _read(office, data)[1].decided >= body.decided:
        return
    known = KnownEntry.objects.select_related("slice").get(run=entry.id.run, counter=entry.id.counter)
    office.ledger.keep_decision(device, bytes(known.slice.data))
    _mark(office, device, entry.kind)


def _decide(office: Office, device: Device, kind: str) -> None:
    before = office.ledger.decision(device.pk)
    last = None if before is None else _read(office, before)
    if last is not None and last[0].kind == kind and office.ledger.is_revoked(device.pk) == (kind == REVOKED):
        return
    if last is None and kind == FOUND:
        office.ledger.restore(device.pk)  # it was revoked before there was anything to say
        return
    decided = office.clock() if last is None else max(office.clock(), last[1].decided + 1)
    audience = person_audience(device.person_id)
    entry = office.scribe.write(kind, DeviceDecided(bytes.fromhex(device.pk), decided), audience)
    data = pack_slice([entry], audience, office.key, None)
    office.ledger.keep_decision(device.pk, data)  # first: a power cut after it is made good by say_again
    _mark(office, device.pk, kind)
    _take(office, data)


def _mark(office: Office, device: str, kind: str) -> None:
    if kind == FOUND:
        office.ledger.restore(device)
    elif not office.ledger.is_revoked(device):
        office.ledger.revoke(device, office.now().date().isoformat())


def _take(office: Office, data: bytes) -> None:
    from sync_server.centre import intake  # here: what it takes in comes back to ``heard``

    intake.take(office, data)


def _read(office: Office, data: bytes) -> tuple[Entry, DeviceDecided]:
    (entry,) = open_slice(data, office.key.public, None)
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, DeviceDecided)
    return entry, body
