"""Opens the office of a folder for a command: database up to date, the right run.

Who calls: the commands.
"""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sync_server.centre.office import Office, open_office
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def make_ready(folder: DataFolder) -> Office:
    """Bring the database up to date, then open."""
    if connection.settings_dict["NAME"] == str(folder.database):
        folder.guard_database()
    call_command("migrate", verbosity=0, interactive=False)
    return _opened(folder)


def opened(folder: DataFolder) -> Office:
    """Open; raises Problem when the database is older or newer than this program."""
    up_to_date()
    return _opened(folder)


def up_to_date() -> None:
    """Raises Problem when the database is older or newer than this program."""
    executor = MigrationExecutor(connection)
    applied = {name for application, name in executor.loader.applied_migrations if application == "centre"}
    if applied - {name for application, name in executor.loader.graph.nodes if application == "centre"}:
        raise Problem("The database is newer than this program. Install the newest one.")
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Problem("The database is older than this program. Run: fieldbook-server --data DIR init")


def _opened(folder: DataFolder) -> Office:
    from sync_server.centre import runs
    from sync_server.centre.models import Slice, SliceState

    office = open_office(folder)
    other = Slice.objects.filter(person=None, state=SliceState.ACCEPTED.value).exclude(device=office.device)
    if other.exists():
        raise Problem("This database belongs to another centre: another key signed what it holds. Restore its keys.")
    runs.ensure_run(office)
    return office
