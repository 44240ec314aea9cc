"""The OpenAPI description of the JSON form, made from the very structs that read and write it.

Promises: shapes and limits are those of sync_protocol.json_form; every refusal stands in it with its words, under the
address that a problem document names; the examples are signed and true, by keys that everybody knows.
Who calls: json_doors.py for GET /openapi.json; tools/openapi.py for docs/openapi.json.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import msgspec

from sync_protocol import enrolment, json_form
from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import DeviceKey
from sync_protocol.exchange import VERSION, Answer, FeedPart
from sync_protocol.replies import CODES
from sync_server.centre import doors
from sync_server.centre.json_words import WORDS
from sync_server.centre.limits import EXCHANGES

_SCHEMAS: Final = "#/components/schemas/"
_SCHEMA: Final = _SCHEMAS + "{name}"
_DEVICE: Final = DeviceKey.from_bytes(bytes(range(32)))
_CENTRE: Final = DeviceKey.from_bytes(bytes(range(2, 34)))
_RUN: Final = 0x1122334455667
_CLOCK: Final = 1_795_435_200_000
_PERSON: Final = "00f1e2d3c4b5a697"

_EXCHANGE_CODES: Final = ("request-nonsense", "signature-wrong", "device-unknown", "device-revoked", "person-erased",
                          "too-large", "protocol-newer", "busy")  # fmt: skip
_ENROL_CODES: Final = ("request-nonsense", "signature-wrong", "code-unknown", "code-used", "code-expired",
                       "device-revoked", "too-large", "protocol-newer", "busy")  # fmt: skip
_ABOUT: Final = f"""\
The exchange of docs/sync.md, for people with curl. Laptops speak the same in MessagePack, at the same addresses, in a
third of the bytes, and the centre keeps their slices while they still come; here a body counts when it is whole.

**Signatures** are Ed25519, in the header `{json_form.SIGNATURE_HEADER}`, base64, over the bytes of the body as they are
sent, with these bytes in front: for POST /exchange `fieldbook json request 1`, a zero byte, and the first 16 bytes of
the SHA-256 of the centre's public key; for POST /enrol `fieldbook json enrol 1` and a zero byte. The centre signs every
answer, a no as well: `fieldbook json answer 1`, a zero byte, the SHA-256 of the request's body, the SHA-256 of the
answer's body. Nothing in an answer is to be believed before that is verified with the key whose fingerprint stands in
the enrolment code. docs/sync.md shows it with curl and openssl.

**Limits.** A body has at most {doors.REQUEST_LIMIT:,} bytes (/enrol {enrolment.MAX_BYTES:,}, /bundle {MAX_FILE:,}).
A device may exchange {EXCHANGES.at_once} times in a row and then once in {EXCHANGES.every} ms. Fields that are not
described are ignored. Pieces of files (POST /files) go in MessagePack alone.
"""


@cache
def encoded() -> bytes:
    """The document, as it is served."""
    return msgspec.json.encode(description())


def description() -> dict[str, Any]:
    """The document."""
    kinds = (
        json_form.ExchangeRequest,
        json_form.ExchangeAnswer,
        json_form.EnrolmentRequest,
        json_form.EnrolmentAnswer,
        json_form.ProblemDocument,
        doors.Who,
    )
    _, schemas = msgspec.json.schema_components(kinds, ref_template=_SCHEMA)
    _spell_out(schemas)
    for kind in schemas.values():
        if "version" in kind["properties"]:
            kind["properties"]["version"] |= {"minimum": VERSION, "maximum": VERSION}
    schemas["ProblemDocument"]["properties"]["code"]["enum"] = sorted(CODES)
    return {
        "openapi": "3.1.1",
        "info": {"title": "Fieldbook centre", "version": str(VERSION), "description": _ABOUT,
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "paths": _paths(),
        "components": {
            "schemas": schemas,
            "headers": {"Signature": {"description": "The centre's, over this answer.", "required": True,
                                      "schema": _SIGNATURE}},
            "parameters": {"Signature": {"name": json_form.SIGNATURE_HEADER, "in": "header", "required": True,
                                         "description": "The device's, over this body.", "schema": _SIGNATURE}},
        },
        "x-refusals": {code: {"status": CODES[code], "title": words[0], "detail": words[1]}
                       for code, words in WORDS.items()},
    }  # fmt: skip


_SIGNATURE: Final = {"type": "string", "contentEncoding": "base64", "minLength": 88, "maxLength": 88,
                     "pattern": "^[A-Za-z0-9+/]{86}==$"}  # fmt: skip


def _spell_out(node: object) -> None:
    """Say of every base64 text what it looks like: its length alone admits others."""
    if isinstance(node, dict):
        if node.get("contentEncoding") == "base64":
            fixed = node.get("minLength") if node.get("minLength") == node.get("maxLength") else None
            node["pattern"] = _FIXED.get(fixed, _ANY) if fixed else _ANY
        for part in node.values():
            _spell_out(part)
    elif isinstance(node, list | tuple):
        for part in node:
            _spell_out(part)


_LETTER: Final = "[A-Za-z0-9+/]"
_ANY: Final = f"^({_LETTER}{{4}})*({_LETTER}{{2}}==|{_LETTER}{{3}}=)?$"
_FIXED: Final = {
    # length of the text: of 8, 16 and 32 bytes
    12: f"^{_LETTER}{{11}}=$",
    24: f"^{_LETTER}{{22}}==$",
    44: f"^{_LETTER}{{43}}=$",
}


def _paths() -> dict[str, Any]:
    asked, answered = _exchange_example()
    code, given = _enrolment_example()
    who = {"200": {"description": "Who this centre is.", "content": {"application/json": {"schema": _ref("Who")}}}}
    return {
        "/exchange": {
            "get": {"operationId": "who", "summary": "Which centre this is", "responses": who},
            "post": {
                "operationId": "exchange",
                "summary": "Hand over what this laptop wrote, and get what is new",
                "parameters": [{"$ref": "#/components/parameters/Signature"}],
                "requestBody": _body("ExchangeRequest", asked),
                "responses": _responses("ExchangeAnswer", answered, _EXCHANGE_CODES),
            },
        },
        "/enrol": {
            "post": {
                "operationId": "enrol",
                "summary": "Make a laptop known, with a code; again with the same key gives the same answer",
                "parameters": [{"$ref": "#/components/parameters/Signature"}],
                "requestBody": _body("EnrolmentRequest", code),
                "responses": _responses("EnrolmentAnswer", given, _ENROL_CODES),
            },
        },
        "/bundle": {
            "post": {
                "operationId": "bundle",
                "summary": "Hand in a .fieldbundle for somebody, and get its answer file",
                "description": "A no is a problem document for who accepts application/problem+json.",
                "requestBody": {"required": True, "content": {"application/octet-stream": _FILE}},
                "responses": {
                    "200": {"description": "The answer file, sealed to the laptop that wrote the bundle.",
                            "headers": _HEADERS, "content": {"application/octet-stream": _FILE}},
                    **_noes(("request-nonsense", "signature-wrong", "device-unknown", "too-large", "protocol-newer",
                             "busy")),
                },
            },
        },
    }  # fmt: skip


_FILE: Final[dict[str, Any]] = {"schema": {}}
_HEADERS: Final = {json_form.SIGNATURE_HEADER: {"$ref": "#/components/headers/Signature"}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _SCHEMAS + name}


def _body(name: str, example: object) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": _ref(name), "example": example}}}


def _responses(name: str, example: object, codes: tuple[str, ...]) -> dict[str, Any]:
    answer = {"application/json": {"schema": _ref(name), "example": example}}
    return {"200": {"description": "The answer.", "headers": _HEADERS, "content": answer}, **_noes(codes)}


def _noes(codes: tuple[str, ...]) -> dict[str, Any]:
    """The refusals by status."""
    noes: dict[str, Any] = {}
    for status in sorted({CODES[code] for code in codes}):
        these = [code for code in codes if CODES[code] == status]
        examples = {
            code: {"value": _plain(json_form.encode_problem(code, WORDS[code], _CENTRE.public))} for code in these
        }
        headers: dict[str, Any] = dict(_HEADERS)
        if status == 503:
            headers["Retry-After"] = {"description": "Seconds.", "schema": {"type": "integer"}}
        noes[str(status)] = {
            "description": " ".join(WORDS[code][0] for code in these),
            "headers": headers,
            "content": {"application/problem+json": {"schema": _ref("ProblemDocument"), "examples": examples}},
        }
    return noes


def _exchange_example() -> tuple[object, object]:
    asked = json_form.ExchangeRequest(
        device=_DEVICE.device_id,
        nonce=b"8 bytes!",
        centre_run=_RUN,
        positions={"p": 12, "l": 260},
        offered=[b"a slice "],
    )
    answer = Answer(run=_RUN, clock=_CLOCK, packs_version=9, feeds={"l": FeedPart((b"a slice, as it is",), 261)})
    return msgspec.to_builtins(asked), _plain(json_form.encode_exchange_answer(answer))


def _enrolment_example() -> tuple[object, object]:
    asked = json_form.EnrolmentRequest(
        code=enrolment.make_code(0x1A2B3C4D5E6, _CENTRE.public), public=_DEVICE.public, name="Amina Dialo"
    )
    given = enrolment.EnrolAnswer(
        version=1,
        person=_PERSON,
        name="Amina Dialo",
        certificate=certify(DeviceCertificate(_PERSON, _DEVICE.public, _CLOCK), _CENTRE),
        cohort="Spring course",
        centre_public=_CENTRE.public,
        run=_RUN,
        clock=_CLOCK,
        feeds=["c:2", "l", "p"],
    )
    return msgspec.to_builtins(asked), _plain(json_form.encode_enrolment_answer(given))


def _plain(body: bytes) -> Mapping[str, object]:
    read: Mapping[str, object] = msgspec.json.decode(body)
    return read
