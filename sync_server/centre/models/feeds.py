"""Where slices stand in the feeds, and where each run of the centre began in them.

Promises: counts of a feed are 1, 2, 3, … in the order their transactions commit.
"""

from django.db import models

from sync_server.centre.models.slices import Slice


class Feed(models.Model):
    """``name``: p:<person>, c:<cohort>, r:<cohort>:<role> or l. ``count``: how many places were handed out (placing.py,
    under a lock that is held to the end of the transaction, so no reader can pass a late committer)."""

    name = models.CharField(primary_key=True, max_length=80)
    count = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.name)


class FeedPlace(models.Model):
    """The slice at one place of a feed. A slice stands at most once in a feed."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="places")
    count = models.BigIntegerField()
    slice = models.ForeignKey(Slice, on_delete=models.CASCADE, related_name="places")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["feed", "count"], name="one_slice_a_place"),
            models.UniqueConstraint(fields=["feed", "slice"], name="one_place_a_slice"),
        )

    def __str__(self) -> str:
        return f"{self.feed_id} {self.count}"


class TideCount(models.Model):
    """How many places were ever handed out, in all feeds: the sum of a few rows, so that transactions seldom wait for
    each other to count up. Unlike the highest id it never includes a place whose transaction is still under way."""

    shard = models.PositiveSmallIntegerField(primary_key=True)
    places = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.shard}: {self.places}"


class CentreRun(models.Model):
    """One life of the database, from its making or from a restore to the next. ``run``: 53 random bits.
    They follow each other by primary key."""

    run = models.BigIntegerField(unique=True)
    began = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.run:014x}"


class RunStart(models.Model):
    """How far a feed had come when a run began. Feeds that did not exist then have no row: they began at 0."""

    run = models.ForeignKey(CentreRun, on_delete=models.CASCADE, related_name="starts")
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="starts")
    count = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["run", "feed"], name="one_start_a_run"),)

    def __str__(self) -> str:
        return f"{self.run} {self.feed_id} {self.count}"
