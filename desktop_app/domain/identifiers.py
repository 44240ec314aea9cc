"""Names of things, as types, so that a pack's id is never passed where a note's is meant.

Promises: nothing but names; stdlib only. Anybody may import it.
"""

from typing import NewType

RecordId = NewType("RecordId", str)
"""Text form of the id of the entry that made the record, see sync_protocol.identifiers."""

ActivityId = NewType("ActivityId", str)
"""Stable id of an activity in every version and language of its pack, e.g. ``w1-l2``."""

PackId = NewType("PackId", str)
"""Stable id of a pack without language or version, e.g. ``week-1``."""
