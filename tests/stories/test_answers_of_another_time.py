"""Answer files that come to a laptop which is not as it was, from a centre that is not as it was."""

from pathlib import Path

from desktop_app.domain.bundles import AnswerTaken
from desktop_app.operations import bundles, exchanging
from sync_server.centre import cohorts
from sync_server.centre.models import FeedPlace
from tests.support.laptops import FieldLaptop
from tests.support.real_centre import RealCentre, person, positions


def answered(centre: RealCentre, laptop: FieldLaptop, stick: Path) -> bytes:
    """It writes a file, somebody takes that to the centre, and this comes back."""
    stick.unlink(missing_ok=True)
    answer = centre.house.take_file(bundles.export_bundle(laptop.session, stick).file.read_bytes())
    assert answer is not None
    return answer


def take(laptop: FieldLaptop, answer: bytes, stick: Path) -> AnswerTaken:
    stick.write_bytes(answer)
    found = bundles.import_file(laptop.session, stick)
    assert isinstance(found, AnswerTaken)
    return found


def test_it_acknowledges_a_slice_that_this_laptop_does_not_hold(near_centre: RealCentre, tmp_path: Path) -> None:
    """The laptop was put back since it wrote that file. No position moves, in no feed; all comes over the line."""
    laptop, stick = near_centre.joined(), tmp_path / "stick.fieldbundle"
    laptop.exchange()
    backup = laptop.copy(tmp_path / "backup")
    laptop.write("Only in the file")
    answer = answered(near_centre, laptop, stick)
    cohorts.describe(near_centre.house.office, near_centre.cohort())
    laptop.replace_by(backup)
    backup.close()
    before = positions(laptop)
    taken = take(laptop, answer, stick)
    assert (taken.strange, taken.sent) == (True, 0)
    assert positions(laptop) == before
    assert laptop.titles() == []
    laptop.write("Written since")
    assert laptop.exchange().error is None
    assert laptop.titles() == ["Only in the file", "Written since"]
    assert positions(laptop)["p"] == len(near_centre.house.feed(f"p:{person(laptop)}"))


def test_an_answer_that_begins_further_on_moves_nothing(near_centre: RealCentre, tmp_path: Path) -> None:
    """What stands between is not known here: the stretch is broken."""
    laptop, stick = near_centre.joined(), tmp_path / "stick.fieldbundle"
    other = near_centre.joined(other_of=laptop)
    laptop.exchange()
    backup = laptop.copy(tmp_path / "backup")
    other.write("Between")
    other.exchange()
    laptop.exchange()
    other.write("In the file")
    other.exchange()
    answer = answered(near_centre, laptop, stick)
    laptop.replace_by(backup)
    backup.close()
    before = positions(laptop)
    assert take(laptop, answer, stick).received >= 1
    assert positions(laptop) == before
    assert "In the file" in laptop.titles() and "Between" not in laptop.titles()
    laptop.exchange()
    assert laptop.titles() == ["Between", "In the file"]


def test_of_a_centre_that_was_put_back_since_it_is_a_claim(near_centre: RealCentre, tmp_path: Path) -> None:
    """Acknowledged under a run that is gone: offered by name with the next exchange, and sent because it is missing."""
    laptop, stick = near_centre.joined(), tmp_path / "stick.fieldbundle"
    laptop.exchange()
    copy = near_centre.house.copy()
    other = near_centre.joined()
    other.exchange()  # somebody is told of more, so that the next restore is noticed
    near_centre.house.restore(copy)
    laptop.write("Bridge")
    answer = answered(near_centre, laptop, stick)  # under the second run, of which it has not heard over the line
    near_centre.house.restore(copy)
    take(laptop, answer, stick)
    assert FeedPlace.objects.filter(feed=f"p:{person(laptop)}", slice__audience="mine").count() == 0
    assert exchanging.status(laptop.session).waiting == 1
    assert laptop.exchange().error is None
    assert FeedPlace.objects.filter(feed=f"p:{person(laptop)}", slice__audience="mine").count() == 1
    assert exchanging.status(laptop.session).waiting == 0


def test_an_old_answer_after_a_new_one_takes_nothing_back(near_centre: RealCentre, tmp_path: Path) -> None:
    laptop, stick = near_centre.joined(), tmp_path / "stick.fieldbundle"
    laptop.exchange()
    laptop.write("One")
    old = answered(near_centre, laptop, stick)
    laptop.write("Two")
    new = answered(near_centre, laptop, tmp_path / "two.fieldbundle")
    assert take(laptop, new, stick).sent >= 2
    reached, held = positions(laptop), laptop.held()
    again = take(laptop, old, stick)
    assert (again.sent, again.received, again.older) == (0, 0, True)
    assert (positions(laptop), laptop.held()) == (reached, held)
    assert exchanging.status(laptop.session).waiting == 0


def test_an_answer_of_an_older_run_replaces_no_word_of_the_present_one(near_centre: RealCentre, tmp_path: Path) -> None:
    """What the centre said over the line stays said: nothing waits again, nothing is offered again."""
    laptop, stick = near_centre.joined(), tmp_path / "stick.fieldbundle"
    laptop.exchange()
    laptop.write("Bridge")
    old = answered(near_centre, laptop, stick)
    copy, first = near_centre.house.copy(), near_centre.house.run
    near_centre.joined().exchange()
    near_centre.house.restore(copy)
    assert near_centre.house.run != first
    assert laptop.exchange().waiting == 0
    rows = laptop.session.database.rows("SELECT name, acknowledged FROM slices ORDER BY name")
    take(laptop, old, stick)
    assert laptop.session.database.rows("SELECT name, acknowledged FROM slices ORDER BY name") == rows
    assert exchanging.status(laptop.session).waiting == 0
