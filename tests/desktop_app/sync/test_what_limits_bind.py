"""The cap and the hours bind files; what a learner writes goes at once, whatever they are."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.files import FileState
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import SharingState
from desktop_app.domain.transfers import Metered, TransferLimits
from desktop_app.network.fetching import SpeedCap, uncapped
from desktop_app.operations import bundles, exchanging, files, limits, notes
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.camera import pdf
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher, NearReply
from tests.support.small_centre import SmallCentre

CAP = 3_000


class Watching(NearFetcher):
    """Notes under which cap each request leaves, as it is at that moment."""

    def __init__(self, centre: SmallCentre) -> None:
        super().__init__(centre)
        self.caps: list[tuple[str, int]] = []

    def post(self, url: str, body: bytes, *, cap: SpeedCap = uncapped, **more: Any) -> NearReply:
        self.caps.append((url.rpartition("/")[2], cap()))
        return super().post(url, body, cap=cap, **more)


@pytest.fixture
def line(centre: SmallCentre) -> Watching:
    return Watching(centre)


@pytest.fixture
def laptop(tmp_path: Path, line: Watching, centre: SmallCentre) -> Iterator[FieldLaptop]:
    laptop = FieldLaptop.new(tmp_path / "one", line)
    laptop.enrol(centre.new_code())
    note = RecordId(laptop.write("Bridge"))
    photo = tmp_path / "plan.pdf"
    photo.write_bytes(pdf(40_000))
    files.add(laptop.session, note, files.choose(photo))
    line.caps.clear()
    yield laptop
    laptop.close()


def closed_hours(laptop: FieldLaptop) -> tuple[time, time]:
    now = laptop.session.clock.local(laptop.session.clock.now())
    return time((now.hour - 2) % 24), time((now.hour - 1) % 24)


def states(laptop: FieldLaptop) -> set[SharingState]:
    return {note.state for note in notes.list_notes(laptop.session)}


def file_state(laptop: FieldLaptop) -> FileState:
    (note,) = notes.list_notes(laptop.session)
    (file,) = files.files_of(laptop.session, RecordId(note.id))
    return file.state


def test_a_cap_is_given_to_files_and_to_nothing_else(laptop: FieldLaptop, line: Watching) -> None:
    limits.set_limits(laptop.session, TransferLimits(speed=CAP))
    result = laptop.exchange()
    assert (result.files_sent, result.waiting) == (1, 0)
    assert set(line.caps) == {("exchange", 0), ("files", CAP)}


def test_without_a_cap_files_go_as_fast_as_they_can(laptop: FieldLaptop, line: Watching) -> None:
    laptop.exchange()
    assert {cap for _, cap in line.caps} == {0}


@pytest.mark.parametrize("metered", [False, True])
def test_outside_the_hours_and_on_a_paid_line_words_go_and_files_stay(
    laptop: FieldLaptop, line: Watching, metered: bool
) -> None:
    begins, ends = (None, None) if metered else closed_hours(laptop)
    limits.set_limits(laptop.session, TransferLimits(0, begins, ends, Metered.ASK))
    result = exchanging.exchange(laptop.session, metered=lambda: metered)
    assert (result.error, result.waiting, result.files_sent, result.files_waiting) == (None, 0, 0, 1)
    assert states(laptop) == {SharingState.RECEIVED}
    assert file_state(laptop) is FileState.WAITING
    assert [door for door, _ in line.caps if door == "files"] == []
    limits.set_limits(laptop.session, TransferLimits())
    assert exchanging.exchange(laptop.session).files_sent == 1


def test_colleagues_files_and_sticks_know_no_limits(
    laptop: FieldLaptop, make: MakeLaptop, line: Watching, tmp_path: Path
) -> None:
    """A bundle is small entries of somebody else."""
    colleague = make(person="11f1e2d3c4b5a697")
    colleague.write("Theirs")
    bundles.import_file(laptop.session, bundles.export_bundle(colleague.session, tmp_path / "theirs.fieldbundle").file)
    limits.set_limits(laptop.session, TransferLimits(CAP, *closed_hours(laptop), Metered.NEVER))
    assert exchanging.exchange(laptop.session, metered=lambda: True).carried == 1
    assert ("bundle", 0) in line.caps
