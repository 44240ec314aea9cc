"""The interface in the learner's language: catalogue, direction, digits and dates.

Promises: ``use_language`` sets the catalogue, the layout direction and QLocale's default in one step; an unknown
language, or one whose catalogue was not built, is English. Languages: ``en``, ``ar`` (not yet reviewed by a native
speaker) and ``en_XA``, English made a third longer and accented, to find texts that are clipped or untranslated.

How strings are written, in widgets, pages and the shell: ``self.tr("…")`` in a class, and
``translate = QCoreApplication.translate`` then ``translate("Context", "…")`` outside, because lupdate finds strings by
these names; placeholders in braces, filled by ``str.format``; plurals by ``self.tr("%n items", "", n)``; never glued
together. Strings are set in ``retranslate`` so that a change of language reaches what is already on the screen.
"""

from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.paths import program_folder


class Language(NamedTuple):
    """``name`` is written in the language itself. ``reviewed``: by a native speaker."""

    code: str
    name: str
    reviewed: bool = True
    rtl: bool = False
    offered: bool = True


LANGUAGES: Final = (
    Language("en", "English"),
    Language("ar", "العربية", reviewed=False, rtl=True),
    Language("en_XA", "Éñglîšh", offered=False),
)

_in_use: list[QTranslator] = []


def language(code: str) -> Language:
    """The language of that code; English for one we do not have."""
    return next((each for each in LANGUAGES if each.code == code), LANGUAGES[0])


def use_language(code: str, *, arabic_digits: bool = False) -> Language:
    """Switches the application over. The caller then tells the theme (``arabic=``) and the pages (``retranslate``)."""
    wanted = language(code)
    for old in _in_use:
        QCoreApplication.removeTranslator(old)
    _in_use.clear()
    catalogue = catalogue_path(wanted.code)
    translator = QTranslator()
    if catalogue is not None and translator.load(str(catalogue)):
        QCoreApplication.installTranslator(translator)
        _in_use.append(translator)
    QLocale.setDefault(_locale(wanted, arabic_digits))
    direction = Qt.LayoutDirection.RightToLeft if wanted.rtl else Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(direction)
    return wanted


def catalogue_path(code: str) -> Path | None:
    """The compiled catalogue: inside the bundle, or under build/ in a working copy."""
    for folder in (program_folder() / "translations", program_folder() / "build" / "translations"):
        path = folder / f"fieldbook_{code}.qm"
        if path.is_file():
            return path
    return None


def _locale(wanted: Language, arabic_digits: bool) -> QLocale:
    """Dates with the day first; in Arabic the digits are a choice (CLDR: Egypt writes ٣, the Emirates 3)."""
    if wanted.code == "ar":
        country = QLocale.Country.Egypt if arabic_digits else QLocale.Country.UnitedArabEmirates
        return QLocale(QLocale.Language.Arabic, country)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
