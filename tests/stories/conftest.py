"""A real centre in the process of the test, for stories that put it back from backups."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.support.real_centre import RealCentre
from tests.support.simulation_centre import own_database


@pytest.fixture
def near_centre(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[RealCentre]:
    with django_db_blocker.unblock(), own_database():
        made = RealCentre(tmp_path)
        yield made
        made.close()
