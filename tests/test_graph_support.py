"""Founded support: the table of the reference, the definition by brute force, laws, and what falls with a node."""

from __future__ import annotations

import pytest
from graphs import FIXTURES, LONG, LONGEST, Fixture, Graph, edges, graphs, subsets
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.graph.labelling import IN, OUT, UNDEC, grounded
from vaultkit.graph.support import falls, founded


def foundations(labels: bytes, graph: Graph) -> set[int]:
    states = founded(graph.count, labels, graph.tails, graph.heads)
    assert {*states} <= {0, 1}
    assert len(states) == graph.count
    return {node for node, state in enumerate(states) if state}


def by_rounds(labels: bytes, graph: Graph) -> set[int]:
    """The definition, from nothing upward."""
    found: set[int] = set()
    while True:
        more = {
            node
            for node in range(graph.count)
            if labels[node] != OUT and (not graph.before(node) or graph.before(node) & found)
        }
        if more == found:
            return found
        found = more


@st.composite
def labelled(draw: st.DrawFn, nodes: int = 8) -> tuple[bytes, Graph]:
    graph = draw(graphs(nodes))
    attacks = Graph(graph.count, draw(edges(graph.count, 8)))
    return bytes(grounded(graph.count, attacks.tails, attacks.heads)), graph


@pytest.mark.parametrize("fixture", FIXTURES.values(), ids=FIXTURES)
def test_the_fixtures_of_the_reference(fixture: Fixture) -> None:
    attacks = Graph(len(fixture.labels), fixture.attacks)
    labels = grounded(attacks.count, attacks.tails, attacks.heads)
    assert foundations(labels, Graph(attacks.count, fixture.supports)) == fixture.founded


@pytest.mark.parametrize(
    ("labels", "supports", "found"),
    [
        ([IN], [(0, 0)], set()),
        ([UNDEC, IN], [(0, 0), (1, 0)], {0, 1}),
        ([OUT, IN], [(0, 0), (1, 0)], {1}),
        ([OUT, IN, IN], [(0, 1), (1, 2)], set()),
        ([OUT, OUT, IN], [(0, 2), (1, 2), (0, 2)], set()),
        ([IN, OUT, IN, IN], [(0, 1), (1, 2), (2, 3), (0, 3)], {0, 3}),
    ],
)
def test_what_is_founded(labels: list[int], supports: list[tuple[int, int]], found: set[int]) -> None:
    assert foundations(bytes(labels), Graph(len(labels), supports)) == found


def test_of_no_node_nothing_is_founded() -> None:
    assert founded(0, b"", [], []) == b""


@given(labelled())
def test_founded_is_the_least_fixed_point_of_the_definition(drawn: tuple[bytes, Graph]) -> None:
    assert foundations(*drawn) == by_rounds(*drawn)


@given(labelled(6))
def test_founded_is_the_least_of_all_sets_that_fit_the_definition(drawn: tuple[bytes, Graph]) -> None:
    labels, graph = drawn
    fitting = [
        chosen
        for chosen in subsets(range(graph.count))
        if all(
            (node in chosen) is (labels[node] != OUT and (not graph.before(node) or bool(graph.before(node) & chosen)))
            for node in range(graph.count)
        )
    ]
    least = set.intersection(*fitting)
    assert least in fitting
    assert foundations(labels, graph) == least


@given(labelled(), st.data())
def test_founded_depends_on_neither_numbering_nor_order(drawn: tuple[bytes, Graph], data: st.DataObject) -> None:
    labels, graph = drawn
    renamed = data.draw(st.permutations(range(graph.count)))
    shuffled = data.draw(st.permutations([(renamed[tail], renamed[head]) for tail, head in graph.edges]))
    moved = bytearray(graph.count)
    for node, label in enumerate(labels):
        moved[renamed[node]] = label
    assert foundations(moved, Graph(graph.count, shuffled)) == {renamed[node] for node in foundations(labels, graph)}


def test_a_long_chain_is_founded() -> None:
    supports = range(LONGEST - 1), range(1, LONGEST)
    assert founded(LONGEST, bytes(LONGEST), *supports) == b"\1" * LONGEST
    assert founded(LONGEST, bytes((OUT,)) + bytes(LONGEST - 1), *supports) == bytes(LONGEST)


def test_a_long_chain_falls() -> None:
    fell = falls(LONG, bytes(LONG), range(LONG - 1), range(1, LONG), 0)
    assert (len(fell), fell[0], fell[-1]) == (LONG - 1, (1, [0]), (LONG - 1, [LONG - 2]))


# ------------------------------------------------------------------------------------------------ what falls with one


@pytest.mark.parametrize(
    ("supports", "retracted", "fell"),
    [
        ([], 0, []),
        ([(0, 1), (0, 1)], 0, [(1, [0])]),
        ([(0, 1), (2, 1)], 0, []),
        ([(0, 1), (1, 2), (2, 1)], 0, [(1, [0, 2]), (2, [1])]),
        ([(0, 3), (0, 1), (3, 2), (1, 2)], 0, [(1, [0]), (3, [0]), (2, [1, 3])]),
        ([(0, 1), (1, 2), (0, 2), (3, 2)], 0, [(1, [0])]),
        ([(0, 3), (3, 1), (3, 3)], 0, [(3, [0, 3]), (1, [3])]),
        ([(0, 1), (1, 0), (1, 2)], 0, []),  # nothing was founded
        ([(0, 0), (0, 1)], 0, []),
        ([(0, 1), (1, 2), (2, 3)], 1, [(2, [1]), (3, [2])]),
        ([(0, 8), (0, 1), (8, 2), (1, 2)], 0, [(1, [0]), (8, [0]), (2, [1, 8])]),
    ],
)
def test_what_falls(supports: list[tuple[int, int]], retracted: int, fell: list[tuple[int, list[int]]]) -> None:
    graph = Graph(9, supports)
    assert falls(9, bytes(9), graph.tails, graph.heads, retracted) == fell


def test_what_falls_because_it_is_out_without_the_node() -> None:
    """0 attacks 1 attacks 2; without 0, 1 is IN, so 2 is OUT and what it supports falls too."""
    graph = Graph(5, [(2, 3), (0, 4)])
    labels, relabelled = grounded(5, [0, 1], [1, 2]), grounded(5, [1], [2])
    assert falls(5, labels, graph.tails, graph.heads, 0, relabelled) == [(2, []), (3, [2]), (4, [0])]


@given(labelled(), labelled(), st.data())
def test_what_falls_is_what_was_founded_and_is_not(
    drawn: tuple[bytes, Graph], other: tuple[bytes, Graph], data: st.DataObject
) -> None:
    labels, graph = drawn
    if not graph.count:
        return
    retracted = data.draw(st.integers(0, graph.count - 1))
    relabelled = data.draw(st.sampled_from([None, (other[0] + labels)[: graph.count]]))
    barred = bytearray(labels if relabelled is None else relabelled)
    later = bytes(barred)
    barred[retracted] = OUT
    lost = by_rounds(labels, graph) - by_rounds(bytes(barred), graph)
    fell = falls(graph.count, labels, graph.tails, graph.heads, retracted, relabelled)
    assert sorted(node for node, _ in fell) == sorted(lost - {retracted})
    told = {retracted}
    for node, supporters in fell:
        assert supporters == sorted(graph.before(node) & lost)
        assert later[node] == OUT or told & {*supporters}
        told.add(node)
