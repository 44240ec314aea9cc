"""What lies on a stick, what each pack would do here, and what became of it.

Promises: everything is shown before anything is taken; what is not taken has its reason beside it.
"""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.sticks import Imported, StickContents, StickPack
from desktop_app.pages.packs.pack_words import pack_name
from desktop_app.pages.packs.row_line import RowLine
from desktop_app.pages.packs.stick_panel import StickPanel
from desktop_app.pages.packs.stick_words import (
    StickCounts,
    comes,
    freshness,
    is_new,
    outcome_facts,
    outcome_look,
    use_facts,
    use_look,
)
from desktop_app.qt_support.wording import column_size_text, isolate
from desktop_app.widgets.chip_states import ChipLook


class ImportPanel(StickPanel):
    """``show_…`` one after the other, as the errand goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("usb", parent)
        self._counts = StickCounts(self)
        self._contents: StickContents | None = None
        self.retranslate()

    @property
    def contents(self) -> StickContents | None:
        """What was found."""
        return self._contents

    def show_looking(self) -> None:
        """The stick is being read."""
        self._contents = None
        self.begin()
        self._retell()

    def show_contents(self, contents: StickContents) -> None:
        """What was found, and what it would do."""
        self._contents = contents
        self.begin()
        self._retell()

    def retranslate(self) -> None:
        contents, done = self._contents, self._done
        line = isolate(str(contents.folder)) if contents is not None else ""
        self.clear_panel(self.tr("Import from a USB stick"), line)
        if self._failure is not None:
            self.say_failure(self._failure)
            self.offer(self.tr("Try again"), self.tr("Close"))
        elif contents is None:
            self.clear_panel(self.tr("Import from a USB stick"), self.tr("We look at what lies there."))
            self.offer("", self.tr("Stop"))
        elif self._moves:
            self._tell_moving(self.tr("Every file is checked as it comes. Leave the stick in."))
        elif isinstance(done, Imported):
            self._tell_done(contents, done)
        else:
            self._tell_contents(contents)

    def _tell_contents(self, contents: StickContents) -> None:
        said = freshness(contents)
        if said is not None:
            self.say("waiting", *said)
        self.show_lines([_line(pack, use_facts(pack), use_look(pack)) for pack in contents.packs])
        new = [pack for pack in contents.packs if comes(pack)]
        if not new and any(is_new(pack) for pack in contents.packs):
            self.say("waiting", self.tr("No new pack is complete on this stick."), self._copy_again())
        elif not new:
            self.say("done", self.tr("There is nothing new for this laptop."), "" if said is None else said[0])
        self.offer(self._counts.import_button(len(new)) if new else "", self.tr("Not now") if new else self.tr("Close"))
        self.signer.tell(contents.signer)
        self.signer.show()

    def _copy_again(self) -> str:
        return self.tr("Export it again on the laptop that has it. What is whole there is not written again.")

    def _tell_done(self, contents: StickContents, done: Imported) -> None:
        self.say("failure" if done.refused and not done.installed else "done", *self._counts.imported(done))
        self.show_lines([_line(pack, outcome_facts(pack, done), outcome_look(pack, done)) for pack in contents.packs])
        self.offer("", self.tr("Close"))


def _line(pack: StickPack, words: str, look: ChipLook) -> RowLine:
    line = RowLine()
    line.name.set_text(pack_name(pack.week, pack.title))
    line.facts.set_text(words)
    line.tell_more("")
    line.size_label.set_text(column_size_text(pack.size))
    line.state.show_chip(look)
    line.tail.hide()
    line.setAccessibleName(pack_name(pack.week, pack.title))
    line.setAccessibleDescription(f"{look.words}. {line.facts.text()}")
    return line
