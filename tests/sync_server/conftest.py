"""A centre in a temporary folder, with a clock that stands still, and laptops enrolled in it.

Every test that asks for a database runs twice: on SQLite in memory, and on a PostgreSQL of its own (``engine``).
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker, Settings

from sync_protocol.device_keys import DeviceKey
from sync_server.centre import cohorts, enrolment, runs
from sync_server.centre.limits import EXCHANGES, Allowance, Limits
from sync_server.centre.models import Cohort
from sync_server.centre.office import Office
from sync_server.data_folder import DataFolder
from tests.support.postgresql import Postgresql, cluster
from tests.sync_server.engines import connected_through, connection_to
from tests.sync_server.laptops import Clock, Laptop, Send, enrolled, in_process

MakeLaptop = Callable[..., Laptop]
ENGINES = ("sqlite", "postgresql")


class PatientLimits(Limits):
    """Lets a device exchange as often as it likes: time stands still in these tests, and some send a thousand times."""

    def take(self, allowance: Allowance, who: str, now: int) -> int:
        return 0 if allowance is EXCHANGES else super().take(allowance, who, now)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """One cluster for all tests of a worker; begun by the first that asks."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def migrated(postgresql: Postgresql, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """A database with the centre's tables and nothing in them: the template of every other."""
    name = postgresql.new_database()
    wrapper = connection_to(postgresql.url(name))
    with django_db_blocker.unblock(), closing(wrapper), connected_through(wrapper):
        call_command("migrate", verbosity=0)
    return name


@pytest.fixture(scope="session")
def shared_database(postgresql: Postgresql, migrated: str) -> Iterator[BaseDatabaseWrapper]:
    """The connection on which tests begin and take back their transactions."""
    with closing(connection_to(postgresql.url(postgresql.new_database(migrated)))) as wrapper:
        yield wrapper


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Which database this test runs on."""
    if request.param == "sqlite":
        yield request.param
        return
    with connected_through(request.getfixturevalue("shared_database")):
        yield request.param


@pytest.fixture
def db(engine: str, db: None) -> None:
    """pytest-django's transaction, on the database of ``engine``."""


@pytest.fixture(scope="module", params=ENGINES)
def centre_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a centre that runs as a process of its own: nothing is in it yet."""
    folder = tmp_path_factory.mktemp("data") / "centre"
    if request.param == "postgresql":
        postgresql: Postgresql = request.getfixturevalue("postgresql")
        url = postgresql.url(postgresql.new_database(request.getfixturevalue("migrated")))
        folder.with_suffix(".url").write_text(url, encoding="utf-8")
    return folder


@pytest.fixture
def quick_passwords(settings: Settings) -> None:
    """Passwords are not worth a second of work where nobody attacks them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock, db: None) -> Office:
    folder = DataFolder(tmp_path / "centre")
    folder.prepare()
    key = DeviceKey.from_bytes(bytes(range(32)))
    office = Office(folder, key, clock, other_limits=PatientLimits(folder.limits, key.to_bytes()))
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
