"""The projections there are. One line each."""

from typing import Final

from desktop_app.storage.projections import Projection, notes, profile

PROJECTIONS: Final[tuple[Projection, ...]] = (
    profile.PROJECTION,
    notes.PROJECTION,
)
"""In the order in which they see an entry."""
