"""A backup in one file: every row of the centre, whichever database it came from, whichever it goes into.

    file  = magic | frames | length of the last frame's bytes = 0 (4 bytes) | SHA-256 of all before it
    frame = length (4 bytes) | MessagePack
    frames: first what the backup is (``About``), then [table, rows, …], a table's rows in the order of their keys, and
            at the end the files of learners, [FILES, [person, box, position, bytes], …]

Promises: a moment of the database as it was, while it goes on being written; nothing of the folder ``keys``; a file
that is cut or changed is refused before anything is put back, and so is one of a newer program. The same file goes into
SQLite and into PostgreSQL. Who calls: the commands ``backup`` and ``restore``.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from sync_server.centre import box_store, runs
from sync_server.centre.models import StoredBox
from sync_server.centre.office import Office

MAGIC: Final = b"fieldbook centre backup 1\n"
FILES: Final = "files"
"""In place of a table's name."""

_FILE_STEP: Final = 4_000_000
MAX_FRAME: Final = 64_000_000
_LENGTH: Final = 4
_ROWS: Final = 200
"""In one frame: a slice has up to 1.2 MB, and memory should stay small."""


class ArchiveUnfit(Exception):
    """The file cannot be put back; the message is a sentence."""


class About(msgspec.Struct, frozen=True):
    """What a backup is. ``made``: ms since 1970 UTC. ``schema``: the last migration of the centre's tables; ``centre``:
    the public key's name, as only the centre with that key can go on from it; ``run`` and ``places``: as in runs.py."""

    made: int
    schema: str
    centre: str
    engine: str
    run: int
    places: int
    tables: dict[str, int]


@dataclass(frozen=True)
class Written:
    """``size`` in bytes; ``sha256`` of all before the check sum, as the file itself ends with."""

    about: About
    size: int
    sha256: str


def tables() -> list[type[Model]]:
    """Every table that a backup holds, those that others point to first: the accounts, and the centre's own."""
    models = [get_user_model(), *apps.get_app_config("centre").get_models()]
    ordered: list[type[Model]] = []
    while models:
        ready = [model for model in models if not _needs(model) & set(models) - {model}]
        ordered += ready
        models = [model for model in models if model not in ready]
    return ordered


def write(office: Office, path: Path) -> Written:
    """Back up into this file, in one step: a broken attempt leaves what was there. Raises OSError."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with draft.open("xb") as file, _one_moment():
            os.fchmod(file.fileno(), 0o600)
            about, digest = _write(office, file)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return Written(about, size, digest)


def read_about(path: Path) -> About:
    """What the file says it is, after every byte of it was checked. Raises ArchiveUnfit and OSError."""
    digest, held = hashlib.sha256(), b""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise ArchiveUnfit("This is no backup of a centre.")
        file.seek(0)
        while block := file.read(1 << 20):
            held += block
            digest.update(held[:-32])
            held = held[-32:]
    if held != digest.digest():
        raise ArchiveUnfit("The backup is cut short or was changed. Take another copy of it.")
    return _about(next(_frames(path), ()))


def rows(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    """Table (or FILES) and rows, frame by frame, of a file that ``read_about`` accepted."""
    frames = _frames(path)
    next(frames)
    for frame in frames:
        yield str(frame[0]), frame[1]


def schema_here() -> str:
    """The last migration of the centre's tables that this program has."""
    (leaf,) = MigrationLoader(None).graph.leaf_nodes("centre")
    return str(leaf[1])


def check_fits(office: Office, about: About) -> None:
    """Raises ArchiveUnfit for a backup of another centre, or of a newer program."""
    if about.centre != office.device:
        raise ArchiveUnfit("This backup belongs to another centre: another key signed what it holds.")
    if ("centre", about.schema) not in MigrationLoader(None).graph.nodes:
        raise ArchiveUnfit("This backup was made by a newer program. Install that one first.")


def columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _write(office: Office, file: BinaryIO) -> tuple[About, str]:
    run = runs.current_run()
    models = tables()
    about = About(
        made=office.clock(),
        schema=schema_here(),
        centre=office.device,
        engine=connection.vendor,
        run=run.run if run else 0,
        places=runs.high_tide(),
        tables={model._meta.db_table: model._default_manager.count() for model in models},
    )
    digest = hashlib.sha256()

    def put(data: bytes) -> None:
        digest.update(data)
        file.write(data)

    put(MAGIC)
    _put_frame(put, msgspec.msgpack.encode([about]))
    for model in models:
        names = columns(model)
        found = model._default_manager.order_by("pk").values_list(*names).iterator(chunk_size=_ROWS)
        batch: list[list[Any]] = []
        for row in found:
            batch.append([bytes(value) if isinstance(value, memoryview) else value for value in row])
            if len(batch) == _ROWS:
                _put_rows(put, model, batch)
        _put_rows(put, model, batch)
    for row in StoredBox.objects.filter(whole=True).order_by("pk").iterator(chunk_size=_ROWS):
        for position, data in box_store.contents(office, row, _FILE_STEP):
            _put_frame(put, msgspec.msgpack.encode([FILES, [[row.person_id, bytes(row.box), position, data]]]))
    put(bytes(_LENGTH))
    file.write(digest.digest())
    return about, digest.hexdigest()


def _put_rows(put: Any, model: type[Model], batch: list[list[Any]]) -> None:
    if batch:
        _put_frame(put, msgspec.msgpack.encode([model._meta.label_lower, [columns(model), *batch]]))
        batch.clear()


def _put_frame(put: Any, data: bytes) -> None:
    put(len(data).to_bytes(_LENGTH, "big"))
    put(data)


def _frames(path: Path) -> Iterator[list[Any]]:
    with path.open("rb") as file:
        file.seek(len(MAGIC))
        while length := int.from_bytes(file.read(_LENGTH), "big"):
            if length > MAX_FRAME:
                raise ArchiveUnfit("The backup cannot be read.")
            try:
                yield msgspec.msgpack.decode(file.read(length), type=list)
            except msgspec.MsgspecError as error:
                raise ArchiveUnfit("The backup cannot be read.") from error


def _about(frame: Sequence[Any]) -> About:
    try:
        return msgspec.convert(frame[0], About)
    except (msgspec.MsgspecError, IndexError) as error:
        raise ArchiveUnfit("The backup cannot be read.") from error


def _needs(model: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in model._meta.concrete_fields if field.related_model is not None}


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read in here is of one moment, and nobody has to wait."""
    if connection.in_atomic_block:
        yield  # somebody's transaction is that moment
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Not atomic(): that begins as a writer, and laptops would have to wait.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
