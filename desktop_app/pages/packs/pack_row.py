"""One pack in the list: its line, and below it what is asked, told or shown of it.

Promises: the row stays the same widget while its pack is listed, so a question, the changes and the keyboard outlive
new data; what is unfolded goes when it makes no sense any more. A refusal stays until it is closed or the pack is tried
again. ``acted`` carries an Act when a person decided; questions are asked here first.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.transfers import Hold, Metered, Transfer
from desktop_app.pages.packs.pack_words import chip_look, facts_words, name_words, old_words, refused_look, signer_words
from desktop_app.pages.packs.preview_pane import PreviewPane
from desktop_app.pages.packs.row_acts import Act, act_look, acts_of
from desktop_app.pages.packs.row_line import RowLine
from desktop_app.pages.packs.row_pane import RowPane
from desktop_app.pages.packs.row_question import Question, RowQuestion, is_due
from desktop_app.pages.packs.transfer_words import hold_look, share_of, share_words
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import column_size_text
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar

_ASKED_FIRST = {Act.REMOVE: Question.REMOVAL, Act.CANCEL: Question.CANCEL, Act.DROP: Question.DROP}


class PackRowWidget(QWidget):
    """``show_row`` and ``show_transfer`` fill it; ``line`` holds what is always seen."""

    acted = Signal(object)  # an Act
    stopped = Signal()  # off the queue, what arrived stays
    unfolded = Signal()  # or folded: the keyboard's order is another

    def __init__(self, row: PackRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.transfer: Transfer | None = None
        self.refusal: Known | None = None
        self.question: RowQuestion | None = None
        self.preview: PreviewPane | None = None
        self.line = RowLine()
        self._acts: tuple[Act, ...] = ()
        self._waits = False  # the learner said so of a connection that is paid by the byte
        self._with_language = False
        self._metered = Metered.ASK
        self._now: datetime | None = None
        self._notice = NoticeBar()
        self._notice_holder = RowPane()
        self._notice_holder.column.addWidget(self._notice)
        self._column = Column(self)
        self._column.addWidget(self.line)
        self._column.addWidget(self._notice_holder)
        self._notice_holder.hide()
        self._notice.closed.connect(self._on_notice_closed)
        self.action, self.aside = self.line.action, self.line.aside
        self.action.clicked.connect(lambda: self._on_act(0))
        self.aside.clicked.connect(lambda: self._on_act(1))

    # -- what is shown

    def show_row(
        self, row: PackRow, transfer: Transfer | None, now: datetime, metered: Metered, *, with_language: bool
    ) -> None:
        """New data of the same pack."""
        self.row, self._now, self._with_language = row, now, with_language
        shown = self.preview.preview if self.preview is not None else None
        if shown is not None and shown.offered != row.available:  # there is something newer still
            self.fold()
        self.show_transfer(transfer, metered)

    def show_transfer(self, transfer: Transfer | None, metered: Metered) -> None:
        """How far its download is; None when it is not wanted."""
        if transfer is None or transfer.hold is not Hold.METERED:
            self._waits = False
        self.transfer, self._metered = transfer, metered
        self._fold_what_is_over()
        self.retranslate()
        if self._is_asked_for_bytes():
            self._ask(Question.METERED, take_keyboard=False)

    def show_refusal(self, known: Known) -> None:
        """Why it was not taken; stays until closed."""
        self.refusal = known
        self.fold()
        self.retranslate()

    def clear_refusal(self) -> None:
        """It is tried again."""
        if self.refusal is not None:
            self.refusal = None
            self.retranslate()

    def set_primary(self, primary: bool) -> None:
        """Whether the screen's filled button is this row's."""
        bringing = self.preview.now if self.preview is not None else None
        self.action.set_kind("primary" if primary and bringing is None else "quiet")
        if bringing is not None:
            bringing.set_kind("primary" if primary else "secondary")

    @property
    def act(self) -> Act | None:
        """What its own button does now."""
        return self._acts[0] if self._acts else None

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in the order of reading."""
        found: list[QWidget] = [self.aside, self.action]
        if self.refusal is not None:
            found += self._notice.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if self.question is not None:
            found += [self.question.yes, self.question.no]
        if self.preview is not None:
            found += [self.preview.now, self.preview.later]
        return [widget for widget in found if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus]

    def retranslate(self) -> None:
        """Every word anew."""
        if self._now is None:
            return
        row, transfer, line = self.row, self.transfer, self.line
        name = name_words(row)
        line.name.set_text(name)
        line.facts.set_text(facts_words(row, transfer, self._now, self._metered, with_language=self._with_language))
        line.tell_more(old_words(row))
        line.size_label.set_text(column_size_text(row.size) if row.size else "")
        self._show_state()
        self._show_acts(name)
        self._tell_refusal()
        if self.question is not None:
            self.question.show_row(row, transfer)
        if self.preview is not None:
            self.preview.retranslate()
        line.refold()
        self.setAccessibleName(name)
        signer = signer_words(row)
        line.facts.setToolTip(signer)
        self.setAccessibleDescription(". ".join(filter(None, (line.state.words, line.facts.text(), signer))))

    # -- what is unfolded

    def open_preview(self) -> PreviewPane:
        """Unfolds what will change; it is empty at first."""
        self.fold()
        pane = self.preview = PreviewPane()
        pane.update_wanted.connect(lambda: self._decide(Act.DOWNLOAD))
        pane.later_wanted.connect(lambda: self._decide(Act.LATER))
        self._unfold(pane)
        self.retranslate()
        return pane

    def fold(self) -> None:
        """Folds a question or the changes; the keyboard goes to the row's own button."""
        pane = self.question or self.preview
        if pane is None:
            return
        inside = pane.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        inside = inside and self.focusWidget().hasFocus()
        self.question = self.preview = None
        pane.hide()
        pane.deleteLater()
        self.retranslate()
        if inside:
            self.take_keyboard()
        self.unfolded.emit()

    def take_keyboard(self) -> None:
        """Puts it on the row's own button."""
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unfold(self, pane: QWidget) -> None:
        self._column.addWidget(pane)
        pane.show()  # now, not with the next layout: it may be given the keyboard
        self.unfolded.emit()

    def _ask(self, kind: Question, *, take_keyboard: bool = True) -> None:
        """Unfolds a question, or folds it when it is open."""
        was_open = self.question is not None and self.question.kind is kind
        self.fold()
        if was_open:
            return
        question = self.question = RowQuestion(kind)
        question.agreed.connect(self._on_agreed)
        question.declined.connect(self._on_declined)
        self.retranslate()
        self._unfold(question)
        if take_keyboard:
            question.take_keyboard()

    def _is_asked_for_bytes(self) -> bool:
        return (
            self.question is None
            and not self._waits
            and self._metered is Metered.ASK
            and self.transfer is not None
            and self.transfer.hold is Hold.METERED
        )

    def _fold_what_is_over(self) -> None:
        question = self.question
        if question is not None and not is_due(question.kind, self.row, self.transfer):
            self.fold()
        if self.preview is not None and (self.row.state is not PackState.UPDATE or self.transfer is not None):
            self.fold()

    # -- the line

    def _show_state(self) -> None:
        row, transfer, state = self.row, self.transfer, self.line.state
        if transfer is not None and (transfer.hold is None or transfer.here):
            state.show_share(share_of(transfer), share_words(transfer))
        elif transfer is not None and self._now is not None:
            state.show_chip(hold_look(transfer, self._now, self._metered))
        elif self.refusal is not None:
            state.show_chip(refused_look(row, self.refusal))
        elif row.state is PackState.PARTLY and row.size:
            resting = Transfer(row.id, row.language, row.here, row.size, hold=Hold.PAUSED)
            state.show_share(share_of(resting), share_words(resting))
        else:
            state.show_chip(chip_look(row))

    def _show_acts(self, name: str) -> None:
        self._acts = acts_of(self.row, self.transfer, self._metered, refused=self.refusal is not None)
        if self.preview is not None:
            self._acts = self._acts[:1]  # the buttons of what is unfolded say the rest
        elif self.question is not None and self.question.kind is Question.METERED:
            self._acts = (Act.CANCEL,)  # the rest is asked below
        looks = [act_look(act, unfolded=self.preview is not None) for act in self._acts]
        focused = next((button for button in (self.action, self.aside) if button.hasFocus()), None)
        self.line.set_action(self.action, looks[0] if looks else None, name)
        self.line.set_action(self.aside, looks[1] if len(looks) > 1 else None, name)
        if focused is not None and focused.isHidden():
            self.take_keyboard()

    def _tell_refusal(self) -> None:
        resting = self.transfer is None or self.transfer.hold is Hold.PAUSED
        self._notice_holder.setVisible(self.refusal is not None and resting)
        if self.refusal is not None:
            what, todo = what_and_todo(self.refusal)
            self._notice.tell("failure", what, todo, closable=True)

    # -- what a person does

    def _on_act(self, which: int) -> None:
        act = self._acts[which]
        kind = _ASKED_FIRST.get(act)
        if act is Act.CANCEL and not (self.transfer and self.transfer.here):
            kind = None  # nothing is lost
        if kind is not None:
            self._ask(kind)
        elif act is Act.PREVIEW and self.preview is not None:
            self.fold()
        else:
            self._decide(act)

    def _on_agreed(self) -> None:
        assert self.question is not None
        act = {
            Question.REMOVAL: Act.REMOVE,
            Question.METERED: Act.ALLOW_METERED,
            Question.CANCEL: Act.DROP,
            Question.DROP: Act.DROP,
        }[self.question.kind]
        self._decide(act)

    def _on_declined(self) -> None:
        assert self.question is not None
        kind = self.question.kind
        self._waits = kind is Question.METERED
        self.fold()
        if kind is Question.CANCEL:
            self.stopped.emit()

    def _decide(self, act: Act) -> None:
        self.acted.emit(act)

    def _on_notice_closed(self) -> None:
        self.clear_refusal()
        self.take_keyboard()
