"""Photos and PDFs of notes and drafts, as private as these; and those of practices that others published.

``files_of``, ``view``, ``content``, ``save_copy``, ``want`` and ``stop_wanting`` take a practice of the library and its
files as they take the learner's own (library_files.py; ``FileView.others``); what changes a file refuses them.
Promises: a picture is kept without what its camera wrote, whatever its name says it is; its content is sealed before it
touches the disk; small entries never wait for it. Content is fetched only when somebody asks for it.
Raises Known: record-unknown; practice-state for a file of others; file-unreadable, file-unfit, file-large (``choose``);
file-away for content that is not here; disk-full, folder-unwritable.
"""

import errno
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.domain.file_names import file_name
from desktop_app.domain.files import ENDINGS, Chosen, FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import FileLoad, SharingState
from desktop_app.operations import library_files
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage import box_ledger
from desktop_app.storage.box_folder import BoxFolder
from desktop_app.storage.box_ledger import BoxRow
from desktop_app.storage.durable_file import as_known
from desktop_app.storage.new_file import write_new
from desktop_app.storage.projections import files as table
from desktop_app.storage.projections import notes, practice_drafts
from desktop_app.storage.projections.files import FileRow
from desktop_app.storage.settings import CENTRE_RUN, PERSON
from sync_protocol.bodies import MAX_FILES, FileDescribed, FileKeptBack, FileRemoved, SharedFile
from sync_protocol.files import KEY_BYTES, LARGEST, Layout, open_file, pack_file
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import FileRefused

READ_AT_MOST: Final = 4 * LARGEST
"""Bytes of a picture before it is shrunk; nothing larger is read."""


def choose(path: Path) -> Chosen:
    """Reads a file and takes off what a camera wrote about itself, the place and its owner. Nothing is kept yet. What
    is no file (a folder, a pipe, a device) is not opened, and one that grows meanwhile is not taken.

    Raises Known: file-unreadable; file-unfit with ``reason`` "kind", "damaged" or "pixels"; file-large.
    """
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            raise Known("file-unreadable", path=str(path), reason="")
        content = _read(path, known.st_size) if known.st_size <= READ_AT_MOST else b""
    except (OSError, ValueError) as error:  # a name with a zero in it
        missing = isinstance(error, OSError) and error.errno in (errno.ENOENT, errno.ENOTDIR)
        raise Known("file-unreadable", path=str(path), reason="missing" if missing else "") from error
    if known.st_size > READ_AT_MOST:
        raise Known("file-large", size=known.st_size, most=LARGEST, name=path.name)
    return pasted(path.name, content)


def _read(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(size)
        if file.read(1):
            raise OSError(errno.EBUSY, "still being written", str(path))
        return content


def pasted(name: str, content: bytes) -> Chosen:
    """The same of bytes that lie in no file, as those of a picture that was copied. Raises Known("file-unfit")."""
    from desktop_app.domain.pictures.clean import Unclean, clean

    try:
        cleaned = clean(content)
    except Unclean as unclean:
        raise Known("file-unfit", reason=unclean.reason, name=name) from unclean
    return Chosen(name, cleaned.media, cleaned.content, cleaned.width, cleaned.height, len(content))


def shrunk(chosen: Chosen, picture: bytes) -> Chosen:
    """The same with another, smaller picture in it, which the learner agreed to; itself when that is not smaller."""
    from desktop_app.domain.pictures.clean import clean

    cleaned = clean(picture)
    if len(cleaned.content) >= len(chosen.content):
        return chosen
    return Chosen(chosen.name, cleaned.media, cleaned.content, cleaned.width, cleaned.height, chosen.was)


def add(session: Session, record: RecordId, chosen: Chosen) -> FileView:
    """Keeps the file, sealed, as part of a note or draft. Raises Known("file-large") beyond 25 MB."""
    if len(chosen.content) > LARGEST:
        raise Known("file-large", size=len(chosen.content), most=LARGEST, name=chosen.name)
    about = _record(session, record)
    if len(table.of_record(session.database, about)) >= MAX_FILES:
        raise Known("file-unfit", reason="many", count=MAX_FILES)
    key = session.randomness.bytes(KEY_BYTES)
    box, name = pack_file(chosen.content, key)
    _, open_box = pack_file(chosen.content, None)
    _folder(session).keep(name, box)
    kept = file_name(Path(chosen.name).stem, ENDINGS[chosen.media], set())
    body = FileDescribed(kept, chosen.media, len(chosen.content), chosen.width, chosen.height, name, key, open_box)
    with session.database.write():
        box_ledger.add(session.database, name, len(chosen.content))
        made = session.journal.append("file.described", body, about=about)
    return view(session, RecordId(made.text()))


def files_of(session: Session, record: RecordId | None = None) -> tuple[FileView, ...]:
    """The files of a note or draft, or of a practice in the library; or all that are the learner's; oldest first."""
    database = session.database
    if record is not None and library_files.is_practice(session, record):
        return library_files.of_practice(session, record)
    rows = table.every(database) if record is None else table.of_record(database, _parsed(record))
    return tuple(_view(session, row) for row in rows)


def view(session: Session, file: RecordId) -> FileView:
    """One file."""
    if library_files.is_one(file):
        return library_files.view(session, file)
    return _view(session, _row(session, file))


def content(session: Session, file: RecordId) -> bytes:
    """What is in it. Raises Known("file-away") when it is not here, or not what it should be: then it is wanted."""
    if library_files.is_one(file):
        return library_files.content(session, file)
    row = _row(session, file)
    folder = _folder(session)
    if not folder.has(row.box):
        raise Known("file-away", name=row.name, size=row.size)
    try:
        parts = open_file(lambda start, end: folder.read(row.box, start, end), Layout(row.size, True), row.box, row.key)
        return b"".join(parts)
    except FileRefused as refused:
        folder.remove(row.box)  # the disk changed it; the centre may have it as it was
        want(session, file)
        raise Known("file-away", name=row.name, size=row.size) from refused


def save_copy(session: Session, file: RecordId, target: Path) -> Path:
    """Writes the content out, readable: into a folder under its own name, or under the name that is given. Nothing is
    written over. Returns where it lies."""
    found = view(session, file)
    name = file_name(Path(found.name).stem, ENDINGS.get(found.media, ""), set())  # it came from another laptop
    try:
        place = target / name if target.is_dir() else target
    except OSError as error:  # a name that no disk has
        raise as_known(error, target) from error
    return write_new(place, content(session, file))


def remove(session: Session, file: RecordId) -> Changed:
    """Takes a file off its note or draft, on every laptop and at the centre. There is no bin for files."""
    row = _row(session, file)
    described = EntryId.parse(row.id)
    with session.database.write():
        body = FileRemoved((described.run, described.counter))
        session.journal.append("file.removed", body, about=EntryId.parse(row.record))
    if box_ledger.may_go(session.database, row.box, session.settings.number(CENTRE_RUN)):
        _folder(session).remove(row.box)
    return changed("files")


def keep_back(session: Session, file: RecordId, back: bool) -> FileView:
    """Whether a file of a draft stays behind when the draft is submitted; what was submitted before keeps it."""
    row = _row(session, file)
    if table.kept_back(session.database, row.box) is not back:
        with session.database.write():
            session.journal.append("file.kept_back", FileKeptBack(row.box, back), about=EntryId.parse(row.record))
    return _view(session, row)


def want(session: Session, file: RecordId) -> FileView:
    """Asks for content that is not here: it comes with the next exchange that may."""
    if library_files.is_one(file):
        return library_files.want(session, file)
    row = _row(session, file)
    if not _folder(session).has(row.box):
        with session.database.write():
            box_ledger.want(session.database, row.box, row.size, session.clock.now())
    return _view(session, row)


def stop_wanting(session: Session, file: RecordId) -> FileView:
    """It need not come any more; what came stays, and the next time goes on from there."""
    if library_files.is_one(file):
        return library_files.stop_wanting(session, file)
    row = _row(session, file)
    with session.database.write():
        box_ledger.want(session.database, row.box, row.size, None)
    return _view(session, row)


def load(session: Session) -> FileLoad:
    """What has to go to the centre, what was asked for, and what it refused. Why they wait says file_holds.py."""
    folder, run = _folder(session), session.settings.number(CENTRE_RUN)
    going: dict[bytes, int] = {}
    coming = library_files.coming(session)
    refused: dict[bytes, BoxRow] = {}
    for row in box_ledger.to_ask(session.database, run):
        if row.gone:
            continue
        if row.refused is not None:
            refused[row.source or row.box] = row
            continue
        if row.wanted is not None and not folder.has(row.box):
            coming[row.box] = row.size
        elif not row.is_there(run) and folder.has(row.source or row.box):
            file = row.source or row.box
            going[file] = going.get(file, 0) + row.size
    return FileLoad(
        len(going),
        sum(going.values()),
        len(coming),
        sum(coming.values()),
        len(refused),
        sum(row.size for row in refused.values()),
        next((row.refused for row in refused.values() if row.refused), ""),
    )


def to_share(session: Session, record: EntryId) -> list[SharedFile]:
    """The files of a draft as they would go with it to others."""
    return [
        SharedFile(row.name, row.media, row.size, row.width, row.height, row.open_box)
        for row in _going(session, record)
    ]


def share(session: Session, record: EntryId) -> None:
    """Sends copies of the files of a draft that others can read, with the text that names them. Must stand in a write
    block. Raises Known("file-away") when one of them is not here."""
    for row in _going(session, record):
        if not _folder(session).has(row.box):
            raise Known("file-away", name=row.name, size=row.size)
        box_ledger.add(session.database, row.open_box, row.size, source=row.box)


def share_no_more(session: Session, shared: Iterable[SharedFile]) -> None:
    """Takes such copies back. Must stand in a write block."""
    for file in shared:
        box_ledger.let_go(session.database, file.box, file.size)


def _going(session: Session, record: EntryId) -> list[FileRow]:
    """Those that the learner does not keep back."""
    rows = table.of_record(session.database, record)
    return [row for row in rows if not table.kept_back(session.database, row.box)]


def _view(session: Session, row: FileRow) -> FileView:
    known, folder = box_ledger.get(session.database, row.box), _folder(session)
    state = _state(session, known, folder.has(row.box))
    return FileView(
        id=RecordId(row.id),
        record=RecordId(row.record),
        name=row.name,
        media=row.media,
        size=row.size,
        width=row.width,
        height=row.height,
        added=session.clock.local(row.made),
        state=state,
        moved=folder.arrived(row.box) if state in (FileState.WANTED, FileState.AWAY) else 0,
        total=Layout(row.size, True).total,
        reason=known.refused if known is not None else None,
        goes=not table.kept_back(session.database, row.box),
    )


def _state(session: Session, known: BoxRow | None, here: bool) -> FileState:
    if not here:
        return FileState.WANTED if known is not None and known.wanted is not None else FileState.AWAY
    if not session.settings.text(PERSON):
        return FileState.SAVED
    if known is not None and known.refused is not None:
        return FileState.REFUSED
    sent = known is not None and known.is_there(session.settings.number(CENTRE_RUN))
    return FileState.RECEIVED if sent else FileState.WAITING


def _record(session: Session, record: RecordId) -> EntryId:
    """The note or draft of this id."""
    parsed = _parsed(record)
    if notes.get(session.database, parsed) is None and practice_drafts.get(session.database, parsed) is None:
        raise Known("record-unknown", id=record)
    return parsed


def _parsed(record: RecordId) -> EntryId:
    try:
        return EntryId.parse(record)
    except ValueError:
        raise Known("record-unknown", id=record) from None


def _row(session: Session, file: RecordId) -> FileRow:
    if library_files.is_one(file):
        raise Known("practice-state", id=file, state=SharingState.PUBLISHED.value, reason="others")
    row = table.get(session.database, file)
    if row is None:
        raise Known("record-unknown", id=file)
    return row


def _folder(session: Session) -> BoxFolder:
    return BoxFolder(session.paths.files)
