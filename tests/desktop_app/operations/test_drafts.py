"""A draft stays with the version of the course in which it was begun, and no longer than it is open."""

from dataclasses import dataclass, field

import pytest

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.marks import Place
from desktop_app.domain.practices import Begun
from desktop_app.operations import drafts, lessons, practices
from desktop_app.packs.pack_records import PackRecords
from sync_protocol.bodies import DraftBegun
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body, encode_body
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, WEEK_2_LESSON, install, week_1, week_2

WEEK_1, WEEK_2 = PackId("week-1"), PackId("week-2")
PARTS = {"context": "A market on the road."}


def update(session, version):
    """An installation as the installer ends it."""
    install(session, week_1(version))
    session.packs.sweep(drafts.needed(session))


def versions(session):
    record = PackRecords(session.paths.packs / "installed").read(WEEK_1)
    return [version.version for version in record.versions]


def test_a_draft_remembers_what_was_being_read(session):
    lessons.keep_place(session, Place(L1, 0, 0))
    view = practices.add_practice(session, title="Ask first")
    assert view.begun == Begun(WEEK_1, "1.0.0", 1, "Who we are", "1.0.0")
    assert not view.begun.is_older
    (entry,) = session.journal.entries.of_kind("draft.begun")
    assert (entry.audience, entry.about.text()) == (MINE, view.id)
    body = decode_body(entry.kind, entry.body)
    assert body == DraftBegun(WEEK_1, "en", "1.0.0", session.packs.pack(WEEK_1).index_hash)


def test_the_pack_is_that_of_the_week_the_learner_is_in(session, clock):
    install(session, week_2())
    assert practices.add_practice(session).begun.pack == WEEK_1
    lessons.keep_place(session, Place(WEEK_2_LESSON, 0, 0))
    assert practices.add_practice(session).begun.pack == WEEK_2
    clock.advance(minutes=5)
    lessons.keep_place(session, Place(L1, 0, 0))
    assert practices.add_practice(session).begun.pack == WEEK_1


def test_without_a_course_there_is_nothing_to_stay_with(tmp_path):
    with open_test_session(tmp_path / "bare") as session:
        assert practices.add_practice(session).begun is None
        assert drafts.needed(session) == frozenset()


def test_a_draft_keeps_its_version_through_two_more_updates_and_frees_it_when_sent(session):
    view = practices.add_practice(session, title="Ask first", parts=PARTS)
    begun_in = session.packs.pack(WEEK_1).index_hash
    for version in ("1.1.0", "1.2.0", "2.0.0"):
        update(session, version)
        assert drafts.needed(session) == {begun_in}
    assert versions(session) == ["2.0.0", "1.2.0", "1.0.0"]
    assert drafts.kept(session) == {WEEK_1: (("1.0.0", 1),)}
    begun = practices.open_practice(session, view.id).begun
    assert (begun.version, begun.version_now, begun.is_older) == ("1.0.0", "2.0.0", True)
    practices.submit(session, view.id)
    assert drafts.needed(session) == frozenset()
    assert drafts.kept(session) == {}
    session.packs.sweep(drafts.needed(session))
    assert versions(session) == ["2.0.0", "1.2.0"]


def test_what_was_taken_back_before_it_left_is_a_draft_again(session):
    view = practices.add_practice(session, title="Ask first", parts=PARTS)
    practices.submit(session, view.id)
    practices.withdraw(session, view.id)
    assert len(drafts.needed(session)) == 1


def test_a_deleted_draft_frees_its_version_when_the_bin_lets_it_go(session, clock):
    view = practices.add_practice(session, title="Ask first")
    practices.delete_practice(session, view.id)
    clock.advance(days=29)
    assert len(drafts.needed(session)) == 1
    clock.advance(days=2)
    assert drafts.needed(session) == frozenset()
    practices.restore_practice(session, view.id)
    assert len(drafts.needed(session)) == 1


def test_counts_are_by_pack_and_version(session):
    practices.add_practice(session, title="One")
    practices.add_practice(session, title="Two")
    assert drafts.kept(session) == {}
    update(session, "1.1.0")
    practices.add_practice(session, title="Three")
    assert drafts.kept(session) == {WEEK_1: (("1.0.0", 2),)}
    assert drafts.begun_in(session, WEEK_1) == 3
    assert drafts.begun_in(session, WEEK_2) == 0


def test_a_pack_that_is_not_here_has_only_its_name(session):
    view = practices.add_practice(session, title="Ask first")
    session.packs.remove(WEEK_1)
    assert practices.open_practice(session, view.id).begun == Begun(WEEK_1, "1.0.0")
    assert not practices.open_practice(session, view.id).begun.is_older


def test_old_journals_without_the_event_work(session):
    from desktop_app.storage.forms import Content

    with session.database.write():
        record = session.documents.create("practice.edit", Content(texts={"title": "Old", "place": ""}))
    view = practices.open_practice(session, record.text())
    assert view.begun is None
    assert drafts.needed(session) == frozenset()


@dataclass
class Others:
    """Entries from another laptop of the learner."""

    made: list[Entry] = field(default_factory=list)

    def begun(self, draft: str, version: str, written: int) -> Entry:
        body = encode_body(DraftBegun("week-1", "en", version, bytes(32)))
        self.made.append(Entry(EntryId(77, len(self.made)), "draft.begun", EntryId.parse(draft), MINE, written, body))
        return self.made[-1]


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_entries_the_earliest_counts(session, turned):
    view = practices.add_practice(session, title="Ask first")
    others = Others()
    entries = [others.begun(view.id, "0.8.0", 5), others.begun(view.id, "0.9.0", 9)]
    for entry in reversed(entries) if turned else entries:
        session.journal.receive([entry])
    assert practices.open_practice(session, view.id).begun.version == "0.8.0"
    session.storage.projector.rebuild()
    assert practices.open_practice(session, view.id).begun.version == "0.8.0"


def test_it_belongs_to_its_practice_where_things_wait(session):
    from desktop_app.storage.waiting_list import stirred

    view = practices.add_practice(session, title="Ask first")
    found = {(each.family, each.belongs) for each in stirred(session.database, since=0) if each.family != "profile"}
    assert found == {("practice", view.id)}
