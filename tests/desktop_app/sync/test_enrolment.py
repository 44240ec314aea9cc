"""Joining a centre: once, however often the line breaks; the right one, whoever answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.operations import enrolment, learner, own_words
from desktop_app.sync.standing import DEVICE_SEED, REVOKED, standing
from sync_protocol.enrolment import encode_enrol_reply
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import ADDRESS, FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.profiles import open_test_session
from tests.support.small_centre import SmallCentre


@pytest.fixture
def alone(make: MakeLaptop) -> FieldLaptop:
    return make(enrolled=False)


def code_of(laptop: FieldLaptop, code: str, *, url: str = ADDRESS, name: str = "Amina Said") -> str:
    with pytest.raises(Known) as caught:
        enrolment.enrol(laptop.session, url, code, name)
    return caught.value.code


def test_a_code_makes_a_learner_of_the_centre(alone: FieldLaptop, centre: SmallCentre) -> None:
    found = enrolment.enrol(alone.session, ADDRESS + "/", centre.new_code().lower(), "Amina Said")
    assert (found.name, found.person, found.centre, found.cohort) == (
        "Amina Said",
        "00f1e2d3c4b5a697",
        ADDRESS,
        "Spring",
    )
    who = standing(alone.session.settings)
    assert who is not None
    assert who.centre_public == centre.key.public


def test_a_fresh_profile_gets_its_learner_and_words(tmp_path: Path, centre: SmallCentre) -> None:
    session = open_test_session(tmp_path / "fresh")
    session.make_network = NearFetcher(centre)
    assert enrolment.enrol(session, ADDRESS, centre.new_code(), " Amina ", role="liaison").role == "liaison"
    assert len(own_words.recovery_words(session)) == 12
    session.close()


def test_a_code_that_failed_leaves_a_fresh_profile_fresh(tmp_path: Path, centre: SmallCentre) -> None:
    session = open_test_session(tmp_path / "fresh")
    session.make_network = NearFetcher(centre, [Fault(error="unreachable")])
    with pytest.raises(Known, match="unreachable"):
        enrolment.enrol(session, ADDRESS, centre.new_code(), "Amina")
    assert learner.get(session) is None
    session.close()


def test_joining_again_with_the_same_code_is_a_success_without_a_request(
    alone: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher
) -> None:
    code = centre.new_code()
    alone.enrol(code)
    asked = len(fetcher.bodies)
    alone.enrol(code)
    assert len(fetcher.bodies) == asked


def test_joining_another_centre_takes_another_profile(alone: FieldLaptop, centre: SmallCentre) -> None:
    alone.enrol(centre.new_code())
    assert code_of(alone, centre.new_code()) == "already-enrolled"
    assert code_of(alone, SmallCentre(seed=5).new_code()) == "already-enrolled"


def test_cut_after_every_byte_of_the_answer(
    alone: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    """The same code and the same key, until it works; one person, one certificate."""
    code = centre.new_code()
    for cut in range(2_000):
        faults[:] = [Fault(cut_down=cut)]
        try:
            alone.enrol(code)
            break
        except Known as error:
            assert error.code in ("cut", "answer-nonsense")
            found = learner.get(alone.session)
            assert found is not None
            assert found.person is None
            if cut % 60 == 0:
                alone.reopen()
    assert cut > 250
    assert len({body[:60] for body in fetcher.bodies}) == 1
    assert len(centre.certificates) == 1
    assert alone.exchange().waiting == 0


def test_cut_after_every_byte_of_the_request(alone: FieldLaptop, centre: SmallCentre, faults: list[Fault]) -> None:
    faults[:] = [Fault(cut_up=cut) for cut in range(200)]
    code = centre.new_code()
    for _ in range(200):
        try:
            alone.enrol(code)
            break
        except Known as error:
            assert error.code == "cut"
    alone.enrol(code)
    assert len(centre.certificates) == 1


def test_a_code_used_by_another_laptop(make: MakeLaptop, centre: SmallCentre) -> None:
    code = centre.new_code()
    make(enrolled=False).enrol(code)
    assert code_of(make(enrolled=False), code) == "code-used"


def test_codes_that_are_wrong(alone: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher) -> None:
    code = centre.new_code()
    assert code_of(alone, "") == "code-wrong"
    assert code_of(alone, code[:-1] + ("2" if code[-1] != "2" else "3")) == "code-wrong"
    assert fetcher.bodies == []
    centre.books.codes.clear()
    assert code_of(alone, code) == "code-unknown"


def test_a_name_is_needed(alone: FieldLaptop, centre: SmallCentre) -> None:
    assert code_of(alone, centre.new_code(), name="  ") == "input-empty"


@pytest.mark.parametrize(
    ("url", "code"),
    [("", "address-wrong"), ("ftp://x", "address-wrong"), ("http://centre.example.org", "plain-http")],
)
def test_addresses_that_are_wrong(
    alone: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, url: str, code: str
) -> None:
    assert code_of(alone, centre.new_code(), url=url) == code
    assert fetcher.bodies == []


def test_another_centre_answers(alone: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher) -> None:
    code = centre.new_code()
    other = SmallCentre(seed=9)
    fetcher.centre = other
    assert code_of(alone, code) == "centre-other"  # it says no to a code it does not know
    other.books.codes = centre.books.codes
    assert code_of(alone, code) == "centre-other"  # or it says yes
    found = learner.get(alone.session)
    assert found is not None
    assert found.person is None


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(instead=(200, b"<html>Welcome to the hotel</html>")), "answer-nonsense"),
        (Fault(instead=(200, b"")), "answer-nonsense"),
        (Fault(instead=(302, b"")), "answer-nonsense"),
        (Fault(instead=(404, b"Not Found")), "answer-nonsense"),
        (Fault(instead=(403, b"Forbidden" * 20)), "answer-nonsense"),
        (Fault(instead=(413, b"")), "too-large"),
        (Fault(instead=(500, b"<h1>Error</h1>")), "centre-busy"),
        (Fault(error="unreachable"), "unreachable"),
        (Fault(error="too-slow"), "too-slow"),
        (Fault(change=lambda data: data[:-1] + b"\0"), "answer-nonsense"),
        (Fault(change=lambda data: b"\x91\x02" + data[2:]), "protocol-newer"),
    ],
)
def test_what_is_no_answer_enrols_nobody(
    alone: FieldLaptop, centre: SmallCentre, faults: list[Fault], fault: Fault, code: str
) -> None:
    faults[:] = [fault]
    enrolment_code = centre.new_code()
    assert code_of(alone, enrolment_code) == code
    alone.enrol(enrolment_code)


@pytest.mark.parametrize(
    ("said", "code"),
    [("code-expired", "code-expired"), ("device-revoked", "device-revoked"), ("busy", "centre-busy"),
     ("protocol-newer", "protocol-newer"), ("request-nonsense", "answer-nonsense")],
)  # fmt: skip
def test_what_the_centre_may_say(
    alone: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault], said: str, code: str
) -> None:
    """The no is signed over the request, which is the same at every try."""
    enrolment_code = centre.new_code()
    faults[:] = [Fault(error="unreachable")]
    code_of(alone, enrolment_code)
    faults[:] = [Fault(instead=(403, encode_enrol_reply(said, fetcher.bodies[-1], centre.key)))]
    assert code_of(alone, enrolment_code) == code


def test_joining_anew_after_a_revocation_is_idempotent_too(
    alone: FieldLaptop, centre: SmallCentre, faults: list[Fault]
) -> None:
    alone.enrol(centre.new_code())
    before = alone.session.settings.blob(DEVICE_SEED)
    who = standing(alone.session.settings)
    assert who is not None
    centre.revoked = {who.device.device_id}
    assert alone.exchange().error == "device-revoked"
    assert alone.session.settings.number(REVOKED) == 1
    code = centre.new_code()
    faults[:] = [Fault(cut_down=50), Fault(cut_down=100)]
    for _ in range(2):
        assert code_of(alone, code) == "cut"
        assert alone.session.settings.blob(DEVICE_SEED) == before
        alone.reopen()
    alone.enrol(code)
    assert alone.session.settings.blob(DEVICE_SEED) != before
    assert alone.session.settings.number(REVOKED) == 0
    assert len(centre.certificates) == 2


def test_it_can_be_stopped(alone: FieldLaptop, centre: SmallCentre) -> None:
    with pytest.raises(Cancelled):
        enrolment.enrol(alone.session, ADDRESS, centre.new_code(), "Amina", cancelled=lambda: True)


@pytest.fixture(autouse=True)
def nothing_left_open(fetcher: NearFetcher) -> Iterator[None]:
    """Each fetcher that was made for an operation was closed by it."""
    yield
    assert fetcher.closed == fetcher.made
