"""``erase``: what a person wrote goes."""

import argparse
from collections.abc import Mapping

from sync_server.centre import deeds, erasing
from sync_server.commands.finding import person_called
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Erase. Raises Problem when there is nobody of this id."""
    office = opened(folder)
    person = person_called(parsed.person)
    done = deeds.erase(office, deeds.COMMAND_LINE, person, published=parsed.keep_published)
    erasing.sweep()
    words = f"Person {person.pk} is erased: {done.slices} slices lost their contents. Laptops hear of it in time."
    if done.practices:
        words += f" {done.practices} left the library."
    return {"text": words, "person": person.pk, "slices": done.slices, "unpublished": done.practices}
