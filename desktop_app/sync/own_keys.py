"""The keys of *mine* that this laptop has: the one of the words of today, and those of all older words.

Promises: what any of them sealed is opened; only the present one seals. Older words come from the journal: whoever puts
new words in place of others writes those down in an entry that only the new ones open (kind words.replaced).
Called by taking_in.py and operations.
"""

from typing import TYPE_CHECKING, Final

from desktop_app.storage.journal import Journal
from sync_protocol.bodies import WordsReplaced
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

if TYPE_CHECKING:
    from sync_protocol.mine_key import MineKey, MineKeys

REPLACED: Final = "words.replaced"


def replacements(journal: Journal) -> list[WordsReplaced]:
    """All that was written about words that took the place of others, in the order in which it came."""
    found = []
    for entry in journal.entries.of_kind(REPLACED):
        try:
            body = decode_body(REPLACED, entry.body)
        except BodyRefused:
            continue
        if isinstance(body, WordsReplaced):
            found.append(body)
    return found


def older_words(journal: Journal) -> dict[bytes, None]:
    """What stands behind each of the older words (16 bytes), each once, in the order in which they came."""
    return {entropy: None for body in replacements(journal) for entropy in body.older}


def keys_of(journal: Journal, present: "MineKey | None") -> "MineKeys":
    """The present key, if there is one, and the older ones."""
    from sync_protocol.mine_key import MineKey, MineKeys, RecoveryWords

    older = [MineKey.from_words(RecoveryWords.of_entropy(entropy)) for entropy in older_words(journal)]
    return MineKeys(present, older)
