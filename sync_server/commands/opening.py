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
    call_command("migrate", verbosity=0, interactive=False)
    return _opened(folder)


def opened(folder: DataFolder) -> Office:
    """Open; raises Problem when the database is older or newer than this program."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Problem("The database is older than this program. Run: fieldbook-server --data DIR init")
    return _opened(folder)


def _opened(folder: DataFolder) -> Office:
    from sync_server.centre import runs

    office = open_office(folder)
    runs.ensure_run(office)
    return office
