"""Entries for property tests: any that a laptop or the centre could have written."""

from hypothesis import strategies as st

from sync_protocol.entries import Entry
from sync_protocol.identifiers import MAX_COUNTER, MAX_RUN, EntryId

AUDIENCES = ("mine", "cohort", "managers", "experts", "library", "person:0123456789abcdef")

runs = st.integers(1, MAX_RUN)
counters = st.integers(0, MAX_COUNTER)
ids = st.builds(EntryId, runs, counters)
names = st.from_regex(r"[a-z][a-z0-9_.]{0,15}", fullmatch=True)
kinds = st.sampled_from(("note.edit", "highlight.made", "place.kept")) | names


@st.composite
def entries(draw: st.DrawFn, audience: str) -> Entry:
    about = draw(st.none() | ids)
    written = draw(st.integers(0, 1 << 53) | st.integers(1_700_000_000_000, 1_900_000_000_000)) % (1 << 53)
    return Entry(draw(ids), draw(kinds), about, audience, written, draw(st.binary(max_size=60)))


@st.composite
def entry_lists(draw: st.DrawFn, audience: str | None = None) -> list[Entry]:
    """One to twelve entries of one audience, often of few runs, as in life."""
    audience = audience or draw(st.sampled_from(AUDIENCES))
    few = draw(st.lists(runs, min_size=1, max_size=3))
    found = draw(st.lists(entries(audience), min_size=1, max_size=12, unique_by=lambda entry: entry.id))
    if draw(st.booleans()):
        found = [
            Entry(EntryId(few[n % len(few)], n), e.kind, e.about, audience, e.written, e.body)
            for n, e in enumerate(found)
        ]
    return found
