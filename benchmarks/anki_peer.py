"""Anki's own laptops, driven by lines of JSON on standard input; runs in Anki's virtual environment, not in ours.

    {"do": "open", "folder", "endpoint"}    {"do": "write", "notes": [[id, title, body], …]}
    {"do": "exchange", "laptop"} -> {"cpu", "error"}    {"do": "bodies", "laptop"} -> {"bodies"}

Each answer is one line; whatever goes wrong but an exchange ends the process. Started by benchmarks/anki_laptops.py.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from anki.collection import AddNoteRequest, Collection
from anki.errors import NetworkError, SyncError
from anki.notes import NoteId
from anki.sync_pb2 import SyncAuth

USER, WORD = "amina", "bench"


class Laptops:
    """Two collections of one account."""

    def __init__(self) -> None:
        self._collections: list[Collection] = []
        self._logins: list[SyncAuth] = []
        self._ids: dict[str, NoteId] = {}

    def open(self, folder: str, endpoint: str) -> dict[str, Any]:
        for name in ("first", "second"):
            collection = Collection(str(Path(folder) / f"{name}.anki2"))
            login = collection.sync_login(USER, WORD, endpoint)
            self._collections.append(collection)
            self._logins.append(SyncAuth(hkey=login.hkey, endpoint=endpoint, io_timeout_secs=60))
        return {}

    def write(self, notes: list[list[str]]) -> dict[str, Any]:
        here = self._collections[0]
        basic = here.models.by_name("Basic")
        assert basic is not None
        new, changed = [], []
        for id_, title, body in notes:
            known = self._ids.get(id_)
            note = here.new_note(basic) if known is None else here.get_note(known)
            note["Front"], note["Back"], note.tags = title, body, ["week-1"]
            (new if known is None else changed).append((id_, note))
        deck = here.decks.id("Default")
        assert deck is not None
        here.add_notes([AddNoteRequest(note, deck) for _, note in new])
        here.update_notes([note for _, note in changed])
        self._ids.update((id_, note.id) for id_, note in new)
        return {}

    def exchange(self, laptop: int) -> dict[str, Any]:
        begun = time.process_time()
        error = None
        try:
            self._sync(self._collections[laptop], self._logins[laptop], upload=laptop == 0)
        except (SyncError, NetworkError) as broken:
            error = str(broken)
        return {"cpu": time.process_time() - begun, "error": error}

    def _sync(self, collection: Collection, login: SyncAuth, *, upload: bool) -> None:
        answer = collection.sync_collection(login, sync_media=False)
        if answer.required != answer.NO_CHANGES:
            collection.close_for_full_sync()
            collection.full_upload_or_download(auth=login, server_usn=None, upload=upload)
            collection.reopen(after_full_sync=True)

    def bodies(self, laptop: int) -> dict[str, Any]:
        rows = self._collections[laptop].db.list("SELECT flds FROM notes")
        return {"bodies": [row.split("\x1f")[1] for row in rows]}


laptops = Laptops()
for line in sys.stdin:
    wanted = json.loads(line)
    print(json.dumps(getattr(laptops, wanted.pop("do"))(**wanted)), flush=True)
