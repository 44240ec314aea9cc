"""Each text lies in the bin for a term of its own: what is due takes nothing else along."""

from desktop_app.operations import notes
from desktop_app.storage import erasing
from sync_protocol.identifiers import EntryId
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre

DAY = 24 * 3_600_000


def binned(laptop: FieldLaptop) -> list[str]:
    return sorted(note.title for note in notes.list_notes(laptop.session, deleted=True))


def test_only_what_is_due_goes(laptop: FieldLaptop, centre: SmallCentre) -> None:
    old, young = (laptop.write(title, f"Words of {title}.") for title in ("Old", "Young"))
    laptop.write("Kept", "Words of what nobody deleted.")
    laptop.exchange()
    notes.delete_note(laptop.session, old)
    laptop.exchange()
    centre.clock += 20 * DAY
    notes.delete_note(laptop.session, young)
    laptop.exchange()
    centre.clock += 11 * DAY
    laptop.exchange()
    assert (binned(laptop), laptop.titles()) == (["Young"], ["Kept"])
    gone = {each for each in erasing.all_of(laptop.session.database)}
    written = {
        title: {entry.id for entry in laptop.session.journal.entries.about(EntryId.parse(note), "note.edit")}
        for title, note in (("Old", old), ("Young", young))
    }
    assert written["Old"] <= gone and not written["Young"] & gone
    notes.restore_note(laptop.session, young)
    assert notes.open_note(laptop.session, young).text == "Words of Young."
