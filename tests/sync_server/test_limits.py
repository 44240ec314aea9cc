"""Who comes too often waits, is told for how long, and nobody else is held up."""

import hashlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol import enrolment as wire
from sync_protocol.replies import No, read_no
from sync_server.centre import enrolment
from sync_server.centre.addresses import address_of
from sync_server.centre.limits import (
    EXCHANGES,
    PLACES,
    SIGN_INS,
    WRONG_CODES,
    WRONG_PASSWORDS,
    Allowance,
    Limits,
)
from sync_server.centre.models import Cohort
from sync_server.centre.office import ENVIRON, Office
from sync_server.commands.account import make_account
from sync_server.wsgi import make_application
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.files import call
from tests.sync_server.laptops import Clock, Laptop, enrol_request
from tests.sync_server.server_process import ROOT

FEW = Allowance("few", 3, 1_000)
NOW = 1_770_000_000_000


@pytest.fixture
def limits(tmp_path: Path) -> Limits:
    return Limits(tmp_path / "limits", b"key")


@pytest.fixture
def strict(office: Office, quick_passwords: None) -> Office:
    """The office as it is when nobody is patient."""
    return replace(office, other_limits=Limits(office.folder.limits, b"key"))


def test_so_many_at_once_then_one_every_so_often(limits: Limits) -> None:
    assert [limits.take(FEW, "a", NOW) for _ in range(4)] == [0, 0, 0, 1_000]
    assert limits.take(FEW, "b", NOW) == 0
    assert [limits.take(FEW, "a", NOW + 1_000) for _ in range(2)] == [0, 1_000]
    assert [limits.take(FEW, "a", NOW + 60_000) for _ in range(4)] == [0, 0, 0, 1_000]
    assert limits.take(replace(FEW, name="other"), "a", NOW) == 0


def test_looking_notes_nothing(limits: Limits) -> None:
    assert [limits.wait(FEW, "a", NOW) for _ in range(9)] == [0] * 9
    assert [limits.take(FEW, "a", NOW) for _ in range(4)][-1] == limits.wait(FEW, "a", NOW) == 1_000


def test_a_clock_that_goes_back_locks_nobody_out(limits: Limits) -> None:
    assert [limits.take(FEW, "a", NOW) for _ in range(4)][-1] == 1_000
    assert limits.take(FEW, "a", NOW - 10**9) == 0


@given(st.lists(st.integers(0, 2_000), max_size=60))
def test_never_more_than_allowed_in_any_stretch(pauses: list[int]) -> None:
    """Over any stretch of time: what is allowed at once, and one for each step of it."""
    now, taken = NOW, []
    with tempfile.TemporaryDirectory() as folder:
        limits = Limits(Path(folder) / "limits", b"key")
        for pause in pauses:
            now += pause
            if limits.take(FEW, "a", now) == 0:
                taken.append(now)
    for first in range(len(taken)):
        for last in range(first, len(taken)):
            assert last - first + 1 <= FEW.at_once + (taken[last] - taken[first]) // FEW.every


def test_it_never_grows(limits: Limits, tmp_path: Path) -> None:
    for number in range(20_000):
        limits.take(FEW, str(number), NOW)
    assert (tmp_path / "limits").stat().st_size <= 16 * PLACES
    assert (tmp_path / "limits").stat().st_mode & 0o777 == 0o600


def test_threads_share_it(limits: Limits) -> None:
    allowance = Allowance("threads", 100, 1_000)
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: limits.take(allowance, "a", NOW), range(300)))
    assert waits.count(0) == 100


def test_processes_share_it(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from sync_server.centre.limits import Allowance, Limits\n"
        "limits = Limits(pathlib.Path(sys.argv[1]), b'key')\n"
        f"print(sum(limits.take(Allowance('processes', 100, 1_000), 'a', {NOW}) == 0 for _ in range(80)))\n"
    )
    line = [sys.executable, "-c", program, str(tmp_path / "limits")]
    running = [subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sum(int(process.communicate(timeout=30)[0]) for process in running) == 100


def test_a_device_that_exchanges_too_often_is_told_when_to_come_again(strict: Office, laptop: MakeLaptop) -> None:
    application, amina, tomas = make_application(strict), laptop(), laptop("Tomas")
    requests = [amina.request() for _ in range(EXCHANGES.at_once + 1)]
    answers = [call(application, "POST", "/exchange", request) for request in requests]
    assert [status for status, _, _ in answers] == [200] * EXCHANGES.at_once + [503]
    _, headers, body = answers[-1]
    digest = hashlib.sha256(requests[-1]).digest()
    assert read_no(body, digest, strict.key.public) == No("busy", 1) and headers["Retry-After"] == "1"
    assert call(application, "POST", "/exchange", tomas.request())[0] == 200


def test_nobody_uses_up_what_is_somebody_elses(strict: Office, laptop: MakeLaptop, clock: Clock) -> None:
    application, amina, mallory = make_application(strict), laptop(), laptop("Mallory")
    forged = [
        mallory.request().replace(mallory.device.device_id, amina.device.device_id)
        for _ in range(EXCHANGES.at_once + 1)
    ]
    assert {call(application, "POST", "/exchange", request)[0] for request in forged} == {400}
    assert call(application, "POST", "/exchange", amina.request())[0] == 200


def test_well_above_one_exchange_a_second(strict: Office, laptop: MakeLaptop, clock: Clock) -> None:
    application, amina = make_application(strict), laptop()
    for _ in range(EXCHANGES.at_once + 50):
        clock.pass_time(seconds=0.1)
        assert call(application, "POST", "/exchange", amina.request())[0] == 200


def test_guessing_codes_is_slowed_down_and_right_ones_are_not(strict: Office, cohort: Cohort, clock: Clock) -> None:
    application, guesser = make_application(strict), Laptop(strict.key.public)

    def guess(number: int) -> tuple[int, No | None]:
        request = enrol_request(guesser, wire.make_code(number, strict.key.public), "Mallory")
        status, _, body = call(application, "POST", "/enrol", request)
        return status, read_no(body[32:], hashlib.sha256(request).digest(), strict.key.public)

    assert [guess(number) for number in range(WRONG_CODES.at_once)] == [(403, No("code-unknown"))] * WRONG_CODES.at_once
    assert guess(99) == (503, No("busy", WRONG_CODES.every // 1_000))
    clock.pass_time(seconds=WRONG_CODES.every / 1_000)
    for number in range(2 * WRONG_CODES.at_once):
        request = enrol_request(Laptop(strict.key.public), enrolment.new_code(strict, cohort), f"Learner {number}")
        assert call(application, "POST", "/enrol", request)[0] == 200
    assert guess(100)[0] == 403 and guess(101)[0] == 503


def sign_in(office: Office, name: str, password: str, address: str) -> int:
    client = Client(REMOTE_ADDR=address, **{ENVIRON: office})
    return int(client.post("/login", {"username": name, "password": password}).status_code)


def test_wrong_passwords_for_one_account_are_slowed_down(strict: Office, cohort: Cohort, clock: Clock) -> None:
    password = make_account(strict, "manager", "Marguerite", cohort)
    tries = [sign_in(strict, "Manager", "wrong", f"198.51.100.{n}") for n in range(WRONG_PASSWORDS.at_once + 1)]
    assert tries == [200] * WRONG_PASSWORDS.at_once + [429]
    assert sign_in(strict, "manager", password, "203.0.113.9") == 429
    clock.pass_time(seconds=WRONG_PASSWORDS.every / 1_000)
    assert sign_in(strict, "manager", password, "203.0.113.9") == 302


def test_wrong_passwords_from_one_address_are_slowed_down(strict: Office, cohort: Cohort) -> None:
    password = make_account(strict, "manager", "Marguerite", cohort)
    tries = [sign_in(strict, f"name {n}", "wrong", "198.51.100.7") for n in range(SIGN_INS.at_once + 1)]
    assert tries == [200] * SIGN_INS.at_once + [429]
    assert sign_in(strict, "manager", password, "203.0.113.9") == 302


def test_the_administration_has_no_door_of_its_own_for_passwords(office: Office, db: None) -> None:
    answer = Client(**{ENVIRON: office}).get("/admin/login/", {"next": "/admin/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login?next=%2Fadmin%2F")


@pytest.mark.parametrize(
    ("behind", "environ", "address"),
    [
        ("", {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "192.0.2.1"),
        ("1", {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.1, 198.51.100.7"}, "198.51.100.7"),
        ("1", {"REMOTE_ADDR": "127.0.0.1"}, "127.0.0.1"),
        ("", {"REMOTE_ADDR": "2001:db8:1:2:3::4"}, "2001:db8:1:2::/64"),
        ("", {"REMOTE_ADDR": "::ffff:192.0.2.1"}, "192.0.2.1"),
        ("", {"REMOTE_ADDR": "unix:"}, "unix:"),
        ("1", {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "192.0.2.1"),
        ("1", {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "198.51.100.7"),
        ("1", {"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "198.51.100.7"),
    ],
)
def test_where_somebody_comes_from(
    monkeypatch: pytest.MonkeyPatch, behind: str, environ: dict[str, str], address: str
) -> None:
    monkeypatch.setenv("FIELDBOOK_BEHIND_TLS", behind)
    monkeypatch.setenv("FIELDBOOK_PROXIES", "127.0.0.1, 10.0.0.0/24")
    assert address_of(environ) == address
