"""The projections there are. One line each."""

from typing import Final

from desktop_app.storage.projections import (
    Projection,
    answers,
    cohort,
    drafts,
    files,
    marks,
    notes,
    practices,
    profile,
    progress,
)

PROJECTIONS: Final[tuple[Projection, ...]] = (
    profile.PROJECTION,
    notes.PROJECTION,
    progress.PROJECTION,
    marks.PROJECTION,
    answers.PROJECTION,
    practices.PROJECTION,
    drafts.PROJECTION,
    files.PROJECTION,
    cohort.PROJECTION,
)
"""In the order in which they see an entry."""
