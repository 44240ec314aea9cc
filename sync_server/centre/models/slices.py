"""Slices, exactly as they came.

Promises: ``data`` are the bytes that were signed, or nothing once another slice took this one's
place or its person was erased.
"""

from enum import StrEnum

from django.db import models

from sync_server.centre.models.people import Person


class SliceState(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"  # answered, and handed to nobody; only its name is left
    QUARANTINED = "quarantined"  # from a revoked device or one not known, until a manager releases it
    REPLACED = "replaced"  # its entries lie in another slice of the same person; only its name is left
    ERASED = "erased"  # its person was erased, or asked for it; only its name is left


EMPTY = (SliceState.REPLACED.value, SliceState.ERASED.value, SliceState.REFUSED.value)
"""States of which only the name is left."""

SLICE_STATES = tuple((state.value, state.value.capitalize()) for state in SliceState)


class Slice(models.Model):
    """``name``: SHA-256 of ``data``. ``short``: its first 8 bytes as a signed number, for the names of an exchange.
    ``device``: who signed (32 hexadecimal digits); ``person`` is None for the centre's own, and of a device that nobody
    certified, with who brought it in ``brought_by``. ``weight``: bytes that it takes with all that follows from it
    (rooms.py); 0 when that was not noted."""

    name = models.BinaryField(max_length=32, unique=True)
    short = models.BigIntegerField(db_index=True)
    data = models.BinaryField()
    audience = models.CharField(max_length=50)
    device = models.CharField(max_length=32, db_index=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="slices")
    received = models.DateTimeField()
    state = models.CharField(max_length=16, choices=SLICE_STATES, default=SliceState.ACCEPTED.value)
    weight = models.BigIntegerField(default=0, editable=False)
    brought_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="brought", db_index=False, editable=False
    )

    class Meta:
        indexes = (
            models.Index(
                fields=["brought_by", "received"],
                condition=models.Q(state=SliceState.QUARANTINED.value, person=None),
                name="unverified",
            ),
        )

    def __str__(self) -> str:
        return f"Slice {bytes(self.name).hex()[:12]}, {self.audience}"


class ReplacedName(models.Model):
    """A slice of *mine* of this person need not be taken in: another that is here took its place. ``short`` as in
    Slice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="replaced")
    short = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "short"], name="one_replaced_name"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.short}"
