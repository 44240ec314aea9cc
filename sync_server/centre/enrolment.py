"""Codes go out, devices come in.

Promises: the same code from the same device gives the same person and certificate, however often the line broke; the
certificate lies beside the key before the laptop hears of it. Refuses: a used code from another device, an expired
one, a wrong one; each with a signed no. Who calls: the doors, and the command ``enrol``.
"""

from datetime import timedelta
from typing import Final

from sync_protocol.bodies import DeviceCertified
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import device_id_of
from sync_protocol.enrolment import EnrolAnswer, EnrolRequest, make_code, new_secret
from sync_server.centre import cohorts, decisions, feeds, placing, routing, runs, sealing
from sync_server.centre.device_ledger import DeviceRecord
from sync_server.centre.models import Cohort, Device, EnrolmentCode, Person, Role
from sync_server.centre.office import Office

_SECRET_BYTES: Final = 8


class EnrolmentRefused(Exception):
    """``code`` is one of sync_protocol.replies.CODES."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def new_code(
    office: Office,
    cohort: Cohort,
    *,
    person: Person | None = None,
    role: str = Role.LEARNER,
    days: int | None = None,
) -> str:
    """A code to hand out: for a new person of the cohort, or for another laptop of ``person``. It is good for ``days``,
    or for as long as the cohort says."""
    secret = new_secret(office.randbits)
    EnrolmentCode.objects.create(
        secret_hash=_hash(office, secret),
        cohort=cohort,
        person=person,
        role=role,
        created=office.now(),
        expires=office.now() + timedelta(days=cohort.code_days if days is None else days),
    )
    return make_code(secret, office.key.public)


def enrol(office: Office, request: EnrolRequest) -> EnrolAnswer:
    """Enrol the device that signed this request. Raises EnrolmentRefused."""
    with placing.transaction():
        code = (
            EnrolmentCode.objects.select_for_update()
            .filter(secret_hash=_hash(office, request.secret))
            .select_related("cohort")
            .first()
        )
        if code is None:
            raise EnrolmentRefused("code-unknown")
        name = device_id_of(request.public).hex()
        if code.used_by_id is None:
            if code.used is not None:
                raise EnrolmentRefused("code-used")
            if code.expires < office.now():
                raise EnrolmentRefused("code-expired")
            _take_in(office, code, name, request)
        elif code.used_by_id != name:
            raise EnrolmentRefused("code-used")
        return _answer(office, code, name)


def _take_in(office: Office, code: EnrolmentCode, name: str, request: EnrolRequest) -> None:
    now = office.now()
    before = office.ledger.read(name)
    if office.ledger.is_revoked(name):
        raise EnrolmentRefused("device-revoked")
    person = _person_of(office, code, request, before)
    if person.is_erased:
        raise EnrolmentRefused("device-revoked")
    device, _ = Device.objects.get_or_create(
        pk=name, defaults={"public_key": request.public, "person": person, "created": now}
    )
    if device.person_id != person.pk or (before is not None and before.person != person.pk):
        raise EnrolmentRefused("code-used")  # the code is one person's, this laptop another's
    # The same bytes for the same device, also when the database forgot that it had enrolled.
    issued = DeviceCertificate(person.pk, request.public, office.clock())
    certificate = bytes.fromhex(before.certificate) if before else certify(issued, office.key)
    # Beside the key first: a device that the database has and the ledger lacks would be lost in a restore.
    office.ledger.write(
        name, DeviceRecord(request.public.hex(), person.pk, code.cohort_id, code.role, certificate.hex())
    )
    decisions.tell_person(office, person.pk, "device.certified", DeviceCertified(certificate), [None])
    cohorts.place(office, person, code.cohort, code.role)
    code.used, code.used_by = now, device
    code.save(update_fields=["used", "used_by"])


def _person_of(office: Office, code: EnrolmentCode, request: EnrolRequest, before: DeviceRecord | None) -> Person:
    """The person this code is for, the one this laptop was certified for before, or somebody new."""
    known = code.person_id or (before.person if before else None) or _owner(request)
    person, new = Person.objects.get_or_create(
        pk=known or office.new_person_id(),
        defaults={
            "name": request.name.strip(),
            "role_text": request.role,
            "place": request.place,
            "created": office.now(),
            "counted": office.now(),
        },
    )
    if not new and not person.name:
        person.name = request.name.strip()
        person.save(update_fields=["name"])
    return person


def _owner(request: EnrolRequest) -> str | None:
    device = Device.objects.filter(pk=device_id_of(request.public).hex()).first()
    return str(device.person_id) if device else None


def _answer(office: Office, code: EnrolmentCode, name: str) -> EnrolAnswer:
    device = Device.objects.select_related("person").get(pk=name)
    record, run = office.ledger.read(name), runs.current_run()
    if record is None or run is None:
        raise EnrolmentRefused("busy")
    cohort = Cohort.objects.filter(pk=routing.home_cohort(device.person)).first() or code.cohort
    return EnrolAnswer(
        version=1,
        person=device.person_id,
        name=device.person.name[:200],
        certificate=bytes.fromhex(record.certificate),
        cohort=cohort.name,
        centre_public=office.key.public,
        run=run.run,
        clock=office.clock(),
        feeds=sorted(feeds.readable(device.person)),
        sealing=sealing.certificate(office),
        others=Device.objects.filter(person=device.person).exclude(pk=name).count(),
    )


def _hash(office: Office, secret: int) -> bytes:
    return office.code_hash(secret.to_bytes(_SECRET_BYTES, "big"))
