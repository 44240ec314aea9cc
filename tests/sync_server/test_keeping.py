"""Commands of whoever answers for people and their data: they do what they say, and say it in words and in JSON."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from sync_protocol.entries import COHORT, MINE
from sync_protocol.slices import slice_name
from sync_server.__main__ import read
from sync_server.centre import cohorts, intake
from sync_server.centre.models import (
    Cohort,
    Deed,
    Device,
    Feed,
    FeedPlace,
    KnownEntry,
    Person,
    Slice,
    TideCount,
)
from sync_server.centre.office import ENVIRON, Office
from sync_server.centre.tide import Mark
from sync_server.problem import Problem
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send

Do = Callable[..., Mapping[str, Any]]


@pytest.fixture
def do(office: Office) -> Do:
    """Runs a command in this process; its facts go through JSON, as they do outside."""
    office.folder.write_secret(office.folder.centre_key, office.key.to_bytes())
    office.folder.write_secret(office.folder.secret_key, b"x" * 50)

    def do(*words: str) -> Mapping[str, Any]:
        parsed = read(["--data", str(office.folder.root), *words])
        done = import_module(f"sync_server.commands.{parsed.verb}").run(office.folder, parsed)
        facts: Mapping[str, Any] = json.loads(json.dumps(dict(done)))
        return facts

    return do


def refused(do: Do, *words: str) -> str:
    with pytest.raises(Problem) as problem:
        do(*words)
    return str(problem.value)


def findings(do: Do) -> list[tuple[str, str]]:
    """Code and subject of what ``check`` finds."""
    try:
        assert do("check")["findings"] == []
        return []
    except Problem as problem:
        rows: Any = problem.facts["findings"]
        assert str(problem).count("\n") >= len(rows)
        return [(row["code"], row["subject"]) for row in rows]


@pytest.fixture
def amina(laptop: MakeLaptop, send: Send) -> Laptop:
    """She wrote to her cohort and to herself."""
    amina = laptop()
    amina.exchange(send, amina.pack(amina.entry("post.made", b"post", COHORT)))
    amina.exchange(send, amina.pack(amina.entry("note.edit", b"note", MINE)))
    amina.catch_up(send)
    return amina


def test_a_laptop_is_revoked_and_found_by_the_beginning_of_its_id(do: Do, office: Office, amina: Laptop) -> None:
    device = amina.device.device_id.hex()
    done = do("revoke", device[:10])
    assert (done["device"], done["person"], done["revoked"]) == (device, amina.person, True)
    assert office.ledger.is_revoked(device)
    assert do("revoke", device, "--found")["revoked"] is False
    assert not office.ledger.is_revoked(device)
    assert list(Deed.objects.order_by("pk").values_list("what", "subject", "by")) == [
        ("device-revoked", device, ""),
        ("device-found", device, ""),
    ]
    for unknown in ("00000000", device[:5]):
        assert refused(do, "revoke", unknown).startswith(f"There is no laptop {unknown}.")
    Device.objects.create(pk=device[:-1] + "g", public_key=b"", person_id=amina.person, created=office.now())
    assert refused(do, "revoke", device[:10]).startswith("Several laptops begin with")


def test_a_learner_is_moved(do: Do, office: Office, amina: Laptop, send: Send) -> None:
    spring = Cohort.objects.get()
    autumn = cohorts.make(office, "Autumn course", date(2026, 9, 7))
    assert do("move", amina.person, "--cohort", "Autumn course")["cohort"] == "Autumn course"
    answer = amina.exchange(send)
    assert answer.feeds[f"c:{spring.pk}"].count == -1 and f"c:{autumn.pk}" in answer.feeds
    assert {feed for feed in amina.positions if feed[0] == "c"} == {f"c:{autumn.pk}"}
    line = Deed.objects.get()
    assert (line.what, line.cohort, line.detail) == ("person-moved", autumn.pk, spring.pk)
    assert refused(do, "move", amina.person, "--cohort", "Winter course") == "There is no cohort “Winter course”."
    assert refused(do, "move", "nobody", "--cohort", "Autumn course").startswith("There is no person nobody.")


def test_a_person_is_erased(do: Do, amina: Laptop) -> None:
    done = do("erase", amina.person)
    assert done["person"] == amina.person and done["slices"] >= 2
    assert do("erase", amina.person)["slices"] == 0
    assert refused(do, "erase", "nobody").startswith("There is no person nobody.")
    assert refused(do, "move", amina.person, "--cohort", "Spring course").endswith("was erased.")
    assert findings(do) == []


def test_a_cohort_is_kept_until_its_last_day(
    do: Do, office: Office, amina: Laptop, laptop: MakeLaptop, send: Send
) -> None:
    tomas, manager = laptop("Tomas"), laptop("Marguerite")
    autumn = cohorts.make(office, "Autumn course", date(2026, 9, 7))
    cohorts.place(office, Person.objects.get(pk=tomas.person), autumn)  # he was in both
    assert do("retention", "--cohort", "Spring course", "--until", "2999-12-31", "--apply")["erased"] == 0
    amina.catch_up(send)
    newest = max(amina.decisions("cohort.described"), key=lambda said: said[0].written)[1]
    assert newest.keep_until == "2999-12-31"
    do("account", "marguerite", "--cohort", "Spring course")
    listed = do("retention", "--cohort", "Spring course", "--until", "2001-01-01")["cohorts"]
    assert {row["name"]: (row["keep_until"], row["due"]) for row in listed} == {
        "Spring course": ("2001-01-01", 2),
        "Autumn course": (None, 0),
    }
    assert do("retention", "--apply")["erased"] == 2
    assert do("retention", "--apply")["erased"] == 0
    erased = set(Person.objects.exclude(erased=None).values_list("pk", flat=True))
    assert erased == {amina.person, manager.person}
    do("retention", "--cohort", "Spring course", "--for-ever")
    assert Cohort.objects.get(name="Spring course").keep_until is None
    for words in (("--cohort", "Spring course"), ("--until", "2030-01-01")):
        assert refused(do, "retention", *words).startswith("Say both")


def test_many_codes_and_their_days(do: Do, office: Office) -> None:
    made = do("enrol", "--cohort", "Spring course", "--count", "3", "--days", "2")
    assert len(set(made["codes"])) == 3 and made["text"].split("\n") == made["codes"]
    days = {(code.expires - code.created).days for code in Cohort.objects.get().codes.all()}
    assert days == {2}
    Cohort.objects.update(code_days=7)
    do("enrol", "--cohort", "Spring course")
    assert {(code.expires - code.created).days for code in Cohort.objects.get().codes.all()} == {2, 7}


def spoil_bytes(office: Office, slice_: Slice) -> str:
    Slice.objects.filter(pk=slice_.pk).update(data=b"changed")
    return slice_name(bytes(slice_.data)).hex()[:16]


def spoil_place(office: Office, slice_: Slice) -> str:
    FeedPlace.objects.filter(slice=slice_).delete()
    return slice_name(bytes(slice_.data)).hex()[:16]


def spoil_content(office: Office, slice_: Slice) -> str:
    Slice.objects.filter(pk=slice_.pk).update(data=b"")
    return slice_name(bytes(slice_.data)).hex()[:16]


def spoil_short(office: Office, slice_: Slice) -> str:
    Slice.objects.filter(pk=slice_.pk).update(short=7)
    return slice_name(bytes(slice_.data)).hex()[:16]


def spoil_state(office: Office, slice_: Slice) -> str:
    Slice.objects.filter(pk=slice_.pk).update(state="erased")
    return slice_name(bytes(slice_.data)).hex()[:16]


def spoil_entry(office: Office, slice_: Slice) -> str:
    entry = KnownEntry.objects.get(slice=slice_)
    entry.delete()
    return f"{entry.run:014x}.{entry.counter}"


def spoil_count(office: Office, slice_: Slice) -> str:
    Feed.objects.filter(name__startswith="c:").update(count=99)
    return str(Feed.objects.get(name__startswith="c:").name)


def spoil_certificate(office: Office, slice_: Slice) -> str:
    (office.folder.devices / f"{slice_.device}.json").unlink()
    return str(slice_.device)


def spoil_mark(office: Office, slice_: Slice) -> str:
    mark = office.tide.read()
    assert mark is not None
    office.tide.set(Mark(mark.run, mark.tide + 1_000))
    return f"{mark.run:014x}"


def spoil_tide(office: Office, slice_: Slice) -> str:
    TideCount.objects.update(places=0)
    office.tide.set(Mark(office.tide.read().run, 0))  # type: ignore[union-attr]
    return ""


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (spoil_bytes, "slice-changed"),
        (spoil_content, "slice-gone"),
        (spoil_short, "slice-misnamed"),
        (spoil_state, "slice-left"),
        (spoil_place, "slice-unplaced"),
        (spoil_entry, "entry-unknown"),
        (spoil_count, "feed-count"),
        (spoil_certificate, "certificate-missing"),
        (spoil_mark, "mark-ahead"),
        (spoil_tide, "tide-behind"),
    ],
)
def test_check_finds_what_was_changed_behind_its_back(
    do: Do, office: Office, amina: Laptop, spoil: Callable[[Office, Slice], str], code: str
) -> None:
    assert findings(do) == []
    subject = spoil(office, Slice.objects.get(audience="cohort", person_id=amina.person))
    assert (code, subject) in findings(do)


def test_check_finds_an_erasure_that_was_undone_and_changes_nothing(do: Do, amina: Laptop) -> None:
    do("erase", amina.person)
    Person.objects.filter(pk=amina.person).update(erased=None)
    assert findings(do) == findings(do) == [("erasure-undone", amina.person)]


def test_check_says_nothing_of_what_nobody_certified(do: Do, office: Office, amina: Laptop, send: Send) -> None:
    stranger = Laptop(office.key.public)
    amina.exchange(send, stranger.pack(stranger.entry("post.made", b"x", COHORT)))
    assert intake.rooms.unverified().exists() and findings(do) == []


def test_where_a_backup_may_not_go(do: Do, office: Office, tmp_path: Path) -> None:
    assert "is a folder" in refused(do, "backup", str(tmp_path))
    assert "lie apart" in refused(do, "backup", str(office.folder.keys / "backup"))
    assert "cannot be written" in refused(do, "backup", str(tmp_path / "none" / "backup"))
    made = do("backup", str(tmp_path / "backup"))
    assert made["size"] == (tmp_path / "backup").stat().st_size and Deed.objects.get().what == "backup-made"


def test_a_key_that_is_not_this_databases_is_refused(do: Do, office: Office, amina: Laptop) -> None:
    office.folder.centre_key.unlink()
    office.folder.write_secret(office.folder.centre_key, bytes(32))
    assert refused(do, "init").startswith("This database belongs to another centre")


def test_check_says_who_has_little_room_left_and_what_nobody_certified_goes_in_time(
    do: Do, office: Office, amina: Laptop, send: Send, settings: Settings, clock: Clock
) -> None:
    stranger = Laptop(office.key.public)
    amina.exchange(send, stranger.pack(stranger.entry("post.made", b"x", COHORT)))
    settings.FIELDBOOK_ENTRIES_OF_A_PERSON = 2_000
    settings.FIELDBOOK_ENTRIES_ASIDE_ALL = 800
    clock.pass_time(seconds=60)
    settings.FIELDBOOK_DISK_FREE = 1 << 62
    assert findings(do) == [("room-full", amina.person), ("aside-full", ""), ("disk-full", "")]
    settings.FIELDBOOK_DISK_FREE = 0
    clock.pass_time(days=91)
    settings.FIELDBOOK_ENTRIES_OF_A_PERSON = 100_000
    assert do("retention", "--apply")["unverified_dropped"] == 1
    assert findings(do) == []


def test_the_page_of_a_person_says_what_they_take(office: Office, amina: Laptop, settings: Settings) -> None:
    manager = User.objects.create_superuser("chief", password="x")
    browser = Client(**{ENVIRON: office})
    browser.force_login(manager)
    page = browser.get(f"/people/{amina.person}").content.decode()
    assert "of the 238.4" in page and "ask again every few hours" not in page
    settings.FIELDBOOK_ENTRIES_OF_A_PERSON = 2_000
    assert "ask again every few hours" in browser.get(f"/people/{amina.person}").content.decode()
