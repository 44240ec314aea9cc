"""Takes one slice in, whoever signed it and whoever brings it.

Promises: one slice is one transaction; taking it twice changes nothing; its bytes are kept as they came. Nothing is
refused for its content but acts, and those with a reason on their author's feed.
Refuses: bytes that no known device signed, and what there is no room for.
Who calls: the exchange, once per slice while the request is still coming.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.db import IntegrityError

from sync_protocol.entries import MINE, PERSON, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import SliceRefused
from sync_protocol.slices import open_slice, read_header, slice_name, verify_slice
from sync_server.centre import (
    decisions,
    entry_rules,
    erasing,
    feeds,
    placing,
    practices,
    projecting,
    replacing,
    rooms,
    routing,
    signers,
)
from sync_server.centre.asked import Asked
from sync_server.centre.models import Person, Slice, SliceState
from sync_server.centre.office import Office
from sync_server.centre.rooms import Rooms
from sync_server.centre.signers import Signer, Signers


class Outcome(Enum):
    KEPT = "kept"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


@dataclass(frozen=True)
class Taken:
    """``name``: all 32 bytes. ``code``: of sync_protocol.refusals or rooms.FULL, when refused."""

    name: bytes
    outcome: Outcome
    code: str = ""


def take(office: Office, data: bytes, known_signers: Signers | None = None, room: Rooms | None = None) -> Taken:
    """Take a slice in, or say why not. ``known_signers`` spares looking the same device up for every slice; ``room``
    knows who brings it."""
    name = slice_name(data)
    signers_here, room = known_signers or Signers(office), room or Rooms(office)
    known = _known(name)
    if known is not None:
        return Taken(name, Outcome.KEPT if is_kept(office, known, signers_here) else Outcome.QUARANTINED)
    try:
        header = read_header(data)
        signer = signers_here.find(header.device)
        if signer is None:
            return _aside(office, Signer(header.device.hex(), b"", None), data, header.audience, room)
        verify_slice(data, signer.public_key)
        if signer.revoked and not signer.is_erased:
            return _aside(office, signer, data, header.audience, room)
        entries = () if header.key else open_slice(data, signer.public_key, None)
    except SliceRefused as refused:
        return Taken(name, Outcome.REFUSED, refused.code)
    if signer.is_erased or (signer.is_centre and _tells_of_erased(header.audience, entries)):
        if signer.person is None or room.has_place(signer.person):
            _keep_the_name(office, data, signer, header.audience)
        return Taken(name, Outcome.KEPT)
    if header.audience == MINE and replacing.is_replaced(signer.person, name):
        return Taken(name, Outcome.KEPT)
    if signer.person is not None and not room.has_room(signer.person, data, header.audience, entries):
        return Taken(name, Outcome.REFUSED, rooms.FULL)
    _accept_new(office, data, signer, header.audience, entries)
    return Taken(name, Outcome.KEPT)


_NAMED: Final = Asked(lambda short: Slice.objects.filter(short=short).values_list("pk", "name"), int)


def _known(name: bytes) -> Slice | None:
    pk = next((pk for pk, full in _NAMED(replacing.number_of(name)) if bytes(full) == name), None)
    return None if pk is None else Slice.objects.filter(pk=pk).first()


def _accept_new(office: Office, data: bytes, signer: Signer, audience: str, entries: Sequence[Entry]) -> None:
    """Another request may bring the same slice, or one of its entries, at the same time: then look again, once."""
    for attempt in range(2):
        try:
            with placing.transaction():
                size = 0 if signer.is_centre else rooms.weight(data, entries)
                accept(office, decisions.store(data, signer, audience, office, weight=size), signer, entries)
            return
        except IntegrityError:
            if Slice.objects.filter(name=slice_name(data)).exists():
                return
            if attempt:
                raise


def accept(office: Office, slice_: Slice, signer: Signer, entries: Sequence[Entry]) -> None:
    """Give a stored slice its places and its effects. Within a transaction."""
    noes = _take_effect(office, slice_, signer, entries)
    if practices.is_withdrawn(entries, signer.person):
        practices.empty(slice_)
    elif slice_.state == SliceState.ACCEPTED and (twin := practices.twin(slice_, entries)) is not None:
        # One copy of the words is enough, and all of them can be taken back.
        if practices.find(entries[0].id) is not None:  # not one that was refused, which goes to its author alone
            feeds.place(twin, routing.feeds_of(twin.audience, signer, entries), is_new=False)
        practices.empty(slice_)
    if signer.person is not None:
        size = rooms.weight(bytes(slice_.data), entries) if slice_.data else rooms.SLICE
        size += noes * rooms.REFUSAL
        rooms.take(slice_, signer.person, size)


def _take_effect(office: Office, slice_: Slice, signer: Signer, entries: Sequence[Entry]) -> int:
    """Returns how many entries were refused."""
    if slice_.audience == MINE and signer.person is not None:
        replacing.take_place(slice_, signer.person)
    known = entry_rules.known(
        [entry.id for entry in entries] + [entry.about for entry in entries if entry.about is not None]
    )
    codes = entry_rules.refusals(entries, signer, known)
    if codes:
        _refuse_slice(office, slice_, signer, [(entry, codes[entry.id]) for entry in entries])
        return len(entries)
    entry_rules.remember(entries, signer, slice_, known)
    noes: dict[EntryId, tuple[str, str]] = {}
    for entry in entries:
        if entry.id not in known and (no := projecting.apply(office, entry, signer)) is not None:
            noes[entry.id] = no
    if noes and signer.person is not None:
        # A refused act goes back to its author's laptops, with the reason, and to nobody else.
        feeds.place(slice_, {feeds.person_feed(signer.person.pk)})
        decisions.refuse(office, signer.person, [(entry, *noes[entry.id]) for entry in entries if entry.id in noes])
    else:
        feeds.place(slice_, routing.feeds_of(slice_.audience, signer, entries))
    return len(noes)


def release(office: Office, slice_: Slice) -> bool:
    """Take in what was kept aside. False when its device is not known (any more) or it cannot be read."""
    data = bytes(slice_.data)
    signer = signers.find(office, bytes.fromhex(slice_.device))
    if signer is None or slice_.state != SliceState.QUARANTINED:
        return False
    try:
        header = verify_slice(data, signer.public_key)
        entries = () if header.key else open_slice(data, signer.public_key, None)
    except SliceRefused:
        return False
    with placing.transaction():
        slice_ = Slice.objects.select_for_update().get(pk=slice_.pk)
        if slice_.state == SliceState.QUARANTINED:  # nobody else was faster
            slice_.state, slice_.person, slice_.brought_by = SliceState.ACCEPTED, signer.person, None
            slice_.save(update_fields=["state", "person", "brought_by"])
            accept(office, slice_, signer, entries)
    return True


def is_kept(office: Office, slice_: Slice, known_signers: Signers) -> bool:
    """Whether a slice that comes again is taken in; one kept aside is, once its device is certified or found again."""
    if slice_.state != SliceState.QUARANTINED:
        return True
    signer = known_signers.find(bytes.fromhex(slice_.device))
    return signer is not None and not signer.revoked and release(office, slice_)


def _tells_of_erased(audience: str, entries: Sequence[Entry]) -> bool:
    """Whether the centre said this to a person, or of one, whom it erased since."""
    to = audience.removeprefix(PERSON) if audience.startswith(PERSON) else None
    if to is not None and Person.objects.filter(pk=to).exclude(erased=None).exists():
        return True
    return erasing.is_erased_entry(entries)


def _keep_the_name(office: Office, data: bytes, signer: Signer, audience: str) -> None:
    """So that nobody is asked for it again."""
    try:
        with placing.transaction():
            slice_ = decisions.store(data, signer, audience, office, state=SliceState.ERASED)
            Slice.objects.filter(pk=slice_.pk).update(data=b"")
            if signer.person is not None:
                rooms.take(slice_, signer.person, rooms.SLICE)
    except IntegrityError:
        pass  # another request brought it at the same time


def _aside(office: Office, signer: Signer, data: bytes, audience: str, room: Rooms) -> Taken:
    name, size, unknown = slice_name(data), rooms.weight(data, ()), signer.person is None
    if not room.has_room_aside(signer.device, size, unknown=unknown):
        return Taken(name, Outcome.REFUSED, rooms.FULL)
    state, bringer = SliceState.QUARANTINED, room.bringer if unknown else None
    try:
        with placing.transaction():
            decisions.store(data, signer, audience, office, state=state, weight=size, brought_by=bringer)
    except IntegrityError:
        pass  # another request brought it at the same time
    return Taken(name, Outcome.QUARANTINED)


def _refuse_slice(office: Office, slice_: Slice, signer: Signer, codes: Sequence[tuple[Entry, str]]) -> None:
    slice_.state, slice_.data = SliceState.REFUSED, b""  # its author has it, and nobody else is given it
    slice_.save(update_fields=["state", "data"])
    if signer.person is not None:
        noes = [(entry, code, entry_rules.WORDS[code]) for entry, code in codes]
        decisions.refuse(office, signer.person, noes)
