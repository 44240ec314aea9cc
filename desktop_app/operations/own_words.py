"""The learner's twelve words: the same on all their laptops, and new ones when a laptop is lost.

Promises: nothing is lost by any of it. What older words sealed stays readable, here and on every laptop that is given
the words of today: those carry the older ones with them, sealed. A laptop that was not given new words yet goes on
with the ones it has; a second laptop that was given none keeps what is *mine* to itself until it is given them, or told
that there are none (``take_new``). Words are never sent to anybody.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import WordsStanding
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage import settings as names
from desktop_app.storage.slice_shelf import SliceShelf
from desktop_app.sync import standing as standings
from desktop_app.sync.own_keys import REPLACED, keys_of, older_words
from sync_protocol.bodies import WordsReplaced
from sync_protocol.entries import MINE
from sync_protocol.refusals import SliceRefused

if TYPE_CHECKING:
    from sync_protocol.mine_key import RecoveryWords

LOOKED_AT: Final = 50
"""Sealed slices that are looked at to find one whose words are not here."""

_OPENED: Final = ("learner", "exchange", "notes", "practices", "progress", "marks")


def standing(session: Session) -> WordsStanding:
    """How this laptop stands with the words."""
    if not session.settings.text(names.PERSON):
        return WordsStanding()
    return WordsStanding(
        awaited=bool(session.settings.number(names.WORDS_AWAITED)),
        unread=_is_unread(session),
        lost=bool(_knowing(session)),
    )


def recovery_words(session: Session) -> tuple[str, ...]:
    """The twelve words; none before the learner began, and on a laptop that waits for them."""
    if session.settings.number(names.WORDS_AWAITED):
        return ()
    return tuple(session.settings.text(names.WORDS).split())


def parsed(given: Sequence[str]) -> "RecoveryWords":
    """Raises Known("words-wrong") for anything but twelve words of a recovery code."""
    from sync_protocol.mine_key import RecoveryWords

    try:
        return RecoveryWords.parse(" ".join(given))
    except ValueError as error:
        raise Known("words-wrong") from error


def use_words(session: Session, given: Sequence[str]) -> Changed:
    """Gives this laptop the words of the learner's other one, so that each reads what the other wrote.

    What is here of it is opened at once. The same words change nothing. Raises Known: "words-wrong" for anything but
    twelve words of a recovery code, "words-older" for such as were replaced.
    """
    from sync_protocol.mine_key import MineKey

    words = parsed(given)
    text = " ".join(words.words)
    if text == session.settings.text(names.WORDS) and not session.settings.number(names.WORDS_AWAITED):
        return changed()
    if MineKey.from_words(words).key_id in keys_of(session.journal, None):
        raise Known("words-older")
    adopt(session, words, given=True)
    return changed(*_OPENED)


def proposed(session: Session) -> tuple[str, ...]:
    """Twelve new words, to be written down. Nothing is kept before ``take_new``."""
    from sync_protocol.mine_key import RecoveryWords

    return RecoveryWords.generate(session.randomness.bytes).words


def take_new(session: Session, given: Sequence[str]) -> Changed:
    """Puts new words (``proposed``, and by now on paper) in place of those of before.

    What is written from now on is sealed with them: a lost laptop cannot read it, and the learner's others cannot
    before they are given the new words. On a laptop that waited for the words of another one, this says that there are
    none any more. Raises Known("words-wrong").
    """
    adopt(session, parsed(given), without=sorted(_knowing(session)))
    return changed(*_OPENED)


def adopt(session: Session, words: "RecoveryWords", *, given: bool = False, without: Sequence[bytes] = ()) -> None:
    """Makes these the words of this laptop. ``given``: they are those of another one; ``without``: lost devices that
    never had them."""
    # The wrapped key first: words that are kept but open nothing would be a false promise.
    session.storage.wrap_key(words)
    settings = session.settings
    with session.database.write():
        older = [each for each in older_words(session.journal) | _present(session) if each != words.entropy]
        settings.set(names.WORDS, " ".join(words.words))
        settings.set(names.WORDS_SHOWN, 1)
        settings.set(names.WORDS_AWAITED, None)
        settings.set(names.WORDS_GIVEN, int(given))
        if older or without:
            session.journal.append(REPLACED, WordsReplaced(older, list(without)))
    _open_unread(session)


def _present(session: Session) -> dict[bytes, None]:
    from sync_protocol.mine_key import RecoveryWords

    text = session.settings.text(names.WORDS)
    return {RecoveryWords.parse(text).entropy: None} if text else {}


def _open_unread(session: Session) -> None:
    """Opens what waited for these words."""
    from desktop_app.sync.signers import Signers
    from desktop_app.sync.taking_in import TakingIn

    who = standings.standing(session.settings)
    if who is None:
        return
    shelf = SliceShelf(session.database, session.journal.entries)
    signers = Signers(who, session.journal)
    mine = standings.mine_key(session.settings)
    TakingIn(shelf, session.journal, signers, mine, who.device.device_id, session.clock).open_unread()


def _is_unread(session: Session) -> bool:
    """Whether there is a slice of *mine* whose words are not here."""
    sealed = SliceShelf(session.database, session.journal.entries).unread_of(MINE, LOOKED_AT)
    if not sealed:
        return False
    from sync_protocol.slices import read_header

    keys = keys_of(session.journal, standings.mine_key(session.settings))
    for data in sealed:
        try:
            if read_header(data).key not in keys:
                return True
        except SliceRefused:
            continue  # of a version to come
    return False


def _knowing(session: Session) -> frozenset[bytes]:
    from desktop_app.sync.lost_devices import knowing, lost_devices

    if not lost_devices(session.journal):
        return frozenset()
    who = standings.standing(session.settings)
    return frozenset() if who is None else knowing(session.journal, who.device.device_id)
