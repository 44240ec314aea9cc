"""Each measurement of the exchange runs, with sizes that tell nothing."""

from pathlib import Path

from benchmarks import links, long_history, repacking, returning, sustained
from benchmarks.figures import Figure, table
from benchmarks.note_texts import edited, note
from benchmarks.two_laptops import fieldbook_laptops


def named(figures: list[Figure]) -> dict[str, Figure]:
    """By name and unit, which make a row."""
    found = {f"{figure.name} ({figure.unit})": figure for figure in figures}
    assert len(found) == len(figures)
    return found


def test_laptops_speak_tls_and_their_requests_are_counted(tmp_path: Path) -> None:
    with fieldbook_laptops(tmp_path, tls=True) as two:
        assert two.link.address.startswith("https://")
        two.write([note(1)])
        costs = [two.exchange(laptop) for laptop in (0, 1)]
        two.write([edited(note(1), 1)])
        costs += [two.exchange(laptop) for laptop in (0, 1)]
        assert [(cost.error, cost.requests) for cost in costs] == [(None, 1)] * 4
        assert min(cost.up for cost in costs) > 700  # a ticket, and what TLS can do: several times an exchange alone
        assert two.bodies(0) == two.bodies(1) == {edited(note(1), 1).body}


def test_rows_of_links_have_a_peer_where_it_was_measured() -> None:
    near = links._near(fieldbook_laptops, links.Size(notes=3, changed=1, rounds=1), tls=False)
    size = links.Size(notes=3, changed=1, rounds=1)
    alone = named(list(links._rows(near, None, size, "plain")))
    beside = named(list(links._rows(near, near, size, "plain")))
    assert alone.keys() == beside.keys()
    assert alone["nothing new, plain (requests)"].value == 1
    assert {figure.ratio for figure in beside.values()} == {"1.00x"}
    assert {figure.ratio for figure in alone.values()} == {""}


def test_packing_anew_is_measured() -> None:
    found = named(repacking.figures(repacking.Size(sentences=24, a_note=12)))
    stored = found["24 sentences sent one by one, packed anew, at the centre (B)"]
    assert stored.beside is not None and 0 < stored.value < stored.beside


def test_a_laptop_with_a_history_is_measured() -> None:
    size = long_history.Size(short=100, long=200, edited=1, rounds=1, people=1, copies=1, loads=1)
    found = named(list(long_history._on_laptops(size)))
    assert found["laptop with 200 entries, nothing new, both ways (B)"].ratio == "1.00x"


def test_returning_laptops_are_measured() -> None:
    found = named(returning.figures(returning.Size(laptops=3, window=0.2)))
    assert found["3 laptops back within 0 s, errors (of them)"].value == 0


def test_what_a_centre_sustains_is_measured_on_both_databases() -> None:
    size = sustained.Size(people=1, rounds=1, quiet=1, busy=2, bare=1)
    found = sustained.figures(size)
    assert {"SQLite", "PostgreSQL"} == {figure.name.split(", ")[1] for figure in found}
    assert table(found).count("\n") == len(found) + 1
