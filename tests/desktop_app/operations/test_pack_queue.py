"""The queue of wanted packs: kept, ordered by week, changed by whoever changes it."""

from datetime import UTC, datetime, time

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.learner import Preferences
from desktop_app.domain.transfers import Hold, TransferLimits, Wanted
from desktop_app.operations import learner, limits, pack_offers, pack_queue
from desktop_app.operations.session import Session
from desktop_app.packs.offers import Offer

ONE, TWO, THREE, EXTRA = (PackId(each) for each in ("week-1", "week-2", "week-3", "a-glossary"))


def offer(pack: PackId, week: int | None) -> Offer:
    return Offer(pack, "en", week, "1.0.0", "A week", 1_000, "0.1.0", "i", "z", b"\0" * 32)


@pytest.fixture(autouse=True)
def offered(session: Session) -> None:
    """A list of packs was asked for."""
    import msgspec

    offers = (offer(THREE, 3), offer(TWO, 2), offer(EXTRA, None), offer(ONE, 1))
    asked = pack_offers.Asked("https://centre.example.org/packs", 0, 0, "7F2A", offers)
    session.settings.set("packs_asked", msgspec.json.encode(asked).decode())


def order(session: Session) -> list[PackId]:
    return [each.pack for each in pack_queue.queue(session)]


def test_packs_come_by_week_whatever_was_asked_first(session: Session) -> None:
    for pack in (EXTRA, THREE, TWO):
        assert pack_queue.want(session, pack) == {"packs"}
    assert order(session) == [TWO, THREE, EXTRA]
    assert pack_queue.queue(session)[0] == Wanted(TWO, "en", 2)


def test_wanting_twice_changes_nothing_and_another_source_does(session: Session) -> None:
    pack_queue.want(session, TWO, "fr")
    assert pack_queue.want(session, TWO) == frozenset()
    assert pack_queue.want(session, TWO, source="/media/stick") == {"packs"}
    assert pack_queue.queue(session) == (Wanted(TWO, "fr", 2, source="/media/stick"),)


def test_a_pack_is_wanted_in_the_language_of_the_learner_where_it_is_offered(session: Session) -> None:
    learner.set_preferences(session, Preferences(language="ar"))
    pack_queue.want(session, TWO)
    pack_queue.want(session, PackId("week-9"))
    assert [each.language for each in pack_queue.queue(session)] == ["", ""]


def test_an_update_is_wanted_in_the_language_that_is_here(session: Session) -> None:
    pack_queue.want(session, ONE)
    assert pack_queue.queue(session)[0].language == "en"


def test_pausing_and_going_on_with_one_or_all(session: Session) -> None:
    for pack in (TWO, THREE):
        pack_queue.want(session, pack)
    assert pack_queue.pause(session, TWO) == {"packs"}
    assert pack_queue.pause(session, TWO) == frozenset()
    assert [each.paused for each in pack_queue.queue(session)] == [True, False]
    pack_queue.pause(session)
    assert [each.paused for each in pack_queue.queue(session)] == [True, True]
    pack_queue.resume(session, THREE)
    assert [each.paused for each in pack_queue.queue(session)] == [True, False]
    pack_queue.resume(session)
    assert [each.paused for each in pack_queue.queue(session)] == [False, False]
    pack_queue.pause(session)
    pack_queue.want(session, TWO)
    assert [each.paused for each in pack_queue.queue(session)] == [False, True]


def test_allowing_a_paid_connection_is_for_what_was_asked(session: Session) -> None:
    for pack in (TWO, THREE):
        pack_queue.want(session, pack)
    pack_queue.allow_metered(session, THREE)
    assert [each.metered_allowed for each in pack_queue.queue(session)] == [False, True]
    pack_queue.allow_metered(session)
    assert [each.metered_allowed for each in pack_queue.queue(session)] == [True, True]


@pytest.mark.parametrize("verb", [pack_queue.pause, pack_queue.resume, pack_queue.allow_metered])
def test_a_pack_that_nobody_wants_is_said_to_be_unknown(session: Session, verb: object) -> None:
    assert callable(verb)
    with pytest.raises(Known) as raised:
        verb(session, TWO)
    assert raised.value.code == "pack-unknown"
    assert verb(session) == frozenset()


def test_giving_up_is_no_fault_twice(session: Session) -> None:
    pack_queue.want(session, TWO)
    assert pack_queue.give_up(session, TWO) == {"packs"}
    assert pack_queue.give_up(session, TWO) == frozenset()
    assert order(session) == []


@pytest.mark.parametrize("text", ["", "{", "{}", '[{"pack": 3}]', "[[1]]"])
def test_a_queue_of_another_program_is_an_empty_one(session: Session, text: str) -> None:
    session.settings.set("packs_wanted", text)
    assert order(session) == []
    pack_queue.want(session, TWO)
    assert order(session) == [TWO]


def test_what_each_waits_for(session: Session) -> None:
    for pack in (ONE, TWO, THREE):
        pack_queue.want(session, pack)
    pack_queue.pause(session, ONE)
    noon = datetime(2026, 2, 10, 12, tzinfo=UTC)
    assert pack_queue.holds(session, noon) == {ONE: Hold.PAUSED, TWO: None, THREE: Hold.QUEUED}
    assert pack_queue.holds(session, noon, metered=True)[TWO] is Hold.METERED
    limits.set_limits(session, TransferLimits(begins=time(18), ends=time(6)))
    assert pack_queue.holds(session, noon) == {ONE: Hold.PAUSED, TWO: Hold.HOURS, THREE: Hold.HOURS}
