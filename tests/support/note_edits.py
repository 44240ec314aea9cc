"""A hundred notes and an edit of each, as Yjs updates: the same bytes at every run."""

import random
from collections.abc import Callable

from mnemonic import Mnemonic
from pycrdt import Doc, Text, merge_updates

from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId

FIRST_RUN = 0x1A2B3C4D5E6F7
SECOND_RUN = 0x0F1E2D3C4B5A69
WORDS = Mnemonic("english").wordlist
"""2,048 everyday words, drawn evenly: harder to compress than anybody's prose."""


def made_and_edited(count: int, seed: int = 7) -> tuple[list[Entry], list[Entry]]:
    """(entries that make ``count`` notes of some 340 bytes, entries that add ten words to each in a later run)."""
    chance = random.Random(seed)
    made, edits = [], []
    for number in range(count):
        when = 1_790_000_000_000 + 40 * number
        name = EntryId(FIRST_RUN, number + 1)
        first = _update(FIRST_RUN, b"", lambda doc: _fill(doc, chance))
        later = _update(SECOND_RUN, first, lambda doc: _add(doc, words(chance, 10)))
        made.append(Entry(name, "note.edit", None, MINE, when, first))
        edits.append(Entry(EntryId(SECOND_RUN, number + 1), "note.edit", name, MINE, when + 86_400_000, later))
    return made, edits


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _fill(doc: Doc, chance: random.Random) -> None:
    doc["title"].insert(0, words(chance, 4))
    doc["text"].insert(0, words(chance, 40))


def _add(doc: Doc, more: str) -> None:
    doc["text"].insert(len(str(doc["text"]).encode()), " " + more)


def _update(run: int, state: bytes, change: Callable[[Doc], None]) -> bytes:
    doc = Doc({"title": Text(), "text": Text()}, client_id=run)
    if state:
        doc.apply_update(state)
    updates: list[bytes] = []
    subscription = doc.observe(lambda event: updates.append(event.update))
    with doc.transaction():
        change(doc)
    doc.unobserve(subscription)
    return merge_updates(*updates)
