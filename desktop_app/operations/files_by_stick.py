"""Photos and PDFs that go to the centre by stick, when the learner asks, and what its answers say of them.

Promises: they go in files of their own, beside the one with the small entries, which never waits for them and which any
centre takes; each is a bundle as any other, so whoever carries it can read nothing of it. What does not fit into one
goes on in the next. Nothing waits any less until an answer says that the centre has it; over the line the centre is
asked once more. Called by bundles.py; its screens and commands ask ``to_carry`` first, which tells the size.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from desktop_app.domain.bundles import FilesToCarry
from desktop_app.domain.errors import Known
from desktop_app.operations.box_reading import box_reader
from desktop_app.operations.session import Session
from desktop_app.storage import box_ledger
from desktop_app.storage.box_folder import BoxFolder
from desktop_app.storage.box_ledger import BoxRow
from desktop_app.storage.settings import CENTRE_RUN, WORDS_AWAITED
from sync_protocol.files import Layout

if TYPE_CHECKING:
    from desktop_app.sync.standing import Standing
    from sync_protocol.bundle_files import BoxSaid

MOST_BOXES: Final = 500
"""In one bundle: an answer speaks of each."""

_NO: Final = {"files-full": "files-full", "too-large": "file-large"}
"""What the centre says of a box → domain.errors.CODES. Every other no is tried again."""


def to_carry(session: Session, most: int | None = None) -> FilesToCarry:
    """What of the learner's files has still to reach the centre, the smallest first, up to ``most`` bytes of them."""
    chosen, others = _chosen(session, most)
    return FilesToCarry(
        count=len({row.source or row.box for row in chosen}),
        size=sum(_weight(row) for row in chosen),
        left=len({row.source or row.box for row in others}),
        left_size=sum(_weight(row) for row in others),
    )


def bundles_of(session: Session, who: "Standing", most: int) -> Iterator[tuple[bytes, ...]]:
    """The puts that go into each bundle, one bundle after another: a large file stands in several, in its order. One
    that the disk changed stays behind."""
    from sync_protocol.bundle_files import ROOM

    chosen, _ = _chosen(session, most)
    puts: list[bytes] = []
    boxes: set[bytes] = set()
    room = ROOM
    for row, put in _puts(session, who, chosen):
        if puts and (len(put) > room or len(boxes | {row.box}) > MOST_BOXES):
            yield tuple(puts)
            puts, boxes, room = [], set(), ROOM
        puts.append(put)
        boxes.add(row.box)
        room -= len(put)
    if puts:
        yield tuple(puts)


def take(session: Session, said: "Iterable[BoxSaid]", run: int) -> int:
    """What an answer says of boxes, under this run of the centre; returns how many files it has now that waited here.
    Must stand in a write block."""
    database, arrived = session.database, set()
    for each in said:
        row = box_ledger.get(database, each.box)
        if row is None or row.gone or row.is_there(run):
            continue
        if each.code:
            if each.code in _NO:
                box_ledger.refused(database, row.box, _NO[each.code])
        elif each.have >= Layout(row.size, row.sealed).total:
            box_ledger.claimed(database, row.box, run)
            arrived.add(row.source or row.box)
        else:
            box_ledger.is_partly_there(database, row.box, each.have)
    return len(arrived)


def _puts(session: Session, who: "Standing", rows: Iterable[BoxRow]) -> Iterator[tuple[BoxRow, bytes]]:
    from sync_protocol.file_exchange import MAX_STEP, VERSION, Do, FileRequest, encode_file_request

    for row in rows:
        try:
            read = box_reader(session, row)
        except Known as error:
            if error.code != "file-away":
                raise
            continue
        total = Layout(row.size, row.sealed).total
        for start in range(_begins(row), total, MAX_STEP):
            data = read(start, min(start + MAX_STEP, total))
            request = FileRequest(
                VERSION,
                who.device.device_id,
                session.randomness.bytes(8),
                Do.PUT,
                row.box,
                row.size,
                row.sealed,
                start,
                len(data),
            )
            yield row, encode_file_request(request, data, who.device, who.centre_public)


def _chosen(session: Session, most: int | None) -> tuple[list[BoxRow], list[BoxRow]]:
    """What goes with the next stick, and what does not fit."""
    if session.settings.number(WORDS_AWAITED):
        return [], []  # what is *mine* stays here until the words come
    folder, run = BoxFolder(session.paths.files), session.settings.number(CENTRE_RUN)
    waiting = [
        row
        for row in box_ledger.to_ask(session.database, run)
        if not row.gone and row.refused is None and not row.is_there(run) and folder.has(row.source or row.box)
    ]
    chosen: list[BoxRow] = []
    room = most
    for row in sorted(waiting, key=_weight):
        if room is not None and _weight(row) > room:
            break
        chosen.append(row)
        room = None if room is None else room - _weight(row)
    return chosen, [row for row in waiting if row not in chosen]


def _begins(row: BoxRow) -> int:
    """Where the next stick goes on: the centre keeps whole pieces."""
    layout = Layout(row.size, row.sealed)
    return layout.start(layout.piece_at(row.there)) if layout.head <= row.there < layout.total else 0


def _weight(row: BoxRow) -> int:
    """Bytes that have still to go."""
    return Layout(row.size, row.sealed).total - _begins(row)
