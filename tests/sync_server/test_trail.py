"""The trail of what was done: everything that counts leaves one line, whoever does it, without a word of anybody."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sync_protocol.entries import MANAGERS
from sync_server.centre import cohorts, deeds, rooms
from sync_server.centre.deeds import Doer
from sync_server.centre.models import Cohort, Deed, Device, Membership, Person, Practice, Role, Slice, SliceState
from sync_server.centre.office import ENVIRON, Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send, submission
from tests.sync_server.server_process import command

MARGUERITE = Doer("marguerite", "M. Adeyo")
NAME = "Zubaydahquist"


class Desk:
    """Somebody at the centre, and a learner who submitted a practice."""

    def __init__(self, office: Office, cohort: Cohort, laptop: MakeLaptop, send: Send) -> None:
        self.office, self.cohort, self.send = office, cohort, send
        self.laptop: Laptop = laptop(NAME)
        self.act = self.laptop.entry("practice.submitted", submission(title=NAME))
        self.laptop.exchange(send, self.laptop.pack(self.act))
        self.person = Person.objects.get(pk=self.laptop.person)
        self.device = Device.objects.get(person=self.person)
        self.other = cohorts.make(office, "Autumn course", date(2026, 9, 7))

    @property
    def practice(self) -> str:
        return str(Practice.objects.get().pk)

    def release(self) -> None:
        deeds.revoke(self.office, MARGUERITE, self.device)
        self.laptop.exchange(self.send, self.laptop.pack(self.laptop.entry("something.new", b"\x90", MANAGERS)))
        deeds.release(self.office, MARGUERITE, Slice.objects.get(state=SliceState.QUARANTINED))

    def take_back(self) -> None:
        withdrawal = self.laptop.entry("practice.withdrawn", b"\x90", about=self.act.id)
        self.laptop.exchange(self.send, self.laptop.pack(withdrawal))


@pytest.fixture
def desk(office: Office, cohort: Cohort, laptop: MakeLaptop, send: Send) -> Desk:
    return Desk(office, cohort, laptop, send)


def found_again(desk: Desk) -> None:
    deeds.revoke(desk.office, MARGUERITE, desk.device)
    deeds.accept_again(desk.office, MARGUERITE, desk.device)


DEEDS: dict[str, Callable[[Desk], object]] = {
    "code-made": lambda desk: deeds.make_code(desk.office, MARGUERITE, desk.cohort),
    "role-given": lambda desk: deeds.give_role(desk.office, MARGUERITE, desk.person, desk.cohort, Role.EXPERT),
    "role-ended": lambda desk: deeds.end_role(desk.office, MARGUERITE, Membership.objects.get(person=desk.person)),
    "person-moved": lambda desk: deeds.move(desk.office, MARGUERITE, desk.person, desk.other),
    "device-revoked": lambda desk: deeds.revoke(desk.office, MARGUERITE, desk.device),
    "device-found": found_again,
    "slice-released": Desk.release,
    "practice-published": lambda desk: deeds.publish(desk.office, MARGUERITE, desk.practice),
    "practice-returned": lambda desk: deeds.send_back(desk.office, MARGUERITE, desk.practice, f"Ask {NAME}."),
    "practice-withdrawn": Desk.take_back,
    "person-erased": lambda desk: deeds.erase(desk.office, MARGUERITE, desk.person, published=False),
    "retention-set": lambda desk: deeds.keep_until(desk.office, MARGUERITE, desk.cohort, date(2027, 1, 1)),
    "cohort-changed": lambda desk: deeds.change_codes(desk.office, MARGUERITE, desk.cohort, 5),
}
BY_COMMAND = {"account-made", "backup-made", "backup-restored"}


@pytest.mark.parametrize("what", DEEDS)
def test_each_deed_leaves_one_line_and_no_name(desk: Desk, what: str) -> None:
    DEEDS[what](desk)
    (line,) = Deed.objects.filter(what=what)
    assert line.by == ("its author" if what == "practice-withdrawn" else "marguerite")
    assert line.when == desk.office.now()
    assert not any(NAME in str(value) for each in Deed.objects.values() for value in each.values())


def test_every_word_of_the_trail_is_tried_here_or_by_command() -> None:
    assert DEEDS.keys() | BY_COMMAND == deeds.WORDS.keys()


def test_a_deed_that_fails_leaves_no_line(desk: Desk) -> None:
    before = Deed.objects.count()
    with pytest.raises(Exception, match="Write what the author should change"):
        deeds.send_back(desk.office, MARGUERITE, desk.practice, "  ")
    assert Deed.objects.count() == before


def test_the_administration_changes_nothing_that_follows_from_what_is_signed(desk: Desk) -> None:
    browser = Client(**{ENVIRON: desk.office})
    browser.force_login(User.objects.create_superuser("chief", password="x"))
    for row in (desk.person, desk.device, Practice.objects.get(), Slice.objects.first(), Deed.objects.first()):
        if row is None:
            continue
        address = f"/admin/centre/{row._meta.model_name}/{row.pk}"
        assert browser.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
        assert type(row).objects.filter(pk=row.pk).exists()
    assert rooms.taken_by(desk.person.pk) > 0


def test_accounts_and_restores_stand_in_the_trail(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    command(folder, "init")
    command(folder, "account", "root")
    command(folder, "backup", str(tmp_path / "backup"))
    command(folder, "restore", str(tmp_path / "backup"))
    command(folder, "backup", str(tmp_path / "another"))
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        said = {what for (what,) in database.execute("SELECT what FROM centre_deed")}
    assert said >= BY_COMMAND
