"""The simulation finds what it is there to find: each of these faults, planted in a copy of the program."""

import pytest

from tests.support.fault_finding import find
from tests.support.planted_faults import FAULTS, ROOT, PlantedFault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_be_planted(fault: PlantedFault) -> None:
    """What it changes stands there still, and what comes of it is Python."""
    source = (ROOT / fault.file).read_text(encoding="utf-8")
    planted = fault.planted(source)
    assert planted != source
    compile(planted, fault.file, "exec")


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found(fault: PlantedFault) -> None:
    found = find(fault, fault.worlds)
    assert found.by is not None, f"unnoticed in {found.worlds} worlds"


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_copy_without_a_fault_is_sound() -> None:
    """What is found in the others is the fault: neither the copying nor a fault that the program has by itself."""
    assert find(None, max(fault.worlds for fault in FAULTS)).by is None
