"""``restore``: a backup takes the place of what the database holds."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from sync_server import serving_lock
from sync_server.centre import deeds, restoring, runs
from sync_server.centre.archive import ArchiveUnfit
from sync_server.centre.office import open_office
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Put it back. Raises Problem, with everything as it was."""
    office, path = open_office(folder), Path(parsed.file)
    with serving_lock.hold(folder, alone=True):
        mark = office.tide.read()
        try:
            about = restoring.restore(office, path)
        except ArchiveUnfit as unfit:
            raise Problem(str(unfit)) from unfit
        except OSError as error:
            raise Problem(f"{error.filename or path} cannot be used: {os.strerror(error.errno or 0)}.") from error
        run = runs.current_run()
        deeds.note(office, deeds.COMMAND_LINE, "backup-restored", detail=str(about.made))
    fell_back = run is not None and mark is not None and run.run != mark.run
    words = f"{sum(about.tables.values()):,} rows are back."
    if fell_back:
        words += " The centre goes on under a new run: laptops are asked for what is missing when they exchange."
    return {"text": words, "rows": about.tables, "new_run": fell_back, "made": about.made, "schema": about.schema}
