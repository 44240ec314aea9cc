"""The kinds of entries: one table says who may write each, for whom, and what its body is.

Promises: every kind this version knows is in KINDS. A kind that is not there comes from a newer version: it is stored
and forwarded, never refused (``is_allowed`` says yes to it, ``decode_body`` must not be asked).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from sync_protocol import bodies
from sync_protocol.entries import COHORT, LIBRARY, MANAGERS, MINE, PERSON, Entry
from sync_protocol.refusals import BodyRefused


class Shape(StrEnum):
    """What a body is."""

    EVENT = "event"  # an immutable fact: MessagePack of the kind's struct, or nothing
    EDIT = "edit"  # a Yjs update of a shared text


@dataclass(frozen=True)
class Kind:
    """One row of the table.

    ``audience``: the only one allowed; PERSON stands for any single person. ``is_act``: an act travels alone in its
    slice and can be refused by the centre. ``by_centre``: written by the centre, and by nobody else.
    ``makes``: the first entry of its record has no ``about``. ``struct``: None when the body is empty or a Yjs update.
    """

    name: str
    shape: Shape
    audience: str
    struct: type[bodies.Body] | None = None
    is_act: bool = False
    by_centre: bool = False
    makes: bool = False


def _table() -> dict[str, Kind]:
    event, edit = Shape.EVENT, Shape.EDIT
    rows = (
        # a learner's own, read by nobody else
        Kind("note.edit", edit, MINE, makes=True),
        Kind("note.deleted", event, MINE, bodies.Deleted),
        Kind("note.restored", event, MINE, bodies.Restored),
        Kind("practice.edit", edit, MINE, makes=True),
        Kind("practice.deleted", event, MINE, bodies.Deleted),
        Kind("practice.restored", event, MINE, bodies.Restored),
        Kind("record.erased", event, MINE, bodies.Erased),
        Kind("file.described", event, MINE, bodies.FileDescribed),
        Kind("file.removed", event, MINE, bodies.FileRemoved),
        Kind("file.kept_back", event, MINE, bodies.FileKeptBack),
        Kind("draft.begun", event, MINE, bodies.DraftBegun),
        Kind("highlight.made", event, MINE, bodies.HighlightMade, makes=True),
        Kind("highlight.removed", event, MINE),
        Kind("place.kept", event, MINE, bodies.PlaceKept, makes=True),
        Kind("section.read", event, MINE, bodies.SectionRead, makes=True),
        Kind("answer.given", event, MINE, bodies.AnswerGiven, makes=True),
        Kind("question.again", event, MINE, bodies.QuestionAgain, makes=True),
        Kind("bookmark.set", event, MINE, bodies.BookmarkSet, makes=True),
        Kind("words.replaced", event, MINE, bodies.WordsReplaced, makes=True),
        # a learner's, for the course team
        Kind("profile.edit", event, MANAGERS, bodies.ProfileEdit, makes=True),
        Kind("activity.finished", event, MANAGERS, bodies.ActivityFinished, makes=True),
        Kind("practice.submitted", event, MANAGERS, bodies.PracticeSubmitted, is_act=True, makes=True),
        Kind("practice.withdrawn", event, MANAGERS, bodies.PracticeWithdrawn, is_act=True),
        # the centre's
        Kind("practice.under_review", event, PERSON, by_centre=True),
        Kind("practice.returned", event, PERSON, bodies.PracticeReturned, by_centre=True),
        Kind("practice.published", event, LIBRARY, bodies.PracticePublished, by_centre=True),
        Kind("practice.unpublished", event, LIBRARY, by_centre=True),
        Kind("act.refused", event, PERSON, bodies.ActRefused, by_centre=True),
        Kind("cohort.described", event, COHORT, bodies.CohortDescribed, by_centre=True, makes=True),
        Kind("person.placed", event, PERSON, bodies.PersonPlaced, by_centre=True, makes=True),
        Kind("device.certified", event, PERSON, bodies.DeviceCertified, by_centre=True, makes=True),
        Kind("device.revoked", event, PERSON, bodies.DeviceDecided, by_centre=True, makes=True),
        Kind("device.found", event, PERSON, bodies.DeviceDecided, by_centre=True, makes=True),
        Kind("slices.taken_back", event, PERSON, bodies.SlicesTakenBack, by_centre=True, makes=True),
        Kind("file.missing", event, PERSON, bodies.FileMissing, by_centre=True, makes=True),
        Kind("person.erased", event, LIBRARY, bodies.PersonErased, by_centre=True, makes=True),
    )
    return {kind.name: kind for kind in rows}


KINDS: Final = _table()

_ONCE_EMPTY: Final = frozenset({"practice.withdrawn"})
"""Kinds whose body was empty in earlier versions."""


def is_act(name: str) -> bool:
    """Whether entries of this kind travel alone and may be refused."""
    return name in KINDS and KINDS[name].is_act


def is_allowed(entry: Entry, *, by_centre: bool) -> bool:
    """Whether this author may write this kind for this audience. Kinds not known yet are allowed."""
    kind = KINDS.get(entry.kind)
    if kind is None:
        return True
    if kind.by_centre != by_centre:
        return False
    if entry.about is None and not kind.makes:
        return False
    return entry.audience.startswith(PERSON) if kind.audience == PERSON else entry.audience == kind.audience


def encode_body(body: bodies.Body | None) -> bytes:
    """The bytes of an event's body; nothing for an event without one."""
    return b"" if body is None else msgspec.msgpack.encode(body)


def decode_body(kind: str, body: bytes) -> bodies.Body | None:
    """The struct of an event of a known kind, None if that kind has an empty body.

    Raises BodyRefused ("nonsense") when the bytes are anything else, and KeyError for an unknown kind or an edit.
    """
    row = KINDS[kind]
    if row.shape is not Shape.EVENT:
        raise KeyError(kind)
    if row.struct is None:
        return None  # bytes there come from a version that has more to say
    if not body and kind in _ONCE_EMPTY:
        return row.struct()
    try:
        return _decoder(row.struct).decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BodyRefused("nonsense", f"{kind}: {error}") from error


@cache
def _decoder(struct: type[bodies.Body]) -> "msgspec.msgpack.Decoder[bodies.Body]":
    return msgspec.msgpack.Decoder(struct)
