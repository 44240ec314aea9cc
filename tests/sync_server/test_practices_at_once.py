"""Two nodes of the centre hear of one practice at once: one that it is taken back, one that it is sent again."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from sync_protocol.device_keys import DeviceKey
from sync_protocol.identifiers import EntryId
from sync_server.centre import cohorts, enrolment, intake, placing, runs
from sync_server.centre.models import Practice, PracticeState
from sync_server.centre.office import Office
from sync_server.data_folder import DataFolder
from tests.support.postgresql import Postgresql
from tests.sync_server.engines import connected_through, connection_to
from tests.sync_server.laptops import Clock, enrolled, submission

PATIENCE = 20.0
"""Seconds."""


@pytest.fixture
def office(
    tmp_path: Path, postgresql: Postgresql, migrated: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[Office]:
    wrapper = connection_to(postgresql.url(postgresql.new_database(migrated)))
    folder = DataFolder(tmp_path / "centre")
    folder.prepare()
    office = Office(folder, DeviceKey.generate(), Clock())
    with django_db_blocker.unblock(), closing(wrapper), connected_through(wrapper):
        runs.ensure_run(office)
        yield office


def until_somebody_waits() -> None:
    """Until another connection waits for a lock that this one has."""
    with connection.cursor() as cursor:
        for _ in range(int(PATIENCE / 0.02)):
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone() != (0,):
                return
            cursor.execute("SELECT pg_sleep(0.02)")
            cursor.execute("SELECT pg_stat_clear_snapshot()")
    pytest.fail("nobody waits")


def test_taken_back_here_and_sent_again_there(office: Office) -> None:
    cohort = cohorts.make(office, "Spring course", date(2026, 2, 2))
    laptop = enrolled(office, enrolment.new_code(office, cohort), "Amina Dialo")
    first = laptop.entry("practice.submitted", submission())
    intake.take(office, laptop.pack(first))
    withdrawal = laptop.pack(laptop.entry("practice.withdrawn", None, about=EntryId(*first.id)))
    again = laptop.pack(laptop.entry("practice.submitted", submission()))

    def send_again() -> None:
        try:
            intake.take(office, again)
        finally:
            connections.close_all()

    other = threading.Thread(target=send_again)
    with placing.transaction():
        intake.take(office, withdrawal)
        other.start()
        until_somebody_waits()
    other.join(PATIENCE)
    practice = Practice.objects.get()
    assert practice.state == PracticeState.SUBMITTED
    assert (practice.title, practice.parts) == (submission().title, submission().parts)
