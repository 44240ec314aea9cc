"""Photos and PDFs that several laptops, practices and texts have to do with: none goes that somebody still needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.cancelling import never
from desktop_app.domain.errors import Known
from desktop_app.domain.files import FileState
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files, notes, practices, rebuilding
from desktop_app.storage.box_ledger import BoxRow
from desktop_app.sync.boxes import Boxes, Line
from desktop_app.sync.emptying import TERM
from desktop_app.sync.standing import standing
from sync_protocol.bodies import FileMissing
from sync_protocol.entries import person_audience
from sync_protocol.files import pack_file
from tests.support.camera import pdf, photo
from tests.support.centre_voice import PERSON, Centre
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import SmallCentre


@pytest.fixture
def centre() -> SmallCentre:
    return SmallCentre()


@pytest.fixture
def laptop(tmp_path: Path, centre: SmallCentre) -> Iterator[FieldLaptop]:
    laptop = FieldLaptop.new(tmp_path / "one", NearFetcher(centre))
    laptop.enrol(centre.new_code())
    yield laptop
    laptop.close()


@pytest.fixture
def second(tmp_path: Path, centre: SmallCentre, laptop: FieldLaptop) -> Iterator[FieldLaptop]:
    second = FieldLaptop.new(tmp_path / "two", NearFetcher(centre), clock=laptop.clock)
    second.enrol(centre.new_code())
    second.give_words(laptop.words())
    yield second
    second.close()


def add_photo(laptop: FieldLaptop, record: RecordId) -> bytes:
    """The photo as it is kept."""
    path = laptop.folder.parent / "list.jpg"
    path.write_bytes(photo())
    return files.content(laptop.session, files.add(laptop.session, record, files.choose(path)).id)


def draft(laptop: FieldLaptop, title: str) -> RecordId:
    return practices.add_practice(laptop.session, title=title, parts={"context": "At the barrier."}).id


def readable(centre: SmallCentre, content: bytes) -> list[bytes]:
    return [name for name, box in centre.files.boxes.items() if content in box]


def test_a_photo_of_two_practices_stays_when_one_is_taken_back(laptop: FieldLaptop, centre: SmallCentre) -> None:
    one, other = draft(laptop, "A list on paper"), draft(laptop, "A list on a wall")
    contents = {add_photo(laptop, one), add_photo(laptop, other)}
    (content,) = contents
    for each in (one, other):
        practices.submit(laptop.session, each)
    laptop.exchange()
    assert len(readable(centre, content)) == 1
    practices.withdraw(laptop.session, one)
    laptop.exchange()
    assert len(readable(centre, content)) == 1
    practices.withdraw(laptop.session, other)
    laptop.exchange()
    assert readable(centre, content) == []


def test_submitted_again_where_nobody_knew_that_the_copies_were_taken_back(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    """One laptop sent it, the other took it back, the first sends it once more: the centre has to have the photo."""
    practice = draft(laptop, "A list on paper")
    content = add_photo(laptop, practice)
    practices.submit(laptop.session, practice)
    laptop.exchange()
    second.exchange()
    practices.withdraw(second.session, practice)
    second.exchange()
    assert readable(centre, content) == []
    laptop.exchange()
    practices.submit(laptop.session, practice)
    laptop.exchange()
    assert len(readable(centre, content)) == 1


@pytest.mark.parametrize("family", ["note", "practice"])
def test_a_photo_added_elsewhere_brings_a_text_back_as_an_edit_does(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre, family: str
) -> None:
    record = RecordId(laptop.write("Bridge")) if family == "note" else draft(laptop, "Bridge")
    laptop.exchange()
    second.exchange()
    content = add_photo(second, record)
    if family == "note":
        notes.delete_note(laptop.session, record)
    else:
        practices.delete_practice(laptop.session, record)
    laptop.exchange()
    second.exchange()
    centre.clock += TERM + 1
    for each in (laptop, second, laptop, second):
        each.exchange()
    for each in (laptop, second):
        for _ in range(2):
            (file,) = files.files_of(each.session, record)
            shown = notes.list_notes(each.session) if family == "note" else practices.list_practices(each.session)
            assert [row.id for row in shown] == [record]
            rebuilding.rebuild(each.session)
    assert files.content(second.session, file.id) == content


def test_a_text_with_a_photo_that_was_known_stays_in_the_bin(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    record = RecordId(laptop.write("Bridge"))
    add_photo(laptop, record)
    laptop.exchange()
    second.exchange()
    notes.delete_note(second.session, record)
    second.exchange()
    laptop.exchange()
    assert notes.list_notes(laptop.session) == () == notes.list_notes(second.session)


def test_a_text_taken_out_of_the_bin_keeps_its_photo_when_it_is_erased_elsewhere(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    """Somebody erased it who did not know that it was taken out: it is written once more, and so is its photo."""
    record = RecordId(laptop.write("Bridge", "It is closed."))
    content = add_photo(laptop, record)
    laptop.exchange()
    second.exchange()
    for file in files.files_of(second.session, record):
        files.want(second.session, file.id)
    notes.delete_note(laptop.session, record)
    laptop.exchange()
    second.exchange()
    notes.restore_note(second.session, record)
    centre.clock += TERM + 1
    laptop.exchange()
    laptop.exchange()
    assert notes.list_notes(laptop.session) == () == files.files_of(laptop.session)
    for each in (second, second, laptop):
        each.exchange()
    for each in (laptop, second):
        for _ in range(2):
            (note,) = notes.list_notes(each.session)
            (file,) = files.files_of(each.session, note.id)
            assert note.title == "Bridge"
            rebuilding.rebuild(each.session)
    assert files.content(second.session, file.id) == content
    files.want(laptop.session, file.id)
    laptop.exchange()
    assert files.content(laptop.session, file.id) == content


def test_what_a_recovered_database_no_longer_says_of_boxes_is_found_again(
    laptop: FieldLaptop, centre: SmallCentre
) -> None:
    """A recovery brings entries back, not what each box had to do with the centre (storage/recovery.py)."""
    practice = draft(laptop, "A list on paper")
    content = add_photo(laptop, practice)
    practices.submit(laptop.session, practice)
    with laptop.session.database.write():
        laptop.session.database.run("DELETE FROM boxes")
    laptop.exchange()
    laptop.exchange()
    assert len(readable(centre, content)) == 1
    assert len(centre.files.boxes) == 2
    (file,) = files.files_of(laptop.session, practice)
    assert file.state is FileState.RECEIVED
    asked = len(centre.files.asked)
    laptop.exchange()
    assert len(centre.files.asked) == asked


def test_a_photo_that_the_disk_changed_holds_up_no_other(laptop: FieldLaptop, centre: SmallCentre) -> None:
    contents = []
    for color in ("red", "blue"):
        path = laptop.folder.parent / f"{color}.pdf"
        path.write_bytes(pdf(100_000 if color == "red" else 150_000))
        note = RecordId(laptop.write(color))
        contents.append(files.add(laptop.session, note, files.choose(path)))
    red, blue = contents
    box = next(path for path in laptop.session.paths.files.iterdir() if path.stat().st_size < 120_000)
    harmed = bytearray(box.read_bytes())
    harmed[70_000] ^= 1
    box.write_bytes(harmed)
    result = laptop.exchange()
    assert (result.files_sent, result.files_error) == (1, None)
    states = [files.view(laptop.session, each.id).state for each in (red, blue)]
    assert states == [FileState.WAITING, FileState.RECEIVED]


def test_a_piece_that_the_centre_never_takes_ends_the_sending(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """It goes back to where the piece began each time, and everything in front of its end is taken each time."""
    box, name = pack_file(bytes(100_000), bytes(32))
    harmed = bytearray(box)
    harmed[-1] ^= 1
    who = standing(laptop.session.settings)
    assert who is not None
    fetcher, randbytes = NearFetcher(centre), laptop.session.randomness.bytes
    boxes = Boxes(Line(who, fetcher, randbytes, lambda: 4_000, never, lambda: None))
    with pytest.raises(Known, match="cut"):
        boxes.send(BoxRow(name, 100_000, None, None, None, None, 0), lambda start, end: bytes(harmed[start:end]))
    assert len(centre.files.asked) < 20


def test_a_photo_that_the_centre_s_disk_changed_holds_up_no_other(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    added = []
    for name, size in (("red", 100_000), ("blue", 150_000)):
        path = laptop.folder.parent / f"{name}.pdf"
        path.write_bytes(pdf(size))
        added.append(files.add(laptop.session, RecordId(laptop.write(name)), files.choose(path)))
    laptop.exchange()
    second.exchange()
    for file in added:
        files.want(second.session, file.id)
        laptop.clock.advance(seconds=1)
    harmed = min(centre.files.boxes.values(), key=len)
    harmed[-1] ^= 1
    result = second.exchange()
    assert (result.files_fetched, result.files_error) == (1, "answer-nonsense")
    states = [files.view(second.session, each.id).state for each in added]
    assert states == [FileState.WANTED, FileState.RECEIVED]


@pytest.mark.parametrize("family", ["note", "practice"])
def test_a_photo_of_which_those_did_not_know_who_erased_its_text(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre, family: str
) -> None:
    """As with words of which they did not know: shown under a recovered text, the same on both, and kept."""
    record = RecordId(laptop.write("Bridge", "It is closed.")) if family == "note" else draft(laptop, "Bridge")
    laptop.exchange()
    second.exchange()
    content = add_photo(second, record)  # and it is long until this laptop finds a line
    if family == "note":
        notes.delete_note(laptop.session, record)
    else:
        practices.delete_practice(laptop.session, record)
    laptop.exchange()
    centre.clock += TERM + 1
    laptop.exchange()
    for each in (second, laptop, second, laptop):
        each.exchange()
    for each in (laptop, second):
        for _ in range(2):
            (file,) = files.files_of(each.session)
            shown = notes.list_notes(each.session) if family == "note" else practices.list_practices(each.session)
            assert [row.id for row in shown] == [file.record] == [record]
            assert [row.title for row in shown] == [""]
            assert files.files_of(each.session, record) == (file,)
            rebuilding.rebuild(each.session)
    if family == "note":
        assert notes.open_note(laptop.session, record).recovered
    files.want(laptop.session, file.id)
    laptop.exchange()
    assert files.content(laptop.session, file.id) == content
    before = len(laptop.entries())
    for each in (second, laptop):
        each.exchange()
    assert len(laptop.entries()) == before  # nobody says it again
    if family == "note":
        notes.delete_note(laptop.session, record)
        for _ in range(2):
            laptop.exchange()
            second.exchange()
            centre.clock += TERM + 1
        laptop.exchange()
        second.exchange()
        assert files.files_of(second.session) == () == notes.list_notes(second.session, deleted=True)


def test_what_the_centre_says_is_missing_is_sent_again(
    laptop: FieldLaptop, second: FieldLaptop, centre: SmallCentre
) -> None:
    """By whoever has it; nobody sends what nobody misses."""
    content = add_photo(laptop, RecordId(laptop.write("Bridge")))
    laptop.exchange()
    second.exchange()
    (box,) = centre.files.boxes
    centre.files.boxes.clear()
    asked = len(centre.files.asked)
    laptop.exchange()
    assert len(centre.files.asked) == asked
    said = Centre().entry("file.missing", FileMissing(box), person_audience(PERSON))
    for each in (laptop, second):
        each.session.journal.receive([said])
    (file,) = files.files_of(laptop.session)
    assert file.state is FileState.WAITING
    laptop.exchange()
    (file,) = files.files_of(laptop.session)
    assert file.state is FileState.RECEIVED and len(centre.files.boxes[box]) == file.total
    asked = len(centre.files.asked)
    second.exchange()
    laptop.exchange()
    assert len(centre.files.asked) == asked
    files.want(second.session, file.id)
    second.exchange()
    assert files.content(second.session, file.id) == content
