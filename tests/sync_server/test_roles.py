"""Who may do what: every cell of the table in docs/operations.md, by really trying."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from sync_protocol.entries import COHORT, EXPERTS, LIBRARY, MANAGERS
from sync_protocol.slices import slice_name
from sync_server.centre import cohorts, placing
from sync_server.centre.models import (
    Cohort,
    Deed,
    EnrolmentCode,
    Membership,
    Person,
    Practice,
    PracticeState,
    Role,
    Slice,
    SliceState,
)
from sync_server.centre.office import ENVIRON, Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send, submission

ROOT = Path(__file__).parents[2]
ADMINISTRATOR = "administrator"
NO = (403, 404)


def _table() -> tuple[list[str], list[tuple[str, list[str]]]]:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8").partition("## Who may do what")[2]
    lines = [line for line in text.partition("\n## ")[0].splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return rows[0][1:], [(row[0], row[1:]) for row in rows[2:]]


ROLES, ROWS = _table()
CELLS = [(what, who, cell) for what, cells in ROWS for who, cell in zip(ROLES, cells, strict=True)]


class Desk:
    """Somebody with a role in the spring cohort, their laptop and their account; and Amina, a learner there."""

    def __init__(self, office: Office, laptop: MakeLaptop, send: Send, cohort: Cohort, role: str) -> None:
        self.office, self.send, self.cohort = office, send, cohort
        self.amina: Laptop = laptop("Amina")
        self.autumn = cohorts.make(office, "Autumn course", date(2026, 9, 7))
        user = get_user_model().objects.create_user("somebody")
        if role == ADMINISTRATOR:
            user.is_staff = user.is_superuser = True
            user.save()
        else:
            self.laptop: Laptop = laptop("Somebody", role=role)
            person = Person.objects.get(pk=self.laptop.person)
            person.user = user
            person.save()
            with placing.transaction():
                if role != Role.LEARNER:  # a learner is in one cohort at a time
                    cohorts.place(office, person, self.autumn, role)
        self.client = Client(**{ENVIRON: office})
        self.client.force_login(user)

    def get(self, address: str) -> bool:
        return self._may(self.client.get(address).status_code)

    def post(self, address: str, **form: str) -> bool:
        return self._may(self.client.post(address, form).status_code)

    def on_amina(self, **form: str) -> bool:
        return self.post(f"/people/{self.amina.person}", **form)

    def on_cohort(self, **form: str) -> bool:
        return self.post(f"/cohorts/{self.cohort.pk}", **form)

    @property
    def device(self) -> str:
        return self.amina.device.device_id.hex()

    @staticmethod
    def _may(status: int) -> bool:
        assert status in (200, 302, *NO), status
        return status not in NO

    def receives(self, audience: str) -> bool:
        data = self.amina.pack(self.amina.entry("something.new", b"\x90", audience))
        self.amina.exchange(self.send, data)
        self.laptop.catch_up(self.send)
        return slice_name(data) in self.laptop.slices


def exchanges(desk: Desk) -> bool:
    assert {"p", "l", f"c:{desk.cohort.pk}"} <= set(desk.laptop.positions)
    return desk.receives(COHORT)


def submits(desk: Desk) -> bool:
    entry = desk.laptop.entry("practice.submitted", submission())
    desk.laptop.exchange(desk.send, desk.laptop.pack(entry))
    assert Practice.objects.get().state == PracticeState.SUBMITTED
    desk.laptop.exchange(desk.send, desk.laptop.pack(desk.laptop.entry("practice.withdrawn", None, about=entry.id)))
    return bool(Practice.objects.get().state == PracticeState.WITHDRAWN)


def says_what_the_centre_says(desk: Desk) -> bool:
    data = desk.laptop.pack(desk.laptop.entry("practice.published", b"\x90", LIBRARY))
    desk.laptop.exchange(desk.send, data)
    return bool(Slice.objects.get(name=slice_name(data)).state == SliceState.ACCEPTED)


def reviews(desk: Desk) -> bool:
    desk.amina.exchange(desk.send, desk.amina.pack(desk.amina.entry("practice.submitted", submission())))
    address = f"/review/{Practice.objects.get().pk}"
    done = (desk.get("/review"), desk.get(address), desk.post(address, decision="publish"))
    assert len(set(done)) == 1
    assert (Practice.objects.get().state == PracticeState.PUBLISHED) is done[0]
    return done[0]


def makes_codes(desk: Desk) -> bool:
    before = EnrolmentCode.objects.count()
    done = (desk.on_cohort(deed="code"), desk.on_amina(deed="code"))
    assert EnrolmentCode.objects.count() - before == sum(done) and len(set(done)) == 1
    return done[0]


def makes_other_codes(desk: Desk) -> bool:
    before = EnrolmentCode.objects.count()
    done = {desk.on_cohort(deed="code", role=role.value) for role in (Role.EXPERT, Role.MODERATOR, Role.MANAGER)}
    assert done == {EnrolmentCode.objects.count() > before}
    return done.pop()


def moves(desk: Desk) -> bool:
    done = desk.on_amina(deed="move", cohort=desk.autumn.pk)
    learns = cohorts.learns_in(Person.objects.get(pk=desk.amina.person))
    assert (learns == desk.autumn) is done
    return done


def revokes(desk: Desk) -> bool:
    done = desk.on_amina(deed="revoke", device=desk.device)
    assert desk.office.ledger.is_revoked(desk.device) is done
    assert desk.on_amina(deed="found", device=desk.device) is done
    assert not desk.office.ledger.is_revoked(desk.device)
    return done


def releases(desk: Desk) -> bool:
    desk.office.ledger.revoke(desk.device, "2026-02-03")
    data = desk.amina.pack(desk.amina.entry("something.new", b"\x90", COHORT))
    desk.amina.exchange(desk.send, data)
    done = desk.on_amina(deed="release")
    assert (Slice.objects.get(name=slice_name(data)).state == SliceState.ACCEPTED) is done
    return done


def sets_code_days(desk: Desk) -> bool:
    done = desk.on_cohort(deed="days", days="7")
    assert (Cohort.objects.get(pk=desk.cohort.pk).code_days == 7) is done
    return done


def sets_retention(desk: Desk) -> bool:
    done = desk.on_cohort(deed="keep", until="2028-06-30")
    assert (Cohort.objects.get(pk=desk.cohort.pk).keep_until == date(2028, 6, 30)) is done
    return done


def gives_roles(desk: Desk) -> bool:
    done = desk.on_amina(deed="role", cohort=desk.cohort.pk, role="expert")
    expert = Membership.objects.filter(person_id=desk.amina.person, role="expert", until=None)
    assert expert.exists() is done
    membership = Membership.objects.get(person_id=desk.amina.person, role="learner")
    assert desk.on_amina(deed="end-role", membership=str(membership.pk)) is done
    assert Membership.objects.filter(pk=membership.pk, until=None).exists() is not done
    return done


def erases(desk: Desk) -> bool:
    done = desk.on_amina(deed="erase", confirm=desk.amina.person)
    assert Person.objects.get(pk=desk.amina.person).is_erased is done
    return done


TRIES: dict[str, Callable[[Desk], bool]] = {
    "laptop: exchange, receive the library and what is for the cohort": exchanges,
    "laptop: receive what is for managers": lambda desk: desk.receives(MANAGERS),
    "laptop: receive what is for experts": lambda desk: desk.receives(EXPERTS),
    "laptop: submit practices and take them back": submits,
    "laptop: say what only the centre says": says_what_the_centre_says,
    "read practices, publish and return them": reviews,
    "see who was heard from": lambda desk: desk.get("/heard"),
    "make codes for learners, and for another laptop of a learner": makes_codes,
    "make codes for other roles": makes_other_codes,
    "move a learner to another cohort of theirs": moves,
    "revoke a laptop, accept it again": revokes,
    "release what was kept aside": releases,
    "see what was done": lambda desk: desk.get("/trail"),
    "set how long codes are good": sets_code_days,
    "set how long a cohort is kept": sets_retention,
    "give and end roles": gives_roles,
    "erase a person": erases,
    "open the administration": lambda desk: desk.client.get("/admin/").status_code == 200,
}


def test_the_table_has_every_role_and_nothing_untried() -> None:
    assert [*(role.value for role in (Role.LEARNER, Role.EXPERT, Role.MODERATOR, Role.MANAGER)), ADMINISTRATOR] == ROLES
    assert [what for what, _ in ROWS] == list(TRIES)


@pytest.mark.parametrize(("what", "who", "cell"), CELLS, ids=[f"{who}: {what}" for what, who, _ in CELLS])
def test_each_cell(
    office: Office, laptop: MakeLaptop, send: Send, cohort: Cohort, what: str, who: str, cell: str
) -> None:
    if cell == "–":
        assert who == ADMINISTRATOR and what.startswith("laptop:")  # an administrator has an account and no laptop
        return
    assert TRIES[what](Desk(office, laptop, send, cohort, who)) is {"yes": True, "no": False}[cell]


@pytest.mark.parametrize("who", [Role.MANAGER, Role.MODERATOR])
def test_nothing_of_another_cohort(office: Office, laptop: MakeLaptop, send: Send, cohort: Cohort, who: str) -> None:
    desk = Desk(office, laptop, send, cohort, who)
    Membership.objects.filter(person_id=desk.laptop.person, cohort=cohort).update(until=office.now())
    desk.amina.exchange(send, desk.amina.pack(desk.amina.entry("practice.submitted", submission())))
    Deed.objects.create(when=office.now(), what="code-made", cohort=cohort.pk, person=desk.amina.person)
    for address in (
        f"/people/{desk.amina.person}",
        f"/cohorts/{cohort.pk}",
        f"/heard?cohort={cohort.pk}",
        f"/trail?cohort={cohort.pk}",
        f"/review/{Practice.objects.get().pk}",
    ):
        assert not desk.get(address), address
    assert not desk.on_amina(deed="revoke", device=desk.device) and not desk.on_cohort(deed="code")
    if who == Role.MANAGER:
        assert desk.amina.person not in desk.client.get("/trail").content.decode()
        own = f"/people/{desk.laptop.person}"
        assert desk.get(own) and not desk.post(own, deed="move", cohort=cohort.pk)
        assert not desk.post(own, deed="revoke", device=desk.device)  # somebody else's laptop


def test_the_pages_say_what_was_done(office: Office, laptop: MakeLaptop, send: Send, cohort: Cohort) -> None:
    desk = Desk(office, laptop, send, cohort, ADMINISTRATOR)
    page = f"/people/{desk.amina.person}"
    shown = desk.client.get(page).content.decode()
    assert "Amina" in shown and desk.device[:8] in shown and "Type " + desk.amina.person in shown
    assert desk.client.post(page, {"deed": "erase", "confirm": "yes"}).status_code == 422
    assert desk.client.post(page, {"deed": "role", "role": "king", "cohort": cohort.pk}).status_code == 422
    for days in ("", "0", "366", "x", "٣"):
        assert desk.client.post(f"/cohorts/{cohort.pk}", {"deed": "days", "days": days}).status_code == 422
    assert desk.client.post(f"/cohorts/{cohort.pk}", {"deed": "keep", "until": "soon"}).status_code == 422
    assert desk.client.post(f"/cohorts/{cohort.pk}", {"deed": "dance"}).status_code == 403
    code = desk.client.post(f"/cohorts/{cohort.pk}", {"deed": "code"}, follow=True).content.decode()
    assert re.search(r"([2-9A-Z]{4}-){4}[2-9A-Z]{4} enrols one person", code)
    desk.client.post(page, {"deed": "revoke", "device": desk.device})
    assert "Revoked" in desk.client.get(page).content.decode()
    desk.client.post(page, {"deed": "erase", "confirm": desk.amina.person, "published": "stays"})
    shown = desk.client.get(page).content.decode()
    assert "Erased" in shown and "Amina" not in shown
    trail = desk.client.get("/trail").content.decode()
    for words in ("Made an enrolment code", "Revoked a laptop", "Erased a person", "somebody"):
        assert words in trail
    assert "Amina" not in trail and f"Person {desk.amina.person}" in trail
    for address in (page, f"/cohorts/{cohort.pk}", "/trail", "/heard"):
        answer = desk.client.get(address).content.decode()
        assert "<script" not in answer and " style=" not in answer and answer.count("<h1") == 1


def test_djangos_own_log_keeps_no_names(office: Office, laptop: MakeLaptop, send: Send, cohort: Cohort) -> None:
    from django.contrib.admin.models import LogEntry

    desk = Desk(office, laptop, send, cohort, ADMINISTRATOR)
    form = {"person": desk.amina.person, "cohort": cohort.pk, "role": "expert"}
    assert desk.client.post("/admin/centre/membership/add/", form).status_code == 302
    assert desk.client.post(f"/admin/centre/person/{desk.amina.person}/change/", {"user": ""}).status_code == 302
    assert not LogEntry.objects.exists() and Deed.objects.get().what == "role-given"
