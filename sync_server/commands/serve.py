"""``serve``: the web server."""

import argparse
import json
import os

from django.db import connections

from sync_server import serving, serving_lock
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> None:
    """Serve until told to stop; prints the address once requests are taken. Raises Problem when the port is taken."""
    with serving_lock.hold(folder, alone=False):
        opened(folder)
        connections.close_all()  # the workers, forked from here, open their own
        _serve(parsed)


def _serve(parsed: argparse.Namespace) -> None:
    try:
        listener = serving.listen(parsed.host, parsed.port)
    except OSError as error:
        raise Problem(
            f"Cannot listen on {parsed.host}, port {parsed.port}: {os.strerror(error.errno or 0)}."
        ) from error
    host, port = listener.getsockname()[:2]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def ready() -> None:
        line = json.dumps({"listening": address}) if hasattr(parsed, "json") else f"listening on {address}"
        print(line, flush=True)

    try:
        serving.serve(
            listener, workers=parsed.workers, threads=parsed.threads, with_parent=parsed.with_parent, ready=ready
        )
    except SystemExit as stop:
        if stop.code:
            raise Problem("The centre could not start. What went wrong stands above.") from None
