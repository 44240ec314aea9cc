"""What people call persons, devices and cohorts at the command line. Raises Problem with a sentence."""

from sync_server.centre.models import Cohort, Device, Person
from sync_server.problem import Problem


def person_called(name: str) -> Person:
    """The person with this id."""
    person: Person | None = Person.objects.filter(pk=name).first()
    if person is None:
        raise Problem(f"There is no person {name}. The pages show everybody’s id.")
    return person


def device_called(name: str) -> Device:
    """The laptop with this id, or with an id that begins so and no other does."""
    found = list(Device.objects.filter(pk__startswith=name.lower())[:2]) if len(name) >= 6 else []
    if not found:
        raise Problem(
            f"There is no laptop {name}. Give at least the first six characters of its id, as the pages show it."
        )
    if len(found) > 1:
        raise Problem(f"Several laptops begin with {name}. Give more of the id.")
    device: Device = found[0]
    return device


def existing_cohort(name: str) -> Cohort:
    """The cohort of this name."""
    cohort: Cohort | None = Cohort.objects.filter(name=name.strip()).first()
    if cohort is None:
        raise Problem(f"There is no cohort “{name}”.")
    return cohort
