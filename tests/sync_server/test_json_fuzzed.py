"""The JSON form under schemathesis, against the real server: whatever comes, no fault, and an answer as described.

Requests are made from the description, some as it wants them and some not; half of them are then signed by a laptop
that is enrolled, and so get past the signature to everything behind it. The same ones in every run.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from requests.auth import AuthBase
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sync_protocol import json_form
from sync_protocol.device_keys import DeviceKey
from sync_server.data_folder import DataFolder
from tests.sync_server.json_laptop import b64
from tests.sync_server.over_http import enrolled_at
from tests.sync_server.server_process import Server, answer, command, serving

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
CODES = 40
A_SIGNATURE = {json_form.SIGNATURE_HEADER: "A" * 86 + "=="}
"""Whatever is made for the body, there is one, until Signed puts the right one in its place."""

HEALTH = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much,
          HealthCheck.data_too_large, HealthCheck.large_base_example]  # fmt: skip


def some(count: int) -> settings:
    return settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=HEALTH,
        phases=[Phase.explicit, Phase.generate],
    )


class Signed(AuthBase):
    """Signs what is sent, as it is sent."""

    def __init__(self, key: DeviceKey, centre: bytes) -> None:
        self._key, self._centre = key, centre

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body if isinstance(request.body, bytes) else (request.body or "").encode()
        enrols = str(request.url).endswith("/enrol")
        signature = (
            json_form.sign_enrolment(body, self._key)
            if enrols
            else json_form.sign_request(body, self._key, self._centre)
        )
        request.headers[json_form.SIGNATURE_HEADER] = signature
        return request


class Centre:
    """A server, what it says of itself, and somebody it knows."""

    def __init__(self, folder: Path, server: Server) -> None:
        self._folder = folder
        data = DataFolder(folder)
        self.key = DeviceKey.from_bytes(data.read_secret(data.centre_key)).public
        words = ("enrol", "--cohort", "Spring course", "--count", str(CODES + 1))
        codes: Any = answer(folder, *words)["codes"]
        self.device = enrolled_at(server, codes[0], "Amina Dialo").device
        self.codes = codes[1:]
        self.url = server.url
        self.session = requests.Session()
        self.session.trust_env = False
        described = self.session.get(f"{server.url}/openapi.json", timeout=20).json()
        self.schema = schemathesis.openapi.from_dict(described)
        request = {"$ref": "#/components/schemas/ExchangeRequest", "components": described["components"]}
        self._request = jsonschema_rs.validator_for(request)

    def operation(self, path: str) -> Any:
        return self.schema[path]["POST"]

    def fits(self, body: object) -> bool:
        """Whether an exchange of this body is as described."""
        return self._request.is_valid(body)

    def heard(self, case: Any, checks: list[Any], auth: AuthBase | None = None, accept: str = "*/*") -> Any:
        response = case.call(self.url, session=self.session, auth=auth, headers={"Accept": accept}, timeout=20)
        case.validate_response(response, checks=checks)
        return response


@pytest.fixture(scope="module")
def centre(centre_folder: Path) -> Iterator[Centre]:
    assert command(centre_folder, "init").returncode == 0
    with serving(centre_folder) as server:
        centre = Centre(centre_folder, server)
        with centre.session:
            yield centre


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", ["/exchange", "/enrol"])
def test_nobody_s_requests(centre: Centre, path: str, mode: GenerationMode) -> None:
    """Of strangers, signed by nobody."""
    made = centre.operation(path).as_strategy(generation_mode=mode)

    @some(25)
    @given(made)
    def one(case: Any) -> None:
        assert centre.heard(case, CHECKS).status_code in (400, 403, 413, 426)

    one()


def test_nobody_s_files(centre: Centre) -> None:
    """A stranger may bring twenty."""

    @some(15)
    @given(centre.operation("/bundle").as_strategy())
    def one(case: Any) -> None:
        assert centre.heard(case, CHECKS, accept="application/problem+json").status_code == 400

    one()


@pytest.mark.parametrize("mode", MODES)
def test_exchanges_of_a_laptop(centre: Centre, mode: GenerationMode) -> None:
    made = centre.operation("/exchange").as_strategy(generation_mode=mode, headers=A_SIGNATURE)
    statuses = []

    @some(50)
    @given(made)
    def one(case: Any) -> None:
        if isinstance(case.body, dict) and isinstance(case.body.get("device"), str):
            case.body["device"] = b64(centre.device.device_id)
        status = centre.heard(case, CHECKS, Signed(centre.device, centre.key)).status_code
        assert status != 200 or centre.fits(case.body)
        statuses.append(status)

    one()
    if mode is GenerationMode.POSITIVE:
        assert statuses.count(200) > len(statuses) / 2, statuses


@pytest.mark.parametrize("mode", MODES)
def test_enrolments_with_a_good_code(centre: Centre, mode: GenerationMode) -> None:
    made = centre.operation("/enrol").as_strategy(generation_mode=mode, headers=A_SIGNATURE)
    statuses = []

    @some(CODES // 2)
    @given(made)
    def one(case: Any) -> None:
        key = DeviceKey.generate()
        if isinstance(case.body, dict):
            case.body |= {"public": b64(key.public), "code": centre.codes.pop()}
        statuses.append(centre.heard(case, CHECKS, Signed(key, centre.key)).status_code)

    one()
    if mode is GenerationMode.POSITIVE:
        assert statuses.count(200) > len(statuses) / 2
