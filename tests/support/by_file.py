"""Files on sticks, for tests of laptops."""

from pathlib import Path

import pytest

from desktop_app.domain.bundles import AnswerTaken, Exported
from desktop_app.domain.errors import Known
from desktop_app.operations import bundles, exchanging
from desktop_app.sync.standing import standing
from sync_protocol.answer_files import AnswerFile, encode_answer_file
from sync_protocol.exchange import Answer, FeedPart
from sync_protocol.sealing import SealingKey
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre

ME = "00f1e2d3c4b5a697"
OTHER = "11f1e2d3c4b5a697"


def write(laptop: FieldLaptop, stick: Path, name: str = "mine.fieldbundle") -> Exported:
    return bundles.export_bundle(laptop.session, stick / name)


def answered(centre: SmallCentre, file: Path, name: str = "answer.fieldbundle") -> Path:
    """Somebody takes the file to the centre and puts the answer beside it."""
    answer = file.with_name(name)
    answer.write_bytes(centre.bundle(file.read_bytes()))
    return answer


def take(laptop: FieldLaptop, file: Path) -> AnswerTaken:
    found = bundles.import_file(laptop.session, file)
    assert isinstance(found, AnswerTaken)
    return found


def refusal(laptop: FieldLaptop, file: Path) -> Known:
    with pytest.raises(Known) as caught:
        bundles.import_file(laptop.session, file)
    return caught.value


def positions(laptop: FieldLaptop) -> dict[str, int]:
    return dict(laptop.session.database.rows("SELECT feed, count FROM positions"))


def everything(laptop: FieldLaptop) -> object:
    """All that an exchange changes."""
    slices = laptop.session.database.rows("SELECT name, acknowledged, aside, opened FROM slices ORDER BY name")
    return (
        slices,
        positions(laptop),
        laptop.entries(),
        exchanging.status(laptop.session),
        exchanging.sync_view(laptop.session).history,
    )


def waiting(laptop: FieldLaptop) -> int:
    return exchanging.status(laptop.session).waiting


def made_answer(laptop: FieldLaptop, centre: SmallCentre, place: Path, **more: object) -> Path:
    """An answer file as the centre could have made it, from its parts."""
    who = standing(laptop.session.settings)
    assert who is not None
    parts: dict[str, object] = {"run": centre.books.run, "clock": centre.clock + 1, "feeds": {"p": FeedPart((), 99)}}
    held = more.pop("held", ())
    file = AnswerFile(
        device=who.device.device_id,
        request_hash=bytes(32),
        sealing=centre.certificate,
        starts={"p": 0},
        held=held,  # type: ignore[arg-type]  # names, by the callers below
        answer=Answer(**(parts | more)),  # type: ignore[arg-type]  # likewise
    )
    place.write_bytes(encode_answer_file(file, b"n" * 32, SealingKey.of_laptop(who.device).public, centre.key))
    return place
