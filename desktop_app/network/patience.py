"""How long to wait: for a connection, for a first byte, for the next one. Fits the link, and the size of what was sent.

Promises: waiting ends by these limits or by being cancelled, whatever the other side does. A link that moves bytes, be
it slowly, is never given up.
"""

from dataclasses import dataclass

from desktop_app.network.fetching import Traffic


@dataclass(frozen=True)
class Patience:
    """Seconds, and bytes a second.

    ``connect``: for a connection. ``quiet``: for the next byte. ``slowest``: the rate at which what was sent may still
    be on its way, while the link was not measured; afterwards a quarter of what was measured.
    """

    connect: float = 20.0
    quiet: float = 30.0
    slowest: float = 500.0

    def for_first_byte(self, sent: int, traffic: Traffic) -> float:
        """Seconds to wait for the first byte of an answer after ``sent`` bytes went into the line."""
        rate = self.slowest if traffic.sending is None else max(self.slowest, traffic.sending / 4)
        return self.quiet + sent / rate
