"""Where the cohort is and how far the learner is beside it, in calm whole sentences.

Promises: facts only; never "late" or "overdue"; what is not known is not said. Called by the cohort's panel.
"""

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.journey import ActivityRow, JourneyView
from desktop_app.pages.journey.arrangement import cohort_week
from desktop_app.qt_support.wording import long_day_text, number_text, weekday_text

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def pace_words(view: JourneyView) -> str:
    """A few sentences about today. ``view`` must have a calendar."""
    first, last = view.calendar[0].starts, view.calendar[-1].ends
    sentences = [translate("PaceWords", "Today is {day}.").format(day=weekday_text(view.today))]
    if view.today < first:
        sentences.append(translate("PaceWords", "The course begins on {day}.").format(day=weekday_text(first)))
        if view.behind < 0:
            sentences.append(_beside(view.behind))
    elif view.today > last:
        sentences.append(translate("PaceWords", "The course ended on {day}.").format(day=long_day_text(last)))
        sentences.append(translate("PaceWords", "All of it stays open to you."))
    else:
        sentences += [_where(view), _beside(view.behind)]
        sentences.append(translate("PaceWords", "Nothing closes before {day}.").format(day=long_day_text(last)))
    return " ".join(sentences)


def _where(view: JourneyView) -> str:
    at = view.cohort_at
    if at is None:
        week = number_text(cohort_week(view))
        return translate("PaceWords", "The cohort is in week {number}.").format(number=week)
    return _at(at)


def _at(at: ActivityRow) -> str:
    if at.kind == "lesson" and at.number:
        return translate("PaceWords", "The cohort is at lesson {number}.").format(number=at.number)
    if at.kind == "quiz":
        week = number_text(at.week)
        return translate("PaceWords", "The cohort is at the quiz of week {number}.").format(number=week)
    return translate("PaceWords", "The cohort is at “{title}”.").format(title=at.title)


def _beside(behind: int) -> str:
    if behind > 0:
        return PaceCounts().behind(behind)
    if behind < 0:
        return PaceCounts().ahead(-behind)
    return translate("PaceWords", "You are with the cohort.")


class PaceCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def behind(self, count: int) -> str:
        return self.tr("You are %n activities behind.", "", count)

    def ahead(self, count: int) -> str:
        return self.tr("You are %n activities ahead.", "", count)
