"""Faults that are planted in a copy of the program, to see that the simulation finds them.

Promises: each is one that was made, or could be, in a place that a promise of docs/sync.md hangs on; its text stands in
its file (a test looks), so that it never silently plants nothing. ``worlds``: within so many it must be found.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

_EACH: Final = "(lambda found, them: ([found.apply_update(each) for each in them], found.get_update())[1])"


@dataclass(frozen=True)
class PlantedFault:
    """``changes``: (text, what stands in its place), everywhere in the file."""

    name: str
    file: str
    changes: tuple[tuple[str, str], ...]
    worlds: int = 200

    def planted(self, source: str) -> str:
        """The file with the fault in it. Raises ValueError when a text is not there (any more)."""
        for old, new in self.changes:
            if old not in source:
                raise ValueError(f"{self.name}: {old!r} stands no more in {self.file}")
            source = source.replace(old, new)
        return source


def _fault(name: str, file: str, *changes: tuple[str, str], worlds: int = 200) -> PlantedFault:
    return PlantedFault(name, file, changes, worlds)


FAULTS: Final = (
    # -- texts
    _fault(
        "edits-one-by-one",
        "desktop_app/storage/yjs.py",
        ("together = merged(updates)", f'together = {_EACH}(__import__("pycrdt").Doc(), updates)'),
    ),
    _fault(
        "edits-one-by-one-in-reverse",
        "desktop_app/storage/yjs.py",
        ("together = merged(updates)", f'together = {_EACH}(__import__("pycrdt").Doc(), updates[::-1])'),
    ),
    _fault(
        "what-hangs-in-the-air-is-left-out",
        "desktop_app/storage/yjs.py",
        ("if not _lacks(document, together):", "if True:"),
        ("if document.get_update(transaction, _FROM_THE_START) != update:", "if False:"),
    ),
    _fault(
        "measured-against-what-is-there-now",
        "desktop_app/storage/documents.py",
        ("content = _gone_on(seen, content, self._texts.open(kind, record))", "self._texts.open(kind, record)"),
    ),
    _fault(
        "run-kept-in-the-profile",
        "desktop_app/wiring/profile.py",
        ("new_run=lambda: new_run(chance.bits)", "new_run=lambda: _kept_run(paths, chance)"),
        (
            "def _packs(",
            "def _kept_run(paths, chance):\n"
            '    kept = paths.root / "run"\n'
            "    if not kept.exists():\n"
            "        kept.write_text(str(new_run(chance.bits)))\n"
            "    return int(kept.read_text())\n\n\n"
            "def _packs(",
        ),
    ),
    _fault(
        "bins-are-emptied-at-once",
        "desktop_app/sync/emptying.py",
        ("TERM: Final = 30 * 24 * 3_600_000", "TERM: Final = 0"),
    ),
    _fault(
        "what-was-taken-out-of-the-bin-is-erased",
        "desktop_app/storage/journal.py",
        ('            if was_taken_out_here(self.entries, record, kind.partition(".")[0])\n', "            if False\n"),
    ),
    _fault(
        "a-deletion-outlives-an-edit-it-did-not-know",
        "desktop_app/storage/bin.py",
        ("if _knew_all(knew, seen)", "if True"),
    ),
    # -- what a laptop believes
    _fault(
        "sent-is-received",
        "desktop_app/sync/rounds.py",
        (
            "kept = {held.seq for held in round_.sent if held.short in acknowledged}",
            "kept = {held.seq for held in round_.sent}",
        ),
    ),
    _fault(
        "broken-off-is-received",
        "desktop_app/sync/rounds.py",
        (
            "        self._uncertain |= {held.seq: held for held in round_.sent}",
            "        with self._laptop.database.write():\n"
            "            self._shelf.acknowledge((held.seq for held in round_.sent), self.standing.centre_run)",
        ),
    ),
    _fault(
        "a-new-run-is-not-asked",
        "desktop_app/sync/rounds.py",
        ("            *shelf.doubtful(standing.centre_run, OFFERS),\n", ""),
        (" or self._shelf.doubtful(self.standing.centre_run, 1)", ""),
    ),
    _fault(
        "put-aside-is-not-asked-again",
        "desktop_app/sync/rounds.py",
        ("            *shelf.quarantined(OFFERS),\n", ""),
    ),
    _fault(
        "answers-are-believed-unsigned",
        "sync_protocol/exchange.py",
        ("if not verify(self._centre_public, self._signature, _ANSWER, *signed):", "if False:"),
    ),
    _fault(
        "slice-and-entries-apart",
        "desktop_app/sync/taking_in.py",
        (
            "            self._put(entries or (), device)\n        return True",
            "        self._put(entries or (), device)\n        return True",
        ),
    ),
    _fault(
        "what-is-said-to-others-is-taken-in",
        "desktop_app/sync/taking_in.py",
        ("if run is None and (public is None or self._for_others(header)):", "if run is None and public is None:"),
    ),
    _fault(
        "older-words-are-forgotten",
        "desktop_app/sync/own_keys.py",
        ("for entropy in older_words(journal)]", "for entropy in ()]"),
    ),
    _fault(
        "packed-anew-without-a-look",
        "desktop_app/sync/repacking.py",
        ("return all(entry.id in there and self._fits(there[entry.id], entry) for entry in needed)", "return True"),
    ),
    _fault(
        "claims-of-a-file-are-the-centre",
        "desktop_app/storage/shelf_claims.py",
        (
            '"UPDATE slices SET acknowledged = ?, aside = NULL, standing_in = 0 WHERE seq = ?", (run, seq)',
            '"UPDATE slices SET acknowledged = ?, aside = NULL, standing_in = 0 WHERE seq = ?", (self._run, seq)',
        ),
    ),
    # -- the centre
    _fault(
        "restored-and-goes-on",
        "sync_server/centre/runs.py",
        (
            "went_on = run is not None and mark is not None and mark.run == run.run and mark.tide <= high_tide()",
            "went_on = run is not None and mark is not None and mark.run == run.run",
        ),
        ("return stands.run != run.run or stands.tide <= here or stands.tide <= high_tide()", "return True"),
    ),
    _fault(
        "counts-of-an-older-run",
        "sync_server/centre/runs.py",
        ("            count = min(count, self.ends.get(feed, 0))", "            pass"),
    ),
    _fault(
        "known-is-accepted",
        "sync_server/centre/intake.py",
        ("Outcome.KEPT if is_kept(office, known, signers_here) else Outcome.QUARANTINED", "Outcome.KEPT"),
    ),
    _fault(
        "kept-and-placed-apart",
        "sync_server/centre/intake.py",
        ("            with placing.transaction():\n                size", "            if True:\n                size"),
        (
            "accept(office, decisions.store(data, signer, audience, office, weight=size), signer, entries)",
            "stored = decisions.store(data, signer, audience, office, weight=size)\n"
            "                office.clock()\n"
            "                with placing.transaction():\n"
            "                    accept(office, stored, signer, entries)",
        ),
    ),
    _fault(
        "pages-skip-one",
        "sync_server/centre/feeds.py",
        ("return Page(tuple(slices), count, True)", "return Page(tuple(slices), count + 1, True)"),
    ),
)
