"""The description is fresh, its examples are true, and it is served."""

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from sync_protocol import enrolment, exchange, json_form
from sync_server.centre import json_doors, openapi

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("openapi_tool", ROOT / "tools" / "openapi.py")
assert _spec is not None and _spec.loader is not None
tool = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tool)


@dataclass
class Started:
    status: str = ""

    def __call__(self, status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        self.status = status
        self.headers = dict(headers)


def test_the_file_is_fresh() -> None:
    assert (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8") == tool.text(), "run python tools/openapi.py"


@pytest.mark.parametrize(("method", "status"), [("GET", "200"), ("HEAD", "200"), ("POST", "405")])
def test_it_is_served(method: str, status: str) -> None:
    started = Started()
    environ = {"PATH_INFO": "/openapi.json", "REQUEST_METHOD": method}
    assert json_doors.is_for(environ)
    body = b"".join(json_doors.serve(None, environ, started))  # type: ignore[arg-type]  # it asks no office
    assert started.status.startswith(status)
    assert (body == openapi.encoded()) == (method == "GET")


def examples(node: Any) -> list[tuple[str, Any]]:
    """(name of the schema, example) of everything that has one."""
    found = []
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        found += examples(part)
    if isinstance(node, dict) and "$ref" in node.get("schema", {}):
        name = node["schema"]["$ref"].rpartition("/")[2]
        given = [node["example"]] if "example" in node else [one["value"] for one in node.get("examples", {}).values()]
        found += [(name, one) for one in given]
    return found


def test_every_example_fits_its_schema() -> None:
    document = openapi.description()
    found = examples(document["paths"])
    assert len(found) > 20
    for name, example in found:
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        jsonschema_rs.validator_for(schema).validate(json.loads(msgspec.json.encode(example)))


def test_the_fields_are_those_of_the_other_form() -> None:
    """Nobody adds a field there and forgets it here."""
    forms = (json_form.ExchangeRequest, json_form.ExchangeAnswer, json_form.EnrolmentRequest, json_form.EnrolmentAnswer)
    others = (exchange.Request, exchange.Answer, enrolment.EnrolRequest, enrolment.EnrolAnswer)
    names = {kind: {field.name for field in msgspec.structs.fields(kind)} for kind in (*forms, *others)}
    # The key of a laptop stands only in requests that go by file, and slices in JSON are whole.
    assert names[json_form.ExchangeRequest] == names[exchange.Request] - {"flags", "sealing", "begun"} | {"asks_key"}
    assert names[json_form.ExchangeAnswer] == names[exchange.Answer] - {"flags", "continued"} | {"more"}
    assert names[json_form.EnrolmentRequest] == names[enrolment.EnrolRequest] - {"secret"} | {"code"}
    assert names[json_form.EnrolmentAnswer] == names[enrolment.EnrolAnswer]


def test_every_refusal_can_be_looked_up_where_a_problem_points() -> None:
    document = openapi.description()
    for name, example in examples(document["paths"]):
        if name == "ProblemDocument":
            node: Any = document
            for step in example["type"].partition("#/")[2].split("/"):
                node = node[step]
            assert (node["title"], node["detail"], node["status"]) == (
                example["title"],
                example["detail"],
                example["status"],
            )
