"""What a simulation remembers of what people were told, to hold the program to it at the end.

Promises: knows for every word whether it must be found; a word must be found when a screen said it was saved, an entry
that carries it lies on a machine that still exists, and nobody took it out. Slices are known by the entries in them,
because the centre cannot read those that are sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop_app.operations.session import Session
from sync_protocol.identifiers import EntryId
from sync_protocol.mine_key import MineKey, RecoveryWords
from sync_protocol.slices import read_header

Ids = frozenset[EntryId]


@dataclass(frozen=True)
class Word:
    """A word that somebody typed. ``ids``: the entries that its saving wrote; those of the text around it may be gone,
    and it is to be read all the same."""

    text: str
    human: int
    record: EntryId
    ids: Ids


@dataclass
class Ledger:
    """``taken_out``: words that somebody began to delete from a text. ``binned``: those of texts that somebody began to
    put into the bin, who had them before them. ``sealed``: slice → name of its key; ``keys``: those
    whose words somebody wrote down."""

    words: dict[str, Word] = field(default_factory=dict)
    taken_out: set[str] = field(default_factory=set)
    binned: set[str] = field(default_factory=set)
    slices: dict[bytes, Ids] = field(default_factory=dict)
    sealed: dict[bytes, bytes] = field(default_factory=dict)
    keys: set[bytes] = field(default_factory=set)
    _made: int = 0

    def new_word(self) -> str:
        """One that nobody typed before, and that is no part of another. It begins and ends like no other, so that no
        letter of a word that it replaces stays and is taken out with that word elsewhere."""
        self._made += 1
        return f"{chr(0x4E00 + self._made)}{self._made}{chr(0x7000 + self._made)}"

    def saved(self, text: str, human: int, record: EntryId, ids: Iterable[EntryId]) -> None:
        """A screen says that this word is saved."""
        self.words[text] = Word(text, human, record, frozenset(ids))

    def take_out(self, text: str) -> None:
        """Somebody takes this out of a text; words of two laptops may stand side by side in it without a space."""
        self.taken_out |= {word for word in self.words if word in text}

    def into_the_bin(self, record: EntryId, here: Ids) -> None:
        """Somebody who knows these entries puts a text into the bin."""
        self.binned |= {word.text for word in self.words.values() if word.record == record and word.ids <= here}

    def must_be_found(self, human: int, alive: Ids, *, bin_emptied: bool) -> list[Word]:
        """``alive``: the entries that lie on some machine. ``bin_emptied``: what was binned may be erased by now."""
        gone = self.taken_out | self.binned if bin_emptied else self.taken_out
        return [
            word
            for word in self.words.values()
            if word.human == human and word.text not in gone and word.ids and word.ids <= alive
        ]

    def note_words(self, words: tuple[str, ...]) -> None:
        """Somebody wrote these twelve words down."""
        self.keys.add(MineKey.from_words(RecoveryWords.parse(" ".join(words))).key_id)

    def note_slices(self, session: Session, after: int = 0) -> int:
        """Notes which entries lie in the slices on this laptop's shelf, from this place on; returns the last place."""
        for seq, name, data in session.database.rows("SELECT seq, name, bytes FROM slices WHERE seq > ?", (after,)):
            after = max(after, seq)
            if name in self.slices:
                continue
            rows = session.database.rows("SELECT run, counter FROM slice_entries WHERE slice = ?", (seq,))
            if rows:
                self.slices[name] = frozenset(EntryId(*row) for row in rows)
                if key := read_header(data).key:
                    self.sealed[name] = key
        return after

    def entries_in(self, names: Iterable[bytes]) -> set[EntryId]:
        """The entries in these slices."""
        return {each for name in names for each in self.slices.get(name, ())}

    def readable(self, names: Iterable[bytes]) -> set[bytes]:
        """Those of these slices that are not sealed, or with words that somebody wrote down."""
        return {name for name in names if name not in self.sealed or self.sealed[name] in self.keys}


def entries_here(session: Session, after: int = 0) -> Ids:
    """The ids in this laptop's journal, from this place on."""
    rows = session.database.rows("SELECT run, counter FROM entries WHERE seq > ?", (after,))
    return frozenset(EntryId(*row) for row in rows)


def last_place(session: Session) -> int:
    """Where this laptop's journal ends."""
    return int(session.database.value("SELECT max(seq) FROM entries") or 0)
