"""The bytes of a box that goes to the centre: as it lies here, or what it shows to others, made anew.

Promises: only what is as its name says; what the disk changed is not sent. Called by file_carrying.py and
files_by_stick.py.
"""

from collections.abc import Callable
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.operations.session import Session
from desktop_app.storage.box_folder import BoxFolder
from desktop_app.storage.box_ledger import BoxRow
from desktop_app.storage.projections import files as table

_LOOKED_AT: Final = 1_048_576
"""Bytes that are read at once."""

Reader = Callable[[int, int], bytes]
"""Gives the bytes from one position to another."""


def box_reader(session: Session, row: BoxRow) -> Reader:
    """Of this box. Raises Known("file-away") for one that the disk changed: the centre would not take it, however often
    it is sent."""
    folder = BoxFolder(session.paths.files)
    return _as_it_lies(folder, row) if row.source is None else _for_others(session, folder, row, row.source)


def _as_it_lies(folder: BoxFolder, row: BoxRow) -> Reader:
    from sync_protocol.files import BoxChecker, Layout
    from sync_protocol.refusals import FileRefused

    checker = BoxChecker(Layout(row.size, row.sealed), row.box)
    try:
        for start in range(0, checker.layout.total, _LOOKED_AT):
            checker.feed(folder.read(row.box, start, start + _LOOKED_AT))
    except FileRefused as refused:
        raise Known("file-away") from refused
    if not checker.whole:
        raise Known("file-away")
    return lambda start, end: folder.read(row.box, start, end)


def _for_others(session: Session, folder: BoxFolder, row: BoxRow, source: bytes) -> Reader:
    from sync_protocol.files import Layout, open_file, pack_file
    from sync_protocol.refusals import FileRefused

    key = table.key_of(session.database, source)
    if key is None:
        raise Known("file-away")
    layout = Layout(row.size, True)
    try:
        parts = open_file(lambda start, end: folder.read(source, start, end), layout, source, key)
        box, _ = pack_file(b"".join(parts), None)
    except FileRefused as refused:
        raise Known("file-away") from refused
    return lambda start, end: box[start:end]
