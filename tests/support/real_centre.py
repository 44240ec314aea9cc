"""A real centre in this process, with cohorts and roles, and laptops that reach it through its doors.

Promises: all of it is the programs' own code; only clocks, chance and the link are the test's. Use within
``simulation_centre.own_database()``; ``close`` it.
"""

from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from desktop_app.storage import settings as names
from desktop_app.sync.standing import standing
from sync_server.centre import cohorts, enrolment
from sync_server.centre.models import Cohort, Person, Role
from tests.support.laptops import FieldLaptop
from tests.support.simulation_centre import SimulatedCentre
from tests.support.simulation_link import Air, Fault, Link

SPRING: Final = "Spring course"


class RealCentre:
    """``house`` is the centre, ``air`` what lies between it and the laptops."""

    def __init__(self, folder: Path) -> None:
        self.house = SimulatedCentre(folder / "centre")
        self.air = Air(self.house)
        self._folder = folder
        self._made: list[FieldLaptop] = []
        self._links: dict[Path, Link] = {}

    def close(self) -> None:
        for laptop in self._made:
            laptop.close()

    def new_cohort(self, name: str, starts: date = date(2026, 9, 7)) -> Cohort:
        return cohorts.make(self.house.office, name, starts)

    def cohort(self, name: str = SPRING) -> Cohort:
        found: Cohort = Cohort.objects.get(name=name)
        return found

    def joined(
        self,
        *,
        cohort: Cohort | None = None,
        other_of: FieldLaptop | None = None,
        role: str = Role.LEARNER,
    ) -> FieldLaptop:
        """A laptop of a new person, or another one of ``other_of``'s, with their words."""
        link = Link(self.air, _no_power_cut)
        folder = self._folder / f"laptop-{len(self._made)}"
        laptop = FieldLaptop.new(folder, link.fetcher)
        self._made.append(laptop)
        self._links[folder] = link
        known = None
        if other_of is not None:
            laptop.give_words(other_of.words())
            known = Person.objects.get(pk=person(other_of))
        office = self.house.office
        laptop.enrol(enrolment.new_code(office, cohort or self.cohort(), person=known, role=role))
        return laptop

    def plan(self, laptop: FieldLaptop, *faults: Fault) -> None:
        """What happens to its next requests."""
        self._links[laptop.folder].plan.extend(faults)


def person(laptop: FieldLaptop) -> str:
    """The id of whose it is."""
    return laptop.session.settings.text(names.PERSON)


def device(laptop: FieldLaptop) -> bytes:
    """Its name at the centre."""
    who = standing(laptop.session.settings)
    assert who is not None
    return who.device.device_id


def positions(laptop: FieldLaptop) -> dict[str, int]:
    """How far it has read each feed."""
    return dict(laptop.session.database.rows("SELECT feed, count FROM positions"))


def _no_power_cut() -> NoReturn:
    raise AssertionError("these laptops keep their power")
