"""Colleagues' files on a bad line: delivered once, kept until then, readable by nobody on the way."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.bundles import AnswerCarried
from desktop_app.operations import bundles, exchanging
from sync_protocol.bundle_frame import ANSWER, FileHeader, file_name, put_in_file
from sync_protocol.replies import CODES, encode_reply
from sync_protocol.sealing import SealingKey
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.by_file import (
    OTHER,
    write,
)
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher, NearReply
from tests.support.small_centre import SmallCentre


@pytest.fixture
def courier(make: MakeLaptop, stick: Path) -> Iterator[FieldLaptop]:
    """Carries one file."""
    author, courier = make(), make(person=OTHER)
    author.write("Bridge")
    courier.exchange()
    bundles.import_file(courier.session, write(author, stick, "amina.fieldbundle").file)
    yield courier


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(error="unreachable"), "unreachable"),
        (Fault(cut_up=100), "cut"),
        (Fault(cut_down=100), "cut"),
        (Fault(instead=(200, b"<html>log in to the hotel</html>")), "answer-nonsense"),
        (Fault(instead=(503, b"")), "centre-busy"),
        (Fault(change=lambda body: body[:-1]), "answer-nonsense"),
    ],
)
def test_a_bad_line_leaves_it_for_the_next_time(
    courier: FieldLaptop, faults: list[Fault], fault: Fault, error: str
) -> None:
    faults[:] = [Fault(), fault]
    result = courier.exchange()
    assert (result.error, result.carried) == (error, 0)
    assert bundles.carry_view(courier.session).count("waiting") == 1
    assert courier.exchange().carried == 1


def test_a_centre_that_is_older_than_bundles_is_no_failure(courier: FieldLaptop, faults: list[Fault]) -> None:
    faults[:] = [Fault(), Fault(instead=(404, b"<html>not found</html>"))]
    assert courier.exchange().error is None
    assert bundles.carry_view(courier.session).count("waiting") == 1


def test_what_the_centre_refuses_in_its_own_name_is_not_sent_again(
    courier: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, stick: Path
) -> None:
    centre.sealing = SealingKey.from_bytes(bytes(range(32)))  # another one than it was sealed to
    assert courier.exchange().error is None
    ((refused,),) = [bundles.carry_view(courier.session).carried]
    assert (refused.state, refused.reason) == ("refused", "request-nonsense")
    asked = len(fetcher.bodies)
    courier.exchange()
    assert len(fetcher.bodies) == asked + 1
    centre.sealing = SealingKey.of_centre(centre.key)
    bundles.import_file(courier.session, stick / "amina.fieldbundle")  # brought once more
    assert courier.exchange().carried == 1


@pytest.mark.parametrize("code", sorted(set(CODES) - {"busy"}))
def test_a_file_that_the_centre_does_not_want_holds_up_no_other(
    courier: FieldLaptop, make: MakeLaptop, centre: SmallCentre, faults: list[Fault], stick: Path, code: str
) -> None:
    """Its writer was erased meanwhile, or their laptop is lost."""
    first = (stick / "amina.fieldbundle").read_bytes()
    bundles.import_file(courier.session, write(make(), stick, "2.fieldbundle").file)
    no = encode_reply(code, hashlib.sha256(first).digest(), centre.key)
    faults[:] = [Fault(), Fault(instead=(CODES[code], no))]
    result = courier.exchange()
    assert (result.error, result.carried) == (None, 1)
    states = [(each.state, each.reason) for each in bundles.carry_view(courier.session).carried]
    assert states == [("refused", code), ("answered", None)]


def test_an_answer_to_another_file_is_not_taken_for_it(
    courier: FieldLaptop, make: MakeLaptop, centre: SmallCentre, stick: Path, faults: list[Fault]
) -> None:
    other = centre.bundle(write(make(), stick, "2.fieldbundle").file.read_bytes())
    faults[:] = [Fault(), Fault(change=lambda _: other)]
    assert courier.exchange().error == "answer-nonsense"
    assert courier.exchange().carried == 1


def told(laptop: FieldLaptop) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    exchanging.exchange(laptop.session, sending=found.append)
    return found


def test_nothing_is_said_to_be_sent_when_nothing_waits(courier: FieldLaptop) -> None:
    courier.exchange()
    assert set(told(courier)) == {None}


def test_sending_says_which_of_how_many_at_every_moment(
    courier: FieldLaptop, faults: list[Fault], fetcher: NearFetcher
) -> None:
    faults[:] = [Fault(cut_up=100)] * 3
    for name in ("One", "Two", "Three"):
        courier.write(name, random.Random(name).randbytes(3_000).hex())
    before = told(courier)
    assert (set(before), before[-1]) == ({(1, 4), None}, None), "what broke off was not sent"
    found = told(courier)
    assert found[0] == (1, 4)
    assert found[-2:] == [None, None]
    sent = [each for each in found if each is not None]
    assert sent == sorted(sent)
    assert len(set(sent)) >= 3
    assert {of for _, of in sent} == {4}
    assert sent[-1] == (4, 4), "the file is the last"


class BusyWithFiles(NearFetcher):
    """A centre that has no time for files, and says for how long."""

    def post(self, url: str, body: bytes, **more: object) -> NearReply:
        if not url.endswith("/bundle"):
            return super().post(url, body, **more)
        no = encode_reply("busy", hashlib.sha256(body).digest(), self.centre.key, retry=90)
        return NearReply(503, no, None, self.traffic)


def test_a_busy_centre_says_until_when_also_of_a_file(courier: FieldLaptop, centre: SmallCentre) -> None:
    courier.session.make_network = BusyWithFiles(centre)
    result = courier.exchange()
    assert (result.error, result.facts["retry"]) == ("centre-busy", 90)
    assert bundles.carry_view(courier.session).count("waiting") == 1


def test_an_answer_that_somebody_made_up_keeps_nothing_from_the_centre(
    courier: FieldLaptop, centre: SmallCentre, stick: Path
) -> None:
    """Whoever carries cannot open it, so whether it is one shows only where it is for."""
    data = (stick / "amina.fieldbundle").read_bytes()
    header = FileHeader(ANSWER, centre.key.device_id, bytes(8), file_name(data), 500)
    (stick / "made up").write_bytes(put_in_file(header, bytes(500)))
    assert isinstance(bundles.import_file(courier.session, stick / "made up"), AnswerCarried)
    assert len(bundles.hand_back(courier.session, stick).files) == 1
    before = len(centre.entries())
    result = courier.exchange()
    assert (result.error, result.carried) == (None, 1)
    assert len(centre.entries()) > before
    (answer,) = bundles.hand_back(courier.session, stick).files
    assert answer.read_bytes() != (stick / "made up").read_bytes()
    assert courier.exchange().carried == 0
