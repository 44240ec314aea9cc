"""Puts a backup back: all of it or nothing, in place of what the database holds now.

Promises: the tables are made as the backup's program knew them, filled, and then brought up to date, so an older backup
comes back whole; what was there stays as files beside the database (SQLite) or until the very last moment (PostgreSQL).
Keys are never touched; that the database is older now is noticed by the mark beside them (runs.py), and what was
revoked or erased since is revoked and erased again. Refuses: a backup of another centre, of a newer program, or one
that was changed; to work while a server runs. Who calls: the command ``restore``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps

from sync_server.centre import archive, box_store, runs
from sync_server.centre.archive import About, ArchiveUnfit
from sync_server.centre.office import Office
from sync_server.data_folder import make_private

_OTHERS: Final = ("contenttypes", "auth", "admin", "sessions")
"""Applications whose tables are Django's own."""

BEFORE: Final = ".before-restore"


def restore(office: Office, path: Path) -> About:
    """Put the backup in this file back. Raises ArchiveUnfit and OSError with everything as it was."""
    about = archive.read_about(path)
    archive.check_fits(office, about)
    if connection.vendor == "postgresql":
        _nobody_else()
        with transaction.atomic():
            _drop_tables()
            _fill(office, path, about)
    else:
        with _file_beside():
            _fill(office, path, about)
    runs.ensure_run(office)
    return about


def _fill(office: Office, path: Path, about: About) -> None:
    for application in _OTHERS:
        call_command("migrate", application, verbosity=0, interactive=False)
    call_command("migrate", "centre", about.schema, verbosity=0, interactive=False)
    loader = MigrationExecutor(connection).loader
    leaves = [leaf for leaf in loader.graph.leaf_nodes() if leaf[0] in _OTHERS]
    then = loader.project_state([*leaves, ("centre", about.schema)]).apps
    for model in then.get_app_config("centre").get_models():
        model.objects.all().delete()  # what the migrations themselves put there
    with transaction.atomic():
        _load(office, path, about, then)
    call_command("migrate", verbosity=0, interactive=False)


def _load(office: Office, path: Path, about: About, then: StateApps) -> None:
    loaded: dict[str, int] = dict.fromkeys(about.tables, 0)
    models: dict[str, Any] = {}
    for label, (columns, *rows) in archive.rows(path):
        if label == archive.FILES:
            box_store.put_back(office, *columns)
            continue
        model = models.setdefault(label, then.get_model(label))
        model.objects.bulk_create(model(**dict(zip(columns, row, strict=True))) for row in rows)
        loaded[model._meta.db_table] += len(rows)
    if loaded != about.tables:
        raise ArchiveUnfit("The backup lacks rows that it says it has.")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)


def _drop_tables() -> None:
    names = connection.introspection.django_table_names(only_existing=True)
    names.append(MigrationRecorder.Migration._meta.db_table)
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)} CASCADE")


def _nobody_else() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if cursor.fetchone() != (0,):
            raise ArchiveUnfit("Somebody else is connected to the database. Stop every server of this centre first.")


@contextmanager
def _file_beside() -> Iterator[None]:
    """Django's connection leads to a new file; at the end that takes the old one's place, which stays beside it."""
    place = Path(connection.settings_dict["NAME"])
    fresh = place.with_name(f"{place.name}.restoring")
    for old in _files(fresh):
        old.unlink(missing_ok=True)
    connection.close()
    make_private(fresh)
    connection.settings_dict["NAME"] = str(fresh)
    try:
        yield
        connection.close()  # and with it the write-ahead log becomes part of the file
        for old in _files(place):
            if old.exists():
                old.replace(old.with_name(f"{old.name}{BEFORE}"))
        fresh.replace(place)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(place)
        for left in _files(fresh):
            left.unlink(missing_ok=True)


def _files(database: Path) -> list[Path]:
    return [database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm"))]
