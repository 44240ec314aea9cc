"""What is asked for of a zip: every missing byte once, and in as little time as the link allows."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from course_format.pack_index import Member
from desktop_app.domain.link_cost import LinkCost
from desktop_app.packs.fetch_plan import Missing, plan
from desktop_app.packs.member_cutter import MemberCutter

LINKS = st.builds(
    LinkCost, round_trip=st.floats(0.001, 3.0), rate=st.floats(500.0, 5_000_000.0)
)  # loopback to a link over two satellites


@st.composite
def missing(draw: st.DrawFn, most: int = 12, scale: int = 400) -> list[Missing]:
    """Members as they lie in a zip, some of them not wanted, some of them here in part, in any order."""
    at, found = 30, []
    for n in range(draw(st.integers(0, most))):
        at += draw(st.integers(0, 200) | st.integers(0, 250 * scale))
        stored = draw(st.integers(0, 300) | st.integers(0, 1_000 * scale))
        here = draw(st.just(0) | st.integers(0, stored))
        found.append(Missing(Member(f"f{n}.svg", at, stored, bytes(32), 0, stored, bytes(32)), here))
        at += stored
    return draw(st.permutations([each for each in found if draw(st.booleans())]))


@given(missing(), LINKS)
def test_every_missing_byte_is_in_one_span_and_each_span_is_worth_its_request(
    wanted: list[Missing], link: LinkCost
) -> None:
    spans = plan(wanted, link)
    asked = sorted((each for each in wanted if each.first < each.end), key=lambda each: each.first)
    assert [each for span in spans for each in span.wanted] == asked
    for span in spans:
        assert (span.first, span.end) == (span.wanted[0].first, span.wanted[-1].end)
        assert all(after.first - before.end <= link.gap for before, after in itertools.pairwise(span.wanted))
    assert all(after.first - before.end > link.gap for before, after in itertools.pairwise(spans))


@given(missing(most=9), LINKS)
def test_no_other_plan_is_quicker(wanted: list[Missing], link: LinkCost) -> None:
    asked = sorted((each for each in wanted if each.first < each.end), key=lambda each: each.first)
    spans = plan(wanted, link)
    mine = link.seconds(sum(span.end - span.first for span in spans), len(spans))
    for together in itertools.product((False, True), repeat=max(0, len(asked) - 1)):
        size, requests = sum(each.end - each.first for each in asked), min(1, len(asked))
        for (before, after), joined in zip(itertools.pairwise(asked), together, strict=True):
            size, requests = (size + after.first - before.end, requests) if joined else (size, requests + 1)
        assert mine <= link.seconds(size, requests) + (len(asked) + 1) / link.rate, "to the byte"


@given(missing(scale=1), LINKS, st.lists(st.integers(1, 3_000), min_size=1), st.booleans())
def test_what_is_missing_comes_out_once_and_in_order_whatever_the_pieces(
    wanted: list[Missing], link: LinkCost, sizes: list[int], whole: bool
) -> None:
    spans = plan(wanted, link)
    cutter = MemberCutter([each for span in spans for each in span.wanted])
    end = max((span.end for span in spans), default=0)
    zip_bytes = bytes(at % 251 for at in range(end))
    came: dict[str, bytearray] = {}
    for first, last in [(0, end)] if whole else [(span.first, span.end) for span in spans]:
        at = first
        for size in itertools.cycle(sizes):
            if at >= last:
                break
            for member, data in cutter.cut(at, zip_bytes[at : min(at + size, last)]):
                came.setdefault(member.path, bytearray()).extend(data)
            at += size
    assert cutter.done
    assert came == {each.member.path: zip_bytes[each.first : each.end] for each in wanted if each.first < each.end}
