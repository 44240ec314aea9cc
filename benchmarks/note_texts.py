"""Notes to exchange: 336 bytes of JSON each, the same for the same number, and what is written into them later.

The words are those of the recovery words' English list, a few of them often and most seldom, as in a language:
deflated as one batch, 10,000 such notes weigh 0.93 MB. They are not the course's words, which the exchange's
dictionary has read.
"""

import json
import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final

NOTE_BYTES: Final = 336
TITLE: Final = 24
"""Characters."""
ADDED: Final = 60
"""Characters, about, that an edit adds at the end."""


@dataclass(frozen=True)
class Note:
    """One note; ``id`` is its name outside Fieldbook."""

    id: str
    title: str
    body: str

    @property
    def line(self) -> str:
        """The note as a line of a file that ``note import`` takes."""
        return json.dumps({"id": self.id, "title": self.title, "body": self.body, "tags": ["week-1"]})


def note(number: int) -> Note:
    """The note of this number."""
    text = _words(random.Random(f"note {number}"), NOTE_BYTES)
    whole = Note(f"{number:05d}", text[:TITLE], text[TITLE:])
    return Note(whole.id, whole.title, whole.body[: NOTE_BYTES - len(whole.line)])


def edited(before: Note, round_: int) -> Note:
    """One word in the middle is another, and a sentence stands at the end."""
    chance = random.Random(f"edit {before.id} {round_}")
    words = before.body.split(" ")
    words[len(words) // 2] = _words(chance, 1)
    return Note(before.id, before.title, f"{' '.join(words)} {_words(chance, ADDED)}.")


def anew(before: Note, round_: int) -> Note:
    """Not a word of the text is left: what sending differences cannot make small."""
    return Note(before.id, before.title, _words(random.Random(f"anew {before.id} {round_}"), len(before.body)))


def _words(chance: random.Random, characters: int) -> str:
    words, weights = _vocabulary()
    text = ""
    while len(text) < characters:
        text += chance.choices(words, cum_weights=weights)[0] + " "
    return text.rstrip()


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words and their summed weights, by Zipf's law in the order of the list."""
    from mnemonic import Mnemonic

    words = list(Mnemonic("english").wordlist)
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
