"""By stick: what waits goes in a file, the answer comes back; and what can be wrong with the stick."""

import hashlib
from pathlib import Path

import pytest

from desktop_app.domain.bundles import AnswerCarried, BundleTaken
from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import bundles, exchanging, limits, notes
from desktop_app.sync.standing import CENTRE_SEALING
from sync_protocol.bodies import PersonPlaced, PracticePublished
from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.entries import LIBRARY, person_audience
from sync_protocol.identifiers import EntryId
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.by_file import (
    ME,
    OTHER,
    answered,
    refusal,
    take,
    waiting,
    write,
)
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.small_centre import SmallCentre


def test_there_and_back_without_any_connection(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path, faults: list[Fault]
) -> None:
    faults[:] = [Fault(error="unreachable")]
    laptop.exchange()
    laptop.write("Bridge")
    centre.say("person.placed", PersonPlaced("c1"), person_audience(ME))
    written = write(laptop, stick)
    assert written.entries >= 2 and written.left == 0 and written.size == written.file.stat().st_size
    assert waiting(laptop) > 0  # until the answer is here
    taken = take(laptop, answered(centre, written.file))
    assert (taken.sent, taken.received >= 1, taken.more, taken.older, taken.strange) == (
        written.entries, True, False, False, False,
    )  # fmt: skip
    assert waiting(laptop) == 0
    assert notes.list_notes(laptop.session)[0].state is SharingState.RECEIVED
    row = exchanging.sync_view(laptop.session).history[0]
    assert (row.way, row.ok, row.bytes_up, row.sent) == ("stick", True, written.size, written.entries)
    assert limits.month_traffic(laptop.session) == (0, 0)  # a stick costs nobody's volume
    assert laptop.exchange().requests == 1
    assert not centre.requests[-1].slices and not centre.requests[-1].offered


def test_a_colleague_reads_nothing_and_delivers(
    make: MakeLaptop, centre: SmallCentre, stick: Path, fetcher: NearFetcher
) -> None:
    amina, samir = make(), make(person=OTHER)
    samir.exchange()
    amina.write("Checkpoint north", "Closed on Mondays.")
    written = write(amina, stick, "amina.fieldbundle")
    taken = bundles.import_file(samir.session, written.file)
    assert taken == BundleTaken("amina", written.size, known=False, answered=False)
    assert bundles.carry_view(samir.session).count("waiting") == 1
    before = samir.entries()
    result = samir.exchange()
    assert (result.error, result.carried, samir.entries()) == (None, 1, before)
    assert fetcher.bodies[-1] == written.file.read_bytes()
    back = bundles.hand_back(samir.session, stick)
    assert [each.name for each in back.files] == ["amina-answer.fieldbundle"]
    assert refusal(make(person=OTHER), back.files[0]).code == "bundle-laptop"
    assert take(amina, back.files[0]).sent == written.entries
    assert waiting(amina) == 0
    assert [each.state for each in bundles.carry_view(samir.session).carried] == ["handed"]
    assert bundles.hand_back(samir.session, stick).files == ()
    assert samir.exchange().requests == 1
    database = (samir.folder / "fieldbook.db").read_bytes() if (samir.folder / "fieldbook.db").exists() else b""
    assert b"Checkpoint north" not in written.file.read_bytes() + back.files[0].read_bytes() + database


def test_an_answer_that_another_colleague_brings_is_kept_for_handing_back(
    make: MakeLaptop, centre: SmallCentre, stick: Path
) -> None:
    amina, samir = make(), make(person=OTHER)
    written = write(amina, stick, "amina.fieldbundle")
    bundles.import_file(samir.session, written.file)
    kept = bundles.import_file(samir.session, answered(centre, written.file))
    assert isinstance(kept, AnswerCarried) and kept.label == "amina"
    assert samir.exchange().carried == 1  # nobody but amina can tell whose answer that was
    assert samir.exchange().carried == 0
    assert bundles.import_file(samir.session, written.file) == BundleTaken("amina", written.size, True, True)


def test_the_other_laptop_of_a_person_carries_too(make: MakeLaptop, centre: SmallCentre, stick: Path) -> None:
    first = make()
    second = make(words=first.words())
    first.write("Bridge")
    written = write(first, stick)
    assert isinstance(bundles.import_file(second.session, written.file), BundleTaken)
    assert second.exchange().carried == 1
    assert second.exchange().error is None
    assert second.titles() == ["Bridge"]


def test_news_comes_even_when_nothing_waits(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    laptop.exchange()
    centre.say("practice.published", PracticePublished("Hours", "Telmo", {}, "A", "B", "1.1"), LIBRARY, EntryId(7, 1))
    written = write(laptop, stick)
    assert written.entries == 0
    assert take(laptop, answered(centre, written.file)).received == 1


def test_a_file_brings_more_than_a_first_request_over_the_line(
    make: MakeLaptop, centre: SmallCentre, stick: Path
) -> None:
    first = make()
    for number in range(40):
        first.write(f"Note {number}", "".join(hashlib.sha256(b"%d %d" % (number, k)).hexdigest() for k in range(60)))
    first.exchange()
    second = make(words=first.words())
    taken = take(second, answered(centre, write(second, stick).file))
    assert not taken.more and len(second.titles()) == 40


# the stick


def test_other_files_are_none(laptop: FieldLaptop, stick: Path) -> None:
    photo = stick / "photo.fieldbundle"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    assert refusal(laptop, photo).code == "bundle-unknown"
    photo.write_bytes(bytes(MAX_FILE + 5))
    assert refusal(laptop, photo).code == "bundle-unknown"
    assert refusal(laptop, stick / "none").code == "file-unreadable"
    assert refusal(laptop, stick).code == "file-unreadable"
    assert refusal(laptop, stick / "gone" / "none").code == "stick-gone"


def test_nobody_elses_file_is_written_over(
    laptop: FieldLaptop, make: MakeLaptop, centre: SmallCentre, stick: Path
) -> None:
    theirs = write(make(person=OTHER), stick, "one.fieldbundle").file.read_bytes()
    with pytest.raises(Known, match="bundle-exists"):
        write(laptop, stick, "one.fieldbundle")
    assert (stick / "one.fieldbundle").read_bytes() == theirs
    write(laptop, stick, "two.fieldbundle")
    laptop.write("More")
    again = write(laptop, stick, "two.fieldbundle")
    assert take(laptop, answered(centre, again.file)).sent == again.entries
    named = bundles.export_bundle(laptop.session, stick)
    assert named.file.parent == stick and named.file.suffix == ".fieldbundle"


def test_a_stick_that_is_gone_or_write_protected(laptop: FieldLaptop, stick: Path) -> None:
    with pytest.raises(Known, match="stick-gone"):
        write(laptop, stick / "gone")
    with pytest.raises(Known, match="stick-gone"):
        bundles.hand_back(laptop.session, stick / "gone")
    assert bundles.carry_view(laptop.session).written is None


def test_answers_to_files_of_one_name_lie_beside_each_other(
    make: MakeLaptop, centre: SmallCentre, stick: Path, tmp_path: Path
) -> None:
    courier = make(person=OTHER)
    for number in range(2):
        folder = tmp_path / f"stick-{number}"
        folder.mkdir()
        bundles.import_file(courier.session, write(make(), folder, "fieldbook.fieldbundle").file)
    assert courier.exchange().carried == 2
    names = [each.name for each in bundles.hand_back(courier.session, stick).files]
    assert names == ["fieldbook-answer.fieldbundle", "fieldbook-answer-2.fieldbundle"]


def test_before_joining_and_before_the_key_is_known(make: MakeLaptop, laptop: FieldLaptop, stick: Path) -> None:
    fresh = make(enrolled=False)
    with pytest.raises(Known, match="not-enrolled"):
        write(fresh, stick)
    file = write(laptop, stick).file
    assert refusal(fresh, file).code == "not-enrolled"
    laptop.session.settings.set(CENTRE_SEALING, None)  # it joined when the centre was older
    with pytest.raises(Known, match="bundle-no-key"):
        write(laptop, stick, "2.fieldbundle")
    laptop.exchange()
    write(laptop, stick, "2.fieldbundle")
