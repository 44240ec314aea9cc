"""Whose signatures this laptop believes: the centre's, its own, and those of the person's other devices.

Promises: another device counts once the centre's certificate for it has come, and only for this very person. (What
other people's devices signed is kept unread; a version that shows their posts will know their certificates.)
"""

from desktop_app.storage.journal import Journal
from desktop_app.sync.standing import Standing
from sync_protocol.bodies import DeviceCertified
from sync_protocol.certificates import read_certificate
from sync_protocol.device_keys import device_id_of
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

CERTIFIED = "device.certified"


class Signers:
    """Public keys by device."""

    def __init__(self, standing: Standing, journal: Journal) -> None:
        self._standing = standing
        self._journal = journal
        self.person = standing.person
        self.centre = device_id_of(standing.centre_public)
        self.keys: dict[bytes, bytes] = {}
        self.refresh()

    def refresh(self) -> None:
        """Reads the certificates that have come."""
        own = self._standing.device
        self.keys = {self.centre: self._standing.centre_public, own.device_id: own.public}
        for entry in self._journal.entries.of_kind(CERTIFIED):
            try:
                body = decode_body(CERTIFIED, entry.body)
            except BodyRefused:
                continue
            if not isinstance(body, DeviceCertified):
                continue
            certificate = read_certificate(body.certificate, self._standing.centre_public)
            if certificate is not None and certificate.person == self._standing.person:
                self.keys[certificate.device_id] = certificate.public
