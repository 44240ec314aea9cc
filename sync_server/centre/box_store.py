"""The boxes of files on the centre's disk: one folder a person, one plain file a box, named by what it is.

    DIR/files/PERSON/NAME      as far as it came; every piece in it was checked when it was whole

Promises: what an answer says is there is on the disk; a piece that is not what its name says is never kept; nobody has
more than their room, however many ask at once, nor any file that the database does not know; the last of the disk is
left to entries. Refuses by ExchangeRefused: files-full, file-unknown, request-nonsense;
TooOften when the disk is full or broken, and then nothing new is said to be here. Who calls: the door for files,
bundle_boxes.py, erasing, retention, backup and check.
"""

import errno
import fcntl
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Greatest

from sync_protocol.files import BoxChecker, Layout, is_right
from sync_protocol.refusals import ExchangeRefused, FileRefused
from sync_server.centre import rooms
from sync_server.centre.limits import TooOften
from sync_server.centre.models import Person, PracticeFile, StoredBox
from sync_server.centre.office import Office

UNFINISHED: Final = timedelta(days=30)
"""How long a box is kept that nobody goes on with, or of which no practice speaks."""

DISK_FULL: Final = 3_600_000
"""Milliseconds after which a laptop may ask again when the disk was full, or could not be written or read."""

LEAST: Final = 4_096
"""Bytes that even the smallest file takes on a disk, and of somebody's room."""

_TOUCH_EVERY: Final = timedelta(hours=1)
_BATCH: Final = 500
_log = logging.getLogger(__name__)


def have(office: Office, person: str, box: bytes, layout: Layout) -> int:
    """How many bytes of it are here."""
    row = _row(person, box, layout)
    if row is None:
        return 0
    there = min(_size(_path(office, person, box)), layout.total)
    whole = there == layout.total
    if row.whole != whole:  # the folder came from an older backup, or the power went between the last byte and the row
        StoredBox.objects.filter(pk=row.pk).update(whole=whole)
    return there


def put(office: Office, person: Person, box: bytes, layout: Layout, offset: int, data: bytes) -> int:
    """Takes bytes in that begin at ``offset``; returns how many are here now. Bytes in front of those that are here are
    passed over, and those that would leave a hole are not kept. Raises ExchangeRefused("files-full"), and
    "person-erased" for who was erased while the bytes came."""
    if Person.objects.filter(pk=person.pk).exclude(erased=None).exists():
        raise ExchangeRefused("person-erased")
    if rooms.is_full_for_files(office):
        _log.error("the disk is nearly full: a file was not taken in")
        raise TooOften(DISK_FULL)
    with _disk():
        row, path = _row(person.pk, box, layout) or _made(office, person, box, layout), _path(office, person.pk, box)
        with _open(path) as file:
            if not StoredBox.objects.filter(pk=row.pk).exists():  # dropped meanwhile
                path.unlink(missing_ok=True)
                return 0
            there = _append(file, BoxChecker(layout, box, _end(file), _reader(file)), offset, data)
    now = office.now()
    if there == layout.total or now - row.touched >= _TOUCH_EVERY:
        StoredBox.objects.filter(pk=row.pk).update(touched=now, whole=there == layout.total)
    return there


class BoxHarmed(ExchangeRefused):
    """A box that was whole, and that the disk changed or lost."""


def read(office: Office, person: str, box: bytes, start: int, length: int) -> bytes:
    """Bytes of a whole box, as its name says they are. Raises ExchangeRefused("file-unknown"), and BoxHarmed of the
    same code."""
    row = StoredBox.objects.filter(person=person, box=box, whole=True).first()
    if row is None:
        raise ExchangeRefused("file-unknown")
    layout = Layout(row.size, row.sealed)
    with _disk():
        try:
            with _path(office, person, box).open("rb") as file:
                if not is_right(_reader(file), layout, box, start, start + length):
                    raise BoxHarmed("file-unknown")
                file.seek(start)
                return file.read(length)
        except FileNotFoundError:
            raise BoxHarmed("file-unknown") from None


def cut_back(office: Office, row: StoredBox) -> bool:
    """Only what is right of a box that the disk changed stays, and it is no longer said to be whole; False when
    somebody else was faster."""
    if not StoredBox.objects.filter(pk=row.pk, whole=True).update(whole=False):
        return False
    box, checker = bytes(row.box), BoxChecker(Layout(row.size, row.sealed), bytes(row.box))
    with _disk(), suppress(FileNotFoundError), _open(_path(office, row.person_id, box)) as file:
        with suppress(FileRefused):
            while data := file.read(1 << 20):
                checker.feed(data)
        file.truncate(checker.good)
    return True


def let_go(office: Office, person: str, box: bytes) -> bool:
    """A laptop of this person needs it no longer: it goes, unless a practice of theirs still names it, perhaps one of
    which that laptop did not know. Returns whether it went."""
    if PracticeFile.objects.filter(practice__person=person, box=box).exists():
        return False
    drop(office, person, box)
    return True


def drop(office: Office, person: str, box: bytes) -> None:
    """It is no longer needed by anybody."""
    StoredBox.objects.filter(person=person, box=box).delete()
    _path(office, person, box).unlink(missing_ok=True)


def forget(office: Office, person: str) -> None:
    """Nothing of this person's files stays."""
    StoredBox.objects.filter(person=person).delete()
    shutil.rmtree(office.folder.files / person, ignore_errors=True)


def sweep(office: Office) -> int:
    """Drops what nobody went on with for a month, and readable boxes that no practice names; returns how many. Of who
    was erased nothing stays that was just coming then."""
    _forget_erased(office)
    before = office.now() - UNFINISHED
    old = StoredBox.objects.filter(touched__lt=before)
    named = set(_named_boxes())
    rows = [*old.filter(whole=False), *(row for row in old.filter(whole=True, sealed=False) if row.box not in named)]
    for row in rows:
        drop(office, row.person_id, bytes(row.box))
    strays = [path for path in stray(office) if path.stat().st_mtime < before.timestamp()]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(rows) + len(strays)


def _forget_erased(office: Office) -> None:
    folder = office.folder.files
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    for start in range(0, len(names), _BATCH):
        erased = Person.objects.filter(pk__in=names[start : start + _BATCH]).exclude(erased=None)
        for person in erased.values_list("pk", flat=True):
            forget(office, person)


def stray(office: Office) -> Iterator[Path]:
    """Files of which the database knows nothing."""
    folder = office.folder.files
    for person in sorted(folder.iterdir()) if folder.is_dir() else ():
        boxes = StoredBox.objects.filter(person=person.name).values_list("box", flat=True)
        known = {bytes(box).hex() for box in boxes}
        yield from (path for path in sorted(person.iterdir()) if path.name not in known)


def contents(office: Office, row: StoredBox, step: int) -> Iterator[tuple[int, bytes]]:
    """A box in parts, each with its position, for a backup; nothing when it is gone by now."""
    with suppress(FileNotFoundError), _path(office, row.person_id, bytes(row.box)).open("rb") as file:
        while data := file.read(step):
            yield file.tell() - len(data), data


def put_back(office: Office, person: str, box: bytes, position: int, data: bytes) -> None:
    """A part of a box from a backup. What is here already stays as it is: a restore that fails has harmed nothing."""
    with _open(_path(office, person, box)) as file:
        file.seek(position)
        if file.read(len(data)) == data:
            return
        file.seek(position)
        file.write(data)
        file.truncate()  # what follows comes with the next part
        file.flush()


def is_sound(office: Office, row: StoredBox) -> bool:
    """Whether a whole box is what its name says."""
    box, layout = bytes(row.box), Layout(row.size, row.sealed)
    checker = BoxChecker(layout, box)
    try:
        for _, data in contents(office, row, 1 << 20):
            checker.feed(data)
    except FileRefused:
        return False
    return checker.whole


def _row(person: str, box: bytes, layout: Layout) -> StoredBox | None:
    row: StoredBox | None = StoredBox.objects.filter(person=person, box=box).first()
    if row is not None and (row.size, row.sealed) != (layout.size, layout.sealed):
        raise ExchangeRefused("request-nonsense")
    return row


def _made(office: Office, person: Person, box: bytes, layout: Layout) -> StoredBox:
    """A place for it, if there is room: counted by one at a time for each person, so that nobody gets more by asking
    from many sides at once."""
    with _alone(office.folder.files / person.pk):
        if (row := _row(person.pk, box, layout)) is not None:
            return row
        used = StoredBox.objects.filter(person=person).aggregate(all=Sum(Greatest("size", LEAST)))["all"] or 0
        if used + max(layout.size, LEAST) > settings.FIELDBOOK_FILES_OF_A_PERSON:
            raise ExchangeRefused("files-full")
        made: StoredBox = StoredBox.objects.create(
            person=person, box=box, size=layout.size, sealed=layout.sealed, touched=office.now()
        )
        return made


def _append(file: BinaryIO, checker: BoxChecker, offset: int, data: bytes) -> int:
    before = checker.taken
    if offset > before:
        return before
    data = data[before - offset :][: checker.layout.total - before]
    with suppress(FileRefused):
        checker.feed(data)
    try:
        file.seek(before)
        file.write(data[: max(0, checker.taken - before)])
        file.truncate(checker.taken)
        file.flush()
        os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):  # what was not said to be here does not stay half written
            os.ftruncate(file.fileno(), before)
        raise
    return checker.taken


@contextmanager
def _disk() -> Iterator[None]:
    """What the disk cannot do is said to the laptop, which tries again later, and to who runs the centre."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "is full: a file was not taken in" if full else f"failed: {os.strerror(error.errno or 0)}"
        _log.error("the disk %s", why)
        raise TooOften(DISK_FULL) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """In this folder: of all processes and threads, also on several nodes that share the disk."""
    _make(folder)
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make(folder: Path) -> None:
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO]:
    """To read and write, for one at a time: of all processes and threads, also on several nodes that share the disk."""
    while True:
        _make(path.parent)
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if _lies_at(path, file):  # else it was dropped while we waited
                yield file
                return


def _lies_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _reader(file: BinaryIO) -> "_Reader":
    return _Reader(file)


class _Reader:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __call__(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        return self._file.read(end - start)


def _end(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _path(office: Office, person: str, box: bytes) -> Path:
    return office.folder.files / person / box.hex()


def _named_boxes() -> Iterator[bytes]:
    yield from (bytes(box) for box in PracticeFile.objects.values_list("box", flat=True))
