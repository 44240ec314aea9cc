"""A centre in a temporary folder, with a clock that stands still, and laptops enrolled in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sync_protocol.device_keys import DeviceKey
from sync_server.centre import cohorts, enrolment, runs
from sync_server.centre.models import Cohort
from sync_server.centre.office import Office
from sync_server.data_folder import DataFolder
from tests.sync_server.laptops import Clock, Laptop, Send, enrolled, in_process

MakeLaptop = Callable[..., Laptop]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock, db: None) -> Office:
    folder = DataFolder(tmp_path / "centre")
    folder.prepare()
    office = Office(folder, DeviceKey.from_bytes(bytes(range(32))), clock)
    runs.ensure_run(office)
    return office


@pytest.fixture
def cohort(office: Office) -> Cohort:
    return cohorts.make(office, "Spring course", date(2026, 2, 2))


@pytest.fixture
def send(office: Office) -> Send:
    return in_process(office)


@pytest.fixture
def laptop(office: Office, cohort: Cohort) -> MakeLaptop:
    """Makes a laptop of a new person of the cohort, or of ``person`` if that is given."""

    def make(name: str = "Amina Dialo", **more: object) -> Laptop:
        return enrolled(office, enrolment.new_code(office, cohort, **more), name)

    return make
