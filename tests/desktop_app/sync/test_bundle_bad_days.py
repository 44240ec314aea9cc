"""Every bad day of a file: twice, late, out of order, half, changed, forged, for others, about what is lost."""

import hashlib
from pathlib import Path

from desktop_app.operations import bundles, exchanging
from desktop_app.storage.slice_shelf import SliceShelf
from desktop_app.sync.standing import CENTRE_SEALING, REVOKED, standing
from sync_protocol.answer_files import AnswerFile, encode_answer_file
from sync_protocol.bodies import PersonPlaced
from sync_protocol.bundle_frame import file_name
from sync_protocol.entries import person_audience
from sync_protocol.exchange import CLOSED, Answer, FeedPart
from sync_protocol.sealing import SealingKey, certify_sealing
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.by_file import (
    ME,
    OTHER,
    answered,
    everything,
    made_answer,
    positions,
    refusal,
    take,
    waiting,
    write,
)
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import SmallCentre


def test_twice_imported_changes_nothing(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    laptop.write("Bridge")
    answer = answered(centre, write(laptop, stick).file)
    take(laptop, answer)
    before = everything(laptop)
    again = take(laptop, answer)
    assert (again.sent, again.received, again.older) == (0, 0, True)
    assert everything(laptop) == before


def test_the_same_file_taken_to_the_centre_by_two_colleagues(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path
) -> None:
    laptop.write("Bridge")
    written = write(laptop, stick)
    first, second = (answered(centre, written.file, f"{number}.fieldbundle") for number in (1, 2))
    assert take(laptop, second).sent == written.entries
    assert take(laptop, first).sent == 0
    assert waiting(laptop) == 0 and len(centre.entries()) == len({entry.id for entry in centre.entries()})


def test_late_after_the_same_went_over_the_line(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    laptop.write("Bridge")
    written = write(laptop, stick)
    laptop.exchange()
    laptop.write("Ford")
    laptop.exchange()
    before = positions(laptop)
    late = take(laptop, answered(centre, written.file))
    assert (late.sent, late.strange) == (0, False)
    assert all(positions(laptop)[feed] >= count for feed, count in before.items())
    assert waiting(laptop) == 0


def test_out_of_order_and_an_old_answer_after_a_new_one(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    """The new answer moves on from where the old one began; the old one then finds nothing to do."""
    laptop.write("One")
    old = answered(centre, write(laptop, stick, "1.fieldbundle").file, "1a.fieldbundle")
    laptop.write("Two")
    for number in range(3):
        centre.say("person.placed", PersonPlaced(f"c{number}"), person_audience(ME))
    new = answered(centre, write(laptop, stick, "2.fieldbundle").file, "2a.fieldbundle")
    taken = take(laptop, new)
    assert taken.received >= 3 and not taken.older
    reached = positions(laptop)
    after = take(laptop, old)
    assert (after.received, after.older, positions(laptop)) == (0, True, reached)
    assert waiting(laptop) == 0


def test_an_old_no_takes_back_nothing(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    """Refused in the old answer, taken in by the time of the new one."""
    laptop.write("One")
    written = write(laptop, stick, "1.fieldbundle")
    shorts = [held.short for held in SliceShelf(laptop.session.database, laptop.session.journal.entries).unsent(9**9)]
    centre.refuse = dict.fromkeys(shorts, "nonsense")
    old = answered(centre, written.file, "1a.fieldbundle")
    centre.refuse = {}
    new = answered(centre, written.file, "2a.fieldbundle")
    take(laptop, new)
    slices = laptop.session.database.rows("SELECT name, acknowledged, aside FROM slices ORDER BY name")
    take(laptop, old)
    assert laptop.session.database.rows("SELECT name, acknowledged, aside FROM slices ORDER BY name") == slices
    assert waiting(laptop) == 0 and exchanging.status(laptop.session).refused == 0


def test_a_no_to_a_slice_counts_when_it_is_the_last_word(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    laptop.write("One")
    written = write(laptop, stick, "1.fieldbundle")
    shorts = [held.short for held in SliceShelf(laptop.session.database, laptop.session.journal.entries).unsent(9**9)]
    centre.refuse = {shorts[0]: "nonsense"}
    taken = take(laptop, answered(centre, written.file))
    assert taken.sent < written.entries
    rows = laptop.session.database.rows("SELECT aside FROM slices WHERE aside IS NOT NULL")
    assert rows == [("nonsense",)]


def test_a_gap_is_not_jumped(laptop: FieldLaptop, centre: SmallCentre, stick: Path, tmp_path: Path) -> None:
    """An answer that begins behind what this laptop has: its slices are kept, the position stays."""
    laptop.exchange()
    backup = laptop.copy(tmp_path / "backup")
    said = [centre.say("person.placed", PersonPlaced(f"c{number}"), person_audience(ME)) for number in range(3)]
    laptop.exchange()
    written = write(laptop, stick)
    late = centre.say("person.placed", PersonPlaced("late"), person_audience(ME))
    answer = answered(centre, written.file)
    laptop.replace_by(backup)
    backup.close()
    before = positions(laptop)
    taken = take(laptop, answer)
    assert taken.received == 1 and not taken.strange
    assert positions(laptop) == before
    assert late in laptop.entries() and said[0] not in laptop.entries()
    laptop.exchange()
    assert set(said) <= laptop.entries()


def test_an_answer_about_work_that_a_restored_laptop_lost_moves_nothing(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path, tmp_path: Path
) -> None:
    """The answer leaves out what the request carried: moving on would skip it for ever."""
    laptop.exchange()
    backup = laptop.copy(tmp_path / "backup")
    laptop.write("Only on the stick")
    written = write(laptop, stick)
    answer = answered(centre, written.file)
    laptop.replace_by(backup)
    backup.close()
    before = positions(laptop)
    taken = take(laptop, answer)
    assert taken.strange and positions(laptop) == before
    assert laptop.titles() == []
    laptop.exchange()
    assert laptop.titles() == ["Only on the stick"]


def test_only_an_answer_that_leaves_out_nothing_unknown_moves_on(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path
) -> None:
    laptop.exchange()
    before, place = positions(laptop), stick / "answer.fieldbundle"
    assert take(laptop, made_answer(laptop, centre, place, held=(b"offered!",))).strange  # carried or offered
    assert take(laptop, made_answer(laptop, centre, place, acknowledged=(b"carried!",))).strange
    assert positions(laptop) == before
    with laptop.session.database.write():
        laptop.session.database.run("INSERT INTO replaced_slices (short, slice) VALUES (?, 1)", (b"offered!",))
    assert not take(laptop, made_answer(laptop, centre, place, held=(b"offered!",))).strange
    assert positions(laptop)["p"] == 99


def test_a_feed_that_was_closed_is_closed_by_the_last_word_only(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path
) -> None:
    laptop.exchange()
    place = stick / "answer.fieldbundle"
    take(laptop, made_answer(laptop, centre, place, feeds={"l": FeedPart((), CLOSED)}, clock=1))
    assert "l" in positions(laptop)
    take(laptop, made_answer(laptop, centre, place, feeds={"l": FeedPart((), CLOSED)}))
    assert "l" not in positions(laptop)


def test_what_the_centre_missed_goes_again(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    laptop.write("Bridge")
    laptop.exchange()
    ((name,),) = laptop.session.database.rows("SELECT name FROM slices WHERE own = 1 AND audience = 'mine'")
    place = stick / "answer.fieldbundle"
    take(laptop, made_answer(laptop, centre, place, missing=(name[:8],)))
    assert waiting(laptop) == 0  # it has them, by its own word over the line
    with laptop.session.database.write():
        laptop.session.database.run("UPDATE slices SET acknowledged = 7 WHERE name = ?", (name,))
    take(laptop, made_answer(laptop, centre, place, missing=(name[:8],), clock=1))
    assert laptop.session.database.value("SELECT acknowledged FROM slices WHERE name = ?", (name,)) == 7
    centre.clock += 5
    take(laptop, made_answer(laptop, centre, place, missing=(name[:8],)))
    assert laptop.session.database.value("SELECT acknowledged FROM slices WHERE name = ?", (name,)) is None


def test_acknowledged_by_file_under_another_run_is_a_claim_and_offered_online(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path
) -> None:
    laptop.exchange()
    backup = centre.backup()
    laptop.write("Bridge")
    centre.restore(centre.backup())
    answer = answered(centre, write(laptop, stick).file)
    before = positions(laptop)
    taken = take(laptop, answer)
    assert taken.sent >= 1 and positions(laptop) == before
    assert bundles.carry_view(laptop.session).written is None
    centre.restore(backup)  # and loses it all again
    assert laptop.exchange().error is None
    assert any(request.offered for request in centre.requests[-3:])
    other = centre.entries()
    assert {entry.id for entry in other} and waiting(laptop) == 0


def test_a_file_after_a_restore_of_the_centre_brings_back_what_it_lost(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path
) -> None:
    backup = centre.backup()
    laptop.write("Bridge")
    laptop.exchange()
    held = set(centre.books.slices)
    centre.restore(backup)
    laptop.exchange()
    assert held <= set(centre.books.slices)
    centre.restore(backup)
    first = take(laptop, answered(centre, write(laptop, stick).file))  # tells of the new run only
    assert first.sent == 0
    laptop.exchange()
    assert held <= set(centre.books.slices)


def test_half_copied_at_any_length_and_changed_anywhere(
    laptop: FieldLaptop, make: MakeLaptop, centre: SmallCentre, stick: Path
) -> None:
    colleague = make(person=OTHER)
    written = write(laptop, stick)
    answer = answered(centre, written.file).read_bytes()
    bundle, part = written.file.read_bytes(), stick / "part.fieldbundle"
    before, theirs = everything(laptop), everything(colleague)
    for whole, reader in ((answer, laptop), (bundle, colleague), (answer, colleague)):
        for length in (0, 1, 7, 9, 40, 69, 70, len(whole) // 2, len(whole) - 1):
            part.write_bytes(whole[:length])
            assert refusal(reader, part).code == ("bundle-damaged" if length else "bundle-unknown")
        for place in range(0, len(whole), 29):
            part.write_bytes(whole[:place] + bytes((whole[place] ^ 4,)) + whole[place + 1 :])
            assert refusal(reader, part).code.startswith(("bundle-", "protocol-newer"))
    assert everything(laptop) == before and everything(colleague) == theirs
    assert bundles.carry_view(colleague.session).carried == ()


def test_tampered_with_by_somebody_who_knows_the_format(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    answer = answered(centre, write(laptop, stick).file)
    whole, before = answer.read_bytes(), everything(laptop)
    for place in range(9, len(whole) - 32, 31):
        body = whole[:place] + bytes((whole[place] ^ 4,)) + whole[place + 1 : -32]
        answer.write_bytes(body + hashlib.sha256(body).digest())
        assert refusal(laptop, answer).code.startswith("bundle-")
    assert everything(laptop) == before


def test_forged_by_somebody_who_knows_the_laptops_key(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    """Another centre signs, in the right one's name."""
    from sync_protocol import bundle_frame, sealing

    who = standing(laptop.session.settings)
    assert who is not None
    key, thief = SealingKey.of_laptop(who.device), SmallCentre(seed=9)
    written = write(laptop, stick)
    file = AnswerFile(
        device=who.device.device_id,
        request_hash=bytes(32),
        sealing=certify_sealing(thief.sealing.public, thief.key),
        answer=Answer(run=centre.books.run, clock=9**13, feeds={"p": FeedPart((), 99)}),
        starts={"p": 0},
    )
    forged = encode_answer_file(file, file_name(written.file.read_bytes()), key.public, thief.key)
    answer = stick / "answer.fieldbundle"
    answer.write_bytes(forged)
    assert refusal(laptop, answer).code == "bundle-centre"
    header, sealed = bundle_frame.read_file(forged)
    content = key.open(sealed, b"fieldbook answer file 1\0" + header.encoded())
    assert content is not None
    renamed = header._replace(centre=centre.key.device_id)
    resealed = sealing.seal(key.public, content, b"fieldbook answer file 1\0" + renamed.encoded())
    answer.write_bytes(bundle_frame.put_in_file(renamed, resealed))
    before = everything(laptop)
    assert refusal(laptop, answer).code == "bundle-damaged"
    assert everything(laptop) == before
    assert laptop.session.settings.blob(CENTRE_SEALING) == centre.sealing.public


def test_for_another_centre_and_for_another_laptop(
    laptop: FieldLaptop, make: MakeLaptop, centre: SmallCentre, stick: Path, tmp_path: Path
) -> None:
    abroad = SmallCentre(seed=9)
    foreign = FieldLaptop.new(tmp_path / "foreign", NearFetcher(abroad))
    foreign.enrol(abroad.new_code())
    theirs = write(foreign, stick, "theirs.fieldbundle")
    assert refusal(laptop, theirs.file).code == "bundle-centre"
    assert refusal(laptop, answered(abroad, theirs.file)).code == "bundle-centre"
    foreign.close()
    colleague = make(person=OTHER)
    answer = answered(centre, write(colleague, stick, "colleague.fieldbundle").file)
    assert refusal(laptop, answer).code == "bundle-laptop"
    assert refusal(laptop, write(laptop, stick).file).code == "bundle-own"


def test_from_a_revoked_device(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    laptop.exchange()
    laptop.write("Bridge")
    who = standing(laptop.session.settings)
    assert who is not None
    centre.revoked.add(who.device.device_id)
    taken = take(laptop, answered(centre, write(laptop, stick, "1.fieldbundle").file))
    assert taken.sent == 0 and laptop.session.settings.number(REVOKED) == 1
    assert waiting(laptop) > 0 and laptop.titles() == ["Bridge"]
    centre.books.aside.clear()
    empty = write(laptop, stick, "2.fieldbundle")
    assert empty.entries == 0
    assert refusal(laptop, answered(centre, empty.file)).code == "device-revoked"
    centre.revoked.clear()
    laptop.exchange()
    assert waiting(laptop) == 0


def test_a_clone_takes_the_answer_of_the_other(
    laptop: FieldLaptop, centre: SmallCentre, stick: Path, tmp_path: Path
) -> None:
    laptop.exchange()
    clone = laptop.copy(tmp_path / "clone")
    laptop.write("Of the first")
    clone.write("Of the second")
    answer = answered(centre, write(laptop, stick).file)
    assert take(clone, answer).strange
    assert take(laptop, answer).sent >= 1
    for each in (clone, laptop):
        each.exchange()
    laptop.exchange()
    assert laptop.titles() == clone.titles() == ["Of the first", "Of the second"]
    clone.close()
