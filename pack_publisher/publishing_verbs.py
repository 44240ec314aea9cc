"""What publishers do: publish, status."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from pack_publisher.author_verbs import add_folder, fact_of
from pack_publisher.options import (
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
from pack_publisher.sound_packs import sound_packs


def add_verbs(verbs: Verbs) -> None:
    publish = verbs.add_parser("publish", parents=[shared()], help="sign packs and add them to a repository")
    add_folder(publish)
    add_repository(publish)
    add_keys(publish, required=True)
    add_thresholds(publish, "how many keys of a role must sign; for the first publication")
    add_expiries(publish)
    publish.add_argument("--replace", action="store_true", help="demo keys only: replace a version already published")
    publish.add_argument(
        "--prune", action="store_true", help="remove packs that neither this list nor the one before it names"
    )
    publish.set_defaults(run=_publish)
    renew = verbs.add_parser("renew", parents=[shared()], help="sign what is due anew, without new packs")
    add_repository(renew)
    add_keys(renew, required=True)
    add_expiries(renew)
    renew.add_argument("--prune", action="store_true", help="remove packs that no recent list names")
    renew.set_defaults(run=_renew)
    status = verbs.add_parser("status", parents=[shared()], help="who signs a repository, until when, and is it whole")
    status.add_argument("--repository", type=Path, required=True, metavar="DIR", help="the folder of the repository")
    status.set_defaults(run=_status)


def _publish(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.repository import Repository

    packs = list(sound_packs(options.folder, options.strict))
    keys = read_keys(options)
    assert keys is not None
    repository = Repository(
        options.repository, keys, moment(clock), lifetimes=lifetimes_of(options), thresholds=thresholds_of(options)
    )
    versions = repository.publish(packs, replace=options.replace, prune=options.prune)
    if not options.json:
        for pack, _ in packs:
            print(f"{pack.index.name}: published, {len(pack.zip)} bytes")
    return {"packs": [fact_of(pack) for pack, _ in packs], "versions": versions, "demo": keys.demo}, 0


def _renew(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.published import read_published
    from pack_publisher.refusal import Refusal
    from pack_publisher.repository import Repository

    if read_published(options.repository).targets is None:
        raise Refusal("no-repository", f"There is no repository in {options.repository}. Publish packs into it first.")
    keys = read_keys(options)
    assert keys is not None
    repository = Repository(options.repository, keys, moment(clock), lifetimes=lifetimes_of(options))
    versions = repository.publish([], prune=options.prune)
    if not options.json:
        print(f"{options.repository}: signed anew, timestamp {versions['timestamp']}")
    return {"versions": versions, "demo": keys.demo}, 0


def _status(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.status import status

    found = status(options.repository, moment(clock))
    if not options.json:
        for line in found.lines():
            print(line)
    return found.document(), int(bool(found.wrong))


def moment(clock: Clock) -> datetime:
    return datetime.fromtimestamp(clock(), UTC)
