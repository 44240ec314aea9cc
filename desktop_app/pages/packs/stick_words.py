"""The words about what lies on a stick, what it would do here, and what carrying it did."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.errors import Known
from desktop_app.domain.sticks import Exported, Imported, StickContents, StickPack
from desktop_app.pages.packs.pack_words import pack_name, version_words
from desktop_app.qt_support.error_texts import sentence
from desktop_app.qt_support.wording import facts, isolate, long_day_text, size_text
from desktop_app.widgets.chip_states import ChipLook

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def is_new(pack: StickPack) -> bool:
    """Whether importing it would bring something."""
    return pack.use in ("install", "update")


def comes(pack: StickPack) -> bool:
    """Whether importing it can bring it now: what is not whole on the stick stays away."""
    return is_new(pack) and pack.whole


def use_look(pack: StickPack) -> ChipLook:
    """What a pack on a stick would do here."""
    if is_new(pack) and not pack.whole:
        return ChipLook(translate("StickWords", "Not complete"), "waiting", "triangle-alert")
    return {
        "install": ChipLook(translate("StickWords", "New for you"), "outline", "download"),
        "update": ChipLook(translate("StickWords", "Update"), "waiting", "refresh-cw"),
        "same": ChipLook(translate("StickWords", "On this laptop"), "done", "check"),
    }.get(pack.use, ChipLook(translate("StickWords", "Older than yours"), "neutral", "clock"))


def use_facts(pack: StickPack) -> str:
    """The line below its name."""
    if is_new(pack) and not pack.whole:
        return facts(version_words(pack.version), translate("StickWords", "some of its files are not on the stick"))
    more = ""
    if pack.use == "update":
        more = translate("StickWords", "you have version {version}").format(version=pack.here)
    elif pack.use == "older":
        more = translate("StickWords", "you keep version {version}").format(version=pack.here)
    return facts(version_words(pack.version), more)


def outcome_look(pack: StickPack, done: Imported) -> ChipLook:
    """What became of a pack."""
    if pack.id in {installed.id for installed in done.installed}:
        return ChipLook(translate("StickWords", "On this laptop now"), "done", "circle-check")
    if any(refused == pack.id for refused, _ in done.refused):
        return ChipLook(translate("StickWords", "Not taken"), "failure", "triangle-alert")
    return use_look(pack)


def outcome_facts(pack: StickPack, done: Imported) -> str:
    """The line below its name; the reason where it was not taken."""
    code = next((code for refused, code in done.refused if refused == pack.id), None)
    if code is not None:
        known = Known(code, pack=isolate(pack_name(pack.week, pack.title)), source=isolate(str(done.folder)))
        return sentence(known)
    return facts(version_words(pack.version)) if is_new(pack) else use_facts(pack)


def freshness(contents: StickContents) -> tuple[str, str] | None:
    """What cannot be known about a stick's list, in two sentences; None when there is nothing to say."""
    if contents.past_fresh:
        until = long_day_text(contents.fresh_until.date(), year=True)
        return (
            translate("StickWords", "The list on this stick was valid until {day}.").format(day=isolate(until)),
            translate("StickWords", "We check every signature all the same. Whether there is something newer, "
                      "only a connection can tell."),
        )  # fmt: skip
    if contents.older:
        return (
            translate("StickWords", "This laptop knows a newer list of packs than this stick carries."),
            translate("StickWords", "Nothing goes back: only what is new for you is taken."),
        )
    return None


class StickCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def import_button(self, count: int) -> str:
        return self.tr("Import %n packs", "", count)

    def export_button(self, count: int) -> str:
        return self.tr("Copy %n packs to the stick", "", count)

    def imported(self, done: Imported) -> tuple[str, str]:
        """What an import did, and what is next."""
        if not done.installed:
            what = self.tr("No pack came to this laptop.")
        else:
            what = self.tr("%n packs came to this laptop.", "", len(done.installed))
        return what, self.tr("You can take the stick out now.")

    def exported(self, done: Exported) -> tuple[str, str]:
        """What an export did, and what is next."""
        what = self.tr("%n packs are on the stick.", "", len(done.packs))
        if not done.files:
            return what, self.tr("They were there already. You can take the stick out now.")
        size = isolate(size_text(done.size))
        return what, self.tr("We wrote {size}. You can take the stick out now.").format(size=size)
