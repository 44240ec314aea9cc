"""Slices, exactly as they came.

Promises: ``data`` are the bytes that were signed; nothing here ever rewrites them.
"""

from enum import StrEnum

from django.db import models

from sync_server.centre.models.people import Person


class SliceState(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"  # taken and answered, but handed to nobody
    QUARANTINED = "quarantined"  # from a revoked device or one not known, until a manager releases it


SLICE_STATES = tuple((state.value, state.value.capitalize()) for state in SliceState)


class Slice(models.Model):
    """``name``: SHA-256 of ``data``. ``short``: its first 8 bytes as a signed number, for the names of an exchange.
    ``device``: who signed (32 hexadecimal digits); ``person`` is None for the centre's own."""

    name = models.BinaryField(max_length=32, unique=True)
    short = models.BigIntegerField(db_index=True)
    data = models.BinaryField()
    audience = models.CharField(max_length=50)
    device = models.CharField(max_length=32, db_index=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="slices")
    received = models.DateTimeField()
    state = models.CharField(max_length=16, choices=SLICE_STATES, default=SliceState.ACCEPTED.value)

    def __str__(self) -> str:
        return f"Slice {bytes(self.name).hex()[:12]}, {self.audience}"
