"""Exchanging by stick: a file for the centre, the answer that comes back, and colleagues' files that one carries.

Promises: a file is whole or not there; whatever is wrong with one is said, and nothing is half taken. Files are sealed:
a courier can read neither what they carry nor its answer. Refuses to write over a file that this laptop did not write.
Called by pages and commands.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.bundles import (
    AnswerCarried,
    AnswerTaken,
    BundleTaken,
    CarriedFile,
    CarryView,
    Exported,
    HandedBack,
    Imported,
)
from desktop_app.domain.errors import Known
from desktop_app.operations import files_by_stick, library_files, sharing_items
from desktop_app.operations.session import Session
from desktop_app.storage import exchange_history, stick_file, stick_ledger
from desktop_app.storage.courier_bag import Carried, CourierBag
from desktop_app.storage.exchange_history import PastExchange
from desktop_app.storage.stick_ledger import WrittenBundle
from desktop_app.sync import standing as standings

if TYPE_CHECKING:
    from desktop_app.sync.laptop import Laptop
    from desktop_app.sync.standing import Standing
    from sync_protocol.bundle_frame import FileHeader

SUFFIX: Final = ".fieldbundle"
_LABEL: Final = 60


def export_bundle(session: Session, file: Path, *, files: int = 0) -> Exported:
    """Writes what waits, with what this laptop would ask for, as a file for the centre; anybody may carry it.

    ``file`` may be a folder: then a name is found in it. ``files``: so many bytes of photos and PDFs may go along, in
    files beside it (files_by_stick.py; its ``to_carry`` tells how large they are). Nothing waits any less until the
    answer is imported, or the same went over the line. Raises Known: not-enrolled, bundle-no-key, bundle-exists,
    stick-gone, stick-full, stick-unwritable.
    """
    from desktop_app.sync.bundling import make_bundle
    from sync_protocol.bundle_frame import file_name

    who = _standing(session)
    sealing = session.settings.blob(standings.CENTRE_SEALING)
    if sealing is None:
        raise Known("bundle-no-key")
    place = file / name_for(session.clock.local(session.clock.now())) if file.is_dir() else file
    _refuse_to_write_over(session, place)
    made = make_bundle(_laptop(session), who, sealing)
    stick_file.write_file(place, made.data)
    now = session.clock.now()
    stick_ledger.add(session.database, WrittenBundle(file_name(made.data), now, len(made.data), made.entries))
    photos = files_by_stick.to_carry(session, files)
    more = _write_files(session, who, sealing, place, files, now) if files else ()
    return Exported(place, len(made.data), made.entries, made.left, more, photos)


def _write_files(
    session: Session, who: "Standing", sealing: bytes, beside: Path, most: int, now: int
) -> tuple[Path, ...]:
    from desktop_app.sync.bundling import make_file_bundle
    from sync_protocol.bundle_frame import file_name

    written: list[Path] = []
    number = 0
    for puts in files_by_stick.bundles_of(session, who, most):
        data = make_file_bundle(_laptop(session), who, sealing, puts)
        place = beside
        while place == beside or not _is_free(session, place):
            number += 1
            place = beside.with_name(f"{beside.name.removesuffix(SUFFIX)}-files-{number}{SUFFIX}")
        stick_file.write_file(place, data)
        stick_ledger.add(session.database, WrittenBundle(file_name(data), now, len(data), 0))
        written.append(place)
    return tuple(written)


def name_for(moment: datetime) -> str:
    """A name for a file written at this moment: it says nothing about the learner and is unlike that of yesterday."""
    return f"fieldbook-{moment:%m%d-%H%M}{SUFFIX}"


def import_file(session: Session, file: Path) -> Imported:
    """Takes a file of a stick, whatever it is: the centre's answer to this laptop, a colleague's file to carry, or the
    answer to one that is carried.

    Taking one twice changes nothing. Raises Known: not-enrolled, file-unreadable, stick-gone, bundle-unknown,
    bundle-damaged, bundle-own, bundle-centre, bundle-laptop, courier-full, protocol-newer, too-large, device-revoked.
    """
    from sync_protocol.bundle_frame import BUNDLE, MAX_FILE, read_file
    from sync_protocol.device_keys import device_id_of
    from sync_protocol.refusals import BundleRefused
    from sync_protocol.sealing import SealingKey

    data = stick_file.read_file(file, MAX_FILE)
    try:
        header, _ = read_file(data)
    except BundleRefused as refused:
        raise _known(refused) from refused
    who = _standing(session)
    if header.centre != device_id_of(who.centre_public):
        raise Known("bundle-centre")
    if header.sort == BUNDLE:
        return _take_bundle(session, file, data)
    if header.key == SealingKey.of_laptop(who.device).name:
        return _take_answer(session, who, header, data)
    if CourierBag(session.database).get(header.answers) is not None:
        return _keep_answer(session, header, data)
    raise Known("bundle-laptop")


def hand_back(session: Session, folder: Path) -> HandedBack:
    """Writes the answers to colleagues' files into a folder, those that were not handed back yet; each is called after
    the file it answers. Raises Known: stick-gone, stick-full, stick-unwritable."""
    if not folder.is_dir():
        raise Known("stick-gone", path=str(folder))
    bag = CourierBag(session.database)
    files, size = [], 0
    for item in bag.all():
        answer = bag.answer(item.name) if item.answered and item.handed is None else None
        if answer is None:
            continue
        place = _free_name(folder, item.label, answer)
        stick_file.write_file(place, answer)
        bag.handed(item.name, session.clock.now())
        files.append(place)
        size += len(answer)
    return HandedBack(folder, tuple(files), size)


def carry_view(session: Session) -> CarryView:
    """What the learner could write now, and what is carried for others."""
    waiting = sharing_items.waiting(session)
    last = stick_ledger.last(session.database)
    written = None if last is None or last.answered is not None else session.clock.local(last.written)
    return CarryView(
        can_write=session.settings.blob(standings.CENTRE_SEALING) is not None,
        waiting=waiting.count,
        waiting_bytes=waiting.size,
        written=written,
        carried=tuple(_row(session, item) for item in CourierBag(session.database).all()),
        photos=files_by_stick.to_carry(session),
    )


def _take_bundle(session: Session, file: Path, data: bytes) -> BundleTaken:
    from sync_protocol.bundle_frame import file_name

    name = file_name(data)
    if stick_ledger.get(session.database, name) is not None:
        raise Known("bundle-own")
    bag = CourierBag(session.database)
    with session.database.write():
        before = bag.get(name)
        bag.take(name, _label(file), data, session.clock.now())
    return BundleTaken(
        label=_label(file) if before is None else before.label,
        size=len(data),
        known=before is not None,
        answered=before is not None and before.answered,
    )


def _keep_answer(session: Session, header: "FileHeader", data: bytes) -> AnswerCarried:
    bag = CourierBag(session.database)
    with session.database.write():
        item = bag.get(header.answers)
        assert item is not None
        if not item.answered:
            bag.brought(header.answers, data)
    return AnswerCarried(item.label, len(data))


def _take_answer(session: Session, who: "Standing", header: "FileHeader", data: bytes) -> AnswerTaken:
    from desktop_app.sync.answer_file import take_answer
    from sync_protocol.answer_files import read_answer_file
    from sync_protocol.refusals import BundleRefused
    from sync_protocol.sealing import SealingKey

    started = session.clock.now()
    try:
        file = read_answer_file(data, SealingKey.of_laptop(who.device), who.device.device_id, who.centre_public)
    except BundleRefused as refused:
        raise _known(refused) from refused
    taken = take_answer(_laptop(session), who, standings.mine_key(session.settings), file)
    with session.database.write():
        bundle = stick_ledger.get(session.database, header.answers)
        first = bundle is not None and bundle.answered is None
        run = 0 if file.answer is None else file.answer.run
        photos = files_by_stick.take(session, file.boxes, run)
        stick_ledger.answered(session.database, header.answers, session.clock.now())
        if first or taken.sent or taken.received or taken.moved or photos:
            size = 0 if bundle is None else bundle.size
            past = PastExchange(
                started, session.clock.now(), None, 0, size, len(data), taken.sent, taken.received, "stick"
            )  # fmt: skip
            exchange_history.add(session.database, past)
    library_files.forget_unpublished(session)
    photos_no = sum(bool(said.code) for said in file.boxes)
    return AnswerTaken(
        taken.sent, taken.received, taken.refused, taken.more, taken.older, taken.strange, photos, photos_no
    )


def _standing(session: Session) -> "Standing":
    who = standings.standing(session.settings)
    if who is None:
        raise Known("not-enrolled")
    return who


def _laptop(session: Session) -> "Laptop":
    from desktop_app.sync.laptop import Laptop

    return Laptop(session.database, session.settings, session.journal, session.clock, session.randomness)


def _refuse_to_write_over(session: Session, place: Path) -> None:
    """A file of this laptop's own may be written anew; nobody else's."""
    if not place.parent.is_dir():
        raise Known("stick-gone", path=str(place.parent))
    if not _is_free(session, place):
        raise Known("bundle-exists", path=str(place))


def _is_free(session: Session, place: Path) -> bool:
    from sync_protocol.bundle_frame import MAX_FILE, file_name

    if not place.exists() and not place.is_symlink():
        return True
    own = place.is_file() and stick_ledger.get(session.database, file_name(stick_file.read_file(place, MAX_FILE)))
    return bool(own)


def _label(file: Path) -> str:
    """What a colleague's file is called, for people and for its answer's name."""
    plain = "".join(each for each in file.name.removesuffix(SUFFIX) if each.isalnum() or each in "-_ .")
    return plain[:_LABEL].strip(" .") or "fieldbook"


def _free_name(folder: Path, label: str, answer: bytes) -> Path:
    """A name in the folder that nothing has yet, or that has this very answer."""
    for number in range(1, 1_000):
        place = folder / f"{label}-answer{'' if number == 1 else f'-{number}'}{SUFFIX}"
        if not place.exists() and not place.is_symlink():
            return place
        if place.is_file() and stick_file.read_file(place, len(answer)) == answer:
            return place
    raise Known("bundle-exists", path=str(folder))


def _known(refused: Exception) -> Known:
    """What it means for a learner that a file was refused."""
    match getattr(refused, "code", ""):
        case "truncated":
            return Known("bundle-damaged", half=True)
        case "too-large" | "nonsense":
            return Known("bundle-unknown")
        case "protocol-newer":
            return Known("protocol-newer", file=True)
        case "centre-other":
            return Known("bundle-centre")
        case "key-unknown" | "device-wrong":
            return Known("bundle-laptop")
        case _:
            return Known("bundle-damaged")


def _row(session: Session, item: Carried) -> CarriedFile:
    state = "waiting"
    if item.refused is not None:
        state = "refused"
    elif item.answered:
        state = "answered" if item.handed is None else "handed"
    return CarriedFile(item.label, session.clock.local(item.taken), item.size, state, item.refused)
