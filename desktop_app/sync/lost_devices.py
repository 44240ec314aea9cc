"""Laptops of this person that the centre says are lost, and whether they still know the words in use.

Promises: only the centre's word counts, and the last of several; what it said once, this laptop keeps, whatever backup
the centre came back from. Called by operations.
"""

from typing import Final

from desktop_app.storage.journal import Journal
from desktop_app.sync.own_keys import replacements
from sync_protocol.bodies import DeviceDecided
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

REVOKED: Final = "device.revoked"
FOUND: Final = "device.found"


def lost_devices(journal: Journal) -> frozenset[bytes]:
    """The names of the devices that are lost and were not found again."""
    last: dict[bytes, tuple[int, bool]] = {}
    for kind in (FOUND, REVOKED):
        for entry in journal.entries.of_kind(kind):
            try:
                body = decode_body(kind, entry.body)
            except BodyRefused:
                continue
            if isinstance(body, DeviceDecided):
                said = (body.decided, kind == REVOKED)
                last[body.device] = max(last.get(body.device, said), said)
    return frozenset(device for device, (_, lost) in last.items() if lost)


def knowing(journal: Journal, own: bytes) -> frozenset[bytes]:
    """The lost devices that may know the words of today: nobody made new ones since. ``own``: this very device."""
    lost = lost_devices(journal) - {own}
    return lost.difference(*(body.without for body in replacements(journal))) if lost else lost
