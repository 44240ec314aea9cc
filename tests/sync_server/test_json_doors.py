"""The JSON form against the real server: it speaks of the same things as the other, by the same rules."""

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync_protocol import json_form
from sync_protocol.device_keys import DeviceKey
from sync_protocol.enrolment import make_code
from sync_protocol.replies import CODES
from sync_protocol.slices import short_name, slice_name
from sync_server.centre import openapi
from sync_server.centre.json_doors import PROBLEM
from sync_server.centre.json_words import WORDS
from sync_server.data_folder import DataFolder
from tests.sync_server.json_laptop import Heard, asking, b64, believed, post
from tests.sync_server.laptops import Laptop
from tests.sync_server.over_http import enrolled_at, over_http
from tests.sync_server.server_process import Server, answer, command, serving


@pytest.fixture(scope="module")
def server(centre_folder: Path) -> Iterator[Server]:
    assert command(centre_folder, "init").returncode == 0
    with serving(centre_folder) as server:
        yield server


@pytest.fixture(scope="module")
def centre(centre_folder: Path, server: Server) -> bytes:
    """Its public key."""
    folder = DataFolder(centre_folder)
    return DeviceKey.from_bytes(folder.read_secret(folder.centre_key)).public


def new_code(folder: Path) -> str:
    return str(answer(folder, "enrol", "--cohort", "Spring course")["code"])


def enrolment(code: str, device: DeviceKey, **more: object) -> bytes:
    return json.dumps({"code": code, "public": b64(device.public), "name": "Amina Dialo", **more}).encode()


def enrol(server: Server, body: bytes, device: DeviceKey) -> Heard:
    return post(server, "/enrol", body, json_form.sign_enrolment(body, device))


def exchange(server: Server, body: bytes, device: DeviceKey, centre: bytes) -> Heard:
    return post(server, "/exchange", body, json_form.sign_request(body, device, centre))


def refused(heard: Heard, request: bytes, centre: bytes) -> str:
    """The code of a no, which is signed and says what it should."""
    document = believed(heard, request, centre)
    assert heard.headers["Content-Type"] == PROBLEM
    code = str(document["code"])
    assert document["status"] == heard.status == CODES[code]
    assert (document["title"], document["detail"]) == WORDS[code]
    assert document["type"] == f"/openapi.json#/x-refusals/{code}"
    assert base64.b64decode(document["centre"]) == centre
    return code


def test_a_person_with_curl_enrols_and_exchanges(server: Server, centre_folder: Path, centre: bytes) -> None:
    device = DeviceKey.generate()
    body = enrolment(new_code(centre_folder), device, place="Telmo")
    given = believed(enrol(server, body, device), body, centre)
    assert (given["name"], given["cohort"], given["others"]) == ("Amina Dialo", "Spring course", 0)
    assert base64.b64decode(given["centre_public"]) == centre
    again = believed(enrol(server, body, device), body, centre)
    assert (again["person"], again["certificate"]) == (given["person"], given["certificate"])

    asked = asking(device, positions=dict.fromkeys(given["feeds"], 0), centre_run=given["run"], asks_key=True)
    news = believed(exchange(server, asked, device, centre), asked, centre)
    assert news["run"] == given["run"] and not news["more"] and news["sealing"] == given["sealing"]
    assert "p" in news["feeds"]


def test_both_forms_speak_of_the_same_slices(server: Server, centre_folder: Path, centre: bytes) -> None:
    amina = enrolled_at(server, new_code(centre_folder), "Amina Dialo")
    amina.catch_up(over_http(server))
    first = amina.pack(amina.entry("note.edit", os.urandom(300), "mine"))
    body = asking(amina.device, slices=[b64(first)], positions=amina.positions, centre_run=amina.centre_run)
    told = believed(exchange(server, body, amina.device, centre), body, centre)
    assert told["acknowledged"] == [b64(short_name(slice_name(first)))]
    assert "p" not in told["feeds"] or not told["feeds"]["p"]["slices"], "what it carried does not come back"
    # The other form brings it, and offers it as known.
    amina.slices.clear()
    amina.exchange(over_http(server))
    assert slice_name(first) in amina.slices
    unknown = os.urandom(32)
    second = asking(amina.device, offered=[b64(slice_name(first)[:8]), b64(unknown[:8])])
    told = believed(exchange(server, second, amina.device, centre), second, centre)
    assert told["missing"] == [b64(unknown[:8])]
    # And the whole feed comes in JSON as in MessagePack.
    came = [base64.b64decode(data) for part in told["feeds"].values() for data in part["slices"]]
    assert set(map(slice_name, came)) | {slice_name(first)} >= set(amina.slices)


def test_pages_of_a_feed(server: Server, centre_folder: Path, centre: bytes) -> None:
    amina = enrolled_at(server, new_code(centre_folder), "Amina Dialo")
    slices = [amina.pack(amina.entry("note.edit", os.urandom(2_000), "mine")) for _ in range(6)]
    amina.exchange(over_http(server), *slices)
    positions, came, rounds = dict.fromkeys(amina.positions, 0), set[bytes](), 0
    while True:
        body = asking(amina.device, positions=positions, centre_run=amina.centre_run, room=5_000)
        told = believed(exchange(server, body, amina.device, centre), body, centre)
        for feed, part in told["feeds"].items():
            positions[feed] = part["count"]
            came |= {slice_name(base64.b64decode(data)) for data in part["slices"]}
        rounds += 1
        if not told["more"]:
            break
    assert {slice_name(data) for data in slices} <= came and 2 <= rounds < 9


def test_what_is_refused_is_refused_in_words(server: Server, centre_folder: Path, centre: bytes) -> None:
    amina = enrolled_at(server, new_code(centre_folder), "Amina Dialo")
    stranger = DeviceKey.generate()
    body = asking(amina.device)
    assert refused(post(server, "/exchange", body), body, centre) == "signature-wrong"
    assert refused(post(server, "/exchange", body, "*" * 88), body, centre) == "signature-wrong"
    assert refused(exchange(server, body, stranger, centre), body, centre) == "signature-wrong"
    other_centre = json_form.sign_request(body, amina.device, stranger.public)
    assert refused(post(server, "/exchange", body, other_centre), body, centre) == "signature-wrong"
    enrolling = json_form.sign_enrolment(body, amina.device)
    assert refused(post(server, "/exchange", body, enrolling), body, centre) == "signature-wrong"
    unknown = asking(stranger)
    assert refused(exchange(server, unknown, stranger, centre), unknown, centre) == "device-unknown"
    newer = asking(amina.device, version=2, room="in another shape")
    assert refused(exchange(server, newer, amina.device, centre), newer, centre) == "protocol-newer"
    for wrong, where in (({"room": -1}, "$.room"), ({"slices": ["*"]}, "$.slices[0]"), ({"offered": "x"}, "$.offered")):
        body = asking(amina.device, **wrong)
        heard = exchange(server, body, amina.device, centre)
        assert refused(heard, body, centre) == "request-nonsense"
        assert where in heard.document["reason"]
    large = enrolment("2" * 20_000, stranger)
    assert refused(enrol(server, large, stranger), large, centre) == "too-large"


def test_codes(server: Server, centre_folder: Path, centre: bytes) -> None:
    device, other = DeviceKey.generate(), DeviceKey.generate()
    code = new_code(centre_folder)
    body = enrolment(code, device)
    assert enrol(server, body, device).status == 200
    taken = enrolment(code, other)
    assert refused(enrol(server, taken, other), taken, centre) == "code-used"
    assert refused(enrol(server, taken, device), taken, centre) == "signature-wrong"
    mistyped = enrolment(code[:-1] + ("2" if code[-1] != "2" else "3"), other)
    heard = enrol(server, mistyped, other)
    assert refused(heard, mistyped, centre) == "request-nonsense" and "check character" in heard.document["reason"]
    elsewhere = enrolment("2222-2222-2222-2222-2222", other)
    assert refused(enrol(server, elsewhere, other), elsewhere, centre) == "code-unknown"
    nul = enrolment(new_code(centre_folder), other, place="a\0b")
    assert refused(enrol(server, nul, other), nul, centre) == "request-nonsense"


def test_wrong_codes_cost_the_same_in_both_forms(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    assert command(folder, "init").returncode == 0
    data = DataFolder(folder)
    key = DeviceKey.from_bytes(data.read_secret(data.centre_key)).public
    device = DeviceKey.generate()
    with serving(folder) as server:
        bodies = [enrolment(make_code(secret, key), device) for secret in range(21)]
        heard = [enrol(server, body, device) for body in bodies]
        assert [refused(one, body, key) for one, body in zip(heard, bodies, strict=True)] == ["code-unknown"] * 20 + [
            "busy"
        ]
        assert 0 < int(heard[-1].headers["Retry-After"]) == heard[-1].document["retry"] <= 30


def test_a_revoked_laptop_hears_so(server: Server, centre_folder: Path, centre: bytes) -> None:
    amina: Laptop = enrolled_at(server, new_code(centre_folder), "Amina Dialo")
    assert command(centre_folder, "revoke", amina.device.device_id.hex()).returncode == 0
    body = asking(amina.device)
    assert refused(exchange(server, body, amina.device, centre), body, centre) == "device-revoked"


def test_a_file_gets_its_no_in_words(server: Server, centre: bytes) -> None:
    accept = "application/octet-stream, application/problem+json"
    heard = post(server, "/bundle", b"no bundle", kind="application/octet-stream", Accept=accept)
    assert refused(heard, b"no bundle", centre) == "request-nonsense"


def test_every_no_has_words() -> None:
    assert set(WORDS) == set(CODES)
    described = {
        code
        for path in openapi.description()["paths"].values()
        for operation in path.values()
        for status, response in operation["responses"].items()
        if status != "200"
        for code in response["content"][PROBLEM]["examples"]
    }
    assert described == set(CODES) - {"file-unknown", "files-full"}, "pieces of files travel in MessagePack alone"
