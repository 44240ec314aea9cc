"""Who may fetch a box: its owner, and whoever may read a practice that names it.

Promises: a practice in the library is read by everybody who is enrolled; one that is not by the managers and
moderators of its cohort, who read its text on their feed or on the pages. A sealed box is its owner's alone, whatever
names it; one that is not whole yet is nobody's, nor one of another length than the practice says. Who calls: the door
for files.
"""

from typing import Final

from sync_server.centre.models import Membership, Person, Practice, PracticeFile, PracticeState, Role, StoredBox

_REVIEWERS: Final = (Role.MANAGER.value, Role.MODERATOR.value)


def owner_for(person: Person, box: bytes) -> str | None:
    """Whose copy of this box this person gets; None for one that is not theirs to read."""
    if StoredBox.objects.filter(person=person, box=box, whole=True).exists():
        return str(person.pk)
    for file in PracticeFile.objects.filter(box=box).select_related("practice"):
        practice = file.practice
        may = _is_in_library(practice) or _reviews(person, practice.cohort_id)
        there = StoredBox.objects.filter(person=practice.person_id, box=box, size=file.size, sealed=False, whole=True)
        if may and there.exists():
            return str(practice.person_id)
    return None


def _is_in_library(practice: Practice) -> bool:
    """Whether the centre published it and did not take it out again, which a database that was put back may have heard
    from laptops before it hears why."""
    shown = practice.submissions.filter(reached=PracticeState.PUBLISHED.value, withdrawn=False, unpublished=False)
    return practice.state == PracticeState.PUBLISHED and bool(shown.exists())


def _reviews(person: Person, cohort: str | None) -> bool:
    roles = Membership.objects.filter(person=person, cohort=cohort, until=None, role__in=_REVIEWERS)
    return cohort is not None and roles.exists()
