"""``enrol``: an enrolment code."""

import argparse
from collections.abc import Mapping
from datetime import date

from sync_server.centre import cohorts, deeds, placing
from sync_server.centre.models import Cohort, Person
from sync_server.centre.office import Office
from sync_server.commands.finding import person_called
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Codes for new people of a cohort, or for other laptops of somebody. Raises Problem."""
    office = opened(folder)
    with placing.transaction():
        person = person_called(parsed.person) if parsed.person else None
        cohort = _home(person) if person else cohort_called(office, parsed.cohort, parsed.start)
        codes = [
            deeds.make_code(office, deeds.COMMAND_LINE, cohort, person=person, role=parsed.role, days=parsed.days)
            for _ in range(parsed.count)
        ]
    facts = {"code": codes[0], "codes": codes, "cohort": cohort.name, "person": person.pk if person else None}
    return {"text": "\n".join(codes), **facts}


def cohort_called(office: Office, name: str, start: date | None) -> Cohort:
    """The cohort of this name, made if it is new, and begun on ``start`` if that is given."""
    name = name.strip()
    if not 0 < len(name) <= 150:
        raise Problem("A cohort's name has 1 to 150 characters.")
    cohort: Cohort | None = Cohort.objects.filter(name=name).first()
    if cohort is None:
        return cohorts.make(office, name, start or cohorts.monday(office.now().date()))
    if start is not None and cohort.starts != start:
        cohort.starts = start
        cohorts.describe(office, cohort)
    return cohort


def _home(person: Person) -> Cohort:
    cohort = cohorts.learns_in(person)
    if cohort is None:
        raise Problem(f"{person} is in no cohort. Give them a membership in the administration first.")
    return cohort
