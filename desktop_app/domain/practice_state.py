"""How far a good practice has travelled, from facts alone.

Promises: says only what is known: "received" when the centre acknowledged it, "returned" only when somebody
returned it. The newest submission decides; what the centre said last about it decides within it, whatever order
submissions and words arrived in. Refuses: hopes and clocks of laptops. Called by storage.projections and
operations.practices.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practices import PathStep
from desktop_app.domain.sharing import SharingState


class Word(StrEnum):
    """What the centre can say about a submission."""

    UNDER_REVIEW = "under-review"
    RETURNED = "returned"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True)
class Ruling:
    """``written``: the centre's clock in milliseconds UTC; ``entry`` breaks a tie the same way everywhere.

    ``text``: the moderator's words, of a return; ``by``: their name.
    """

    word: Word
    written: int
    entry: str
    text: str = ""
    by: str = ""


@dataclass(frozen=True)
class Submission:
    """One frozen text that was sent, and its SHA-256. ``refused``: the centre's words, when it said no to it.

    ``turn``: higher than that of every submission of the practice that was known where this one was made.
    """

    id: RecordId
    hash: bytes
    withdrawn: bool = False
    acknowledged: bool = False
    refused: str | None = None
    rulings: tuple[Ruling, ...] = ()
    turn: int = 0


_SAID: Final = {
    Word.UNDER_REVIEW: SharingState.UNDER_REVIEW,
    Word.RETURNED: SharingState.RETURNED,
    Word.PUBLISHED: SharingState.PUBLISHED,
    Word.UNPUBLISHED: SharingState.WITHDRAWN,
}

SENDABLE: Final = frozenset({SharingState.DRAFT, SharingState.RETURNED, SharingState.WITHDRAWN, SharingState.REFUSED})
"""States in which a practice can be sent as it stands; in the others only after a change."""

UNDERWAY: Final = frozenset({SharingState.WAITING, SharingState.RECEIVED, SharingState.UNDER_REVIEW})
"""States in which a newer text takes the place of the one that was sent."""

WITHDRAWABLE: Final = UNDERWAY | {SharingState.PUBLISHED}


def came_back(submission: Submission) -> bool:
    """Whether the centre sent it back or refused it, and it was not taken back since: its text still lies there."""
    return _says(submission) in (SharingState.RETURNED, SharingState.REFUSED)


def last_word(submission: Submission) -> Ruling | None:
    """What the centre said last, by its own clock."""
    return max(submission.rulings, key=_moment, default=None)


def as_texts(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """The same, with what the centre said of a text said of every submission of it that stands: the same text sent from
    two laptops is one submission to the centre, and it speaks of the one it saw first."""
    said: dict[bytes, set[Ruling]] = {}
    for each in submissions:
        if not each.withdrawn:
            said.setdefault(each.hash, set()).update(each.rulings)
    return tuple(
        each if each.withdrawn else replace(each, rulings=tuple(sorted(said[each.hash], key=_moment)))
        for each in submissions
    )


def _moment(ruling: Ruling) -> tuple[int, str]:
    return ruling.written, ruling.entry


def deciding(submissions: Sequence[Submission]) -> Submission | None:
    """The submission the state is about: one that is underway; else the newest, or when that was withdrawn, one that is
    still published.

    ``submissions``: all of one practice, in any order. Of several that were made without knowing of each other (on two
    laptops), one of which the centre spoke last comes before one that was taken back or refused.
    """
    if not submissions:
        return None
    underway = [each for each in submissions if _says(each) in UNDERWAY]
    if underway:
        return max(underway, key=lambda each: (last_word(each) is not None, each.id))
    newest = max(submissions, key=_place)
    if newest.withdrawn:
        published = [each for each in submissions if _says(each) is SharingState.PUBLISHED]
        return max(published, key=_place, default=newest)
    return newest


def _place(submission: Submission) -> tuple[int, bool, tuple[int, str], str]:
    """Where it stands among those of its practice: what knew of another comes behind it."""
    word = None if submission.withdrawn or submission.refused is not None else last_word(submission)
    return submission.turn, word is not None, (0, "") if word is None else _moment(word), submission.id


def _says(submission: Submission) -> SharingState:
    if submission.withdrawn:
        return SharingState.WITHDRAWN
    if submission.refused is not None:
        return SharingState.REFUSED
    said = last_word(submission)
    if said is not None:
        return _SAID[said.word]
    return SharingState.RECEIVED if submission.acknowledged else SharingState.WAITING


def state_of(submissions: Sequence[Submission]) -> SharingState:
    """One word for all submissions of a practice."""
    decider = deciding(submissions)
    return SharingState.DRAFT if decider is None else _says(decider)


def decision_of(submissions: Sequence[Submission]) -> Ruling | None:
    """The return or publication that the state is about, when it is one."""
    decider = deciding(submissions)
    if decider is None or _says(decider) not in (SharingState.RETURNED, SharingState.PUBLISHED):
        return None
    return last_word(decider)


def to_take_back(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """What a withdrawal takes back: the text the state is about, from whichever laptops, and all that is underway."""
    decider = deciding(submissions)
    return tuple(
        each
        for each in submissions
        if _says(each) in UNDERWAY
        or (decider is not None and each.hash == decider.hash and _says(each) in WITHDRAWABLE)
    )


def was_returned(submissions: Sequence[Submission]) -> bool:
    """Whether another submission came back, so that this one is sent "again"."""
    decider = deciding(submissions)
    others = [last_word(each) for each in submissions if each is not decider]
    return any(said is not None and said.word is Word.RETURNED for said in others)


def path_of(submissions: Sequence[Submission]) -> tuple[PathStep, ...]:
    """The steps to draw, in order: what happened, where it is now, and the plain way ahead."""
    state = state_of(submissions)
    before = [SharingState.DRAFT]
    if was_returned(submissions):
        before.append(SharingState.RETURNED)
    ahead = [SharingState.WAITING, SharingState.UNDER_REVIEW, SharingState.PUBLISHED]
    match state:
        case SharingState.DRAFT:
            return _steps([], SharingState.DRAFT, ahead)
        case SharingState.WAITING:
            return _steps(before, state, ahead[1:])
        case SharingState.RECEIVED | SharingState.REFUSED:
            return _steps([*before, SharingState.WAITING], state, ahead[1:])
        case SharingState.UNDER_REVIEW:
            return _steps([*before, SharingState.WAITING], state, ahead[2:])
        case SharingState.RETURNED:
            return _steps([*before, SharingState.WAITING, SharingState.UNDER_REVIEW], state, ahead[2:])
        case SharingState.PUBLISHED:
            return _steps([*before, SharingState.WAITING, SharingState.UNDER_REVIEW], state, [])
        case _:
            return _steps([*before, SharingState.WAITING], state, [])


def _steps(done: Sequence[SharingState], now: SharingState, ahead: Sequence[SharingState]) -> tuple[PathStep, ...]:
    return (
        *(PathStep(state, done=True, now=False) for state in done),
        PathStep(now, done=now is SharingState.PUBLISHED, now=True),
        *(PathStep(state, done=False, now=False) for state in ahead),
    )
