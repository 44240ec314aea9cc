"""The window on packs that nobody has signed yet, in a profile that is thrown away. Called by __main__.

Promises: a bar says all the time that this is a preview. What cannot be installed is said on standard error.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Slot

from desktop_app.cli.sentences import sentence
from desktop_app.domain.errors import Known
from desktop_app.operations.author_preview import fill
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell import start_up
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.wiring.author_preview import throw_away_profile
from desktop_app.wiring.key_store import KEYRING_VARIABLE


class PreviewBar(NoticeBar):
    """Stays; follows the language."""

    def __init__(self, app: AppState) -> None:
        super().__init__()
        app.relanguaged.connect(self.say)
        self.say()

    @Slot()
    def say(self) -> None:
        self.tell(
            "review",
            self.tr("This is a preview. The course team has not signed it."),
            self.tr("What you write or mark here is thrown away when you close the window."),
        )


def main(repository: Path) -> int:
    """Shows it until the window is closed; the exit code."""
    os.environ[KEYRING_VARIABLE] = "none"  # whatever looks for this profile's key looks into the profile
    with throw_away_profile(repository) as preview:
        try:
            with preview.open() as session:
                fill(session)
        except Known as known:
            sys.stderr.write(f"{sentence(known)}\n")
            return 1
        return start_up.main(preview.profile, open_session=preview.open, above=PreviewBar)
