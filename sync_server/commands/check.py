"""``check``: is everything as it must be?"""

import argparse
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Final

from sync_server.centre import checking
from sync_server.centre.models import FeedPlace, Person, Slice
from sync_server.centre.office import open_office
from sync_server.commands.opening import up_to_date
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem

SHOWN: Final = 200
"""Findings; a database with more of them has one great fault, not many small ones."""


def run(folder: DataFolder, _: argparse.Namespace) -> Mapping[str, object]:
    """Look, and say. Raises Problem, with the findings, when something is wrong."""
    up_to_date()
    office = open_office(folder)
    found = list(islice(checking.findings(office), SHOWN))
    facts = {"slices": Slice.objects.count(), "places": FeedPlace.objects.count(), "people": Person.objects.count()}
    if not found:
        words = f"All is well: {facts['slices']:,} slices, {facts['places']:,} places, {facts['people']:,} people."
        return {"text": words, "findings": [], **facts}
    many = Counter(finding.code for finding in found)
    lines = [f"{code} ({number}): {checking.CODES[code]}" for code, number in many.items()]
    lines += [f"  {finding.code} {finding.subject} {finding.detail}".rstrip() for finding in found]
    rows = [{"code": each.code, "subject": each.subject, "detail": each.detail} for each in found]
    raise Problem("\n".join(lines), facts={"findings": rows, **facts})
