"""A profile to measure with: a learner, Week 1 installed from the demo packs, and as many notes as asked."""

import random
import subprocess
import sys
from pathlib import Path

from benchmarks.processes import ROOT
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import learner, notes, packs
from desktop_app.operations.session import Session
from desktop_app.storage.key_places import NoStore
from desktop_app.wiring.profile import open_session

WORDS = (
    *(
        "road",
        "bridge",
        "market",
        "convoy",
        "clinic",
        "school",
        "checkpoint",
        "permit",
        "liaison",
        "captain",
        "village",
    ),
    *(
        "river",
        "notice",
        "radio",
        "truck",
        "water",
        "shelter",
        "team",
        "office",
        "morning",
        "request",
        "answer",
        "list",
    ),
)


def build_packs() -> Path:
    """The demo packs of a working copy, built when content changed; returns their repository."""
    subprocess.run([sys.executable, "tools/demo.py", "--packs"], cwd=ROOT, check=True, capture_output=True)
    return ROOT / "build" / "packs"


def note_text(seed: int, characters: int = 250) -> str:
    """Plain words, the same for the same seed."""
    chosen = random.Random(seed)
    text = ""
    while len(text) < characters:
        text += chosen.choice(WORDS) + " "
    return text.strip()


def open_sample(folder: Path) -> Session:
    """The profile's session; its key lies in a file, so that no key store is asked."""
    return open_session(folder / "profile", store=NoStore())


def make_profile(folder: Path, note_count: int = 0) -> Path:
    """Makes the profile; returns its folder."""
    repository = build_packs()
    with open_sample(folder) as session:
        learner.begin(session, "Amina Diallo", role="Field coordinator")
        packs.install(session, PackId("week-1"), source=str(repository))
        for number in range(note_count):
            notes.add_note(session, title=f"Note {number} {note_text(number, 20)}", text=note_text(number))
    return folder / "profile"
