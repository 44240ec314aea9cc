"""Every way in which bytes from outside can be refused, as codes without sentences.

    Refused
        SliceRefused        a slice that cannot be what it claims
        ExchangeRefused     a request or an answer that cannot be read or is not from whom it should be
        EnrolRefused        an enrolment message, likewise
        BodyRefused         the body of one entry of a known kind
        BundleRefused       a file of a stick that is not what it should be, or not for whom it is shown to
        FileRefused         the content of a photo or a PDF that is not what it is said to be
    SealedWithoutKey        not a fault: the slice is somebody's, and their words are not here (yet)

Codes: ``truncated`` the bytes end early; ``nonsense`` they are no such message; ``too-large``; ``signature-wrong``;
``device-wrong`` signed by another device than it names; ``protocol-newer`` and ``dictionary-newer``, this program is
too old for it; ``seal-broken`` changed after sealing; ``mine-in-clear`` private work that nobody sealed; of files also
``damaged`` the sum does not fit, ``centre-other`` for another centre, ``key-unknown`` sealed to a key that is not here;
of contents also ``changed`` a piece is not what its name says.
"""


class Refused(Exception):
    """Bytes from outside that are not taken in. ``code`` says why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class SliceRefused(Refused):
    """A slice that is not taken in."""


class ExchangeRefused(Refused):
    """A request or an answer that is not taken in."""


class EnrolRefused(Refused):
    """A message of an enrolment that is not taken in."""


class BodyRefused(Refused):
    """The body of an entry of a known kind that does not have that kind's shape."""


class BundleRefused(Refused):
    """A bundle or an answer file that is not taken in."""


class FileRefused(Refused):
    """The content of a file that is not taken in."""


class SealedWithoutKey(Exception):
    """A sealed slice whose key is not here. Keep it unread: it opens when the words come.

    ``key`` is the 8-byte name of the key that it is sealed with.
    """

    def __init__(self, key: bytes) -> None:
        super().__init__(key.hex())
        self.key = key
