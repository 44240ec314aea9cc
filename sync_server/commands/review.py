"""``review``: a decision about a practice."""

import argparse
from collections.abc import Mapping

from sync_server.centre import deeds
from sync_server.centre.moderation import DecisionUnfit
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Publish or return. Raises Problem when it cannot be decided."""
    office, doer = opened(folder), deeds.Doer(shown=parsed.by)
    try:
        if parsed.publish:
            practice = deeds.publish(office, doer, parsed.id)
        else:
            practice = deeds.send_back(office, doer, parsed.id, parsed.reason)
    except DecisionUnfit as unfit:
        raise Problem(str(unfit)) from unfit
    words = f"“{practice.title}” by {practice.person} is {practice.get_state_display().lower()}."
    return {"text": words, "id": practice.pk, "title": practice.title, "state": practice.state}
