"""The centre behind a real nginx with TLS, as docs/nginx/centre.conf has it."""

import hashlib
import http.client
import os
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync_protocol import enrolment as wire
from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.bundles import encode_bundle
from sync_protocol.device_keys import DeviceKey
from sync_protocol.replies import read_reply
from sync_protocol.sealing import read_sealing_certificate
from sync_protocol.slices import short_name, slice_name
from sync_server.data_folder import DataFolder
from tests.support.own_authority import Authority
from tests.support.tls_proxy import NAME, tls_proxy
from tests.support.web_server import free_port
from tests.sync_server.files import read, request_of
from tests.sync_server.laptops import Laptop, Send, enrol_request
from tests.sync_server.server_process import answer, command, serving

Answer = tuple[int, Mapping[str, str], bytes]
BEHIND = {"FIELDBOOK_BEHIND_TLS": "1", "FIELDBOOK_HOSTS": NAME}


@dataclass(frozen=True)
class Site:
    """A centre, and the port of nginx before it."""

    folder: Path
    port: int
    trusted: ssl.SSLContext

    @property
    def key(self) -> bytes:
        data = DataFolder(self.folder)
        return DeviceKey.from_bytes(data.read_secret(data.centre_key)).public

    def connection(self, source: str = "127.0.0.1") -> http.client.HTTPSConnection:
        """From this address of loopback, as if it were a laptop's."""
        return http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=30, context=self.trusted, source_address=(source, 0)
        )

    def line(self) -> ssl.SSLSocket:
        """A connection without HTTP."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        return self.trusted.wrap_socket(plain, server_hostname="127.0.0.1")

    def ask(self, method: str, path: str, body: bytes | None = None, source: str = "127.0.0.1", **more: str) -> Answer:
        headers = {"Host": NAME, **{name.replace("_", "-"): value for name, value in more.items()}}
        with closing(self.connection(source)) as connection:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, dict(response.headers), response.read()

    def post(self, path: str) -> Send:
        def send(request: bytes) -> bytes:
            status, _, body = self.ask("POST", path, request)
            assert status == 200, (status, body)
            return body

        return send

    def code(self) -> str:
        return str(answer(self.folder, "enrol", "--cohort", "Spring course")["code"])

    def laptop(self) -> tuple[Laptop, bytes]:
        """One that enrolled through nginx, and the certificate of the centre's sealing key."""
        code, laptop = self.code(), Laptop(self.key)
        request = enrol_request(laptop, code, "Amina Dialo")
        given = wire.read_enrol_answer(
            self.post("/enrol")(request), request, wire.parse_code(code), laptop.device.public
        )
        laptop.person, laptop.centre_run = given.person, given.run
        laptop.positions = dict.fromkeys(given.feeds, 0)
        return laptop, given.sealing


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("behind")
    folder = root / "centre"
    assert command(folder, "init").returncode == 0
    (folder / "packs" / "targets").mkdir(exist_ok=True)
    (folder / "packs" / "targets" / "week-1.zip").write_bytes(bytes(range(256)) * 4)
    authority = Authority(root)
    trusted = ssl.create_default_context(cafile=str(authority.ca_file))
    with (
        serving(folder, settings=BEHIND) as server,
        tls_proxy(server.port, folder / "packs", authority.server_file(), root / "nginx") as port,
    ):
        yield Site(folder, port, trusted)


def test_enrol_and_exchange(site: Site) -> None:
    amina, _ = site.laptop()
    slices = [amina.pack(amina.entry("note.edit", os.urandom(20_000), "mine")) for _ in range(30)]
    told = amina.exchange(site.post("/exchange"), *slices)
    assert told.acknowledged == tuple(short_name(slice_name(data)) for data in slices)
    amina.slices.clear()
    amina.positions["p"] = 0
    while amina.exchange(site.post("/exchange"), room=400_000).more:
        pass
    assert {slice_name(data) for data in slices} <= set(amina.slices)


def test_an_exchange_with_nothing_new_stays_small(site: Site) -> None:
    """Bytes inside TLS, with what nginx adds."""
    amina, _ = site.laptop()
    amina.catch_up(site.post("/exchange"))
    request = amina.request()
    sent = f"POST /exchange HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: {len(request)}\r\n\r\n".encode() + request
    came = b""
    with site.line() as line:
        line.sendall(sent)
        while b"\r\n\r\n" not in came or len(came.partition(b"\r\n\r\n")[2]) < 98:
            came += line.recv(65_536)
    amina.read(came.partition(b"\r\n\r\n")[2], request)
    assert len(sent) <= 300 and len(came) <= 250
    assert b"Strict-Transport-Security" not in came


def test_a_line_that_breaks_keeps_the_whole_slices(site: Site) -> None:
    """nginx hands on what comes as it comes."""
    amina, _ = site.laptop()
    slices = [amina.pack(amina.entry("note.edit", os.urandom(4_000), "mine")) for _ in range(3)]
    request = amina.request(*slices)
    sent = f"POST /exchange HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: {len(request)}\r\n\r\n".encode() + request
    with site.line() as line:
        line.sendall(sent[:-2_000])
        line.shutdown(socket.SHUT_RDWR)
    held = [slice_name(data) for data in slices]
    for _ in range(50):  # the centre may still be taking in what came
        missing = amina.exchange(site.post("/exchange"), offer=held).missing
        if len(missing) == 1:
            break
    assert missing == (short_name(held[2]),)


def form_of(data: bytes) -> tuple[bytes, str]:
    """What a browser sends from the page /carry, and its type."""
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="amina.fieldbundle"\r\n\r\n'
    return head + data + b"\r\n--edge--\r\n", "multipart/form-data; boundary=edge"


def test_a_bundle_as_large_as_they_come_is_taken(site: Site) -> None:
    amina, certificate = site.laptop()
    slices = [amina.pack(amina.entry("note.edit", os.urandom(970_000), "mine")) for _ in range(4)]
    key = read_sealing_certificate(certificate, site.key)
    assert key is not None
    bundle = encode_bundle(request_of(amina, *slices), key, site.key)
    assert 3_800_000 < len(bundle) <= MAX_FILE
    for path, (body, kind) in (("/bundle", (bundle, "")), ("/carry", form_of(bundle))):
        status, _, data = site.ask("POST", path, body, Content_Type=kind)
        assert status == 200
        told = read(amina, data).answer
        assert told is not None and len(told.acknowledged) == 4


def test_a_piece_of_a_file_passes(site: Site) -> None:
    """Up to the door, which answers for itself."""
    body = os.urandom(600_000)
    status, _, no = site.ask("POST", "/files", body)
    assert status == 400
    assert read_reply(no, hashlib.sha256(body).digest(), site.key) == "request-nonsense"


def test_what_is_too_large_is_said_by_the_centre_and_then_by_nginx(site: Site) -> None:
    """5 MB pass; what the centre says of them is signed."""
    body = os.urandom(4_900_000)
    status, _, no = site.ask("POST", "/bundle", body)
    assert (status, read_reply(no, hashlib.sha256(b"").digest(), site.key)) == (413, "too-large")
    form, kind = form_of(body)
    status, _, page = site.ask("POST", "/carry", form, Content_Type=kind)
    assert status == 413 and b"larger than any that Fieldbook writes" in page
    for path in ("/bundle", "/carry", "/exchange"):
        status, headers, said = site.ask("POST", path, os.urandom(5_100_000))
        assert (status, headers["Content-Type"]) == (413, "text/plain")
        assert said == (
            b"This is larger than anything Fieldbook sends, so it was not read. "
            b"Choose a file whose name ends with .fieldbundle.\n"
        )
    assert site.ask("POST", "/enrol", os.urandom(200_000))[0] == 413


def test_packs_come_straight_from_the_disk(site: Site) -> None:
    status, headers, part = site.ask("GET", "/packs/targets/week-1.zip", Range="bytes=250-259")
    assert (status, part) == (206, bytes([250, 251, 252, 253, 254, 255, 0, 1, 2, 3]))
    assert headers["Cache-Control"] == "max-age=31536000"
    assert site.ask("GET", "/packs/../keys/centre_key")[0] in (400, 404)
    assert site.ask("GET", "/packs/")[0] in (403, 404)


def test_pages_for_people(site: Site) -> None:
    status, headers, page = site.ask("GET", "/login")
    assert status == 200 and b"<form" in page
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "; Secure" in headers["Set-Cookie"]
    assert "Server" not in headers or headers["Server"] == "nginx"
    status, headers, _ = site.ask("GET", "/openapi.json")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert site.ask("GET", "/login", Host="elsewhere.example.org")[0] == 400


def test_an_address_is_the_laptop_s_and_nobody_can_say_another(site: Site) -> None:
    """Twenty unknown codes are free for an address; who says a new one with each does not get a twenty-first."""
    key = DeviceKey.generate()

    def wrong(number: int, source: str) -> int:
        request = wire.EnrolRequest(1, number, key.public, "Nobody")
        body = wire.encode_enrol_request(request, key)
        said = f"198.51.100.{number}"
        forged = {"X_Forwarded_For": said, "X_Real_IP": said, "Forwarded": f"for={said}", "X_Forwarded_Proto": "http"}
        return site.ask("POST", "/enrol", body, source, **forged)[0]

    assert [wrong(number, "127.0.0.2") for number in range(21)] == [403] * 20 + [503]
    assert wrong(22, "127.0.0.3") == 403, "another laptop has its own"


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_both_versions_of_tls(site: Site, version: ssl.TLSVersion) -> None:
    trusted = ssl.create_default_context(cadata=ssl.DER_cert_to_PEM_cert(site.trusted.get_ca_certs(True)[0]))
    trusted.minimum_version = trusted.maximum_version = version
    with closing(Site(site.folder, site.port, trusted).connection()) as connection:
        connection.request("GET", "/exchange", headers={"Host": NAME})
        assert connection.getresponse().read().startswith(b'{"centre":"fieldbook"')


def test_an_older_tls_is_refused(site: Site) -> None:
    trusted = ssl.create_default_context(cadata=ssl.DER_cert_to_PEM_cert(site.trusted.get_ca_certs(True)[0]))
    with pytest.warns(DeprecationWarning):
        trusted.minimum_version = trusted.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError), closing(Site(site.folder, site.port, trusted).connection()) as connection:
        connection.connect()


def test_a_centre_that_is_down_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    authority = Authority(tmp_path)
    trusted = ssl.create_default_context(cafile=str(authority.ca_file))
    with tls_proxy(free_port(), tmp_path / "packs", authority.server_file(), tmp_path / "nginx") as port:
        status, _, said = Site(tmp_path, port, trusted).ask("POST", "/exchange", b"x")
    assert (status, said) == (
        503,
        b"The centre is being looked after. Try again in a few minutes; nothing was lost.\n",
    )
