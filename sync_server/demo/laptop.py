"""A laptop of a demo colleague: a device key that enrols and exchanges through the centre's own doors.

Promises: nothing reaches the database but what a real laptop would send, byte for byte. Who calls: story.py.
"""

import os
from collections.abc import Callable

from sync_protocol import enrolment as wire
from sync_protocol.bodies import ActivityFinished, Body, PracticeSubmitted, ProfileEdit, practice_hash
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import MANAGERS, Entry
from sync_protocol.exchange import AnswerReader, Request, encode_request, request_digest
from sync_protocol.identifiers import EntryId, new_run
from sync_protocol.kinds import encode_body
from sync_protocol.slices import gather, pack_slice
from sync_server.centre import enrolment
from sync_server.centre.exchange import Exchange
from sync_server.centre.office import Office
from sync_server.demo.texts import Colleague, Text


class DemoLaptop:
    """One colleague's laptop. ``clock``: milliseconds since 1970 UTC."""

    def __init__(self, office: Office, clock: Callable[[], int]) -> None:
        self._office = office
        self._clock = clock
        self._device = DeviceKey.generate()
        self._run = new_run(office.randbits)
        self._counter = 0
        self._waiting: list[Entry] = []
        self._positions: dict[str, int] = {}
        self._centre_run = 0
        self.person = ""

    def enrol(self, code: str, colleague: Colleague) -> None:
        """With a code, as the colleague would."""
        parsed = wire.parse_code(code)
        request = wire.EnrolRequest(1, parsed.secret, self._device.public, colleague.name)
        data = wire.encode_enrol_request(request, self._device)
        given = enrolment.enrol(self._office, wire.read_enrol_request(data))
        answer = wire.read_enrol_answer(
            wire.encode_enrol_answer(given, data, self._office.key), data, parsed, self._device.public
        )
        self.person, self._centre_run = answer.person, answer.run
        self._write("profile.edit", ProfileEdit(colleague.name, colleague.role, colleague.place))

    def finish(self, activity: str) -> None:
        week = activity[1 : activity.index("-")]
        self._write("activity.finished", ActivityFinished(activity, f"week-{week}", "1.0.0", "en"))

    def submit(self, text: Text) -> EntryId:
        """The id of the submission."""
        draft = EntryId(self._run, self._next()).text()
        digest = practice_hash(text.title, text.place, text.parts)
        return self._write("practice.submitted", PracticeSubmitted(draft, text.title, text.place, text.parts, digest))

    def exchange(self) -> None:
        """Send what waits, take what comes."""
        slices = tuple(pack_slice(group, group[0].audience, self._device, None) for group in gather(self._waiting))
        request = Request(
            device=self._device.device_id,
            nonce=os.urandom(8),
            centre_run=self._centre_run,
            positions=dict(self._positions),
            slices=slices,
        )
        data = encode_request(request, self._device, self._office.key.public)
        door = Exchange(self._office)
        door.feed(data)
        reader = AnswerReader(request_digest(data), self._office.key.public)
        reader.feed(door.answer())
        answer = reader.finish()
        self._waiting.clear()
        self._centre_run = answer.run
        self._positions.update({feed: part.count for feed, part in answer.feeds.items()})

    def _write(self, kind: str, body: Body) -> EntryId:
        entry = Entry(EntryId(self._run, self._next()), kind, None, MANAGERS, self._clock(), encode_body(body))
        self._waiting.append(entry)
        return entry.id

    def _next(self) -> int:
        self._counter += 1
        return self._counter
