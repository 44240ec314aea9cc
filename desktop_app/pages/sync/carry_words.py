"""What stands in the card "Carry by file", and what is said when something was written or taken in."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.bundles import AnswerTaken, BundleTaken, CarryView, Exported, HandedBack, Imported
from desktop_app.pages.sync.state_words import when_words
from desktop_app.qt_support.wording import facts, isolate, size_text
from desktop_app.widgets.notice_bar import NoticeTone

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class Told(NamedTuple):
    """Tone, what happened, and more about it."""

    tone: NoticeTone
    what: str
    more: str


def waiting_words(view: CarryView) -> str:
    """ "3 items, 7.3 KB"."""
    if not view.waiting:
        return translate("CarryWords", "Nothing waits; the file asks for what is new.")
    return facts(CarryCounts().items(view.waiting), size_text(view.waiting_bytes))


def photo_words(view: CarryView) -> str:
    """What may go along."""
    return CarryCounts().photos(view.photos.count).format(size=isolate(size_text(view.photos.size)))


def courier_words(centre: str) -> str:
    """What somebody who can connect does with the file."""
    words = translate("CarryWords", "They open it with Fieldbook, or hand it in at {address}.")
    return words.format(address=isolate(f"{centre}/carry"))


def answer_words(view: CarryView, now: datetime) -> str:
    """Where the answer is."""
    comes = translate("CarryWords", "The stick comes back with a file “answer”.")
    if view.written is None:
        return comes
    last = translate("CarryWords", "Your file, written {when}, has no answer yet.")
    return f"{comes} {last.format(when=when_words(view.written, now))}"


def carried_words(view: CarryView) -> tuple[str, ...]:
    """What is carried for others, in sentences; none when it is nothing."""
    counts, found = CarryCounts(), []
    if waiting := view.count("waiting"):
        found.append(counts.carried(waiting))
    if answered := view.count("answered"):
        found.append(counts.answers(answered))
    if refused := view.count("refused"):
        found.append(counts.refused(refused))
    return tuple(found)


def exported_words(done: Exported) -> Told:
    """A file was written."""
    what = translate("CarryWords", "The file {name} is written. Give it to somebody who can connect.")
    more = facts(CarryCounts().entries(done.entries), size_text(done.size))
    if done.left:
        rest = translate("CarryWords", "Not all fitted; the rest goes into the next file, once this one is answered.")
        more = f"{more}. {rest}"
    if done.more:
        more = f"{more}. {CarryCounts().beside(len(done.more))}"
    return Told("done", what.format(name=isolate(done.file.name)), more)


def imported_words(done: Imported) -> Told:
    """A file was taken in."""
    if isinstance(done, AnswerTaken):
        return _answer_words(done)
    if isinstance(done, BundleTaken):
        return _bundle_words(done)
    what = translate("CarryWords", "The answer for {label} is here to hand back.")
    return Told("done", what.format(label=isolate(done.label)), size_text(done.size))


def handed_words(done: HandedBack) -> Told:
    """Answers were written."""
    if not done.files:
        return Told("waiting", translate("CarryWords", "No answers wait to be handed back."), "")
    more = translate("CarryWords", "Each is named after the file it answers. Only its laptop can open it.")
    return Told("done", CarryCounts().written(len(done.files)), more)


def _answer_words(done: AnswerTaken) -> Told:
    if done.strange:
        return Told(
            "waiting",
            translate("CarryWords", "This answer is about work that is not on this laptop any more."),
            translate("CarryWords", "What was new in it is kept. Connect once, and the rest comes back."),
        )
    counts = CarryCounts()
    if not (done.sent or done.received or done.photos or done.photos_refused):
        return Told("done", translate("CarryWords", "You have had this answer. Nothing has changed."), "")
    parts = [counts.entries(done.sent)] if done.sent else []
    what = (
        translate("CarryWords", "Received by the server, by stick.")
        if done.sent or done.photos
        else translate("CarryWords", "The stick brought news.")
    )
    if done.received:
        parts.append(counts.news(done.received))
    if done.photos:
        parts.append(counts.arrived(done.photos))
    if done.photos_refused:
        parts.append(counts.not_taken(done.photos_refused))
    more = facts(*parts)
    if done.more:
        again = translate("CarryWords", "The server has more: write another file, or connect.")
        more = f"{more}. {again}" if more else again
    return Told("done", what, more)


def _bundle_words(done: BundleTaken) -> Told:
    label = isolate(done.label)
    if done.answered:
        what = translate("CarryWords", "The file {label} was delivered; its answer is here to hand back.")
    elif done.known:
        what = translate("CarryWords", "You carry the file {label} already. It goes when you connect.")
    else:
        what = translate("CarryWords", "You carry the file {label} from now on. It goes when you connect.")
    more = translate("CarryWords", "It is sealed: you cannot read it, and nobody on the way can.")
    return Told("done", what.format(label=label), more)


class CarryCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def items(self, count: int) -> str:
        return self.tr("%n items", "", count)

    def entries(self, count: int) -> str:
        return self.tr("%n entries", "", count)

    def news(self, count: int) -> str:
        return self.tr("%n new entries came", "", count)

    def photos(self, count: int) -> str:
        """With a place for the size in it."""
        return self.tr("%n photos and PDFs too, {size}", "", count)

    def beside(self, count: int) -> str:
        return self.tr("%n files beside it hold photos and PDFs; they go along.", "", count)

    def arrived(self, count: int) -> str:
        return self.tr("%n photos or PDFs arrived", "", count)

    def not_taken(self, count: int) -> str:
        return self.tr("%n photos or PDFs were not accepted", "", count)

    def carried(self, count: int) -> str:
        return self.tr("You carry %n files for colleagues. They go when you connect.", "", count)

    def answers(self, count: int) -> str:
        return self.tr("%n answers wait to be handed back.", "", count)

    def refused(self, count: int) -> str:
        return self.tr("The server could not take %n files. Ask for new ones.", "", count)

    def written(self, count: int) -> str:
        return self.tr("%n answers are on the stick.", "", count)
