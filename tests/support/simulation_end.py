"""How a simulation ends: all goes well at last, and then these things hold. Also what must hold on the way.

Promises: every check names what it found. Nothing is excused but what its reason stands beside.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.domain.practice_state import deciding
from desktop_app.domain.practices import PracticeSummary
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import exchanging, notes, own_words, practice_texts, practices, rebuilding
from desktop_app.operations.session import Session
from desktop_app.storage.projections import library, profile
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import is_act
from sync_server.centre.models import KnownEntry, SliceState, Submission
from tests.support.simulation import World
from tests.support.simulation_laptop import SimulatedLaptop
from tests.support.simulation_ledger import Ids, entries_here

WORDS: Final = "words looked for"

ROUNDS: Final = 12
"""Exchanges of every laptop after which nothing may be left to say."""

STATES_AT_CENTRE: Final = {
    "submitted": SharingState.RECEIVED,
    "under-review": SharingState.UNDER_REVIEW,
    "returned": SharingState.RETURNED,
    "published": SharingState.PUBLISHED,
    "withdrawn": SharingState.WITHDRAWN,
}


# -- on the way


def check_what_screens_say(world: World, laptop: SimulatedLaptop) -> None:
    """Nothing is said to be received that no machine but this one holds.

    A laptop that has not heard yet that the centre was restored cannot know, and is asked when it has.
    """
    if not laptop.enrolled or laptop.centre_run != world.centre.run:
        return
    session = laptop.session
    elsewhere = world.ledger.entries_in(world.centre.accepted())
    for other in world.laptops:
        if other is not laptop:
            elsewhere |= entries_here(other.session)
    own = _own_entries(session)
    for note in (*notes.list_notes(session), *notes.list_notes(session, deleted=True)):
        if note.state is SharingState.RECEIVED:
            lacking = own.get(EntryId.parse(note.id), set()) - elsewhere
            assert not lacking, f"note {note.id} is said to be received, and nobody else has {lacking}"
    for practice in practice_texts.all_own(session):
        if practice.state is SharingState.RECEIVED:
            decider = deciding(practice.submissions)
            assert decider is not None
            assert EntryId.parse(decider.id) in elsewhere, (
                f"{decider.id} is said to be received, and nobody else has it"
            )
    said = exchanging.status(session)
    if said.waiting == said.refused == 0:
        lacking = set().union(*own.values()) - elsewhere
        assert not lacking, f"nothing is said to wait, and nobody else has {lacking}"


def _own_entries(session: Session) -> dict[EntryId, set[EntryId]]:
    """Record → what was written about it here. Without acts: those taken back before they left never leave."""
    found: dict[EntryId, set[EntryId]] = {}
    rows = session.database.rows(
        "SELECT record_run, record_counter, run, counter FROM entries WHERE own = 1 "
        "AND kind NOT IN ('practice.submitted', 'practice.withdrawn')"
    )
    for run, counter, entry_run, entry_counter in rows:
        found.setdefault(EntryId(run, counter), set()).add(EntryId(entry_run, entry_counter))
    return found


# -- at the end


@dataclass(frozen=True)
class Picture:
    """What a person sees on one laptop. ``practices``: without their states, which are in ``states``."""

    notes: dict[str, tuple[str, str, tuple[str, ...], bool]]
    practices: dict[str, tuple[str, str, bool]]
    states: dict[str, str]
    library: dict[str, tuple[str, str]]
    profile: dict[str, str]

    @property
    def text(self) -> str:
        """All that is written in notes and drafts, in the bin too."""
        written = [f"{title}\n{text}" for title, text, *_ in (*self.notes.values(), *self.practices.values())]
        return "\n".join(written)

    def differs_from(self, other: "Picture") -> str | None:
        """What is not the same in two pictures of one person's: the first part of them, record by record."""
        for part in ("notes", "practices", "states", "library", "profile"):
            here, there = getattr(self, part), getattr(other, part)
            if here != there:
                ids = sorted(each for each in here.keys() | there.keys() if here.get(each) != there.get(each))
                told = "; ".join(f"{each} {here.get(each)} and {there.get(each)}" for each in ids)
                return f"{part}: {told}"
        return None


def picture(session: Session) -> Picture:
    found_notes = {
        note.id: (note.title, note.text, tuple(note.tags), note.deleted is not None)
        for deleted in (False, True)
        for note in notes.read_notes(session, deleted=deleted)
    }
    own: list[PracticeSummary] = [
        *practices.list_practices(session, mine=True),
        *practices.list_practices(session, mine=True, deleted=True),
    ]
    return Picture(
        notes=found_notes,
        practices={each.id: (each.title, _text_of(session, each), each.deleted is not None) for each in own},
        states={each.id: each.state.value for each in own},
        library={row.id: (row.title, "\n".join(row.parts.values())) for row in library.rows(session.database)},
        profile=dict(profile.fields(session.database)),
    )


def _text_of(session: Session, practice: PracticeSummary) -> str:
    return "\n".join(practices.open_practice(session, practice.id).parts.values())


def end_well(world: World) -> None:
    """Lets everything arrive and everybody exchange, and checks what the world then looks like, also to a laptop that
    each buys at last, which reads all there is in the order in which the centre took it in."""
    world.deliver_held()
    for device in world.revoked:
        world.centre.release(device)
    alive = _alive(world)
    _calm(world)
    for human in range(len(world.persons)):
        world.buy_laptop(human, with_words=True, at_most=len(world.laptops) + 1)
    _calm(world)
    pictures = {laptop: picture(laptop.session) for laptop in world.laptops}
    _count(world)
    for human in range(len(world.persons)):
        _check_person(world, human, alive, {each: seen for each, seen in pictures.items() if each.human == human})
    _check_centre(world)
    _check_libraries(world, pictures)
    _check_states(world)


def _count(world: World) -> None:
    """What became of the edits on their ways."""
    for laptop in world.laptops:
        world.happened["laptops at the end"] += 1
        world.happened["edits in another order than written"] += laptop.session.database.value(
            "SELECT count(DISTINCT later.seq) FROM entries first JOIN entries later ON later.run = first.run "
            "AND later.record_run = first.record_run AND later.record_counter = first.record_counter "
            "AND later.counter < first.counter AND later.seq > first.seq WHERE later.kind LIKE '%.edit'"
        )
        world.happened["edits of two laptops in one text"] += laptop.session.database.value(
            "SELECT count(*) FROM (SELECT 1 FROM entries WHERE kind IN ('note.edit', 'practice.edit') "
            "GROUP BY record_run, record_counter HAVING count(DISTINCT run) > 1)"
        )


def _alive(world: World) -> Ids:
    """The entries that lie on some machine, read or unread."""
    names = set(world.centre.held())
    found: set[EntryId] = set()
    for laptop in world.laptops:
        world.ledger.note_slices(laptop.session)
        names |= _shelf(laptop)
        found |= entries_here(laptop.session)
    return frozenset(found | world.ledger.entries_in(world.ledger.readable(names)))


def _calm(world: World) -> None:
    for laptop in world.laptops:
        laptop.link.plan.clear()
        _give_all_words(world, laptop)
    for number in range(ROUNDS):
        moved = 0
        for laptop in world.laptops:
            if not laptop.enrolled:
                world.enrol(laptop)
                _give_all_words(world, laptop)  # a second laptop asks for them when it joins
                moved += 1
                continue
            done = exchanging.exchange(laptop.session)
            assert done.error is None, f"round {number}: {done.error}"
            moved += done.sent + done.received
            world.ledger.note_slices(laptop.session)
        if number and not moved:
            return
    raise AssertionError(f"after {ROUNDS} rounds there is still something to say")


def _give_all_words(world: World, laptop: SimulatedLaptop) -> None:
    """Its owner types in all the words they ever wrote down, the newest last."""
    for words in world.written_down[laptop.human]:
        with suppress(Known):  # it knows these to be older than its own
            own_words.use_words(laptop.session, words)


def _check_person(world: World, human: int, alive: Ids, pictures: dict[SimulatedLaptop, Picture]) -> None:
    for laptop in pictures:
        status = exchanging.status(laptop.session)
        assert status.waiting == 0, f"{status.waiting} items wait for ever"
        assert status.refused == 0, f"{status.refused} items were refused"
        check_what_screens_say(world, laptop)
    (first, seen), *others = pictures.items()
    entries = _entries(first)
    for laptop, other in others:
        assert _entries(laptop) == entries, f"entries differ: {_difference(entries, _entries(laptop))}"
        difference = other.differs_from(seen)
        assert difference is None, f"what is seen differs: {difference}"
    wanted = world.ledger.must_be_found(human, alive, bin_emptied=world.bin_emptied)
    world.happened[WORDS] += len(wanted)
    lost = [word for word in wanted if word.text not in seen.text]
    assert not lost, f"lost: {lost}"
    doubled = [word for word in wanted if seen.text.count(word.text) > 1]
    assert not doubled, f"there twice: {doubled}"
    rebuilding.rebuild(first.session)
    difference = picture(first.session).differs_from(seen)
    assert difference is None, f"what the journal says is not what screens show: {difference}"


def _check_centre(world: World) -> None:
    """Every slice that anybody holds is there, accepted, and stands once in its author's feed."""
    held = world.centre.held()
    assert len(held) == len(set(held)), "a slice is there twice"
    accepted = world.centre.accepted()
    refused = world.centre.slices(SliceState.REFUSED)
    assert not refused, f"refused: {refused}"
    for laptop in world.laptops:
        lacking = _shelf(laptop) - accepted - _replaced(laptop) - _emptied(world)
        assert not lacking, f"the centre lacks {len(lacking)} slices"
    for human, person in enumerate(world.persons):
        places = world.centre.feed(f"p:{person}")
        assert len(places) == len(set(places)), "a slice stands twice in a feed"
        own = {
            name
            for laptop in world.laptops
            if laptop.human == human
            for name in _own_slices(laptop) - _replaced(laptop)
        }
        assert own <= set(places), f"{len(own - set(places))} slices stand not in their author's feed"


def _emptied(world: World) -> set[bytes]:
    """Names of slices whose words their author took back; nothing else loses its words here."""
    emptied = world.centre.slices(SliceState.ERASED)
    for entry in KnownEntry.objects.filter(slice__in=emptied):
        name = EntryId(entry.run, entry.counter).text()
        about = EntryId(entry.about_run, entry.about_counter).text() if entry.about_run else ""
        gone = {
            "practice.submitted": {"pk": name, "withdrawn": True},
            "practice.published": {"pk": about, "unpublished": True},
            "practice.returned": {"pk": about, "withdrawn": True},  # the reason may quote it
        }
        assert Submission.objects.filter(**gone[entry.kind]).exists(), f"{entry} lost its words"
    return {bytes(slice_.name) for slice_ in emptied}


def _check_libraries(world: World, pictures: dict[SimulatedLaptop, Picture]) -> None:
    """Everybody sees what was published of others; own practices are not in the library."""
    published = Submission.objects.filter(reached="published", unpublished=False).select_related("practice")
    by_person = {submission.pk: submission.practice.person_id for submission in published}
    for laptop, seen in pictures.items():
        wanted = {each for each, person in by_person.items() if person != world.persons[laptop.human]}
        assert seen.library.keys() == wanted, f"library: {seen.library.keys()}, published: {wanted}"


def _check_states(world: World) -> None:
    """What laptops say of a practice is what the centre says of the submission that it is about."""
    at_centre = {
        submission.pk: STATES_AT_CENTRE[submission.practice.state]
        for submission in Submission.objects.select_related("practice")
        if not submission.withdrawn
    }
    for laptop in world.laptops:
        for own in practice_texts.all_own(laptop.session):
            decider = deciding(own.submissions)
            wanted = at_centre.get(decider.id) if decider is not None else None
            assert wanted in (None, own.state), f"practice {own.id}: {own.state} here, {wanted} at the centre"


def _entries(laptop: SimulatedLaptop) -> set[Entry]:
    """Without acts that lie in no slice: they were taken back before they left, and stay with whoever did that; and
    without what was taken back later, of which a laptop that comes then gets the withdrawal only."""
    rows = laptop.session.database.rows("SELECT run, counter FROM slice_entries")
    sliced = {EntryId(*row) for row in rows}
    found = [entry for _, entry in laptop.session.journal.entries.each()]
    gone = {(words, entry.record) for entry in found for words in _WORDS_OF.get(entry.kind, ())}
    return {
        entry
        for entry in found
        if (entry.id in sliced or not is_act(entry.kind)) and (entry.kind, entry.record) not in gone
    }


_WORDS_OF: Final = {
    "practice.withdrawn": ("practice.submitted", "practice.returned"),
    "practice.unpublished": ("practice.published",),
}


def _difference(here: set[Entry], there: set[Entry]) -> str:
    return f"{[(each.id.text(), each.kind) for each in here ^ there]}"


def _shelf(laptop: SimulatedLaptop) -> set[bytes]:
    return {name for (name,) in laptop.session.database.rows("SELECT name FROM slices")}


def _own_slices(laptop: SimulatedLaptop) -> set[bytes]:
    rows = laptop.session.database.rows("SELECT name FROM slices WHERE own = 1")
    return {name for (name,) in rows}


def _replaced(laptop: SimulatedLaptop) -> set[bytes]:
    """Slices of which others took the place."""
    return {name for (name,) in laptop.session.database.rows("SELECT name FROM slices WHERE aside = 'replaced'")}
