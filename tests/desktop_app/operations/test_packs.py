"""Packs as a learner meets them: looked for, installed, found by the search, brought up to date, removed."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from course_format.pack_index import decode_index
from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.operations import packs, searching
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.storage import settings as names
from desktop_app.storage.search_index import index_source, sources
from tests.support.pack_sources import publish, served, small_pack
from tests.support.profiles import MOMENT, open_test_session

WEEK_1 = PackId("week-1")


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """The packs that came with the program."""
    return publish(tmp_path / "bundled", small_pack(), small_pack(language="fr"))


@pytest.fixture
def learner(tmp_path: Path, bundled: Path) -> Iterator[Session]:
    """A new profile, with real packs and a real network."""
    supply = Supply(bundled, tmp_path / "no-release-root", "0.1.0")
    with open_test_session(tmp_path / "profile") as session:
        session.make_packs = lambda: PackStore(session.paths.packs, supply)
        session.make_network = lambda: HttpFetcher(time.monotonic)
        yield session


def row(session: Session, language: str = "en") -> PackRow:
    return next(row for row in packs.packs(session).rows if row.language == language)


def code_of(session: Session, pack: str = "week-1", **options: str) -> str:
    with pytest.raises(Known) as raised:
        packs.install(session, PackId(pack), **options)  # type: ignore[arg-type]
    return raised.value.code


def found(session: Session, query: str) -> set[str]:
    return {hit.target for hit in searching.search(session, query).hits}


def test_a_new_laptop_sees_what_came_with_the_program(learner: Session, bundled: Path) -> None:
    view = packs.packs(learner)
    assert [(row.id, row.language, row.state, row.available) for row in view.rows] == [
        (WEEK_1, "en", PackState.AVAILABLE, "1.0.0"),
        (WEEK_1, "fr", PackState.AVAILABLE, "1.0.0"),
    ]
    assert (view.source, view.asked, view.used) == (str(bundled), MOMENT, 0)
    assert view.fresh_until is not None
    assert view.free > 0
    assert all(len(row.signer or "") == 4 for row in view.rows)


def test_without_any_packs_the_list_is_empty_and_asking_says_why(learner: Session, bundled: Path) -> None:
    bundled.rename(bundled.with_name("gone"))
    assert packs.packs(learner).rows == ()
    with pytest.raises(Known) as raised:
        packs.check_for_packs(learner)
    assert raised.value.code == "source-missing"
    assert raised.value.facts["source"] == str(bundled)


def test_installed_packs_are_listed_and_found_by_the_search(learner: Session) -> None:
    done = packs.install(learner, WEEK_1)
    assert (done.version, done.fetched, done.requests) == ("1.0.0", 5, 0)
    shown = row(learner)
    assert (shown.state, shown.version, shown.installed_on) == (PackState.INSTALLED, "1.0.0", MOMENT)
    assert shown.here == shown.size == packs.packs(learner).rows[0].here
    assert found(learner, "bridge") == {"w1-l1"}
    assert found(learner, "convoi") == {"convoy"}


def test_a_newer_version_is_an_update_and_replaces_what_is_found(learner: Session, bundled: Path) -> None:
    packs.install(learner, WEEK_1)
    publish(bundled, small_pack("1.1.0", words="The ferry waits."))
    packs.check_for_packs(learner)
    shown = row(learner)
    assert (shown.state, shown.version, shown.available) == (PackState.UPDATE, "1.0.0", "1.1.0")
    assert packs.install(learner, WEEK_1).fetched == 2
    assert row(learner).state is PackState.INSTALLED
    assert found(learner, "ferry") == {"w1-l1"}


def test_the_same_version_with_other_content_is_an_update_too(learner: Session, bundled: Path) -> None:
    packs.install(learner, WEEK_1)
    publish(bundled, small_pack(words="Corrected."), replace=True)
    packs.check_for_packs(learner)
    assert row(learner).state is PackState.UPDATE
    packs.install(learner, WEEK_1)
    assert row(learner).state is PackState.INSTALLED


def test_an_update_stays_in_the_language_that_was_chosen(learner: Session, bundled: Path) -> None:
    packs.install(learner, WEEK_1, language="fr")
    publish(bundled, small_pack("1.1.0"), small_pack("1.1.0", language="fr"))
    assert packs.install(learner, WEEK_1).version == "1.1.0"
    assert row(learner, "fr").state is PackState.INSTALLED
    assert row(learner, "en").state is PackState.AVAILABLE


def test_removed_and_no_longer_found(learner: Session) -> None:
    packs.install(learner, WEEK_1)
    assert packs.remove(learner, WEEK_1) == {"packs", "progress"}
    assert row(learner).state is PackState.AVAILABLE
    assert found(learner, "bridge") == set()
    assert packs.packs(learner).used == 0
    with pytest.raises(Known) as raised:
        packs.remove(learner, WEEK_1)
    assert raised.value.code == "pack-missing"


def test_a_damaged_pack_is_told_mended_or_removed(learner: Session) -> None:
    packs.install(learner, WEEK_1)
    for path in (learner.paths.packs / "members").rglob("*"):
        if path.is_file():
            path.write_bytes(b"")
    shown = row(learner)
    assert (shown.state, shown.reason) == (PackState.DAMAGED, "pack-damaged")
    packs.install(learner, WEEK_1)
    assert row(learner).state is PackState.INSTALLED
    (learner.paths.packs / "installed" / "week-1.json").write_bytes(b"x")
    assert row(learner).state is PackState.DAMAGED
    packs.remove(learner, WEEK_1)
    assert row(learner).state is PackState.AVAILABLE


def test_stopped_and_shown_as_partly_here(learner: Session) -> None:
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        packs.install(learner, WEEK_1, cancelled=lambda: next(asked))
    shown = row(learner)
    assert shown.state is PackState.PARTLY
    assert 0 < shown.here < shown.size
    assert packs.install(learner, WEEK_1).fetched == 3


def test_what_nobody_has(learner: Session, tmp_path: Path) -> None:
    assert code_of(learner, "week-9") == "pack-unknown"
    assert code_of(learner, language="ar") == "pack-unknown"
    assert code_of(learner, source=str(tmp_path)) == "source-missing"
    assert code_of(learner, source="http://example.org/packs") == "plain-http"
    assert code_of(learner, source="https://") == "address-wrong"


def test_the_centre_is_asked_when_the_bundled_packs_are_older(learner: Session, bundled: Path, tmp_path: Path) -> None:
    centre = tmp_path / "centre"
    shutil.copytree(bundled, centre / "packs")
    shutil.copytree(tmp_path / "bundled-keys", centre / "packs-keys")
    publish(centre / "packs", small_pack("1.1.0", words="From afar."), now=datetime.now(UTC))
    with served(centre) as server:
        learner.settings.set(names.CENTRE, server.address)
        packs.check_for_packs(learner)
        assert row(learner).available == "1.1.0"
        done = packs.install(learner, WEEK_1)
    assert (done.version, done.requests > 0) == ("1.1.0", True)
    assert found(learner, "afar") == {"w1-l1"}


def test_an_unreachable_centre_is_said_and_the_bundled_list_stays(learner: Session) -> None:
    learner.settings.set(names.CENTRE, "http://127.0.0.1:9")
    with pytest.raises(Known) as raised:
        packs.check_for_packs(learner)
    assert raised.value.code == "unreachable"
    assert row(learner).state is PackState.AVAILABLE
    assert packs.install(learner, WEEK_1).version == "1.0.0"


def test_the_search_catches_up_with_what_was_cut_off(learner: Session) -> None:
    """A power cut between the switch of the version and the index: the next quiet moment puts it right."""
    packs.install(learner, WEEK_1)
    (source,) = sources(learner.database)
    index_source(learner.database, source, [])
    index_source(learner.database, "week-0/en-1.0.0-00000000", [])
    assert found(learner, "bridge") == set()
    packs.index(learner)
    assert found(learner, "bridge") == {"w1-l1"}


def test_a_pack_that_is_harmed_keeps_no_other_from_being_installed_and_found(learner: Session, bundled: Path) -> None:
    publish(bundled, small_pack(pack="week-2", words="A lesson of its own."))
    packs.install(learner, PackId("week-2"))
    for name in sources(learner.database):
        index_source(learner.database, name, [])
    here = learner.packs.pack(PackId("week-2"))
    index = decode_index(learner.packs.stored(here.index_hash))
    digest = next(each.stored_hash for each in index.members if each.path == "lessons/one.md").hex()
    (learner.paths.packs / "members" / digest).write_bytes(b"harmed")
    learner.packs = learner.make_packs()  # as after a start: nothing of it is in memory
    assert packs.install(learner, WEEK_1, language="fr").version == "1.0.0"
    assert found(learner, "bridge") == {"w1-l1"}


def test_a_list_remembered_by_another_version_is_asked_for_again(learner: Session) -> None:
    learner.settings.set("packs_asked", '{"old": 1}')
    assert row(learner).state is PackState.AVAILABLE
