"""Photos and PDFs of practices that others published: told with the practice, fetched only when somebody asks.

Promises: what the library names now and nothing else; when a practice leaves it, its files can no longer be opened, and
go from this disk with the next exchange, or answer by stick. They lie encrypted, as all that is here. A file's id is
``SUBMISSION/PLACE``. Raises Known: record-unknown; file-away for content that is not here. Called by files.py,
whose functions take these files too, by file_carrying.py and bundles.py.
"""

from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.domain.file_names import file_name
from desktop_app.domain.files import ENDINGS, FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations.session import Session
from desktop_app.storage import library_boxes
from desktop_app.storage.library_boxes import KEY_BYTES, LibraryFolder
from desktop_app.storage.projections import library
from desktop_app.storage.projections import library_files as table
from desktop_app.storage.projections.library_files import LibraryFileRow
from sync_protocol.files import Layout, open_file
from sync_protocol.refusals import FileRefused

_BETWEEN: Final = "/"


def is_one(file: RecordId) -> bool:
    """Whether this id is that of a file in the library."""
    return _BETWEEN in file


def is_practice(session: Session, record: RecordId) -> bool:
    """Whether this is a practice of somebody else in the library."""
    return library.get(session.database, record) is not None


def of_practice(session: Session, practice: RecordId) -> tuple[FileView, ...]:
    """The files of a published practice, in its author's order."""
    return tuple(_view(session, row) for row in table.of_practice(session.database, practice))


def view(session: Session, file: RecordId) -> FileView:
    """One file."""
    return _view(session, _row(session, file))


def content(session: Session, file: RecordId) -> bytes:
    """What is in it. Raises Known("file-away") when it is not here, or not what it should be: then it is wanted."""
    row, boxes = _row(session, file), folder(session)
    if not boxes.has(row.box):
        raise Known("file-away", name=_name(row), size=row.size)
    try:
        parts = open_file(lambda start, end: boxes.read(row.box, start, end), Layout(row.size, False), row.box, None)
        return b"".join(parts)
    except (FileRefused, Known) as error:
        boxes.remove(row.box)
        want(session, file)
        raise Known("file-away", name=_name(row), size=row.size) from error


def want(session: Session, file: RecordId) -> FileView:
    """Asks for it: it comes with the next exchange that may."""
    row = _row(session, file)
    if not folder(session).has(row.box):
        with session.database.write():
            key = session.randomness.bytes(KEY_BYTES)
            library_boxes.want(session.database, row.box, row.size, key, session.clock.now())
    return _view(session, row)


def stop_wanting(session: Session, file: RecordId) -> FileView:
    """It need not come any more; what came stays, and the next time goes on from there."""
    row = _row(session, file)
    with session.database.write():
        library_boxes.no_longer_wanted(session.database, row.box)
    return _view(session, row)


def coming(session: Session) -> dict[bytes, int]:
    """What was asked for and is not here: box → bytes of the content."""
    boxes = folder(session)
    found = library_boxes.every(session.database)
    return {each.box: each.size for each in found if each.wanted is not None and not boxes.has(each.box)}


def forget_unpublished(session: Session) -> None:
    """Nothing stays on this disk of what no practice in the library names."""
    boxes = folder(session)
    gone = [
        each.box for each in library_boxes.every(session.database) if not table.is_named(session.database, each.box)
    ]
    if gone:
        with session.database.write():
            for box in gone:
                library_boxes.forget(session.database, box)
    for box, _ in boxes.all():
        if library_boxes.get(session.database, box) is None:
            boxes.remove(box)


def folder(session: Session) -> LibraryFolder:
    """Where they lie."""
    return LibraryFolder(session.paths.library_files, session.database)


def _view(session: Session, row: LibraryFileRow) -> FileView:
    boxes, known = folder(session), library_boxes.get(session.database, row.box)
    state = FileState.RECEIVED if known is not None and boxes.has(row.box) else FileState.AWAY
    if state is FileState.AWAY and known is not None and known.wanted is not None:
        state = FileState.WANTED
    layout = Layout(row.size, False)
    return FileView(
        id=RecordId(f"{row.submission}{_BETWEEN}{row.place}"),
        record=RecordId(row.submission),
        name=_name(row),
        media=row.media,
        size=row.size,
        width=row.width,
        height=row.height,
        added=session.clock.local(row.published),
        state=state,
        moved=0 if state is FileState.RECEIVED or known is None else boxes.arrived(row.box),
        total=layout.total,
        goes=False,
        others=True,
    )


def _name(row: LibraryFileRow) -> str:
    """As it can be shown, and written to a disk: somebody else chose it."""
    return file_name(Path(row.name).stem, ENDINGS.get(row.media, ""), set())


def _row(session: Session, file: RecordId) -> LibraryFileRow:
    submission, _, place = file.partition(_BETWEEN)
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else -1
    row = table.get(session.database, submission, number)
    if row is None:
        raise Known("record-unknown", id=file)
    return row
