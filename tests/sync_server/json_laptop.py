"""A person with curl: what the tests say to the centre in JSON, with any HTTP that takes a body and headers."""

import base64
import http.client
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sync_protocol import json_form
from sync_protocol.device_keys import DeviceKey
from sync_server.centre.json_doors import JSON
from tests.sync_server.server_process import Server


@dataclass(frozen=True)
class Heard:
    """``body``: as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def document(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.body)
        return read


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def post(server: Server, path: str, body: bytes, signature: str = "", kind: str = JSON, **more: str) -> Heard:
    """One request on a connection of its own."""
    named = {name.replace("_", "-"): value for name, value in more.items()}
    headers = {"Content-Type": kind, json_form.SIGNATURE_HEADER: signature, **named}
    connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
    try:
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        return Heard(response.status, dict(response.headers), response.read())
    finally:
        connection.close()


def asking(device: DeviceKey, **more: Any) -> bytes:
    """The body of an exchange."""
    return json.dumps({"device": b64(device.device_id), "nonce": b64(os.urandom(8)), **more}).encode()


def believed(heard: Heard, request: bytes, centre_public: bytes) -> dict[str, Any]:
    """The document, which the centre signed."""
    signature = heard.headers[json_form.SIGNATURE_HEADER]
    assert json_form.is_answer(heard.body, signature, request, centre_public)
    assert not json_form.is_answer(heard.body, signature, request + b" ", centre_public)
    return heard.document
