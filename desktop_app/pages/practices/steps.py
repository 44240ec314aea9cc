"""The state path of a practice in words. See domain.practice_state for which steps there are."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.practices import PathStep
from desktop_app.domain.sharing import SharingState
from desktop_app.widgets.state_path import Step

translate = QCoreApplication.translate  # by this name lupdate finds the strings
_TOKENS = {
    SharingState.WAITING: "ochre",
    SharingState.UNDER_REVIEW: "slate",
    SharingState.RETURNED: "plum",
    SharingState.REFUSED: "red",
}


def step_word(state: SharingState) -> str:
    """One short word for a step."""
    return {
        SharingState.SAVED: translate("PracticeSteps", "Saved"),
        SharingState.DRAFT: translate("PracticeSteps", "Draft"),
        SharingState.WAITING: translate("PracticeSteps", "Waiting"),
        SharingState.RECEIVED: translate("PracticeSteps", "Received"),
        SharingState.UNDER_REVIEW: translate("PracticeSteps", "Under review"),
        SharingState.RETURNED: translate("PracticeSteps", "Returned"),
        SharingState.PUBLISHED: translate("PracticeSteps", "Published"),
        SharingState.WITHDRAWN: translate("PracticeSteps", "Taken back"),
        SharingState.REFUSED: translate("PracticeSteps", "Not accepted"),
    }[state]


def steps(path: tuple[PathStep, ...]) -> tuple[Step, ...]:
    """For widgets.state_path."""
    return tuple(Step(step_word(each.state), each.done, each.now, _TOKENS.get(each.state, "accent")) for each in path)
