"""A whole exchange: rounds of one request and its answer, until nothing waits and nothing is new.

Promises: nothing new costs one small request. A break costs what was under way and no more: the exchange goes on from
there, until the line breaks TRIES times without letting a slice through. What arrived before an error stays.
Called by operations/exchanging.py, which keeps the history.
"""

from typing import TYPE_CHECKING, Final

from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Fetcher
from desktop_app.sync import standing as standings
from desktop_app.sync.conversation import converse
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.pace import Pace
from desktop_app.sync.rounds import Round, Rounds
from desktop_app.sync.signers import Signers
from desktop_app.sync.standing import Standing
from desktop_app.sync.taking_in import TakingIn
from desktop_app.sync.tidying import tidy
from sync_protocol.exchange import encode_request
from sync_protocol.refusals import SliceRefused
from sync_protocol.slices import SLICE_AIM, slice_name

if TYPE_CHECKING:
    from sync_protocol.exchange import Answer
    from sync_protocol.mine_key import MineKey

CAREFUL: Final = "exchange_careful"
"""Setting: how long slices were when the last exchange broke, so that the next one begins with single ones of that
length; 0 when all was well. (1 came from versions that knew one length.)"""

TRIES: Final = 3
"""Breaks in a row, without a slice getting through, after which the exchange ends."""


class Engine:
    """One exchange of one profile. ``sent``, ``received`` and ``refused`` are right also after it was broken off."""

    def __init__(
        self,
        laptop: Laptop,
        standing: Standing,
        mine: "MineKey | None",
        fetcher: Fetcher,
        *,
        progress: Progress,
        cancelled: Cancelling,
    ) -> None:
        """``progress`` is told (entries sent and received so far, None)."""
        self._laptop = laptop
        self._standing = standing
        self._fetcher = fetcher
        self._progress = progress
        self._cancelled = cancelled
        length = laptop.settings.number(CAREFUL)
        self._pace = Pace(careful=length > 0, length=length if length > 1 else SLICE_AIM)
        self._rounds = Rounds(laptop, standing, self._pace)
        self._taking = TakingIn(
            laptop.shelf,
            laptop.journal,
            Signers(standing, laptop.journal),
            mine,
            standing.device.device_id,
            laptop.clock,
        )
        self._breaks = 0
        self._all_here = False  # whether the last answer had everything that the centre has for this laptop

    @property
    def sent(self) -> int:
        """Own entries that the centre acknowledged."""
        return self._rounds.sent_entries

    @property
    def received(self) -> int:
        """Entries that were new here."""
        return self._taking.received.entries

    @property
    def refused(self) -> int:
        """Acts the centre said no to, as far as that was new here."""
        return self._taking.received.refused

    def run(self) -> None:
        """Exchanges until both sides have everything. Raises Known as ``conversation.converse``, and Cancelled."""
        try:
            self._taking.open_unread()
            self._exchange()
            if self._rounds.revoked:
                raise Known("device-revoked")
            if self._all_here and tidy(self._laptop, self._rounds.standing):
                self._exchange()
        finally:
            self._laptop.settings.set(CAREFUL, self._pace.slice if self._pace.careful else 0)

    def _exchange(self) -> None:
        while self._go_on():
            self._progress(self.sent + self.received, None)

    def _go_on(self) -> bool:
        """One round; returns whether there should be another."""
        if self._cancelled():
            raise Cancelled
        round_ = self._rounds.next()
        begun = len(self._rounds.unfinished.data)
        try:
            answer, received = self._converse(round_)
        except Known as error:
            if len(self._rounds.unfinished.data) > begun:
                self._breaks = 0  # some of a slice got through
            self._broke(round_, error)
            return True
        got_on = self._rounds.settle(round_, answer, received)
        self._taking.open_unread()
        self._breaks = 0
        self._all_here = not answer.more
        traffic = self._fetcher.traffic
        self._pace.went_well(traffic.rate, traffic.sending)
        return (answer.more and got_on) or self._rounds.anything_left()

    def _converse(self, round_: Round) -> "tuple[Answer, list[bytes]]":
        """The answer, and the names of the slices it carried, which are all on the shelf."""
        received: list[bytes] = []
        strangers: list[bytes] = []

        def on_slice(feed: str, data: bytes) -> None:
            received.append(slice_name(data))
            if not self._take(data):
                strangers.append(data)
            elif self._breaks:
                self._breaks = 0  # a slice got through

        standing = self._standing
        answer = converse(
            self._fetcher,
            standing.address + "/exchange",
            encode_request(round_.request, standing.device, standing.centre_public),
            standing.centre_public,
            on_slice=on_slice,
            cancelled=self._cancelled,
            unfinished=self._rounds.unfinished,
        )
        for data in strangers:
            self._take(data, answer.run)
        return answer, received

    def _take(self, data: bytes, run: int | None = None) -> bool:
        try:
            return self._taking.take(data, run)
        except SliceRefused:
            return True  # no slice, or not of whom it names: one bad item stops nothing

    def _broke(self, round_: Round, error: Known) -> None:
        """Goes on after a break, if there is hope; else raises the error."""
        self._rounds.broke(round_)
        if error.code in ("cut", "too-slow"):
            self._pace.broke()
        if error.code == "device-revoked":
            self._laptop.settings.set(standings.REVOKED, 1)
        self._breaks += 1
        if error.code != "cut" or self._breaks >= TRIES:
            raise error
