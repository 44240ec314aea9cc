"""The demo: a first week that has passed, told once, always ending this week."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from sync_protocol.slices import open_slice, read_header
from sync_server.centre import signers
from sync_server.centre.models import Cohort, Device, FinishedActivity, Person, Practice, Slice
from sync_server.centre.office import Office
from sync_server.centre.pages.heard import week_of
from sync_server.demo.story import tell
from sync_server.demo.texts import read_cast
from tests.sync_server.laptops import START, Clock
from tests.sync_server.server_process import answer

DAYS = (0, 4, 5, 6)
"""From a Tuesday on: that one, and those around the turn of the week."""
DAY = 86_400_000


@pytest.mark.parametrize("day", DAYS)
def test_week_two_is_this_week(office: Office, clock: Clock, day: int) -> None:
    clock.at = START + day * DAY
    cohort = tell(office, read_cast())
    assert week_of(cohort, office.now().date()) == 2 and cohort.starts.weekday() == 0
    clock.pass_time(days=21)
    again = tell(office, read_cast())
    assert again.pk == cohort.pk and week_of(again, office.now().date()) == 2
    assert again.starts - cohort.starts == timedelta(days=21)


def test_it_is_told_once(office: Office) -> None:
    tell(office, read_cast())
    before = (Person.objects.count(), Slice.objects.count(), Practice.objects.count(), Cohort.objects.count())
    tell(office, read_cast())
    assert before == (
        Person.objects.count(), Slice.objects.count(), Practice.objects.count(), Cohort.objects.count(),
    )  # fmt: skip


def test_there_is_something_to_read_and_something_to_review(office: Office) -> None:
    tell(office, read_cast())
    states = list(Practice.objects.values_list("state", flat=True))
    assert states.count("published") >= 5 and states.count("submitted") >= 2 and "returned" in states
    for practice in Practice.objects.all():
        assert len(practice.parts) == 8 and all(text.strip() for text in practice.parts.values())
        assert practice.person.name
    assert FinishedActivity.objects.filter(finished__gt=office.now()).count() == 0
    assert Device.objects.filter(last_heard=None).count() == 0


def test_everything_came_signed_through_the_doors(office: Office) -> None:
    """No entry without a slice, no slice that its signer did not sign, nothing dated in the future."""
    tell(office, read_cast())
    for slice_ in Slice.objects.all():
        data = bytes(slice_.data)
        signer = signers.find(office, read_header(data).device)
        assert signer is not None
        entries = open_slice(data, signer.public_key, None)
        assert len(entries) == slice_.entries.count()
        assert slice_.received <= office.now()


def test_the_command_prints_how_to_enter(tmp_path: Path) -> None:
    first = answer(tmp_path / "centre", "demo")
    again = answer(tmp_path / "centre", "demo")
    renewed = answer(tmp_path / "centre", "demo", "--new-password")
    assert set(first) == {"cohort", "starts", "manager", "code"}
    passwords = [json.loads(json.dumps(made["manager"]))["password"] for made in (first, again, renewed)]
    assert passwords[0] and passwords[1] is None and passwords[2] and passwords[0] != passwords[2]
    assert first["code"] != again["code"]
