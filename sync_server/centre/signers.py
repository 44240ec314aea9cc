"""Who signed a slice: a device of a person, or the centre itself.

Promises: a device that is missing from a restored database is put back from its certificate beside the key, and the
person's other laptops hear of it again: without its certificate they could never read what it signed.
Refuses to guess: a device that nobody certified is None. Who calls: intake and the exchange.
"""

from dataclasses import dataclass
from datetime import datetime

from sync_protocol.bodies import DeviceCertified
from sync_protocol.certificates import DeviceCertificate, read_certificate
from sync_server.centre import placing
from sync_server.centre.device_ledger import DeviceRecord
from sync_server.centre.models import Cohort, Device, Membership, Person
from sync_server.centre.office import Office


@dataclass(frozen=True)
class Signer:
    """``device``: 32 hexadecimal digits. ``person`` is None for the centre. ``heard``: when it last exchanged, to the
    minute."""

    device: str
    public_key: bytes
    person: Person | None
    revoked: bool = False
    heard: datetime | None = None

    @property
    def is_centre(self) -> bool:
        return self.person is None

    @property
    def is_erased(self) -> bool:
        """Whether the centre erased what it had of the person; it takes nothing of theirs in again."""
        return self.person is not None and self.person.is_erased


class Signers:
    """Looks every device up once. Lives as long as one exchange."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._found: dict[bytes, Signer] = {}

    def find(self, device_id: bytes) -> Signer | None:
        """As ``find`` below."""
        signer = self._found.get(device_id) or find(self._office, device_id)
        if signer is not None:  # one that is not known may be certified by the next slice
            self._found[device_id] = signer
        return signer


def find(office: Office, device_id: bytes) -> Signer | None:
    """The signer with this 16-byte device id, None if nobody certified one."""
    name = device_id.hex()
    if name == office.device:
        return Signer(name, office.key.public, None)
    device = Device.objects.select_related("person").filter(pk=name).first() or restore_device(office, name)
    if device is None:
        return None
    revoked = office.ledger.is_revoked(name)
    return Signer(name, bytes(device.public_key), device.person, revoked, device.last_heard)


def restore_device(office: Office, name: str, *, announce: bool = True) -> Device | None:
    """Put a device back that the database lost, with its person and cohort; names come with the slices they offer.

    ``announce``: say to the person's laptops whose it is, unless a laptop just brought the slice that says so.
    """
    record = office.ledger.read(name)
    certificate = read_certificate(bytes.fromhex(record.certificate), office.key.public) if record else None
    if record is None or certificate is None or certificate.device_id.hex() != name:
        return None
    now = office.now()
    with placing.transaction():
        person, _ = Person.objects.get_or_create(pk=certificate.person, defaults={"created": now})
        device, new = Device.objects.get_or_create(
            pk=name, defaults={"public_key": certificate.public, "person": person, "created": now}
        )
        if new and announce:
            _announce(office, person, record)
        if record.cohort:
            restored_cohort(office, record.cohort)
            Membership.objects.get_or_create(
                person=person, cohort_id=record.cohort, role=record.role, until=None, defaults={"since": now}
            )
    return device


def _announce(office: Office, person: Person, record: DeviceRecord) -> None:
    from sync_server.centre import decisions  # here: it signs, and so knows signers

    body = DeviceCertified(bytes.fromhex(record.certificate))
    decisions.tell_person(office, person.pk, "device.certified", body, [None])


def restored_cohort(office: Office, cohort: str) -> Cohort:
    """The cohort with this id; when the database lost it, a bare one until its description is offered again."""
    found, _ = Cohort.objects.get_or_create(
        pk=cohort, defaults={"name": f"Cohort {cohort}", "starts": office.now().date()}
    )
    return found


def certified_again(office: Office, certificate: DeviceCertificate, data: bytes) -> None:
    """A certificate came back from a laptop: keep it beside the key, should it be missing there too."""
    name = certificate.device_id.hex()
    if office.ledger.read(name) is None:
        office.ledger.write(name, DeviceRecord(certificate.public.hex(), certificate.person, "", "", data.hex()))
    restore_device(office, name, announce=False)
