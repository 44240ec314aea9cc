"""The exchange against everything: people who write on several laptops, and all that can go wrong between them.

Whatever happened, once all goes well the laptops of a person show the same, the centre holds every slice once, and
every word is found that a screen said was saved, that lies on any machine, and that nobody took out
(tests/support/simulation_end.py). On the way nothing is ever said to be received that no other machine holds.

What happens there (``make soak`` counts each, and prints how often it was):
    laptops         two people with three in the beginning, up to six; bought, lost, enrolled over a bad link; each
                    person buys one more at the end, which reads everything in the order in which the centre took it in
    random edits    bursts of typing in notes and practices: inserting, replacing, removing, rewriting; by two laptops
                    in one text; over a text that changed elsewhere meanwhile; by a command beside the window
    crashes         power cuts at a look at the clock, at any statement of the database, or while an answer comes; of
                    the centre in the middle of a request; restarts
    duplicated      a request that arrives twice; an answer played again; files of sticks brought and taken twice
    reordered       requests that arrive long after; edits that come in another order than they were written in
    dropped         requests and answers that break at any byte or vanish; nobody there; a login page; a busy proxy;
                    and bytes that change, in requests, answers and files
    clock jumps     of laptops by a day or ten years, back and forward; of the centre by up to forty days, past the term
                    of the bin
    restores        of images of laptops, their own or another of the same person, and of backups of the centre
    cloned profiles both used from then on
    stick and wire  files to the centre, directly or by a colleague, while the wire carries the same; answers back
    and beside      twelve words given and renewed, devices revoked and found again, bins filled and emptied, practices
                    submitted, withdrawn, moderated, small slices packed anew
Every one of these happens in the worlds of ``make test``, which asks that. Faults that are planted in the program, each
of which the simulation must find: tests/properties/test_exchange_simulation_bites.py.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.support.simulation_machine import COUNTS, EVERY_KIND, run

RUNS: Final = 100
LONG_RUNS: Final = 10_000
PART: Final = 100
"""Worlds of one part of the long run: what tools/soak.py gives to one process, and what a failure is found in again."""

COUNTS_FILE: Final = "FIELDBOOK_SOAK_COUNTS"
"""Environment: where a part writes what happened in it."""


@pytest.fixture
def database_allowed(django_db_blocker: Any) -> Iterator[None]:
    """The worlds bring a database of their own, in memory."""
    with django_db_blocker.unblock():
        yield


def test_whatever_happens_no_word_is_lost(database_allowed: None) -> None:
    run(RUNS)
    assert [kind for kind in EVERY_KIND if not COUNTS[kind]] == []


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(LONG_RUNS // PART))
def test_whatever_happens_in_ten_thousand_worlds_no_word_is_lost(database_allowed: None, part: int) -> None:
    try:
        run(PART, part=part)
    finally:
        if COUNTS_FILE in os.environ:
            Path(os.environ[COUNTS_FILE]).write_text(json.dumps(COUNTS), encoding="utf-8")
