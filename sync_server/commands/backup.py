"""``backup``: everything in the database, in one file."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from sync_server.centre import archive, deeds
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Write it, while the centre runs. Raises Problem when it cannot be written there."""
    office = opened(folder)
    path = Path(parsed.file).absolute()
    if path.is_dir():
        raise Problem(f"{path} is a folder. Name the file to write.")
    if folder.keys.resolve() in path.resolve().parents:
        raise Problem("Keys and backups lie apart. Name another folder.")
    try:
        written = archive.write(office, path)
    except OSError as error:
        raise Problem(f"The backup cannot be written to {path}: {os.strerror(error.errno or 0)}.") from error
    about = written.about
    deeds.note(office, deeds.COMMAND_LINE, "backup-made", detail=f"{written.size} bytes", subject=written.sha256)
    words = f"The backup is in {path}: {written.size:,} bytes. Keep a copy of {folder.keys} elsewhere; it is not in it."
    return {
        "text": words,
        "file": str(path),
        "size": written.size,
        "sha256": written.sha256,
        "schema": about.schema,
        "run": f"{about.run:014x}",
        "rows": about.tables,
    }
