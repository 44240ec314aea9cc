"""What an update will change: told exactly, told cheaply, and nothing of what was fetched for it is fetched twice."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.anchoring import anchor_of
from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.pack_changes import ActivityChange, Change, MarkFates
from desktop_app.domain.transfers import TransferLimits
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.operations import drafts, lessons, limits, notes, pack_way, packs, practices, upkeep
from desktop_app.operations.lost_places import lost_places
from desktop_app.operations.pack_preview import TEXTS_LIMIT, preview
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from tests.support.pack_sources import publish, served, small_pack
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, week_1

WEEK_1 = PackId("week-1")
TODAY = datetime.now(UTC)  # ngclient asks the machine's own clock
PAGE_404 = 400
"""Bytes of the page that the server sends for a root which is not there: a client may have closed before it comes."""


def laptop(folder: Path, bundled: Path) -> Session:
    """A new profile, with real packs and a real network."""
    session = open_test_session(folder)
    supply = Supply(bundled, folder / "no-release-root", "0.1.0")
    session.make_packs = lambda: PackStore(session.paths.packs, supply)
    session.make_network = lambda: HttpFetcher(time.monotonic)
    return session


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    return publish(tmp_path / "bundled", week_1(), now=TODAY)


@pytest.fixture
def learner(tmp_path: Path, bundled: Path) -> Iterator[Session]:
    with laptop(tmp_path / "profile", bundled) as session:
        packs.install(session, WEEK_1)
        yield session


def mark(session: Session, quote: str, activity: ActivityId = L1) -> None:
    lessons.highlight(session, passage(session, quote, activity))


def passage(session: Session, quote: str, activity: ActivityId = L1):
    view = lessons.open_lesson(session, activity)
    paragraph, text = next((index, text) for index, text in view.lesson.texts() if quote in text)
    return anchor_of(activity, view.version, paragraph, text.index(quote), text.index(quote) + len(quote), text)


# -- what is told


def test_an_update_is_told_lesson_by_lesson(learner: Session, bundled: Path) -> None:
    publish(bundled, week_1("2.0.0"), now=TODAY)
    found = preview(learner, WEEK_1)
    assert (found.installed, found.offered, found.language, found.week) == ("1.0.0", "2.0.0", "en", 1)
    (change,) = found.activities  # of the quiz only the order of some answers is another
    assert change == ActivityChange(
        L1,
        "lesson",
        "1.1",
        "What coordination is for",
        Change.CHANGED,
        blocks_new=2,
        blocks_changed=2,
        blocks_removed=2,
    )
    assert (found.rate, found.seconds, found.cost, found.glossary) == (None, None, 0, 0)
    assert len(found.signer) == 4
    assert found.free > 0


def test_nothing_that_is_installed_changes(learner: Session, bundled: Path) -> None:
    publish(bundled, week_1("2.0.0"), now=TODAY)
    before = learner.packs.pack(WEEK_1)
    preview(learner, WEEK_1)
    assert learner.packs.pack(WEEK_1) == before
    assert lessons.open_lesson(learner, L1).version == "1.0.0"


def test_lessons_that_come_and_go_and_are_renamed(learner: Session, bundled: Path) -> None:
    files = dict(week_1("1.1.0"))
    manifest = files["pack.toml"].decode()
    manifest = manifest.replace('title = "Who is in the field"', 'title = "Who is there"')
    files["pack.toml"] = manifest.replace('id = "w1-t1"', 'id = "w1-t2"').encode()
    publish(bundled, files, now=TODAY)
    found = {change.activity: change for change in preview(learner, WEEK_1).activities}
    assert {name: change.change for name, change in found.items()} == {
        "w1-t2": Change.ADDED,
        "w1-l2": Change.CHANGED,
        "w1-t1": Change.REMOVED,
    }
    assert found[ActivityId("w1-l2")].title == "Who is there"


def test_figures_questions_and_terms(learner: Session, bundled: Path) -> None:
    files = dict(week_1("1.1.0"))
    files["figures/road.svg"] = files["figures/road.svg"].replace(b'height="20"', b'height="24"')
    files["quizzes/week_1.gift"] += b"\n::w1-q07::What now? {=Ask#Yes. ~Drive#No.}\n"
    files["glossary.toml"] += b'\n[[term]]\nid = "convoy"\nterm = "convoy"\ndefinition = "Vehicles together."\n'
    publish(bundled, files, now=TODAY)
    found = preview(learner, WEEK_1)
    lesson, quiz = found.activities
    assert (lesson.activity, lesson.figures_changed, lesson.blocks_changed) == (L1, 1, 0)
    assert (quiz.kind, quiz.questions_new, quiz.questions_changed) == ("quiz", 1, 0)
    assert found.glossary == 1


def test_the_fates_of_marks_are_those_that_come_true(learner: Session, bundled: Path) -> None:
    mark(learner, "But the person who decides at the barrier did not know.")
    mark(learner, "We shorten that distance.")  # between the same words before, and none behind
    mark(learner, "deconfliction and coordination")
    mark(learner, "People come first.", ActivityId("w1-l2"))
    notes.add_note(learner, title="", text="Mine.", anchor=passage(learner, "as if they were one thing"))
    publish(bundled, week_1("2.0.0"), now=TODAY)
    found = preview(learner, WEEK_1)
    packs.install(learner, WEEK_1)
    gone = lost_places(learner)
    assert found.highlights.place_gone == sum(each.note is None for each in gone) == 1
    assert found.notes == MarkFates(place_gone=1)
    assert found.highlights.kept + found.highlights.text_changed == 3
    assert found.highlights.kept >= 2
    assert preview(learner, WEEK_1).highlights == MarkFates(kept=3), "the lost one is lost already"


def test_drafts_stay_with_the_version_they_were_begun_in(learner: Session, bundled: Path) -> None:
    kept = practices.add_practice(learner, title="Ask first", parts={"context": "A road."})
    sent = practices.add_practice(learner, title="Sent", parts={"context": "A road."})
    practices.submit(learner, sent.id)
    assert preview(learner, WEEK_1).drafts == 0, "nothing moves"
    publish(bundled, week_1("2.0.0"), now=TODAY)
    assert preview(learner, WEEK_1).drafts == 1
    for version in ("2.1.0", "2.2.0"):
        packs.install(learner, WEEK_1)
        assert learner.packs.old()[WEEK_1][-1][0] == "1.0.0"
        publish(bundled, week_1(version), now=TODAY)
    assert drafts.kept(learner) == {WEEK_1: (("1.0.0", 1),)}
    assert upkeep.free_old_versions(learner) == {"packs"}, "2.0.0 was only kept for who was reading it"
    assert upkeep.free_old_versions(learner) == frozenset()
    practices.submit(learner, kept.id)
    with pack_way.transferring(learner):
        assert upkeep.free_old_versions(learner) == frozenset(), "a transfer is at work"
    assert upkeep.free_old_versions(learner) == {"packs"}
    assert learner.packs.old() == {}
    assert upkeep.free_old_versions(learner) == frozenset()
    assert lessons.open_lesson(learner, L1).version == "2.1.0"


def test_a_first_installation_adds_everything(tmp_path: Path, bundled: Path) -> None:
    with laptop(tmp_path / "new", bundled) as session:
        found = preview(session, WEEK_1)
        assert found.installed is None
        assert {change.change for change in found.activities} == {Change.ADDED}
        assert [change.kind for change in found.activities] == ["lesson", "testimony", "lesson", "quiz"]
        assert found.size > 0
        assert session.packs.installed() == ()


def test_with_nothing_new_there_is_nothing_to_tell(learner: Session) -> None:
    found = preview(learner, WEEK_1)
    assert (found.installed, found.offered, found.activities, found.size, found.files) == ("1.0.0", "1.0.0", (), 0, 0)
    assert learner.packs.partly() == {}


def test_another_language_is_another_text(learner: Session, bundled: Path) -> None:
    mark(learner, "But the person who decides at the barrier did not know.")
    files = dict(week_1())
    files["pack.toml"] = files["pack.toml"].replace(b'language = "en"', b'language = "fr"')
    files["lessons/1-1.md"] = b"# A quoi sert la coordination\n\nUn convoi attend devant le pont depuis hier.\n"
    publish(bundled, files, now=TODAY)
    assert preview(learner, WEEK_1).activities == ()
    found = preview(learner, WEEK_1, language="fr")
    assert (found.language, found.installed, found.highlights) == ("fr", None, MarkFates()), "it waits in English"


# -- what is refused


def test_what_could_not_be_installed_is_not_shown_either(learner: Session, bundled: Path, tmp_path: Path) -> None:
    def code(**options: str) -> str:
        with pytest.raises(Known) as raised:
            preview(learner, PackId(options.pop("pack", "week-1")), **options)  # type: ignore[arg-type]
        return raised.value.code

    assert code(pack="week-9") == "pack-unknown"
    assert code(source=str(tmp_path / "nowhere")) == "source-missing"
    assert code(language="es") == "pack-unknown"
    publish(
        bundled,
        {**week_1("3.0.0"), "pack.toml": week_1("3.0.0")["pack.toml"].replace(b'"0.1.0"', b'"9.0.0"')},
        now=TODAY,
    )
    assert code() == "pack-app-too-old"


# -- over the network


@pytest.fixture
def remote(tmp_path: Path, bundled: Path) -> Path:
    """A repository with the same keys, that knows a newer version."""
    shutil.copytree(bundled, tmp_path / "remote")
    shutil.copytree(tmp_path / "bundled-keys", tmp_path / "remote-keys")
    return publish(tmp_path / "remote", week_1("2.0.0"), now=TODAY)


def poor(session: Session) -> None:
    """As if a poor link had been measured last: what is worth fetching in one request follows from it."""
    session.settings.set("link_cost", "[0.3, 8000.0]")


def test_what_was_fetched_to_tell_is_not_fetched_again(
    tmp_path: Path, bundled: Path, learner: Session, remote: Path
) -> None:
    with served(remote) as server, laptop(tmp_path / "other", bundled) as other:
        packs.install(other, WEEK_1, source=str(bundled))
        poor(other)
        alone = packs.install(other, WEEK_1, source=server.address).bytes
        used: list[HttpFetcher] = []
        other.make_network = lambda: used.append(HttpFetcher(time.monotonic)) or used[-1]
        packs.check_for_packs(other, server.address)
        look_at_list = used[0].traffic.up + used[0].traffic.down
        poor(learner)
        told = preview(learner, WEEK_1, source=server.address)
        asked = len(server.asked)
        poor(learner)
        done = packs.install(learner, WEEK_1, source=server.address)
    assert done.version == "2.0.0"
    assert told.cost + done.bytes <= alone + look_at_list + 3 * PAGE_404
    assert (told.size, told.files, done.fetched) == (0, 0, 0), "all that was new were small texts"
    again = {name for name, _ in server.asked[asked:]}
    assert again == {"2.root.json", "timestamp.json.gz"}, "only whether there is anything newer"


def test_large_changes_are_only_named(tmp_path: Path, bundled: Path, learner: Session) -> None:
    mark(learner, "But the person who decides at the barrier did not know.")
    mark(learner, "People come first.", ActivityId("w1-l2"))
    shutil.copytree(bundled, tmp_path / "remote")
    shutil.copytree(tmp_path / "bundled-keys", tmp_path / "remote-keys")
    files = dict(week_1("2.0.0"))
    noise = " ".join(f"{n * 2654435761 % 2**32:x}" for n in range(22_000))
    files["lessons/1-1.md"] += f"\n\n{noise}\n".encode()
    publish(tmp_path / "remote", files, now=TODAY)
    learner.settings.set("link_cost", "[0.5, 2000.0]")
    with served(tmp_path / "remote") as server:
        found = preview(learner, WEEK_1, source=server.address)
        learner.settings.set("link_cost", "[0.5, 2000.0]")
        limits.set_limits(learner, TransferLimits(speed=500))
        slow = preview(learner, WEEK_1, source=server.address)
    changed = {change.activity: change for change in found.activities}
    assert changed[L1].read is False
    assert changed[L1].blocks_new == 0
    assert found.size > TEXTS_LIMIT
    assert found.cost < 20_000
    assert found.highlights == MarkFates(kept=1, unknown=1)
    assert found.rate == 2000.0
    assert found.size / 2000 < (found.seconds or 0) <= found.size / 2000 + 3 * 0.5
    assert slow.rate == 500
    assert found.size / 500 < (slow.seconds or 0), "no faster than the learner allows"
    assert preview(learner, WEEK_1, source=str(tmp_path / "remote")).activities[0].read, "from a folder all is read"


def test_a_first_look_over_the_network_takes_the_manifest_only(tmp_path: Path, bundled: Path, remote: Path) -> None:
    with served(remote) as server, laptop(tmp_path / "new", bundled) as session:
        found = preview(session, WEEK_1, source=server.address)
        assert [change.change for change in found.activities] == [Change.ADDED] * 4
        assert found.size > 0
        assert found.files == 6
        done = packs.install(session, WEEK_1, source=server.address)
        assert done.fetched == 6


def test_another_language_on_its_way_loses_nothing_by_a_look(tmp_path: Path, bundled: Path) -> None:
    both = publish(tmp_path / "both", small_pack(), small_pack(language="fr", words="Le pont."), now=TODAY)
    with laptop(tmp_path / "new", both) as session:
        left = iter([False, False, True])
        with pytest.raises(Cancelled):
            packs.install(session, WEEK_1, language="en", cancelled=lambda: next(left))
        before = session.packs.underway(WEEK_1)
        found = preview(session, WEEK_1, language="fr")
        assert (found.language, found.offered) == ("fr", "1.0.0")
        assert session.packs.underway(WEEK_1) == before


def test_stopped_while_it_looks(learner: Session, remote: Path) -> None:
    with served(remote) as server, pytest.raises(Cancelled):
        preview(learner, WEEK_1, source=server.address, cancelled=lambda: True)
    assert learner.packs.pack(WEEK_1).version == "1.0.0"
