"""Who is enrolled, on which laptops, in which cohort and as what.

Promises: ids are random or ids of the centre's own entries, never database sequences: a restored database hands
sequences out twice. Refuses: anything a learner keeps to themselves; only what product.md lets the team see.
"""

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q


class Role(StrEnum):
    LEARNER = "learner"
    EXPERT = "expert"
    MANAGER = "manager"
    MODERATOR = "moderator"


ROLES = (
    (Role.LEARNER.value, "Learner"),
    (Role.EXPERT.value, "Expert"),
    (Role.MANAGER.value, "Course manager"),
    (Role.MODERATOR.value, "Moderator"),
)


class Person(models.Model):
    """``id``: 16 hexadecimal digits. The three stamps say when each field was last written (ms, never in the future):
    of several profile entries the last writer wins, field by field. ``erased``: when the centre erased what it had of
    this person; only ids are left (erasing.py). ``taken``: bytes of their room that are taken, or fewer; ``counted``:
    when it was counted last (rooms.py)."""

    id = models.CharField(primary_key=True, max_length=16)
    name = models.CharField(max_length=2000, blank=True)
    role_text = models.CharField("role", max_length=2000, blank=True)
    place = models.CharField(max_length=2000, blank=True)
    name_stamp = models.BigIntegerField(default=0, editable=False)
    role_stamp = models.BigIntegerField(default=0, editable=False)
    place_stamp = models.BigIntegerField(default=0, editable=False)
    created = models.DateTimeField()
    erased = models.DateTimeField(null=True, blank=True, editable=False)
    taken = models.BigIntegerField(default=0, editable=False)
    counted = models.DateTimeField(null=True, blank=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or f"Person {self.id}"

    @property
    def is_erased(self) -> bool:
        return self.erased is not None


class Device(models.Model):
    """A laptop that enrolled. Its certificate, and whether it is revoked, lie beside the centre's key."""

    id = models.CharField(primary_key=True, max_length=32)
    public_key = models.BinaryField(max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    created = models.DateTimeField()
    last_heard = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.id[:8]} of {self.person}"


class Cohort(models.Model):
    """``id``: the text form of the entry that described it first. ``starts``: a Monday, as a rule.
    ``described``: when its newest description was written, in ms. ``code_days``: how long its enrolment codes are good.
    ``keep_until``: the last day on which the centre keeps what its people sent; None for ever (retention.py)."""

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200, unique=True)
    starts = models.DateField()
    weeks = models.PositiveSmallIntegerField(default=6)
    described = models.BigIntegerField(default=0, editable=False)
    code_days = models.PositiveSmallIntegerField(default=30)
    keep_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.name)


class Membership(models.Model):
    """A person in a cohort, with a role, until they leave it. The newest open one as a learner places the person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=ROLES, default=Role.LEARNER.value)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "cohort", "role"], condition=Q(until=None), name="one_open_membership"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()} in {self.cohort}"


class EnrolmentCode(models.Model):
    """A code that was handed out. Only a keyed hash of its secret is here, so a stolen database enrols nobody."""

    secret_hash = models.BinaryField(max_length=32, unique=True)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="codes")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="codes")
    role = models.CharField(max_length=16, choices=ROLES, default=Role.LEARNER.value)
    created = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Device, null=True, blank=True, on_delete=models.SET_NULL, related_name="codes")

    def __str__(self) -> str:
        return f"Code for {self.person or self.cohort}, made {self.created:%d %b %Y}"
