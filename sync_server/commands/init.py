"""``init``: keys, database, first run."""

import argparse
from collections.abc import Mapping

from sync_protocol.enrolment import fingerprint
from sync_server.commands.opening import make_ready
from sync_server.data_folder import DataFolder


def run(folder: DataFolder, _: argparse.Namespace) -> Mapping[str, object]:
    """Make the centre, or bring it up to date; either can be done again at any time."""
    office = make_ready(folder)
    mark = f"{fingerprint(office.key.public):013x}"
    return {
        "text": f"The centre in {folder.root} is ready. Back up the folder {folder.keys} apart from the database.",
        "data": str(folder.root),
        "fingerprint": mark,
    }
