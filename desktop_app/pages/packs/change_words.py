"""The words of a preview: what changes in each activity, what becomes of marks and drafts, bytes and time.

Promises: whole sentences with their numbers; nothing is said of what is not known yet.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject

from desktop_app.domain.pack_changes import ActivityChange, Change, MarkFates, PackPreview
from desktop_app.pages.packs.transfer_words import Durations, rate_text
from desktop_app.qt_support.wording import KIND_ICONS, facts, isolate, kind_text, size_text


class ChangeLine(NamedTuple):
    """One thing that changes: its icon, what it is, and how."""

    icon: str
    title: str
    more: str


class ChangeWords(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def lines(self, preview: PackPreview) -> tuple[ChangeLine, ...]:
        """Everything that changes, activities first."""
        found = [self._activity(change) for change in preview.activities]
        if preview.glossary:
            title = self.tr("%n glossary terms are new or changed", "", preview.glossary)
            found.append(ChangeLine("book-marked", title, ""))
        found += self._highlights(preview.highlights)
        found += self._notes(preview.notes)
        if preview.drafts and preview.installed:
            title = self.tr("%n of your drafts began in the version you have", "", preview.drafts)
            found.append(ChangeLine("pencil", title, self._drafts(preview.installed, preview.drafts)))
        if not preview.activities:
            found.insert(0, ChangeLine("file-text", self.tr("No lesson changes"), self._no_lesson()))
        return tuple(found)

    def title(self, preview: PackPreview) -> str:
        """Above the lines."""
        return self.tr("What will change") if preview.installed else self.tr("What is in it")

    def cost(self, preview: PackPreview) -> str:
        """ "38 KB to download  ·  about 20 seconds at 2 KB/s"."""
        if not preview.size:
            return self.tr("Everything for it is here already")
        size = self.tr("{size} to download").format(size=size_text(preview.size))
        if preview.seconds is None or preview.rate is None:
            return facts(size)
        time = self.tr("{time} at {rate}").format(
            time=Durations().about(preview.seconds), rate=isolate(rate_text(preview.rate))
        )
        return facts(size, time)

    def no_room(self, preview: PackPreview) -> str:
        """Why it cannot be downloaded; "" when it can."""
        if preview.size <= preview.free:
            return ""
        return self.tr("Not enough room: {size} are needed and {free} are free.").format(
            size=size_text(preview.size), free=size_text(preview.free)
        )

    def _activity(self, change: ActivityChange) -> ChangeLine:
        kind = kind_text(change.kind) if change.kind in KIND_ICONS else self.tr("Activity")
        name = self.tr("{kind} {number}").format(kind=kind, number=change.number) if change.number else kind
        title = self.tr("{name}  {title}").format(name=name, title=isolate(change.title))
        return ChangeLine(KIND_ICONS.get(change.kind, "file-text"), title, self._how(change))

    def _how(self, change: ActivityChange) -> str:
        if change.change is Change.ADDED:
            return self.tr("New in this version.")
        if change.change is Change.REMOVED:
            return self.tr("No longer part of the course. What you did in it stays.")
        if not change.read:
            return self.tr("The text changes. We can say how when it is here.")
        return self._counts(change) or self.tr("Small corrections, no change in the text.")

    def _counts(self, change: ActivityChange) -> str:
        counts = (
            (change.blocks_new, self._new_paragraphs),
            (change.blocks_changed, self._changed_paragraphs),
            (change.blocks_removed, self._removed_paragraphs),
            (change.rows_new, self._new_rows),
            (change.rows_removed, self._removed_rows),
            (change.figures_changed, self._figures),
            (change.questions_new, self._new_questions),
            (change.questions_changed, self._changed_questions),
            (change.questions_removed, self._removed_questions),
        )
        return facts(*(words(count) for count, words in counts if count))

    def _new_paragraphs(self, count: int) -> str:
        return self.tr("%n paragraphs new", "", count)

    def _changed_paragraphs(self, count: int) -> str:
        return self.tr("%n paragraphs changed", "", count)

    def _removed_paragraphs(self, count: int) -> str:
        return self.tr("%n paragraphs removed", "", count)

    def _new_rows(self, count: int) -> str:
        return self.tr("%n table rows new", "", count)

    def _removed_rows(self, count: int) -> str:
        return self.tr("%n table rows removed", "", count)

    def _figures(self, count: int) -> str:
        return self.tr("%n figures changed", "", count)

    def _new_questions(self, count: int) -> str:
        return self.tr("%n questions new", "", count)

    def _changed_questions(self, count: int) -> str:
        return self.tr("%n questions changed", "", count)

    def _removed_questions(self, count: int) -> str:
        return self.tr("%n questions removed", "", count)

    def _highlights(self, fates: MarkFates) -> list[ChangeLine]:
        found = []
        if fates.text_changed:
            title = self.tr("%n of your highlights are in a changed paragraph", "", fates.text_changed)
            found.append(ChangeLine("highlighter", title, self._found_again(fates.text_changed)))
        if fates.place_gone:
            title = self.tr("%n of your highlights lose their place", "", fates.place_gone)
            found.append(ChangeLine("highlighter", title, self._gone(fates.place_gone)))
        if fates.unknown:
            title = self.tr("%n of your highlights are in lessons that change", "", fates.unknown)
            found.append(ChangeLine("highlighter", title, self._unknown(fates.unknown)))
        if fates.kept and not found:
            title = self.tr("Your %n highlights stay where they are", "", fates.kept)
            found.append(ChangeLine("highlighter", title, ""))
        return found

    def _notes(self, fates: MarkFates) -> list[ChangeLine]:
        found = []
        if fates.text_changed:
            title = self.tr("%n of your margin notes stand beside a changed paragraph", "", fates.text_changed)
            found.append(ChangeLine("notebook-pen", title, self._found_again(fates.text_changed)))
        if fates.place_gone:
            title = self.tr("%n of your margin notes lose their place", "", fates.place_gone)
            found.append(ChangeLine("notebook-pen", title, self._gone(fates.place_gone)))
        if fates.unknown:
            title = self.tr("%n of your margin notes are in lessons that change", "", fates.unknown)
            found.append(ChangeLine("notebook-pen", title, self._unknown(fates.unknown)))
        if fates.kept and not found:
            title = self.tr("Your %n margin notes stay where they are", "", fates.kept)
            found.append(ChangeLine("notebook-pen", title, ""))
        return found

    def _found_again(self, count: int) -> str:
        """The number is not in the words; some languages speak of one thing otherwise than of several."""
        return self.tr("We keep them, beside the new words. Nothing you wrote is lost.", "", count)

    def _gone(self, count: int) -> str:
        return self.tr("We keep them in the list “Their place has gone”. Nothing you wrote is lost.", "", count)

    def _unknown(self, count: int) -> str:
        return self.tr("We look for their place in the new text. Nothing you wrote is lost.", "", count)

    def _drafts(self, version: str, count: int) -> str:
        words = self.tr("Version {version} stays for them until they are sent or erased.", "", count)
        return words.format(version=isolate(version))

    def _no_lesson(self) -> str:
        return self.tr("Only other files of the pack are new.")
