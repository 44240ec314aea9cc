"""What keepers of keys do: make-keys, rotate-keys, sign-root, accept-root. How they go together: docs/operations.md."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pack_publisher.options import (
    ROLES,
    Clock,
    Document,
    Verbs,
    add_expiries,
    add_keys,
    add_repository,
    add_thresholds,
    lifetimes_of,
    read_keys,
    shared,
    thresholds_of,
)
from pack_publisher.publishing_verbs import moment
from pack_publisher.refusal import Refusal

if TYPE_CHECKING:
    from pack_publisher.ceremony import Ceremony
    from pack_publisher.keys import Keys
    from pack_publisher.rotation import Accepted


def add_verbs(verbs: Verbs) -> None:
    make = verbs.add_parser("make-keys", parents=[shared()], help="make signing keys; never over others")
    make.add_argument("folder", type=Path, help="the folder to put them into")
    make.add_argument("--role", choices=ROLES, action="append", required=True, help="may be repeated")
    make.add_argument("--count", type=int, default=1, choices=range(1, 10), metavar="N", help="how many of each (1)")
    make.set_defaults(run=_make)

    rotate = verbs.add_parser("rotate-keys", parents=[shared()], help="replace keys of a repository by others")
    add_repository(rotate)
    add_keys(rotate, required=False)
    rotate.add_argument(
        "--role",
        choices=ROLES,
        action="append",
        default=[],
        help="whose keys; may be repeated. None: only renew the root",
    )
    rotate.add_argument("--new", type=Path, metavar="DIR", help="the folder of all keys that the role has from now on")
    add_thresholds(rotate, "how many must sign; N alone is for the roles given")
    add_expiries(rotate)
    rotate.add_argument("--prepare", type=Path, metavar="DIR", help="only write the root here, to be signed elsewhere")
    rotate.set_defaults(run=_rotate)

    sign = verbs.add_parser("sign-root", parents=[shared()], help="sign a prepared root with the root keys kept here")
    sign.add_argument("folder", type=Path, help="the folder that rotate-keys --prepare made")
    add_keys(sign, required=False)
    sign.set_defaults(run=_sign)

    accept = verbs.add_parser("accept-root", parents=[shared()], help="put a root that was signed into its repository")
    accept.add_argument("folders", type=Path, nargs="+", help="the folders that were signed, one or several copies")
    add_repository(accept)
    add_keys(accept, required=False)
    add_expiries(accept)
    accept.set_defaults(run=_accept)


def _make(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.keys import make_keys

    made = [path for role in options.role for path in make_keys(options.folder, role, options.count)]
    if not options.json:
        for path in made:
            print(f"{path}: keep it secret. {path.with_suffix('.pub').name} is its public half.")
    return {"keys": [str(path) for path in made]}, 0


def _rotate(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.rotation import accept, propose
    from pack_publisher.writing import LIFETIMES

    new = _new_keys(options)
    lifetimes = lifetimes_of(options)
    ceremony = propose(
        options.repository,
        options.role,
        new,
        moment(clock),
        ceremony=options.prepare or Path(),
        thresholds=thresholds_of(options, options.role),
        lifetime=lifetimes.get("root", LIFETIMES["root"]),
    )
    if options.prepare:
        ceremony.write()
        if not options.json:
            print_root(ceremony)
        return {"root": root_facts(ceremony)}, 0
    keys = read_keys(options)
    if keys is None:
        raise Refusal(
            "key-missing", "Say with --keys where the keys of now are, or --prepare a root to sign elsewhere."
        )
    keys = keys.and_those_of(new) if new else keys
    ceremony.sign(keys)
    accepted = accept(options.repository, ceremony.root, keys, moment(clock), lifetimes=lifetimes)
    return _answer(options, ceremony, accepted)


def _sign(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.ceremony import read_ceremony

    ceremony = read_ceremony(options.folder)
    keys = read_keys(options)
    signed: tuple[str, ...] = ()
    if keys is not None:
        signed = ceremony.sign(keys)
        ceremony.write()
    if not options.json:
        print_root(ceremony)
    return {"root": root_facts(ceremony), "signed": list(signed)}, 0


def _accept(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.ceremony import put_together
    from pack_publisher.rotation import accept

    ceremony = put_together(options.folders)
    accepted = accept(
        options.repository, ceremony.root, read_keys(options), moment(clock), lifetimes=lifetimes_of(options)
    )
    return _answer(options, ceremony, accepted)


def _new_keys(options: argparse.Namespace) -> "Keys | None":
    """The new keys; those of a demo are made when they are not there."""
    from pack_publisher.keys import demo_keys, release_keys
    from pack_publisher.published import read_published

    if options.new is None:
        return None
    demo = bool(options.demo_keys) or read_published(options.repository).demo
    return demo_keys(options.new) if demo else release_keys(options.new)


def _answer(options: argparse.Namespace, ceremony: "Ceremony", accepted: "Accepted") -> tuple[Document, int]:
    if not options.json:
        print_root(ceremony)
        print(f"Root {accepted.version} is in {options.repository}.")
        if accepted.signed_anew and not accepted.by_both:
            print("The old keys did not sign with the new ones: copy roots and timestamp to the server together.")
    return {
        "root": root_facts(ceremony),
        "signed_anew": accepted.signed_anew,
        "by_both": accepted.by_both,
    }, 0


def print_root(ceremony: "Ceremony") -> None:
    for line in ceremony.changes():
        print(line)
    print(f"Signatures: {len(ceremony.signed_by)}; still wanted: {ceremony.wanted}.")


def root_facts(ceremony: "Ceremony") -> Document:
    root = ceremony.root.signed
    return {
        "version": root.version,
        "expires": root.expires.isoformat(),
        "roles": {
            role: {"threshold": root.roles[role].threshold, "keys": list(root.roles[role].keyids)} for role in ROLES
        },
        "signed_by": list(ceremony.signed_by),
        "wanted": ceremony.wanted,
    }
