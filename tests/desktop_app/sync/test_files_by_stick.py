"""Photos and PDFs that go to the centre by stick: beside the small entries, counted first, until an answer says that
they are there; whatever happens to the stick, none is lost and none holds up a note."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.bundles import BundleTaken, Exported, FilesToCarry
from desktop_app.domain.files import FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import bundles, files, files_by_stick
from desktop_app.storage import stick_ledger
from desktop_app.storage.projections import files as table
from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.file_exchange import Do
from tests.support.by_file import refusal, take
from tests.support.camera import pdf
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import No, SmallCentre

MUCH = 30_000_000


@pytest.fixture
def centre() -> SmallCentre:
    return SmallCentre()


@pytest.fixture
def laptop(tmp_path: Path, centre: SmallCentre) -> Iterator[FieldLaptop]:
    laptop = FieldLaptop.new(tmp_path / "one", NearFetcher(centre))
    laptop.enrol(centre.new_code())
    laptop.exchange()
    yield laptop
    laptop.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def add(laptop: FieldLaptop, name: str, size: int) -> FileView:
    path = laptop.folder.parent / f"{name}.pdf"
    path.write_bytes(pdf(size) + name.encode())
    return files.add(laptop.session, RecordId(laptop.write(name)), files.choose(path))


def export(laptop: FieldLaptop, stick: Path, most: int = MUCH) -> Exported:
    return bundles.export_bundle(laptop.session, stick / "mine.fieldbundle", files=most)


def answer_to(centre: SmallCentre, file: Path) -> Path:
    place = file.with_name(f"{file.stem}-answer.fieldbundle")
    place.write_bytes(centre.bundle(file.read_bytes()))
    return place


def states(laptop: FieldLaptop, *added: FileView) -> list[FileState]:
    return [files.view(laptop.session, each.id).state for each in added]


def test_by_default_no_photo_goes(laptop: FieldLaptop, stick: Path) -> None:
    add(laptop, "plan", 100_000)
    done = bundles.export_bundle(laptop.session, stick)
    assert (done.more, done.photos.count, len(list(stick.iterdir()))) == ((), 0, 1)
    assert done.size < 10_000
    assert bundles.carry_view(laptop.session).photos.count == 1


def test_the_size_is_said_first_and_the_limit_kept(laptop: FieldLaptop, stick: Path) -> None:
    small, large = add(laptop, "small", 50_000), add(laptop, "large", 400_000)
    both = files_by_stick.to_carry(laptop.session)
    assert both == FilesToCarry(2, small.total + large.total)
    assert files_by_stick.to_carry(laptop.session, 100_000) == FilesToCarry(1, small.total, 1, large.total)
    done = export(laptop, stick, 100_000)
    assert done.photos == FilesToCarry(1, small.total, 1, large.total)
    (more,) = done.more
    assert small.total < more.stat().st_size < small.total + 2_000


def test_they_arrive_and_the_laptop_stops_sending_them(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    plan, other = add(laptop, "plan", 100_000), add(laptop, "other", 200_000)
    done = export(laptop, stick)
    take(laptop, answer_to(centre, done.file))
    assert states(laptop, plan, other) == [FileState.WAITING] * 2
    (more,) = done.more
    taken = take(laptop, answer_to(centre, more))
    assert (taken.photos, taken.photos_refused) == (2, 0)
    assert states(laptop, plan, other) == [FileState.RECEIVED] * 2
    assert bundles.carry_view(laptop.session).photos == FilesToCarry() and files.load(laptop.session).going == 0
    assert take(laptop, more.with_name(f"{more.stem}-answer.fieldbundle")).photos == 0
    assert export(laptop, stick).more == ()
    asked = len(centre.files.asked)
    laptop.exchange()  # over the line the centre is asked once more, and nothing is sent again
    assert [(do, length) for do, _, length in centre.files.asked[asked:]] == [(Do.PUT, 0)] * 2
    laptop.exchange()
    assert len(centre.files.asked) == asked + 2


def test_a_large_one_stands_in_several_files(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    large, small = add(laptop, "large", 9_000_000), add(laptop, "small", 60_000)
    done = export(laptop, stick)
    assert [each.name for each in done.more] == [f"mine-files-{number}.fieldbundle" for number in (1, 2, 3)]
    assert all(each.stat().st_size <= MAX_FILE for each in done.more)
    first, second, third = done.more
    assert take(laptop, answer_to(centre, first)).photos == 1  # the small one goes first
    answer_to(centre, third)  # a hole: not kept
    taken = take(laptop, third.with_name(f"{third.stem}-answer.fieldbundle"))
    assert (taken.photos, states(laptop, large, small)) == (0, [FileState.WAITING, FileState.RECEIVED])
    again = files_by_stick.to_carry(laptop.session)
    assert again.count == 1 and 5_000_000 < again.size < large.total - 3_000_000
    second.unlink()
    later = export(laptop, stick)  # goes on where the centre's answer said
    assert len(later.more) == 2
    for each in later.more:
        taken = take(laptop, answer_to(centre, each))
    assert taken.photos == 1 and states(laptop, large) == [FileState.RECEIVED]
    row = table.get(laptop.session.database, large.id)
    assert row is not None and len(centre.files.boxes[row.box]) == large.total


def test_a_colleague_carries_them_unread(laptop: FieldLaptop, centre: SmallCentre, stick: Path, tmp_path: Path) -> None:
    plan = add(laptop, "zaphodiaceous", 100_000)
    done = export(laptop, stick)
    courier = FieldLaptop.new(tmp_path / "courier", NearFetcher(centre), name="Musa")
    courier.enrol(centre.new_code())
    for file in (done.file, *done.more):
        assert b"zaphodiaceous" not in file.read_bytes()
        assert isinstance(bundles.import_file(courier.session, file), BundleTaken)
    assert courier.exchange().carried == 2
    out = tmp_path / "back"
    out.mkdir()
    for answer in bundles.hand_back(courier.session, out).files:
        take(laptop, answer)
    courier.close()
    assert states(laptop, plan) == [FileState.RECEIVED]
    assert bundles.carry_view(laptop.session).written is None


def test_what_the_centre_refuses_is_marked(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    plan = add(laptop, "plan", 100_000)
    centre.files.refuse[Do.PUT] = "files-full"
    (more,) = export(laptop, stick).more
    taken = take(laptop, answer_to(centre, more))
    assert (taken.photos, taken.photos_refused) == (0, 1)
    assert (states(laptop, plan), files.view(laptop.session, plan.id).reason) == ([FileState.REFUSED], "files-full")


def test_a_centre_that_is_older_takes_the_small_entries(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    """It finds bytes behind the end of the request, and refuses the file with the photos alone."""
    plan = add(laptop, "plan", 100_000)
    done = export(laptop, stick)
    old = SmallCentreBefore(centre)
    assert take(laptop, answer_to(old, done.file)).sent > 0  # type: ignore[arg-type]  # it speaks as the other does
    with pytest.raises(No):
        old.bundle(done.more[0].read_bytes())
    assert states(laptop, plan) == [FileState.WAITING]
    laptop.exchange()
    assert states(laptop, plan) == [FileState.RECEIVED]


class SmallCentreBefore:
    def __init__(self, centre: SmallCentre) -> None:
        self._centre = centre

    def bundle(self, data: bytes) -> bytes:
        from sync_protocol.bundles import open_bundle
        from sync_protocol.exchange import RequestReader
        from sync_protocol.refusals import ExchangeRefused

        try:
            RequestReader().feed(open_bundle(data, self._centre.sealing, self._centre.key.public))
        except ExchangeRefused:
            raise No(400, b"") from None
        return self._centre.bundle(data)


def test_an_answer_that_comes_late_is_only_a_claim(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    """The centre was told since that the box may go, and the file was described once more: the line finds out."""
    plan = add(laptop, "plan", 100_000)
    (more,) = export(laptop, stick).more
    answer = answer_to(centre, more)
    centre.files.boxes.clear()
    take(laptop, answer)
    assert states(laptop, plan) == [FileState.RECEIVED]
    laptop.exchange()
    assert len(centre.files.boxes) == 1 and states(laptop, plan) == [FileState.RECEIVED]


def test_an_answer_about_a_file_that_was_removed(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    plan = add(laptop, "plan", 100_000)
    (more,) = export(laptop, stick).more
    answer = answer_to(centre, more)
    files.remove(laptop.session, plan.id)
    assert take(laptop, answer).photos == 0
    laptop.exchange()
    assert not centre.files.boxes  # it was told that it may go


def test_half_a_copy_and_somebody_else_s_name(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    add(laptop, "plan", 100_000)
    (stick / "mine-files-1.fieldbundle").write_bytes(b"a colleague's")
    (more,) = export(laptop, stick).more
    assert more.name == "mine-files-2.fieldbundle"
    assert (stick / "mine-files-1.fieldbundle").read_bytes() == b"a colleague's"
    half = stick / "half.fieldbundle"
    half.write_bytes(more.read_bytes()[:50_000])
    with pytest.raises(No):
        centre.bundle(half.read_bytes())
    assert refusal(laptop, half).code == "bundle-damaged"
    assert refusal(laptop, more).code == "bundle-own"
    last = stick_ledger.last(laptop.session.database)
    assert last is not None and last.answered is None


def test_what_the_disk_changed_stays_behind(laptop: FieldLaptop, centre: SmallCentre, stick: Path) -> None:
    red, blue = add(laptop, "red", 100_000), add(laptop, "blue", 150_000)
    box = min(laptop.session.paths.files.iterdir(), key=lambda path: path.stat().st_size)
    harmed = bytearray(box.read_bytes())
    harmed[70_000] ^= 1
    box.write_bytes(harmed)
    (more,) = export(laptop, stick).more
    take(laptop, answer_to(centre, more))
    assert states(laptop, red, blue) == [FileState.WAITING, FileState.RECEIVED]
