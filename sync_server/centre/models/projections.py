"""What pages show, derived from the entries: can be dropped and made again."""

from enum import StrEnum

from django.db import models

from sync_server.centre.models.people import Cohort, Person


class FinishedActivity(models.Model):
    """A person finished an activity. ``finished``: the earliest claim, and never after it was received."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="finished")
    activity = models.CharField(max_length=200)
    pack = models.CharField(max_length=200)
    version = models.CharField(max_length=200)
    language = models.CharField(max_length=200)
    finished = models.DateTimeField()

    class Meta:
        verbose_name_plural = "finished activities"
        constraints = (models.UniqueConstraint(fields=["person", "activity"], name="one_finish_an_activity"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.activity}"


class PracticeState(StrEnum):
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under-review"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


PRACTICE_STATES = (
    (PracticeState.SUBMITTED.value, "Waiting for review"),
    (PracticeState.UNDER_REVIEW.value, "Under review"),
    (PracticeState.RETURNED.value, "Returned"),
    (PracticeState.PUBLISHED.value, "Published"),
    (PracticeState.WITHDRAWN.value, "Withdrawn"),
)


class Practice(models.Model):
    """One frozen text of one person. The same text submitted again is this practice again.

    ``id``: the text form of the entry that submitted it first. ``state`` follows from its submissions.
    """

    id = models.CharField(primary_key=True, max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="practices")
    cohort = models.ForeignKey(Cohort, null=True, blank=True, on_delete=models.SET_NULL, related_name="practices")
    title = models.CharField(max_length=2000)
    place = models.CharField(max_length=2000, blank=True)
    parts = models.JSONField(default=dict)
    text_hash = models.BinaryField(max_length=32)
    state = models.CharField(max_length=16, choices=PRACTICE_STATES, default=PracticeState.SUBMITTED.value)
    received = models.DateTimeField()
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=2000, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "text_hash"], name="one_practice_a_text"),)

    def __str__(self) -> str:
        return str(self.title) or "A practice that its author took back"


class Submission(models.Model):
    """One act of submitting a practice. ``id``: the text form of its entry. What happened to it only ever adds up, so
    that the order in which a restored centre hears of it again does not matter."""

    id = models.CharField(primary_key=True, max_length=40)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="submissions")
    written = models.BigIntegerField()
    reached = models.CharField(max_length=16, choices=PRACTICE_STATES, default=PracticeState.SUBMITTED.value)
    withdrawn = models.BooleanField(default=False)
    unpublished = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.id)


class Refusal(models.Model):
    """An entry the centre said no to. ``entry``: its text form."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="refusals")
    entry = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    words = models.TextField()
    made = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "entry"], name="one_refusal_an_entry"),)

    def __str__(self) -> str:
        return f"{self.entry}: {self.code}"
