"""The words of one pack's row: name, facts, state and what can be done with it."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.translations import LANGUAGES
from desktop_app.qt_support.wording import day_text, facts, isolate, number_text, part_of_size_text
from desktop_app.widgets.chip_states import ChipLook

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def name_words(row: PackRow) -> str:
    """ "Week 4  Information"."""
    if row.week is None:
        return row.title
    return translate("PackWords", "Week {number}  {title}").format(
        number=number_text(row.week), title=isolate(row.title)
    )


def facts_words(row: PackRow, *, with_language: bool) -> str:
    """The line below the name. ``with_language``: when the list has packs of several."""
    if row.state is PackState.DAMAGED:
        return " ".join(what_and_todo(Known(row.reason or "pack-damaged")))
    return facts(_language(row.language) if with_language else "", *_version(row))


def chip_look(row: PackRow) -> ChipLook:
    """Word, colour and icon of a state."""
    return {
        PackState.INSTALLED: ChipLook(translate("PackWords", "On this laptop"), "done", "check"),
        PackState.UPDATE: ChipLook(translate("PackWords", "Update ready"), "waiting", "refresh-cw"),
        PackState.PARTLY: ChipLook(translate("PackWords", "Paused"), "waiting", "pause"),
        PackState.AVAILABLE: ChipLook(translate("PackWords", "Not here yet"), "outline", ""),
        PackState.ABSENT: ChipLook(translate("PackWords", "Not here yet"), "outline", ""),
        PackState.DAMAGED: ChipLook(translate("PackWords", "Damaged"), "failure", "triangle-alert"),
    }[row.state]


def action_words(row: PackRow) -> tuple[str, str]:
    """What the row's button says, and its icon; ("", "") when nothing can be done."""
    if row.state is PackState.DAMAGED and row.available is None:
        return translate("PackWords", "Remove"), ""
    return {
        PackState.INSTALLED: (translate("PackWords", "Remove"), ""),
        PackState.UPDATE: (translate("PackWords", "Update"), "download"),
        PackState.PARTLY: (translate("PackWords", "Continue"), "play"),
        PackState.AVAILABLE: (translate("PackWords", "Install"), "download"),
        PackState.ABSENT: ("", ""),
        PackState.DAMAGED: (translate("PackWords", "Install again"), "download"),
    }[row.state]


def removes(row: PackRow) -> bool:
    """True when the row's action takes the pack away."""
    return row.state is PackState.INSTALLED or (row.state is PackState.DAMAGED and row.available is None)


def _language(code: str) -> str:
    """A language in its own words; Qt would call plain English American."""
    ours = {each.code: each.name for each in LANGUAGES}
    return ours.get(code) or QLocale(code).nativeLanguageName()


def _version(row: PackRow) -> tuple[str, ...]:
    signed = translate("PackWords", "signed with key {key}").format(key=row.signer) if row.signer else ""
    match row.state:
        case PackState.INSTALLED:
            when = translate("PackWords", "installed {day}")
            when = when.format(day=day_text(row.installed_on.date())) if row.installed_on else ""
            return _numbered(row.version), when, signed
        case PackState.UPDATE:
            ready = translate("PackWords", "version {version} is ready").format(version=row.available)
            return _numbered(row.version), ready, signed
        case PackState.PARTLY:
            part = translate("PackWords", "{part} here. Goes on from there.")
            return _numbered(row.available), part.format(part=part_of_size_text(row.here, row.size))
        case _:
            return _numbered(row.available), signed


def _numbered(version: str | None) -> str:
    return translate("PackWords", "Version {version}").format(version=version) if version else ""
