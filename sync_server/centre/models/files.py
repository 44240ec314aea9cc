"""Boxes of files: whose they are and how large. Their bytes are plain files, see box_store.py."""

from django.db import models

from sync_server.centre.models.people import Person
from sync_server.centre.models.projections import Practice


class StoredBox(models.Model):
    """A box that this person's laptops put here, as far as it came. ``size``: bytes of the content; ``sealed``: only
    their laptops can read it; ``whole``: all of it is here. ``touched``: when bytes came last."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="boxes")
    box = models.BinaryField(max_length=32)
    size = models.BigIntegerField()
    sealed = models.BooleanField()
    whole = models.BooleanField(default=False)
    touched = models.DateTimeField()

    class Meta:
        verbose_name_plural = "stored boxes"
        constraints = (models.UniqueConstraint(fields=["person", "box"], name="one_box_a_person"),)

    def __str__(self) -> str:
        return f"Box {bytes(self.box).hex()[:12]} of {self.person_id}"


class PracticeFile(models.Model):
    """A file that was submitted with a practice: a name in a text, whose box may have come or not."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=2000)
    media = models.CharField(max_length=200)
    size = models.BigIntegerField()
    width = models.BigIntegerField()
    height = models.BigIntegerField()
    box = models.BinaryField(max_length=32, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["practice", "place"], name="one_file_a_place"),)

    def __str__(self) -> str:
        return str(self.name)
