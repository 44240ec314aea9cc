"""``move``: a learner goes on in another cohort."""

import argparse
from collections.abc import Mapping

from sync_server.centre import deeds
from sync_server.commands.finding import existing_cohort, person_called
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Move. Raises Problem when person or cohort are not there."""
    office = opened(folder)
    person, cohort = person_called(parsed.person), existing_cohort(parsed.cohort)
    if person.is_erased:
        raise Problem(f"{person} was erased.")
    deeds.move(office, deeds.COMMAND_LINE, person, cohort)
    return {"text": f"{person} learns in {cohort} now.", "person": person.pk, "cohort": cohort.name}
