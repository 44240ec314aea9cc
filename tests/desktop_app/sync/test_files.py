"""Contents of files on their way: any break goes on where it was, nothing small waits, nothing false is believed."""

from collections.abc import Iterator
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Known
from desktop_app.domain.files import FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.transfers import TransferLimits
from desktop_app.operations import files, limits, notes, own_words, practices
from desktop_app.storage.projections import files as table
from desktop_app.sync.emptying import TERM
from sync_protocol.bodies import PracticeSubmitted, practice_hash, shared_files
from sync_protocol.file_exchange import Do
from sync_protocol.kinds import decode_body
from tests.support.camera import SECRET, pdf, photo
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.small_centre import SmallCentre

SIZE = 200_000


@pytest.fixture
def centre() -> SmallCentre:
    return SmallCentre()


@pytest.fixture
def line(centre: SmallCentre) -> NearFetcher:
    return NearFetcher(centre)


@pytest.fixture
def laptop(tmp_path: Path, line: NearFetcher, centre: SmallCentre) -> Iterator[FieldLaptop]:
    laptop = FieldLaptop.new(tmp_path / "one", line)
    laptop.enrol(centre.new_code())
    yield laptop
    laptop.close()


@pytest.fixture
def second(tmp_path: Path, line: NearFetcher, centre: SmallCentre, laptop: FieldLaptop) -> Iterator[FieldLaptop]:
    second = FieldLaptop.new(tmp_path / "two", line, clock=laptop.clock)
    second.enrol(centre.new_code())
    second.give_words(laptop.words())
    yield second
    second.close()


def add(laptop: FieldLaptop, size: int = SIZE, name: str = "plan.pdf") -> FileView:
    note = laptop.write("Bridge")
    path = laptop.folder.parent / name
    path.write_bytes(pdf(size))
    return files.add(laptop.session, RecordId(note), files.choose(path))


def state(laptop: FieldLaptop, file: FileView) -> FileState:
    return files.view(laptop.session, file.id).state


def asked(centre: SmallCentre, do: Do) -> int:
    return sum(1 for each, _, _ in centre.files.asked if each is do)


def test_a_file_travels_when_it_is_asked_for(laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre) -> None:
    added = add(laptop)
    assert state(laptop, added) is FileState.WAITING
    result = laptop.exchange()
    assert (result.files_sent, result.files_waiting, result.files_error) == (1, 0, None)
    assert state(laptop, added) is FileState.RECEIVED
    second.exchange()
    assert state(second, added) is FileState.AWAY
    assert asked(centre, Do.GET) == 0
    (there,) = files.files_of(second.session)
    assert (there.name, there.size, there.state) == ("plan.pdf", added.size, FileState.AWAY)
    files.want(second.session, added.id)
    assert second.exchange().files_fetched == 1
    assert files.content(second.session, added.id) == pdf(SIZE)
    assert state(second, added) is FileState.RECEIVED
    before = len(centre.files.asked)
    assert laptop.exchange().files_sent == second.exchange().files_sent == 0
    assert len(centre.files.asked) == before


cuts = st.lists(st.tuples(st.sampled_from(["up", "down"]), st.integers(0, 60_000)), max_size=6)


@given(up=cuts, down=cuts)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_any_break_ends_byte_identical(tmp_path: Path, up: list[tuple[str, int]], down: list[tuple[str, int]]) -> None:
    centre = SmallCentre()
    line = NearFetcher(centre)
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    one, other = (FieldLaptop.new(folder / name, line) for name in ("one", "two"))
    with closing(one), closing(other):
        one.enrol(centre.new_code())
        other.enrol(centre.new_code())
        other.give_words(one.words())
        added = add(one)
        for laptop, plan in ((one, up), (other, down)):
            if laptop is other:
                other.exchange()
                files.want(other.session, added.id)
            for way, count in plan:
                # the first request is the exchange of small entries; then come questions about the file
                fault = Fault(cut_up=count) if way == "up" else Fault(cut_down=count)
                line.faults[:] = [Fault(), fault, fault, fault]
                laptop.exchange()
                laptop.clock.advance(hours=1)
            line.faults.clear()
            laptop.exchange()
        assert files.content(other.session, added.id) == pdf(SIZE)
        (box,) = table.every(one.session.database)
        assert bytes(centre.files.boxes[box.box]) == (one.session.paths.files / box.box.hex()).read_bytes()


def test_a_note_that_is_written_meanwhile_goes_before_the_rest_of_a_file(
    laptop: FieldLaptop, line: NearFetcher, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = add(laptop, 900_000)
    order: list[str] = []

    class Watched(NearFetcher):
        """Writes a note while the first bytes of the file are under way."""

        def post(self, url: str, body: bytes, **more: object) -> object:  # type: ignore[override]  # as it is given
            order.append(url.rpartition("/")[2])
            if order.count("files") == 3 and order[-1] == "files":
                laptop.write("Written meanwhile")
            return super().post(url, body, **more)  # type: ignore[arg-type]

    watched = Watched(centre)
    laptop.session.make_network = watched
    result = laptop.exchange()
    third = [at for at, each in enumerate(order) if each == "files"][2]
    assert order[third + 1] == "exchange"
    assert order[-1] == "files"
    assert (result.waiting, result.files_sent) == (0, 1)
    assert state(laptop, added) is FileState.RECEIVED


def test_hours_bind_files_and_nothing_small(laptop: FieldLaptop, centre: SmallCentre) -> None:
    now = laptop.session.clock.local(laptop.session.clock.now())
    later = (now + timedelta(hours=2)).time().replace(microsecond=0)
    end = (now + timedelta(hours=4)).time().replace(microsecond=0)
    limits.set_limits(laptop.session, TransferLimits(begins=time(later.hour), ends=time(end.hour)))
    added = add(laptop)
    result = laptop.exchange()
    assert (result.waiting, result.files_sent, result.files_waiting) == (0, 0, 1)
    assert centre.files.asked == []
    laptop.clock.advance(hours=2)
    assert laptop.exchange().files_sent == 1
    assert state(laptop, added) is FileState.RECEIVED


def test_a_connection_paid_by_the_byte_is_left_alone(laptop: FieldLaptop, centre: SmallCentre) -> None:
    from desktop_app.operations import exchanging

    add(laptop)
    assert exchanging.exchange(laptop.session, metered=lambda: True).files_waiting == 1
    assert centre.files.asked == []


def test_a_line_that_is_down_is_tried_less_and_less_often(
    laptop: FieldLaptop, line: NearFetcher, centre: SmallCentre
) -> None:
    add(laptop)
    line.faults[:] = [Fault(), Fault(error="unreachable")]
    result = laptop.exchange()
    assert (result.error, result.files_error, result.files_waiting) == (None, "unreachable", 1)
    line.faults.clear()
    assert laptop.exchange().files_sent == 0
    laptop.clock.advance(minutes=1)
    assert laptop.exchange().files_sent == 1


@pytest.mark.parametrize(("code", "reason"), [("files-full", "files-full"), ("too-large", "file-large")])
def test_what_the_centre_does_not_take_stays_here_and_says_why(
    laptop: FieldLaptop, centre: SmallCentre, code: str, reason: str
) -> None:
    added = add(laptop)
    centre.files.refuse[Do.PUT] = code
    assert laptop.exchange().files_waiting == 1
    seen = files.view(laptop.session, added.id)
    assert (seen.state, seen.reason) == (FileState.REFUSED, reason)
    assert files.content(laptop.session, added.id) == pdf(SIZE)
    centre.files.refuse.clear()
    laptop.exchange()
    assert state(laptop, added) is FileState.RECEIVED


def test_what_has_not_come_yet_is_waited_for(laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre) -> None:
    added = add(laptop)
    centre.files.refuse[Do.PUT] = "busy"
    laptop.exchange()
    second.exchange()
    files.want(second.session, added.id)
    result = second.exchange()
    assert (result.files_error, result.files_waiting) == (None, 1)
    assert state(second, added) is FileState.WANTED
    centre.files.refuse.clear()
    laptop.clock.advance(hours=1)
    laptop.exchange()
    assert second.exchange().files_fetched == 1


def test_removed_on_one_laptop_and_gone_everywhere(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    added = add(laptop)
    laptop.exchange()
    second.exchange()
    files.want(second.session, added.id)
    second.exchange()
    files.remove(second.session, added.id)
    assert list(second.session.paths.files.iterdir()) == []
    second.exchange()
    assert centre.files.boxes == {}
    laptop.exchange()
    assert files.files_of(laptop.session) == ()
    assert list(laptop.session.paths.files.iterdir()) == []


def test_a_text_that_leaves_the_bin_takes_its_files_along(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    added = add(laptop, name="secretplan.pdf")
    laptop.exchange()
    second.exchange()
    files.want(second.session, added.id)
    second.exchange()
    notes.delete_note(laptop.session, added.record)
    laptop.exchange()
    assert [each.id for each in files.files_of(laptop.session, added.record)] == [added.id]
    centre.clock += TERM + 1
    laptop.exchange()
    laptop.exchange()
    second.exchange()
    assert centre.files.boxes == {}
    for each in (laptop, second):
        assert files.files_of(each.session) == ()
        assert list(each.session.paths.files.iterdir()) == []
        bodies = each.session.database.rows("SELECT body FROM entries WHERE kind = 'file.described'")
        assert bodies == [(b"",)]


def test_a_centre_that_came_back_from_a_backup_gets_it_again(laptop: FieldLaptop, centre: SmallCentre) -> None:
    added = add(laptop)
    backup = centre.backup()
    laptop.exchange()
    centre.restore(backup)
    centre.files.boxes.clear()
    laptop.exchange()
    assert laptop.exchange().files_waiting == 0
    assert len(centre.files.boxes) == 1
    assert state(laptop, added) is FileState.RECEIVED


def test_a_laptop_without_the_words_sends_no_file(
    laptop: FieldLaptop, tmp_path: Path, line: NearFetcher, centre: SmallCentre
) -> None:
    second = FieldLaptop.new(tmp_path / "two", line, clock=laptop.clock)
    second.enrol(centre.new_code())
    if not own_words.standing(second.session).awaited:
        pytest.fail("a second laptop waits for the words")
    add(second)
    second.exchange()
    assert centre.files.asked == []
    second.close()


def test_an_older_centre_knows_nothing_of_files(laptop: FieldLaptop, line: NearFetcher) -> None:
    added = add(laptop)
    line.faults[:] = [Fault(), Fault(instead=(404, b""))]
    result = laptop.exchange()
    assert (result.error, result.files_error, result.files_waiting) == (None, None, 1)
    assert state(laptop, added) is FileState.WAITING


HOTEL = b"<html>Welcome! Please accept our terms.</html>" * 900


@pytest.mark.parametrize("page", [HOTEL, b"", b"\0" * 300_000])
def test_what_comes_down_is_believed_only_as_what_it_is_named(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre, page: bytes
) -> None:
    added = add(laptop)
    laptop.exchange()
    second.exchange()
    files.want(second.session, added.id)
    centre.files.instead = page
    assert second.exchange().files_error in ("answer-nonsense", "cut")
    assert state(second, added) is FileState.WANTED
    centre.files.instead = None
    laptop.clock.advance(hours=1)
    assert second.exchange().files_fetched == 1
    assert files.content(second.session, added.id) == pdf(SIZE)


@pytest.mark.parametrize("end", [0, 100_000])
def test_a_file_of_which_nothing_more_comes_holds_up_no_other(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre, end: int
) -> None:
    """Somebody said that it is longer than it is."""
    short, good = add(laptop), add(laptop, SIZE + 1, "list.pdf")
    laptop.exchange()
    second.exchange()
    for file in (short, good):
        files.want(second.session, file.id)
        laptop.clock.advance(minutes=1)
    row = table.get(second.session.database, short.id)
    assert row is not None
    centre.files.ends[row.box] = end
    second.write("And a photo of its own")
    own = add(second, 1_000, "own.pdf")
    result = second.exchange()
    assert (result.files_fetched, result.files_sent, result.files_error) == (1, 1, "answer-nonsense")
    assert [state(second, file) for file in (short, good, own)] == [
        FileState.WANTED,
        FileState.RECEIVED,
        FileState.RECEIVED,
    ]


@pytest.mark.parametrize("lie", [0, 5_000])
def test_a_centre_that_never_gets_on_is_given_up(laptop: FieldLaptop, centre: SmallCentre, lie: int) -> None:
    added = add(laptop)
    centre.files.lie = lie
    assert laptop.exchange().files_error == "cut"
    assert len(centre.files.asked) < 12
    assert state(laptop, added) is FileState.WAITING


def test_nobody_else_can_say_that_the_centre_has_it(laptop: FieldLaptop, line: NearFetcher) -> None:
    added = add(laptop)
    for instead in ((200, HOTEL[:2_000]), (200, b""), (511, HOTEL[:500]), (302, b"")):
        line.faults[:] = [Fault(), *[Fault(instead=instead)] * 5]
        assert laptop.exchange().files_sent == 0
        assert state(laptop, added) is FileState.WAITING
        laptop.clock.advance(hours=1)


# -- with a practice that is submitted


def submitted(laptop: FieldLaptop) -> tuple[RecordId, FileView]:
    draft = practices.add_practice(laptop.session, title="A list on paper", parts={"context": "At the barrier."}).id
    path = laptop.folder.parent / "list.jpg"
    path.write_bytes(photo())
    added = files.add(laptop.session, draft, files.choose(path))
    practices.submit(laptop.session, draft)
    return draft, added


def readable(centre: SmallCentre, content: bytes) -> list[bytes]:
    return [name for name, box in centre.files.boxes.items() if content in box]


def test_a_submission_brings_copies_that_others_can_read(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    draft, added = submitted(laptop)
    content = files.content(laptop.session, added.id)
    assert laptop.exchange().files_sent == 2
    (name,) = readable(centre, content)
    (entry,) = laptop.session.journal.entries.of_kind("practice.submitted")
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PracticeSubmitted)
    assert [(file.name, file.size, file.box) for file in shared_files(body.files)] == [("list.jpg", added.size, name)]
    assert body.hash == practice_hash(body.title, body.place, body.parts, body.files)
    assert len(list(laptop.session.paths.files.iterdir())) == 1  # nothing readable lies on this disk
    assert SECRET not in b"".join(map(bytes, centre.files.boxes.values()))
    assert not practices.open_practice(laptop.session, draft).can_submit
    second.exchange()
    assert not practices.open_practice(second.session, draft).can_submit
    files.remove(laptop.session, added.id)
    assert practices.open_practice(laptop.session, draft).can_submit


def test_what_is_taken_back_takes_its_copies_back(laptop: FieldLaptop, centre: SmallCentre) -> None:
    draft, added = submitted(laptop)
    content = files.content(laptop.session, added.id)
    laptop.exchange()
    practices.withdraw(laptop.session, draft)
    laptop.exchange()
    assert readable(centre, content) == []
    assert files.content(laptop.session, added.id) == content
    practices.submit(laptop.session, draft)
    laptop.exchange()
    assert len(readable(centre, content)) == 1


def test_a_file_that_was_removed_after_submitting_still_goes_with_the_text(
    laptop: FieldLaptop, centre: SmallCentre
) -> None:
    _, added = submitted(laptop)
    content = files.content(laptop.session, added.id)
    files.remove(laptop.session, added.id)
    laptop.exchange()
    assert len(readable(centre, content)) == 1
    assert len(centre.files.boxes) == 1


def test_nothing_is_submitted_without_what_it_names(laptop: FieldLaptop, second: FieldLaptop) -> None:
    draft = practices.add_practice(laptop.session, title="A list on paper", parts={"context": "At the barrier."}).id
    path = laptop.folder.parent / "list.jpg"
    path.write_bytes(photo())
    files.add(laptop.session, draft, files.choose(path))
    laptop.exchange()
    second.exchange()
    with pytest.raises(Known, match="file-away"):
        practices.submit(second.session, draft)
    assert second.session.journal.entries.of_kind("practice.submitted") == []
