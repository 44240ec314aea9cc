"""``serve``: the web server."""

import argparse
import json

from django.db import connections

from sync_server import serving
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> None:
    """Serve until told to stop. Raises Problem when the port is taken."""
    opened(folder)
    connections.close_all()  # the workers, forked from here, open their own

    def listening(address: str) -> None:
        line = json.dumps({"listening": address}) if getattr(parsed, "json", False) else f"listening on {address}"
        print(line, flush=True)

    try:
        serving.serve(
            parsed.host,
            parsed.port,
            workers=parsed.workers,
            threads=parsed.threads,
            with_parent=parsed.with_parent,
            listening=listening,
        )
    except SystemExit as stop:
        if stop.code:
            raise Problem(f"The port {parsed.port} of {parsed.host} cannot be listened on.") from None
