"""The centre's sealing key: what bundles are sealed to.

Promises: it follows from the centre's signing key, so every node has it and no backup can miss it. Who calls: the
exchange and the enrolment, which tell laptops of it; bundles.py, which opens with it.
"""

from sync_protocol.sealing import SealingKey, certify_sealing
from sync_server.centre.office import Office


def key(office: Office) -> SealingKey:
    """The private key."""
    return SealingKey.of_centre(office.key)


def certificate(office: Office) -> bytes:
    """The signing key's word for it, which laptops are told."""
    return certify_sealing(key(office).public, office.key)
