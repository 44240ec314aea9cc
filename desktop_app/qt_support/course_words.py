"""Languages of the course by name, and what is said of a week that is not in the one that was chosen."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.course_language import ENGLISH, Spoken, Stands
from desktop_app.qt_support.translations import LANGUAGES
from desktop_app.qt_support.wording import isolate

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def language_name(code: str) -> str:
    """A language in its own words; Qt would call plain English American, and begin the others small."""
    ours = {each.code: each.name for each in LANGUAGES}
    name = ours.get(code) or QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] or code


def fallback_sentence(spoken: Spoken | None) -> str:
    """One sentence on the page of a lesson or quiz; "" when the week is in the language that is wanted."""
    if spoken is None or spoken.stands is Stands.FITS:
        return ""
    here, wanted = isolate(language_name(spoken.language)), isolate(language_name(spoken.wanted))
    if spoken.stands is Stands.OFFERED:
        words = translate("CourseWords", "This week can be had in {wanted}: see Packs. Until then it is in {here}.")
    elif spoken.stands is Stands.COMING:
        words = translate("CourseWords", "This week is on its way in {wanted}. Until it is here it is in {here}.")
    elif spoken.language == ENGLISH:
        return translate("CourseWords", "This week is in English only so far.")
    else:
        words = translate("CourseWords", "This week is not in {wanted} so far: here it is in {here}.")
    return words.format(here=here, wanted=wanted)


def fallback_words(spoken: Spoken | None) -> str:
    """The same in two or three words, for the row of a week."""
    if spoken is None or spoken.stands is Stands.FITS:
        return ""
    if spoken.stands is Stands.ONLY and spoken.language == ENGLISH:
        return translate("CourseWords", "English only")
    return translate("CourseWords", "in {language}").format(language=isolate(language_name(spoken.language)))
