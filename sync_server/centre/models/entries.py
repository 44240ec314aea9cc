"""Every entry the centre could read: whose it is, and that its bytes never change."""

from django.db import models

from sync_server.centre.models.people import Person
from sync_server.centre.models.slices import Slice


class KnownEntry(models.Model):
    """``digest``: SHA-256 of the entry's canonical bytes. ``person`` is None for the centre's own entries.
    Entries of *mine* are sealed and never here."""

    run = models.BigIntegerField()
    counter = models.BigIntegerField()
    about_run = models.BigIntegerField(null=True, blank=True)
    about_counter = models.BigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=48)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="entries")
    digest = models.BinaryField(max_length=32)
    slice = models.ForeignKey(Slice, on_delete=models.CASCADE, related_name="entries")

    class Meta:
        verbose_name_plural = "known entries"
        constraints = (models.UniqueConstraint(fields=["run", "counter"], name="one_entry_an_id"),)
        indexes = (models.Index(fields=["about_run", "about_counter"], name="entries_about"),)

    def __str__(self) -> str:
        return f"{self.run:014x}.{self.counter} {self.kind}"


class ErasedEntry(models.Model):
    """An entry of the centre in which something of an erased person was handed on: it is not taken in again, whoever
    offers it to a centre that was put back from a backup."""

    run = models.BigIntegerField()
    counter = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "erased entries"
        constraints = (models.UniqueConstraint(fields=["run", "counter"], name="one_erasure_an_entry"),)

    def __str__(self) -> str:
        return f"{self.run:014x}.{self.counter}"
