"""Reads colleagues.toml, the demo's people and practices. Who calls: story.py and tests."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sync_server.centre.models import PracticeState
from sync_server.centre.pages.review import PARTS


@dataclass(frozen=True)
class Text:
    """A practice. ``by`` and ``words``: who returned it and why; empty otherwise."""

    title: str
    place: str
    parts: dict[str, str]
    state: PracticeState
    by: str
    words: str


@dataclass(frozen=True)
class Colleague:
    """``heard``: hours since the laptop was last heard from. ``finished``: stable ids of activities, in order."""

    name: str
    role: str
    place: str
    heard: int
    finished: tuple[str, ...]
    practices: tuple[Text, ...]


@dataclass(frozen=True)
class Cast:
    """Everybody. ``account``: the manager's name for signing in."""

    account: str
    manager: str
    cohort: str
    colleagues: tuple[Colleague, ...]


def read_cast() -> Cast:
    toml = tomllib.loads(files(__package__).joinpath("colleagues.toml").read_text(encoding="utf-8"))
    team = toml["team"]
    return Cast(team["account"], team["name"], team["cohort"], tuple(_colleague(row) for row in toml["people"]))


def _colleague(row: dict[str, Any]) -> Colleague:
    practices = tuple(_text(practice) for practice in row.get("practices", ()))
    return Colleague(row["name"], row["role"], row["place"], row["heard"], tuple(row["finished"]), practices)


def _text(row: dict[str, Any]) -> Text:
    parts = {key: row[key] for key, _ in PARTS}
    return Text(row["title"], row["place"], parts, PracticeState(row["state"]), row.get("by", ""), row.get("words", ""))
