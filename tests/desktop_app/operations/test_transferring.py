"""One pack at a time over a real, bad link: what breaks, what pauses it, and what is never fetched twice."""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from time import monotonic as time_now

import pytest

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.domain.transfers import Hold, Metered, TransferLimits, Wanted
from desktop_app.operations import drafts, limits, link_measure, pack_queue, pack_rows, packs, practices
from desktop_app.operations.session import Session
from desktop_app.operations.transferring import Held, bring, transfer
from desktop_app.storage.profile_lock import alone_or_not
from tests.support.bad_link import PORTAL, Weather
from tests.support.pack_sources import publish
from tests.support.transfer_desk import WEEKS, Desk, Waits, desk, week

WEEK_1, WEEK_2, WEEK_3 = WEEKS
OFFICE = TransferLimits(begins=time(8), ends=time(17))
NIGHT = TransferLimits(begins=time(18), ends=time(6))


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, 1, 2) as found:
        yield found


@pytest.fixture
def learner(centre: Desk) -> Iterator[Session]:
    with centre.open() as session:
        yield session


def wanted(session: Session) -> Wanted:
    pack_queue.want(session, WEEK_1)
    return next(each for each in pack_queue.queue(session) if each.pack == WEEK_1)


def here(session: Session) -> int:
    return session.packs.partly().get(WEEK_1, (0, 0))[0]


def test_a_pack_that_is_here_leaves_the_queue_and_its_bytes_are_counted(learner: Session) -> None:
    assert transfer(learner, wanted(learner), wait=Waits()).id == WEEK_1
    assert pack_queue.queue(learner) == ()
    assert [pack.id for pack in learner.packs.installed()] == [WEEK_1]
    up, down = limits.month_traffic(learner)
    assert up > 0 and down > 15_000
    link = link_measure.measured(learner)
    assert link is not None and link.rate > 0


def test_a_line_that_breaks_after_bringing_something_is_taken_up_at_once(centre: Desk, learner: Session) -> None:
    done: list[int] = []
    # Each connection carries 12 KB: the lists of the centre, then less than the largest file of the pack.
    centre.link.weather = lambda number: Weather(cut_down=12_000) if 0 < number < 3 else Weather()
    waits = Waits()
    transfer(learner, wanted(learner), wait=waits, progress=lambda have, size: done.append(have))
    assert done == sorted(done)
    assert sum(waits.seconds) < 5


def test_a_try_that_brought_nothing_says_why_and_the_pack_stays_wanted(centre: Desk, learner: Session) -> None:
    centre.link.weather = Weather(cut_down=100)
    with pytest.raises(Known) as raised:
        transfer(learner, wanted(learner), wait=Waits())
    assert raised.value.code == "cut"
    assert [each.pack for each in pack_queue.queue(learner)] == [WEEK_1]


def test_outside_the_hours_nothing_is_asked_and_the_opening_is_told(centre: Desk, learner: Session) -> None:
    limits.set_limits(learner, NIGHT)
    with pytest.raises(Held) as raised:
        transfer(learner, wanted(learner), wait=Waits())
    assert raised.value.hold is Hold.HOURS
    assert raised.value.until == datetime(2026, 2, 10, 18, tzinfo=UTC)
    assert centre.asked() == 0


def test_a_paid_connection_asks_first(centre: Desk, learner: Session) -> None:
    pack = wanted(learner)
    with pytest.raises(Held) as raised:
        transfer(learner, pack, wait=Waits(), metered=lambda: True)
    assert (raised.value.hold, raised.value.until, centre.asked()) == (Hold.METERED, None, 0)
    pack_queue.allow_metered(learner, WEEK_1)
    assert transfer(learner, wanted(learner), wait=Waits(), metered=lambda: True).id == WEEK_1


def test_hours_that_end_in_the_middle_keep_what_is_here_and_the_next_opening_goes_on(
    centre: Desk, learner: Session
) -> None:
    limits.set_limits(learner, OFFICE)
    centre.link.weather = Weather(rate=60_000)

    def evening(have: int, size: int | None) -> None:
        if have > 0:
            centre.clock.moment = datetime(2026, 2, 10, 17, tzinfo=UTC)

    with pytest.raises(Held) as raised:
        transfer(learner, wanted(learner), wait=Waits(), progress=evening)
    assert (raised.value.hold, raised.value.until) == (Hold.HOURS, datetime(2026, 2, 11, 8, tzinfo=UTC))
    assert here(learner) > 0
    centre.clock.moment = datetime(2026, 2, 11, 8, tzinfo=UTC)
    first: list[int] = []
    transfer(learner, wanted(learner), wait=Waits(), progress=lambda have, size: first.append(have))
    assert first[0] > 0


@pytest.mark.parametrize("act", ["pause", "give up", "hours", "never on a paid line"])
def test_another_process_stops_what_is_being_fetched(centre: Desk, learner: Session, act: str) -> None:
    centre.link.weather = Weather(rate=60_000)
    told = False

    def command(have: int, size: int | None) -> None:
        nonlocal told
        if have > 0 and not told:
            told = True
            with centre.open() as other:
                if act == "pause":
                    pack_queue.pause(other, WEEK_1)
                elif act == "give up":
                    pack_queue.give_up(other, WEEK_1)
                else:
                    never = TransferLimits(metered=Metered.NEVER)
                    limits.set_limits(other, NIGHT if act == "hours" else never)

    pack_queue.want(learner, WEEK_1)
    pack_queue.allow_metered(learner, WEEK_1)
    with pytest.raises(Held) as raised:
        transfer(learner, pack_queue.queue(learner)[0], wait=Waits(), progress=command, metered=lambda: True)
    expected = {"hours": Hold.HOURS, "never on a paid line": Hold.METERED}
    assert raised.value.hold is expected.get(act, Hold.PAUSED)
    assert here(learner) > 0


def test_a_pack_that_is_wanted_in_another_language_meanwhile_comes_in_that(centre: Desk, learner: Session) -> None:
    french = week(1)
    french["pack.toml"] = french["pack.toml"].replace(b'language = "en"', b'language = "fr"')
    publish(centre.folder / "centre" / "packs", french, now=datetime.now(UTC))
    centre.link.weather = Weather(rate=60_000)
    told = False

    def command(have: int, size: int | None) -> None:
        nonlocal told
        if have > 0 and not told:
            told = True
            with centre.open() as other:
                pack_queue.want(other, WEEK_1, "fr")

    pack_queue.want(learner, WEEK_1, "en")
    with pytest.raises(Held) as raised:
        transfer(learner, pack_queue.queue(learner)[0], wait=Waits(), progress=command)
    assert raised.value.hold is Hold.QUEUED
    assert here(learner) > 0
    english = Wanted(WEEK_1, "en", 1)
    assert pack_queue.fulfilled(learner, english) == frozenset(), "the wish for French is another one"
    transfer(learner, pack_queue.queue(learner)[0], wait=Waits())
    assert [pack.language for pack in learner.packs.installed()] == ["fr"]
    assert pack_queue.queue(learner) == ()


def test_what_came_from_the_centre_goes_on_from_there_beside_bundled_packs(centre: Desk, learner: Session) -> None:
    """The program came with packs of its own, and is asked first; it has nothing of what the centre published since."""
    repository = centre.folder / "centre" / "packs"
    shutil.copytree(repository, centre.folder / "bundled", dirs_exist_ok=True)
    publish(repository, week(3), now=datetime.now(UTC))
    seen: list[int] = []
    with pytest.raises(Cancelled):
        packs.install(
            learner, WEEK_3, progress=lambda have, _: seen.append(have), cancelled=lambda: max(seen, default=0) > 0
        )
    assert learner.packs.partly()[WEEK_3][0] > 0
    assert packs.install(learner, WEEK_3).requests > 0


def test_what_the_bundled_packs_name_and_lack_comes_from_the_centre(centre: Desk, learner: Session) -> None:
    """The program came with the lists of the whole course, and with the files of its first week."""
    shutil.copytree(centre.folder / "centre" / "packs", centre.folder / "bundled", dirs_exist_ok=True)
    for path in (centre.folder / "bundled" / "targets").glob("*week-2*"):
        path.unlink()
    assert packs.install(learner, WEEK_1).requests == 0
    assert packs.install(learner, WEEK_2).requests > 0


def test_a_draft_that_is_begun_while_an_update_arrives_keeps_its_version(centre: Desk, learner: Session) -> None:
    packs.install(learner, WEEK_1)
    publish(centre.folder / "centre" / "packs", week(1, "2.0.0"), now=datetime.now(UTC))
    begun = False

    def write(have: int, size: int | None) -> None:
        nonlocal begun
        if not begun:
            begun = True
            with centre.open() as other:
                practices.add_practice(other, title="Ask first", parts={"context": "A road."})

    assert packs.install(learner, WEEK_1, progress=write).version == "2.0.0"
    assert drafts.kept(learner) == {WEEK_1: (("1.0.0", 1),)}
    assert [version for version, _ in learner.packs.old()[WEEK_1]] == ["1.0.0"]


def test_stopping_is_no_hold(centre: Desk, learner: Session) -> None:
    stop: list[int] = []
    with pytest.raises(Cancelled):
        transfer(
            learner,
            wanted(learner),
            wait=Waits(),
            cancelled=lambda: bool(stop),
            progress=lambda have, size: stop.append(1),
        )


def test_while_somebody_fetches_nobody_else_does(centre: Desk, learner: Session) -> None:
    learner.paths.packs.mkdir(parents=True, exist_ok=True)
    with alone_or_not(learner.paths.packs / "transfer.lock") as alone:
        assert alone
        with pytest.raises(Held) as raised:
            transfer(learner, wanted(learner), wait=Waits())
        assert raised.value.hold is Hold.QUEUED
        waits = Waits()
        with pytest.raises(Known) as refused:
            bring(learner, WEEK_1, wait=waits, patience_seconds=3)
        assert (refused.value.code, refused.value.facts["hold"]) == ("pack-held", "queued")
        assert sum(waits.seconds) == pytest.approx(3)
    assert centre.asked() == 0
    assert transfer(learner, wanted(learner), wait=Waits()).id == WEEK_1


def test_a_command_waits_for_the_one_that_fetches_and_then_needs_next_to_nothing(
    centre: Desk, learner: Session
) -> None:
    """What a window fetches meanwhile is not fetched again."""

    def window() -> None:
        if not gone:
            gone.append(1)
            lock.__exit__(None, None, None)
            with centre.open() as other:
                transfer(other, pack_queue.queue(other)[0], wait=Waits())

    gone: list[int] = []
    pack_queue.want(learner, WEEK_1)
    learner.paths.packs.mkdir(parents=True, exist_ok=True)
    lock = alone_or_not(learner.paths.packs / "transfer.lock")
    assert lock.__enter__()
    done = bring(learner, WEEK_1, wait=Waits(then=window), patience_seconds=3)
    assert (done.id, done.fetched) == (WEEK_1, 0)
    assert pack_queue.queue(learner) == ()


def test_a_command_waits_longer_and_longer_and_leaves_the_pack_wanted(centre: Desk, learner: Session) -> None:
    centre.link.weather = Weather(portal=PORTAL)
    waits = Waits()
    with pytest.raises(Known) as raised:
        bring(learner, WEEK_1, wait=waits, patience_seconds=60)
    assert raised.value.code == "answer-nonsense"
    assert sum(waits.seconds) == pytest.approx(60)
    assert [each.pack for each in pack_queue.queue(learner)] == [WEEK_1]


def test_a_command_says_at_once_what_only_time_or_a_person_changes(learner: Session) -> None:
    limits.set_limits(learner, NIGHT)
    with pytest.raises(Known) as raised:
        bring(learner, WEEK_1, wait=Waits(), patience_seconds=60)
    assert (raised.value.code, raised.value.facts["hold"]) == ("pack-held", "hours")
    assert raised.value.facts["until"] == datetime(2026, 2, 10, 18, tzinfo=UTC)


def test_what_no_further_try_mends_leaves_the_queue(centre: Desk, learner: Session) -> None:
    with pytest.raises(Known) as raised:
        bring(learner, WEEK_3, wait=Waits(), patience_seconds=60, source=f"{centre.link.address}/packs")
    assert raised.value.code == "pack-unknown"
    assert pack_queue.queue(learner) == ()


def test_a_folder_is_bound_by_no_hours(centre: Desk, learner: Session) -> None:
    limits.set_limits(learner, NIGHT)
    folder = str(centre.folder / "centre" / "packs")
    assert bring(learner, WEEK_1, wait=Waits(), patience_seconds=0, source=folder).id == WEEK_1
    assert centre.asked() == 0


def test_the_list_of_packs_tells_of_the_queue(centre: Desk, learner: Session) -> None:
    bring(learner, WEEK_1, wait=Waits(), patience_seconds=0)
    pack_queue.want(learner, WEEK_2)
    pack_queue.pause(learner, WEEK_2)
    limits.set_limits(learner, OFFICE)
    view = pack_rows.view(learner)
    rows = {row.id: row for row in view.rows}
    assert (rows[WEEK_1].wanted, rows[WEEK_1].hold, rows[WEEK_1].paused) == (False, None, False)
    assert (rows[WEEK_2].wanted, rows[WEEK_2].hold, rows[WEEK_2].paused) == (True, Hold.PAUSED, True)
    assert view.limits == OFFICE


def test_shorter_work_in_the_packs_folder_waits_for_no_download(centre: Desk, learner: Session) -> None:
    bring(learner, WEEK_1, wait=Waits(), patience_seconds=0)
    centre.link.weather = Weather(rate=25_000)
    done: list[str] = []

    def remover() -> None:
        with centre.open() as other:
            packs.remove(other, WEEK_1)
            done.append("removed")

    thread = threading.Thread(target=remover)

    def begin(have: int, size: int | None) -> None:
        if have > 0 and not thread.ident:
            thread.start()

    pack_queue.want(learner, WEEK_2)
    with pytest.raises(Held) as raised:
        transfer(learner, pack_queue.queue(learner)[0], wait=Waits(), progress=begin)
    thread.join()
    assert (raised.value.hold, done) == (Hold.QUEUED, ["removed"])
    assert learner.packs.partly()[WEEK_2][0] > 0
    centre.link.weather = Weather()
    assert transfer(learner, pack_queue.queue(learner)[0], wait=Waits()).id == WEEK_2


def test_a_cap_that_is_set_in_the_middle_slows_what_is_coming(centre: Desk, learner: Session) -> None:
    """Proven by the time it takes: what is left when the cap is set cannot come faster."""
    centre.link.weather = Weather(rate=100_000)
    began: list[tuple[float, int]] = []

    def slow(have: int, size: int | None) -> None:
        if have > 0 and not began:
            began.append((time_now(), have))
            with centre.open() as other:
                limits.set_limits(other, TransferLimits(speed=20_000))

    last: list[int] = []
    transfer(
        learner,
        wanted(learner),
        wait=Waits(),
        progress=lambda have, size: (slow(have, size), last.append(have))[0],
    )
    (moment, have), seconds = began[0], time_now() - began[0][0]
    assert moment > 0
    assert seconds >= 0.5 * (last[-1] - have - 16_384) / 20_000


def test_dropping_what_arrived_frees_it(centre: Desk, learner: Session) -> None:
    centre.link.weather = Weather(rate=25_000)
    stop: list[int] = []
    with pytest.raises(Cancelled):
        transfer(
            learner,
            wanted(learner),
            wait=Waits(),
            cancelled=lambda: bool(stop),
            progress=lambda have, size: stop.append(1) if have else None,
        )
    assert here(learner) > 0
    assert pack_queue.drop_partly(learner, WEEK_1) == {"packs"}
    assert (here(learner), pack_queue.queue(learner), learner.packs.used()) == (0, (), 0)
