"""What people of a simulated world write: notes and practices, typed, deleted, restored and decided about.

Promises: only what a screen or a command said is saved counts as saved; what goes is noted before it is saved. Every
method is something that a person does on one laptop. Part of ``simulation.World``.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import SeenNote
from desktop_app.operations import notes, practice_texts, practices
from desktop_app.operations.session import Session
from sync_protocol.identifiers import EntryId
from tests.support.simulation_laptop import OpenText, SimulatedLaptop
from tests.support.simulation_ledger import Ledger, entries_here, last_place

PART: Final = "context"
"""The part of a practice that people write in here."""


class Writing:
    """``happened``: how often each thing was done, or befell the world."""

    ledger: Ledger
    happened: Counter[str]

    def write_note(self, laptop: SimulatedLaptop) -> None:
        """A new note, with a word in its title and one in its text."""
        title, text = self.ledger.new_word(), self.ledger.new_word()
        before = last_place(laptop.session)
        made = notes.add_note(laptop.session, title=title, text=text)
        self.happened["note written"] += 1
        self._say_saved(laptop, made.id, [title, text], before)
        self._show(laptop.notes, made.id, text)

    def write_notes(self, laptop: SimulatedLaptop, strokes: Iterable[tuple[int, str, int]]) -> None:
        """Somebody types a while: (which note, how, where in it). A note that is not there yet is made."""
        for which, how, where in strokes:
            if which >= len(notes.list_notes(laptop.session)):
                self.write_note(laptop)
            else:
                self.type_in_note(laptop, which, how, where)

    def write_practices(self, laptop: SimulatedLaptop, strokes: Iterable[tuple[int, str, int]]) -> None:
        """The same in practices."""
        for which, how, where in strokes:
            if which >= len(self._own_practices(laptop)):
                self.write_practice(laptop)
            else:
                self.type_in_practice(laptop, which, how, where)

    def open_note(self, laptop: SimulatedLaptop, which: int) -> None:
        """Somebody opens a note, and has it before them from now on."""
        found = sorted(note.id for note in notes.list_notes(laptop.session))
        if found:
            note = found[which % len(found)]
            self._show(laptop.notes, note, notes.open_note(laptop.session, note).text)

    def type_in_note(self, laptop: SimulatedLaptop, which: int, how: str, where: int) -> None:
        """Somebody changes a note, the one that they have before them if they have, and saves it."""
        found = sorted(note.id for note in notes.list_notes(laptop.session))
        if found and found[which % len(found)] not in laptop.notes:
            self.open_note(laptop, which)
        open_text = self._before_them(laptop.notes, which)
        if open_text is None:
            return
        before = last_place(laptop.session)
        seen = SeenNote(text=open_text.text)
        typed = self._typed(open_text, how, where)
        note = RecordId(open_text.record)
        try:
            saved = notes.save_note(laptop.session, note, text=open_text.text, seen=seen)
        except Known as known:  # erased elsewhere for good, and nothing was added here
            assert (known.code, typed) == ("record-unknown", []), known.code
            del laptop.notes[open_text.record]
            return
        self._count_typing(how, open_text.text, saved.fields["text"])
        self._say_saved(laptop, note, typed, before)
        open_text.text = saved.fields["text"]

    def command_adds_to_note(self, laptop: SimulatedLaptop, which: int) -> None:
        """A command changes a note while the window has it open."""
        with laptop.command() as session:
            found = sorted(note.id for note in notes.list_notes(session))
            if not found:
                return
            note = found[which % len(found)]
            before = last_place(session)
            word = self.ledger.new_word()
            notes.save_note(session, note, text=f"{notes.open_note(session, note).text} {word}")
            self._say_saved(laptop, note, [word], before)
            self.happened["command beside the window"] += 1

    def delete_note(self, laptop: SimulatedLaptop, which: int) -> None:
        found = sorted(note.id for note in notes.list_notes(laptop.session))
        if found:
            note = found[which % len(found)]
            self.ledger.into_the_bin(EntryId.parse(note), entries_here(laptop.session))
            notes.delete_note(laptop.session, note)
            self.happened["note deleted"] += 1
            laptop.notes.pop(note, None)

    def restore_note(self, laptop: SimulatedLaptop, which: int) -> None:
        found = sorted(note.id for note in notes.list_notes(laptop.session, deleted=True))
        if found:
            notes.restore_note(laptop.session, found[which % len(found)])
            self.happened["note restored"] += 1

    def write_practice(self, laptop: SimulatedLaptop) -> None:
        title, text = self.ledger.new_word(), self.ledger.new_word()
        before = last_place(laptop.session)
        made = practices.add_practice(laptop.session, title=title, parts={PART: text})
        self.happened["practice written"] += 1
        self._say_saved(laptop, made.id, [title, text], before)
        self._show(laptop.practices, made.id, text)

    def type_in_practice(self, laptop: SimulatedLaptop, which: int, how: str, where: int) -> None:
        found = self._own_practices(laptop)
        if found and found[which % len(found)] not in laptop.practices:
            self._open_practice(laptop, which)
        open_text = self._before_them(laptop.practices, which)
        if open_text is None:
            return
        before = last_place(laptop.session)
        seen = {PART: open_text.text}
        typed = self._typed(open_text, how, where)
        practice = RecordId(open_text.record)
        try:
            saved = practices.save_practice(laptop.session, practice, parts={PART: open_text.text}, seen=seen)
        except Known as known:  # deleted elsewhere meanwhile: the screen says so, and the word was not saved
            assert known.code == "practice-state" or (known.code, typed) == ("record-unknown", []), known.code
            del laptop.practices[open_text.record]
            return
        self._count_typing(how, open_text.text, saved.fields[PART])
        self._say_saved(laptop, practice, typed, before)
        open_text.text = saved.fields[PART]

    def _open_practice(self, laptop: SimulatedLaptop, which: int) -> None:
        found = self._own_practices(laptop)
        if found:
            practice = found[which % len(found)]
            self._show(
                laptop.practices, practice, practices.open_practice(laptop.session, practice).parts.get(PART, "")
            )

    def decide_about_practice(self, laptop: SimulatedLaptop, which: int, what: str) -> None:
        """Its author submits, withdraws, deletes or restores a practice, where its state allows it."""
        found = self._own_practices(laptop, deleted=what == "restore")
        if what == "delete":  # what was sent is taken back first
            found = [each for each in found if not practice_texts.need_own(laptop.session, each).can_withdraw]
        if not found:
            return
        practice = found[which % len(found)]
        if what == "delete":
            self.ledger.into_the_bin(EntryId.parse(practice), entries_here(laptop.session))
            laptop.practices.pop(practice, None)
        with suppress(Known):
            _DECISIONS[what](laptop.session, practice)
            self.happened[f"practice: {what}"] += 1

    def _own_practices(self, laptop: SimulatedLaptop, *, deleted: bool = False) -> list[RecordId]:
        return sorted(each.id for each in practices.list_practices(laptop.session, mine=True, deleted=deleted))

    def _typed(self, open_text: OpenText, how: str, where: int) -> list[str]:
        """Changes the words before somebody's eyes; returns the new ones. What goes is noted before it is saved."""
        text = open_text.text
        spans = [found.span() for found in re.finditer(r"\S+\s*", text)]
        at = where % (len(spans) + 1)
        first, last = {"insert": (at, at), "rewrite": (0, len(spans))}.get(how, (at, at + 1))
        starts = [*(start for start, _ in spans), len(text)]
        start, end = starts[min(first, len(spans))], starts[min(last, len(spans))]
        new = [] if how == "remove" else [self.ledger.new_word()]
        self.ledger.take_out(text[start:end])
        # All else stays as it is, spaces too: whoever types a word once more has it twice where two do that.
        before = text[:start] if not text[:start] or text[start - 1].isspace() else f"{text[:start]} "
        open_text.text = before + "".join(f"{word} " for word in new) + text[end:]
        return new

    def _count_typing(self, how: str, typed: str, now: str) -> None:
        self.happened[f"typed: {how}"] += 1
        self.happened["saved text that had changed elsewhere"] += typed != now

    def _say_saved(self, laptop: SimulatedLaptop, record: RecordId, words: list[str], before: int) -> None:
        ids = entries_here(laptop.session, before)
        for word in words:
            self.ledger.saved(word, laptop.human, EntryId.parse(record), ids)

    def _show(self, screen: dict[str, OpenText], record: str, text: str) -> None:
        screen.setdefault(record, OpenText(record)).text = text

    def _before_them(self, screen: dict[str, OpenText], which: int) -> OpenText | None:
        return screen[sorted(screen)[which % len(screen)]] if screen else None


def _act(act: Callable[[Session, RecordId], object]) -> Callable[[Session, RecordId], object]:
    return act


_DECISIONS: Final = {
    "submit": _act(practices.submit),
    "withdraw": _act(practices.withdraw),
    "delete": _act(practices.delete_practice),
    "restore": _act(practices.restore_practice),
}
