"""Who did what when at the centre. Kept for those who answer for it.

Promises: ids, roles, days and numbers; never a text that somebody wrote, and of people outside the team never a name.
"""

from django.db import models


class Deed(models.Model):
    """``by``: the account's name, empty for the command line. ``what``: a key of WORDS in centre/deeds.py. ``person``,
    ``cohort`` and ``subject`` are ids, also of what is no longer there; ``detail`` is a role, a day, a number or an id.
    """

    when = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=150, blank=True)
    what = models.CharField(max_length=32)
    person = models.CharField(max_length=16, blank=True)
    cohort = models.CharField(max_length=40, blank=True, db_index=True)
    subject = models.CharField(max_length=80, blank=True)
    detail = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return f"{self.when:%d %b %Y %H:%M} {self.by or 'command line'}: {self.what}"
