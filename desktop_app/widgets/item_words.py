"""What an item that travels is called, and when it was made: the same words on the Journey and the Sync page."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.sharing import WaitingItem
from desktop_app.qt_support.wording import KIND_ICONS, isolate, kind_text

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def item_name(item: WaitingItem) -> str:
    """ "Good practice: ask for the role"; only the kind when nobody gave it a title."""
    kind = kind_text(item.kind if item.kind in KIND_ICONS else "other")
    if not item.title:
        return kind
    return translate("ItemWords", "{kind}: {title}").format(kind=kind, title=isolate(item.title))


def item_icon(item: WaitingItem) -> str:
    """The icon of its kind."""
    return KIND_ICONS.get(item.kind, KIND_ICONS["other"])


def item_when(item: WaitingItem, moment: str) -> str:
    """ "Written 9 Feb"; ``moment`` is a day or a moment in words."""
    pattern = {
        "note": translate("ItemWords", "Written {moment}"),
        "practice": translate("ItemWords", "Written {moment}"),
        "lesson": translate("ItemWords", "Read {moment}", "past tense: somebody read it then"),
        "testimony": translate("ItemWords", "Read {moment}", "past tense: somebody read it then"),
        "quiz": translate("ItemWords", "Answered {moment}"),
    }.get(item.kind, translate("ItemWords", "Changed {moment}"))
    return pattern.format(moment=moment)
