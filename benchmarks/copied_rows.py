"""Copies of a cohort within the centre's database, row by row as they stand, under names of their own.

For history that would take hours to write. Runs below Django; called by stocked_centre.py alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, Sum

from sync_server.centre.models import (
    Cohort,
    Device,
    FeedPlace,
    FinishedActivity,
    KnownEntry,
    Membership,
    Person,
    Slice,
    TideCount,
)

TOGETHER = 50
"""Copies in one transaction."""

_RANDOM = {
    "sqlite": ("randomblob(32)", "random()"),
    "postgresql": (
        "uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())",
        "('x' || substr(gen_random_uuid()::text, 1, 8) || substr(gen_random_uuid()::text, 1, 8))::bit(64)::bigint",
    ),
}
"""In place of a slice's name and short name: nobody asks for a copy by its name."""


def copy_people(cohort: Cohort, people: Sequence[str], copies: int) -> None:
    """Copies of these people of this cohort, with all that they wrote."""
    highest = Slice.objects.aggregate(highest=Max("pk"))["highest"]
    for start in range(1, copies + 1, TOGETHER):
        with transaction.atomic():
            for number in range(start, min(start + TOGETHER, copies + 1)):
                _copy(cohort, people, number, highest)
    if copies:
        with transaction.atomic():
            _count_places()
            for statement in connection.ops.sequence_reset_sql(no_style(), [Slice]):
                _run(statement)


def _copy(cohort: Cohort, people: Sequence[str], number: int, highest: int) -> None:
    Cohort(pk=f"{cohort.pk}-{number}", name=f"{cohort.name} {number}", starts=cohort.starts).save(force_insert=True)
    quoted = ", ".join(f"'{person}'" for person in people)
    theirs = f"IN ({quoted})"
    places = f"slice_id IN (SELECT id FROM centre_slice WHERE person_id {theirs}) AND feed_id <> 'l'"  # noqa: S608 - ids
    whose, moved = {"person_id": _numbered("person_id", number)}, f"slice_id + {number * highest}"
    feed, (name, short) = _feed(cohort, number), _RANDOM[connection.vendor]
    _copied(Person, f"id {theirs}", {"id": _numbered("id", number)})
    _copied(Device, f"person_id {theirs}", {**whose, "id": _numbered("id", number)})
    _copied(Membership, f"person_id {theirs}", {**whose, "cohort_id": f"cohort_id || '-{number}'"})
    _copied(FinishedActivity, f"person_id {theirs}", whose)
    of_slices = {**whose, "id": f"id + {number * highest}", "name": name, "short": short}
    _copied(Slice, f"person_id {theirs}", of_slices)
    heads = f"SELECT {feed}, max(count) FROM centre_feedplace WHERE {places} GROUP BY feed_id"  # noqa: S608 - ids
    _run(f"INSERT INTO centre_feed (name, count) {heads}")
    _copied(FeedPlace, places, {"feed_id": feed, "slice_id": moved})
    runs = {"run": f"run + {number}", "about_run": f"about_run + {number}"}
    _copied(KnownEntry, f"person_id {theirs}", {**whose, **runs, "slice_id": moved})


def _numbered(column: str, number: int) -> str:
    """An id of hexadecimal digits, of which the first six are the number of the copy."""
    return f"'{number:06x}' || substr({column}, 7)"


def _feed(cohort: Cohort, number: int) -> str:
    """The name of a person's feed, or of the cohort's or one of its roles'."""
    end = 2 + len(cohort.pk)
    return (
        f"CASE substr(feed_id, 1, 1) WHEN 'p' THEN 'p:' || {_numbered('substr(feed_id, 3)', number)} "
        f"ELSE substr(feed_id, 1, {end}) || '-{number}' || substr(feed_id, {end + 1}) END"
    )


def _copied(model: Any, where: str, other: Mapping[str, str]) -> None:
    """The rows of a table where that is so, once more, with other values in some columns and numbers of their own."""
    fields = [each for each in model._meta.concrete_fields if each.column in other or not _is_numbered(each)]
    names = ", ".join(f'"{each.column}"' for each in fields)
    values = ", ".join(other.get(each.column, f'"{each.column}"') for each in fields)
    table = model._meta.db_table
    _run(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {where}")  # noqa: S608 - ids and columns


def _is_numbered(field: Any) -> bool:
    return bool(field.primary_key and field.get_internal_type() == "BigAutoField")


def _count_places() -> None:
    counted = TideCount.objects.exclude(shard=0).aggregate(all=Sum("places"))["all"] or 0
    TideCount.objects.filter(shard=0).update(places=FeedPlace.objects.count() - counted)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
