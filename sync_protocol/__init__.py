"""What a laptop and the centre say to each other: entries, slices, the exchange, enrolment.

Promises: bytes in, values out, and back; bad bytes give a typed refusal (see refusals), never a traceback and never
half a value. docs/sync.md states the format; tests/golden holds bytes it must go on reading.
Refuses: files, sockets, clocks, Qt and Django. Every program may import it.
"""
