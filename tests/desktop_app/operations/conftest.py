"""A learner with week 1 of the small course, and a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.operations import learner
from desktop_app.operations.session import Session
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_course import install, week_1


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock) -> Iterator[Session]:
    """Of Amina Diallo, who began without a centre."""
    with open_test_session(tmp_path / "profile", clock=clock) as found:
        learner.begin(found, "Amina Diallo", role="Liaison", place="Telmo")
        install(found, week_1())
        yield found
