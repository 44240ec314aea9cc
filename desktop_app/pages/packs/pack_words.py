"""The words of one pack's row: its name, the facts below it, and its state as a chip."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.transfers import Metered, Transfer
from desktop_app.pages.packs.transfer_words import transfer_facts
from desktop_app.qt_support.course_words import language_name
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import day_text, facts, isolate, number_text, part_of_size_text, size_text
from desktop_app.widgets.chip_states import ChipLook

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def name_words(row: PackRow) -> str:
    """ "Week 4  Information"."""
    return pack_name(row.week, row.title)


def pack_name(week: int | None, title: str) -> str:
    """ "Week 4  Information", of any pack."""
    if week is None:
        return title
    return translate("PackWords", "Week {number}  {title}").format(number=number_text(week), title=isolate(title))


def facts_words(
    row: PackRow, transfer: Transfer | None, now: datetime, metered: Metered = Metered.ASK, *, with_language: bool
) -> str:
    """The line below the name. ``with_language``: when the list has packs of several."""
    language = language_name(row.language) if with_language else ""
    if transfer is not None:
        return facts(language, transfer_facts(transfer, version_words(row.available), now, metered))
    if row.state is PackState.DAMAGED:
        return " ".join(what_and_todo(Known(row.reason or "pack-damaged")))
    beside = "" if row.is_open else translate("PackWords", "not the language you read in")
    return facts(language, *_version(row, now.date()), beside)


def old_words(row: PackRow) -> str:
    """Which older versions are kept, and why; "" when none is."""
    lines = [
        translate("PackWords", "Version {version} is kept for a draft that began in it, {size}.").format(
            version=isolate(version), size=isolate(size_text(size))
        )
        for version, size in row.old
    ]
    return " ".join(lines)


def chip_look(row: PackRow) -> ChipLook:
    """Word, colour and icon of a state in which nothing is on its way."""
    if row.state is PackState.UPDATE and row.update_size:
        words = translate("PackWords", "Update: {size}").format(size=size_text(row.update_size))
        return ChipLook(words, "waiting", "refresh-cw")
    return {
        PackState.INSTALLED: ChipLook(translate("PackWords", "On this laptop"), "done", "check"),
        PackState.UPDATE: ChipLook(translate("PackWords", "Update ready"), "waiting", "refresh-cw"),
        PackState.PARTLY: ChipLook(translate("PackWords", "Not whole yet"), "waiting", "pause"),
        PackState.AVAILABLE: ChipLook(translate("PackWords", "Not here yet"), "outline", ""),
        PackState.ABSENT: ChipLook(translate("PackWords", "Not here yet"), "outline", ""),
        PackState.DAMAGED: ChipLook(translate("PackWords", "Damaged"), "failure", "triangle-alert"),
    }[row.state]


def refused_look(row: PackRow, known: Known) -> ChipLook:
    """The chip of a pack that was not taken."""
    if known.code == "pack-signer-wrong":
        words = translate("PackWords", "Signature not valid")
    elif row.state is PackState.UPDATE:
        words = translate("PackWords", "Not updated")
    else:
        words = translate("PackWords", "Not installed")
    return ChipLook(words, "failure", "triangle-alert")


def version_words(version: str | None) -> str:
    """ "Version 3", or nothing."""
    return translate("PackWords", "Version {version}").format(version=version) if version else ""


def signer_words(row: PackRow) -> str:
    """Who signed what is installed; "" when nobody knows."""
    if row.version is None or not row.signer:
        return ""
    return translate("PackWords", "Signed by the course team, key {key}").format(key=isolate(row.signer.upper()))


def _version(row: PackRow, today: date) -> tuple[str, ...]:
    match row.state:
        case PackState.INSTALLED:
            when = translate("PackWords", "installed {day}")
            when = when.format(day=day_text(row.installed_on.date())) if row.installed_on else ""
            return version_words(row.version), when
        case PackState.UPDATE:
            ready = translate("PackWords", "version {version} is ready").format(version=row.available)
            return version_words(row.version), ready
        case PackState.PARTLY:
            part = translate("PackWords", "{part} here. Goes on from there.")
            return version_words(row.available), part.format(part=part_of_size_text(row.here, row.size))
        case PackState.ABSENT:
            return _opens(row, today) or version_words(row.available), translate("PackWords", "not published yet")
        case _:
            opens = _opens(row, today)
            early = translate("PackWords", "you can take it early") if opens else ""
            return (opens, early) if opens else (version_words(row.available),)


def _opens(row: PackRow, today: date) -> str:
    """When the cohort begins with it, if that is still to come."""
    if row.opens is None or row.opens <= today:
        return ""
    return translate("PackWords", "Opens {day}").format(day=day_text(row.opens))
