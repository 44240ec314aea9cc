"""What goes by stick: the results of writing and taking in, and what is carried. Made by operations/bundles.py."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class FilesToCarry:
    """Photos and PDFs that have still to reach the centre: how many, and their bytes on a stick. ``left`` and
    ``left_size``: those beyond what was asked for."""

    count: int = 0
    size: int = 0
    left: int = 0
    left_size: int = 0


@dataclass(frozen=True)
class Exported:
    """A file for the centre. ``size`` in bytes; ``entries`` of the learner's own in it; ``left``: own entries that did
    not fit, for the next file once this one is answered. ``more``: the files beside it with photos and PDFs, which have
    to go along; ``photos``: what is in those."""

    file: Path
    size: int
    entries: int
    left: int
    more: tuple[Path, ...] = ()
    photos: FilesToCarry = FilesToCarry()


@dataclass(frozen=True)
class AnswerTaken:
    """An answer of the centre to this laptop. ``sent``: own entries that it acknowledges and that waited until now;
    ``received``: entries that were new here; ``refused``: acts it said no to, as far as that is new. ``more``: the
    centre has more than fitted. ``older``: something newer was heard of the centre before. ``strange``: it answers work
    that this laptop no longer has (it was restored), so the next exchange asks for everything again.
    ``photos``: photos and PDFs that waited and are there now; ``photos_refused``: those that it does not take."""

    sent: int
    received: int
    refused: int
    more: bool
    older: bool
    strange: bool
    photos: int = 0
    photos_refused: int = 0


@dataclass(frozen=True)
class BundleTaken:
    """A colleague's file, carried from now on. ``known``: it was carried before; ``answered``: its answer is here."""

    label: str
    size: int
    known: bool
    answered: bool


@dataclass(frozen=True)
class AnswerCarried:
    """An answer to a colleague's file that this laptop carries, kept for handing back."""

    label: str
    size: int


Imported = AnswerTaken | BundleTaken | AnswerCarried


@dataclass(frozen=True)
class HandedBack:
    """Answers written onto a stick."""

    folder: Path
    files: tuple[Path, ...]
    size: int


@dataclass(frozen=True)
class CarriedFile:
    """A colleague's file. ``state``: "waiting" (goes with the next exchange), "answered" (its answer is here to hand
    back), "handed" (and was handed back), "refused" (the centre did not take it, for ``reason``, a code)."""

    label: str
    taken: datetime
    size: int
    state: str
    reason: str | None = None


@dataclass(frozen=True)
class CarryView:
    """All that the card shows. ``can_write``: the centre's sealing key is known. ``written``: when the last file was
    written whose answer did not come yet. ``photos``: photos and PDFs that could go along."""

    can_write: bool
    waiting: int
    waiting_bytes: int
    written: datetime | None
    carried: tuple[CarriedFile, ...]
    photos: FilesToCarry = FilesToCarry()

    def count(self, state: str) -> int:
        """How many carried files are in this state."""
        return sum(each.state == state for each in self.carried)
