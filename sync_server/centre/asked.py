"""Questions that every exchange asks, put together once: Django spends more on writing such a query than any database
on answering it.

Promises: the same rows as the query set that it was made of, as the driver gives them, on whichever database; values
go as parameters. Refuses: columns that a driver gives otherwise than Django would (dates, JSON); ask for numbers, texts
and bytes. Who calls: feeds, runs, placing, replacing, entry_rules, intake.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

_FIRST: Final = 7_000_000_000_000_000_000
"""Stands for the first value while a query is written; no number of ours is as high."""


class Asked:
    """A question. ``make`` gives its query set, of ``values_list``, for as many values (numbers or texts) as it is
    called with."""

    def __init__(self, make: Callable[..., "QuerySet[Any, Any]"], *kinds: type[int] | type[str]) -> None:
        """``kinds``: of the values, the last one of all that follow."""
        self._make = make
        self._kinds = kinds
        self._written: dict[tuple[str, int, int], tuple[str, list[tuple[int | None, Any]]]] = {}

    def __call__(self, *values: int | str, most: int = 0) -> list[Any]:
        """The rows, ``most`` of them unless that is 0."""
        key = connection.vendor, len(values), most
        if key not in self._written:
            self._written[key] = self._write(len(values), most)
        sql, places = self._written[key]
        params = [always if place is None else values[place] for place, always in places]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())

    def _write(self, count: int, most: int) -> tuple[str, list[tuple[int | None, Any]]]:
        """The text, and for each of its parameters which value it is, or what it always is."""
        last = len(self._kinds) - 1
        marks: Sequence[int | str] = [self._kinds[min(each, last)](_FIRST + each) for each in range(count)]
        rows = self._make(*marks)
        sql, params = (rows[:most] if most else rows).query.sql_with_params()
        return sql, [(marks.index(each), None) if each in marks else (None, each) for each in params]
