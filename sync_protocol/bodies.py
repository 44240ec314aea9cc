"""The bodies of events, one struct each. kinds.py says which kind carries which.

Promises: fields are only ever added at the end, with a default, so older programs read newer bodies and newer ones read
older. Texts are what a person wrote, unchanged. All are arrays on the wire.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from sync_protocol.identifiers import MAX_COUNTER, MAX_RUN
from sync_protocol.refusals import BodyRefused

Key = Annotated[str, Meta(max_length=200)]
"""A stable id from a pack, a version, a language."""

Line = Annotated[str, Meta(max_length=2_000)]
"""One line of text: a title, a name, a place."""

Text = Annotated[str, Meta(max_length=200_000)]
Index = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Hash = Annotated[bytes, Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, Meta(max_length=64)]


Share = Annotated[float, Meta(ge=-1, le=1)]
Id = tuple[Annotated[int, Meta(ge=1, le=MAX_RUN)], Annotated[int, Meta(ge=0, le=MAX_COUNTER)]]
"""Run and counter."""

Ids = list[Id]
MAX_FILES = 20
"""That go with one text to others."""


class Body(msgspec.Struct, frozen=True, array_like=True):
    """What all bodies have in common."""


class Deleted(Body, frozen=True):
    """A note or draft was put into the bin. ``seen``: for each run that had edited it, the last counter known then; an
    edit that is not among them brings it back."""

    seen: Ids


class Restored(Body, frozen=True):
    """A note or draft was taken out of the bin. ``undone``: the ids of the deletions that this answers."""

    undone: Ids


class Erased(Body, frozen=True):
    """A note or draft lay in the bin for long enough. ``entries``: exactly those whose bodies go, everywhere; their ids
    stay. What somebody wrote meanwhile without knowing of it is not among them, and is kept."""

    entries: Ids


class DraftBegun(Body, frozen=True):
    """A draft was begun with this version of a pack, and stays with it. ``index``: SHA-256 of the pack's index, which
    says which bytes exactly."""

    pack: Key
    language: Key
    version: Key
    index: Hash


class HighlightMade(Body, frozen=True):
    """A passage, as domain.marks.Anchor: offsets in code points of the block's plain text. ``language``: of that text;
    empty in entries of earlier versions, when all packs were English."""

    activity: Key
    pack_version: Key
    paragraph: Index
    start: Index
    end: Index
    quote: Text
    prefix: Line = ""
    suffix: Line = ""
    language: Key = ""


class PlaceKept(Body, frozen=True):
    """Where reading stopped. ``section`` is its stable id; ``paragraph`` is the block's index in that version."""

    activity: Key
    pack_version: Key
    section: Key
    paragraph: Index


class SectionRead(Body, frozen=True):
    """A section of a lesson was read to its end. ``section`` is its stable id, the same in every version."""

    activity: Key
    section: Key


class AnswerGiven(Body, frozen=True):
    """An answer in a quiz: chosen options, a text, or a number. ``fraction`` is what it scored of 1."""

    activity: Key
    pack_version: Key
    question: Key
    response: list[Index] | Text | float
    fraction: Share


class QuestionAgain(Body, frozen=True):
    """A question was put on, or taken off, the list of those to be asked again."""

    activity: Key
    question: Key
    on: bool


class BookmarkSet(Body, frozen=True):
    """An activity was bookmarked, or no longer is."""

    activity: Key
    on: bool


class ProfileEdit(Body, frozen=True):
    """How a learner wants to be known. None leaves a field as it is; of several entries the last writer wins."""

    name: Line | None = None
    role: Line | None = None
    place: Line | None = None


class ActivityFinished(Body, frozen=True):
    """A lesson, testimony or quiz was finished."""

    activity: Key
    pack: Key
    version: Key
    language: Key


class FileDescribed(Body, frozen=True):
    """A photo or a PDF belongs to a note or a draft. ``media``: of files.MEDIA, or one that a later version takes;
    ``size``: bytes of the content; ``width`` and ``height`` in pixels, 0 for what is no picture. ``box`` names the box
    in which the content lies (files.py), sealed with ``key``; ``open_box`` the one in which it would lie for others to
    read, if it is shared one day."""

    name: Line
    media: Key
    size: Index
    width: Index
    height: Index
    box: Hash
    key: Annotated[bytes, Meta(min_length=32, max_length=32)]
    open_box: Hash


class FileRemoved(Body, frozen=True):
    """A file no longer belongs to the note or draft. ``file``: run and counter of the entry that described it."""

    file: Id


class FileKeptBack(Body, frozen=True):
    """Whether a file stays with its draft when that is submitted. ``box``: as FileDescribed names it, so that the word
    holds for a file that is described once more; the last word counts."""

    box: Hash
    back: bool


class FileMissing(Body, frozen=True):
    """The centre's copy of this box is not what its name says any more: whoever has it may send it again."""

    box: Hash


class SharedFile(Body, frozen=True):
    """A file that goes with a text to others, as FileDescribed; its box is not sealed."""

    name: Line
    media: Key
    size: Index
    width: Index
    height: Index
    box: Hash


def as_sent(files: Iterable[SharedFile]) -> list[msgspec.Raw]:
    """These files as they stand in a body."""
    return [msgspec.Raw(msgspec.msgpack.encode(each)) for each in files]


def shared_files(sent: Iterable[msgspec.Raw]) -> list[SharedFile]:
    """The files in a body, as far as this version knows what is said of them. Raises BodyRefused("nonsense")."""
    try:
        return [msgspec.msgpack.decode(each, type=SharedFile) for each in sent]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BodyRefused("nonsense", str(error)) from error


class PracticeSubmitted(Body, frozen=True):
    """A good practice as it was when it was submitted: frozen, with its hash (``practice_hash``).

    ``files`` are SharedFile as they were sent (``as_sent``, ``shared_files``): a later version may say more of each,
    and the hash is over all of it.

    ``draft`` is the text form of the draft's record, so that its author's laptops show one item, not two. ``turn`` is
    higher than that of every submission of the draft that was known where this one was made. ``author`` is their name,
    and ``signature`` their device's over text and name (authorship.py).
    """

    draft: Key
    title: Line
    place: Line
    parts: dict[Key, Text]
    hash: Hash
    files: Annotated[list[msgspec.Raw], Meta(max_length=MAX_FILES)] = []
    turn: Index = 0
    author: Line = ""
    signature: Signature = b""


class PracticeWithdrawn(Body, frozen=True):
    """Its author takes a submission back. ``draft`` and ``turn`` are those of the submission, for laptops that never
    get its text; empty in entries of earlier versions."""

    draft: Key = ""
    turn: Index = 0


class PracticeReturned(Body, frozen=True):
    """Sent back to its author with a reason."""

    text: Text
    by: Line


class PracticePublished(Body, frozen=True):
    """In the library. ``submission`` is the text form of the submission's record; ``author`` a name as shared, which
    ``signature`` and ``certificate`` prove (authorship.py)."""

    title: Line
    place: Line
    parts: dict[Key, Text]
    author: Line
    by: Line
    submission: Key
    files: Annotated[list[msgspec.Raw], Meta(max_length=MAX_FILES)] = []
    signature: Signature = b""
    certificate: Annotated[bytes, Meta(max_length=400)] = b""


class ActRefused(Body, frozen=True):
    """The centre said no to an entry. ``reason`` is a code for programs, ``words`` are for the learner.

    ``digest``: the first 8 bytes of ``entry_digest`` of what was refused, because two laptops of a person may have
    something else under one id; empty from an older centre.
    """

    reason: Key
    words: Text
    digest: Annotated[bytes, Meta(max_length=32)] = b""


class CohortDescribed(Body, frozen=True):
    """A cohort: its name, first day (ISO date), number of weeks, its managers' names, and the last day on which the
    centre keeps what its people sent (empty: no day was set)."""

    name: Line
    starts: Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")]
    weeks: Annotated[int, Meta(ge=1, le=104)]
    managers: list[Line]
    keep_until: Annotated[str, Meta(pattern=r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?\Z")] = ""


class PersonPlaced(Body, frozen=True):
    """The person learns in this cohort from now on."""

    cohort: Key


class DeviceCertified(Body, frozen=True):
    """A device of the person, so that their other laptops can check what it signed (certificates.py)."""

    certificate: Annotated[bytes, Meta(max_length=1_000)]


class DeviceDecided(Body, frozen=True):
    """A device of the person was reported lost, or found again. Of several about one device the last ``decided`` counts
    (ms since 1970 UTC by the centre's clock, and never less than the decision before)."""

    device: Annotated[bytes, Meta(min_length=16, max_length=16)]
    decided: Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]


class WordsReplaced(Body, frozen=True):
    """The learner's words took the place of others. ``older``: the 16 bytes behind each of those, so that who has the
    words of today opens what was sealed before; ``without``: lost devices that never had these."""

    older: Annotated[list[Annotated[bytes, Meta(min_length=16, max_length=16)]], Meta(max_length=1_000)]
    without: Annotated[list[Annotated[bytes, Meta(min_length=16, max_length=16)]], Meta(max_length=1_000)] = []


class PersonErased(Body, frozen=True):
    """The centre erased a person: the bodies of all that ``devices`` signed go, everywhere but on their own laptops,
    and those of ``entries``, in which the centre handed on what they wrote; ids stay. ``published`` is whether their
    published practices stay. ``decided`` as in DeviceDecided."""

    person: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    decided: Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
    devices: list[Annotated[bytes, Meta(min_length=16, max_length=16)]]
    entries: Ids
    published: bool = False


class SlicesTakenBack(Body, frozen=True):
    """Whoever wrote them took these slices back (short names): their words go, also where they could not be read."""

    slices: Annotated[list[Annotated[bytes, Meta(min_length=8, max_length=8)]], Meta(max_length=1_000)]


def practice_hash(
    title: str, place: str, parts: dict[str, str], files: "Sequence[SharedFile] | Sequence[msgspec.Raw]" = ()
) -> bytes:
    """SHA-256 over the texts of a practice, whatever the order its parts are in, and over its files, if it has any: as
    they were sent. 32 bytes."""
    said: list[object] = [title, place, sorted(parts.items())]
    if files:
        said.append(list(files))
    return hashlib.sha256(msgspec.msgpack.encode(said)).digest()
