"""``revoke``: a laptop is lost, or was found again."""

import argparse
from collections.abc import Mapping

from sync_server.centre import deeds
from sync_server.commands.finding import device_called
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Revoke, or accept again. Raises Problem."""
    office = opened(folder)
    device = device_called(parsed.device)
    if parsed.found:
        deeds.accept_again(office, deeds.COMMAND_LINE, device)
        words = f"The laptop {device.pk} of {device.person} is accepted again. Release what was kept aside on its page."
    else:
        deeds.revoke(office, deeds.COMMAND_LINE, device)
        words = f"The laptop {device.pk} of {device.person} is revoked. What it sends from now on is kept aside."
    return {"text": words, "device": device.pk, "person": device.person_id, "revoked": not parsed.found}
