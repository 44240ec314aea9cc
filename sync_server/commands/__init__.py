"""The centre's commands: one module each, one function each.

Promises: a command works on a folder that is ready and a database that is up to date, under the right run; else it
says what to do. Returns facts for JSON, with the same in words under "text". Who calls: __main__.
"""

import argparse
import secrets
from collections.abc import Mapping
from importlib import import_module

from sync_server.data_folder import DataFolder, FolderUnfit
from sync_server.problem import Problem

Answer = Mapping[str, object] | None


def run(folder: DataFolder, parsed: argparse.Namespace) -> Answer:
    """Run the verb. Raises Problem."""
    if parsed.verb == "init" or (parsed.verb == "demo" and not folder.database.exists()):
        make_keys(folder)
    elif not folder.is_ready():
        raise FolderUnfit(f"There is no centre in {folder.root}. Make one with: fieldbook-server --data DIR init")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as error:  # what DATABASE_URL says, or psycopg is not installed
        raise Problem(f"The centre cannot begin: {error}") from error
    from django.db import DatabaseError

    command = import_module(f"sync_server.commands.{parsed.verb}")
    try:
        answer: Answer = command.run(folder, parsed)
    except DatabaseError as error:
        words = " ".join(str(error).split()).rstrip(".")
        raise Problem(f"The database cannot be used: {words}. Run init, or look at docs/operations.md.") from error
    return answer


def make_keys(folder: DataFolder) -> None:
    """The folder and its secrets, unless they are there. An old database is never given a new key: FolderUnfit."""
    if folder.database.exists() and not folder.centre_key.exists():
        raise FolderUnfit(
            f"The database is there, but its key {folder.centre_key} is not. Restore the folder keys from its backup."
        )
    try:
        folder.prepare()
        if not folder.centre_key.exists():
            folder.write_secret(folder.centre_key, secrets.token_bytes(32))
        if not folder.secret_key.exists():
            folder.write_secret(folder.secret_key, secrets.token_urlsafe(48).encode("ascii"))
    except OSError as error:
        raise FolderUnfit(f"The folder {folder.root} cannot be made: {error.strerror}.") from error
