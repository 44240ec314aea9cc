"""Fills a centre for a measurement: ``python -m benchmarks.stocked_centre DIR`` with an Order on standard input.

People enrol and exchange through the centre's own code, with slices as real laptops sign them. More history than that
is made by copying those rows within the database, each copy with names of its own: other people, of other cohorts,
with the same bytes. A process of its own, because Django has one set of settings; the Roll goes to standard output.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from benchmarks.centre import environment, said
from benchmarks.processes import ROOT
from benchmarks.signed_laptop import OWN, SignedLaptop, ten_and_ten

if TYPE_CHECKING:
    from sync_server.centre.models import Cohort, Person
    from sync_server.centre.office import Office

HISTORY_READABLE: Final = 5
"""Of ten entries of history: so many that the centre reads, and so notes one by one."""


class Order(msgspec.Struct, frozen=True):
    """``people`` of one cohort with ``laptops`` each; ``exchanges`` of ten entries that each person made before;
    ``copies`` of it all."""

    people: int
    laptops: int = 1
    exchanges: int = 0
    copies: int = 0


class Enrolled(msgspec.Struct, frozen=True):
    """A person: the seeds of their laptops' keys, and the positions of a laptop that has everything."""

    person: str
    laptops: list[bytes]
    positions: dict[str, int]


class Roll(msgspec.Struct, frozen=True):
    """Who was enrolled, and how many entries and slices the centre holds."""

    centre_public: bytes
    run: int
    people: list[Enrolled]
    entries: int
    slices: int

    def laptops(self) -> list[list[SignedLaptop]]:
        """The laptops of each person, with everything there is."""
        return [
            [SignedLaptop(seed, self.centre_public, self.run, dict(person.positions)) for seed in person.laptops]
            for person in self.people
        ]


def stocked(folder: Path, order: Order, *, url: str | None = None) -> Roll:
    """Makes a centre in this folder, with a database elsewhere if ``url`` says so. Raises CalledProcessError."""
    said(folder, "init", url=url)
    line = [sys.executable, "-m", "benchmarks.stocked_centre", str(folder)]
    given = msgspec.msgpack.encode(order)
    done = subprocess.run(line, cwd=ROOT, env=environment(url), input=given, stdout=subprocess.PIPE, check=True)
    return msgspec.msgpack.decode(done.stdout, type=Roll)


class _Desk:
    """Enrols people of one cohort, and lets them write."""

    def __init__(self, office: "Office", cohort: "Cohort") -> None:
        self._office = office
        self._cohort = cohort

    def enrol(self, name: str, laptops: int) -> Enrolled:
        from sync_server.centre.models import Person

        first = self._laptop(name, None)
        person = Person.objects.get(devices=first[1])
        seeds = [first[0], *(self._laptop(name, person)[0] for _ in range(laptops - 1))]
        return Enrolled(person.pk, seeds, {})

    def _laptop(self, name: str, person: "Person | None") -> tuple[bytes, str]:
        from sync_protocol import enrolment as wire
        from sync_protocol.device_keys import DeviceKey
        from sync_server.centre import enrolment

        key = DeviceKey.generate()
        code = enrolment.new_code(self._office, self._cohort, person=person)
        request = wire.EnrolRequest(1, wire.parse_code(code).secret, key.public, name)
        enrolment.enrol(self._office, wire.read_enrol_request(wire.encode_enrol_request(request, key)))
        return key.to_bytes(), key.device_id.hex()

    def write(self, enrolled: Enrolled, run: int, exchanges: int) -> None:
        """So many exchanges of ten entries by the person's laptops in turns."""
        from sync_server.centre.exchange import Exchange

        positions = self.standing(enrolled.person)
        laptops = [
            SignedLaptop(seed, self._office.key.public, run, dict(positions)) for seed in (enrolled.laptops * 2)[:2]
        ]
        for request in ten_and_ten(laptops, exchanges, HISTORY_READABLE):
            door = Exchange(self._office)
            door.feed(request)
            door.answer()

    def standing(self, person: str) -> dict[str, int]:
        """The positions of a laptop of this person that has everything."""
        from sync_server.centre import feeds
        from sync_server.centre.models import Feed, Person

        names = feeds.readable(Person.objects.get(pk=person))
        heads = dict(Feed.objects.filter(name__in=names.values()).values_list("name", "count"))
        return {wire: heads.get(name, 0) for wire, name in names.items()}


def _fill(folder: Path, order: Order) -> Roll:
    from django.db import connection

    from benchmarks.copied_rows import copy_people
    from sync_server.centre import cohorts, runs
    from sync_server.centre.models import Slice
    from sync_server.commands.opening import opened
    from sync_server.data_folder import DataFolder

    office = opened(DataFolder(folder))
    run = runs.current_run()
    assert run is not None
    cohort = cohorts.make(office, "Spring", cohorts.monday(office.now().date()))
    desk = _Desk(office, cohort)
    people = [desk.enrol(f"Person {number}", order.laptops) for number in range(order.people)]
    for each in people:
        desk.write(each, run.run, order.exchanges)
    copy_people(cohort, [each.person for each in people], order.copies)
    if connection.vendor == "postgresql":  # as its own upkeep does wherever it runs for longer than this
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    found = [Enrolled(each.person, each.laptops, desk.standing(each.person)) for each in people]
    assert all(OWN in each.positions for each in found)
    entries = 10 * order.exchanges * order.people * (order.copies + 1)
    return Roll(office.key.public, run.run, found, entries, Slice.objects.count())


def main() -> None:
    folder = Path(sys.argv[1])
    os.environ |= {"DJANGO_SETTINGS_MODULE": "sync_server.settings", "FIELDBOOK_SERVER_DATA": str(folder)}
    import django

    django.setup()
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    sys.stdout.buffer.write(msgspec.msgpack.encode(_fill(folder, order)))


if __name__ == "__main__":
    main()
